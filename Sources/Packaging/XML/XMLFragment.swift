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

  /// Whether there is nothing in it, not even a hole or a failure.
  package var isEmpty: Bool {
    markup.failure == nil && markup.pieces.count == 1 && markup.pieces[0].isEmpty
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
  let markup: XMLMarkup

  package init(_ body: (inout XMLWriter) -> Void) {
    let memory = ByteCollector()
    var writer = XMLWriter(mold: memory)
    body(&writer)
    if writer.open.isEmpty { writer.fail(.unbalanced) }
    let names = writer.open
    writer.endTag()
    writer.flush()
    let middle = memory.bytes.count
    for _ in names { writer.end() }
    writer.flush()
    markup = XMLMarkup(
      memory.bytes[..<middle], holes: writer.holes, names: names,
      end: Array(memory.bytes[middle...]), failure: writer.failure)
  }
}

/// Bytes with holes in them, and for an opening the elements they leave open.
///
/// A class, for what repeats is looked up and handed on thousands of times.
final class XMLMarkup: Sendable {
  /// Where a value stands, which decides how it is escaped.
  enum Place: Sendable { case text, attribute }

  struct Hole: Sendable {
    let offset: Int
    let place: Place
  }

  /// One more than there are holes.
  let pieces: [[UInt8]]
  let places: [Place]
  /// The elements left open, and their end tags.
  let names: [StaticString]
  let end: [UInt8]
  let failure: XMLFailure?

  init(
    _ bytes: ArraySlice<UInt8>, holes: [Hole], names: [StaticString] = [], end: [UInt8] = [],
    failure: XMLFailure?
  ) {
    var pieces: [[UInt8]] = []
    var start = 0
    for hole in holes {
      pieces.append(Array(bytes[start..<hole.offset]))
      start = hole.offset
    }
    pieces.append(Array(bytes[start...]))
    self.pieces = pieces
    places = holes.map(\.place)
    self.names = names
    self.end = end
    self.failure = failure
  }
}
