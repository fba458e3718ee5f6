import ManualModel

/// What a document needs before its text can be written: found by a first walk over the manual,
/// looked up in the second.
///
/// Equal formatting shares a style, and styles are numbered in the order of their first use, so
/// that the same manual always gives the same names.
struct Survey {
  var paragraphs = Register<ParagraphFormat>()
  var texts = Register<TextFormat>()
  var tables = Register<TableFormat>()
  var columns = Register<ColumnFormat>()
  var rows = Register<RowFormat>()
  var cells = Register<CellFormat>()
  var masters = Register<MasterPage>()
  var markers = Register<List.Marker>()
  /// The images that are shown, as indices of ``Manual/images``.
  var images = Register<Int>()
  /// Bookmarks of headings whose number no list counts; see ``HeadingCounter``.
  var typedNumbers: Set<String> = []
  /// How drawings are laid out, in the order in which they come.
  var drawings: [DrawingLayout] = []
}

/// Gives numbers to values, in the order in which they come.
struct Register<Value: Hashable> {
  private(set) var values: [Value] = []
  private var indices: [Value: Int] = [:]
  /// The index given last: what comes often comes in a row.
  private var last = 0

  mutating func index(of value: Value) -> Int {
    if last < values.count, values[last] == value { return last }
    if let index = indices[value] {
      last = index
      return index
    }
    last = values.count
    indices[value] = last
    values.append(value)
    return last
  }
}

/// What a paragraph is beyond its named style.
struct ParagraphFormat: Hashable {
  var style: NamedStyle
  var alignment: Alignment?
  /// Set where it differs from the style's.
  var keepsWithNext: Bool?
  var start = PageStart.here
  /// Set where they are not the style's.
  var tabs: Tabs?
  /// Whether a bar stands in the margin.
  var isChanged = false

  /// Looks only at what tells paragraphs apart as a rule, for all are looked up; equality looks at all.
  func hash(into hasher: inout Hasher) {
    let kind = (alignment == nil ? 0 : 1) + (keepsWithNext == nil ? 0 : 2)
    hasher.combine(style.ordinal << 2 | kind)
  }
}

/// The tab stops of a paragraph, for a width in tenths of a millimetre.
enum Tabs: Hashable {
  /// In the middle and at the end: headers and footers.
  case middleAndEnd(of: Int)
  /// At the end, with a line to write on before it.
  case line(to: Int)
  /// A line of the table of contents: its title, and at the end the page, with dots before it; counted
  /// from the indent.
  case contents(title: Int, page: Int)
}

/// Where a paragraph or table begins.
enum PageStart: Hashable {
  case here
  /// On a new page.
  case page
  /// On a new page of another layout, with its number if counting does not go on.
  case master(MasterPage, number: Int?)
}

/// The character formatting of a run.
struct TextFormat: Hashable {
  var style: TextStyle
  var isGap = false
}

/// What a table is beyond its rows.
struct TableFormat: Hashable {
  var width: Int
  var start: PageStart
  var keepsWithNext: Bool
  var isUnbroken: Bool
  /// Whether its last line is what comes above the text below, which wants a distance.
  var isRuled: Bool
  /// Whether its first line is what comes below the text above, which wants a distance.
  var isBare: Bool
}

/// The width of a column in tenths of a millimetre.
struct ColumnFormat: Hashable {
  var width: Int
}

/// How high a row is at least, in tenths of a millimetre, and whether a page may end in it.
struct RowFormat: Hashable {
  var height: Int
  var isUnbroken: Bool
}

/// What a cell is: its lines, shading and where its text stands.
struct CellFormat: Hashable {
  /// The kind of table it is in, and whether its text stands at the top there.
  enum Kind: Hashable {
    case grid, form, formTop, plain
  }

  var kind: Kind
  /// Whether its background is that of heads.
  var isShaded = false
  /// From top to bottom.
  var isUpright = false
  /// Whether a bar stands at its left.
  var isChanged = false
  /// Whether its row or column was deleted, which only its background can show.
  var isGone = false
  /// Whether it ends at the margin, where text may stand for want of a line.
  var isLast = false
  /// More than other cells leave empty at both sides, in tenths of a millimetre.
  var spare = TableCell.Spare()

  init(_ kind: Kind) { self.kind = kind }
}
