/// A row of `revisions.yaml`: one issue of the manual.
///
/// Rows from before the tool are typed in; they have no digests.
package struct LedgerRow: Sendable {
  /// As written: `A1`, `A/1`.
  package var version: String
  package var number: Int
  /// What the table calls the number of the revision: `-` for the first issue.
  package var revision = ""
  package var prepared: Day?
  package var issued: Day?
  package var effective: Day?
  /// The numbers of the clauses and sections that changed.
  package var clauses: [String] = []
  /// What changed, a line each.
  package var content: [String] = []
  package var reason = ""
  package var preparedBy = ""
  package var reviewedBy = ""
  package var approvedBy = ""
  package var pages = ""
  /// The digest of the list of what was frozen.
  package var data: String?
  /// The digest of this row and the one before it.
  package var chain: String?
  package var span = SourceSpan.none

  package init(version: String, number: Int) {
    self.version = version
    self.number = number
  }

  /// The name of its folder below `issued`.
  package var folder: String { Self.folder(of: version) }

  /// `A1` for `A/1`.
  package static func folder(of version: String) -> String { version.filter { $0 != "/" } }

  /// Whether a person means this row by a version: `a1`, `A1` and `A/1` are one.
  package func isVersion(_ text: String) -> Bool {
    Self.folder(of: version).lowercased() == Self.folder(of: text).lowercased()
  }
}

/// A key of a row of `revisions.yaml`.
///
/// In the order in which a row is written; all that has to do with the file goes by this table.
package enum LedgerField: String, CaseIterable, Sendable {
  case version
  case number
  case revision
  case prepared
  case issued
  case effective
  case clauses
  case content
  case reason
  case preparedBy = "prepared_by"
  case reviewedBy = "reviewed_by"
  case approvedBy = "approved_by"
  case pages
  case data
  case chain

  package var english: String { rawValue }

  package var chinese: String {
    switch self {
    case .version: "版本"
    case .number: "序号"
    case .revision: "修订编号"
    case .prepared: "编制日期"
    case .issued: "发布日期"
    case .effective: "实施日期"
    case .clauses: "修订章节"
    case .content: "修订内容"
    case .reason: "修订原因"
    case .preparedBy: "编制"
    case .reviewedBy: "审核"
    case .approvedBy: "批准"
    case .pages: "页次"
    case .data: "数据摘要"
    case .chain: "链接摘要"
    }
  }

  /// What the list of rows is called.
  package static let list = Wording(zh: "修订记录", en: "revisions")
}

extension LedgerRow {
  /// What stands in a field as texts, none where it is empty.
  package subscript(field: LedgerField) -> [String] {
    func one(_ text: String?) -> [String] { text.map { $0.isEmpty ? [] : [$0] } ?? [] }
    return switch field {
    case .version: one(version)
    case .number: [String(number)]
    case .revision: one(revision)
    case .prepared: one(prepared?.iso)
    case .issued: one(issued?.iso)
    case .effective: one(effective?.iso)
    case .clauses: clauses
    case .content: content
    case .reason: one(reason)
    case .preparedBy: one(preparedBy)
    case .reviewedBy: one(reviewedBy)
    case .approvedBy: one(approvedBy)
    case .pages: one(pages)
    case .data: one(data)
    case .chain: one(chain)
    }
  }
}
