import ManualModel

/// The fonts of the page: those of the theme where they are installed, then what comes closest.
///
/// A Latin font comes first, but only for letters and digits: the quotation marks and dashes of a
/// Chinese sentence belong to the Chinese font, which has them as wide as a character.
struct FontFaces {
  private let theme: Theme

  init(_ theme: Theme) { self.theme = theme }

  /// The value of `font-family` for a font of the theme.
  func family(_ font: Theme.Font) -> String {
    let index = theme.fonts.indices.contains(font.index) ? font.index : 0
    return family(theme[font], named: name(index))
  }

  private func name(_ index: Int) -> String { "manual-\(index)" }

  /// The `@font-face` rules; they only name fonts that are there (CSS Fonts Level 4 §4.3).
  var rules: String {
    theme.fonts.enumerated().map { index, pair in
      [("normal", [""]), ("bold", [" Bold", ""])].map { weight, suffixes in
        let sources = suffixes.map { "local(\(cssString(pair.latin + $0)))" }
        return "@font-face{font-family:\(name(index));font-weight:\(weight);"
          + "src:\(sources.joined(separator: ","));unicode-range:U+20-B6,U+B8-24F}"
      }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func family(_ pair: Theme.FontPair, named name: String) -> String {
    let fallbacks =
      pair.isSans
      ? "\"Microsoft YaHei\",\"PingFang SC\",\"Noto Sans CJK SC\",\"Source Han Sans SC\",sans-serif"
      : "SimSun,\"Songti SC\",\"Noto Serif CJK SC\",\"Source Han Serif SC\",serif"
    return "\(name),\(cssString(pair.eastAsian)),\(fallbacks)"
  }
}
