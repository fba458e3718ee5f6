/// Where a key may end in a line, by the colon that follows it.
struct KeyHead {
  enum Kind {
    /// `key: value`.
    case proper
    /// `key：value`.
    case fullWidth
    /// `key:value`.
    case tight
    case none
  }

  var kind = Kind.none
  var nameEnd = 0
  var colon = 0
  var valueStart = 0

  init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    guard start < end else { return }
    var index = start
    switch bytes[start] {
    case 0x22, 0x27:
      guard let close = bytes[(start + 1)..<end].firstIndex(of: bytes[start]) else { return }
      index = close + 1
      while index < end, bytes[index] == 0x20 { index += 1 }
      if index < end, bytes[index] == 0x3A { set(.proper, close + 1, index, index + 1) }
      return
    case 0x5B, 0x7B, 0x7C, 0x3E, 0x23: return
    // ［ and ｛ begin a value as well.
    case 0xEF where start + 2 < end && bytes[start + 1] == 0xBC && bytes[start + 2] == 0xBB,
      0xEF where start + 2 < end && bytes[start + 1] == 0xBD && bytes[start + 2] == 0x9B:
      return
    default: break
    }
    while index < end {
      switch bytes[index] {
      case 0x3A:
        if index + 1 == end || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09
          || Self.isWideBlank(bytes, at: index + 1, end)
        {
          // A wrong colon before a right one belongs to the key's text, as in 「注：甲: 乙」.
          set(.proper, index, index, index + 1)
          return
        }
        if kind == .none { set(.tight, index, index, index + 1) }
      case 0xEF where index + 2 < end && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9A:
        if kind == .none {
          var value = index + 3
          while value < end, bytes[value] == 0x20 { value += 1 }
          set(.fullWidth, index, index, value)
          // Colons inside brackets or quotes belong to the value.
          if value < end, [0x22, 0x27, 0x5B, 0x7B].contains(bytes[value]) { return }
        }
      case 0x23 where index > start && (bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09):
        return
      default: break
      }
      index += 1
    }
  }

  /// Whether U+3000 stands there: somebody wanted a blank.
  private static func isWideBlank(_ bytes: [UInt8], at index: Int, _ end: Int) -> Bool {
    index + 2 < end && bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
  }

  private mutating func set(_ kind: Kind, _ nameEnd: Int, _ colon: Int, _ valueStart: Int) {
    self.kind = kind
    self.nameEnd = nameEnd
    self.colon = colon
    self.valueStart = valueStart
  }
}
