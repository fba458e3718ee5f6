package import ManualModel

/// What a style of a document says; nil where it says nothing.
package struct StyleFormat: Hashable, Sendable {
  package enum LineHeight: Hashable, Sendable {
    /// In hundredths of a line.
    case relative(Int)
    /// In twentieths of a point.
    case fixed(Int)
  }

  package enum Indent: Hashable, Sendable {
    /// In hundredths of a character.
    case characters(Int)
    /// In twentieths of a point.
    case length(Int)
  }

  package var eastAsian: String?
  package var latin: String?
  package var halfPoints: Int?
  package var isBold: Bool?
  /// `RRGGBB`; empty for automatic.
  package var colour: String?
  package var alignment: Alignment?
  package var lineHeight: LineHeight?
  /// In twentieths of a point.
  package var spaceBefore: Int?
  package var spaceAfter: Int?
  package var firstLine: Indent?
  package var letterSpacing: Int?
  package var keepsWithNext: Bool?

  package init() {}

  /// Takes from another style what this one does not say.
  mutating func inherit(_ parent: StyleFormat) {
    eastAsian = eastAsian ?? parent.eastAsian
    latin = latin ?? parent.latin
    halfPoints = halfPoints ?? parent.halfPoints
    isBold = isBold ?? parent.isBold
    colour = colour ?? parent.colour
    alignment = alignment ?? parent.alignment
    lineHeight = lineHeight ?? parent.lineHeight
    spaceBefore = spaceBefore ?? parent.spaceBefore
    spaceAfter = spaceAfter ?? parent.spaceAfter
    firstLine = firstLine ?? parent.firstLine
    letterSpacing = letterSpacing ?? parent.letterSpacing
    keepsWithNext = keepsWithNext ?? parent.keepsWithNext
  }

  /// A look with what the style says in place of what it had.
  func dressing(_ look: Theme.Look, font: Theme.Font) -> Theme.Look {
    var look = look
    look.font = font
    look.halfPoints = halfPoints ?? look.halfPoints
    look.isBold = isBold ?? look.isBold
    if let colour { look.colour = colour.isEmpty || colour == "000000" ? nil : colour }
    look.alignment = alignment ?? look.alignment
    switch lineHeight {
    case .relative(let hundredths):
      look.lineSpacing = min(max(hundredths, 80), 400)
      look.leastLine = nil
    case .fixed(let twips): look.leastLine = min(max(twips, 80), 4000)
    case nil: break
    }
    if let spaceBefore { look.spaceBefore = min(max(spaceBefore / 20, 0), 200) }
    if let spaceAfter { look.spaceAfter = min(max(spaceAfter / 20, 0), 200) }
    switch firstLine {
    case .characters(let hundredths): look.firstLineCharacters = (hundredths + 50) / 100
    case .length(let twips):
      let character = look.halfPoints * 10
      look.firstLineCharacters = min(max((twips + character / 2) / character, 0), 10)
    case nil: break
    }
    look.letterSpacing = letterSpacing ?? look.letterSpacing
    look.keepsWithNext = keepsWithNext ?? look.keepsWithNext
    return look
  }
}
