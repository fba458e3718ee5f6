package import ManualModel

/// What a kit supplies besides the facts of the profile.
package struct Edition: Sendable {
  /// `A0` as printed.
  package var version: String
  package var isDraft: Bool
  package var revisions: [Revision]
  /// The day of the build; the day of issue where there is none.
  package var today: Day?

  /// A row of the revision history.
  package struct Revision: Sendable {
    package var number: Int
    package var date: Day?
    package var revision: String
    package var content: String
    package var version: String
    package var pages: String
    /// Whether the version is not issued yet, so that it may be without a date.
    package var isDraft: Bool

    package init(
      number: Int, date: Day?, revision: String, content: String, version: String, pages: String,
      isDraft: Bool = false
    ) {
      self.number = number
      self.date = date
      self.revision = revision
      self.content = content
      self.version = version
      self.pages = pages
      self.isDraft = isDraft
    }
  }

  package init(
    version: String, isDraft: Bool, revisions: [Revision] = [], today: Day? = nil
  ) {
    self.version = version
    self.isDraft = isDraft
    self.revisions = revisions
    self.today = today
  }
}

/// The names of the root: those of the profile, and those the engine itself knows.
struct RootNames: Sendable {
  let shape: RecordShape
  /// The position of `manual`, and of its `version` and `draft`, in the root.
  private let manual: Int?
  private let profileFields: Int

  static let clause = RecordShape([
    .init("id", "编号", .text), .init("title", "标题", .text), .init("level", "层级", .number),
    .init("requirement", "要求", .text), .init("evidence", "证据", .list(.text)),
    .init("excluded", "删减", .boolean), .init("reason", "理由", .text),
    .init("verified", "已核实", .boolean), .init("main", "主要部门", .text),
    .init("related", "相关部门", .list(.text)), .init("section", "章节", .text),
  ])

  static let form = RecordShape([
    .init("key", "键", .text), .init("code", "编号", .text), .init("name", "名称", .text),
    .init("retention", "保存期限", .text), .init("used_by", "用于", .list(.text)),
    .init("section", "章节", .text),
  ])

  static let procedure = RecordShape([
    .init("key", "键", .text), .init("code", "编号", .text), .init("name", "名称", .text),
    .init("section", "章节", .text), .init("clauses", "条款", .list(.text)),
    .init("owner", "主要部门", .text),
  ])

  private static let revision = RecordShape([
    .init("number", "序号", .number), .init("date", "日期", .date), .init("revision", "修订编号", .text),
    .init("content", "内容", .text), .init("version", "版本", .text), .init("pages", "页次", .text),
    .init("draft", "草案", .boolean),
  ])

  private static let pack = RecordShape([
    .init("standard", "标准", .text), .init("title", "标题", .text),
  ])

  private static let supplied: [RecordShape.Field] = [
    .init("clauses", "条款", .list(.record(clause))),
    .init("forms", "表单", .list(.record(form))),
    .init("procedure_list", "程序清单", .list(.record(procedure))),
    .init("revisions", "修订记录", .list(.record(revision))),
    .init("pack", "标准包", .record(pack)),
    .init("today", "今天", .date),
    .init("style", "文风", .text),
  ]

  init(profile: RecordShape) {
    var fields = profile.fields
    manual = profile.index(of: "manual")
    if let manual, let record = fields[manual].shape.record {
      var inner = record.fields
      if record.index(of: "version") == nil { inner.append(.init("version", "版本", .text)) }
      if record.index(of: "draft") == nil { inner.append(.init("draft", "草案", .boolean)) }
      fields[manual] = .init(
        fields[manual].english, fields[manual].chinese, .record(RecordShape(inner)))
    }
    profileFields = fields.count
    fields.append(contentsOf: RootNames.supplied.filter { profile.index(of: $0.english) == nil })
    shape = RecordShape(fields)
  }

  /// The fields of the root: the profile's, with version and draft, then the supplied ones.
  func facts(
    of profile: Facts, edition: Edition, catalogue: Catalogue, lists: PackLists
  ) -> [Fact] {
    guard case .record(var fields) = profile.root.value else { return [] }
    var wording = Value.text("formal")
    if let manual, case .record(let record) = shape.fields[manual].shape,
      case .record(var values) = fields[manual].value
    {
      while values.count < record.fields.count { values.append(Fact(.missing, fields[manual].id)) }
      if let index = record.index(of: "version"), case .missing = values[index].value {
        values[index].value = .text(edition.version)
      }
      if let index = record.index(of: "draft"), case .missing = values[index].value {
        values[index].value = .boolean(edition.isDraft)
      }
      if let index = record.index(of: "wording"), case .choice(let choice) = values[index].value {
        wording = .text(choice.english)
      }
      fields[manual].value = .record(values)
    }
    let today = edition.today.map(Value.date) ?? profile.fact("manual", "issued")?.value ?? .missing
    let values: [String: Value] = [
      "clauses": .list(lists.clauses), "forms": .list(lists.forms),
      "procedure_list": .list(lists.procedures),
      "revisions": .list(edition.revisions.map(RootNames.fact)),
      "pack": .record([
        Fact(.text(catalogue.standard), FactTable.root),
        Fact(.text(catalogue.title), FactTable.root),
      ]),
      "today": today, "style": wording,
    ]
    for field in shape.fields[profileFields...] {
      fields.append(Fact(values[field.english] ?? .missing, FactTable.root))
    }
    return fields
  }

  private static func fact(_ row: Edition.Revision) -> Fact {
    let values: [Value] = [
      .number(row.number), row.date.map(Value.date) ?? .missing, .text(row.revision),
      .text(row.content), .text(row.version), .text(row.pages), .boolean(row.isDraft),
    ]
    return Fact(.record(values.map { Fact($0, FactTable.root) }), FactTable.root)
  }
}

/// The lists that follow from pack and skeleton.
struct PackLists: Sendable {
  var clauses: [Fact] = []
  var forms: [Fact] = []
  var procedures: [Fact] = []
}
