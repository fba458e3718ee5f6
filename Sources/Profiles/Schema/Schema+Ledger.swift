import ManualModel

extension Schema {
  /// The keys of `revisions.yaml`, so that it is read as forgivingly as a profile.
  static let ledger = Schema(
    root: SchemaRecord([
      SchemaField(
        LedgerField.list.en, LedgerField.list.zh, .list(.record(ledgerRow)), zh: "每次发布一项",
        en: "an item for each issue")
    ]))

  static let ledgerRow = SchemaRecord(LedgerField.allCases.map(\.schema))
}

extension LedgerField {
  fileprivate var schema: SchemaField {
    SchemaField(
      english, chinese, type, self == .version ? .required : .optional, zh: doc.zh, en: doc.en)
  }

  private var type: SchemaType {
    switch self {
    case .version, .revision, .reason, .preparedBy, .reviewedBy, .approvedBy, .pages, .data,
      .chain:
      .text
    case .number: .number
    case .prepared, .issued, .effective: .date
    case .clauses, .content: .list(.text)
    }
  }

  private var doc: Wording {
    switch self {
    case .version: Wording(zh: "如 A0", en: "such as A0")
    case .number: Wording(zh: "第几次发布", en: "which issue it was")
    case .revision: Wording(zh: "修订编号", en: "number of the revision")
    case .prepared: Wording(zh: "编制日期", en: "date of preparation")
    case .issued: Wording(zh: "发布日期", en: "date of issue")
    case .effective: Wording(zh: "实施日期", en: "date of effect")
    case .clauses: Wording(zh: "修订的章节号", en: "numbers of the sections changed")
    case .content: Wording(zh: "改了什么", en: "what changed")
    case .reason: Wording(zh: "为什么改", en: "why")
    case .preparedBy: Wording(zh: "编制人", en: "prepared by")
    case .reviewedBy: Wording(zh: "审核人", en: "reviewed by")
    case .approvedBy: Wording(zh: "批准人", en: "approved by")
    case .pages: Wording(zh: "修订涉及的页码", en: "pages changed")
    case .data: Wording(zh: "冻结数据的摘要，由程序填写", en: "digest of the frozen data, by the program")
    case .chain: Wording(zh: "本行的摘要，由程序填写", en: "digest of the row, by the program")
    }
  }
}
