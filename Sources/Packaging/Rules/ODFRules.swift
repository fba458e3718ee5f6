/// References inside a text document, ODF 1.3 part 3.
extension PackageRules {
  private typealias NS = ODFStyles
  private static let xlink = "http://www.w3.org/1999/xlink"
  private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  static let odf = [
    PackageRule("odf-style-name", "ODF 1.3 part 3 §16, style:name") { contents, report in
      for duplicate in ODFStyles(odfParts(contents)).duplicates {
        report(
          duplicate.part, duplicate.line,
          "the \(duplicate.key.family) style '\(duplicate.key.name)' is there twice")
      }
    },
    PackageRule("odf-style", "ODF 1.3 part 3 §16", checkStyles),
    PackageRule("odf-font", "ODF 1.3 part 3, office:font-face-decls, style:font-name", checkFonts),
    PackageRule("odf-file", "ODF 1.3 part 2 §3, IRI references; part 3, xlink:href", checkFiles),
    PackageRule("odf-id", "ODF 1.3 part 3, xml:id") { contents, report in
      for (part, root) in odfParts(contents) {
        var ids = Uniques()
        root.visit { element in
          guard let id = element[xmlNamespace, "id"] else { return }
          if !isNCName(id) { report(part, element.line, "xml:id '\(id)' is not a name") }
          if !ids.add(id) { report(part, element.line, "xml:id '\(id)' is there twice") }
        }
      }
    },
    PackageRule("odf-name", "ODF 1.3 part 3, table:name, text:name, draw:name", checkNames),
    PackageRule("odf-bookmark", "ODF 1.3 part 3 §6.2, text:bookmark-start", checkODFBookmarks),
    PackageRule(
      "odf-reference", "ODF 1.3 part 3 §7.7, text:bookmark-ref, text:sequence-ref", checkReferences),
    PackageRule(
      "odf-sequence", "ODF 1.3 part 3 §7.4, text:sequence, text:sequence-decl", checkSequences),
    PackageRule("odf-table", "ODF 1.3 part 3 §9.1, table:covered-table-cell", checkODFTables),
    PackageRule("odf-white-space", "ODF 1.3 part 3 §6.1.2", checkWhiteSpace),
  ]

  /// The parts that have styles or text.
  private static func odfParts(_ contents: PackageContents) -> [(name: String, root: XMLElement)] {
    ["styles.xml", "content.xml"].compactMap { name in contents[name].map { (name, $0) } }
  }

  /// Styles that are used exist in their family, where that part can see them.
  @Sendable private static func checkStyles(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    let parts = odfParts(contents)
    let styles = ODFStyles(parts)
    for (part, root) in parts {
      root.visit { element in
        for attribute in element.attributes where !attribute.value.isEmpty {
          if let family = ODFStyles.family(of: attribute.name, on: element.name) {
            if !styles.has(.init(family: family, name: attribute.value), in: part) {
              report(part, element.line, "the \(family) style '\(attribute.value)' is not there")
            }
          } else if element.isNamed(NS.style, "style"), attribute.name.namespace == NS.style,
            ["parent-style-name", "next-style-name"].contains(attribute.name.local)
          {
            // Only common styles can be inherited from.
            let family = element[NS.style, "family"] ?? ""
            if !styles.common.contains(.init(family: family, name: attribute.value)) {
              report(
                part, element.line, "the common \(family) style '\(attribute.value)' is not there")
            }
          }
        }
      }
    }
  }

  @Sendable private static func checkFonts(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    let parts = odfParts(contents)
    let styles = ODFStyles(parts)
    for (part, root) in parts {
      root.visit { element in
        for local in ["font-name", "font-name-asian", "font-name-complex"] {
          guard let font = element[NS.style, local], styles.fonts[part]?.contains(font) != true
          else { continue }
          report(part, element.line, "the font '\(font)' is not declared in this part")
        }
      }
    }
  }

  /// Pictures and objects that are linked to are in the package.
  @Sendable private static func checkFiles(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    for (part, root) in odfParts(contents) {
      root.visit { element in
        guard let link = element[xlink, "href"], element.name.namespace != NS.office,
          !element.isNamed(NS.text, "a"), !link.isEmpty, !link.hasPrefix("#"),
          !link.contains(":")
        else { return }
        let path = link.hasPrefix("./") ? String(link.dropFirst(2)) : link
        if !contents.contains(path) {
          report(part, element.line, "'\(link)' is not in the package")
        }
      }
    }
  }

