/// A page of HTML that is well-formed XML too (HTML Living Standard §14).
///
/// It has a document type and no XML declaration, which an HTML parser would take for a comment in
/// the wrong place.
package enum HTMLPage {
  package static let documentType = "<!DOCTYPE html>\n"

  /// The bytes of a page; `body` writes the `html` element, and closes all but void elements with
  /// ``XMLWriter/endFully()``.
  package static func write(
    _ body: (inout XMLWriter) -> Void
  ) throws(PackagingError) -> [UInt8] {
    let memory = ByteCollector()
    try XMLWriter.write(
      part: "html", declaration: Array(documentType.utf8), to: memory, body)
    return memory.bytes
  }
}
