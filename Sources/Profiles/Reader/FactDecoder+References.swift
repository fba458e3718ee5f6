import ManualModel

extension FactDecoder {
  /// The name that a reference gives, if there is something of that name.
  mutating func reference(
    _ text: String, to target: SchemaReference, _ node: YAMLNode, _ written: Written
  ) -> Value {
    // The search for what was meant is dear; nobody reads more than the reporter takes.
    guard !reporter.isFull else { return .text(text) }
    switch target {
    case .department:
      if !names.departments.contains(text) {
        strangers.add(text, .department, written.key, at: node.span)
      }
    case .person:
      if !names.people.contains(text) {
        strangers.add(text, .person, written.key, at: node.span)
      }
    case .clause: return clause(text, at: node.span).map { .text($0.description) } ?? .missing
    case .parameter:
      guard schema.parameter(at: text) != nil else {
        let all = schema.parameters.flatMap { group in
          group.parameters.map { "\(group.key).\($0.key)" }
        }
        let near = nearest(text, among: all)
        reporter.report(.unknownParameter(text, near: near, at: node.span))
        return .missing
      }
    }
    return .text(text)
  }

  /// The clause of the catalogue that a text names: 5.2.6, also 「5.2.6 废弃商品回收」.
  mutating func clause(_ text: String, at span: SourceSpan) -> ClauseID? {
    let number = text.unicodeScalars.prefix { ("0"..."9").contains($0) || $0 == "." }
    if let id = ClauseID(String(number)), catalogue[id] != nil { return id }
    guard !reporter.isFull else { return nil }
    let parent = ClauseID(String(number))?.parent
    let siblings = catalogue.clauses.map(\.id).filter { parent != nil && $0.parent == parent }
    if let first = siblings.first, let last = siblings.last {
      reporter.report(
        .unknownClause(text, in: catalogue.standard, among: (first, last), at: span))
    } else {
      let near = nearest(text, among: catalogue.clauses.lazy.map(\.id.description))
      reporter.report(.unknownClause(text, in: catalogue.standard, near: near, at: span))
    }
    return nil
  }

  /// The responsibility matrix: for each clause its main and its related departments.
  mutating func matrix(
    _ node: YAMLNode, _ row: SchemaRecord, _ written: Written, _ id: FactID
  ) -> Value {
    guard case .mapping(let entries) = node.content else {
      reporter.report(.expectedMatrix(written.key, at: node.span))
      return .missing
    }
    var rows: [(key: String, fact: Fact)] = []
    var places: [ClauseID: SourceSpan] = [:]
    for entry in entries {
      let text = ScalarText.tidy(entry.key)
      let plain = ScalarText.halfWidth(text) ?? text
      guard let clause = clause(ScalarText.unquoted(plain) ?? plain, at: entry.keySpan) else {
        continue
      }
      if let first = places.updateValue(entry.keySpan, forKey: clause) {
        reporter.report(.clauseTwice(clause, at: entry.keySpan, first: first))
        continue
      }
      let key = clause.description
      let child = table.add(key, under: id, at: entry.value.span)
      rows.append((key, Fact(matrixRow(entry, row, child), child)))
    }
    return .map(rows)
  }

  private mutating func matrixRow(
    _ entry: YAMLEntry, _ row: SchemaRecord, _ id: FactID
  ) -> Value {
    let written = Written(key: entry.key, span: entry.keySpan)
    if case .sequence = entry.value.content {
      reporter.report(.expectedRow(entry.key, at: entry.value.span))
      return record(YAMLNode(.mapping([]), span: entry.value.span), row, written, id)
    }
    var node = entry.value
    if let marked = marked(node, row) { node = marked }
    // In short: a department alone is the main one.
    if let text = node.scalar, !node.isEmpty, Slip.keyBeforeColon(text, of: row) == nil {
      let main = YAMLEntry(key: row.fields[0].chinese, keySpan: node.span, value: node)
      node = YAMLNode(.mapping([main]), span: node.span)
    }
    if let main = node.value(row.fields[0]), let count = mainCount(main), count > 1 {
      reporter.report(.severalMain(entry.key, count, at: main.span))
      let rest = node.entries.filter { row.index(of: $0.key) != 0 }
      return record(YAMLNode(.mapping(rest), span: node.span), row, written, id)
    }
    let value = record(node, row, written, id)
    guard case .record(let facts) = value, case .list(let related) = facts[1].value else {
      return value
    }
    if case .text(let main) = facts[0].value {
      for fact in related {
        guard case .text(main) = fact.value else { continue }
        reporter.report(.mainIsRelated(main, entry.key, at: table.span(of: fact.id)))
      }
    } else if !related.isEmpty {
      reporter.report(.noMain(entry.key, at: entry.keySpan))
    }
    return value
  }

