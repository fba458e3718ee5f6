/// The styles of a text document and where they are seen (ODF 1.3 part 3 §16).
struct ODFStyles {
  static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  static let draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  static let number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"

  struct Key: Hashable {
    let family: String
    let name: String
  }

  /// Styles that all parts see.
  private(set) var common: Set<Key> = []
  /// Styles that only their own part sees.
  private(set) var automatic: [String: Set<Key>] = [:]
  private(set) var fonts: [String: Set<String>] = [:]
  private(set) var duplicates: [(part: String, line: Int, key: Key)] = []

  init(_ parts: [(name: String, root: XMLElement)]) {
    for (part, root) in parts {
      for group in root.elements where group.name.namespace == Self.office {
        switch group.name.local {
        case "styles", "master-styles":
          collect(group, part) { styles, key in styles.common.insert(key).inserted }
        case "automatic-styles":
          collect(group, part) { styles, key in
            styles.automatic[part, default: []].insert(key).inserted
          }
        case "font-face-decls":
          let names = group.elements.compactMap { $0[Self.style, "name"] }
          fonts[part, default: []].formUnion(names)
        default: break
        }
      }
    }
  }

  func has(_ key: Key, in part: String) -> Bool {
    common.contains(key) || automatic[part]?.contains(key) == true
  }

  private mutating func collect(
    _ group: XMLElement, _ part: String, _ add: (inout Self, Key) -> Bool
  ) {
    for element in group.elements {
      guard let key = Self.key(of: element), !add(&self, key) else { continue }
      duplicates.append((part, element.line, key))
    }
  }

  private static func key(of element: XMLElement) -> Key? {
    guard let name = element[style, "name"] else { return nil }
    switch (element.name.namespace, element.name.local) {
    case (style, "style"): return Key(family: element[style, "family"] ?? "", name: name)
    case (text, "list-style"), (text, "outline-style"): return Key(family: "list", name: name)
    case (style, "page-layout"): return Key(family: "page-layout", name: name)
    case (style, "master-page"): return Key(family: "master-page", name: name)
    case (number, _): return Key(family: "data", name: name)
    default: return nil
    }
  }

  /// The family that an attribute's value must belong to; nil if it names no style.
  static func family(of attribute: XMLName, on element: XMLName) -> String? {
    switch (attribute.namespace, attribute.local) {
    case (text, "style-name"), (table, "style-name"):
      families["\(element.namespace) \(element.local)"]
    case (text, "visited-style-name"): "text"
    case (table, "default-cell-style-name"): "table-cell"
    case (draw, "style-name"):
      element.local == "page" || element.local == "master-page" ? "drawing-page" : "graphic"
    case (draw, "text-style-name"): "paragraph"
    case (style, "list-style-name"): "list"
    case (style, "page-layout-name"): "page-layout"
    case (style, "master-page-name"): "master-page"
    case (style, "data-style-name"): "data"
    case (text, "cond-style-name"), (text, "default-style-name"): "paragraph"
    default: nil
    }
  }

  private static let families: [String: String] = {
    var families: [String: String] = [:]
    for (family, names) in [
      (
        "paragraph",
        [
          "p", "h", "index-title-template", "table-of-content-entry-template",
          "table-index-entry-template", "index-source-style",
        ]
      ),
      (
        "text",
        [
          "span", "a", "index-entry-span", "index-entry-text", "index-entry-page-number",
          "index-entry-chapter", "index-entry-link-start", "index-entry-link-end",
          "index-entry-tab-stop", "list-level-style-number", "list-level-style-bullet",
          "outline-level-style", "ruby-text",
        ]
      ),
      ("list", ["list", "numbered-paragraph"]),
      ("section", ["section", "table-of-content", "table-index", "index-title"]),
      ("ruby", ["ruby"]),
    ] {
      for name in names { families["\(text) \(name)"] = family }
    }
    for (family, names) in [
      ("table", ["table"]), ("table-column", ["table-column"]), ("table-row", ["table-row"]),
      ("table-cell", ["table-cell", "covered-table-cell"]),
    ] {
      for name in names { families["\(table) \(name)"] = family }
    }
    return families
  }()
}
