/// Whole elements, made once and repeated as bytes.
///
/// What differs from one time to the next is a hole, for which ``XMLWriter/raw(_:_:)`` takes a value:
///
/// ```swift
/// let bold = XMLFragment { $0.element("w:rPr") { $0.empty("w:b") } }
/// let start = XMLFragment { w in
///   w.element("w:bookmarkStart") { w in
///     w.hole("w:id")
///     w.hole("w:name")
///   }
/// }
/// writer.raw(bold)
/// writer.raw(start, "7", "s5.1")
/// ```
package struct XMLFragment: Sendable {
  let markup: XMLMarkup

  package init(_ body: (inout XMLWriter) -> Void) {
    let memory = ByteCollector()
    var writer = XMLWriter(mold: memory)
    body(&writer)
    if !writer.open.isEmpty { writer.fail(.unbalanced) }
    writer.flush()
    markup = XMLMarkup(memory.bytes[...], holes: writer.holes, failure: writer.failure)
  }
}

/// Start tags with what comes before their content, made once, and the end tags that belong to them.
///
/// `body` leaves elements open; ``XMLWriter/element(_:_:body:)`` closes them. Three calls into
/// libxml2 then write what would take thirty. Openings have holes as fragments have:
///
/// ```swift
/// let paragraph = XMLOpening { w in
///   w.start("w:p")
///   w.element("w:pPr") { w in w.element("w:pStyle") { $0.hole("w:val") } }
///   w.start("w:r")
///   w.start("w:t")
/// }
/// writer.element(paragraph, "BodyText", text: "……")
/// ```
package struct XMLOpening: Sendable {
  let names: [StaticString]
  let markup: XMLMarkup
  let end: [UInt8]

  package init(_ body: (inout XMLWriter) -> Void) {
    let memory = ByteCollector()
    var writer = XMLWriter(mold: memory)
    body(&writer)
    if writer.open.isEmpty { writer.fail(.unbalanced) }
    names = writer.open
    writer.endTag()
    writer.flush()
    let middle = memory.bytes.count
    for _ in names { writer.end() }
    writer.flush()
    markup = XMLMarkup(memory.bytes[..<middle], holes: writer.holes, failure: writer.failure)
    end = Array(memory.bytes[middle...])
  }
}

/// Bytes with holes in them.
struct XMLMarkup: Sendable {
  /// Where a value stands, which decides how it is escaped.
  enum Place: Sendable { case text, attribute }

  struct Hole: Sendable {
    let offset: Int
    let place: Place
  }

  /// One more than there are holes.
  let pieces: [[UInt8]]
  let places: [Place]
  let failure: XMLFailure?

  init(_ bytes: ArraySlice<UInt8>, holes: [Hole], failure: XMLFailure?) {
    var pieces: [[UInt8]] = []
    var start = 0
    for hole in holes {
      pieces.append(Array(bytes[start..<hole.offset]))
      start = hole.offset
    }
    pieces.append(Array(bytes[start...]))
    self.pieces = pieces
    places = holes.map(\.place)
    self.failure = failure
  }
}
