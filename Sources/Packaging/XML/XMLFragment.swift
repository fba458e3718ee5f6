/// Whole elements, written once and repeated as bytes.
///
/// ```swift
/// let bold = XMLFragment { $0.element("w:rPr") { $0.empty("w:b") } }
/// writer.raw(bold)
/// ```
package struct XMLFragment: Sendable {
  let bytes: [UInt8]
  let failure: XMLFailure?

  package init(_ body: (inout XMLWriter) -> Void) {
    let memory = ByteCollector()
    var writer = XMLWriter(to: memory)
    body(&writer)
    if !writer.open.isEmpty { writer.fail(.unbalanced) }
    writer.flush()
    bytes = memory.bytes
    failure = writer.failure
  }
}

/// Start tags with what comes before their content, written once, and the end tags that belong to
/// them.
///
/// `body` leaves elements open; ``XMLWriter/element(_:_:)`` closes them. Three calls into libxml2
/// then write what would take thirty:
///
/// ```swift
/// let plain = XMLOpening {
///   $0.start("w:p")
///   $0.element("w:pPr") { $0.empty("w:pStyle", "w:val", "BodyText") }
///   $0.start("w:r")
///   $0.start("w:t")
/// }
/// writer.element(plain, text: "……")
/// ```
package struct XMLOpening: Sendable {
  let names: [StaticString]
  let start: [UInt8]
  let end: [UInt8]
  let failure: XMLFailure?

  package init(_ body: (inout XMLWriter) -> Void) {
    let memory = ByteCollector()
    var writer = XMLWriter(to: memory)
    body(&writer)
    if writer.open.isEmpty { writer.fail(.unbalanced) }
    names = writer.open
    writer.endTag()
    writer.flush()
    let middle = memory.bytes.count
    for _ in names { writer.end() }
    writer.flush()
    start = Array(memory.bytes[..<middle])
    end = Array(memory.bytes[middle...])
    failure = writer.failure
  }
}
