/// The words of an expression.
struct Token {
  enum Kind: Equatable {
    case name(String)
    case text(String)
    case number(Int)
    case keyword(Word)
    /// One of `. [ ] ( ) , | =`.
    case symbol(Symbol)
    case infix(Expression.Operator)
    /// `}}` or `%}`.
    case close(Close)
    /// The end of the line or of the quoted argument.
    case end
    /// Reported by the parser with the reason.
    case wrong(Wrong)
  }

  enum Word: String {
    case `if`, `else`, not, `for`, with, `true`, `false`
  }

  enum Symbol: UInt8 {
    case dot, openBracket, closeBracket, openParenthesis, closeParenthesis, comma, bar, assign

    var text: String {
      switch self {
      case .dot: "."
      case .openBracket: "["
      case .closeBracket: "]"
      case .openParenthesis: "("
      case .closeParenthesis: ")"
      case .comma: ","
      case .bar: "|"
      case .assign: "="
      }
    }
  }

  enum Close: UInt8 {
    case expression, statement
  }

  enum Wrong: Equatable {
    case unclosedText
    case numberTooLarge
    case fullWidth(String, instead: String)
    case character(String)
  }

  var kind: Kind
  var range: TextRange
}

/// Splits an expression into tokens, byte by byte.
struct ExpressionLexer {
  let bytes: [UInt8]
  var position: Int
  /// The expression cannot reach beyond: the end of its line or argument.
  let limit: Int

  mutating func next() -> Token {
    while position < limit, bytes[position].isBlank { position += 1 }
    let start = position
    guard start < limit else { return token(.end, from: start) }
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return text(quote: byte)
    case _ where byte.isNamePart: return name()
    default: return symbol()
    }
  }

  private func token(_ kind: Token.Kind, from start: Int) -> Token {
    Token(kind: kind, range: TextRange(start, position))
  }

  private mutating func number() -> Token {
    let start = position
    var value: Int? = 0
    while position < limit, bytes[position].isDigit {
      let digit = Int(bytes[position] - UInt8(ascii: "0"))
      value = value.flatMap { $0 > 99_999_999_999_999 ? nil : $0 * 10 + digit }
      position += 1
    }
    guard let value else { return token(.wrong(.numberTooLarge), from: start) }
    return token(.number(value), from: start)
  }

  private mutating func text(quote: UInt8) -> Token {
    let start = position
    position += 1
    var text: [UInt8] = []
    while position < limit {
      let byte = bytes[position]
      if byte == quote {
        position += 1
        return token(.text(String(decoding: text, as: UTF8.self)), from: start)
      }
      if byte == UInt8(ascii: "\\"), position + 1 < limit, bytes[position + 1].isPunctuation {
        position += 1
      } else if byte == UInt8(ascii: "\\"), position + 1 < limit,
        bytes[position + 1] == UInt8(ascii: "n")
      {
        position += 2
        text.append(UInt8(ascii: "\n"))
        continue
      }
      text.append(bytes[position])
      position += 1
    }
    return token(.wrong(.unclosedText), from: start)
  }

  private mutating func name() -> Token {
    let start = position
    while position < limit, bytes[position].isNamePart {
      if bytes[position] >= 0x80, let mark = fullWidthMark() {
        guard position == start else { break }
        position += mark.length
        return token(.wrong(.fullWidth(mark.written, instead: mark.meant)), from: start)
      }
      position += 1
    }
    return token(word(start..<position), from: start)
  }

  /// A keyword, an operator or a name; what is longer or not ASCII is a name at once.
  private func word(_ range: Range<Int>) -> Token.Kind {
    let word = String(decoding: bytes[range], as: UTF8.self)
    guard range.count <= 5, bytes[range.lowerBound].isLowercase else { return .name(word) }
    switch word {
    case "if": return .keyword(.if)
    case "in": return .infix(.within)
    case "or": return .infix(.or)
    case "and": return .infix(.and)
    case "not": return .keyword(.not)
    case "for": return .keyword(.for)
    case "else": return .keyword(.else)
    case "with": return .keyword(.with)
    case "true": return .keyword(.true)
    case "false": return .keyword(.false)
    default: return .name(word)
    }
  }

  /// A full-width mark where Chinese input methods leave one and an ASCII one is meant.
  private func fullWidthMark() -> (written: String, meant: String, length: Int)? {
    guard position + 2 < limit else { return nil }
    let scalar = (bytes[position], bytes[position + 1], bytes[position + 2])
    let meant: String
    switch scalar {
    case (0xEF, 0xBC, 0x88): meant = "("
    case (0xEF, 0xBC, 0x89): meant = ")"
    case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): meant = ","
    case (0xEF, 0xBC, 0x8E), (0xE3, 0x80, 0x82): meant = "."
    case (0xEF, 0xBD, 0x9C): meant = "|"
    case (0xEF, 0xBC, 0x9D): meant = "=="
    case (0xEF, 0xBC, 0x9C): meant = "<"
    case (0xEF, 0xBC, 0x9E): meant = ">"
    case (0xE3, 0x80, 0x90): meant = "["
    case (0xE3, 0x80, 0x91): meant = "]"
    case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99),
      (0xEF, 0xBC, 0x82):
      meant = "\""
    case (0xE3, 0x80, 0x80): meant = " "
    default: return nil
    }
    return (String(decoding: bytes[position..<position + 3], as: UTF8.self), meant, 3)
  }

  private mutating func symbol() -> Token {
    let start = position
    let kind = symbol(bytes[start], start + 1 < limit ? bytes[start + 1] : 0)
    position += kind.length
    return token(kind.kind, from: start)
  }

  private func symbol(_ byte: UInt8, _ following: UInt8) -> (kind: Token.Kind, length: Int) {
    let isEqual = following == UInt8(ascii: "=")
    switch byte {
    case UInt8(ascii: "."): return (.symbol(.dot), 1)
    case UInt8(ascii: "|"): return (.symbol(.bar), 1)
    case UInt8(ascii: ","): return (.symbol(.comma), 1)
    case UInt8(ascii: "("): return (.symbol(.openParenthesis), 1)
    case UInt8(ascii: ")"): return (.symbol(.closeParenthesis), 1)
    case UInt8(ascii: "["): return (.symbol(.openBracket), 1)
    case UInt8(ascii: "]"): return (.symbol(.closeBracket), 1)
    case UInt8(ascii: "+"): return (.infix(.plus), 1)
    case UInt8(ascii: "-"): return (.infix(.minus), 1)
    case UInt8(ascii: "*"): return (.infix(.times), 1)
    case UInt8(ascii: "="): return isEqual ? (.infix(.equal), 2) : (.symbol(.assign), 1)
    case UInt8(ascii: "<"): return isEqual ? (.infix(.lessOrEqual), 2) : (.infix(.less), 1)
    case UInt8(ascii: ">"): return isEqual ? (.infix(.greaterOrEqual), 2) : (.infix(.greater), 1)
    case UInt8(ascii: "!") where isEqual: return (.infix(.notEqual), 2)
    case UInt8(ascii: "}") where following == byte: return (.close(.expression), 2)
    case UInt8(ascii: "%") where following == UInt8(ascii: "}"): return (.close(.statement), 2)
    default: return (.wrong(.character(String(decoding: [byte], as: UTF8.self))), 1)
    }
  }
}
