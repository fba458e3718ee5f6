/// How wide text is and where its lines break, without asking a font.
///
/// A Chinese character is as wide as its size in every font. Latin letters are taken as wide as in
/// wide fonts: a box may be a little too large, never too small.
struct TextMeasure: Hashable, Sendable {
  /// In half points.
  var size: Int

  /// Hundredths of a millimetre: an em, and a line with its distance to the next.
  var em: Int { size * 1764 / 100 }
  var lineHeight: Int { em * 13 / 10 }

  /// The width of a scalar in thousandths of an em.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20: 300
    case 0x21, 0x27...0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x49, 0x5B, 0x5D, 0x69, 0x6A, 0x6C, 0x7C: 360
    case 0x25, 0x40, 0x4D, 0x57, 0x6D: 950
    case 0x77: 780
    case 0x41...0x5A: 760
    case ..<0x80: 580
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F: 0
    case ..<0x2000: 700
    default: 1000
    }
  }

  func width(of text: some Sequence<Unicode.Scalar>) -> Int {
    var sum = 0
    for scalar in text { sum += TextMeasure.width(of: scalar) }
    return (sum * em + 999) / 1000
  }

  /// The lines of a text no wider than `width`; every line break in it stays.
  func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    for piece in text.split(separator: "\n", omittingEmptySubsequences: false) {
      wrap(Array(piece.unicodeScalars), width * 1000 / em, to: &lines)
    }
    return lines
  }

  /// As few lines as `width` allows, and of those as narrow as they can be, so that no line holds
  /// a single character.
  func balancedLines(of text: String, width: Int) -> [String] {
    var lines = lines(of: text, width: width)
    let count = lines.count
    guard count > 1 else { return lines }
    if count == 2, let halves = halves(of: text, width: width) { return halves }
    var narrow = max(self.width(of: text.unicodeScalars) / count, em)
    while narrow < width {
      let next = self.lines(of: text, width: narrow)
      if next.count <= count {
        lines = next
        break
      }
      narrow += max(em / 2, 1)
    }
    return lines
  }

  /// Two lines of which the first ends with a mark, if it is the longer one: so a word processor
  /// breaks there too.
  private func halves(of text: String, width: Int) -> [String]? {
    let scalars = Array(text.unicodeScalars)
    var best: (index: Int, width: Int)?
    for index in scalars.indices.dropFirst() {
      switch scalars[index - 1] {
      case "，", "、", "；", "。", "：": break
      default: continue
      }
      let first = self.width(of: scalars[..<index])
      let second = self.width(of: scalars[index...])
      guard first <= width, second <= first + em / 10, first < best?.width ?? .max else { continue }
      best = (index, first)
    }
    guard let best else { return nil }
    var lines: [String] = []
    append(scalars[..<best.index], to: &lines)
    append(scalars[best.index...], to: &lines)
    return lines
  }

  /// Breaks where Chinese text may be broken, and between Latin words.
  ///
  /// A word too long for a line is broken where it must be. `room` is in thousandths of an em.
  private func wrap(_ scalars: [Unicode.Scalar], _ room: Int, to lines: inout [String]) {
    var start = 0
    while true {
      var sum = 0
      var index = start
      var lastBreak: Int?
      while index < scalars.count {
        sum += TextMeasure.width(of: scalars[index])
        if sum > room, index > start { break }
        index += 1
        if index < scalars.count, TextMeasure.mayBreak(scalars[index - 1], scalars[index]) {
          lastBreak = index
        }
      }
      guard index < scalars.count else {
        append(scalars[start...], to: &lines)
        return
      }
      // A blank that no longer fits vanishes at the end of the line.
      let end = scalars[index] == " " ? index : lastBreak ?? index
      append(scalars[start..<end], to: &lines)
      start = end
      while start < scalars.count, scalars[start] == " " { start += 1 }
      guard start < scalars.count else { return }
    }
  }

  private func append(_ scalars: ArraySlice<Unicode.Scalar>, to lines: inout [String]) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    while view.last == " " { view.removeLast() }
    lines.append(String(view))
  }

  private static func mayBreak(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    if right == " " || width(of: right) == 0 || left.value == 0x200D { return false }
    if isClosing(right) || isOpening(left) { return false }
    return left == " " || left == "-" || left == "/" || isWide(left) || isWide(right)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x2000 }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "。", "，", "；", "：", "？", "！", "）", "》", "」", "』", "】", "〕", "〉", "”", "’", "…", "％":
      true
    case "%", ")", "]", "}", ",", ".", ";", ":", "?", "!", "·": true
    default: false
    }
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "（", "《", "「", "『", "【", "〔", "〈", "“", "‘", "(", "[", "{": true
    default: false
    }
  }
}
