package import ManualModel
package import Packaging

/// A manual inside a document of it, bound to the text that is shown.
///
/// Takes a manual and gives what writers enclose; takes what a document has and gives the manual back,
/// and whether the text around it is still its own.
package struct EnclosedManual: Sendable {
  package var manual: Manual
  /// The digest of the text as it was written; nil where none was.
  package var textDigest: String?

  /// What writers enclose.
  ///
  /// Pictures are not in it but found by their digests among those of the document.
  package static func enclosure(of manual: Manual) throws(PackagingError) -> Enclosure {
    Enclosure(
      name: "manual.data",
      bytes: try ManualArchive.bytes(
        of: manual, digest: { SHA256.digest($0) },
        textDigest: SHA256.digest(VisibleText(of: manual).bytes)),
      mediaType: "application/vnd.shouce.manual")
  }

  /// Reads what ``enclosure(of:)`` made; `pictures` are those of the document.
  package static func read(
    _ bytes: [UInt8], pictures: [[UInt8]]
  ) throws(ArchiveError) -> EnclosedManual {
    var known: [String: [UInt8]] = [:]
    for picture in pictures { known[SHA256.digest(picture)] = picture }
    let byDigest = known
    return try ManualArchive.readEnclosed(bytes) { byDigest[$0] }
  }

  /// Whether a text is the one that the manual was written with.
  ///
  /// A digest by rules of another time says nothing; then the manual itself does.
  package func isBound(to text: VisibleText) -> Bool {
    SHA256.digest(text.bytes) == textDigest || SHA256.digest(text.olderBytes) == textDigest
      || text == VisibleText(of: manual)
  }
}