  /// Tables and sections have names of their own.
  @Sendable private static func checkNames(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let root = contents["content.xml"] else { return }
    var seen = Uniques()
    root.visit { element in
      for (namespace, local) in [(NS.table, "table"), (NS.text, "section"), (NS.draw, "frame")]
      where element.isNamed(namespace, local) {
        guard let name = element[namespace, "name"], !seen.add("\(local) \(name)") else { continue }
        report("content.xml", element.line, "the \(local) '\(name)' is there twice")
      }
    }
  }

  /// Bookmarks have one start and, after it, one end.
  @Sendable private static func checkODFBookmarks(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let root = contents["content.xml"] else { return }
    var (seen, open) = (Uniques(), Set<String>())
    root.visit { element in
      guard element.name.namespace == NS.text else { return }
      let name = element[NS.text, "name"] ?? ""
      switch element.name.local {
      case "bookmark", "bookmark-start":
        if !seen.add(name) {
          report("content.xml", element.line, "the bookmark '\(name)' is there twice")
        }
        if element.name.local == "bookmark-start" { open.insert(name) }
      case "bookmark-end":
        if open.remove(name) == nil {
          report("content.xml", element.line, "the bookmark '\(name)' ends but did not start")
        }
      default: break
      }
    }
    for name in open.sorted() { report("content.xml", 0, "the bookmark '\(name)' does not end") }
  }

  /// What references and links point at exists.
  @Sendable private static func checkReferences(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let root = contents["content.xml"] else { return }
    let names = ODFTargets(root)
    for (part, root) in odfParts(contents) {
      root.visit { element in
        guard element.name.namespace == NS.text else { return }
        if let known = names.targets(of: element.name.local) {
          let name = element[NS.text, "ref-name"] ?? ""
          if !known.contains(name) {
            report(part, element.line, "\(element.name.qualified) to '\(name)', which is not there")
          }
        } else if element.name.local == "a", let link = element[xlink, "href"],
          link.hasPrefix("#"), !link.contains("|"), !names.links.contains(String(link.dropFirst()))
        {
          report(part, element.line, "a link to '\(link)', which is not there")
        }
      }
    }
  }

  /// Sequences are declared, and their reference names are unique.
  @Sendable private static func checkSequences(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let root = contents["content.xml"] else { return }
    var (declared, references) = (Uniques(), Uniques())
    root.visit { element in
      if element.isNamed(NS.text, "sequence-decl") {
        _ = declared.add(element[NS.text, "name"] ?? "")
      } else if element.isNamed(NS.text, "sequence") {
        let name = element[NS.text, "name"] ?? ""
        if !declared.contains(name) {
          report("content.xml", element.line, "the sequence '\(name)' is not declared")
        }
        if let reference = element[NS.text, "ref-name"], !references.add(reference) {
          report("content.xml", element.line, "the reference '\(reference)' is there twice")
        }
      }
    }
  }
}

/// What can be pointed at in a text document.
struct ODFTargets {
  private var bookmarks: Set<String> = []
  private var marks: Set<String> = []
  private var sequences: Set<String> = []
  private var notes: Set<String> = []
  /// What `text:a` can name behind `#`.
  private(set) var links: Set<String> = [""]

  init(_ root: XMLElement) {
    typealias NS = ODFStyles
    var found = self
    root.visit { element in
      if let id = element["http://www.w3.org/XML/1998/namespace", "id"] { found.links.insert(id) }
      guard element.name.namespace == NS.text else { return }
      let name = element[NS.text, "name"] ?? ""
      switch element.name.local {
      case "bookmark", "bookmark-start":
        found.bookmarks.insert(name)
        found.links.insert(name)
      case "section": found.links.insert(name)
      case "reference-mark", "reference-mark-start": found.marks.insert(name)
      case "sequence": found.sequences.insert(element[NS.text, "ref-name"] ?? "")
      case "note": found.notes.insert(element[NS.text, "id"] ?? "")
      default: break
      }
    }
    self = found
  }

  /// The names that such a reference element may use; nil if it is none.
  func targets(of local: String) -> Set<String>? {
    switch local {
    case "bookmark-ref": bookmarks
    case "reference-ref": marks
    case "sequence-ref": sequences
    case "note-ref": notes
    default: nil
    }
  }
}
