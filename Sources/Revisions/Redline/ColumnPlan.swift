import ManualModel

/// The columns of two tables in one grid.
struct ColumnPlan {
  struct Column {
    var old: Int?
    var new: Int?
    /// Inserted, deleted, or half of a move.
    var change: Change?
  }

  var columns: [Column]

  var isTrivial: Bool { columns.allSatisfy { $0.old != nil && $0.old == $0.new } }
  var keepsAny: Bool { columns.contains { $0.old != nil && $0.new != nil } }

  /// For each column of the grid the cell that covers it, -1 for none.
  ///
  /// A column that the row's own table does not have belongs to a cell on both sides of it.
  func owners(of row: TableRow, isOld: Bool) -> [Int] {
    var cells: [Int] = []
    for (index, cell) in row.cells.enumerated() {
      cells += Array(repeating: index, count: max(cell.columnSpan, 1))
    }
    var owners = columns.map { column in
      guard let own = isOld ? column.old : column.new, own < cells.count else { return -1 }
      return cells[own]
    }
    var last = -1
    for place in owners.indices where owners[place] >= 0 {
      if last >= 0, owners[last] == owners[place] {
        for between in last..<place { owners[between] = owners[place] }
      }
      last = place
    }
    return owners
  }
}

/// What each column of a table says, for finding it again in another.
struct ColumnTexts {
  /// The text of the header, of all header rows; empty where there is none.
  let heads: [String]
  /// The texts of the cells below it that say anything, sorted.
  let cells: [[String]]

  init(_ table: Table) {
    var heads = [String](repeating: "", count: table.columns.count)
    var cells = [[String]](repeating: [], count: table.columns.count)
    for (index, row) in table.rows.enumerated() {
      var column = 0
      for cell in row.cells {
        let text = cell.plainText
        for place in column..<min(column + max(cell.columnSpan, 1), heads.count) {
          if index < table.headerRows {
            heads[place] += text + "\u{1}"
          } else if !text.isEmpty, cell.columnSpan == 1 {
            cells[place].append(text)
          }
        }
        column += max(cell.columnSpan, 1)
      }
    }
    self.heads = heads.map { head in head.allSatisfy { $0 == "\u{1}" } ? "" : head }
    self.cells = cells.map { $0.sorted() }
  }

  /// In percent, how many cells two columns share.
  func likeness(_ column: Int, _ other: ColumnTexts, _ otherColumn: Int) -> Int {
    let (left, right) = (cells[column], other.cells[otherColumn])
    guard !left.isEmpty || !right.isEmpty else { return 0 }
    var (i, j, shared) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        (i, j, shared) = (i + 1, j + 1, shared + 1)
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 200 * shared / (left.count + right.count)
  }
}

extension TableCell {
  var plainText: String {
    var text: [Inline] = []
    content.readText(into: &text)
    return text.dropLast().map { [$0].plainText }.joined()
  }
}
