/// How a manual looks.
///
/// Lengths in points unless said otherwise.
package struct Theme: Sendable {
  package var page: Page
  /// The fonts of running text and of headings.
  package var text: FontPair
  package var heading: FontPair
  /// `RRGGBB`; shading of header rows, and the colour that marks a gap.
  package var headerShading: String
  package var gapHighlight: String
  package var styles: [ParagraphStyle: Look]
  /// Looks of numbered headings, level 1 first.
  package var headings: [Look]

  /// A4 with margins in tenths of a millimetre.
  package struct Page: Hashable, Sendable {
    package var width = 2100
    package var height = 2970
    package var top: Int
    package var bottom: Int
    package var left: Int
    package var right: Int
    /// From the edge of the paper to the header, and to the footer.
    package var header: Int
    package var footer: Int

    package init(top: Int, bottom: Int, left: Int, right: Int, header: Int, footer: Int) {
      self.top = top
      self.bottom = bottom
      self.left = left
      self.right = right
      self.header = header
      self.footer = footer
    }
  }

  /// A Chinese font and the Latin font beside it.
  package struct FontPair: Hashable, Sendable {
    package var eastAsian: String
    package var latin: String
    /// True for fonts without serifs; writers use it for generic families.
    package var isSans: Bool

    package init(eastAsian: String, latin: String, isSans: Bool) {
      self.eastAsian = eastAsian
      self.latin = latin
      self.isSans = isSans
    }
  }

  /// How a paragraph style looks.
  package struct Look: Hashable, Sendable {
    package var usesHeadingFont = false
    /// In half points: 24 is 12 pt, 小四.
    package var halfPoints: Int
    package var isBold = false
    package var alignment = Alignment.start
    /// In hundredths of a line: 125 is 1.25 lines.
    package var lineSpacing = 125
    package var spaceBefore = 0
    package var spaceAfter = 0
    /// The first line's indent in characters.
    package var firstLineCharacters = 0
    package var keepsWithNext = false

    package init(
      usesHeadingFont: Bool = false, halfPoints: Int, isBold: Bool = false,
      alignment: Alignment = .start, lineSpacing: Int = 125, spaceBefore: Int = 0,
      spaceAfter: Int = 0, firstLineCharacters: Int = 0, keepsWithNext: Bool = false
    ) {
      self.usesHeadingFont = usesHeadingFont
      self.halfPoints = halfPoints
      self.isBold = isBold
      self.alignment = alignment
      self.lineSpacing = lineSpacing
      self.spaceBefore = spaceBefore
      self.spaceAfter = spaceAfter
      self.firstLineCharacters = firstLineCharacters
      self.keepsWithNext = keepsWithNext
    }
  }

  package init(
    page: Page, text: FontPair, heading: FontPair, headerShading: String, gapHighlight: String,
    styles: [ParagraphStyle: Look], headings: [Look]
  ) {
    self.page = page
    self.text = text
    self.heading = heading
    self.headerShading = headerShading
    self.gapHighlight = gapHighlight
    self.styles = styles
    self.headings = headings
  }

  /// The look of a style; plain text where the theme is silent.
  package func look(of style: ParagraphStyle) -> Look { styles[style] ?? Look(halfPoints: 24) }

  /// The look of a heading level, 1 first; deeper levels look like the deepest described.
  package func look(ofHeading level: Int) -> Look {
    headings.isEmpty ? Look(halfPoints: 24) : headings[min(max(level, 1), headings.count) - 1]
  }

  /// The house style of Chinese quality manuals: 宋体 text in 小四 (12 pt) with 1.25 lines, 黑体
  /// headings, margins 2 / 2 / 2.5 / 2 cm.
  ///
  /// Sizes: 二号 22, 三号 16, 四号 14, 小四 12, 五号 10.5 pt.
  package static let qmsSong = Theme(
    page: Page(top: 200, bottom: 200, left: 250, right: 200, header: 110, footer: 100),
    text: FontPair(eastAsian: "宋体", latin: "Times New Roman", isSans: false),
    heading: FontPair(eastAsian: "黑体", latin: "Arial", isSans: true),
    headerShading: "E7ECF2", gapHighlight: "FFF2A8",
    styles: [
      .body: Look(halfPoints: 24, alignment: .justify, firstLineCharacters: 2),
      .plain: Look(halfPoints: 24, alignment: .justify),
      .title: Look(
        usesHeadingFont: true, halfPoints: 52, isBold: true, alignment: .center, spaceBefore: 24,
        spaceAfter: 12),
      .subtitle: Look(halfPoints: 30, alignment: .center, spaceAfter: 12),
      .cover: Look(halfPoints: 32, alignment: .center, spaceBefore: 6, spaceAfter: 6),
      .frontHeading: Look(
        usesHeadingFont: true, halfPoints: 36, isBold: true, alignment: .center, spaceBefore: 6,
        spaceAfter: 14, keepsWithNext: true),
      .subheading: Look(
        usesHeadingFont: true, halfPoints: 24, spaceBefore: 6, spaceAfter: 3, keepsWithNext: true),
      .formTitle: Look(
        usesHeadingFont: true, halfPoints: 32, isBold: true, alignment: .center, spaceBefore: 6,
        spaceAfter: 8, keepsWithNext: true),
      .note: Look(halfPoints: 21, alignment: .justify, spaceBefore: 2, spaceAfter: 2),
      .caption: Look(
        usesHeadingFont: true, halfPoints: 21, alignment: .center, spaceBefore: 6, spaceAfter: 3,
        keepsWithNext: true),
      .cell: Look(halfPoints: 21, lineSpacing: 115, spaceBefore: 2, spaceAfter: 2),
      .cellHeader: Look(
        usesHeadingFont: true, halfPoints: 21, alignment: .center, lineSpacing: 115,
        spaceBefore: 2, spaceAfter: 2),
      .header: Look(halfPoints: 18, lineSpacing: 100),
      .footer: Look(halfPoints: 18, alignment: .center, lineSpacing: 100),
    ],
    headings: [
      Look(
        usesHeadingFont: true, halfPoints: 32, isBold: true, spaceBefore: 12, spaceAfter: 10,
        keepsWithNext: true),
      Look(
        usesHeadingFont: true, halfPoints: 28, isBold: true, spaceBefore: 10, spaceAfter: 6,
        keepsWithNext: true),
      Look(
        usesHeadingFont: true, halfPoints: 26, spaceBefore: 8, spaceAfter: 4, keepsWithNext: true),
      Look(
        usesHeadingFont: true, halfPoints: 24, spaceBefore: 6, spaceAfter: 3, keepsWithNext: true),
    ])
}
