import ManualModel

/// Makes line ends LF and takes out the characters that no document can hold.
///
/// XML 1.0 §2.2 allows tab, LF, CR, U+0020…U+D7FF, U+E000…U+FFFD and the astral planes. The controls
/// U+007F…U+009F are legal there but not in YAML 1.1 §4.1, and never meant. U+0085, U+2028 and
/// U+2029 break lines for YAML but for no editor, so they become blanks.
struct TextCleaner {
  private(set) var bytes: [UInt8] = []
  private(set) var illegal: [(code: UInt32, position: SourcePosition)] = []

  /// More illegal characters than this are not told one by one.
  private static let limit = 50

  /// Whether the text needs no cleaning; the common case, decided without a copy.
  static func isClean(_ body: [UInt8]) -> Bool {
    for index in body.indices {
      switch body[index] {
      case 0x20...0x7E, 0x09, 0x0A: continue
      case 0x00...0x1F, 0x7F: return false
      case 0xC2, 0xE2, 0xEF: if special(body, at: index) != nil { return false }
      default: continue
      }
    }
    return true
  }

  init(_ body: [UInt8]) {
    bytes.reserveCapacity(body.count)
    var line = 1
    var column = 1
    var index = 0
    while index < body.count {
      let byte = body[index]
      if byte == 0x0A || byte == 0x0D {
        bytes.append(0x0A)
        index += byte == 0x0D && index + 1 < body.count && body[index + 1] == 0x0A ? 2 : 1
        line += 1
        column = 1
        continue
      }
      if let (code, length) = Self.special(body, at: index) {
        let isLineBreak = code == 0x85 || code == 0x2028 || code == 0x2029
        if !isLineBreak, illegal.count < Self.limit {
          illegal.append((code, SourcePosition(line: line, column: column)))
        }
        bytes.append(0x20)
        index += length
        column += 1
        continue
      }
      bytes.append(byte)
      index += 1
      if index == body.count || body[index] & 0xC0 != 0x80 { column += 1 }
    }
  }

  /// The code and length of the character at `index` when it must go.
  private static func special(_ body: [UInt8], at index: Int) -> (code: UInt32, length: Int)? {
    let byte = body[index]
    if byte < 0x20 || byte == 0x7F {
      return byte == 0x09 || byte == 0x0A || byte == 0x0D ? nil : (UInt32(byte), 1)
    }
    guard index + 1 < body.count else { return nil }
    let second = body[index + 1]
    if byte == 0xC2, second < 0xA0 { return (UInt32(second), 2) }
    guard index + 2 < body.count else { return nil }
    let third = body[index + 2]
    if byte == 0xEF, second == 0xBF, third == 0xBE || third == 0xBF {
      return (0xFFC0 | UInt32(third & 0x3F), 3)
    }
    if byte == 0xE2, second == 0x80, third == 0xA8 || third == 0xA9 {
      return (0x2000 | UInt32(third & 0x3F), 3)
    }
    return nil
  }

  /// The first character of `text` that no document can hold.
  static func firstIllegal(in text: String) -> UInt32? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: continue
      case 0x00...0x1F, 0xFFFE, 0xFFFF: return scalar.value
      default: continue
      }
    }
    return nil
  }
}

/// Tells UTF-8 with a broken byte here and there from text in another encoding.
enum UTF8Damage {
  /// The places of the broken bytes; nil when so much is broken that it is not UTF-8 at all.
  ///
  /// Mostly whole characters of several bytes mean UTF-8: GB18030 hardly ever forms them, while the
  /// bytes of UTF-8 often form GB18030 (that is how 「你好」 becomes 「浣犲ソ」).
  static func places(in body: [UInt8]) -> [SourcePosition]? {
    var whole = 0
    var places: [SourcePosition] = []
    var line = 1
    var column = 1
    var index = 0
    while index < body.count {
      let byte = body[index]
      let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
      let isWhole =
        length > 0 && index + length <= body.count
        && body[index + 1..<index + max(1, length)].allSatisfy { $0 & 0xC0 == 0x80 }
      if !isWhole {
        places.append(SourcePosition(line: line, column: column))
        if places.count > 20, places.count > whole { return nil }
      } else if length > 1 {
        whole += 1
      }
      column += 1
      if byte == 0x0A {
        line += 1
        column = 1
      }
      index += isWhole ? length : 1
    }
    return places.count * 8 <= whole ? Array(places.prefix(20)) : nil
  }
}
