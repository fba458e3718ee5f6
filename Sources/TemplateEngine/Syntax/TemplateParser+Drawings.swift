import ManualModel

extension TemplateParser {
  /// The lines of a drawing and the statements between them.
  mutating func drawingLines() -> [Flow<DrawingLine>] {
    var flows: [Flow<DrawingLine>] = []
    while !isAtEnd {
      switch kind(ofLine: line) {
      case .blank, .comment: line += 1
      case .directiveEnd: return flows
      case .statement:
        switch keyword(ofLine: line) {
        case .end, .else, .elif: return flows
        case .include:
          report(.notADrawingLine, at: content(ofLine: line))
          line += 1
        case .for, .if, .let, nil:
          if let flow = statement({ $0.drawingLines() }) { flows.append(flow) }
        }
      case .directive, .heading, .item, .row:
        report(.notADrawingLine, at: content(ofLine: line))
        line += 1
      case .text:
        flows.append(.leaf(drawingLine(content(ofLine: line))))
        line += 1
      }
    }
    return flows
  }

  /// A box with its text, or boxes with arrows between them, whichever mark comes first.
  private mutating func drawingLine(_ range: TextRange) -> DrawingLine {
    var stops: [StopTemplate] = []
    var start = Int(range.start)
    var way = Way(label: nil, isReturn: false, end: start)
    var index = start
    while index < range.end {
      if let after = endOfExpression(at: index, Int(range.end)) {
        index = after
      } else if let next = self.way(at: index, Int(range.end)) {
        stops.append(stop(TextRange(start, index), behind: way))
        way = next
        start = next.end
        index = next.end
      } else if stops.isEmpty, let length = colonLength(at: index, Int(range.end)) {
        var box = boxHead(trimmed(start, index))
        box.range = range
        box.text = pieces(trimmed(index + length, Int(range.end)))
        return .box(box)
      } else {
        index += 1
      }
    }
    guard !stops.isEmpty else { return .box(boxHead(trimmed(start, Int(range.end)))) }
    stops.append(stop(TextRange(start, Int(range.end)), behind: way))
    return .path(stops)
  }

  private mutating func stop(_ range: TextRange, behind way: Way) -> StopTemplate {
    let range = trimmed(Int(range.start), Int(range.end))
    if range.isEmpty { report(.missingBox, at: TextRange(Int(range.start), Int(range.start) + 1)) }
    return StopTemplate(
      box: boxHead(range), label: way.label.map { pieces($0) } ?? [], isReturn: way.isReturn)
  }

  /// What names a box: `key [kind]`.
  private mutating func boxHead(_ range: TextRange) -> BoxTemplate {
    var key = range
    var shape: Drawing.Shape?
    if !range.isEmpty, bytes[Int(range.end) - 1] == UInt8(ascii: "]"),
      let open = bytes[range.bounds].lastIndex(of: UInt8(ascii: "["))
    {
      let word = trimmed(open + 1, Int(range.end) - 1)
      let name = source.text(word)
      shape = Drawing.Shape(named: name)
      if shape == nil { report(.unknownShape(name), at: word) }
      key = trimmed(Int(range.start), open)
    }
    return BoxTemplate(key: plainPieces(key), shape: shape, text: nil, range: range)
  }

  // MARK: Arrows

  /// An arrow: `->`, `→`, `-(label)->`, and with `~` for one that leads back.
  private struct Way {
    var label: TextRange?
    var isReturn: Bool
    var end: Int
  }

  private func way(at start: Int, _ end: Int) -> Way? {
    let first = bytes[start]
    if first == 0xE2 {
      return has([0xE2, 0x86, 0x92], at: start, end)
        ? Way(label: nil, isReturn: false, end: start + 3) : nil
    }
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "~") else { return nil }
    let isReturn = first == UInt8(ascii: "~")
    let tip: [UInt8] = [first, UInt8(ascii: ">")]
    if has(tip, at: start, end) { return Way(label: nil, isReturn: isReturn, end: start + 2) }
    guard let open = parenthesis(at: start + 1, end, opens: true) else { return nil }
    var index = start + 1 + open
    while index < end {
      if let after = endOfExpression(at: index, end) {
        index = after
        continue
      }
      if let close = parenthesis(at: index, end, opens: false), has(tip, at: index + close, end) {
        return Way(
          label: trimmed(start + 1 + open, index), isReturn: isReturn, end: index + close + 2)
      }
      index += 1
    }
    return nil
  }

  private func has(_ wanted: [UInt8], at start: Int, _ end: Int) -> Bool {
    start + wanted.count <= end && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
  }

  /// The length of an ASCII or full-width parenthesis: U+FF08 and U+FF09 are EF BC 88 and EF BC 89.
  private func parenthesis(at index: Int, _ end: Int, opens: Bool) -> Int? {
    guard index < end else { return nil }
    if bytes[index] == UInt8(ascii: opens ? "(" : ")") { return 1 }
    return has([0xEF, 0xBC, opens ? 0x88 : 0x89], at: index, end) ? 3 : nil
  }

  /// The length of an ASCII or full-width colon: U+FF1A is EF BC 9A.
  private func colonLength(at index: Int, _ end: Int) -> Int? {
    if bytes[index] == UInt8(ascii: ":") { return 1 }
    return has([0xEF, 0xBC, 0x9A], at: index, end) ? 3 : nil
  }

  /// Behind the `}}` of an expression that begins here; nil where none does.
  private func endOfExpression(at start: Int, _ end: Int) -> Int? {
    guard has([UInt8(ascii: "{"), UInt8(ascii: "{")], at: start, end) else { return nil }
    var index = start + 2
    while index + 1 < end {
      if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") {
        return index + 2
      }
      index += 1
    }
    return end
  }

  private func trimmed(_ start: Int, _ end: Int) -> TextRange {
    var start = start
    var end = end
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return TextRange(start, end)
  }

  private mutating func pieces(_ range: TextRange) -> [Piece] {
    var inlines = InlineBuilder()
    read(range, into: &inlines)
    return finish(&inlines)
  }
}

extension Mistake {
  fileprivate static var notADrawingLine: Mistake {
    Mistake(
      "not-a-drawing-line", zh: "图里每行写一个框「名称: 文字」，或用箭头连起几个框「甲 -> 乙」",
      en: "each line of a drawing is a box 'key: text' or boxes with arrows 'a -> b'",
      remedy: Wording(
        zh: "判断的框写「名称 [判断]: 文字」，带说明的箭头写「甲 -(是)-> 乙」",
        en: "a decision is 'key [decision]: text', an arrow with a word 'a -(yes)-> b'"))
  }

  fileprivate static var missingBox: Mistake {
    Mistake(
      "missing-box", zh: "箭头的这一边没有框", en: "there is no box at this end of the arrow")
  }

  fileprivate static func unknownShape(_ name: String) -> Mistake {
    let rows = Drawing.Shape.names
    let near = nearest(name, among: rows.flatMap { [$0.chinese, $0.english] })
    return Mistake(
      "unknown-shape", zh: "没有「\(name)」这种框", en: "there is no kind of box '\(name)'",
      remedy: near.map { Wording(zh: "是不是「[\($0)]」？", en: "did you mean '[\($0)]'?") }
        ?? Wording(
          zh: "可用的有：" + rows.map(\.chinese).joined(separator: "、"),
          en: "there are: " + rows.map(\.english).joined(separator: ", ")))
  }
}
