package import ManualModel
import Packaging

/// What a document shows, as a manual: headings with their levels and numbers, paragraphs, lists, tables.
///
/// Looks are left out, so that two documents differ only where their words do. What a program computes
/// stands as a reference or a field.
package struct DocumentText: Sendable {
  /// Whether it is an OpenDocument text.
  package var isOpen: Bool
  package var manual: Manual
  /// The bytes of the pictures that blocks name by their index.
  package var pictures: [[UInt8]]
  /// The data that the document carries inside, if a manual of ours is among it.
  package var enclosed: [UInt8]?
  /// All pictures in the package, for the enclosed manual.
  package var media: [[UInt8]]
  /// The bookmarks on headings, each with the id of its section.
  package var bookmarks: [String: String]
  /// The lines of its headers, footers and notes, without what fields show.
  package var edges: [String]
  /// Whether changes are tracked in it; they are read as if accepted.
  package var hasTrackedChanges: Bool
}

extension DocumentText {
  /// What was gathered from the body of a package; `core` holds its title and language.
  ///
  /// Both formats name them as Dublin Core does (ISO/IEC 29500-2 §11, ODF 1.3 part 3 §4.3.2).
  init(
    _ gatherer: SectionGatherer, labels: Labels, core: XMLElement?, pictures: [[UInt8]],
    hasTrackedChanges: Bool, in package: DocumentPackage
  ) throws(DocumentError) {
    manual = Manual(
      properties: .init(title: core?.first("dc:title")?.text ?? ""), labels: labels,
      divisions: [Division(layout: PageLayout(), sections: gatherer.sections)],
      targets: gatherer.targets)
    manual.properties.language = core?.first("dc:language")?.text ?? "zh-CN"
    isOpen = package.format == .open
    self.pictures = pictures
    enclosed = try package.enclosedManual()
    media = try package.media()
    bookmarks = gatherer.bookmarks
    edges = try EdgeText.lines(of: package)
    self.hasTrackedChanges = hasTrackedChanges
  }
}

extension DocumentReader {
  /// The words of a document; `labels` are those of the pack, to know an appendix by.
  package static func text(
    _ bytes: [UInt8], labels: Labels
  ) throws(DocumentError) -> DocumentText {
    let package = try DocumentPackage(bytes)
    switch package.format {
    case .word: return try WordText.read(package, labels: labels)
    case .open: return try OpenText.read(package, labels: labels)
    }
  }
}

extension DocumentPackage {
  /// The first part in the place for data that is a manual of ours.
  fileprivate func enclosedManual() throws(DocumentError) -> [UInt8]? {
    let places =
      switch format {
      case .word: names.filter { $0.hasPrefix("customXml/item") && $0.hasSuffix(".xml") }
      case .open: names.filter { $0.hasPrefix(Enclosure.folder.name + "/") }
      }
    for name in places {
      guard let bytes = try part(name), bytes.mentionsManual else { continue }
      return bytes
    }
    return nil
  }

  /// All pictures.
  fileprivate func media() throws(DocumentError) -> [[UInt8]] {
    let folder =
      switch format {
      case .word: "word/media/"
      case .open: "Pictures/"
      }
    return try parts(named: names.filter { $0.hasPrefix(folder) })
  }
}

extension [UInt8] {
  /// Whether the namespace of a manual is declared right at the start.
  fileprivate var mentionsManual: Bool {
    String(decoding: prefix(400), as: UTF8.self).contains("urn:shouce:manual")
  }
}
