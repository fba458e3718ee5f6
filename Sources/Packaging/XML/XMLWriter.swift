import CLibXML2

/// Streams one XML part through libxml2's `xmlTextWriter`.
///
/// Names are `w:p`-style `StaticString`s and namespace declarations plain attributes of the root.
/// Calls never throw: the first failure is kept, the rest of the part is skipped, and the sink
/// throws it when the part is finished. libxml2's writer checks no characters (it writes U+0001 as
/// it is and stops at U+0000), so text is escaped and checked here; see ``XMLEscape``.
///
/// Markup that repeats is cheaper as an ``XMLFragment`` or an ``XMLOpening``.
@safe package struct XMLWriter: ~Copyable {
  private let handle: xmlTextWriterPtr
  /// Keeps alive what libxml2's callback writes to.
  private let output: XMLOutput
  /// Text and ready-made markup on their way to libxml2: a call costs it as much as copying a
  /// kilobyte, so many small pieces go as one.
  private var gathered = ByteGatherer()
  private(set) var open: [StaticString] = []
  private var failed = false
  private(set) var failure: XMLFailure?
  /// The memory that a fragment is made in, and the holes it has so far; nil for a part.
  private let mold: ByteCollector?
  private(set) var holes: [XMLMarkup.Hole] = []

  /// Opens a writer that makes markup to be repeated.
  init(mold: ByteCollector) { self.init(to: mold, mold: mold) }

  /// Opens a writer on a sink; the declaration is not written.
  ///
  /// The corresponding libxml2 functions are `xmlOutputBufferCreateIO` and `xmlNewTextWriter`.
  init(to sink: any ByteSink, mold: ByteCollector? = nil) {
    LibXML.start()
    let output = XMLOutput(sink)
    let context = unsafe Unmanaged.passUnretained(output).toOpaque()
    // No encoder: everything that arrives is UTF-8 already, and converting it again costs a third.
    let buffer = unsafe xmlOutputBufferCreateIO(
      { context, bytes, count in
        guard let context = unsafe context, let bytes = unsafe bytes else { return -1 }
        let output = unsafe Unmanaged<XMLOutput>.fromOpaque(context).takeUnretainedValue()
        unsafe output.sink.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)).bytes)
        return count
      }, nil, context, nil)
    guard let handle = unsafe xmlNewTextWriter(buffer) else {
      preconditionFailure("libxml2 has no memory for a writer")
    }
    unsafe self.handle = unsafe handle
    self.output = output
    self.mold = mold
  }

  deinit { unsafe xmlFreeTextWriter(handle) }

  // MARK: Elements

  /// Opens an element.
  ///
  /// The corresponding libxml2 function is `xmlTextWriterStartElement`.
  package mutating func start(_ name: StaticString) {
    guard !failed else { return }
    open.append(name)
    handOver()
    unsafe check(xmlTextWriterStartElement(handle, name.utf8Start))
  }

  /// Closes the innermost open element, as `<w:b/>` if nothing was written into it.
  ///
  /// The corresponding libxml2 function is `xmlTextWriterEndElement`.
  package mutating func end() {
    guard !failed else { return }
    guard open.popLast() != nil else { return fail(.unbalanced) }
    handOver()
    unsafe check(xmlTextWriterEndElement(handle))
  }

  /// Closes the innermost open element with an end tag even if nothing was written into it.
  ///
  /// HTML reads `<td/>` as a start tag (HTML Living Standard §13.1.2.1). The corresponding libxml2
  /// function is `xmlTextWriterFullEndElement`.
  package mutating func endFully() {
    guard !failed else { return }
    guard open.popLast() != nil else { return fail(.unbalanced) }
    handOver()
    unsafe check(xmlTextWriterFullEndElement(handle))
  }

  /// Writes an element with what `body` writes into it, attributes first.
  package mutating func element(_ name: StaticString, _ body: (inout XMLWriter) -> Void) {
    start(name)
    body(&self)
    end()
  }

  /// Writes an element that holds text only.
  package mutating func element(_ name: StaticString, text: String) {
    start(name)
    self.text(text)
    end()
  }

  /// Writes `<w:b/>`.
  package mutating func empty(_ name: StaticString) {
    start(name)
    end()
  }

  /// Writes `<w:outlineLvl w:val="0"/>`.
  package mutating func empty(_ name: StaticString, _ attribute: StaticString, _ value: Int) {
    start(name)
    self.attribute(attribute, value)
    end()
  }

  /// Writes `<w:jc w:val="center"/>`.
  package mutating func empty(
    _ name: StaticString, _ attribute: StaticString, _ value: StaticString
  ) {
    start(name)
    self.attribute(attribute, value)
    end()
  }

  /// Writes `<w:pStyle w:val="…"/>`.
  @_disfavoredOverload
  package mutating func empty(_ name: StaticString, _ attribute: StaticString, _ value: String) {
    start(name)
    self.attribute(attribute, value)
    end()
  }

  /// Writes an element that has attributes only; where it repeats, an ``XMLFragment`` is cheaper.
  package mutating func empty(
    _ name: StaticString, _ attributes: (StaticString, String)...
  ) {
    start(name)
    for (name, value) in attributes { attribute(name, value) }
    end()
  }

  // MARK: Attributes

  /// Adds an attribute whose value stands in the program.
  package mutating func attribute(_ name: StaticString, _ value: StaticString) {
    startAttribute(name)
    unsafe write(
      UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount), in: .attribute)
    endAttribute()
  }

  /// Adds an attribute.
  @_disfavoredOverload
  package mutating func attribute(_ name: StaticString, _ value: String) {
    startAttribute(name)
    var value = value
    value.withUTF8 { bytes in unsafe write(bytes, in: .attribute) }
    endAttribute()
  }

  /// Adds an attribute with a number in decimal.
  package mutating func attribute(_ name: StaticString, _ value: Int) {
    startAttribute(name)
    var digits = String(value)
    digits.withUTF8 { bytes in unsafe raw(bytes) }
    endAttribute()
  }

  /// The corresponding libxml2 function is `xmlTextWriterStartAttribute`.
  private mutating func startAttribute(_ name: StaticString) {
    guard !failed else { return }
    handOver()
    unsafe check(xmlTextWriterStartAttribute(handle, name.utf8Start))
  }

  /// The corresponding libxml2 function is `xmlTextWriterEndAttribute`.
  private mutating func endAttribute() {
    guard !failed else { return }
    handOver()
    unsafe check(xmlTextWriterEndAttribute(handle))
  }

  // MARK: Text

  /// Writes text, escaped.
  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { bytes in unsafe write(bytes, in: .text) }
  }

  // MARK: Markup that repeats

  /// Writes markup made earlier, with values for its holes.
  package mutating func raw(_ fragment: XMLFragment, _ values: String...) {
    raw(fragment, values)
  }

  /// Writes markup made earlier, with values for its holes.
  package mutating func raw(_ fragment: XMLFragment, _ values: [String]) {
    write(fragment.markup, values)
  }

  /// Writes the elements of an opening, what `body` writes into the innermost, and their ends.
  package mutating func element(_ opening: XMLOpening, _ body: (inout XMLWriter) -> Void) {
    start(opening)
    body(&self)
    end(opening)
  }

  /// Writes the elements of an opening, its holes filled, and what `body` writes into the innermost.
  package mutating func element(
    _ opening: XMLOpening, _ values: String..., body: (inout XMLWriter) -> Void
  ) {
    start(opening, values)
    body(&self)
    end(opening)
  }

  /// Writes the elements of an opening with text in the innermost.
  package mutating func element(_ opening: XMLOpening, _ values: String..., text: String) {
    start(opening, values)
    self.text(text)
    end(opening)
  }

  /// Writes the start tags of an opening; ``end(_:)`` closes its elements.
  package mutating func start(_ opening: XMLOpening) { start(opening, []) }

  /// Writes the start tags of an opening, its holes filled; ``end(_:)`` closes its elements.
  package mutating func start(_ opening: XMLOpening, _ values: [String]) {
    write(opening.markup, values)
    open.append(contentsOf: opening.markup.names)
  }

  /// Closes the elements of an opening.
  package mutating func end(_ opening: XMLOpening) {
    guard !failed else { return }
    // Elements that were left open, or closed too many, would end in the wrong order.
    let names = opening.markup.names
    let outer = open.count - names.count
    guard outer >= 0 else { return fail(.unbalanced) }
    for index in names.indices where !isSameName(open[outer + index], names[index]) {
      return fail(.unbalanced)
    }
    open.removeLast(names.count)
    raw(opening.markup.end)
  }

  /// Leaves the value of an attribute to be filled in; in an ``XMLFragment`` or ``XMLOpening`` only.
  package mutating func hole(_ attribute: StaticString) {
    startAttribute(attribute)
    addHole(.attribute)
    endAttribute()
  }

  /// Leaves text to be filled in; in an ``XMLFragment`` or ``XMLOpening`` only.
  package mutating func hole() {
    endTag()
    addHole(.text)
  }

  private mutating func addHole(_ place: XMLMarkup.Place) {
    guard let mold else { return fail(.misuse) }
    flush()
    holes.append(.init(offset: mold.bytes.count, place: place))
  }

  private mutating func write(_ markup: XMLMarkup, _ values: [String]) {
    if markup.failure != nil { adopt(markup.failure) }
    guard values.count == markup.places.count else { return fail(.misuse) }
    for index in values.indices {
      raw(markup.pieces[index])
      var value = values[index]
      value.withUTF8 { bytes in unsafe write(bytes, in: markup.places[index]) }
    }
    raw(markup.pieces[values.count])
  }

  // MARK: Bytes

  /// Writes UTF-8, replacing what cannot stand for itself; what needs no escape is not copied.
  private mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, in place: XMLMarkup.Place
  ) {
    guard !failed else { return }
    var written = 0
    var index = unsafe XMLEscape.skipPlain(bytes, from: 0)
    while index < bytes.count {
      switch unsafe XMLEscape.find(in: bytes, at: index) {
      case .plain: break
      case .illegal(let scalar): return fail(.illegalCharacter(scalar))
      case .special(let byte):
        guard let escape = XMLEscape.escape(byte, inAttribute: place == .attribute) else { break }
        unsafe raw(UnsafeBufferPointer(rebasing: bytes[written..<index]))
        unsafe raw(
          UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
        written = index + 1
      }
      index = unsafe XMLEscape.skipPlain(bytes, from: index + 1)
    }
    unsafe raw(UnsafeBufferPointer(rebasing: bytes[written...]))
  }

  private mutating func raw(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { bytes in unsafe raw(bytes) }
  }

  private mutating func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !failed, !bytes.isEmpty else { return }
    guard unsafe !gathered.add(bytes) else { return }
    handOver()
    guard unsafe !gathered.add(bytes) else { return }
    unsafe handOver(bytes)
  }

  /// Hands over what was gathered, before anything else is asked of libxml2.
  private mutating func handOver() {
    guard !gathered.isEmpty else { return }
    unsafe handOver(gathered.bytes)
    gathered.removeAll()
  }

  /// The corresponding libxml2 function is `xmlTextWriterWriteRawLen`.
  private mutating func handOver(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let count = Int32(exactly: bytes.count) else { return fail(.misuse) }
    unsafe check(xmlTextWriterWriteRawLen(handle, bytes.baseAddress, count))
  }

  // MARK: The end

  /// Ends a start tag that is still waiting for attributes.
  mutating func endTag() {
    guard !failed else { return }
    handOver()
    unsafe check(
      "".withCString { empty in
        unsafe empty.withMemoryRebound(to: xmlChar.self, capacity: 1) { empty in
          unsafe xmlTextWriterWriteRawLen(handle, empty, 0)
        }
      })
  }

  /// Hands everything to the sink.
  ///
  /// The corresponding libxml2 function is `xmlTextWriterFlush`.
  mutating func flush() {
    handOver()
    unsafe check(xmlTextWriterFlush(handle))
  }

  private mutating func check(_ result: Int32) {
    if result < 0 { fail(.misuse) }
  }

  mutating func fail(_ reason: XMLFailure.Reason) {
    guard !failed else { return }
    failed = true
    failure = XMLFailure(reason: reason, path: open.map(\.description))
  }

  /// Takes over what went wrong while a fragment was made, with the place where it was to stand.
  private mutating func adopt(_ failure: XMLFailure?) {
    guard let failure, !failed else { return }
    failed = true
    self.failure = XMLFailure(
      reason: failure.reason, path: open.map(\.description) + failure.path)
  }
}

