/// One of the two manuals in a redline.
///
/// The halves of moves are projections too: they keep the marks of what was put in or left out on the
/// way.
package struct Projection: Sendable {
  package let side: Change.Side
  package var keepsMarks: Bool

  package init(side: Change.Side, keepsMarks: Bool = false) {
    self.side = side
    self.keepsMarks = keepsMarks
  }

  /// Whether what is marked so stands in that manual.
  package func exists(_ change: Change?) -> Bool { change?.exists(on: side) ?? true }

  /// The mark that is left on a node that exists.
  private func mark(_ change: Change?) -> Change? {
    switch change {
    case .inserted, .deleted: keepsMarks ? change : nil
    case .movedFrom, .movedTo, .formatted, nil: nil
    }
  }

  /// The look to go back to; nil where the node keeps its own.
  private func former(_ change: Change?) -> Change.Former? {
    if side == .old, case .formatted(let former)? = change { former } else { nil }
  }

  package func sections(_ sections: [Section]) -> [Section] {
    sections.compactMap { exists($0.change) ? section($0) : nil }
  }

  package func section(_ section: Section) -> Section {
    var result = section
    result.change = mark(section.change)
    result.heading?.text = inlines(section.heading?.text ?? [])
    result.blocks = blocks(section.blocks)
    if case .section(let look)? = former(section.change) {
      result.id = look.id
      result.clauses = look.clauses
      result.startsNewPage = look.startsNewPage
      if let level = look.level { result.heading?.level = level }
      if let numbering = look.numbering { result.heading?.numbering = numbering }
    }
    return result
  }

  // MARK: Blocks

  package func blocks(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    // A paragraph whose end does not exist here goes on in the next one.
    var open: (block: Block, paragraph: Paragraph)?
    func close() {
      if var (block, paragraph) = open {
        paragraph.endChange = nil
        block.kind = .paragraph(paragraph)
        result.append(block)
        open = nil
      }
    }
    for block in blocks where exists(block.change) {
      var projected = self.block(block)
      guard case .paragraph(var paragraph) = projected.kind else {
        close()
        result.append(projected)
        continue
      }
      if let (_, before) = open { paragraph.text = before.text.joined(with: paragraph.text) }
      open = nil
      if exists(paragraph.endChange) {
        paragraph.endChange = mark(paragraph.endChange)
        projected.kind = .paragraph(paragraph)
        result.append(projected)
      } else {
        open = (projected, paragraph)
      }
    }
    close()
    return result
  }

  package func block(_ block: Block) -> Block {
    var result = block
    result.change = mark(block.change)
    let former = former(block.change)
    switch block.kind {
    case .paragraph(var paragraph):
      paragraph.text = inlines(paragraph.text)
      if case .paragraph(let style, let alignment, let keeps)? = former {
        paragraph.style = style
        paragraph.alignment = alignment
        paragraph.keepsWithNext = keeps
      }
      result.kind = .paragraph(paragraph)
    case .list(var list):
      list.items = list.items.compactMap { item in
        guard exists(item.change) else { return nil }
        var item = item
        item.change = mark(item.change)
        item.blocks = blocks(item.blocks)
        return item
      }
      if case .list(let marker)? = former { list.marker = marker }
      result.kind = .list(list)
    case .table(let table): result.kind = .table(self.table(table, former))
    case .picture(var picture):
      picture.caption = caption(picture.caption)
      result.kind = .picture(picture)
    case .drawing(let drawing):
      var drawing = drawing.on(side, keepingMarks: keepsMarks)
      drawing.caption = caption(drawing.caption)
      if case .drawing(let alternativeText)? = former { drawing.alternativeText = alternativeText }
      result.kind = .drawing(drawing)
    case .signature(var signature):
      for index in signature.fields.indices {
        signature.fields[index].label = inlines(signature.fields[index].label)
        signature.fields[index].text = inlines(signature.fields[index].text)
      }
      if case .signature(let columns)? = former { signature.columns = columns }
      result.kind = .signature(signature)
    case .keepTogether(let inner): result.kind = .keepTogether(blocks(inner))
    case .landscape(let inner): result.kind = .landscape(blocks(inner))
    case .pageBreak, .contents: break
    }
    return result
  }

  package func caption(_ caption: Caption?) -> Caption? {
    guard var caption, exists(caption.change) else { return nil }
    caption.change = mark(caption.change)
    caption.text = inlines(caption.text)
    return caption
  }

  // MARK: Tables

  private func table(_ table: Table, _ former: Change.Former?) -> Table {
    var result = table
    let isThere = table.columns.map { exists($0.change) }
    result.columns = table.columns.compactMap { column in
      guard exists(column.change) else { return nil }
      var column = column
      if case .column(let share, let alignment)? = self.former(column.change) {
        column.share = share
        column.alignment = alignment
      }
      column.change = mark(column.change)
      return column
    }
    result.caption = caption(table.caption)
    result.rows = table.rows.compactMap { row in
      exists(row.change) ? self.row(row, isThere) : nil
    }
    result.headerRows = table.rows.prefix(table.headerRows).count { exists($0.change) }
    if case .table(let style, let headerRows, let summary, let heads)? = former {
      result.style = style
      result.headerRows = headerRows
      result.summary = summary
      result.heads = heads
    }
    result.countMergedRows()
    return result
  }

  private func row(_ row: TableRow, _ isThere: [Bool]) -> TableRow {
    var result = row
    result.cells = []
    var column = 0
    for cell in row.cells {
      let covered = column..<min(column + cell.columnSpan, isThere.count)
      column += cell.columnSpan
      let span = covered.count { isThere[$0] }
      guard span > 0 else { continue }
      var cell = self.cell(cell)
      cell.columnSpan = span
      result.cells.append(cell)
    }
    result.change = mark(row.change)
    if case .row(let lines)? = former(row.change) { result.lines = lines }
    return result
  }

  /// A row in the grid of the redline, as the half of a move.
  package func half(_ row: TableRow) -> TableRow {
    var result = row
    result.cells = row.cells.map { cell in
      guard exists(cell.change) else {
        var cell = cell
        cell.content = []
        return cell
      }
      var half = self.cell(cell)
      if case .formatted? = cell.change { return half }
      half.change = cell.change
      return half
    }
    if case .row(let lines)? = former(row.change) { result.lines = lines }
    return result
  }

  private func cell(_ cell: TableCell) -> TableCell {
    var result = cell
    result.content = blocks(cell.content)
    if result.content.isEmptyCell { result.content = [] }
    result.change = mark(cell.change)
    if case .cell(let isContinued, let alignment)? = former(cell.change) {
      result.merge = isContinued ? .continued : .none
      result.alignment = alignment
    }
    return result
  }

  // MARK: Inlines

  package func inlines(_ inlines: [Inline]) -> [Inline] {
    inlines.on(side, keepingMarks: keepsMarks)
  }
}

extension Table {
  /// Sets how many rows each cell spans after the continued cells below it.
  package mutating func countMergedRows() {
    var below = [Int](repeating: 0, count: columns.count + 1)
    for row in rows.indices.reversed() {
      var counts = [Int](repeating: 0, count: columns.count + 1)
      var column = 0
      for cell in rows[row].cells.indices {
        let place = Swift.min(column, columns.count)
        if rows[row].cells[cell].merge == .continued {
          counts[place] = below[place] + 1
        } else {
          rows[row].cells[cell].merge = below[place] > 0 ? .start(rows: below[place] + 1) : .none
        }
        column += rows[row].cells[cell].columnSpan
      }
      below = counts
    }
  }
}

extension [Block] {
  /// Whether a cell with this content shows nothing: without blocks, or with one empty paragraph.
  package var isEmptyCell: Bool {
    guard count <= 1 else { return false }
    guard let block = first else { return true }
    if case .paragraph(let paragraph) = block.kind { return paragraph.text.isEmpty }
    return false
  }
}
