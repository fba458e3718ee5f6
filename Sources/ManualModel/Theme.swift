/// How a manual looks.
///
/// Lengths in points unless said otherwise.
package struct Theme: Hashable, Sendable {
  package var page: Page
  /// The fonts of running text, of headings, and any others; see ``Font``.
  package var fonts: [FontPair]
  /// The colour of the company as `RRGGBB`.
  package var accent = "000000"
  /// `RRGGBB`; shading of header rows, and the colour that marks a gap.
  package var headerShading: String
  package var gapHighlight: String
  /// The lines of tables.
  package var tableLine = Line(colour: "000000", eighths: 4)
  /// Whether tables with a header have lines between their columns and at their sides; forms always do.
  package var hasColumnLines = true
  /// Below the header and above the footer of a page.
  package var headerLine: Line?
  package var footerLine: Line?
  /// In the margin beside what changed.
  package var changeBar = Line(colour: "000000", eighths: 12)
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
    /// The lines of a page and the characters of a line that running text is set in.
    package var grid: Grid?

    package init(
      width: Int = 2100, height: Int = 2970, top: Int, bottom: Int, left: Int, right: Int,
      header: Int, footer: Int, grid: Grid? = nil
    ) {
      self.width = width
      self.height = height
      self.top = top
      self.bottom = bottom
      self.left = left
      self.right = right
      self.header = header
      self.footer = footer
      self.grid = grid
    }
  }

  /// How many lines a page has and how many Chinese characters a line.
  package struct Grid: Hashable, Sendable {
    package var lines: Int
    package var characters: Int

    package init(lines: Int, characters: Int) {
      self.lines = lines
      self.characters = characters
    }
  }

  /// The place of a font among ``Theme/fonts``.
  package struct Font: Hashable, Sendable {
    package let index: Int

    package init(index: Int) { self.index = index }

    package static let text = Font(index: 0)
    package static let heading = Font(index: 1)
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

  /// A line: `RRGGBB`, and how thick in eighths of a point.
  package struct Line: Hashable, Sendable {
    package var colour: String
    package var eighths: Int

    package init(colour: String, eighths: Int) {
      self.colour = colour
      self.eighths = eighths
    }
  }

  /// How a paragraph style looks.
  package struct Look: Hashable, Sendable {
    package var font: Font
    /// In half points: 24 is 12 pt, 小四.
    package var halfPoints: Int
    package var isBold: Bool
    /// `RRGGBB`; nil for the colour of the window, black on paper.
    package var colour: String?
    package var alignment: Alignment
    /// In hundredths of a line: 125 is 1.25 lines.
    package var lineSpacing: Int
    /// The least height of a line in twentieths of a point, instead of ``lineSpacing``.
    ///
    /// Least, not exact: an exact height cuts pictures and the rows of tables.
    package var leastLine: Int?
    package var spaceBefore: Int
    package var spaceAfter: Int
    /// The first line's indent in characters.
    package var firstLineCharacters: Int
    /// Between characters, in twentieths of a point; negative draws them together.
    package var letterSpacing: Int
    package var keepsWithNext: Bool
    /// Across the page, below the paragraph.
    package var lineBelow: Line?

    package init(
      font: Font = .text, halfPoints: Int, isBold: Bool = false, colour: String? = nil,
      alignment: Alignment = .start, lineSpacing: Int = 125, leastLine: Int? = nil,
      spaceBefore: Int = 0, spaceAfter: Int = 0, firstLineCharacters: Int = 0,
      letterSpacing: Int = 0, keepsWithNext: Bool = false, lineBelow: Line? = nil
    ) {
      self.font = font
      self.halfPoints = halfPoints
      self.isBold = isBold
      self.colour = colour
      self.alignment = alignment
      self.lineSpacing = lineSpacing
      self.leastLine = leastLine
      self.spaceBefore = spaceBefore
      self.spaceAfter = spaceAfter
      self.firstLineCharacters = firstLineCharacters
      self.letterSpacing = letterSpacing
      self.keepsWithNext = keepsWithNext
      self.lineBelow = lineBelow
    }
  }

  package init(
    page: Page, fonts: [FontPair], headerShading: String, gapHighlight: String,
    styles: [ParagraphStyle: Look], headings: [Look]
  ) {
    self.page = page
    self.fonts = fonts
    self.headerShading = headerShading
    self.gapHighlight = gapHighlight
    self.styles = styles
    self.headings = headings
  }

  /// The font of running text.
  package var text: FontPair {
    get { self[.text] }
    set { fonts[0] = newValue }
  }

  /// The font of headings; that of running text where there is no other.
  package var heading: FontPair {
    get { self[.heading] }
    set {
      if fonts.count > 1 { fonts[1] = newValue } else { fonts.append(newValue) }
    }
  }

  package subscript(font: Font) -> FontPair {
    fonts.indices.contains(font.index) ? fonts[font.index] : fonts[0]
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
    fonts: [
      FontPair(eastAsian: "宋体", latin: "Times New Roman", isSans: false),
      FontPair(eastAsian: "黑体", latin: "Arial", isSans: true),
    ],
    headerShading: "E7ECF2", gapHighlight: "FFF2A8",
    styles: [
      .body: Look(halfPoints: 24, alignment: .justify, firstLineCharacters: 2),
      .plain: Look(halfPoints: 24, alignment: .justify),
      .title: Look(
        font: .heading, halfPoints: 52, isBold: true, alignment: .center, spaceBefore: 24,
        spaceAfter: 12),
      .subtitle: Look(halfPoints: 30, alignment: .center, spaceAfter: 12),
      .cover: Look(halfPoints: 32, alignment: .center, spaceBefore: 6, spaceAfter: 6),
      .frontHeading: Look(
        font: .heading, halfPoints: 36, isBold: true, alignment: .center, spaceBefore: 6,
        spaceAfter: 14, keepsWithNext: true),
      .subheading: Look(
        font: .heading, halfPoints: 24, spaceBefore: 6, spaceAfter: 3, keepsWithNext: true),
      .formTitle: Look(
        font: .heading, halfPoints: 32, isBold: true, alignment: .center, spaceBefore: 6,
        spaceAfter: 8, keepsWithNext: true),
      .note: Look(halfPoints: 21, alignment: .justify, spaceBefore: 2, spaceAfter: 2),
      .caption: Look(
        font: .heading, halfPoints: 21, alignment: .center, spaceBefore: 6, spaceAfter: 3,
        keepsWithNext: true),
      .cell: Look(halfPoints: 21, lineSpacing: 115, spaceBefore: 2, spaceAfter: 2),
      .cellHeader: Look(
        font: .heading, halfPoints: 21, alignment: .center, lineSpacing: 115,
        spaceBefore: 2, spaceAfter: 2),
      .header: Look(halfPoints: 18, lineSpacing: 100),
      .footer: Look(halfPoints: 18, alignment: .center, lineSpacing: 100),
    ],
    headings: [
      Look(
        font: .heading, halfPoints: 32, isBold: true, spaceBefore: 12, spaceAfter: 10,
        keepsWithNext: true),
      Look(
        font: .heading, halfPoints: 28, isBold: true, spaceBefore: 10, spaceAfter: 6,
        keepsWithNext: true),
      Look(
        font: .heading, halfPoints: 26, spaceBefore: 8, spaceAfter: 4, keepsWithNext: true),
      Look(
        font: .heading, halfPoints: 24, spaceBefore: 6, spaceAfter: 3, keepsWithNext: true),
    ])
}
