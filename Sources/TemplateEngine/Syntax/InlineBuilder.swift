import ManualModel

/// The pieces of a paragraph while it is read, line after line.
struct InlineBuilder {
  private(set) var pieces: [Piece] = []
  private var pending: [UInt8] = []
  private(set) var style = TextStyle.none
  private var openings: [Opening] = []

  /// Where emphasis began; literal asterisks if it never ends.
  struct Opening {
    var style: TextStyle
    var piece: Int
    var range: TextRange
  }

  mutating func take(_ bytes: ArraySlice<UInt8>) { pending.append(contentsOf: bytes) }

  /// A blank for a control character, which no text of a document may hold.
  mutating func takeBlank() { pending.append(UInt8(ascii: " ")) }

  mutating func append(_ piece: Piece) {
    flush()
    pieces.append(piece)
  }

  mutating func code(_ bytes: ArraySlice<UInt8>) {
    flush()
    let printable = bytes.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }
    pieces.append(.text(String(decoding: printable, as: UTF8.self), style.adding(.code)))
  }

  mutating func open(_ added: TextStyle, at range: TextRange) {
    flush()
    openings.append(Opening(style: added, piece: pieces.count, range: range))
    style = style.adding(added)
  }

  func isOpen(_ style: TextStyle) -> Bool { self.style.has(style) }

  mutating func close(_ removed: TextStyle) {
    flush()
    style = style.removing(removed)
    openings.removeAll { $0.style == removed }
  }

  /// Ends the paragraph; what was opened and not closed becomes literal and is given back.
  mutating func finish() -> [Opening] {
    flush()
    let unclosed = openings
    for opening in unclosed.reversed() {
      for index in pieces.indices.dropFirst(opening.piece) {
        pieces[index] = pieces[index].without(opening.style)
      }
      let literal = opening.style == .strong ? "**" : "*"
      pieces.insert(.text(literal, .none), at: opening.piece)
    }
    return unclosed
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    pieces.append(.text(String(decoding: pending, as: UTF8.self), style))
    pending.removeAll(keepingCapacity: true)
  }
}

extension Piece {
  fileprivate func without(_ removed: TextStyle) -> Piece {
    switch self {
    case .text(let text, let style): .text(text, style.removing(removed))
    case .value(let id, let style): .value(id, style.removing(removed))
    case .lineBreak, .softBreak, .link: self
    }
  }
}
