import ManualModel
import Packaging

extension Body {
  /// Writes a table, its caption above it (ISO/IEC 29500-1 §17.4.37).
  ///
  /// ```
  /// Table  →  <w:p>caption</w:p> <w:tbl> tblPr tblGrid tr… </w:tbl>
  /// ```
  mutating func table(_ table: Table, in environment: Environment, to writer: inout XMLWriter) {
    if let caption = table.caption {
      self.caption(caption, keepsWithNext: true, in: environment, to: &writer)
    }
    let frame = self.frame(of: table, in: environment)
    let widths = frame.widths
    let heads = uprightHeads(of: table, in: frame)
    let kept = table.keptRows
    tableElement(frame, in: environment, to: &writer) { body, writer in
      for (index, row) in table.rows.enumerated() {
        var environment = environment
        if !kept.isEmpty, kept[index] { environment.keepsWithNext = true }
        body.row(
          row, at: index, of: table, widths: widths, heads: index == 0 ? heads : nil,
          in: environment, to: &writer)
      }
    }
  }

  func frame(of table: Table, in environment: Environment) -> TableFrame {
    let width = max(environment.width - environment.indent, table.columns.count)
    let widths = TableGrid.widths(shares: table.columns.map(\.share), of: width)
    var frame = TableFrame(style: table.style, widths: widths, indent: environment.indent)
    frame.hasHeader = table.headerRows > 0
    frame.title = table.caption.map { $0.text.plainText } ?? ""
    frame.summary = table.summary ?? ""
    return frame
  }

  func uprightHeads(of table: Table, in frame: TableFrame) -> UprightHeads? {
    UprightHeads(
      of: table, width: Measures.tenths(twips: frame.widths.reduce(0, +)), theme: manual.theme)
  }

  /// Writes `w:tbl` and what must stand before it.
  ///
  /// Two tables that touch become one in Word, and a table cannot begin a page by itself.
  mutating func tableElement(
    _ frame: TableFrame, in environment: Environment, to writer: inout XMLWriter,
    rows: (inout Body, inout XMLWriter) -> Void
  ) {
    if needsSpacerBeforeTable {
      var above = environment
      above.keepsWithNext = false
      spacer(in: above, to: &writer)
    }
    writer.element("w:tbl") { writer in
      frame.write(to: &writer)
      rows(&self, &writer)
    }
    state.cursor.last = frame.style.isRuled ? .ruledTable : .plainTable
  }

  var needsSpacerBeforeTable: Bool { state.cursor.isAfterTable || state.cursor.breaksPage }

  func rowProperties(
    _ row: TableRow, at index: Int, of table: Table, heads: UprightHeads?
  ) -> RowProperties {
    RowProperties(
      isHeader: index < table.headerRows,
      height: heads?.height ?? manual.theme.leastHeight(of: row, in: table.style),
      isWhole: row.isSmall)
  }

  /// What a cell is that begins in that column.
  func cellProperties(
    _ cell: TableCell, in row: TableRow, at index: Int, of table: Table, column: Int, width: Int,
    heads: UprightHeads?
  ) -> CellProperties {
    var properties = CellProperties(width: width)
    properties.span = max(cell.columnSpan, 1)
    properties.merge = cell.merge.written
    properties.isShaded = index < table.headerRows && manual.theme.shadesHeads(of: table.style)
    properties.isTopAligned = cell.isTopAligned(
      in: row, of: table.style, alignment: table.columns[column].alignment)
    properties.isUpright = heads?.columns[column] ?? false
    guard table.style.isRuled else {
      properties.isFlushRight = column + properties.span >= table.columns.count
      return properties
    }
    if !properties.isUpright {
      properties.spare = cell.spare(
        room: width - 2 * TableGrid.cellMargin, in: table.columns[column], theme: manual.theme
      ) { $0 * 10 }
    }
    return properties
  }

  private mutating func row(
    _ row: TableRow, at index: Int, of table: Table, widths: [Int], heads: UprightHeads?,
    in environment: Environment, to writer: inout XMLWriter
  ) {
    let isHeader = index < table.headerRows
    var inner = environment
    inner.container = .cell
    inner.listDepth = 0
    inner.indent = 0
    inner.itemNumber = nil
    let isLast = index == table.rows.count - 1
    // A header row alone at the foot of a page helps nobody.
    inner.keepsWithNext =
      environment.keepsWithNext || (!isLast && (isHeader || environment.isKept))
    let properties = rowProperties(row, at: index, of: table, heads: heads)
    // The bar at the left of the row stands for all that is in it.
    let isChanged = row.isChanged || state.isChanged
    let isAround = state.isChanged
    if isChanged { state.isChanged = false }
    defer { state.isChanged = isAround }
    writer.element(state.markup.row(properties)) { writer in
      var column = 0
      for cell in row.cells {
        let end = min(column + max(cell.columnSpan, 1), widths.count)
        guard column < end else { preconditionFailure("a row is wider than its table") }
        var properties = cellProperties(
          cell, in: row, at: index, of: table, column: column,
          width: widths[column..<end].reduce(0, +), heads: heads)
        properties.span = end - column
        properties.isChanged = isChanged && column == 0
        inner.width = properties.width - 2 * TableGrid.cellMargin
        inner.alignment = cell.alignment ?? table.columns[column].alignment
        self.cell(cell, properties, in: inner, to: &writer)
        column = end
      }
    }
  }

  /// Writes `w:tc`; it ends with a paragraph (ISO/IEC 29500-1 §17.4.65), whatever is in it.
  private mutating func cell(
    _ cell: TableCell, _ properties: CellProperties, in environment: Environment,
    to writer: inout XMLWriter
  ) {
    let outer = state.cursor
    state.cursor = Cursor()
    if let paragraph = cell.soleParagraph {
      // By far most cells: all start tags at once.
      self.paragraph(paragraph, cell: properties, in: environment, to: &writer)
    } else {
      let opening = start(Front(cell: properties), to: &writer)
      blocks(cell.content, in: environment, to: &writer)
      switch state.cursor.last {
      case .paragraph: break
      case .nothing: paragraph(Paragraph(.cell, []), in: environment, to: &writer)
      case .ruledTable, .plainTable: spacer(in: environment, to: &writer)
      }
      writer.end(opening)
    }
    state.cursor = outer
  }
}

extension TableCell.Merge {
  fileprivate var written: CellProperties.Merge {
    switch self {
    case .none: .none
    case .start(let rows): rows > 1 ? .restart : .none
    case .continued: .continued
    }
  }
}
