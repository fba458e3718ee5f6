import ManualModel
import Packaging

/// What the document says of itself: `meta.xml` (ODF 1.3 part 3 §4.3).
struct Properties {
  let properties: Manual.Properties

  /// Writes the part; nothing in it asks a clock.
  func write(to out: inout XMLWriter) {
    out.start("office:document-meta")
    out.namespaces([.office, .meta, .dc])
    out.attribute("office:version", "1.3")
    out.start("office:meta")
    out.line("meta:generator", "shouce")
    line("dc:title", properties.title, to: &out)
    line("dc:subject", properties.subject, to: &out)
    let author = properties.author.isEmpty ? properties.company : properties.author
    line("meta:initial-creator", author, to: &out)
    line("dc:creator", author, to: &out)
    if let date = properties.date {
      line("meta:creation-date", date.iso + "T00:00:00", to: &out)
      line("dc:date", date.iso + "T00:00:00", to: &out)
    }
    line("dc:language", properties.language, to: &out)
    own("Company", properties.company, to: &out)
    own("Document number", properties.number, to: &out)
    own("Version", properties.version, to: &out)
    out.end()
    out.end()
  }

  private func line(_ name: StaticString, _ text: String, to out: inout XMLWriter) {
    if !text.isEmpty { out.line(name, text) }
  }

  /// Writes a property that ODF has no element for (ODF 1.3 part 3 §4.3.2.21).
  private func own(_ name: StaticString, _ text: String, to out: inout XMLWriter) {
    guard !text.isEmpty else { return }
    out.start("meta:user-defined")
    out.attribute("meta:name", name)
    out.attribute("meta:value-type", "string")
    out.text(text)
    out.end()
  }
}
