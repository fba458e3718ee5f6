import ManualModel

/// A piece of text of a template: literal, or the value of an expression.
enum Piece: Sendable {
  case text(String, TextStyle)
  case value(ExpressionID, TextStyle)
  /// `<br>`, or a backslash at the end of the line.
  case lineBreak
  /// The end of a line inside a paragraph: nothing between Chinese characters, otherwise a space.
  case softBreak
  case link(text: [Piece], address: [Piece])
}

/// A block of a template, with its ordinal in the file and its place.
struct BlockTemplate: Sendable {
  var kind: Kind
  var ordinal: Int32
  var position: SourcePosition

  indirect enum Kind: Sendable {
    case paragraph([Piece])
    /// `# Title {-}`
    case subheading([Piece])
    case heading(HeadingTemplate)
    case list(List.Marker, [ItemTemplate])
    case table(TableTemplate)
    case styled(
      ParagraphStyle, Alignment?, keepsWithNext: Bool, [Flow<BlockTemplate>])
    case keep([Flow<BlockTemplate>])
    case landscape(when: ExpressionID?, [Flow<BlockTemplate>])
    case signature(columns: Int, [Flow<FieldTemplate>])
    case picture(PictureTemplate)
    case drawing(DrawingTemplate)
    case space(lines: Int)
    case pageBreak
    case contents
  }
}

/// `# Title {#name}`: the beginning of a subsection.
struct HeadingTemplate: Sendable {
  /// One for `#`: a level below the section of the file.
  var depth: Int
  var title: [Piece]
  /// What stands behind `#` in `{#name}`.
  var name: String?
  /// The name as a number, where it is one: `{#5.2.4.1}`.
  var number: ClauseID?
  var range: TextRange
}

struct ItemTemplate: Sendable {
  var body: [Flow<BlockTemplate>]
  var ordinal: Int32
  var position: SourcePosition
}

struct TableTemplate: Sendable {
  var alignments: [Alignment?]
  /// Nil where the header row is empty: a table without header.
  var header: RowTemplate?
  var rows: [Flow<RowTemplate>]
  var options = TableOptions()
  var range: TextRange
}

/// The arguments of `::: table`.
struct TableOptions: Sendable {
  var caption: [Piece]?
  var name: String?
  var widths: [Int] = []
  /// The widths where they depend on the facts.
  var computedWidths: [Piece]?
  /// Columns in which equal neighbours are merged, from zero.
  var mergedColumns: [Int] = []
  var style = Table.Style.grid
  var headerRows: Int?
  var blankRows = 0
  var lines = 1
  var rowLines: [Int] = []
  var heads = Table.Heads.level
}

struct RowTemplate: Sendable {
  var cells: [CellTemplate]
  var ordinal: Int32
  var position: SourcePosition
  var range: TextRange
}

enum CellTemplate: Sendable {
  /// The paragraphs of the cell; none where it is empty.
  case content([[Piece]])
  /// `^^`
  case mergedUp
  /// `<<`
  case mergedLeft
  /// `{% for d in departments %}…{% end %}`: a column for every item.
  case repeated(CellLoop)
}

/// What repeats a cell: a loop whose body is inline.
struct CellLoop: Sendable {
  var name: String
  var list: ExpressionID
  var condition: ExpressionID?
  var body: [Piece]
}

/// A line `label: text` of `::: signature`.
struct FieldTemplate: Sendable {
  var label: [Piece]
  var text: [Piece]
}

/// A picture: `::: picture file="…" width=0.4 alt="…" caption="…" name=x`.
struct PictureTemplate: Sendable {
  var file: [Piece]
  var width: Double?
  var alternativeText: [Piece]
  var caption: [Piece]?
  var name: String?
  var range: TextRange
}
