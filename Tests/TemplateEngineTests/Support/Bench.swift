import ManualModel
import TemplateEngine

/// Evaluates small skeletons against ``ExampleProfile``.
struct Bench {
  var literal = ExampleProfile.literal
  var edition = Edition(version: "A0", isDraft: true)
  var diagnostics = Diagnostics()
  var gaps: [Gap] = []

  private var nextFile = 0

  mutating func parse(_ text: String, name: String = "section.md") -> SectionTemplate {
    nextFile += 1
    return SectionParser.parse(
      Array(text.utf8), name: name, file: SourceFileID(index: nextFile), diagnostics: &diagnostics)
  }

  var facts: Facts { FactBuilder.facts(literal, shape: ExampleProfile.shape) }

  mutating func manual(_ parts: Skeleton.Parts) -> Manual {
    let skeleton = Skeleton(
      parts, shape: ExampleProfile.shape, catalogue: ExampleProfile.catalogue,
      diagnostics: &diagnostics)
    // The pipeline stops between phases, and so do we.
    guard !diagnostics.hasErrors else {
      return Manual(
        properties: .init(title: ""), labels: ExampleProfile.labels.labels, divisions: [])
    }
    let result = Assembler.assemble(
      skeleton, facts: facts, edition: edition, labels: ExampleProfile.labels,
      images: { $0 == "logo.png" ? 0 : nil }, diagnostics: &diagnostics)
    gaps = result.gaps
    return result.manual
  }

  /// A manual of one section `s` in the body with this body text.
  mutating func manual(_ body: String, partials: [String: String] = [:]) -> Manual {
    let section = parse("---\nid: s\ntitle: 标题\n---\n" + body)
    let files = partials.sorted { $0.key < $1.key }.map { parse($0.value, name: $0.key) }
    return manual(Skeleton.Parts(body: [.init(section)], partials: files))
  }

  /// The blocks of such a section, as text.
  static func blocks(_ body: String, partials: [String: String] = [:]) -> String {
    var bench = Bench()
    let manual = bench.manual(body, partials: partials)
    let found = bench.rendered
    var dump = Dump(targets: manual.targets)
    for section in manual.divisions.flatMap(\.sections) {
      if section.id != "s" {
        dump.section(section, 0)
      } else {
        for block in section.blocks { dump.block(block, 0) }
      }
    }
    return (found + dump.lines).joined(separator: "\n")
  }

  /// The diagnostics that a value makes when it is parsed as Markdown: none.
  static func value(_ text: String) -> String {
    var bench = Bench()
    bench.literal["company"] = ["name": .text(text)]
    _ = bench.manual("{{ markdown(company.name) }}")
    return bench.rendered.joined(separator: "\n")
  }

  /// `line:column: text [id]` of all diagnostics, in Chinese.
  var rendered: [String] {
    diagnostics.all.map { diagnostic in
      let start = diagnostic.span.start
      let remedy = diagnostic.remedy.map { "；" + $0.zh } ?? ""
      return "\(start.line):\(start.column): \(diagnostic.summary.zh)\(remedy) [\(diagnostic.id)]"
    }
  }
}
