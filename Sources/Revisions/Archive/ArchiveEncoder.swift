import ManualModel
import Packaging

/// Writes a manual as XML, one block a line, so that two archives can be compared by any tool.
struct ArchiveEncoder {
  /// The numbers of the facts in the archive, by their numbers in the manual; -1 for those left out.
  let facts: [Int32]
  private let digest: (([UInt8]) -> String)?

  init(_ manual: Manual, digest: (([UInt8]) -> String)?) {
    var census = FactCensus(manual.facts)
    census.count(manual)
    facts = census.numbers
    self.digest = digest
  }

  func encode(_ manual: Manual, textDigest: String? = nil, to writer: inout XMLWriter) {
    writer.element("manual") { writer in
      writer.attribute("xmlns", ManualArchive.namespace)
      writer.attribute("format", ManualArchive.format)
      writer.attribute("text-digest", optional: textDigest)
      writer.text("\n")
      properties(manual.properties, to: &writer)
      labels(manual.labels, to: &writer)
      theme(manual.theme, to: &writer)
      facts(manual, to: &writer)
      for (index, image) in manual.images.enumerated() { self.image(image, index, to: &writer) }
      targets(manual, to: &writer)
      writer.line("header") { writer in blocks(manual.header, to: &writer) }
      writer.line("footer") { writer in blocks(manual.footer, to: &writer) }
      writer.line("front-footer") { writer in blocks(manual.frontFooter, to: &writer) }
      for division in manual.divisions { self.division(division, to: &writer) }
    }
  }

  private func properties(_ properties: Manual.Properties, to writer: inout XMLWriter) {
    writer.line("properties") { writer in
      writer.attribute("title", properties.title)
      writer.attribute("subject", properties.subject)
      writer.attribute("number", properties.number)
      writer.attribute("version", properties.version)
      writer.attribute("company", properties.company)
      writer.attribute("author", properties.author)
      writer.attribute("language", properties.language)
      writer.attribute("date", optional: properties.date?.iso)
    }
  }

  private func labels(_ labels: Labels, to writer: inout XMLWriter) {
    writer.line("labels") { writer in
      writer.attribute("table", labels.table)
      writer.attribute("figure", labels.figure)
      writer.attribute("appendix", labels.appendix)
      writer.attribute("contents", labels.contents)
      writer.attribute("list-separator", labels.listSeparator)
    }
  }

  /// The facts that are shown, each below its parent by number, with what is printed of them.
  private func facts(_ manual: Manual, to writer: inout XMLWriter) {
    var entries: [Int: FactSheet.Entry] = [:]
    for entry in manual.sheet.entries { entries[Int(entry.fact.index)] = entry }
    writer.line("facts") { writer in
      for index in facts.indices.dropFirst() where facts[index] >= 0 {
        let id = FactID(index: index)
        writer.line("fact") { writer in
          if let parent = manual.facts.parent(of: id), number(parent) > 0 {
            writer.attribute("in", number(parent))
          }
          writer.attribute("name", manual.facts.name(of: id))
          guard let entry = entries[index] else { return }
          writer.attribute("zh", entry.name.zh)
          if entry.name.en != manual.facts.name(of: id) { writer.attribute("en", entry.name.en) }
          switch entry.value {
          case .item: writer.attribute("item", "yes")
          case .text(let text): writer.element("v", text: text)
          case .texts(let texts):
            writer.attribute("list", "yes")
            for text in texts { writer.element("v", text: text) }
          }
        }
      }
    }
    // In the order of the schema, which need not be that of the numbers.
    let order = manual.sheet.entries.map { String(number($0.fact)) }.joined(separator: " ")
    if !order.isEmpty { writer.line("sheet") { $0.text(order) } }
  }

  func number(_ fact: FactID) -> Int {
    facts.indices.contains(Int(fact.index)) ? Int(facts[Int(fact.index)]) : 0
  }

  private func image(_ image: Image, _ index: Int, to writer: inout XMLWriter) {
    let names = ManualArchive.FileNames(of: image, index: index)
    writer.line("image") { writer in
      writer.attribute("name", names.image)
      writer.attribute("format", word: image.format)
      writer.attribute("width", image.width)
      writer.attribute("height", image.height)
      writer.attribute("digest", optional: digest.map { $0(image.bytes) })
      if let fallback = image.fallback {
        writer.attribute("fallback", names.fallback)
        writer.attribute("fallback-digest", optional: digest.map { $0(fallback) })
      }
    }
  }

  private func targets(_ manual: Manual, to writer: inout XMLWriter) {
    for (id, target) in manual.targets.sorted(by: { $0.key < $1.key }) {
      writer.line("target") { writer in
        writer.attribute("id", id)
        writer.attribute("kind", word: target.kind)
        writer.attribute("bookmark", target.bookmark)
        writer.attribute("number", target.number)
        writer.attribute("title", target.title)
      }
    }
    for entry in manual.contents {
      writer.line("entry") { writer in
        writer.attribute("target", entry.target)
        writer.attribute("level", entry.level)
      }
    }
  }

  private func division(_ division: Division, to writer: inout XMLWriter) {
    writer.line("division") { writer in
      let layout = division.layout
      writer.attribute("landscape", flag: layout.isLandscape)
      writer.attribute("bare", flag: !layout.hasHeaderAndFooter)
      writer.attribute("restarts", flag: layout.restartsNumbering)
      writer.attribute("numbering", word: layout.numbering)
      writer.text("\n")
      for section in division.sections { self.section(section, to: &writer) }
    }
  }

  private func section(_ section: Section, to writer: inout XMLWriter) {
    writer.line("section") { writer in
      writer.attribute("id", section.id)
      if !section.clauses.isEmpty {
        writer.attribute(
          "clauses", section.clauses.map(\.description).joined(separator: " "))
      }
      writer.attribute("new-page", flag: section.startsNewPage)
      writer.text("\n")
      if let heading = section.heading {
        writer.line("heading") { writer in
          writer.attribute("level", heading.level)
          writer.attribute("changed", flag: heading.isChanged)
          switch heading.numbering {
          case .none: break
          case .decimal(let numbers): writer.attribute("decimal", numbers.dotted)
          case .appendix(let numbers): writer.attribute("appendix", numbers.dotted)
          }
          inlines(heading.text, to: &writer)
        }
      }
      blocks(section.blocks, to: &writer)
    }
  }
}

extension XMLWriter {
  /// Writes an element and ends the line.
  mutating func line(_ name: StaticString, _ body: (inout XMLWriter) -> Void) {
    element(name, body)
    text("\n")
  }
}

extension [Int] {
  fileprivate var dotted: String { map(String.init).joined(separator: ".") }
}
