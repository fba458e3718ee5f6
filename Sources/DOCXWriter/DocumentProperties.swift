import ManualModel
import Packaging

/// Writes what the document says of itself.
struct DocumentProperties {
  let properties: Manual.Properties

  init(_ properties: Manual.Properties) { self.properties = properties }

  /// Writes `docProps/core.xml` (ISO/IEC 29500-2 §8.3): empty properties are left out.
  func core(to writer: inout XMLWriter) {
    writer.element("cp:coreProperties") { writer in
      writer.attribute(
        "xmlns:cp",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
      writer.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
      writer.attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
      writer.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
      writer.property("dc:title", properties.title)
      writer.property("dc:subject", properties.subject)
      writer.property("dc:creator", properties.author)
      writer.property("dc:identifier", properties.number)
      writer.property("dc:language", properties.language)
      writer.property("cp:lastModifiedBy", properties.author)
      writer.property("cp:version", properties.version)
      if let date = properties.date {
        writer.date("dcterms:created", date)
        writer.date("dcterms:modified", date)
      }
    }
  }

  /// Writes `docProps/app.xml` (ISO/IEC 29500-1 §15.2.12.3).
  func extended(to writer: inout XMLWriter) {
    writer.element("Properties") { writer in
      writer.attribute(
        "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
      writer.property("Application", "shouce")
      writer.property("Company", properties.company)
    }
  }
}

extension XMLWriter {
  fileprivate mutating func property(_ name: StaticString, _ value: String) {
    guard !value.isEmpty else { return }
    element(name, text: value)
  }

  /// Writes a day as its first moment in UTC, which W3CDTF has no other way to give to Word.
  fileprivate mutating func date(_ name: StaticString, _ day: Day) {
    element(name) { writer in
      writer.attribute("xsi:type", "dcterms:W3CDTF")
      writer.text(day.iso + "T00:00:00Z")
    }
  }
}
