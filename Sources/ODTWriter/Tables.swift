import ManualModel
import Packaging

extension BodyWriter {
  /// Writes a table, below its caption.
  ///
  /// ```
  /// Table(columns: [Column(share: 1), Column(share: 2)], headerRows: 1, rows: […])
  /// <table:table …><table:table-column …/>…<table:table-header-rows>…</table:table-header-rows>
  ///   <table:table-row>…</table:table-row></table:table>
  /// ```
  ///
  /// ODF 1.3 part 3 §9.1. Title and description are for those who cannot see it (§9.1.14, §9.1.15).
  mutating func table(
    _ table: Table, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    guard !table.rows.isEmpty, !table.columns.isEmpty else { return }
    if let caption = table.caption {
      if isTracking {
        tracked(caption, keepsWithNext: true, in: environment, to: &out)
      } else {
        self.caption(caption, keepsWithNext: true, in: environment, to: &out)
      }
    }
    unit(to: &out) { writer, out in writer.grid(table, in: environment, to: &out) }
  }

  private mutating func grid(
    _ table: Table, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let widths = distribute(environment.width, over: table.columns.map(\.share))
    startTable(table.style, hasCaption: table.caption != nil, in: environment, to: &out)
    describe(table, to: &out)
    columns(widths, to: &out)
    var grid = GridContext(table, widths: widths, environment: environment, theme: manual.theme)
    grid.heads = UprightHeads(of: table, width: environment.width, theme: manual.theme)
    grid.shadesHeads = manual.theme.shadesHeads(of: table.style)
    let headers = min(max(table.headerRows, 0), table.rows.count)
    if headers > 0 {
      out.start("table:table-header-rows")
      grid.isHeader = true
      for row in table.rows[..<headers] { self.row(row, grid, to: &out) }
      grid.isHeader = false
      grid.heads = nil
      out.end()
    }
    for row in table.rows.dropFirst(headers) { self.row(row, grid, to: &out) }
    out.end()
    state.isAfterTable = table.style != .plain && environment.place == .page
  }

  /// Starts a table of the whole width.
  ///
  /// Distances are those of DOCX; LibreOffice adds up what one block has below and the next above.
  mutating func startTable(
    _ style: Table.Style, hasCaption: Bool = false, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    let isRuled = style != .plain && environment.place == .page
    let isBare = isRuled && !hasCaption && !state.isAfterTable
    let format = TableFormat(
      width: environment.width, start: takeStart(in: environment),
      keepsWithNext: environment.keepsWithNext, isUnbroken: environment.isUnbroken,
      isRuled: isRuled, isBare: isBare)
    let style = survey.tables.index(of: format)
    state.tables += 1
    out.start("table:table")
    // Names are unique in the whole document, headers included.
    out.attribute(
      "table:name", (environment.place == .header ? "PageTable" : "Table") + "\(state.tables)")
    out.attribute("table:style-name", tags.name(style) { $0.tables })
  }

  private func describe(_ table: Table, to out: inout some Markup & ~Copyable) {
    if let caption = table.caption, let target = target(caption.target) {
      out.line("table:title", target.title.isEmpty ? target.number : target.title)
    }
    if let summary = table.summary, !summary.isEmpty { out.line("table:desc", summary) }
  }

