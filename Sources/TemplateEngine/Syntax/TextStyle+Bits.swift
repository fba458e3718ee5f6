import ManualModel

/// Operations on the bits of a style.
///
/// Those of `OptionSet` are generic and, from another module, cost some hundred instructions each;
/// a parser asks them for every paragraph and cell.
extension TextStyle {
  static var none: TextStyle { TextStyle(rawValue: 0) }

  func has(_ other: TextStyle) -> Bool { rawValue & other.rawValue == other.rawValue }

  func adding(_ other: TextStyle) -> TextStyle {
    TextStyle(rawValue: rawValue | other.rawValue)
  }

  func removing(_ other: TextStyle) -> TextStyle {
    TextStyle(rawValue: rawValue & ~other.rawValue)
  }
}
