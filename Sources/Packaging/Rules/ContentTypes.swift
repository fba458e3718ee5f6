/// What `[Content_Types].xml` says (ISO/IEC 29500-2, media types stream).
struct ContentTypes {
  private var defaults: [String: String] = [:]
  private var overrides: [String: String] = [:]
  private(set) var problems: [(line: Int, message: String)] = []

  /// Nil if there is no such part.
  init?(_ contents: PackageContents) {
    guard let root = contents[PackageRules.contentTypesName] else { return nil }
    for element in root.elements {
      let type = element["", "ContentType"] ?? ""
      switch element.name.local {
      case "Default":
        let end = (element["", "Extension"] ?? "").lowercased()
        if defaults.updateValue(type, forKey: end) != nil {
          problems.append((element.line, "two defaults for '.\(end)'"))
        }
      case "Override":
        let name = element["", "PartName"] ?? ""
        if overrides.updateValue(type, forKey: name.lowercased()) != nil {
          problems.append((element.line, "two overrides for '\(name)'"))
        }
        if !name.hasPrefix("/") || !contents.contains(String(name.dropFirst())) {
          problems.append((element.line, "'\(name)' is not in the package"))
        }
      default: problems.append((element.line, "'\(element.name.qualified)' has no place here"))
      }
    }
  }

  subscript(part: String) -> String? {
    if let type = overrides["/" + part.lowercased()] { return type }
    guard let end = part.lowercased().split(separator: ".").last, part.contains(".") else {
      return nil
    }
    return defaults[String(end)]
  }

  /// The content type that the target of such a relationship must have (ISO/IEC 29500-1 §11.3).
  static func expected(_ relationship: String) -> String? { table[relationship] }

  private static let table: [String: String] = {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    var table = [
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties":
        "application/vnd.openxmlformats-package.core-properties+xml"
    ]
    for (kind, type) in [
      ("officeDocument", word + "document.main+xml"), ("styles", word + "styles+xml"),
      ("numbering", word + "numbering+xml"), ("settings", word + "settings+xml"),
      ("fontTable", word + "fontTable+xml"), ("webSettings", word + "webSettings+xml"),
      ("header", word + "header+xml"), ("footer", word + "footer+xml"),
      ("footnotes", word + "footnotes+xml"), ("endnotes", word + "endnotes+xml"),
      ("comments", word + "comments+xml"),
      ("theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
      (
        "extended-properties",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
      ),
      (
        "custom-properties",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml"
      ),
    ] { table["\(Relationships.officeDocument)/\(kind)"] = type }
    return table
  }()
}
