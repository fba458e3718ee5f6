import ManualModel

/// Numbers and dates as Chinese documents write them.
enum ChineseNumerals {
  private struct Style {
    var digits: [String]
    var units: [String]
    /// Whether 十 may stand for 一十 at the beginning.
    var dropsLeadingOne: Bool
  }

  private static let everyday = Style(
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    units: ["", "十", "百", "千"], dropsLeadingOne: true)

  private static let financial = Style(
    digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
    units: ["", "拾", "佰", "仟"], dropsLeadingOne: false)

  private static let myriads = ["", "万", "亿", "万亿", "亿亿"]

  /// The number in Chinese: 十二, 一百零五.
  static func everyday(_ number: Int) -> String { text(number, everyday) }

  /// The number in financial numerals: 壹拾贰.
  static func financial(_ number: Int) -> String { text(number, financial) }

  private static func text(_ number: Int, _ style: Style) -> String {
    guard number != 0 else { return style.digits[0] }
    var rest = number.magnitude
    var groups: [Int] = []
    while rest > 0 {
      groups.append(Int(rest % 10000))
      rest /= 10000
    }
    var result = number < 0 ? "负" : ""
    var needsZero = false
    for (place, group) in groups.enumerated().reversed() {
      guard group > 0 else {
        needsZero = true
        continue
      }
      let isFirst = place == groups.count - 1
      if !isFirst, needsZero || group < 1000 { result += style.digits[0] }
      result += text(group: group, style, isFirst: isFirst) + myriads[place]
      needsZero = false
    }
    return result
  }

  /// A group of up to four digits.
  private static func text(group: Int, _ style: Style, isFirst: Bool) -> String {
    var result = ""
    var hasZero = false
    for (unit, divisor) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
      let digit = group / divisor % 10
      if digit == 0 {
        hasZero = !result.isEmpty
        continue
      }
      if hasZero { result += style.digits[0] }
      hasZero = false
      let isBareTen = style.dropsLeadingOne && isFirst && unit == 1 && digit == 1 && result.isEmpty
      result += (isBareTen ? "" : style.digits[digit]) + style.units[unit]
    }
    return result
  }

  /// The date in Chinese: 2026年11月22日.
  static func date(_ day: Day) -> String { "\(day.year)年\(day.month)月\(day.day)日" }

  /// Year and month: 2026年11月.
  static func month(_ day: Day) -> String { "\(day.year)年\(day.month)月" }

  /// An amount in financial numerals: 人民币壹拾贰万元整.
  static func money(_ yuan: Int) -> String { "人民币\(financial(yuan))元整" }

  /// The number in groups of three digits: 120,000.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }

  /// `part` of `whole` in percent, rounded half up, without zeros at the end; nil for none of nothing.
  static func percent(_ part: Int, of whole: Int, digits: Int) -> String? {
    guard whole != 0, digits >= 0, digits <= 6 else { return nil }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let (product, overflows) = part.magnitude.multipliedReportingOverflow(by: UInt(100 * scale))
    guard !overflows else { return nil }
    let rounded = (product + whole.magnitude / 2) / whole.magnitude
    let sign = (part < 0) != (whole < 0) && rounded > 0 ? "-" : ""
    var fraction = String(rounded % UInt(scale))
    fraction = String(repeating: "0", count: max(0, digits - fraction.utf8.count)) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = String(rounded / UInt(scale))
    return sign + whole + (digits == 0 || fraction.isEmpty ? "" : "." + fraction) + "%"
  }
}

extension Day {
  /// The day a number of days later; nil beyond the calendar.
  func adding(_ days: Int) -> Day? {
    let (ordinal, overflows) = self.ordinal.addingReportingOverflow(days)
    guard !overflows, (0...4_000_000).contains(ordinal) else { return nil }
    // The inverse of `ordinal`: years of 365.2425 days that begin in March.
    var year = (ordinal * 10_000 + 14_780) / 3_652_425
    var rest = ordinal - (365 * year + year / 4 - year / 100 + year / 400)
    if rest < 0 {
      year -= 1
      rest = ordinal - (365 * year + year / 4 - year / 100 + year / 400)
    }
    let shifted = (100 * rest + 52) / 3060
    let month = (shifted + 2) % 12 + 1
    return Day(
      year: year + (shifted + 2) / 12, month: month, day: rest - (shifted * 306 + 5) / 10 + 1)
  }
}
