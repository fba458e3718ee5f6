import ManualModel

/// What the first characters of a line make it.
enum LineKind {
  case blank
  /// `%%`
  case comment
  /// `{%`
  case statement
  /// `:::` and a name
  case directive
  /// `:::` alone
  case directiveEnd
  /// `#` to `######` and a blank
  case heading(depth: Int)
  /// The marker of a list; `text` is the first byte behind it.
  case item(List.Marker, text: Int)
  /// `|`
  case row
  case text
}

extension TemplateParser {
  func kind(ofLine index: Int) -> LineKind {
    let line = source.lines[index]
    let start = Int(line.content)
    let end = Int(line.end)
    guard start < end else { return .blank }
    switch bytes[start] {
    case UInt8(ascii: "%"):
      return mode == .template && byte(start + 1, end) == UInt8(ascii: "%") ? .comment : .text
    case UInt8(ascii: "{"):
      return mode == .template && byte(start + 1, end) == UInt8(ascii: "%") ? .statement : .text
    case UInt8(ascii: ":"):
      guard mode == .template, byte(start + 1, end) == UInt8(ascii: ":"),
        byte(start + 2, end) == UInt8(ascii: ":")
      else { return .text }
      return start + 3 == end ? .directiveEnd : .directive
    case UInt8(ascii: "|"): return .row
    case UInt8(ascii: "#"): return heading(start, end)
    case UInt8(ascii: "-"):
      return byte(start + 1, end) == UInt8(ascii: " ") ? .item(.bullet, text: start + 2) : .text
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let after = digits(from: start, end)
      guard let after, byte(after + 1, end) == UInt8(ascii: " ") else { return .text }
      switch byte(after, end) {
      case UInt8(ascii: "."): return .item(.decimal, text: after + 2)
      case UInt8(ascii: ")"): return .item(.decimalParenthesis, text: after + 2)
      default: return .text
      }
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      return byte(start + 1, end) == UInt8(ascii: ")") && byte(start + 2, end) == UInt8(ascii: " ")
        ? .item(.letter, text: start + 3) : .text
    case UInt8(ascii: "("):
      guard let after = digits(from: start + 1, end), byte(after, end) == UInt8(ascii: ")"),
        byte(after + 1, end) == UInt8(ascii: " ")
      else { return .text }
      return .item(.parenthesised, text: after + 2)
    case 0xEF:
      // U+FF08 and U+FF09 are EF BC 88 and EF BC 89; no blank is needed behind them.
      guard byte(start + 1, end) == 0xBC, byte(start + 2, end) == 0x88,
        let after = digits(from: start + 3, end), byte(after, end) == 0xEF,
        byte(after + 1, end) == 0xBC, byte(after + 2, end) == 0x89, after + 3 < end
      else { return .text }
      return .item(.parenthesised, text: after + 3)
    default: return .text
    }
  }

  private func byte(_ index: Int, _ end: Int) -> UInt8? { index < end ? bytes[index] : nil }

  /// Behind one to three digits; nil where there are none or more.
  private func digits(from start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, bytes[index].isDigit { index += 1 }
    return index > start && index - start <= 3 ? index : nil
  }

  private func heading(_ start: Int, _ end: Int) -> LineKind {
    var index = start
    while index < end, bytes[index] == UInt8(ascii: "#") { index += 1 }
    guard index - start <= 6, index < end, bytes[index] == UInt8(ascii: " ") else { return .text }
    return .heading(depth: index - start)
  }
}
