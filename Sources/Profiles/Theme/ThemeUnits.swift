import ManualModel

/// The measures of theme files, as people write them: 小四, 12pt, 2.5cm, 28磅.
enum ThemeUnits {
  /// The names of sizes of Chinese type, in half points.
  static let sizes: [(name: String, halfPoints: Int)] = [
    ("初号", 84), ("小初", 72), ("一号", 52), ("小一", 48), ("二号", 44), ("小二", 36), ("三号", 32), ("小三", 30),
    ("四号", 28), ("小四", 24), ("五号", 21), ("小五", 18), ("六号", 15), ("小六", 13), ("七号", 11), ("八号", 10),
  ]

  /// A length in thousandths of a point; nil for anything else.
  static func length(_ text: String) -> Int? {
    guard let (number, unit) = split(text) else { return nil }
    switch unit {
    case "pt", "磅": return number
    case "cm", "厘米": return number * 7200 / 254
    case "mm", "毫米": return number * 720 / 254
    case "in", "英寸": return number * 72
    case "" where number == 0: return 0
    default: return nil
    }
  }

  /// A size of type in half points.
  static func size(_ text: String) -> Int? {
    if let size = sizes.first(where: { $0.name == text || $0.name == text + "号" }) {
      return size.halfPoints
    }
    guard let length = length(text) else { return nil }
    let halves = (length * 2 + 500) / 1000
    return (8...200).contains(halves) ? halves : nil
  }

  /// A plain number in thousandths: `1.25`, also `1.25倍`.
  static func factor(_ text: String) -> Int? {
    guard let (number, unit) = split(text), unit.isEmpty || unit == "倍" else { return nil }
    return number
  }

  /// A number with at most three decimals, in thousandths, and what stands behind it.
  private static func split(_ text: String) -> (Int, String)? {
    var scalars = Array(text.unicodeScalars)[...]
    var sign = 1
    if scalars.first == "-" {
      sign = -1
      scalars = scalars.dropFirst()
    }
    let whole = scalars.prefix { ("0"..."9").contains($0) }
    guard (1...5).contains(whole.count) else { return nil }
    scalars = scalars.dropFirst(whole.count)
    var number = whole.reduce(0) { $0 * 10 + Int($1.value) - 0x30 } * 1000
    if scalars.first == "." {
      let digits = scalars.dropFirst().prefix { ("0"..."9").contains($0) }
      guard (1...3).contains(digits.count) else { return nil }
      var scale = 100
      for digit in digits {
        number += (Int(digit.value) - 0x30) * scale
        scale /= 10
      }
      scalars = scalars.dropFirst(1 + digits.count)
    }
    let unit = String(String.UnicodeScalarView(scalars.drop { $0 == " " }))
    return (sign * number, unit.lowercased())
  }
}
