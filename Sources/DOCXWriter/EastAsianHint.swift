/// Tells the Chinese quotes, dashes and signs of a text from the Latin ones.
///
/// Unicode has one “ for both scripts. Word sets it in the Latin font, too narrow in Chinese text,
/// unless `w:hint` says otherwise (ISO/IEC 29500-1 §17.3.2.26).
enum EastAsianHint {
  struct Segment: Equatable {
    var text: String
    var isEastAsian: Bool
  }

  /// The text in pieces that need the hint or do not; nearly always in one.
  ///
  /// A shared mark is Chinese when a neighbour is, or when it has none.
  static func segments(of text: String) -> [Segment] {
    guard mayHoldSharedMarks(text) else { return [Segment(text: text, isEastAsian: false)] }
    let scalars = Array(text.unicodeScalars)
    let kinds = scalars.map(kind(of:))
    var segments: [Segment] = []
    var pending = String.UnicodeScalarView()
    // Undecided until the first shared mark: other characters go with either.
    var isEastAsian: Bool?
    for index in scalars.indices {
      if kinds[index] == .shared {
        let wanted = isChinese(at: index, in: kinds)
        if let decided = isEastAsian, decided != wanted {
          segments.append(Segment(text: String(pending), isEastAsian: decided))
          pending = String.UnicodeScalarView()
        }
        isEastAsian = wanted
      }
      pending.append(scalars[index])
    }
    segments.append(Segment(text: String(pending), isEastAsian: isEastAsian ?? false))
    return segments
  }

  private enum Kind {
    case chinese, latin, shared, neutral
  }

  private static func isChinese(at index: Int, in kinds: [Kind]) -> Bool {
    let before = kinds[..<index].last { $0 == .chinese || $0 == .latin }
    let after = kinds[(index + 1)...].first { $0 == .chinese || $0 == .latin }
    guard before != nil || after != nil else { return true }
    return before == .chinese || after == .chinese
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0xA7, 0xB0, 0xB1, 0xB7, 0xD7, 0xF7, 0x2010...0x2027, 0x2030...0x203B, 0x2103...0x2BFF:
      .shared
    case ..<0x30: .neutral
    case ..<0x2E80: .latin
    default: .chinese
    }
  }

  /// Whether a byte begins one of the shared marks: U+0080…U+00FF or U+2000…U+2FFF.
  private static func mayHoldSharedMarks(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      switch bytes[index] {
      case 0xC2, 0xC3, 0xE2: return true
      default: continue
      }
    }
    return false
  }
}
