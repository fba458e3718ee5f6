import ManualModel

/// Reading of the texts that people type into a profile; positions are the callers' business.
enum ScalarText {
  /// The text without blanks at its ends, and without the paragraph indents 「　　」 inside: these are
  /// the manual's business.
  static func tidy(_ text: String) -> String {
    let utf8 = text.utf8
    guard let first = utf8.first, let last = utf8.last else { return text }
    // 0xE3 begins U+3000, 0x80 ends it; lines are looked at only where there are several.
    let hasLines = has(0x0A, text)
    if first > 0x20, first != 0xE3, last > 0x20, last != 0x80, !hasLines { return text }
    guard hasLines else { return String(trim(text[...])) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.unicodeScalars.first == "\u{3000}" ? trim(line) : line
    }
    return String(trim(lines.joined(separator: "\n")[...]))
  }

  /// Whether a byte is in the UTF-8 of a text; `utf8.contains` costs ten times as much.
  private static func has(_ byte: UInt8, _ text: String) -> Bool {
    let span = text.utf8Span.span
    for index in span.indices where span[index] == byte { return true }
    return false
  }

  private static func trim(_ text: Substring) -> Substring {
    var scalars = text.unicodeScalars
    while let scalar = scalars.first, isBlank(scalar) { scalars.removeFirst() }
    while let scalar = scalars.last, isBlank(scalar) { scalars.removeLast() }
    return Substring(scalars)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar == "\u{3000}" || scalar == "\u{A0}" || scalar == "\u{FEFF}"
      || scalar == "\u{200B}"
  }

  /// Full-width ASCII (U+FF01…U+FF5E) as ASCII; nil when there is none.
  static func halfWidth(_ text: String) -> String? {
    guard has(0xEF, text) else { return nil }
    var result = ""
    var hasChanged = false
    for scalar in text.unicodeScalars {
      if (0xFF01...0xFF5E).contains(scalar.value),
        let half = Unicode.Scalar(scalar.value - 0xFEE0)
      {
        result.unicodeScalars.append(half)
        hasChanged = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return hasChanged ? result : nil
  }

  /// Without the characters that no editor shows.
  static func visible(_ text: String) -> String {
    var scalars = text.unicodeScalars
    scalars.removeAll { $0.properties.generalCategory == .format }
    return tidy(String(scalars))
  }

  /// The pieces of a list written in one text: 行政部、财务部, also 【行政部、财务部】.
  static func pieces(_ text: String) -> [String] {
    text.unicodeScalars
      .split { "、，,;；\n【】［］[]".unicodeScalars.contains($0) }
      .map { tidy(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// What stands between 「“」 and 「”」 when these wrap the whole text.
  static func unquoted(_ text: String) -> String? {
    // All of these begin with one of two bytes.
    guard let byte = text.utf8.first, byte == 0xE2 || byte == 0xEF else { return nil }
    let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("\u{201C}", "\u{201D}"), ("\u{FF02}", "\u{FF02}"), ("\u{2018}", "\u{2019}"),
      ("\u{201D}", "\u{201D}"),
    ]
    let scalars = text.unicodeScalars
    guard scalars.count > 2, let first = scalars.first, let last = scalars.last,
      let pair = pairs.first(where: { $0 == (first, last) })
    else { return nil }
    let inner = scalars.dropFirst().dropLast()
    guard !inner.contains(pair.0), !inner.contains(pair.1) else { return nil }
    return String(inner)
  }

  /// A whole number of at most fifteen digits, also grouped by commas: 120,000.
  static func number(_ text: String) -> Int? {
    let groups = text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    let digits = groups.flatMap { $0 }
    guard (1...15).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The number that a text such as 「12人」, 「1.5万」 or 「50万元」 means, for a remedy.
  static func numberMeant(_ text: String) -> Int? {
    let scalars = Array(text.unicodeScalars)
    let digits = scalars.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "," }
    let plain = String(String.UnicodeScalarView(digits.filter { $0 != "," }))
    let pieces = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = pieces.first.flatMap({ number(String($0)) }), whole < 1_000_000_000,
      pieces.count <= 2
    else { return nil }
    let factor: Int
    switch scalars.dropFirst(digits.count).first {
    case "万": factor = 10_000
    case "亿": factor = 100_000_000
    default: factor = 1
    }
    // 1e3 and 3x are no number with a unit.
    if let unit = scalars.dropFirst(digits.count).first, unit.isASCII, unit != " " { return nil }
    guard pieces.count == 2 else { return digits.count < scalars.count ? whole * factor : nil }
    guard factor > 1, (1...4).contains(pieces[1].utf8.count), let part = number(String(pieces[1]))
    else { return nil }
    let scale = (0..<pieces[1].utf8.count).reduce(1) { scale, _ in scale * 10 }
    return whole * factor + part * factor / scale
  }

  static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "是", "有", "对", "√": true
    case "false", "no", "off", "否", "无", "错", "×": false
    default: nil
    }
  }
}
