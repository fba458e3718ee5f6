package import ManualModel

/// What a document of a company shows of its look: page, styles, header and footer.
package struct ReferenceDocument: Sendable {
  /// What a style of the document is in a manual.
  package enum Slot: Hashable, Sendable {
    case paragraph(ParagraphStyle)
    case heading(Int)
  }

  /// What could not be taken over.
  package enum Omission: Hashable, Sendable {
    /// A picture in a format that not every reader shows: its name.
    case picture(String)
    /// Drawn shapes and text boxes in header or footer.
    case shapes
    /// A field other than page and number of pages: what it is called.
    case field(String)
    /// A header or footer of its own for the first page, or for even pages.
    case otherPages
    /// No style of that kind is described.
    case noStyles
  }

  package var page: Theme.Page?
  package var formats: [Slot: StyleFormat] = [:]
  package var header: [Block] = []
  package var footer: [Block] = []
  /// The bytes of the pictures that blocks of header and footer name by their index.
  package var pictures: [[UInt8]] = []
  package var omissions: [Omission] = []

  package init() {}

  mutating func omit(_ omission: Omission) {
    if !omissions.contains(omission) { omissions.append(omission) }
  }

  /// The theme with all that the document says in place of what the theme said.
  package func dressing(_ theme: Theme) -> Theme {
    var theme = theme
    if let page {
      theme.page = page
    }
    let text = formats[.paragraph(.plain)]
    var fonts = FontList(theme)
    fonts.text(text)
    for style in ParagraphStyle.allCases {
      guard let format = formats[.paragraph(style)] else { continue }
      theme.styles[style] = format.dressing(
        theme.look(of: style), font: fonts.font(of: format, else: theme.look(of: style).font))
    }
    for level in 1...4 {
      guard let format = formats[.heading(level)] else { continue }
      let look = theme.look(ofHeading: level)
      while theme.headings.count < level { theme.headings.append(look) }
      theme.headings[level - 1] = format.dressing(
        look, font: fonts.font(of: format, else: look.font))
    }
    theme.fonts = fonts.pairs
    return theme
  }
}

/// The fonts of a theme while those of a document come in.
private struct FontList {
  var pairs: [Theme.FontPair]
  private let base: Theme.FontPair

  init(_ theme: Theme) {
    pairs = theme.fonts
    if pairs.count < 2 { pairs.append(theme.text) }
    base = theme.text
  }

  mutating func text(_ format: StyleFormat?) {
    guard let format else { return }
    pairs[0] = pair(format)
  }

  /// The place of a style's font; `other` where the document names none.
  mutating func font(of format: StyleFormat, else other: Theme.Font) -> Theme.Font {
    guard format.eastAsian != nil || format.latin != nil else { return other }
    let wanted = pair(format)
    if let index = pairs.firstIndex(of: wanted) { return Theme.Font(index: index) }
    pairs.append(wanted)
    return Theme.Font(index: pairs.count - 1)
  }

  private func pair(_ format: StyleFormat) -> Theme.FontPair {
    let eastAsian = format.eastAsian ?? base.eastAsian
    return Theme.FontPair(
      eastAsian: eastAsian, latin: format.latin ?? base.latin,
      isSans: Theme.FontPair.isSans(eastAsian))
  }
}
