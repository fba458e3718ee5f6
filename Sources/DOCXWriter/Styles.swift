import ManualModel

/// How the styles of the document look, and the measures that follow from it.
enum Styles {
  /// Between a table with lines and the text below it, in points.
  static let gapAfterTable = 6

  /// The look of any paragraph style; those the theme does not name follow from those it does.
  static func look(of style: StyleID, in theme: Theme) -> Theme.Look {
    switch style {
    case .paragraph(let style): return theme.look(of: style)
    case .heading(let level), .appendix(let level): return theme.look(ofHeading: level)
    case .contents(let level):
      let plain = theme.look(of: .plain)
      return Theme.Look(
        halfPoints: plain.halfPoints, isBold: level == 1, lineSpacing: plain.lineSpacing,
        leastLine: plain.leastLine, spaceBefore: level == 1 ? 3 : 0)
    case .listItem:
      var look = theme.look(of: .body)
      look.firstLineCharacters = 0
      return look
    case .signature:
      var look = theme.look(of: .plain)
      look.alignment = .start
      look.spaceBefore = max(look.spaceBefore, 12)
      return look
    case .spacer: return Theme.Look(halfPoints: 2, lineSpacing: 100)
    case .drawing(let isSmall):
      return Theme.Look(halfPoints: isSmall ? 16 : 18, alignment: .center, lineSpacing: 100)
    }
  }

  /// The looks of the styles that most paragraphs have, by their ordinal.
  static func looks(in theme: Theme) -> [Theme.Look] {
    let styles =
      ParagraphStyle.allCases.map(StyleID.paragraph) + [
        .listItem, .signature, .spacer, .drawing(isSmall: false), .drawing(isSmall: true),
      ]
    return styles.sorted { $0.ordinal < $1.ordinal }.map { look(of: $0, in: theme) }
  }

  static func characterWidth(ofList look: Numbering.ListLook, in theme: Theme) -> Int {
    theme.look(of: look.isInCell ? .cell : .body).characterWidth
  }

  /// The stops of header and footer: the middle and the right margin.
  static func marginTabs(width: Int) -> [ParagraphProperties.Tab] {
    [.init(kind: .center, position: width / 2), .init(kind: .right, position: width)]
  }

  // MARK: The table of contents

  /// Where a line begins: a character further in with each level.
  static func contentsIndent(level: Int, in theme: Theme) -> Int {
    (level - 1) * look(of: .contents(level), in: theme).characterWidth
  }

  /// Where its title begins: behind a number as long as is usual on that level.
  static func contentsTab(level: Int, in theme: Theme) -> Int {
    let character = look(of: .contents(level), in: theme).characterWidth
    return contentsIndent(level: level, in: theme) + character * (level * 2 + 1) / 2
  }

  /// How much room a number needs with the gap behind it.
  static func contentsNumberWidth(_ number: String, in theme: Theme) -> Int {
    let character = look(of: .contents(1), in: theme).characterWidth
    var halves = 2
    for scalar in number.unicodeScalars { halves += scalar.value < 0x2E80 ? 1 : 2 }
    return character * halves / 2
  }
}
