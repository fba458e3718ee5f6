import ManualModel

/// The text of a paragraph, with what else stands in it, whichever format it was read from.
struct BodyParagraph {
  var text: [Inline] = []
  var bookmarks: [String] = []
  /// Pictures and boxes.
  var floating: [Block.Kind] = []
  /// Whether a field counts it, as captions are.
  var isCounted = false

  /// Adds words to those that stand last.
  mutating func add(_ piece: String) {
    if case .text(let before, let style, let fact)? = text.last {
      text[text.count - 1] = .text(before + piece, style: style, fact: fact)
    } else {
      text.append(.text(piece, style: [], fact: nil))
    }
  }

  /// Adds all of another paragraph.
  mutating func join(_ next: BodyParagraph) {
    for inline in next.text {
      if case .text(let words, [], nil) = inline { add(words) } else { text.append(inline) }
    }
    bookmarks += next.bookmarks
    floating += next.floating
    isCounted = isCounted || next.isCounted
  }

  /// Adds what leads to an address; a link is words only, and an address without harm.
  mutating func add(_ inner: BodyParagraph, linkedTo address: String) {
    if inner.text.count == 1, case .text(let text, _, _)? = inner.text.first, !address.isEmpty,
      Inline.isHarmless(address)
    {
      self.text.append(.link(text: text, address: address))
    } else {
      text += inner.text
    }
    bookmarks += inner.bookmarks
    floating += inner.floating
  }
}

extension Drawing {
  /// A drawing of boxes with those words, without the lines between them.
  static func read(_ texts: [String]) -> Drawing {
    Drawing(
      kind: .flow,
      nodes: texts.enumerated().map { index, text in
        Node(key: String(index), shape: .step, text: [.text(text, style: [], fact: nil)])
      }, edges: [])
  }
}
