import ManualModel
import Packaging

/// What is in the package: `META-INF/manifest.xml` (ODF 1.3 part 2 §3.2).
enum Manifest {
  /// What `mimetype` holds and the manifest says of `/`.
  static let mediaType = "application/vnd.oasis.opendocument.text"

  /// Writes the part.
  static func write(
    images: [Image.Part], enclosures: [Enclosure] = [], to out: inout XMLWriter
  ) {
    out.start("manifest:manifest")
    out.attribute("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0")
    out.attribute("manifest:version", "1.3")
    entry("/", mediaType, to: &out)
    for part in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
      entry(part, "text/xml", to: &out)
    }
    for image in images { entry(image.name, image.manifestType, to: &out) }
    if !enclosures.isEmpty {
      // LibreOffice 7.4 drops files it does not know unless they are in a folder with a type.
      entry(Enclosure.folder.name + "/", Enclosure.folder.mediaType, to: &out)
    }
    for enclosure in enclosures { entry(path(of: enclosure), enclosure.mediaType, to: &out) }
    out.end()
  }

  /// Where an enclosure is in the package.
  static func path(of enclosure: Enclosure) -> String {
    "\(Enclosure.folder.name)/\(enclosure.name)"
  }

  private static func entry(_ path: String, _ mediaType: String, to out: inout XMLWriter) {
    out.start("manifest:file-entry")
    out.attribute("manifest:full-path", path)
    if path == "/" { out.attribute("manifest:version", "1.3") }
    out.attribute("manifest:media-type", mediaType)
    out.end()
  }
}

extension Image.Part {
  /// With the character set, a type does not end in `xml`: some readers take every part whose type
  /// does for one of ODF's own.
  fileprivate var manifestType: String {
    bytes.starts(with: [0x3C]) && mediaType.description.hasSuffix("xml")
      ? mediaType.description + ";charset=utf-8" : mediaType.description
  }
}
