import ManualModel
import Packaging

extension RedlineBody {
  /// Adds a table, its caption above it.
  mutating func table(_ block: Block, in place: Place) {
    guard case .table(let table) = block.kind else { return }
    if let caption = table.caption {
      self.caption(caption, keepsWithNext: { _ in true }, in: place)
    }
    guard let plan = RedlineTable(block, in: place) else { return }
    guard plan.keepsMerges || place.mark != nil else {
      // No table could show both: one is taken out, the other put in.
      for (own, mark) in RedlineTable.replaced(block) {
        old.state.writesBookmarks = false
        let inner = place.inside(mark)
        if let plan = RedlineTable(own, in: inner) { rows(of: plan, own, in: inner) }
        old.state.writesBookmarks = true
      }
      return
    }
    rows(of: plan, block, in: place)
  }

  private mutating func rows(of plan: RedlineTable, _ block: Block, in place: Place) {
    let seen = place[place.side]
    let width = max(seen.width - seen.indent, plan.shares.count)
    let widths = TableGrid.widths(shares: plan.shares, of: width)
    var frames = Sides<TableFrame>()
    var heads = Sides<UprightHeads>()
    var kept = Sides<[Bool]>()
    for side in place.sides {
      guard let table = plan.tables[side] else { continue }
      var frame = body(side).frame(of: table, in: place[side])
      heads[side] = body(side).uprightHeads(of: table, in: frame)
      frame.widths = widths
      frames[side] = frame
      kept[side] = table.keptRows
    }
    tableElement(frames, change: block.change, in: place) { body, writer in
      for row in plan.rows {
        var inner = place
        for side in place.sides {
          guard let own = row.rows[side], let rows = kept[side], !rows.isEmpty else { continue }
          if rows[own.index] { inner[side].keepsWithNext = true }
        }
        body.row(row, of: plan, widths: widths, heads: heads, in: inner, to: &writer)
      }
    }
  }

  /// Adds `w:tbl` and what must stand before it in each manual.
  mutating func tableElement(
    _ frames: Sides<TableFrame>, change: Change?, in place: Place,
    rows: (inout RedlineBody, inout XMLWriter) -> Void
  ) {
    let parted = place.sides.filter { body($0).needsSpacerBeforeTable }
    if !parted.isEmpty {
      spacer(in: place.limited(to: parted).changing { $0.keepsWithNext = false })
    }
    guard let frame = frames.written else { return }
    let count = changeCount
    let fragment = XMLFragment { writer in
      writer.element("w:tbl") { writer in
        writer.element("w:tblPr") { writer in
          frame.content(to: &writer)
          if place.mark == nil, case .formatted(.table)? = change, let former = frames.old {
            writer.change("w:tblPrChange", changeID(), stamp) { writer in
              writer.element("w:tblPr", former.content)
            }
          }
        }
        frame.grid(to: &writer)
        rows(&self, &writer)
      }
    }
    flow.items.append(.table(fragment, isChanged: changeCount > count))
    for side in place.sides {
      guard let frame = frames[side] else { continue }
      on(side) { $0.state.cursor.last = frame.style.isRuled ? .ruledTable : .plainTable }
    }
  }

  // MARK: Rows

  private mutating func row(
    _ row: RedlineTable.Row, of plan: RedlineTable, widths: [Int], heads: Sides<UprightHeads>,
    in outer: Place, to writer: inout XMLWriter
  ) {
    var place = outer
    place.mark = row.mark
    var properties = Sides<RowProperties>()
    for side in place.sides {
      guard let (own, index) = row.rows[side], let table = plan.tables[side] else { continue }
      properties[side] = body(side).rowProperties(
        own, at: index, of: table, heads: index == 0 ? heads[side] : nil)
    }
    let change = row.change
    if let range = outer.allowsMoves ? moveBeginning(change) : nil {
      range.start(stamp, to: &writer)
    }
    // The bar at the left of the row stands for all that is in it.
    let isAround = state.isChanged
    let isChanged = row.isChanged || isAround
    if isChanged { setChanged(false) }
    writer.element("w:tr") { writer in
      rowProperties(properties, mark: place.mark, to: &writer)
      for (index, cell) in row.cells.enumerated() {
        self.cell(
          cell, of: row, in: plan, widths: widths, heads: heads,
          isChanged: isChanged && index == 0, place, to: &writer)
      }
    }
    setChanged(isAround)
    if let range = outer.allowsMoves ? moves.end(change) : nil { range.end(to: &writer) }
  }