  /// Writes the columns; equal neighbours are one element (ODF 1.3 part 3 §9.1.6).
  mutating func columns(_ widths: [Int], to out: inout some Markup & ~Copyable) {
    var rest = widths[...]
    while let width = rest.first {
      let count = rest.prefix { $0 == width }.count
      let style = survey.columns.index(of: ColumnFormat(width: width))
      let name = tags.name(style) { $0.columns }
      if count > 1 {
        out.raw(Tags.columns, [name, String(count)])
      } else {
        out.raw(Tags.column, [name])
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes a row (ODF 1.3 part 3 §9.1.3).
  private mutating func row(
    _ row: TableRow, _ grid: GridContext, to out: inout some Markup & ~Copyable
  ) {
    let height =
      grid.heads?.height ?? manual.theme.leastHeight(of: row, in: grid.table.style)
    let opening = startRow(
      RowFormat(height: height.map(tenths(twips:)) ?? 0, isUnbroken: row.isSmall), to: &out)
    var grid = grid
    // The bar at the left of the row stands for all that is in it.
    let isAround = state.isChanged
    grid.isChanged = row.isChanged || isAround
    if grid.isChanged { state.isChanged = false }
    defer { state.isChanged = isAround }
    let outer = enter(row.change)
    var column = 0
    for cell in row.cells {
      self.cell(cell, in: row, column: column, grid, to: &out)
      column += cell.columnSpan
    }
    leave(outer)
    out.end(opening)
  }

  /// Starts a row, which the opening it gives back ends.
  mutating func startRow(
    _ format: RowFormat, to out: inout some Markup & ~Copyable
  ) -> XMLOpening {
    let opening = tags.row(survey.rows.index(of: format))
    out.start(opening)
    return opening
  }

  /// Writes a cell, with the covered cells that its span needs (ODF 1.3 part 3 §9.1.4, §9.1.5).
  private mutating func cell<Out: Markup & ~Copyable>(
    _ cell: TableCell, in row: TableRow, column: Int, _ grid: GridContext, to out: inout Out
  ) {
    let span = max(cell.columnSpan, 1)
    defer { if cell.merge != .continued { cover(span - 1, to: &out) } }
    guard cell.merge != .continued else { return cover(span, to: &out) }
    if isTracking {
      return tracked(cell, in: row, column: column, grid, to: &out)
    }
    plain(cell, in: row, column: column, grid, to: &out)
  }

  /// Writes a cell of a redline: rows and columns are not tracked, what is in them is.
  private mutating func tracked(
    _ cell: TableCell, in row: TableRow, column: Int, _ grid: GridContext,
    to out: inout some Markup & ~Copyable
  ) {
    var (cell, grid) = (cell, grid)
    let outer = enter(cell.change)
    if !isDeleting, let side = side(of: nil), tracking?.place.isCovered != true {
      tracking?.place.isInMarkedCell = true
      grid.isGone = side == .old
      cell.content = Projection(side: side).blocks(cell.content)
      // There is nothing to mark.
      if cell.content.isEmptyCell { tracking?.place.side = nil }
    }
    flow(to: &out) { writer, out in
      writer.plain(cell, in: row, column: column, grid, to: &out)
    }
    leave(outer)
  }

  private mutating func plain<Out: Markup & ~Copyable>(
    _ cell: TableCell, in row: TableRow, column: Int, _ grid: GridContext, to out: inout Out
  ) {
    let span = max(cell.columnSpan, 1)
    var kind = CellKind(
      style: survey.cells.index(of: grid.format(of: cell, in: row, column: column)), columns: span,
      rows: 1)
    if case .start(let rows) = cell.merge { kind.rows = rows }
    let environment = grid.environment(of: cell, column: column)
    if state.bookmark == nil, !startsDeletion(nil), let paragraph = soleParagraph(of: cell) {
      // By far most cells: both start tags at once.
      let style = index(of: paragraph, in: environment)
      let opening = opening(of: kind, paragraph: style)
      out.start(opening)
      open(ParagraphTag(style: style), list: nil, to: &out)
      text(paragraph.text, in: environment, to: &out)
      close(to: &out)
      return out.end(opening)
    }
    out.start("table:table-cell")
    out.attribute("table:style-name", tags.name(kind.style) { $0.cells })
    if kind.columns > 1 { out.attribute("table:number-columns-spanned", kind.columns) }
    if kind.rows > 1 { out.attribute("table:number-rows-spanned", kind.rows) }
    blocks(cell.content, in: environment, to: &out)
    if cell.content.isEmpty {
      paragraph(Paragraph(.cell, []), in: environment, to: &out)
    }
    out.end()
  }

  private func soleParagraph(of cell: TableCell) -> Paragraph? {
    // In a redline the paragraph may have a mark.
    if isShared, let block = cell.content.first, side(of: block.change) != nil { return nil }
    return cell.soleParagraph
  }

  private func cover(_ count: Int, to out: inout some Markup & ~Copyable) {
    guard count > 0 else { return }
    if count > 1 {
      out.raw(Tags.coveredCells, [String(count)])
    } else {
      out.raw(Tags.coveredCell, [])
    }
  }

  /// The start tags of a cell and its only paragraph, made once for each pair.
  private mutating func opening(of cell: CellKind, paragraph: Int) -> XMLOpening {
    let key = CellOpening(cell: cell, paragraph: paragraph)
    if let opening = cellOpenings[key] { return opening }
    guard let opening = tags.cell(cell, paragraph: paragraph) else { return StyleTags.any }
    cellOpenings[key] = opening
    return opening
  }
}

/// What the start tags of a cell with one paragraph depend on.
struct CellOpening: Hashable {
  var cell: CellKind
  var paragraph: Int

  /// Nearly all cells span nothing: what differs is the styles.
  func hash(into hasher: inout Hasher) { hasher.combine(cell.style << 32 | paragraph) }
}

/// What holds for all cells of a table.
private struct GridContext {
  let table: Table
  let theme: Theme
  let widths: [Int]
  let outer: Environment
  var isHeader = false
  var heads: UprightHeads?
  var shadesHeads = false
  /// Whether the row that is being written differs from the version before.
  var isChanged = false
  /// Whether the row or column of the cell that is being written was deleted.
  var isGone = false

  init(_ table: Table, widths: [Int], environment: Environment, theme: Theme) {
    self.table = table
    self.theme = theme
    self.widths = widths
    outer = environment
  }

  func format(of cell: TableCell, in row: TableRow, column: Int) -> CellFormat {
    var format = CellFormat(kind(of: cell, in: row, column: column))
    format.isShaded = isHeader && shadesHeads
    format.isUpright = heads?.columns[column] ?? false
    format.isChanged = isChanged && column == 0
    format.isGone = isGone
    format.isLast =
      table.style == .plain && column + max(cell.columnSpan, 1) >= table.columns.count
    if table.style != .plain, !format.isUpright {
      format.spare = cell.spare(
        room: room(of: cell, column: column), in: table.columns[column], theme: theme
      ) { ($0 * 1764 + 500) / 1000 }
    }
    return format
  }

  private func kind(of cell: TableCell, in row: TableRow, column: Int) -> CellFormat.Kind {
    switch table.style {
    case .grid: return .grid
    case .form:
      let alignment =
        table.columns.indices.contains(column) ? table.columns[column].alignment : .start
      return cell.isTopAligned(in: row, of: .form, alignment: alignment) ? .formTop : .form
    case .plain: return .plain
    }
  }

  /// The width for the text of a cell.
  private func room(of cell: TableCell, column: Int) -> Int {
    let end = min(column + max(cell.columnSpan, 1), widths.count)
    return max(widths[min(column, end)..<end].reduce(0, +) - 2 * CellFormat.padding, 50)
  }

  func environment(of cell: TableCell, column: Int) -> Environment {
    var inner = outer
    inner.width = room(of: cell, column: column)
    inner.place = outer.place == .header ? .header : .cell
    inner.keepsWithNext = false
    inner.isUnbroken = false
    inner.listDepth = 0
    inner.alignment = cell.alignment
    // The heads of columns have an alignment of their own.
    if cell.alignment == nil, !isHeader, table.columns.indices.contains(column),
      table.columns[column].alignment != .start
    {
      inner.alignment = table.columns[column].alignment
    }
    return inner
  }
}

extension CellFormat {
  /// Between the line and the text, in tenths of a millimetre.
  static let padding = 15
  static let verticalPadding = 3

  /// Without lines the text itself stands on the margins.
  var padding: (left: Int, right: Int) {
    guard kind == .plain else {
      return (CellFormat.padding + spare.left, CellFormat.padding + spare.right)
    }
    return (0, isLast ? 0 : 2 * CellFormat.padding)
  }
}
