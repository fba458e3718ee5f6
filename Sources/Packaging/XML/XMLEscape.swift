/// Which bytes of UTF-8 text cannot stand for themselves in XML 1.0.
enum XMLEscape {
  enum Finding {
    case plain
    case special(UInt8)
    case illegal(UInt32)
  }

  /// Looks at one byte of valid UTF-8.
  ///
  /// Illegal are the C0 controls but TAB, LF and CR, and U+FFFE and U+FFFF (XML 1.0 §2.2); surrogates
  /// cannot occur in a `String`.
  @inline(__always)
  static func find(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Finding {
    let byte = unsafe bytes[index]
    switch byte {
    case 0x26, 0x3C, 0x3E, 0x22, 0x09, 0x0A, 0x0D: return .special(byte)
    case 0x00..<0x20: return .illegal(UInt32(byte))
    case 0xEF where index + 2 < bytes.count:
      let (second, third) = unsafe (bytes[index + 1], bytes[index + 2])
      guard second == 0xBF, third >= 0xBE else { return .plain }
      return .illegal(third == 0xBE ? 0xFFFE : 0xFFFF)
    default: return .plain
    }
  }

  /// The next index whose byte deserves a look: below `?`, or 0xEF, which begins U+FFFE.
  @inline(__always)
  static func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = unsafe bytes[index]
      if byte < 0x3F || byte == 0xEF { break }
      index &+= 1
    }
    return index
  }

  /// What to write for a special byte; nil if it may stand there.
  ///
  /// CR is written as a reference everywhere and TAB and LF in attributes, for a parser would
  /// normalise them away (XML 1.0 §2.11, §3.3.3).
  static func escape(_ byte: UInt8, inAttribute: Bool) -> StaticString? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x0D: "&#13;"
    case 0x22: inAttribute ? "&quot;" : nil
    case 0x09: inAttribute ? "&#9;" : nil
    case 0x0A: inAttribute ? "&#10;" : nil
    default: nil
    }
  }
}
