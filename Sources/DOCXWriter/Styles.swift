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
    case .contents(let level): return theme.contentsLook(level: level)
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
}
