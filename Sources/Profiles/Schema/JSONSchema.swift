import ManualModel

/// The JSON Schema of a profile, for editors that complete and check (JSON Schema draft 2020-12).
///
/// Made from the schema table. It accepts what ``ProfileReader`` accepts without a warning; rules between
/// facts (references, dates in order) are the reader's alone.
package enum JSONSchema {
  /// The schema as text, ended by a line end; the same for the same table, byte for byte.
  package static func text(
    of schema: Schema, title: String = "shouce profile · 售后服务手册资料"
  ) -> String {
    var definitions: [(String, JSONValue)] = []
    let properties = properties(of: schema.root, path: "", &definitions)
    let root = JSONValue.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(title)),
      ("type", .string("object")),
      ("properties", properties),
      ("additionalProperties", .boolean(false)),
      ("$defs", .object(definitions)),
    ])
    return root.text() + "\n"
  }

  /// Each key in both languages.
  private static func properties(
    of record: SchemaRecord, path: String, _ definitions: inout [(String, JSONValue)]
  ) -> JSONValue {
    var members: [(String, JSONValue)] = []
    for field in record.fields where field.need != .computed {
      let path = path.isEmpty ? field.english : path + "." + field.english
      let type = type(field.type, path: path, &definitions)
      members.append((field.english, described(type, field, field.doc.en)))
      members.append((field.chinese, described(type, field, field.doc.zh)))
    }
    return .object(members)
  }

  private static func described(
    _ type: [(String, JSONValue)], _ field: SchemaField, _ doc: String
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [("description", .string(doc))] + type
    if let value = field.defaultValue { members.append(("default", .string(value))) }
    if !field.example.isEmpty { members.append(("examples", .array([.string(field.example)]))) }
    return .object(members)
  }

  private static func type(
    _ type: SchemaType, path: String, _ definitions: inout [(String, JSONValue)]
  ) -> [(String, JSONValue)] {
    switch type {
    case .text: return scalars("string", "number", "boolean", "null")
    case .digits: return scalars("string", "number", "null")
    case .reference(.department), .reference(.person): return scalars("string", "null")
    case .reference(.clause), .reference(.parameter): return scalars("string", "number", "null")
    case .number:
      return anyOf(
        .object([("type", .string("integer")), ("minimum", .number(0))]),
        pattern("^[0-9]{1,3}(,?[0-9]{3})*$|^[0-9]{1,15}$"), null)
    case .boolean:
      let words = ["是", "否", "yes", "no", "true", "false"].map { JSONValue.string($0) }
      return [("enum", .array([.boolean(true), .boolean(false)] + words + [.null]))]
    case .date:
      return anyOf(
        pattern("^[0-9]{4}(-[0-9]{1,2}-|/[0-9]{1,2}/|\\.[0-9]{1,2}\\.)[0-9]{1,2}$"),
        pattern("^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$"), null)
    case .choice(let choices):
      var words: [String] = []
      for choice in choices {
        for word in [choice.english, choice.chinese] where !words.contains(word) {
          words.append(word)
        }
      }
      return [("enum", .array(words.map { .string($0) } + [.null]))]
    case .list(let item):
      let item = JSONValue.object(self.type(item, path: path, &definitions))
      return anyOf(.object([("type", .string("array")), ("items", item)]), item, null)
    case .record(let record): return self.record(record, path: path, &definitions)
    case .clauses(let row):
      let row = JSONValue.object(record(row, path: path, &definitions))
      let department = JSONValue.object(scalars("string", "null"))
      return [
        ("type", .array([.string("object"), .string("null")])),
        ("additionalProperties", .object(anyOf(row, department))),
      ]
    case .free: return []
    }
  }

  /// A record as a definition of its own; one that has a name may be given by the name alone.
  private static func record(
    _ record: SchemaRecord, path: String, _ definitions: inout [(String, JSONValue)]
  ) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [("type", .string("object"))]
    let place = definitions.count
    members.append(("properties", properties(of: record, path: path, &definitions)))
    members.append(("additionalProperties", .boolean(false)))
    let required = record.fields.filter { $0.need == .required }.map { field in
      JSONValue.object(
        anyOf(
          .object([("required", .array([.string(field.english)]))]),
          .object([("required", .array([.string(field.chinese)]))])))
    }
    if !required.isEmpty { members.append(("allOf", .array(required))) }
    definitions.insert((path, .object(members)), at: place)
    let reference = JSONValue.object([("$ref", .string("#/$defs/" + path))])
    guard case .text? = record.fields.first?.type, record.fields.first?.need == .required else {
      return anyOf(reference, null)
    }
    return anyOf(reference, .object(scalars("string", "null")))
  }

  private static func scalars(_ names: String...) -> [(String, JSONValue)] {
    [("type", .array(names.map { .string($0) }))]
  }

  private static func anyOf(_ alternatives: JSONValue...) -> [(String, JSONValue)] {
    [("anyOf", .array(alternatives))]
  }

  private static func pattern(_ pattern: String) -> JSONValue {
    .object([("type", .string("string")), ("pattern", .string(pattern))])
  }

  private static let null = JSONValue.object([("type", .string("null"))])
}
