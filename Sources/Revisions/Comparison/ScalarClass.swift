/// What a character is, for cutting text into atoms.
enum ScalarClass {
  case digit, letter, han, numeral, space, stop, mark
  /// Belongs to the character before it.
  case extend

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19: self = .digit
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter
    case 0xD7, 0xF7: self = .mark
    case 0xC0...0x24F, 0x370...0x52F: self = .letter
    case 0x20, 0xA0, 0x3000: self = .space
    // 。 ！ ？ ； and their half-width forms
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B: self = .stop
    case 0x300...0x36F, 0x200D, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF,
      0xE0100...0xE01EF:
      self = .extend
    case 0x3007: self = .numeral
    case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      self = ScalarClass.isNumeral(scalar) ? .numeral : .han
    default: self = .mark
    }
  }

  /// 一二三四五六七八九十百千万亿两, and the forms of money: 壹贰叁肆伍陆柒捌玖拾佰仟.
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
      0x5343, 0x4E07, 0x4EBF, 0x4E24, 0x96F6, 0x58F9, 0x8D30, 0x53C1, 0x8086, 0x4F0D, 0x9646,
      0x67D2, 0x634C, 0x7396, 0x62FE, 0x4F70, 0x4EDF:
      true
    default: false
    }
  }

  /// Whether it may stand inside a word or a number: `GB/T`, `5.2.4`, `8:30`, `a@b.cn`.
  static func isConnector(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x23, 0x26, 0x27, 0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x40, 0x5F: true
    default: false
    }
  }

  /// 年, 月, 日 or 号, 分, 之.
  static let year: UInt32 = 0x5E74
  static let month: UInt32 = 0x6708
  static let days: ClosedRange<UInt32> = 0x65E5...0x65E5
  static let hao: UInt32 = 0x53F7
  static let part: UInt32 = 0x5206
  static let of: UInt32 = 0x4E4B
}
