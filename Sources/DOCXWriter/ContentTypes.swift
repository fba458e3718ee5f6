import ManualModel
import Packaging

/// Writes `[Content_Types].xml` (ISO/IEC 29500-2 §7.2.3.2).
struct ContentTypes {
  /// The kinds of picture in the package.
  let formats: [Image.Format]
  let decorations: [PageDecoration]
  /// The parts with the properties of custom XML data.
  let dataProperties: [String]

  init(of manual: Manual, decorations: [PageDecoration], dataProperties: [String] = []) {
    let hasFallback = manual.images.contains { $0.fallback != nil }
    formats = [.png, .jpeg, .svg].filter { format in
      manual.images.contains { $0.format == format } || (format == .png && hasFallback)
    }
    self.decorations = decorations
    self.dataProperties = dataProperties
  }

  func write(to writer: inout XMLWriter) {
    writer.element("Types") { writer in
      writer.attribute(
        "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
      writer.defaultType(
        "rels", "application/vnd.openxmlformats-package.relationships+xml")
      writer.defaultType("xml", "application/xml")
      writer.defaultType("emf", "image/x-emf")
      for format in formats { writer.defaultType(format.rawValue, format.mediaType) }
      writer.wordType("document.xml", "document.main")
      for part in ["styles", "numbering", "settings", "fontTable"] {
        writer.wordType(part + ".xml", part)
      }
      writer.override(
        "/word/\(ThemePart.name)", "application/vnd.openxmlformats-officedocument.theme+xml")
      for decoration in decorations {
        writer.wordType(decoration.name, decoration.kind.rawValue)
      }
      writer.override(
        "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
      writer.override(
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml")
      for part in dataProperties {
        writer.override(
          "/\(part)", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")
      }
    }
  }
}

extension Image.Format {
  fileprivate var mediaType: String {
    switch self {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .svg: "image/svg+xml"
    }
  }
}

extension XMLWriter {
  fileprivate mutating func defaultType(_ suffix: String, _ type: String) {
    empty("Default", ("Extension", suffix), ("ContentType", type))
  }

  fileprivate mutating func override(_ part: String, _ type: String) {
    empty("Override", ("PartName", part), ("ContentType", type))
  }

  fileprivate mutating func wordType(_ name: String, _ type: String) {
    override(
      "/word/\(name)",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.\(type)+xml")
  }
}
