import ManualModel

/// Reads documents of others: DOCX and ODT.
///
/// Takes the bytes of a file, gives values of the model; refuses by ``DocumentError`` what is no
/// document, and never more memory than the limits of the package allow.
package enum DocumentReader {
  /// The look of a document, whichever its format.
  package static func reference(_ bytes: [UInt8]) throws(DocumentError) -> ReferenceDocument {
    let package = try DocumentPackage(bytes)
    var document =
      switch package.format {
      case .word: try WordReference(package).document
      case .open: try OpenReference(package).document
      }
    if document.formats.isEmpty { document.omit(.noStyles) }
    return document
  }
}

extension Theme.Page {
  /// Whether a page leaves room for text: what a broken file says must not make a manual unreadable.
  var isSensible: Bool {
    (800...6000).contains(width) && (800...6000).contains(height)
      && [top, bottom, left, right, header, footer].allSatisfy { (0...1500).contains($0) }
      && width - left - right >= 600 && height - top - bottom >= 600
  }
}
