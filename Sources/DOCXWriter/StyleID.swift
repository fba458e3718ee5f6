import ManualModel

/// A paragraph style of the document: one of the theme's, or one the format needs besides.
enum StyleID: Hashable, Sendable {
  case paragraph(ParagraphStyle)
  /// A numbered heading, 1…6.
  case heading(Int)
  /// A heading of an appendix, 1…6.
  case appendix(Int)
  /// A line of the table of contents, 1…6.
  case contents(Int)
  /// A paragraph of a list item.
  case listItem
  /// A place to sign.
  case signature
  /// A line without height: between two tables, and where a page or a division ends.
  case spacer
  /// The text of a box of a drawing, in 9 pt or smaller.
  case drawing(isSmall: Bool)

  /// A small number of its own, by which it is looked up.
  var ordinal: Int {
    switch self {
    case .paragraph(let style): style.rawValue
    case .listItem: 14
    case .signature: 15
    case .spacer: 16
    case .drawing(let isSmall): isSmall ? 18 : 17
    case .heading(let level): 20 + level
    case .appendix(let level): 30 + level
    case .contents(let level): 40 + level
    }
  }

  static func == (left: Self, right: Self) -> Bool { left.ordinal == right.ordinal }

  func hash(into hasher: inout Hasher) { hasher.combine(ordinal) }

  /// The deepest level of a heading.
  static let levels = 6

  /// `w:styleId`, in ASCII whatever the language of the program that saves the file.
  var id: String {
    switch self {
    case .paragraph(let style): style.id
    case .heading(let level): "Heading\(level)"
    case .appendix(let level): "Appendix\(level)"
    case .contents(let level): "TOC\(level)"
    case .listItem: "ListParagraph"
    case .signature: "SignatureLine"
    case .spacer: "Spacer"
    case .drawing(let isSmall): isSmall ? "DrawingTextSmall" : "DrawingText"
    }
  }

  /// `w:name` (ISO/IEC 29500-1 §17.7.4.9): Word recognises its own styles by these names and shows
  /// them in the user's language.
  var name: String {
    switch self {
    case .paragraph(let style): style.name
    case .heading(let level): "heading \(level)"
    case .appendix(let level): "Appendix \(level)"
    case .contents(let level): "toc \(level)"
    case .listItem: "List Paragraph"
    case .signature: "Signature Line"
    case .spacer: "Spacer"
    case .drawing(let isSmall): isSmall ? "Drawing Text Small" : "Drawing Text"
    }
  }

  /// Whether Word brings a style of that name itself.
  var isBuiltIn: Bool {
    switch self {
    case .paragraph(let style):
      switch style {
      case .body, .title, .subtitle, .caption, .header, .footer: true
      case .plain, .cover, .frontHeading, .subheading, .formTitle, .note, .cell, .cellHeader: false
      }
    case .heading, .contents, .listItem: true
    case .appendix, .signature, .spacer, .drawing: false
    }
  }
}

extension ParagraphStyle {
  fileprivate var id: String {
    switch self {
    case .body: "BodyText"
    case .plain: "Plain"
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .cover: "Cover"
    case .frontHeading: "FrontHeading"
    case .subheading: "Subheading"
    case .formTitle: "FormTitle"
    case .note: "Note"
    case .caption: "Caption"
    case .cell: "Cell"
    case .cellHeader: "CellHeader"
    case .header: "Header"
    case .footer: "Footer"
    }
  }

  fileprivate var name: String {
    switch self {
    case .body: "Body Text"
    case .plain: "Plain"
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .cover: "Cover"
    case .frontHeading: "Front Heading"
    case .subheading: "Subheading"
    case .formTitle: "Form Title"
    case .note: "Note"
    case .caption: "caption"
    case .cell: "Table Cell"
    case .cellHeader: "Table Header"
    case .header: "header"
    case .footer: "footer"
    }
  }
}

/// The character styles of the document.
enum CharacterStyle: String, CaseIterable {
  case gap = "Gap"
  case hyperlink = "Hyperlink"
  case code = "Code"
}

extension Table.Style {
  /// The id of the table style.
  var id: StaticString {
    switch self {
    case .grid: "TableGrid"
    case .form: "FormTable"
    case .plain: "PlainTable"
    }
  }

  var name: StaticString {
    switch self {
    case .grid: "Table Grid"
    case .form: "Form Table"
    case .plain: "Plain Layout"
    }
  }

  /// Whether its cells have lines around them.
  var isRuled: Bool {
    switch self {
    case .grid, .form: true
    case .plain: false
    }
  }
}