extension XMLWriter {
  /// Writes a whole part, declaration first, and throws what went wrong.
  static func write(
    part: String, standalone: Bool, to sink: any ByteSink, _ body: (inout XMLWriter) -> Void
  ) throws(PackagingError) {
    try write(
      part: part, declaration: declaration(standalone ? " standalone=\"yes\"" : ""), to: sink, body)
  }

  /// Writes a whole document behind its first line.
  static func write(
    part: String, declaration: [UInt8], to sink: any ByteSink, _ body: (inout XMLWriter) -> Void
  ) throws(PackagingError) {
    var writer = XMLWriter(to: sink)
    writer.raw(declaration)
    body(&writer)
    if !writer.open.isEmpty { writer.fail(.unbalanced) }
    writer.flush()
    if let failure = writer.failure { throw failure.error(part: part) }
  }

  private static func declaration(_ standalone: String) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"\(standalone)?>\n".utf8)
  }
}

/// What a writer's callback needs to know.
private final class XMLOutput {
  let sink: any ByteSink

  init(_ sink: any ByteSink) { self.sink = sink }
}

/// What went wrong in a writer, and inside which elements.
struct XMLFailure: Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    case illegalCharacter(UInt32)
    case misuse
    case unbalanced
  }

  var reason: Reason
  var path: [String]

  func error(part: String) -> PackagingError {
    let path = "/" + path.joined(separator: "/")
    return switch reason {
    case .illegalCharacter(let scalar):
      .illegalCharacter(part: part, path: path, scalar: scalar)
    case .misuse: .misuse(part: part, path: path)
    case .unbalanced: .unbalanced(part: part, path: path)
    }
  }
}

private func isSameName(_ left: StaticString, _ right: StaticString) -> Bool {
  unsafe left.utf8Start == right.utf8Start || left.description == right.description
}
