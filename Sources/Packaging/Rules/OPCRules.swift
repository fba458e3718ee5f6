/// The Open Packaging Conventions, ISO/IEC 29500-2.
extension PackageRules {
  static let contentTypesName = "[Content_Types].xml"

  static let opc = [
    PackageRule("opc-content-types", "ISO/IEC 29500-2, media types stream", checkContentTypes),
    PackageRule("opc-first", "convention: programs that guess a file's type look there") {
      contents, report in
      if contents.parts.first?.name != contentTypesName {
        report(contentTypesName, 0, "is not the first entry")
      }
    },
    PackageRule("opc-relationship-id", "ISO/IEC 29500-2 §6.5, Relationship/@Id") {
      contents, report in
      for part in contents.parts where part.name.hasSuffix(".rels") {
        var ids = Uniques()
        for element in contents[part.name]?.elements ?? [] {
          let id = element["", "Id"] ?? ""
          if !isNCName(id) { report(part.name, element.line, "'\(id)' is not an xsd:ID") }
          if !ids.add(id) { report(part.name, element.line, "the id '\(id)' is there twice") }
        }
      }
    },
    PackageRule(
      "opc-relationship-target", "ISO/IEC 29500-2 §6.5, Relationship/@Target", checkTargets),
    PackageRule("opc-relationship-source", "ISO/IEC 29500-2 §6.5, relationships parts") {
      contents, report in
      for part in contents.parts {
        guard let source = Relationships.source(of: part.name), !source.isEmpty else { continue }
        if !contents.contains(source) { report(part.name, 0, "'\(source)' is not there") }
      }
    },
    PackageRule("opc-unreachable", "ISO/IEC 29500-2 §6.5", checkReachable),
    PackageRule("opc-main-document", "ISO/IEC 29500-1 §11.3, main document part") {
      contents, report in
      let count = Relationships(of: "", in: contents).targets("officeDocument").count
      if count != 1 { report("_rels/.rels", 0, "\(count) main documents") }
    },
    PackageRule(
      "opc-explicit-relationship", "ISO/IEC 29500-1 §9, explicit relationships", checkExplicit),
    PackageRule("opc-media", "file signatures", checkMedia),
  ]

  /// Every part has a content type, from one default or one override, and the one its role needs.
  @Sendable private static func checkContentTypes(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let types = ContentTypes(contents) else {
      return report(contentTypesName, 0, "is not there")
    }
    for (line, message) in types.problems { report(contentTypesName, line, message) }
    for part in contents.parts where part.name != contentTypesName {
      if types[part.name] == nil { report(part.name, 0, "has no content type") }
    }
    for source in [""] + contents.parts.map(\.name) {
      let relationships = Relationships(of: source, in: contents)
      for relationship in relationships.all where !relationship.isExternal {
        guard let wanted = ContentTypes.expected(relationship.type) else { continue }
        let target = relationships.resolve(relationship.target)
        if contents.contains(target), types[target] != wanted {
          report(target, 0, "is of type '\(types[target] ?? "")', not '\(wanted)'")
        }
      }
    }
  }

  /// Internal targets are relative and exist.
  @Sendable private static func checkTargets(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    for source in [""] + contents.parts.map(\.name) {
      let relationships = Relationships(of: source, in: contents)
      let name = Relationships.partName(for: source)
      for relationship in relationships.all where !relationship.isExternal {
        if relationship.kind == "hyperlink", !relationship.target.hasPrefix("#") {
          report(name, relationship.line, "the link '\(relationship.id)' is not external")
        } else if relationship.target.hasPrefix("/") {
          report(name, relationship.line, "the target '\(relationship.target)' is not relative")
        } else if relationship.kind != "hyperlink",
          !contents.contains(relationships.resolve(relationship.target))
        {
          report(name, relationship.line, "'\(relationship.target)' is not in the package")
        }
      }
    }
  }

  /// Every part is the target of a relationship, starting from the package.
  @Sendable private static func checkReachable(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    var reached: Set<String> = []
    var waiting = [""]
    while let source = waiting.popLast() {
      let relationships = Relationships(of: source, in: contents)
      for relationship in relationships.all where !relationship.isExternal {
        let target = relationships.resolve(relationship.target)
        if reached.insert(target).inserted { waiting.append(target) }
      }
    }
    for part in contents.parts
    where part.name != contentTypesName && Relationships.source(of: part.name) == nil {
      if !reached.contains(part.name) { report(part.name, 0, "no relationship leads here") }
    }
  }

  /// Every `r:id`, `r:embed` and `r:link` has a relationship of the kind that its element needs.
  @Sendable private static func checkExplicit(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    for (name, root) in contents.xmlParts {
      let relationships = Relationships(of: name, in: contents)
      root.visit { element in
        for attribute in element.attributes
        where attribute.name.namespace == Relationships.officeDocument && !attribute.value.isEmpty {
          guard let relationship = relationships[attribute.value] else {
            report(name, element.line, "'\(attribute.value)' has no relationship")
            continue
          }
          guard let wanted = kinds[element.name.local], relationship.kind != wanted else {
            continue
          }
          report(
            name, element.line,
            "\(element.name.qualified) needs \(wanted), '\(attribute.value)' is \(relationship.kind)"
          )
        }
      }
    }
  }

  private static let kinds = [
    "headerReference": "header", "footerReference": "footer", "blip": "image", "svgBlip": "image",
    "imagedata": "image", "hyperlink": "hyperlink", "chart": "chart",
  ]

  /// Pictures are what their names say.
  @Sendable static func checkMedia(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    let signatures: [(ends: [String], bytes: [UInt8])] = [
      ([".png"], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      ([".jpg", ".jpeg"], [0xFF, 0xD8, 0xFF]), ([".gif"], Array("GIF8".utf8)),
    ]
    for part in contents.parts {
      for signature in signatures
      where signature.ends.contains(where: { part.name.lowercased().hasSuffix($0) }) {
        if !part.bytes.starts(with: signature.bytes) {
          report(part.name, 0, "is not the picture that its name says")
        }
      }
    }
  }

  /// An ASCII NCName, which is as much of xsd:ID as the writers use.
  static func isNCName(_ id: String) -> Bool {
    guard let first = id.utf8.first, isLetter(first) else { return false }
    return id.utf8.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
