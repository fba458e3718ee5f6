package import ManualModel

/// Reads `revisions.yaml`: bytes in, rows out.
///
/// Takes what a person typed or `shouce issue` appended; tells every mistake at once.
package enum LedgerReader {
  /// The rows in the order of the file; none when there is no tree to take them from.
  ///
  /// With errors among the diagnostics nothing may be built on them.
  package static func read(
    _ source: SourceText, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> [LedgerRow] {
    var reporter = Reporter()
    let rows = read(source, file: file, &reporter)
    reporter.finish(into: &diagnostics)
    return rows
  }

  /// Words that a person typed as a ledger gives them back: without blanks at their ends, and with a
  /// blank for each character that no document can hold.
  package static func words(_ typed: String) -> String {
    ScalarText.tidy(String(decoding: TextCleaner(Array(typed.utf8)).bytes, as: UTF8.self))
  }

  private static func read(
    _ source: SourceText, file: SourceFileID, _ reporter: inout Reporter
  ) -> [LedgerRow] {
    let schema = Schema.ledger
    guard
      let root = YAMLDocument.read(source, file: file, keys: schema.names, reporter: &reporter)
    else { return [] }
    // Nothing but comments, or the key with nothing below it yet.
    if root.isEmpty { return [] }
    guard case .mapping = root.content else {
      reporter.report(.notALedger(at: root.span))
      return []
    }
    let names = NameIndex(root, schema: schema, reporter: &reporter)
    var decoder = FactDecoder(
      schema: schema, catalogue: Catalogue(standard: "", title: "", clauses: []), names: names,
      reporter: reporter)
    let facts = decoder.facts(root)
    reporter = decoder.reporter
    guard case .list(let items)? = facts.fact(LedgerField.list.en)?.value else { return [] }
    var rows: [LedgerRow] = []
    for (index, item) in items.enumerated() {
      let row = LedgerRow(item, position: index, spans: facts.table)
      check(row, after: rows, &reporter)
      rows.append(row)
    }
    return rows
  }

  private static func check(
    _ row: LedgerRow, after rows: [LedgerRow], _ reporter: inout Reporter
  ) {
    if let first = rows.first(where: { $0.isVersion(row.version) }), !row.version.isEmpty {
      reporter.report(.versionTwice(row.version, at: row.span, first: first.span))
    }
    if let issued = row.issued {
      if let last = rows.last(where: { $0.issued != nil }), let before = last.issued,
        issued < before
      {
        reporter.report(.rowBefore(row.version, issued, last.version, before, at: row.span))
      }
      if let effective = row.effective, effective < issued {
        reporter.report(.effectiveBeforeIssue(row.version, effective, issued, at: row.span))
      }
    }
  }
}

extension LedgerRow {
  fileprivate init(_ fact: Fact, position: Int, spans: FactTable) {
    var values: [LedgerField: Value] = [:]
    if case .record(let fields) = fact.value {
      for (field, fact) in zip(LedgerField.allCases, fields) { values[field] = fact.value }
    }
    func text(_ field: LedgerField) -> String {
      if case .text(let text)? = values[field] { text } else { "" }
    }
    func texts(_ field: LedgerField) -> [String] {
      guard case .list(let items)? = values[field] else { return [] }
      return items.compactMap { if case .text(let text) = $0.value { text } else { nil } }
    }
    func day(_ field: LedgerField) -> Day? {
      if case .date(let day)? = values[field] { day } else { nil }
    }
    func digest(_ field: LedgerField) -> String? { text(field).isEmpty ? nil : text(field) }
    var number = position + 1
    if case .number(let given)? = values[.number] { number = given }
    self.init(version: text(.version), number: number)
    revision = text(.revision)
    prepared = day(.prepared)
    issued = day(.issued)
    effective = day(.effective)
    clauses = texts(.clauses)
    content = texts(.content)
    reason = text(.reason)
    preparedBy = text(.preparedBy)
    reviewedBy = text(.reviewedBy)
    approvedBy = text(.approvedBy)
    pages = text(.pages)
    data = digest(.data)
    chain = digest(.chain)
    span = spans.span(of: fact.id)
  }
}

extension Diagnostic {
  fileprivate static func notALedger(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "not-a-ledger", at: span,
      Wording(
        zh: "修订记录文件应以「修订记录:」开头，下面每次发布一项",
        en: "a revision history begins with 'revisions:', with an item for each issue below"),
      remedy: Wording(
        zh: "第一行写「修订记录:」，以下每项以「- 版本: A0」开头",
        en: "write 'revisions:' first, then items such as '- version: A0'"))
  }

  fileprivate static func versionTwice(
    _ version: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "version-twice", at: span,
      Wording(zh: "版本「\(version)」记了两次", en: "version '\(version)' is recorded twice"),
      remedy: Wording(
        zh: "两个人同时发布后合并了文件？只保留真正发布的一行",
        en: "if two people issued at once and their files were merged, keep the row that counts"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first here"), at: first)])
  }

  fileprivate static func rowBefore(
    _ version: String, _ day: Day, _ other: String, _ before: Day, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "rows-out-of-order", at: span,
      Wording(
        zh: "版本「\(version)」的发布日期 \(day.iso) 早于前面的「\(other)」（\(before.iso)）",
        en: "'\(version)' was issued on \(day.iso), before '\(other)' above it (\(before.iso))"),
      remedy: Wording(zh: "按发布的先后排列，核对日期", en: "put the rows in the order of issue"))
  }

  fileprivate static func effectiveBeforeIssue(
    _ version: String, _ effective: Day, _ issued: Day, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "dates-out-of-order", at: span,
      Wording(
        zh: "版本「\(version)」的实施日期 \(effective.iso) 早于发布日期 \(issued.iso)",
        en: "'\(version)' takes effect on \(effective.iso), before its issue on \(issued.iso)"),
      remedy: Wording(
        zh: "实施日期应等于或晚于发布日期", en: "it may take effect on the day of issue or later"))
  }
}
