import Packaging

/// The relationships of one part, in the order they were asked for (ISO/IEC 29500-2 §6.5.3).
struct Relationships {
  /// What a relationship leads to; the raw value ends its type.
  enum Kind: String {
    case styles, numbering, settings, fontTable, theme, header, footer, image, hyperlink, customXml
  }

  private struct Key: Hashable {
    var kind: Kind
    var target: String
  }

  private var keys: [Key] = []
  private var numbers: [Key: Int] = [:]

  var isEmpty: Bool { keys.isEmpty }

  /// The id (`rId3`) of the relationship to `target`; the same target keeps its id.
  mutating func id(_ kind: Kind, _ target: String) -> String {
    let key = Key(kind: kind, target: target)
    if let number = numbers[key] { return "rId\(number)" }
    keys.append(key)
    numbers[key] = keys.count
    return "rId\(keys.count)"
  }

  /// Writes the part; targets are relative to the part they belong to.
  func write(to writer: inout XMLWriter) {
    writer.element("Relationships") { writer in
      writer.attribute("xmlns", Relationships.namespace)
      for (index, key) in keys.enumerated() {
        writer.element("Relationship") { writer in
          writer.attribute("Id", "rId\(index + 1)")
          writer.attribute("Type", "\(Namespaces.relationships)/\(key.kind.rawValue)")
          writer.attribute("Target", key.target)
          if key.kind == .hyperlink { writer.attribute("TargetMode", "External") }
        }
      }
    }
  }

  static let namespace: StaticString =
    "http://schemas.openxmlformats.org/package/2006/relationships"

  /// Writes `_rels/.rels`: the way to the document and its properties.
  static func writePackage(to writer: inout XMLWriter) {
    let core: StaticString =
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    writer.element("Relationships") { writer in
      writer.attribute("xmlns", namespace)
      let targets: [(String, String)] = [
        ("\(Namespaces.relationships)/officeDocument", "word/document.xml"),
        (core.description, "docProps/core.xml"),
        ("\(Namespaces.relationships)/extended-properties", "docProps/app.xml"),
      ]
      for (index, target) in targets.enumerated() {
        writer.empty(
          "Relationship", ("Id", "rId\(index + 1)"), ("Type", target.0), ("Target", target.1))
      }
    }
  }
}
