import ManualModel

/// The text of a paragraph, or of several, as scalars; what is no text takes one place.
struct InlineText {
  /// Nil is the end of a paragraph that is followed by another.
  private(set) var pieces: [Inline?] = []
  /// Where each piece begins, and at last where the text ends.
  private(set) var starts: [Int32] = [0]
  private(set) var scalars: [UInt32] = []

  /// What stands for a piece that is no text.
  static let object: UInt32 = 0xFFFF_FFFF

  init(_ inlines: [Inline]) { for inline in inlines { append(inline) } }

  /// Several paragraphs with their ends between them.
  init(paragraphs: [[Inline]]) {
    for (index, inlines) in paragraphs.enumerated() {
      if index > 0 { append(nil) }
      for inline in inlines { append(inline) }
    }
  }

  private mutating func append(_ piece: Inline?) {
    if case .text(let text, _, _)? = piece {
      guard !text.isEmpty else { return }
      for scalar in text.unicodeScalars { scalars.append(scalar.value) }
    } else {
      scalars.append(InlineText.object)
    }
    pieces.append(piece)
    starts.append(Int32(scalars.count))
  }

  /// The piece at a place, found by halves.
  func piece(at position: Int32) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }

  /// The part of a piece between two places inside it.
  func cut(_ index: Int, from start: Int32, to end: Int32) -> Inline? {
    guard case .text(_, let style, let fact)? = pieces[index] else { return pieces[index] }
    if start == starts[index], end == starts[index + 1] { return pieces[index] }
    var view = String.UnicodeScalarView()
    for place in Int(start)..<Int(end) {
      if let scalar = Unicode.Scalar(scalars[place]) { view.append(scalar) }
    }
    return .text(String(view), style: style, fact: fact)
  }
}
