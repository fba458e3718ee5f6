import ManualModel

extension TemplateParser {
  /// Reads a stretch of one line into a paragraph.
  ///
  /// Emphasis is a switch: `**` opens where nothing is open and no blank follows, and closes where
  /// no blank stands before it. Unlike CommonMark's flanking rules that works beside any character.
  mutating func read(_ range: TextRange, into inlines: inout InlineBuilder) {
    let bytes = bytes
    let end = Int(range.end)
    var index = Int(range.start)
    var run = index
    while index < end {
      let byte = bytes[index]
      guard byte.isInlineMark else {
        index += 1
        continue
      }
      let here = index
      switch byte {
      case 0..<0x20:
        inlines.take(bytes[run..<here])
        inlines.takeBlank()
        index = here + 1
      case UInt8(ascii: "\\"):
        guard here + 1 < end, bytes[here + 1].isPunctuation else {
          index += 1
          continue
        }
        inlines.take(bytes[run..<here])
        run = here + 1
        index = here + 2
        continue
      case UInt8(ascii: "*"):
        let isDouble = here + 1 < end && bytes[here + 1] == UInt8(ascii: "*")
        let style: TextStyle = isDouble ? .strong : .emphasis
        let after = here + (isDouble ? 2 : 1)
        index = after
        if inlines.isOpen(style) {
          guard here > range.start, !bytes[here - 1].isBlank else { continue }
          inlines.take(bytes[run..<here])
          inlines.close(style)
        } else {
          guard after < end, !bytes[after].isBlank else { continue }
          inlines.take(bytes[run..<here])
          inlines.open(style, at: TextRange(here, after))
        }
      case UInt8(ascii: "`"):
        guard let close = bytes[(here + 1)..<end].firstIndex(of: UInt8(ascii: "`")) else {
          report(.unclosedCode, at: TextRange(here, here + 1))
          index = end
          continue
        }
        inlines.take(bytes[run..<here])
        inlines.code(bytes[(here + 1)..<close])
        index = close + 1
      case UInt8(ascii: "<"):
        guard let after = lineBreak(at: here, end) else {
          index += 1
          continue
        }
        inlines.take(bytes[run..<here])
        inlines.append(.lineBreak)
        index = after
      case UInt8(ascii: "["):
        guard let link = link(at: here, end) else {
          index += 1
          continue
        }
        inlines.take(bytes[run..<here])
        inlines.append(.link(text: link.text, address: link.address))
        index = link.after
      default:
        guard mode == .template, here + 1 < end else {
          index += 1
          continue
        }
        if bytes[here + 1] == UInt8(ascii: "%") {
          report(.statementInText, at: TextRange(here, here + 2))
          index += 2
          continue
        }
        guard bytes[here + 1] == UInt8(ascii: "{") else {
          index += 1
          continue
        }
        inlines.take(bytes[run..<here])
        let (value, after) = expression(at: here, end)
        inlines.append(.value(value, inlines.style))
        index = after
      }
      run = index
    }
    if run < end { inlines.take(bytes[run..<end]) }
  }

  mutating func finish(_ inlines: inout InlineBuilder) -> [Piece] {
    for opening in inlines.finish() { report(.unclosedEmphasis, at: opening.range) }
    return inlines.pieces
  }

