import ManualModel

/// Joins evaluated pieces to the inlines of a paragraph.
struct InlineWriter {
  private(set) var inlines: [Inline] = []
  private var hasSoftBreak = false

  init(capacity: Int) { inlines.reserveCapacity(capacity) }

  /// The end of a template line; what it becomes is known when the next text comes.
  mutating func softBreak() { hasSoftBreak = true }

  mutating func append(_ inline: Inline) {
    if hasSoftBreak {
      hasSoftBreak = false
      if inlines.last?.endsLatin == true { appendRun(" ", style: .none, fact: nil) }
    }
    inlines.append(inline)
  }

  /// Text of a template or a value: line breaks and tabs in it become inlines, never structure.
  mutating func text(
    _ text: String, style: TextStyle, fact: FactID? = nil, isValue: Bool = true
  ) {
    guard !text.isEmpty else { return }
    if hasSoftBreak {
      hasSoftBreak = false
      let isLatin = inlines.last?.endsLatin == true || text.unicodeScalars.first?.isLatin == true
      if isLatin, inlines.last?.endsWithBreak == false, text.unicodeScalars.first != " " {
        appendRun(" ", style: .none, fact: nil)
      }
    }
    // What the template says itself has no control characters: its parser saw to that.
    if isValue, text.hasControls {
      lines(of: text, style: style, fact: fact)
    } else {
      appendRun(text, style: style, fact: fact)
    }
  }

  private mutating func lines(of text: String, style: TextStyle, fact: FactID?) {
    var scalars = text.unicodeScalars[...]
    // A block scalar of YAML ends with a line break that means nothing.
    while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    var run = ""
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r":
        appendRun(run, style: style, fact: fact)
        run = ""
        inlines.append(.lineBreak)
      case "\t":
        appendRun(run, style: style, fact: fact)
        run = ""
        inlines.append(.tab)
      default: if scalar.value >= 0x20 { run.unicodeScalars.append(scalar) }
      }
      previous = scalar
    }
    appendRun(run, style: style, fact: fact)
  }

  /// Adds a run, to the one before it where that has the same style and tells the same fact.
  private mutating func appendRun(_ text: String, style: TextStyle, fact: FactID?) {
    guard !text.isEmpty else { return }
    if case .text(let before, style, fact) = inlines.last {
      inlines[inlines.count - 1] = .text(before + text, style: style, fact: fact)
    } else {
      inlines.append(.text(text, style: style, fact: fact))
    }
  }
}

extension String {
  /// Whether it has a line break, a tab or another character below U+0020.
  fileprivate var hasControls: Bool {
    let bytes = utf8Span.span
    for index in bytes.indices where bytes[index] < 0x20 { return true }
    return false
  }
}

extension Inline {
  /// Whether it ends with a Latin word, from which the next line stands a space apart.
  fileprivate var endsLatin: Bool {
    if case .text(let text, _, _) = self, let last = text.unicodeScalars.last {
      last.isLatin
    } else {
      false
    }
  }

  fileprivate var endsWithBreak: Bool {
    switch self {
    case .lineBreak, .tab: true
    case .text(let text, _, _): text.utf8.last == UInt8(ascii: " ")
    case .reference, .gap, .field, .link, .mark, .blank, .changed: false
    }
  }

  /// Its text as far as it is known before references are.
  var plainText: String {
    switch self {
    case .text(let text, _, _): text
    case .gap(let text, _): text
    case .link(let text, _): text
    case .mark(_, let text, _): text
    case .lineBreak, .tab: " "
    case .reference, .field, .blank, .changed: ""
    }
  }
}

extension Unicode.Scalar {
  /// Whether it belongs to a script that separates words by spaces.
  fileprivate var isLatin: Bool {
    switch value {
    case 0...0x20: false
    // Dashes, quotes, ellipsis and enclosed numbers are as wide as a Chinese character.
    case 0x2010...0x2027, 0x2460...0x27BF: false
    case 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF: false
    case 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: false
    case 0xB7: false
    default: true
    }
  }
}
