import ManualModel
import Profiles
import Testing

@Suite struct SchemaTests {
  /// Every key of the table as `path: value` lines of a profile in one language.
  private func profile(_ record: SchemaRecord, _ keys: SchemaKeys, indent: String = "") -> String {
    record.fields.filter { $0.need != .computed }.map { field in
      "\(indent)\(field.name(in: keys)):\(value(field.type, keys, indent: indent + "  "))\n"
    }.joined()
  }

  private func value(_ type: SchemaType, _ keys: SchemaKeys, indent: String) -> String {
    switch type {
    case .text: " 文字"
    case .digits: " 021-12345678"
    case .number: " 12"
    case .boolean: " 是"
    case .date: " 2026-11-22"
    case .choice(let choices): " " + (keys == .english ? choices[0].english : choices[0].chinese)
    case .reference(.department), .reference(.person): " 文字"
    case .reference(.clause): " 5.2.6"
    case .reference(.parameter): " repair.manner"
    case .list(.record(let record)):
      "\n\(indent)-\n" + profile(record, keys, indent: indent + "  ").dropLast()
    case .list(let item): " [\(value(item, keys, indent: indent).dropFirst())]"
    case .record(let record): "\n" + profile(record, keys, indent: indent).dropLast()
    case .clauses(let row):
      "\n\(indent)\"5.2.4\":\n" + profile(row, keys, indent: indent + "  ").dropLast()
    case .free: " {键: 值}"
    }
  }

  private func isMissing(_ value: Value) -> Bool {
    if case .missing = value { true } else { false }
  }

  /// The paths of facts that are missing below a fact.
  private func missing(_ fact: Fact, in facts: Facts) -> [String] {
    switch fact.value {
    case .missing: [facts.table.path(of: fact.id)]
    case .list(let items), .record(let items): items.flatMap { missing($0, in: facts) }
    case .map(let entries): entries.flatMap { missing($0.fact, in: facts) }
    case .text, .number, .boolean, .date, .choice: []
    }
  }

  @Test(arguments: SchemaKeys.allCases)
  func readsEveryKey(keys: SchemaKeys) throws {
    let reading = read(profile(schema.root, keys))
    // A department cannot be main and related at once; all else holds.
    #expect(reading.english.allSatisfy { $0.hasSuffix("[main-is-related]") })
    #expect(reading.english.count == 1)
    let facts = try #require(reading.facts)
    #expect(missing(facts.root, in: facts) == ["manual/version", "manual/draft"])
    #expect(facts.table.count > 150)
  }

  @Test func givesAShapeToEveryKey() {
    #expect(schema.shape.index(of: "company") == schema.shape.index(of: "企业"))
    #expect(schema.shape.fields.map(\.english).suffix(2) == ["procedures", "variables"])
    guard case .record(let manual) = schema.root["手册"]?.type else {
      Issue.record("no record")
      return
    }
    #expect(manual.shape.index(of: "版本") != nil)
    #expect(manual.shape.index(of: "draft") != nil)
  }

  /// Two keys of one name would make a profile ambiguous.
  @Test func hasNoNameTwiceInARecord() {
    func check(_ record: SchemaRecord, _ path: String) {
      let names = record.fields.flatMap { [$0.english, $0.chinese] }
      #expect(Set(names).count == names.count, "\(path)")
      for field in record.fields {
        #expect(!field.doc.zh.isEmpty && !field.doc.en.isEmpty || path == "/procedures/repair")
        switch field.type {
        case .record(let inner), .list(.record(let inner)), .clauses(let inner):
          check(inner, "\(path)/\(field.english)")
        case .text, .digits, .number, .boolean, .date, .choice, .reference, .list, .free: break
        }
      }
    }
    check(schema.root, "")
  }

  @Test func writesTheSameJSONSchemaEachTime() {
    let text = JSONSchema.text(of: schema)
    #expect(text == JSONSchema.text(of: schema))
    #expect(text.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"))
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains("\"企业\": {"))
    #expect(text.contains("\"#/$defs/company.certificates\""))
    #expect(!text.contains("\"version\""))
    #expect(
      JSONSchema.text(of: schema, title: "a\"\\\n\t\u{1}").contains("\"a\\\"\\\\\\n\\t\\u0001\""))
  }
}