  /// Text with expressions and escapes, but without marks: addresses and arguments of directives.
  mutating func plainPieces(_ range: TextRange) -> [Piece] {
    var inlines = InlineBuilder()
    let end = Int(range.end)
    var index = Int(range.start)
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < end && bytes[index + 1].isPunctuation:
        inlines.take(bytes[(index + 1)...(index + 1)])
        index += 2
      case UInt8(ascii: "{")
      where mode == .template && index + 1 < end && bytes[index + 1] == UInt8(ascii: "{"):
        let (value, after) = expression(at: index, end)
        inlines.append(.value(value, .none))
        index = after
      case 0..<0x20:
        inlines.takeBlank()
        index += 1
      default:
        inlines.take(bytes[index...index])
        index += 1
      }
    }
    return finish(&inlines)
  }

  /// The expression that `{{` opens at a byte, and what follows it.
  private mutating func expression(at start: Int, _ end: Int) -> (ExpressionID, after: Int) {
    var parser = ExpressionParser(source, from: start + 2, to: end)
    let value = parser.expression()
    if !parser.isBroken, parser.isAt(.expression) {
      return (keep(value), Int(parser.token.range.end))
    }
    if parser.isAtEnd {
      report(.unclosedExpression, at: TextRange(start, start + 2))
      return (keep(.invalid), end)
    }
    if !parser.isBroken { parser.report(.unexpectedInExpression) }
    for (mistake, place) in parser.mistakes { report(mistake, at: place) }
    var after = Int(parser.token.range.start)
    while after + 1 < end,
      bytes[after] != UInt8(ascii: "}") || bytes[after + 1] != UInt8(ascii: "}")
    {
      after += 1
    }
    return (keep(.invalid), min(after + 2, end))
  }

  /// Behind `<br>`, `<br/>` or `<br />`; nil for any other `<`.
  private func lineBreak(at start: Int, _ end: Int) -> Int? {
    guard start + 3 < end, bytes[start + 1] == UInt8(ascii: "b"),
      bytes[start + 2] == UInt8(ascii: "r")
    else { return nil }
    var index = start + 3
    while index < end, bytes[index].isBlank { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: "/") { index += 1 }
    return index < end && bytes[index] == UInt8(ascii: ">") ? index + 1 : nil
  }

  /// `[text](address)`; nil where the brackets are just brackets.
  ///
  /// No bracket may stand inside, so that each is looked at only once.
  private mutating func link(
    at start: Int, _ end: Int
  ) -> (text: [Piece], address: [Piece], after: Int)? {
    var index = start + 1
    while index < end, bytes[index] != UInt8(ascii: "]"), bytes[index] != UInt8(ascii: "[") {
      index += 1
    }
    guard index + 1 < end, bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "(")
    else { return nil }
    let text = TextRange(start + 1, index)
    let address = index + 2
    index = address
    while index < end, bytes[index] != UInt8(ascii: ")"), bytes[index] != UInt8(ascii: "[") {
      index += 1
    }
    guard index < end, bytes[index] == UInt8(ascii: ")"), index > address else { return nil }
    return (plainPieces(text), plainPieces(TextRange(address, index)), index + 1)
  }
}

extension UInt8 {
  /// A control character or one of `\ * \` < [ {`; two words of bits, as every byte is asked.
  fileprivate var isInlineMark: Bool {
    guard self < 0x80 else { return false }
    let low: UInt64 = 0xFFFF_FFFF | 1 << 0x2A | 1 << 0x3C
    let high: UInt64 = 1 << 0x1C | 1 << 0x20 | 1 << 0x1B | 1 << 0x3B
    return (self < 0x40 ? low : high) >> (self & 0x3F) & 1 == 1
  }
}

extension Mistake {
  fileprivate static var unclosedExpression: Mistake {
    Mistake(
      "unclosed-expression", zh: "「{{」没有用「}}」结束", en: "'{{' is not closed by '}}'",
      remedy: Wording(
        zh: "在同一行补上「}}」；要写花括号本身，写成「\\{{」",
        en: "put '}}' on the same line; for braces themselves write '\\{{'"))
  }

  fileprivate static var unexpectedInExpression: Mistake {
    Mistake("unexpected-word", zh: "这里应当是「}}」", en: "'}}' belongs here")
  }

  fileprivate static var statementInText: Mistake {
    Mistake(
      "statement-in-text", zh: "语句不能放在文字中间", en: "a statement cannot stand inside text",
      remedy: Wording(
        zh: "让它独占一行；句中的条件写成 {{ 甲 if 条件 else 乙 }}",
        en: "put it on a line of its own; inside a sentence write {{ a if condition else b }}"))
  }

  fileprivate static var unclosedCode: Mistake {
    Mistake(
      "unclosed-code", zh: "「`」没有成对", en: "'`' is not closed",
      remedy: Wording(zh: "要写这个符号本身，写成「\\`」", en: "for the mark itself write '\\`'"))
  }

  fileprivate static var unclosedEmphasis: Mistake {
    Mistake(
      "unclosed-emphasis", zh: "星号没有成对", en: "the emphasis is not closed",
      remedy: Wording(zh: "要写星号本身，写成「\\*」", en: "for an asterisk itself write '\\*'"))
  }
}
