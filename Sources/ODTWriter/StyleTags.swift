import Packaging

/// The names of styles, and the start tags that bear them, by the number of the style in the
/// ``Survey``; on the first walk, when nothing is kept, there are none, and any will do.
///
/// A class, so that asking it copies nothing of the writer that holds it.
final class StyleTags: Sendable {
  private let names: StyleNames?
  private let paragraphs: [XMLOpening]
  private let spans: [XMLOpening]
  private let rows: [XMLOpening]

  /// Those of the first walk.
  init() {
    names = nil
    paragraphs = []
    spans = []
    rows = []
  }

  init(_ survey: Survey) {
    let names = StyleNames(survey)
    self.names = names
    paragraphs = names.paragraphs.map { XMLOpening("text:p", "text:style-name", $0) }
    spans = names.texts.map { XMLOpening("text:span", "text:style-name", $0) }
    rows = names.rows.map { XMLOpening("table:table-row", "table:style-name", $0) }
  }

  /// The name of a style.
  func name(_ index: Int, in family: (StyleNames) -> [String]) -> String {
    names.map { family($0)[index] } ?? ""
  }

  /// The start tag of a paragraph.
  func paragraph(_ index: Int) -> XMLOpening {
    names == nil ? StyleTags.any : paragraphs[index]
  }

  /// The start tag of a run that stands out.
  func span(_ index: Int) -> XMLOpening { names == nil ? StyleTags.any : spans[index] }

  /// The start tag of a table's row.
  func row(_ index: Int) -> XMLOpening { names == nil ? StyleTags.any : rows[index] }

  /// The start tags of a cell and its only paragraph; nil on the first walk.
  func cell(_ cell: CellKind, paragraph: Int) -> XMLOpening? {
    guard let names else { return nil }
    return XMLOpening {
      $0.start("table:table-cell")
      $0.attribute("table:style-name", names.cells[cell.style])
      if cell.columns > 1 { $0.attribute("table:number-columns-spanned", cell.columns) }
      if cell.rows > 1 { $0.attribute("table:number-rows-spanned", cell.rows) }
      $0.start("text:p")
      $0.attribute("text:style-name", names.paragraphs[paragraph])
    }
  }

  static let any = XMLOpening { $0.start("text:p") }
}

/// What the start tag of a cell says: its style, and how many columns and rows it spans.
struct CellKind: Hashable {
  var style: Int
  var columns: Int
  var rows: Int
}

extension XMLOpening {
  /// The start tag of an element with the name of its style.
  fileprivate init(_ element: StaticString, _ attribute: StaticString, _ style: String) {
    self.init { writer in
      writer.start(element)
      writer.attribute(attribute, style)
    }
  }
}
