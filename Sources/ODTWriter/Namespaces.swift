import Packaging

/// A namespace of ODF 1.3 (part 3 §2.2.2) with its usual prefix.
enum Namespace {
  case office, style, text, table, draw, fo, svg, xlink, dc, meta, config, ooo, ooow

  fileprivate var declaration: (prefix: StaticString, name: StaticString) {
    switch self {
    case .office: ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0")
    case .style: ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0")
    case .text: ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0")
    case .table: ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0")
    case .draw: ("xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")
    case .fo: ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")
    case .svg: ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")
    case .xlink: ("xmlns:xlink", "http://www.w3.org/1999/xlink")
    case .dc: ("xmlns:dc", "http://purl.org/dc/elements/1.1/")
    case .meta: ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0")
    case .config: ("xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0")
    case .ooo: ("xmlns:ooo", "http://openoffice.org/2004/office")
    case .ooow: ("xmlns:ooow", "http://openoffice.org/2004/writer")
    }
  }
}

extension XMLWriter {
  /// Declares namespaces on the open element.
  mutating func namespaces(_ namespaces: [Namespace]) {
    for namespace in namespaces {
      let declaration = namespace.declaration
      attribute(declaration.prefix, declaration.name)
    }
  }
}
