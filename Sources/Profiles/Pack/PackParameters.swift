package import ManualModel

/// The parameters of a pack's procedures: `parameters.yaml`.
package enum PackParameters {
  /// The groups for ``Schema/init(parameters:)``, in the order of the file.
  package static func read(
    _ source: SourceText, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> [ParameterGroup]? {
    var reporter = Reporter()
    defer { reporter.finish(into: &diagnostics) }
    guard let root = YAMLDocument.read(source, file: file, keys: [], reporter: &reporter),
      let record = RecordReader(root, kind: "parameters", keys: ["groups"], &reporter)
    else { return nil }
    var groups: [ParameterGroup] = []
    var taken: Set<String> = []
    for node in record.items("groups") {
      let keys = ["key", "name", "parameters"]
      guard let record = RecordReader(node, kind: "group", keys: keys, &reporter) else { continue }
      var inner: Set<String> = []
      var parameters: [Parameter] = []
      for node in record.items("parameters") {
        guard let parameter = parameter(node, &reporter) else { continue }
        check([parameter.key, parameter.name], at: node.span, &inner, &reporter)
        parameters.append(parameter)
      }
      let group = ParameterGroup(
        key: record.required("key", &reporter), name: record.required("name", &reporter),
        parameters: parameters)
      check([group.key, group.name], at: node.span, &taken, &reporter)
      groups.append(group)
    }
    return groups
  }

  private static func parameter(_ node: YAMLNode, _ reporter: inout Reporter) -> Parameter? {
    let keys = ["key", "name", "type", "unit", "default", "note"]
    guard let record = RecordReader(node, kind: "parameter", keys: keys, &reporter) else {
      return nil
    }
    let type = record.required("type", &reporter)
    if !type.isEmpty, type != "number", type != "text" {
      reporter.report(.badType(type, at: record.node("type")?.span ?? node.span))
    }
    let value = record.text("default", &reporter)
    if type == "number", let value, ScalarText.number(value) == nil {
      reporter.report(.badDefault(value, at: record.node("default")?.span ?? node.span))
    }
    return Parameter(
      key: record.required("key", &reporter), name: record.required("name", &reporter),
      isNumber: type == "number", unit: record.text("unit", &reporter) ?? "",
      note: record.text("note", &reporter) ?? "", defaultValue: value)
  }

  /// Keys and names lead to one thing each.
  private static func check(
    _ names: [String], at span: SourceSpan, _ taken: inout Set<String>, _ reporter: inout Reporter
  ) {
    for name in Set(names).sorted() where !taken.insert(name).inserted && !name.isEmpty {
      reporter.report(.nameTaken(name, at: span))
    }
  }
}

extension Diagnostic {
  fileprivate static func badType(_ type: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-choice", at: span,
      Wording(zh: "「type」不能是「\(type)」", en: "'type' cannot be '\(type)'"),
      remedy: Wording(zh: "可选：number、text", en: "choose one of number, text"))
  }

  fileprivate static func badDefault(_ value: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-number", at: span,
      Wording(
        zh: "「default」应是一个整数，「\(value)」不是",
        en: "'default' is a whole number, '\(value)' is not"),
      remedy: Wording(zh: "改为整数，或把 type 改为 text", en: "write a whole number, or make the type text")
    )
  }

  fileprivate static func nameTaken(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "duplicate-name", at: span,
      Wording(zh: "「\(name)」已经用过", en: "'\(name)' is taken already"),
      remedy: Wording(zh: "换一个名称", en: "choose another name"))
  }
}
