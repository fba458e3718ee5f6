package import ManualModel

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
  /// Whether changes are tracked in it; they are read as if accepted.
  package var hasTrackedChanges: Bool
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
  /// The first part of those names that is a manual of ours.
  func enclosedManual(in names: [String]) throws(DocumentError) -> [UInt8]? {
    for name in names {
      guard let bytes = try part(name), bytes.mentionsManual else { continue }
      return bytes
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether the namespace of a manual is declared right at the start.
  fileprivate var mentionsManual: Bool {
    String(decoding: prefix(400), as: UTF8.self).contains("urn:shouce:manual")
  }
}
