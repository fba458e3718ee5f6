// How the lines of the table of contents are laid out, alike in both formats; lengths in twentieths of a
// point.
extension Theme {
  /// The look of a line: the highest level stands out, and no line is larger than 小四.
  ///
  /// A manual has some sixty lines here, which in 三号 would take a page more than they are worth.
  package func contentsLook(level: Int) -> Look {
    let plain = look(of: .plain)
    let size = min(plain.halfPoints, 24)
    return Look(
      halfPoints: size, isBold: level == 1, lineSpacing: plain.lineSpacing,
      leastLine: plain.leastLine.map { $0 * size / plain.halfPoints },
      spaceBefore: level == 1 ? 3 : 0)
  }

  /// Where a line begins: a character further in with each level.
  package func contentsIndent(level: Int) -> Int {
    (level - 1) * contentsCharacter(level)
  }

  /// Where its title begins: behind a number as long as is usual on that level.
  package func contentsTitleStart(level: Int) -> Int {
    contentsIndent(level: level) + contentsCharacter(level) * (level * 2 + 1) / 2
  }

  /// Where the title begins behind a number that is longer than usual, such as 附录A; nil for others.
  package func contentsTitleStart(behind number: String, level: Int) -> Int? {
    guard !number.isEmpty else { return nil }
    // A gap as wide as a character.
    var halves = 2
    for scalar in number.unicodeScalars { halves += scalar.value < 0x2E80 ? 1 : 2 }
    let start =
      contentsIndent(level: level) + contentsCharacter(level) * halves / 2
    return start > contentsTitleStart(level: level) ? start : nil
  }

  /// The width of a Chinese character, which is the size of the letters.
  private func contentsCharacter(_ level: Int) -> Int { contentsLook(level: level).halfPoints * 10 }
}
