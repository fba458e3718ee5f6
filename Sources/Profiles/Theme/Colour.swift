/// A colour of 24 bits, and how well one can be read on another.
package struct Colour: Hashable, Sendable {
  package var red: Int
  package var green: Int
  package var blue: Int

  /// Reads `1F4E79` and `#1F4E79`.
  package init?(_ text: String) {
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let number = Int(digits, radix: 16)
    else { return nil }
    self.init(red: number >> 16, green: number >> 8 & 0xFF, blue: number & 0xFF)
  }

  private init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package static let black = Colour(red: 0, green: 0, blue: 0)
  package static let white = Colour(red: 255, green: 255, blue: 255)

  /// `RRGGBB`.
  package var hex: String {
    let digits = String(red << 16 | green << 8 | blue, radix: 16, uppercase: true)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// That many percent of the colour, the rest white.
  func tint(_ percent: Int) -> Colour {
    func mixed(_ part: Int) -> Int { 255 - (255 - part) * percent / 100 }
    return Colour(red: mixed(red), green: mixed(green), blue: mixed(blue))
  }

  /// The contrast of two colours, 1…21 (WCAG 2.1, "contrast ratio").
  static func contrast(_ left: Colour, _ right: Colour) -> Double {
    let (a, b) = (left.luminance, right.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The relative luminance of WCAG 2.1, with the power 2.4 replaced by a near polynomial, for the
  /// standard library has no powers.
  private var luminance: Double {
    func linear(_ part: Int) -> Double {
      let value = Double(part) / 255
      return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The same hue, as much darker as it takes to be read on that background.
  func darkened(on background: Colour, to contrast: Double) -> Colour? {
    for percent in stride(from: 95, through: 10, by: -5) {
      let darker = Colour(
        red: red * percent / 100, green: green * percent / 100, blue: blue * percent / 100)
      if Colour.contrast(darker, background) >= contrast { return darker }
    }
    return nil
  }
}