  /// Writes `w:trPr`, with the mark of the row (ISO/IEC 29500-1 §17.13.5.16, §17.13.5.19).
  mutating func rowProperties(
    _ properties: Sides<RowProperties>, mark: Change?, to writer: inout XMLWriter
  ) {
    guard let written = properties.written else { return }
    // How long a row is that is not torn between pages is not seen.
    var former = mark == nil && properties.new != nil ? properties.old : nil
    former?.isWhole = written.isWhole
    if former == written { former = nil }
    guard !written.isEmpty || mark != nil || former != nil else { return }
    writer.element("w:trPr") { writer in
      written.content(to: &writer)
      if let mark { writer.change(mark.withoutMove.element, changeID(), stamp) { _ in } }
      if let former {
        writer.change("w:trPrChange", changeID(), stamp) { writer in
          writer.element("w:trPr", former.content)
        }
      }
    }
  }

  // MARK: Cells

  private mutating func cell(
    _ cell: RedlineTable.Cell, of row: RedlineTable.Row, in plan: RedlineTable, widths: [Int],
    heads: Sides<UprightHeads>, isChanged: Bool, _ outer: Place, to writer: inout XMLWriter
  ) {
    var place = outer
    place.allowsMoves = false
    if outer.mark == nil { place = place.inside(cell.mark) }
    let width = cell.columns.reduce(0) { $0 + widths[$1] }
    var properties = Sides<CellProperties>()
    for side in place.sides {
      place[side].container = .cell
      place[side].listDepth = 0
      place[side].indent = 0
      place[side].itemNumber = nil
      place[side].width = width - 2 * TableGrid.cellMargin
      guard let (own, column) = cell.cells[side], let (ownRow, index) = row.rows[side],
        let table = plan.tables[side]
      else { continue }
      // A header row alone at the foot of a page helps nobody.
      let isLast = index == table.rows.count - 1
      place[side].keepsWithNext =
        outer[side].keepsWithNext
        || (!isLast && (index < table.headerRows || outer[side].isKept))
      place[side].alignment = own.alignment ?? table.columns[column].alignment
      // What a cell leaves empty goes by the widths it has in its own manual.
      let ownWidths = TableGrid.widths(
        shares: table.columns.map(\.share), of: widths.reduce(0, +))
      let end = min(column + max(own.columnSpan, 1), ownWidths.count)
      var shown = body(side).cellProperties(
        own, in: ownRow, at: index, of: table, column: column,
        width: ownWidths[column..<end].reduce(0, +), heads: index == 0 ? heads[side] : nil)
      shown.width = width
      shown.span = cell.columns.count
      shown.isChanged = isChanged
      properties[side] = shown
    }
    if properties.written == nil {
      var filler = CellProperties(width: width)
      filler.span = cell.columns.count
      properties.new = filler
    }
    writer.element("w:tc") { writer in
      cellProperties(properties, mark: cell.mark, to: &writer)
      let isContinued = place.sides.allSatisfy { cell.cells[$0]?.cell.merge == .continued }
      container(place, ending: .cell, to: &writer) { body in
        // What is under a cell that goes on is not shown.
        if !isContinued { body.blocks(cell.content, in: place) }
      }
    }
  }

  /// Writes `w:tcPr`, with the mark of the column (ISO/IEC 29500-1 §17.13.5.1, §17.13.5.2) or what
  /// the cell was before (§17.13.5.36).
  mutating func cellProperties(
    _ properties: Sides<CellProperties>, mark: Change?, to writer: inout XMLWriter
  ) {
    guard let written = properties.written else { return }
    let former = properties.new == nil || properties.old == written ? nil : properties.old
    writer.element("w:tcPr") { writer in
      content(of: written, to: &writer)
      if let mark {
        let name: StaticString = mark.side == .new ? "w:cellIns" : "w:cellDel"
        writer.change(name, changeID(), stamp) { _ in }
      }
      if let former {
        writer.change("w:tcPrChange", changeID(), stamp) { writer in
          writer.element("w:tcPr") { content(of: former, to: &$0) }
        }
      }
    }
  }

  private func content(of cell: CellProperties, to writer: inout XMLWriter) {
    cell.content(redline.theme, to: &writer) { $0.attribute("w:w", cell.width) }
  }
}
