import ManualKit
import ManualModel
import Packaging
import Profiles
import SystemPackage
import Testing

/// Every key that a profile may have does something: it is printed, or what is printed depends on it.
///
/// Nobody fills in what is never used; a key that a section stops printing must not stay in the table.
@Suite struct FieldUseTests {
  @Test func everyKeyIsPrintedOrChangesWhatIsPrinted() async throws {
    let schema = try Self.schema()
    let filled = FilledProfile(schema: schema)
    try #require(filled.leaves.count > 200)
    let plain = try #require(try await Self.manuals(of: [filled]).first)
    let text = try Reading(odt: plain).text
    let hidden = filled.leaves.filter { leaf in !leaf.shown.contains { text.contains($0) } }
      .map(\.path)
    // What is not shown as it stands decides about something: each is changed alone.
    let manuals = try await Self.manuals(of: hidden.map { filled.changing($0) })
    for (path, manual) in zip(hidden, manuals) {
      let isUsed = manual != plain
      #expect(isUsed, "'\(path)' is printed nowhere and changes nothing")
    }
    // Most keys are shown, or the search for them is broken.
    #expect(hidden.count < filled.leaves.count / 5, "\(hidden)")
  }

  private static func manuals(of profiles: [FilledProfile]) async throws -> [[UInt8]] {
    let disk = MemoryDisk()
    for (index, profile) in profiles.enumerated() {
      try disk.write(profile.yaml, to: "/\(index)/profile.yaml")
      for (name, example) in [("logo", "abc"), ("other", "plant")] {
        let picture = try Repository.bytes("Examples/\(example)/logo.png")
        try disk.write(picture, to: FilePath("/\(index)/\(name).png"))
      }
      for (name, margin) in [("look", 1000), ("other", 1500)] {
        try disk.write(try document(margin), to: FilePath("/\(index)/\(name).docx"))
      }
    }
    let report = try await disk.workshop().build(
      profiles.indices.map { FilePath("/\($0)") }, options: BuildOptions(formats: [.odt]),
      language: .en, isColoured: false)
    return try profiles.indices.map { index in
      try #require(disk.document("/\(index)/out", "odt"), "\(report.messages)")
    }
  }

  /// A document whose pages have that margin at the left, in twips.
  private static func document(_ margin: Int) throws -> [UInt8] {
    let text = """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
      <w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" \
      w:bottom="1000" w:left="\(margin)"/></w:sectPr></w:body></w:document>
      """
    var zip = ZipWriter()
    try zip.bytes("word/document.xml", Array(text.utf8), stored: false)
    return try zip.finish()
  }

  private static func schema() throws -> Schema {
    let source = SourceText(try Repository.bytes("Templates/gbt27922-2011/parameters.yaml"))
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    let file = sources.add(name: "parameters.yaml", text: source.text)
    let groups = PackParameters.read(source, file: file, diagnostics: &diagnostics)
    return Schema(parameters: try #require(groups))
  }
}

/// A profile with every key of the table, each value told from all others.
private struct FilledProfile {
  struct Leaf {
    var path: String
    /// The forms in which the value may be printed; none for what is only decided by it.
    var shown: [String]
  }

  private(set) var leaves: [Leaf] = []
  private(set) var yaml = ""
  private let schema: Schema
  private let changed: String?
  private var count = 0

  init(schema: Schema, changed: String? = nil) {
    self.schema = schema
    self.changed = changed
    yaml = record(schema.root, "") + "\n"
  }

  func changing(_ path: String) -> FilledProfile { FilledProfile(schema: schema, changed: path) }

  /// What cannot be made up from its type alone, as it is and changed.
  private static let fixed = [
    "company.logo": ("logo.png", "other.png"), "company.color": ("1F5C99", "8A1C1C"),
    "manual.theme": ("modern", "gbt9704"), "manual.reference": ("look.docx", "other.docx"),
    "manual.exclusions.clause": ("5.1.7.3", "5.1.7.2"),
    "manual.versions.reissue_after": ("9", "8"),
    "service.commitments.parameter": ("repair.respond_within_hours", "repair.arrive_within_hours"),
    "matrix.main": ("丙部", "丁部"),
    "procedures.training.plan_month": ("11", "10"), "procedures.funds.budget_month": ("9", "8"),
    "procedures.supervision.plan_month": ("7", "6"),
    "procedures.customers.sample_percent": ("41", "42"),
  ]

  /// JSON, which is YAML too.
  private mutating func record(
    _ record: SchemaRecord, _ path: String, without omitted: String = ""
  ) -> String {
    let fields = record.fields.filter { $0.need != .computed && $0.english != omitted }
    return "{"
      + fields.map { field in
        let path = path.isEmpty ? field.english : "\(path).\(field.english)"
        return "\"\(field.english)\": \(value(field.type, path))"
      }.joined(separator: ", ") + "}"
  }

  private mutating func value(_ type: SchemaType, _ path: String) -> String {
    if let (value, other) = Self.fixed[path] {
      leaves.append(Leaf(path: path, shown: []))
      return "\"\(path == changed ? other : value)\""
    }
    switch type {
    case .record(let inner): return record(inner, path)
    case .list(.record(let inner)): return list(inner, path)
    case .list(let inner): return "[\(value(inner, path))]"
    case .clauses(let row): return "{\"5.2.4\": \(record(row, path))}"
    case .free: return "{}"
    case .text, .digits, .number, .date: return unique(type, path)
    case .boolean: return decided(path, "true", "false")
    case .choice(let choices): return decided(path, choices[0].english, choices[1].english)
    case .reference(.department): return decided(path, "甲部", "乙部")
    case .reference(.person): return decided(path, "张三", "李四")
    case .reference(.clause), .reference(.parameter): preconditionFailure("\(path) is fixed")
    }
  }

  /// A list with one full item, and those that references need.
  private mutating func list(_ record: SchemaRecord, _ path: String) -> String {
    switch path {
    case "departments", "people":
      let names = path == "people" ? ["张三", "李四"] : ["甲部", "乙部", "丙部", "丁部"]
      let others = names.map { "{\"name\": \"\($0)\"}" }.joined(separator: ", ")
      return "[\(others), \(self.record(record, path))]"
    case "service.commitments":
      // A promise has its own number or that of a procedure.
      let own = self.record(record, path, without: "parameter")
      let parameter = value(.reference(.parameter), path + ".parameter")
      return "[\(own), {\"name\": \"守时\", \"text\": \"守时\", \"parameter\": \(parameter)}]"
    default: return "[\(self.record(record, path))]"
    }
  }

  /// A value that occurs nowhere else.
  private mutating func unique(_ type: SchemaType, _ path: String) -> String {
    count += 1
    let number = (path == changed ? 68000 : 57000) + count
    var value = "\(number)"
    var shown = [value]
    switch type {
    case .number: shown.append("\(number / 1000),\(String(number).suffix(3))")
    case .digits:
      value = "4\(number)4"
      shown = [value]
    case .date:
      let (year, month, day) = (2030 + count / 336, count / 28 % 12 + 1, count % 28 + 1)
      value = "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
      shown = [value, "\(year)年\(month)月\(day)日"]
    default: value = "“\(number)”"
    }
    leaves.append(Leaf(path: path, shown: shown))
    return "\"\(value)\""
  }

  /// A value that need not be seen as it is, but makes a difference.
  private mutating func decided(_ path: String, _ value: String, _ other: String) -> String {
    leaves.append(Leaf(path: path, shown: []))
    return "\"\(path == changed ? other : value)\""
  }
}
