extension Character {
  /// How many columns it takes: two for East Asian wide characters (Unicode Standard Annex 11).
  ///
  /// Wide are also those that are so in Chinese fonts only: `▲`, `“`, `①` (class A).
  var columns: Int {
    var widest = 0
    for scalar in unicodeScalars { widest = max(widest, scalar.columns) }
    return widest
  }
}

extension StringProtocol {
  /// How many columns it takes.
  var columns: Int {
    var sum = 0
    for character in self { sum += character.columns }
    return sum
  }
}

extension String {
  /// With blanks to a width in columns.
  func padded(to width: Int, _ side: Side = .start) -> String {
    let room = max(width - columns, 0)
    let before =
      switch side {
      case .start: 0
      case .center: room / 2
      case .end: room
      }
    return String(repeating: " ", count: before) + self
      + String(repeating: " ", count: room - before)
  }

  /// Where a text stands in its room.
  enum Side {
    case start, center, end
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xA7: return 1
    case 0x3000...0x9FFF, 0xFF00...0xFF60: return 2
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x2FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFFE0...0xFFE6, 0x1F000...0x1FBFF, 0x20000...0x3FFFD:
      return 2
    // Ambiguous, and wide in Chinese fonts.
    case 0xA7, 0xB0, 0xB1, 0xB7, 0xD7, 0xF7, 0x391...0x3C9, 0x2014...0x2016, 0x2018...0x2019,
      0x201C...0x201D, 0x2025...0x2026, 0x2030...0x203B, 0x2103, 0x2116, 0x2160...0x217F,
      0x2190...0x22FF, 0x2460...0x24FF, 0x2500...0x267F, 0x2713...0x2717:
      return 2
    default: return 1
    }
  }
}
