import ManualModel

/// Conversions between the lengths of the model and those of the format.
///
/// WordprocessingML counts in twips (1/20 pt), DrawingML in EMU (1/12,700 pt): ISO/IEC 29500-1
/// §17.18.105 and §20.1.2.1.
enum Measures {
  static let emuPerTwip = 635
  /// A pixel at 96 dpi.
  static let emuPerPixel = 9525

  static func twips(tenthsOfMillimetre length: Int) -> Int { (length * 1440 + 127) / 254 }

  static func tenths(twips: Int) -> Int { (twips * 254 + 720) / 1440 }

  static func twips(points: Int) -> Int { points * 20 }
}

extension Theme.Page {
  /// The width between the margins, in twips.
  func textWidth(isLandscape: Bool) -> Int {
    Measures.twips(tenthsOfMillimetre: (isLandscape ? height : width) - left - right)
  }

  /// The height between the margins, in twips.
  func textHeight(isLandscape: Bool) -> Int {
    Measures.twips(tenthsOfMillimetre: (isLandscape ? width : height) - top - bottom)
  }
}

extension Theme.Look {
  /// The width of a Chinese character, in twips.
  var characterWidth: Int { halfPoints * 10 }
}

extension Alignment {
  /// `w:jc` (ISO/IEC 29500-1 §17.18.44): `left` and `right`, which every reader knows.
  var justification: StaticString {
    switch self {
    case .start: "left"
    case .center: "center"
    case .end: "right"
    case .justify: "both"
    }
  }
}
