package import ManualModel

/// The clauses of a standard as a pack describes them: `catalogue.yaml`.
package struct PackCatalogue: Sendable {
  package let catalogue: Catalogue
  /// The department that usually is the main one for a clause, as the pack words it (管理层).
  package let owners: [ClauseID: String]

  package init(catalogue: Catalogue, owners: [ClauseID: String]) {
    self.catalogue = catalogue
    self.owners = owners
  }

  /// Nil when the file has no tree; with errors among the diagnostics it may lack clauses.
  package static func read(
    _ source: SourceText, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> PackCatalogue? {
    var reporter = Reporter()
    defer { reporter.finish(into: &diagnostics) }
    guard let root = YAMLDocument.read(source, file: file, keys: [], reporter: &reporter),
      let record = RecordReader(
        root, kind: "catalogue", keys: ["standard", "title", "clauses"], &reporter)
    else { return nil }
    var clauses: [Clause] = []
    var owners: [ClauseID: String] = [:]
    var places: [ClauseID: SourceSpan] = [:]
    for node in record.items("clauses") {
      guard let (clause, owner) = clause(node, &reporter) else { continue }
      if let first = places.updateValue(clause.span, forKey: clause.id) {
        reporter.report(.clauseTwice(clause.id, at: clause.span, first: first))
        continue
      }
      if let last = clauses.last, clause.id < last.id {
        reporter.report(.clauseOutOfOrder(clause, after: last.id))
      }
      owners[clause.id] = owner
      clauses.append(clause)
    }
    return PackCatalogue(
      catalogue: Catalogue(
        standard: record.required("standard", &reporter),
        title: record.required("title", &reporter), clauses: clauses), owners: owners)
  }

  private static func clause(
    _ node: YAMLNode, _ reporter: inout Reporter
  ) -> (Clause, owner: String?)? {
    let keys = [
      "id", "title", "requirement", "owner", "applies_to", "evidence", "verified",
    ]
    guard let record = RecordReader(node, kind: "clause", keys: keys, &reporter) else { return nil }
    let text = record.required("id", &reporter)
    guard let id = ClauseID(text) else {
      reporter.report(.badClauseNumber(text, at: record.node("id")?.span ?? node.span))
      return nil
    }
    let kinds = Schema.companyKinds.map(\.english)
    let applies = record.texts("applies_to", &reporter)
    for kind in applies where !kinds.contains(kind) {
      reporter.report(.unknownKind(kind, among: kinds, at: record.node("applies_to")?.span))
    }
    let verified = record.text("verified", &reporter).map { ScalarText.boolean($0) ?? false }
    let clause = Clause(
      id: id, title: record.required("title", &reporter),
      requirement: record.text("requirement", &reporter) ?? "",
      evidence: record.texts("evidence", &reporter),
      appliesTo: applies.isEmpty ? kinds : applies, isVerified: verified ?? false,
      span: record.node("id")?.span ?? node.span)
    return (clause, record.text("owner", &reporter))
  }
}

extension Diagnostic {
  /// Of a catalogue, and of the matrix of a profile.
  static func clauseTwice(
    _ clause: ClauseID, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-key", at: span,
      Wording(zh: "条款 \(clause) 写了两次", en: "clause \(clause) is given twice"),
      remedy: Wording(zh: "删除其中一处", en: "delete one of them"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: first)])
  }

  fileprivate static func clauseOutOfOrder(_ clause: Clause, after last: ClauseID) -> Diagnostic {
    Diagnostic(
      "clauses-out-of-order", at: clause.span,
      Wording(
        zh: "条款 \(clause.id) 排在了 \(last) 后面", en: "clause \(clause.id) stands after \(last)"),
      remedy: Wording(zh: "按标准的顺序排列条款", en: "list the clauses in the order of the standard"))
  }

  fileprivate static func badClauseNumber(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-clause-number", at: span,
      Wording(zh: "「\(text)」不是条款号", en: "'\(text)' is not the number of a clause"),
      remedy: Wording(
        zh: "写成以点分开的数字，加引号，如 \"5.2.4\"",
        en: "write numbers parted by dots, in quotes, such as \"5.2.4\""))
  }

  fileprivate static func unknownKind(
    _ kind: String, among kinds: [String], at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      "bad-choice", at: span ?? .none,
      Wording(zh: "「applies_to」不能是「\(kind)」", en: "'applies_to' cannot be '\(kind)'"),
      remedy: Wording(
        zh: "可选：\(kinds.joined(separator: "、"))",
        en: "choose one of \(kinds.joined(separator: ", "))"))
  }
}
