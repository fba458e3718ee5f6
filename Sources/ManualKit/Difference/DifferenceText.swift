internal import ManualModel
internal import Revisions

/// A difference for a terminal: facts, then clauses, then words.
///
/// ```
/// 资料 1 项
///   1  人员 · 张三: 李四            5.1.1、5.2.4 (3 处)
/// 条款 2 条
///   改动  5.2.4 维修               〔1〕
/// 字句
///   5.2.4 维修
///     段落  接到报修后[-24-]{+12+}小时内到达
/// ```
struct DifferenceText {
  let comparison: ManualComparison
  let language: Language
  let isColoured: Bool
  private let names: SectionNames

  private var difference: Difference { comparison.difference }

  /// How many passages of a section are shown; a page of HTML has all.
  private static let mostPassages = 12
  /// How many characters around a change are shown.
  private static let context = 14
  /// In how many sections a fact is said to be before the rest is counted.
  private static let mostPlaces = 6
  /// How long two values may be together that are both shown as a whole.
  private static let longestPair = 60

  init(_ comparison: ManualComparison, language: Language, isColoured: Bool) {
    self.comparison = comparison
    self.language = language
    self.isColoured = isColoured
    names = comparison.names(in: language)
  }

  var text: String {
    var lines = ["\(comparison.old.label) → \(comparison.new.label)"]
    lines += comparison.notes.map { language(zh: "说明: ", en: "note: ") + language($0) }
    guard !difference.isEmpty else {
      let isWhole = comparison.old.hasOwnEdges && comparison.new.hasOwnEdges
      lines.append(
        isWhole
          ? language(zh: "没有差别", en: "no difference")
          : language(zh: "正文没有差别", en: "no difference in the body"))
      return lines.joined(separator: "\n") + "\n"
    }
    lines += facts() + clauses() + words()
    if difference.hasOtherChanges, !difference.otherChangesAreExplained {
      lines += ["", language(zh: "页眉、页脚或页面版式也有改动", en: "header, footer or page layout differ too")]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Facts

  private func facts() -> [String] {
    guard !difference.facts.isEmpty else { return [] }
    let count = difference.facts.count
    var lines = [
      "", heading(language(zh: "资料 \(count) 项", en: count == 1 ? "1 fact" : "\(count) facts")),
    ]
    for (index, fact) in difference.facts.enumerated() {
      let (old, new) = DiffWords.values(fact, in: language, comparison.words)
      let number = "\(index + 1)".leftPadded(to: 3)
      var line = "\(number)  " + DiffWords.subject(fact, in: language, comparison.words) + ": "
      switch (old, new) {
      case (let old?, let new?) where isText(fact) && old.count + new.count > Self.longestPair:
        line += shown(Passage.Run.between(old, new), isMove: false)
      case (let old?, let new?): line += "\(deleted(old)) → \(inserted(new))"
      case (let old?, nil): line += deleted("-" + old)
      case (nil, let new?): line += inserted("+" + new)
      case (nil, nil): break
      }
      lines.append(line)
      lines.append("     " + faint(places(of: fact)))
    }
    return lines
  }

  /// Whether the value is one text, which may be long, and no list of items.
  private func isText(_ fact: FactChange) -> Bool {
    if case .changed = fact.kind { true } else { false }
  }

  private func places(of fact: FactChange) -> String {
    guard fact.count > 0 else {
      return language(zh: "正文中不出现", en: "shown nowhere in the text")
    }
    let sections = fact.places.map { place in
      place.section.isEmpty
        ? language(zh: "页眉页脚", en: "header, footer") : names.short(place.section)
    }
    let rest = sections.count - Self.mostPlaces
    let shown = sections.prefix(Self.mostPlaces).joined(separator: language(zh: "、", en: ", "))
    return language(
      zh: "\(fact.count) 处: \(shown)" + (rest > 0 ? " 等 \(sections.count) 节" : ""),
      en: (fact.count == 1 ? "1 place: " : "\(fact.count) places: ") + shown
        + (rest > 0 ? " and \(rest) more sections" : ""))
  }

  // MARK: Clauses

  private func clauses() -> [String] {
    guard !difference.sections.isEmpty else { return [] }
    let count = difference.sections.count
    var lines = [
      "",
      heading(language(zh: "条款 \(count) 条", en: count == 1 ? "1 section" : "\(count) sections")),
    ]
    for change in difference.sections {
      let kinds = DiffWords.kinds(change.kinds).map { language($0.wording) }
      var line =
        "  "
        + kinds.joined(separator: language(zh: "、", en: ", ")).padded(to: language(zh: 8, en: 12))
        + " " + names.full(change)
      if let old = change.old, let new = change.new,
        old.number != new.number || old.title != new.title
      {
        let before = names.full(number: old.number, title: old.title, id: change.id)
        line += language(zh: "（原 \(before)）", en: " (was \(before))")
      }
      if !change.causes.isEmpty {
        let numbers = change.causes.map { String($0 + 1) }.joined(separator: ",")
        let only =
          change.isExplained ? language(zh: "仅因 ", en: "by ") : language(zh: "另因 ", en: "also ")
        line += "  " + faint("〔\(only)\(numbers)〕")
      } else if change.isExplained {
        line += "  " + faint(language(zh: "〔仅因版本〕", en: "〔by version〕"))
      }
      lines.append(line)
    }
    return lines
  }

  // MARK: Words

  /// What facts explain is told by them; the words of the other sections follow.
  private func words() -> [String] {
    var lines: [String] = []
    for change in difference.sections where !change.isExplained {
      let passages = change.passages.filter {
        !$0.isOlderHalf && !$0.isExplained
          && !($0.kind == .heading && (change.old == nil || change.new == nil))
      }
      let told = passages.compactMap { line(of: $0) }
      let shown = told.prefix(Self.mostPassages)
      guard !shown.isEmpty else { continue }
      lines += ["", "  " + names.full(change)] + shown.map { "    " + $0 }
      let rest = told.count - shown.count
      if rest > 0 {
        lines.append(
          "    "
            + faint(
              language(
                zh: "… 另有 \(rest) 段，看全部用 --format html",
                en: "… \(rest) more; --format html shows all")))
      }
    }
    guard !lines.isEmpty else { return [] }
    return ["", heading(language(zh: "字句", en: "words"))] + lines.dropFirst()
  }

  private func line(of passage: Passage) -> String? {
    let isMove = passage.change.isMove
    let cells = passage.cells.map { shown($0, isMove: isMove) }
    var text = ""
    switch passage.kind {
    case .row:
      text = passage.shownCells.compactMap { cell -> String? in
        guard !cells[cell.place].isEmpty else { return nil }
        let isNamed = !cell.label.isEmpty && cell.place > 0 && passage.change == nil
        return isNamed ? "\(cell.label)：\(cells[cell.place])" : cells[cell.place]
      }.joined(separator: " │ ")
    case .heading, .paragraph, .item, .column, .caption, .picture, .drawing, .signature, .other:
      text = cells.filter { !$0.isEmpty }.joined(separator: " / ")
    }
    guard !text.isEmpty else { return nil }
    var label = language(DiffWords.passage(passage.kind))
    if let table = passage.table, !table.isEmpty { label += " " + table }
    if isMove { label += language(zh: "（移到这里）", en: " (moved here)") }
    return faint(label) + "  " + text
  }

  private func shown(_ runs: [Passage.Run], isMove: Bool) -> String {
    var text = ""
    for (index, run) in runs.enumerated() {
      let words = String(
        run.text.unicodeScalars.map { $0.properties.isWhitespace ? " " : Character($0) })
      switch run.change {
      case .inserted?: text += inserted("{+\(words)+}")
      case .deleted?: text += deleted("[-\(words)-]")
      case .movedTo? where !isMove: text += inserted("{+\(words)+}")
      case .movedFrom? where !isMove: text += deleted("[-\(words)-]")
      case .movedTo?, .movedFrom?, .formatted?, nil:
        text += trimmed(words, isFirst: index == 0, isLast: index == runs.count - 1)
      }
    }
    return text
  }

  /// A stretch that both have, its middle or its far end left out.
  private func trimmed(_ words: String, isFirst: Bool, isLast: Bool) -> String {
    let most = Self.context * (isFirst == isLast ? 2 : 1)
    guard words.count > most + 2 else { return words }
    if isFirst, isLast { return words.prefix(most) + "…" }
    if isFirst { return "…" + words.suffix(Self.context) }
    if isLast { return words.prefix(Self.context) + "…" }
    return words.prefix(Self.context) + "…" + words.suffix(Self.context)
  }

  // MARK: Looks

  private func heading(_ text: String) -> String { coloured(text, "1") }

  private func inserted(_ text: String) -> String { coloured(text, "32") }

  private func deleted(_ text: String) -> String { coloured(text, "31") }

  private func faint(_ text: String) -> String { coloured(text, "2") }

  private func coloured(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension Passage {
  /// Where something stood before it was moved; what was edited on the way is told where it is now.
  var isOlderHalf: Bool { if case .movedFrom? = change { true } else { false } }
}

extension Change? {
  fileprivate var isMove: Bool {
    switch self {
    case .movedFrom?, .movedTo?: true
    case .inserted?, .deleted?, .formatted?, nil: false
    }
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - columns)) + self
  }
}

extension Language {
  fileprivate func callAsFunction(zh: Int, en: Int) -> Int { self == .zh ? zh : en }
}
