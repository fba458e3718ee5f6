import ManualModel

extension Evaluator {
  /// A live reference; whether its target exists shows when the manual is assembled.
  mutating func reference(
    to item: Item, _ form: Reference.Form, _ range: TextRange
  ) -> Item {
    let text = plainText(item)
    let target: String
    if let key = text.suffix(behind: "form:") {
      guard let entry = entry(key, among: context.index.forms, range) else { return .text("") }
      target = entry.section
    } else if let key = text.suffix(behind: "procedure:") {
      guard let entry = entry(key, among: context.index.procedures, range) else { return .text("") }
      target = entry.section
    } else {
      target = text
    }
    expectTarget(target, range)
    return .inlines([.reference(Reference(target: target, form: form, style: .none))])
  }

  /// A procedure or form named in text, as the pattern of the pack says.
  mutating func citation(
    _ item: Item, among entries: [String: CitationIndex.Entry], _ range: TextRange,
    target: (CitationIndex.Entry) -> String
  ) -> Item {
    guard let entry = entry(plainText(item), among: entries, range) else { return .text("") }
    var writer = InlineWriter(capacity: 4)
    for part in context.citationPattern.parts {
      switch part {
      case .text(let text): writer.text(text, style: .none)
      case .name: writer.text(entry.name, style: .none)
      case .number:
        expectTarget(target(entry), range)
        writer.append(.reference(Reference(target: target(entry), form: .number, style: .none)))
      }
    }
    return .inlines(writer.inlines)
  }

  /// A live reference to the code of a form or procedure.
  mutating func codeReference(_ item: Item, _ range: TextRange) -> Item {
    guard let (target, _) = entry(code: plainText(item), range) else { return .text("") }
    expectTarget(target, range)
    return .inlines([.reference(Reference(target: target, form: .number, style: .none))])
  }

  /// The code of a form or procedure at the place that references to it show.
  ///
  /// There is one such place; a second is a reference, and headers are on too many pages.
  mutating func codeMark(_ item: Item, _ range: TextRange) -> Item {
    guard let (target, entry) = entry(code: plainText(item), range) else { return .text("") }
    if isReplaced || style == .header || style == .footer { return .text(entry.code) }
    guard state.marks.insert(target).inserted else { return codeReference(item, range) }
    return .inlines([.mark(target: target, text: entry.code, style: .none)])
  }

  private mutating func entry(
    code: String, _ range: TextRange
  ) -> (target: String, CitationIndex.Entry)? {
    if let target = context.index.targets[code] {
      let (forms, procedures) = (context.index.forms, context.index.procedures)
      let entry =
        target.suffix(behind: "form:").flatMap { forms[$0] }
        ?? target.suffix(behind: "procedure:").flatMap { procedures[$0] }
      return entry.map { (target, $0) }
    }
    if !isReplaced {
      report(.unknownDocument(code, among: context.index.targets.keys.sorted()), at: range)
    }
    return nil
  }

  private mutating func expectTarget(_ target: String, _ range: TextRange) {
    guard !isReplaced else { return }
    state.references.append(
      PendingReference(target: target, source: frame.template.source, range: range))
  }

  mutating func entry(
    _ key: String, among entries: [String: CitationIndex.Entry], _ range: TextRange
  ) -> CitationIndex.Entry? {
    if let entry = entries[key] { return entry }
    if !isReplaced {
      let isLeftOut = context.index.leftOut.contains(key)
      report(
        isLeftOut ? .leftOut(key) : .unknownDocument(key, among: entries.keys.sorted()), at: range)
    }
    return nil
  }
}

extension String {
  fileprivate func suffix(behind prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

extension Mistake {
  static func unknownDocument(_ key: String, among keys: [String]) -> Mistake {
    Mistake(
      "unknown-target", zh: "没有程序文件或表单「\(key)」", en: "there is no procedure or form '\(key)'",
      remedy: nearest(key, among: keys).map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      })
  }

  fileprivate static func leftOut(_ key: String) -> Mistake {
    Mistake(
      "left-out-target", zh: "这里提到的「\(key)」在本手册中没有（它的 when 条件不成立）",
      en: "'\(key)' is named here but left out of this manual, as its 'when' is false",
      remedy: Wording(
        zh: "用同样的条件限定这一句：{% if not excluded(\"…\") %}",
        en: "put this sentence under the same condition"))
  }
}
