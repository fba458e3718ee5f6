import ManualModel

/// The paragraph styles that people see in the list of styles.
///
/// Names that word processors know by themselves (ODF has no list of them; these are what
/// LibreOffice and Word write) come out in the language of the user.
enum NamedStyle: Hashable {
  case paragraph(ParagraphStyle)
  /// A paragraph of a list: running text whose indent is the list's.
  case listText
  case heading(Int)
  case appendixHeading(Int)
  case contents(Int)
  /// A place to sign.
  case signature
  /// The paragraph of a picture.
  case figure

  /// A small number of its own.
  ///
  /// Every paragraph of a manual looks its style up; the hash of a name would be the dearest step.
  var ordinal: Int {
    switch self {
    case .paragraph(let style): style.rawValue
    case .listText: 14
    case .signature: 15
    case .figure: 16
    case .heading(let level): 20 + level
    case .appendixHeading(let level): 30 + level
    case .contents(let level): 40 + level
    }
  }

  static func == (left: Self, right: Self) -> Bool { left.ordinal == right.ordinal }

  func hash(into hasher: inout Hasher) { hasher.combine(ordinal) }

  /// The value of `style:name`, encoded as §19.502 of ODF 1.3 part 3 asks: `_20_` is a space.
  var name: String {
    switch self {
    case .paragraph(let style): style.name
    case .listText: "List"
    case .heading(let level): "Heading_20_\(level)"
    case .appendixHeading(let level): "Appendix_20_\(level)"
    case .contents(let level): "Contents_20_\(level)"
    case .signature: "Signature"
    case .figure: "Figure"
    }
  }

  /// How it looks.
  func look(in theme: Theme) -> Theme.Look {
    switch self {
    case .paragraph(let style): return theme.look(of: style)
    case .listText:
      var look = theme.look(of: .body)
      look.firstLineCharacters = 0
      return look
    case .heading(let level), .appendixHeading(let level): return theme.look(ofHeading: level)
    case .contents(let level): return theme.contentsLook(level: level)
    case .signature:
      var look = theme.look(of: .plain)
      look.alignment = .start
      look.spaceBefore = 10
      return look
    case .figure:
      // The height of the line is the picture's.
      return Theme.Look(
        halfPoints: theme.look(of: .plain).halfPoints, alignment: .center, lineSpacing: 100,
        spaceBefore: Theme.gapBeforeFigure, spaceAfter: 3)
    }
  }
}

/// The looks of all styles, by their ordinal.
struct Looks {
  private let looks: [Theme.Look]
  private let theme: Theme

  init(_ theme: Theme) {
    self.theme = theme
    let styles = ParagraphStyle.allCases.map(NamedStyle.paragraph)
    looks = (styles + [.listText, .signature, .figure]).sorted { $0.ordinal < $1.ordinal }
      .map { $0.look(in: theme) }
  }

  subscript(_ style: NamedStyle) -> Theme.Look {
    looks.indices.contains(style.ordinal) ? looks[style.ordinal] : style.look(in: theme)
  }
}

extension ParagraphStyle {
  fileprivate var name: String {
    switch self {
    case .body: "Text_20_body"
    case .plain: "Text_20_body_20_plain"
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .cover: "Cover"
    case .frontHeading: "Front_20_Heading"
    case .subheading: "Subheading"
    case .formTitle: "Form_20_Title"
    case .note: "Note"
    case .caption: "Caption"
    case .cell: "Table_20_Contents"
    case .cellHeader: "Table_20_Heading"
    case .header: "Header"
    case .footer: "Footer"
    }
  }
}
