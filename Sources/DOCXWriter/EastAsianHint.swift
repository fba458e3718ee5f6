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
  /// A shared mark is Chinese when a letter beside it is; at an end of the text, when any letter is
  /// or there is none.
  static func segments(of text: String) -> [Segment] {
    guard mayHoldSharedMarks(text) else { return [Segment(text: text, isEastAsian: false)] }
    let scalars = Array(text.unicodeScalars)
    let kinds = scalars.map(kind(of:))
    let marks = chineseMarks(in: kinds)
    var segments: [Segment] = []
    var pending = String.UnicodeScalarView()
    // Undecided until the first shared mark: other characters go with either.
    var isEastAsian: Bool?
    for index in scalars.indices {
      if kinds[index] == .shared {
        if let decided = isEastAsian, decided != marks[index] {
          segments.append(Segment(text: String(pending), isEastAsian: decided))
          pending = String.UnicodeScalarView()
        }
        isEastAsian = marks[index]
      }
      pending.append(scalars[index])
    }
    segments.append(Segment(text: String(pending), isEastAsian: isEastAsian ?? false))
    return segments
  }

  private enum Kind {
    case chinese, latin, shared, neutral
  }

  /// For each character whether it would be Chinese if it were a shared mark: one pass forward for
  /// the letters before, one back for those behind.
  private static func chineseMarks(in kinds: [Kind]) -> [Bool] {
    let atEnd: Kind = kinds.contains(.chinese) || !kinds.contains(.latin) ? .chinese : .latin
    var marks: [Bool] = []
    marks.reserveCapacity(kinds.count)
    var nearest = atEnd
    for kind in kinds {
      if kind == .chinese || kind == .latin { nearest = kind }
      marks.append(nearest == .chinese)
    }
    nearest = atEnd
    for index in kinds.indices.reversed() {
      if kinds[index] == .chinese || kinds[index] == .latin { nearest = kinds[index] }
      if nearest == .chinese { marks[index] = true }
    }
    return marks
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
  static func mayHoldSharedMarks(_ text: String) -> Bool {
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
