// One of the two texts in a redline, for what shows a text as a whole: drawings, alternative texts.

extension [Inline] {
  /// The text of one of the two manuals; with `keepingMarks`, what was put in or left out stays
  /// marked.
  package func on(_ side: Change.Side, keepingMarks: Bool = false) -> [Inline] {
    guard contains(where: \.isMarked) else { return self }
    var result: [Inline] = []
    for inline in self {
      guard case .changed(let change, let inner) = inline else {
        result.add(inline)
        continue
      }
      guard change.exists(on: side) else { continue }
      switch change {
      case .formatted(.text(let style)): result.add(side == .old ? inner.styled(style) : inner)
      case .inserted, .deleted: result.add(keepingMarks ? inline : inner)
      case .formatted, .movedFrom, .movedTo: result.add(inner)
      }
    }
    return result
  }

  /// This text with more behind it.
  package func joined(with more: [Inline]) -> [Inline] {
    var result = self
    for inline in more { result.add(inline) }
    return result
  }

  /// Adds an inline, to the last one where both look alike, tell the same fact and are marked alike.
  package mutating func add(_ inline: Inline) {
    if let last, let whole = last.joined(with: inline) {
      self[count - 1] = whole
    } else {
      append(inline)
    }
  }
}

extension Inline {
  package var isMarked: Bool { if case .changed = self { true } else { false } }

  /// Nil where an inline has no style.
  package var style: TextStyle? {
    switch self {
    case .text(_, let style, _), .gap(_, let style), .mark(_, _, let style): style
    case .reference(let reference): reference.style
    case .changed(_, let inline): inline.style
    case .lineBreak, .tab, .field, .link, .blank: nil
    }
  }

  fileprivate func styled(_ style: TextStyle) -> Inline {
    switch self {
    case .text(let text, _, let fact): return .text(text, style: style, fact: fact)
    case .gap(let text, _): return .gap(text: text, style: style)
    case .mark(let target, let text, _): return .mark(target: target, text: text, style: style)
    case .reference(var reference):
      reference.style = style
      return .reference(reference)
    case .changed(let change, let inline): return .changed(change, inline.styled(style))
    case .lineBreak, .tab, .field, .link, .blank: return self
    }
  }

  fileprivate func joined(with next: Inline) -> Inline? {
    switch (self, next) {
    case (.text(let text, let style, let fact), .text(let more, let other, let otherFact)):
      style == other && fact == otherFact ? .text(text + more, style: style, fact: fact) : nil
    case (.changed(let change, let inner), .changed(let other, let more)):
      change == other ? inner.joined(with: more).map { .changed(change, $0) } : nil
    default: nil
    }
  }
}

extension Drawing {
  /// Whether a text in it is marked; a document then shows the older drawing and the newer one.
  package var hasMarks: Bool {
    nodes.contains { $0.text.contains(where: \.isMarked) }
      || edges.contains { $0.label.contains(where: \.isMarked) }
  }

  /// The drawing of one of the two manuals, but for its caption and alternative text.
  package func on(_ side: Change.Side, keepingMarks: Bool = false) -> Drawing {
    var drawing = self
    for index in nodes.indices {
      drawing.nodes[index].text = nodes[index].text.on(side, keepingMarks: keepingMarks)
    }
    for index in edges.indices {
      drawing.edges[index].label = edges[index].label.on(side, keepingMarks: keepingMarks)
    }
    return drawing
  }
}
