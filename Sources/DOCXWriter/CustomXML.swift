import ManualModel
import Packaging

/// Writes what a document carries inside as custom XML data (ISO/IEC 29500-1 §15.2.5), each with the
/// properties that give it an identity (§15.2.6, §22.5).
///
/// ```
/// customXml/item1.xml, customXml/itemProps1.xml, customXml/_rels/item1.xml.rels
/// ```
struct CustomXML {
  let enclosures: [Enclosure]

  /// What the content types name; the data itself is XML like any other.
  var propertyParts: [String] { enclosures.indices.map { "customXml/itemProps\($0 + 1).xml" } }

  /// The targets of the document's relationships.
  var targets: [String] { enclosures.indices.map { "../customXml/item\($0 + 1).xml" } }

  /// Writes the parts.
  func write(to sink: inout some PackageSink & ~Copyable) throws(PackagingError) {
    for (index, enclosure) in enclosures.enumerated() {
      let number = index + 1
      try sink.bytes("customXml/item\(number).xml", enclosure.bytes, stored: false)
      try sink.xml("customXml/itemProps\(number).xml") { properties(number, to: &$0) }
      try sink.xml("customXml/_rels/item\(number).xml.rels") { relationship(number, to: &$0) }
    }
  }

  /// The identity tells the data of one document apart, so that a count is enough.
  private func properties(_ number: Int, to writer: inout XMLWriter) {
    let digits = String(number, radix: 16, uppercase: true)
    let count = String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    writer.element("ds:datastoreItem") { writer in
      writer.attribute("xmlns:ds", Namespaces.customXML)
      writer.attribute("ds:itemID", "{5C0FCE00-2792-4201-8201-\(count)}")
      writer.empty("ds:schemaRefs")
    }
  }

  private func relationship(_ number: Int, to writer: inout XMLWriter) {
    writer.element("Relationships") { writer in
      writer.attribute("xmlns", Relationships.namespace)
      writer.empty(
        "Relationship", ("Id", "rId1"), ("Type", "\(Namespaces.relationships)/customXmlProps"),
        ("Target", "itemProps\(number).xml"))
    }
  }
}
