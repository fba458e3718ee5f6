/// A number of thousandths in decimal, without zeros at its end: `1625` is `1.625`.
///
/// `thousands` cuts places off: at 1 two are left.
func decimal(_ thousandths: Int, thousands places: Int = 0) -> String {
  if thousandths < 0 { return "-" + decimal(-thousandths, thousands: places) }
  let rounded = places == 0 ? thousandths : (thousandths + 5) / 10 * 10
  let fraction = String(rounded % 1000 + 1000).dropFirst()
  var digits = Substring(fraction)
  while digits.last == "0" { digits = digits.dropLast() }
  return String(rounded / 1000) + (digits.isEmpty ? "" : "." + digits)
}

/// A text as a string of CSS (CSS Syntax Level 3 §4.3.5).
///
/// All but letters, digits and blanks are escaped, so that no font name can end the string, the
/// stylesheet or the element around it.
func cssString(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    let isPlain =
      scalar.isASCII
      ? (0x30...0x39).contains(scalar.value) || scalar == " " || scalar == "-"
        || (0x41...0x5A).contains(scalar.value & ~0x20)
      : scalar.properties.isAlphabetic || (0x3000...0x303F).contains(scalar.value)
    if isPlain {
      out.unicodeScalars.append(scalar)
    } else {
      out += "\\" + String(scalar.value, radix: 16) + " "
    }
  }
  return out + "\""
}

/// A colour of the theme: `RRGGBB`.
struct Colour {
  private let red: Int
  private let green: Int
  private let blue: Int

  /// Nil unless the text is six hexadecimal digits.
  init?(_ text: String) {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let value = Int(text, radix: 16)
    else { return nil }
    red = value >> 16
    green = value >> 8 & 255
    blue = value & 255
  }

  var css: String {
    let digits = String(red << 16 | green << 8 | blue, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The relative luminance (WCAG 2.2), with a cubic for the curve of sRGB.
  private var luminance: Double {
    func linear(_ channel: Int) -> Double {
      let value = Double(channel) / 255
      return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Whether text of this colour can be read on white: at least 4.5 : 1.
  var readsOnWhite: Bool { luminance <= 0.183 }

  /// Black or white, whichever reads better on it: at least 4.5 : 1 (WCAG 2.2, 1.4.3).
  var textColour: String { luminance > 0.179 ? "#000" : "#fff" }
}
