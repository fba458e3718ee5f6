import ManualModel

/// What can stand behind `:::`; the one table of directives.
enum Directive: String, CaseIterable {
  case table, signature
  case center, right, title, subtitle, cover, plain, note, subheading
  case formTitle = "form-title"
  case keep, landscape
  case flow
  case orgChart = "orgchart"
  case pageBreak = "page-break"
  case contents, picture, space

  /// Whether it goes on to a line `:::`.
  var isClosed: Bool {
    switch self {
    case .pageBreak, .contents, .picture, .space: false
    default: true
    }
  }

  /// The keys it takes.
  var arguments: [String] {
    switch self {
    case .table:
      [
        "caption", "name", "widths", "merge", "style", "header", "blank-rows", "lines",
        "rows-lines", "heads",
      ]
    case .signature: ["columns"]
    case .landscape: ["when"]
    case .picture: ["file", "width", "alt", "caption", "name"]
    case .space: ["lines"]
    case .flow, .orgChart: ["name", "caption", "alt"]
    case .center, .right, .title, .subtitle, .cover, .plain, .note, .subheading, .formTitle:
      ["keep"]
    case .keep, .pageBreak, .contents: []
    }
  }

  /// The style its paragraphs have; nil where it is no directive of style.
  var style: (ParagraphStyle, Alignment?)? {
    switch self {
    case .center: (.plain, .center)
    case .right: (.plain, .end)
    case .title: (.title, nil)
    case .subtitle: (.subtitle, nil)
    case .cover: (.cover, nil)
    case .plain: (.plain, nil)
    case .note: (.note, nil)
    case .subheading: (.subheading, nil)
    case .formTitle: (.formTitle, nil)
    case .table, .signature, .keep, .landscape, .pageBreak, .contents, .picture, .space, .flow,
      .orgChart:
      nil
    }
  }
}

/// `key=value` behind the name of a directive.
struct Argument {
  var key: String
  var keyRange: TextRange
  /// Without the quotes; empty for a bare key.
  var value: TextRange
}
