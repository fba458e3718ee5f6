/// Where a writer puts the parts of a document, in their order.
package protocol PackageSink: ~Copyable {
  /// Adds an XML part; `body` writes the root element.
  ///
  /// The declaration says `standalone="yes"` as OPC files do, or leaves it out as ODF files do.
  mutating func xml(
    _ name: String, standalone: Bool, _ body: (inout XMLWriter) -> Void
  ) throws(PackagingError)

  /// Adds a part that is not XML; `stored` keeps it from being compressed.
  mutating func bytes(_ name: String, _ bytes: [UInt8], stored: Bool) throws(PackagingError)
}

extension PackageSink where Self: ~Copyable {
  /// Adds an XML part with `standalone="yes"`.
  package mutating func xml(
    _ name: String, _ body: (inout XMLWriter) -> Void
  ) throws(PackagingError) {
    try xml(name, standalone: true, body)
  }

  /// Adds a compressed part that is not XML.
  package mutating func bytes(_ name: String, _ bytes: [UInt8]) throws(PackagingError) {
    try self.bytes(name, bytes, stored: false)
  }
}
