import ManualModel

/// Fills the grid of a table from rows whose cells may span columns and rows.
///
/// Takes what a file says, gives rows that cover all columns exactly: spans that reach out are cut, holes
/// are filled with empty cells.
struct GridFiller {
  /// A cell as a file has it.
  struct Cell {
    var content: [Block]
    var columns = 1
    /// How many rows it spans; nil where only the cells below say so.
    var rows: Int? = 1
    /// Belongs to the cell above.
    var isContinued = false
  }

  private struct Span {
    var columns: Int
    /// How many more rows.
    var rest: Int
    /// The row it begins in.
    var row: Int
  }

  private let columns: Int
  private(set) var rows: [TableRow] = []
  /// Spans that go on in the next row, by the column they begin at.
  private var spans: [Int: Span] = [:]

  init(columns: Int) { self.columns = columns }

  mutating func add(_ cells: [Cell]) {
    var rest = cells[...]
    var row: [TableCell] = []
    var column = 0
    while column < columns {
      if let span = spans[column], span.rest > 0 {
        row.append(TableCell([], columnSpan: span.columns, merge: .continued))
        spans[column]?.rest -= 1
        column += span.columns
        continue
      }
      let room = room(from: column)
      guard let cell = rest.popFirst() else {
        row.append(TableCell([], columnSpan: room))
        column += room
        continue
      }
      let width = min(max(cell.columns, 1), room)
      if cell.isContinued, let span = spans[column], span.columns == width {
        row.append(TableCell([], columnSpan: width, merge: .continued))
        stretch(span, at: column)
      } else {
        spans[column] = Span(columns: width, rest: max((cell.rows ?? 1) - 1, 0), row: rows.count)
        row.append(
          TableCell(
            cell.content, columnSpan: width,
            merge: cell.rows ?? 1 > 1 ? .start(rows: cell.rows ?? 1) : .none))
        if cell.rows != nil, cell.rows == 1 { spans[column] = nil }
      }
      column += width
    }
    rows.append(TableRow(row, key: BlockKey(node: 0), source: .none))
  }

  /// The columns up to the next span from above.
  private func room(from column: Int) -> Int {
    var end = column + 1
    while end < columns, (spans[end]?.rest ?? 0) == 0 { end += 1 }
    return end - column
  }

  /// One row more for a span that is found as it goes.
  private mutating func stretch(_ span: Span, at column: Int) {
    guard rows.indices.contains(span.row) else { return }
    var place = 0
    for index in rows[span.row].cells.indices {
      if place == column {
        rows[span.row].cells[index].merge = .start(rows: rows.count - span.row + 1)
        return
      }
      place += rows[span.row].cells[index].columnSpan
    }
  }
}

extension Table {
  /// A table as it is read: widths to a twentieth, for programs round them.
  static func read(
    style: Style, widths: [Int], headerRows: Int, rows: [TableRow]
  ) -> Table {
    let total = max(widths.reduce(0, +), 1)
    return Table(
      style: style,
      columns: widths.map { Column(share: max(($0 * 20 + total / 2) / total, 1)) },
      headerRows: min(headerRows, rows.count), rows: rows.closingSpans)
  }
}

extension [TableRow] {
  /// The rows without spans that reach below the last.
  fileprivate var closingSpans: [TableRow] {
    var rows = self
    for row in indices {
      for cell in self[row].cells.indices {
        guard case .start(let count) = self[row].cells[cell].merge, row + count > self.count else {
          continue
        }
        let rest = self.count - row
        rows[row].cells[cell].merge = rest > 1 ? .start(rows: rest) : .none
      }
    }
    return rows
  }
}
