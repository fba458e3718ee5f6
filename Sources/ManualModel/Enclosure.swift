/// A file that a document carries inside and no reader shows, such as the manual as data.
///
/// Word keeps it as a custom XML part, so it has to be XML; LibreOffice keeps it because it is in a
/// folder with a media type of its own.
package struct Enclosure: Hashable, Sendable {
  /// A plain file name: `manual.data`; readers of ODF take one that ends in `xml` for a part of theirs.
  package var name: String
  package var bytes: [UInt8]
  /// `application/vnd.shouce.manual`.
  ///
  /// One that ends in `xml` would make ODF readers take it for a part of the document.
  package var mediaType: String

  package init(name: String, bytes: [UInt8], mediaType: String) {
    self.name = name
    self.bytes = bytes
    self.mediaType = mediaType
  }

  /// The folder in an OpenDocument package, and its media type.
  package static let folder = (name: "shouce", mediaType: "application/vnd.shouce")
}
