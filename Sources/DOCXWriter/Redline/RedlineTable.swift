import ManualModel

/// A table of a redline as rows and cells that Word can track.
///
/// Rows and columns come and go (ISO/IEC 29500-1 §17.13.5.16, §17.13.5.19, §17.13.5.1, §17.13.5.2),
/// but a cell cannot become narrower with a column: a row where one would is taken out and put in
/// anew.
struct RedlineTable {
  struct Row {
    /// Nil where both manuals have it.
    var mark: Change?
    /// What the row itself is marked with.
    var change: Change?
    /// The row in the table of each manual, and its place there.
    var rows = Sides<(row: TableRow, index: Int)>()
    var cells: [Cell] = []
    var isChanged = false
  }

  struct Cell {
    var content: [Block]
    /// The cell in each manual, and the column of its table where it begins.
    var cells = Sides<(cell: TableCell, column: Int)>()
    /// The columns of the grid.
    var columns: [Int]
    /// Where the column is of one manual only, or where nobody has the cell.
    var mark: Change?
  }

  let tables: Sides<Table>
  /// The shares of all columns.
  let shares: [Int]
  private(set) var rows: [Row] = []
  private let table: Table
  /// Whether each manual has that column.
  private let columns: [Sides<Int>]

  /// Both tables of a block, or the one that is there.
  init?(_ block: Block, in place: Place) {
    guard case .table(let table) = block.kind else { return nil }
    self.table = table
    var tables = Sides<Table>()
    for side in place.sides {
      if case .table(let own) = Projection(side: side).block(block).kind { tables[side] = own }
    }
    self.tables = tables
    var columns: [Sides<Int>] = []
    var counts = (old: 0, new: 0)
    for column in table.columns {
      var places = Sides<Int>()
      if column.change?.exists(on: .old) ?? true {
        places.old = counts.old
        counts.old += 1
      }
      if column.change?.exists(on: .new) ?? true {
        places.new = counts.new
        counts.new += 1
      }
      columns.append(places)
    }
    self.columns = columns
    shares = table.columns.map(\.share)
    addRows(in: place)
  }

  private mutating func addRows(in place: Place) {
    var counts = Sides(old: 0, new: 0)
    for row in table.rows {
      let mark = place.inside(row.change).mark
      var own = Sides<(row: TableRow, index: Int)>()
      for side in [Change.Side.old, .new] where row.change?.exists(on: side) ?? true {
        let index = counts[side] ?? 0
        counts[side] = index + 1
        if let table = tables[side], table.rows.indices.contains(index) {
          own[side] = (table.rows[index], index)
        }
      }
      if let mark {
        rows.append(alone(own, mark, row, isParted: false))
      } else if isParted(row) {
        rows.append(alone(own, .deleted, row, isParted: true))
        rows.append(alone(own, .inserted, row, isParted: true))
      } else {
        rows.append(both(own, row))
      }
    }
  }

  /// Whether a cell has columns of both manuals and of one.
  private func isParted(_ row: TableRow) -> Bool {
    var column = 0
    for cell in row.cells {
      let covered = columns[column..<min(column + cell.columnSpan, columns.count)]
      column += cell.columnSpan
      let marks = Set(covered.map { ($0.old == nil ? 1 : 0) + ($0.new == nil ? 2 : 0) })
      if marks.count > 1 { return true }
    }
    return false
  }

  // MARK: Rows

  private func both(
    _ own: Sides<(row: TableRow, index: Int)>, _ row: TableRow
  ) -> Row {
    var result = Row(rows: own, isChanged: row.isChanged)
    var column = 0
    var places = Sides(old: 0, new: 0)
    for cell in row.cells {
      let range = column..<min(column + cell.columnSpan, columns.count)
      column += cell.columnSpan
      var written = Cell(content: cell.content, columns: Array(range))
      let first = range.first.map { columns[$0] } ?? Sides()
      for side in [Change.Side.old, .new] {
        guard let start = first[side], let place = places[side], let cells = own[side]?.row.cells,
          cells.indices.contains(place)
        else { continue }
        written.cells[side] = (cells[place], start)
        places[side] = place + 1
      }
      written.mark = first.mark
      result.cells.append(written)
    }
    return result
  }

  /// The row of one manual, with empty cells for the columns of the other behind the cells that
  /// are there.
  private func alone(
    _ own: Sides<(row: TableRow, index: Int)>, _ mark: Change, _ row: TableRow, isParted: Bool
  ) -> Row {
    let side = mark.side
    var result = Row(mark: mark, change: row.change, isChanged: row.isChanged)
    result.rows[side] = own[side]
    let marked = markedCells(of: row, on: side)
    var column = 0
    func fill() {
      while column < columns.count, columns[column][side] == nil {
        result.cells.append(Cell(content: [], columns: [column], mark: columns[column].mark))
        column += 1
      }
    }
    for (index, cell) in (own[side]?.row.cells ?? []).enumerated() {
      fill()
      var written = Cell(
        content: isParted ? cell.content : marked[index] ?? cell.content, columns: [])
      var strangers: [Int] = []
      while column < columns.count, written.columns.count < cell.columnSpan {
        if columns[column][side] == nil {
          strangers.append(column)
        } else {
          written.columns.append(column)
        }
        column += 1
      }
      written.cells[side] = written.columns.first.flatMap { columns[$0][side] }.map { (cell, $0) }
      let marks = Set(written.columns.map { columns[$0].mark == nil })
      if marks == [false] { written.mark = columns[written.columns[0]].mark }
      result.cells.append(written)
      result.cells += strangers.map { Cell(content: [], columns: [$0], mark: columns[$0].mark) }
    }
    fill()
    return result
  }

  /// What is in the cells of a row that one manual has, with the marks of a move.
  private func markedCells(of row: TableRow, on side: Change.Side) -> [Int: [Block]] {
    var contents: [Int: [Block]] = [:]
    var column = 0
    for cell in row.cells {
      let covered = columns[column..<min(column + cell.columnSpan, columns.count)]
      column += cell.columnSpan
      if covered.contains(where: { $0[side] != nil }) { contents[contents.count] = cell.content }
    }
    return contents
  }

  // MARK: Merged cells

  /// Whether each cell that goes on does so under one that it can go on from, as Word wants it.
  var keepsMerges: Bool {
    var above: [Int: Int] = [:]
    for row in rows {
      var spans: [Int: Int] = [:]
      var column = 0
      for cell in row.cells {
        let span = cell.columns.count
        switch cell.cells.written?.cell.merge {
        case .continued:
          guard above[column] == span else { return false }
          spans[column] = span
        case .start(let rows): if rows > 1 { spans[column] = span }
        case .some(.none), nil: break
        }
        column += span
      }
      above = spans
    }
    return true
  }

  /// The same table in each manual's own words.
  static func replaced(_ block: Block) -> [(block: Block, mark: Change)] {
    [(Change.Side.old, Change.deleted), (.new, .inserted)].map { side, mark in
      var own = Projection(side: side).block(block)
      if case .table(var table) = own.kind {
        table.caption = nil
        own.kind = .table(table)
      }
      return (own, mark)
    }
  }
}

extension Sides {
  /// The mark of what only one of the sides has.
  var mark: Change? {
    switch (old == nil, new == nil) {
    case (false, true): .deleted
    case (true, false): .inserted
    case (false, false), (true, true): nil
    }
  }
}