  /// The row that marks stand for, as on paper: 「▲售后服务部 △业务部、技术部」.
  private func marked(_ node: YAMLNode, _ row: SchemaRecord) -> YAMLNode? {
    guard let text = node.scalar, text.unicodeScalars.contains(where: { $0 == "▲" || $0 == "△" })
    else { return nil }
    var names: [[YAMLNode]] = [[], []]
    var slot = 0
    for part in text.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" }) {
      for piece in ScalarText.pieces(String(part)) {
        if piece.hasPrefix("▲") { slot = 0 }
        if piece.hasPrefix("△") { slot = 1 }
        let name = String(piece.drop { $0 == "▲" || $0 == "△" })
        if !name.isEmpty { names[slot].append(YAMLNode(.scalar(name, .plain), span: node.span)) }
      }
    }
    let entries = zip(row.fields, names).compactMap { field, nodes -> YAMLEntry? in
      guard let first = nodes.first else { return nil }
      let value = nodes.count == 1 ? first : YAMLNode(.sequence(nodes), span: node.span)
      return YAMLEntry(key: field.chinese, keySpan: node.span, value: value)
    }
    return YAMLNode(.mapping(entries), span: node.span)
  }

  /// How many main departments a node gives.
  private func mainCount(_ node: YAMLNode) -> Int? {
    switch node.content {
    case .sequence(let items): return items.count
    case .mapping: return nil
    case .scalar(let text, _):
      if names.departments.contains(ScalarText.tidy(text)) { return 1 }
      return ScalarText.pieces(text).count
    }
  }
}

extension YAMLNode {
  fileprivate var entries: [YAMLEntry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }
}

extension Diagnostic {
  fileprivate static func unknownParameter(
    _ path: String, near: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "unknown-parameter", at: span,
      Wording(zh: "没有名为「\(path)」的程序参数", en: "no procedure has a parameter '\(path)'"),
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "写成「程序.参数」，如「repair.respond_within_hours」",
          en: "write procedure and parameter, such as 'repair.respond_within_hours'"))
  }

  /// The remedy is a near number, else the numbers of that level, else how one is written.
  fileprivate static func unknownClause(
    _ text: String, in standard: String, near: String? = nil,
    among siblings: (first: ClauseID, last: ClauseID)? = nil, at span: SourceSpan
  ) -> Diagnostic {
    let remedy =
      if let near {
        Wording(zh: "是不是「\(near)」？", en: "did you mean '\(near)'?")
      } else if let siblings {
        Wording(
          zh: "这一级有「\(siblings.first)」到「\(siblings.last)」",
          en: "at this level there are '\(siblings.first)' to '\(siblings.last)'")
      } else {
        Wording(
          zh: "写条款号，如 \"5.2.6\"；条款号加半角引号",
          en: "write the number of a clause, such as \"5.2.6\", in quotes")
      }
    return Diagnostic(
      "unknown-clause", at: span,
      Wording(
        zh: "条款「\(text)」不在 \(standard) 的条款目录里",
        en: "clause '\(text)' is not in the catalogue of \(standard)"), remedy: remedy)
  }

  fileprivate static func expectedMatrix(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "expected-record", at: span,
      Wording(zh: "「\(key)」下面应每个条款一行", en: "'\(key)' has a line for each clause"),
      remedy: Wording(
        zh: "写成「\"5.1.1\": {主要: 部门, 相关: [部门]}」",
        en: "write \"5.1.1\": {main: department, related: [department]}"))
  }

  fileprivate static func expectedRow(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "expected-record", at: span,
      Wording(
        zh: "条款 \(key) 没有写明哪个是主要部门",
        en: "clause \(key) does not say which department is the main one"),
      remedy: Wording(
        zh: "写成「{主要: 部门, 相关: [部门, 部门]}」",
        en: "write {main: department, related: [department, department]}"))
  }

  fileprivate static func severalMain(
    _ clause: String, _ count: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "several-main-departments", at: span,
      Wording(
        zh: "条款 \(clause) 有 \(count) 个主要部门，只能有一个",
        en: "clause \(clause) has \(count) main departments; there is exactly one"),
      remedy: Wording(
        zh: "留下一个，其余移到「相关」", en: "keep one and move the others to 'related'"))
  }

  fileprivate static func noMain(_ clause: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "no-main-department", at: span,
      Wording(
        zh: "条款 \(clause) 有相关部门，但没有主要部门",
        en: "clause \(clause) has related departments but no main one"),
      remedy: Wording(zh: "补上「主要: 部门」", en: "add 'main: department'"))
  }

  fileprivate static func mainIsRelated(
    _ name: String, _ clause: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "main-is-related", at: span,
      Wording(
        zh: "条款 \(clause) 的主要部门「\(name)」不能同时是相关部门",
        en: "'\(name)' is the main department of clause \(clause) and cannot be related too"),
      remedy: Wording(zh: "从「相关」里删除「\(name)」", en: "delete '\(name)' from 'related'"))
  }
}
