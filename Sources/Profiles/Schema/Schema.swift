package import ManualModel

/// The keys of a profile: the one table from which decoding, messages, template names, the skeleton of
/// `shouce new` and the JSON Schema all come.
package struct Schema: Sendable {
  package let root: SchemaRecord
  /// The groups of `procedures`, as the pack gave them.
  package let parameters: [ParameterGroup]
  /// Every name that may stand before a colon, in both languages.
  let names: Set<String>

  /// The table with the parameters of a pack's procedures merged into it.
  package init(parameters: [ParameterGroup] = []) {
    self.parameters = parameters
    let groups = parameters.map { group in
      SchemaField(
        group.key, group.name, .record(SchemaRecord(group.parameters.map(\.field))), .optional,
        zh: "“\(group.name)”程序的参数", en: "parameters of the procedure '\(group.key)'")
    }
    root = SchemaRecord(
      Self.fixed + [
        SchemaField(
          "procedures", "程序", .record(SchemaRecord(groups)), .optional,
          zh: "程序文件里的时限、次数等参数；不写的用默认值",
          en: "limits and counts in the procedures; defaults hold for what is not given"),
        SchemaField(
          "variables", "变量", .free, .optional, zh: "自己的模板要用的其他内容，名称自定",
          en: "anything else that your own templates use, under names of your own"),
      ])
    var names: Set<String> = []
    Self.collect(root, into: &names)
    self.names = names
  }

  /// The table of another file that is read as a profile is.
  init(root: SchemaRecord) {
    self.root = root
    parameters = []
    var names: Set<String> = []
    Self.collect(root, into: &names)
    self.names = names
  }

  /// The form of the facts that ``ProfileReader`` gives; templates are checked against it.
  package var shape: RecordShape { root.shape }

  /// The parameter at `repair.respond_within_hours` (or 维修.响应时限), with its group.
  package func parameter(at path: String) -> (group: ParameterGroup, parameter: Parameter)? {
    var pieces = path.split(separator: ".", omittingEmptySubsequences: false)
    if pieces.count == 3, pieces[0] == "procedures" || pieces[0] == "程序" { pieces.removeFirst() }
    guard pieces.count == 2,
      let group = parameters.first(where: { $0.key == pieces[0] || $0.name == pieces[0] }),
      let parameter = group.parameters.first(where: { $0.key == pieces[1] || $0.name == pieces[1] })
    else { return nil }
    return (group, parameter)
  }

  private static func collect(_ record: SchemaRecord, into names: inout Set<String>) {
    for field in record.fields {
      names.insert(field.english)
      names.insert(field.chinese)
      collect(field.type, into: &names)
    }
  }

  private static func collect(_ type: SchemaType, into names: inout Set<String>) {
    switch type {
    case .record(let record), .clauses(let record): collect(record, into: &names)
    case .list(let item): collect(item, into: &names)
    case .text, .digits, .number, .boolean, .date, .choice, .reference, .free: break
    }
  }
}

/// A group of parameters: those of one procedure.
package struct ParameterGroup: Sendable {
  package let key: String
  package let name: String
  package let parameters: [Parameter]

  package init(key: String, name: String, parameters: [Parameter]) {
    self.key = key
    self.name = name
    self.parameters = parameters
  }
}

/// A number or text of a procedure that a company may set.
package struct Parameter: Sendable {
  package let key: String
  package let name: String
  package let isNumber: Bool
  /// 小时, 天; empty when there is none.
  package let unit: String
  package let note: String
  /// Nil for a promise to customers: nobody may make it for the company.
  package let defaultValue: String?

  package init(
    key: String, name: String, isNumber: Bool, unit: String = "", note: String = "",
    defaultValue: String? = nil
  ) {
    self.key = key
    self.name = name
    self.isNumber = isNumber
    self.unit = unit
    self.note = note
    self.defaultValue = defaultValue
  }

  var field: SchemaField {
    let unit = unit.isEmpty ? "" : "（\(unit)）"
    return SchemaField(
      key, name, isNumber ? .number : .text, defaultValue == nil ? .issue : .optional,
      zh: note + unit, en: note + unit, default: defaultValue)
  }
}
