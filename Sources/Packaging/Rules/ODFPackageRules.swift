/// Packages of the OpenDocument Format, ODF 1.3 part 2.
extension PackageRules {
  static let manifestName = "META-INF/manifest.xml"
  private static let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
  private static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  private static let textType = "application/vnd.oasis.opendocument.text"

  static let odfPackage = [
    PackageRule("odf-mimetype", "ODF 1.3 part 2 §3.3", checkMimetype),
    PackageRule("odf-manifest", "ODF 1.3 part 2 §3.2, manifest:file-entry", checkManifest),
    PackageRule("odf-version", "ODF 1.3 part 2, manifest:version; part 3, office:version") {
      contents, report in
      guard let wanted = contents[manifestName]?[manifest, "version"] else {
        return report(manifestName, 0, "has no version")
      }
      for name in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
        guard let root = contents[name] else { continue }
        let version = root[office, "version"] ?? ""
        if version != wanted { report(name, 1, "is of version '\(version)', not \(wanted)") }
      }
    },
    PackageRule("odf-content", "ODF 1.3 part 3 §2.2, OpenDocument package") { contents, report in
      if contents["content.xml"] == nil { report("content.xml", 0, "is not there") }
    },
    PackageRule("odf-media", "file signatures", checkMedia),
  ]

  /// First, stored, without an extra field, so that the type stands at byte 38.
  @Sendable private static func checkMimetype(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let first = contents.parts.first, first.name == "mimetype" else {
      return report("mimetype", 0, "is not the first entry")
    }
    if first.bytes != Array(textType.utf8) { report("mimetype", 0, "is not exactly the type") }
    guard let entry = contents.entries?.first else { return }
    if entry.offset != 0 { report("mimetype", 0, "does not begin the file") }
    if entry.method != ZipFormat.stored { report("mimetype", 0, "is compressed") }
    if entry.extraLength != 0 || entry.dataOffset != 38 {
      report("mimetype", 0, "has an extra field")
    }
    if entry.flags & ZipFormat.descriptorFlag != 0 {
      report("mimetype", 0, "has a data descriptor")
    }
  }

  /// The manifest lists each file once, and nothing else.
  @Sendable private static func checkManifest(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let root = contents[manifestName] else {
      return report(manifestName, 0, "is not there")
    }
    var listed = Uniques()
    for entry in root.elements where entry.isNamed(manifest, "file-entry") {
      let path = entry[manifest, "full-path"] ?? ""
      if !listed.add(path) { report(manifestName, entry.line, "'\(path)' is there twice") }
      if path == "/" {
        if entry[manifest, "media-type"] != textType {
          report(manifestName, entry.line, "the package has another media type than its mimetype")
        }
      } else if path == "mimetype" || path == manifestName {
        report(manifestName, entry.line, "'\(path)' must not be listed")
      } else if !path.hasSuffix("/"), !contents.contains(path) {
        report(manifestName, entry.line, "'\(path)' is not in the package")
      }
    }
    if !listed.contains("/") { report(manifestName, 0, "has no entry for '/'") }
    for part in contents.parts
    where part.name != "mimetype" && !part.name.hasPrefix("META-INF/")
      && !listed.contains(part.name)
    {
      report(manifestName, 0, "does not list '\(part.name)'")
    }
  }
}
