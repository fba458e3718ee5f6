import ManualModel

/// A row while its table is evaluated: one cell for each column.
struct RowDraft {
  enum Cell {
    case content([Block])
    case mergedUp
    case mergedLeft
  }

  var cells: [Cell]
  var lines = 1
  var key: BlockKey
  var source: SourceSpan
  var range: TextRange
}

/// The grid of a table, on which merged cells are laid out.
///
/// Column spans first, then rows: a cell under another must begin in the same column and be as
/// wide, which is what both formats can say.
struct TableGrid {
  private struct Cell {
    var content: [Block]
    var column: Int
    var span: Int
    var merge = TableCell.Merge.none
    var isUp: Bool
  }

  private let drafts: [RowDraft]
  private let columns: Int
  private let headerRows: Int
  private var grid: [[Cell]] = []
  private(set) var problems: [(mistake: Mistake, range: TextRange)] = []

  init(_ rows: [RowDraft], columns: Int, headerRows: Int) {
    drafts = rows
    self.columns = columns
    self.headerRows = headerRows
    grid.reserveCapacity(rows.count)
    for row in rows { grid.append(spans(of: row)) }
    mergeRows()
  }

  private mutating func spans(of row: RowDraft) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(row.cells.count)
    for (column, cell) in row.cells.enumerated() {
      switch cell {
      case .content(let content):
        cells.append(Cell(content: content, column: column, span: 1, isUp: false))
      case .mergedUp: cells.append(Cell(content: [], column: column, span: 1, isUp: true))
      case .mergedLeft:
        if cells.isEmpty {
          problems.append((.nothingLeft, row.range))
          cells.append(Cell(content: [], column: column, span: 1, isUp: false))
        } else {
          cells[cells.count - 1].span += 1
        }
      }
    }
    return cells
  }

  private mutating func mergeRows() {
    // For each column, the row whose cell may still grow downwards.
    var tops: [Int: Int] = [:]
    for row in grid.indices {
      // Widening a cell takes those behind it out of the row.
      var index = 0
      while index < grid[row].count {
        if grid[row][index].isUp { mergeUp(row, index, &tops) }
        index += 1
      }
    }
  }

  private mutating func mergeUp(_ row: Int, _ index: Int, _ tops: inout [Int: Int]) {
    let cell = grid[row][index]
    guard row > 0, row != headerRows,
      let above = grid[row - 1].first(where: { $0.column == cell.column })
    else {
      problems.append((.nothingAbove, drafts[row].range))
      return
    }
    // `^^` under a wide cell stands for all of it.
    guard above.span == cell.span || (cell.span == 1 && widen(row, index, above.span)) else {
      problems.append((.unequalWidth, drafts[row].range))
      return
    }
    let top = above.isUp ? tops[cell.column] ?? row - 1 : row - 1
    grow(top, cell.column, to: row)
    grid[row][index].merge = .continued
    tops[cell.column] = top
  }

  /// Makes a cell as wide as the one above it, if what it would cover is `^^` too.
  private mutating func widen(_ row: Int, _ index: Int, _ span: Int) -> Bool {
    let end = index + span
    guard end <= grid[row].count,
      grid[row][index..<end].allSatisfy({ $0.isUp && $0.span == 1 })
    else { return false }
    grid[row].removeSubrange((index + 1)..<end)
    grid[row][index].span = span
    return true
  }

  private mutating func grow(_ top: Int, _ column: Int, to row: Int) {
    guard let index = grid[top].firstIndex(where: { $0.column == column }) else { return }
    grid[top][index].merge = .start(rows: row - top + 1)
  }

  /// Merges equal neighbours in the given columns of the body, each only within the groups of the
  /// columns named before it; empty cells stay apart, and so do more rows than one page can hold.
  mutating func mergeEqual(in wanted: [Int]) {
    guard !wanted.isEmpty, grid.count > headerRows else { return }
    var boundaries = Array(repeating: false, count: grid.count + 1)
    boundaries[headerRows] = true
    boundaries[grid.count] = true
    let rows = rows
    for column in wanted {
      var start = headerRows
      var text = key(headerRows, column)
      for row in (headerRows + 1)...grid.count {
        let next = row < grid.count ? key(row, column) : nil
        guard boundaries[row] || next == nil || next != text else { continue }
        if text != nil, row - start > 1, Table.isGroup(rows[start..<row]) {
          merge(start..<row, column)
        }
        boundaries[row] = true
        start = row
        text = next
      }
    }
  }

  /// What a cell says, for comparing; nil where it cannot be merged.
  private func key(_ row: Int, _ column: Int) -> String? {
    guard let cell = grid[row].first(where: { $0.column == column }), cell.span == 1,
      cell.merge == .none, !cell.content.isEmpty
    else { return nil }
    return cell.content.map(\.mergeKey).joined(separator: "\n")
  }

  private mutating func merge(_ rows: Range<Int>, _ column: Int) {
    for row in rows {
      guard let index = grid[row].firstIndex(where: { $0.column == column }) else { continue }
      if row == rows.lowerBound {
        grid[row][index].merge = .start(rows: rows.count)
      } else {
        grid[row][index].merge = .continued
        grid[row][index].content = []
      }
    }
  }

  var rows: [TableRow] {
    zip(drafts, grid).map { draft, cells in
      TableRow(
        cells.map { TableCell($0.content, columnSpan: $0.span, merge: $0.merge) },
        lines: draft.lines, key: draft.key, source: draft.source)
    }
  }

  /// Shares of the width after what the cells of the first rows hold, within bounds.
  var naturalShares: [Int] {
    var widths = Array(repeating: 4, count: columns)
    for row in grid.prefix(50) {
      for cell in row where cell.span == 1 {
        for block in cell.content {
          guard case .paragraph(let paragraph) = block.kind else { continue }
          var width = 0
          for inline in paragraph.text {
            width += inline.plainText.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
          }
          widths[cell.column] = max(widths[cell.column], min(width + 2, 40))
        }
      }
    }
    return widths
  }
}

extension Block {
  /// The text of a block of a cell, with references told apart.
  fileprivate var mergeKey: String {
    guard case .paragraph(let paragraph) = kind else { return "" }
    return paragraph.text.map { inline in
      if case .reference(let reference) = inline {
        "\u{1}" + reference.target
      } else {
        inline.plainText
      }
    }.joined()
  }
}

extension Mistake {
  fileprivate static var nothingLeft: Mistake {
    Mistake(
      "wrong-merge", zh: "第一格左边没有可以合并的格", en: "the first cell has nothing to its left to merge with"
    )
  }

  fileprivate static var nothingAbove: Mistake {
    Mistake(
      "wrong-merge", zh: "「^^」上面没有可以合并的格", en: "'^^' has no cell above it to merge with",
      remedy: Wording(zh: "表头和正文之间不能合并", en: "header and body cannot be merged"))
  }

  fileprivate static var unequalWidth: Mistake {
    Mistake(
      "wrong-merge", zh: "「^^」和上面的格宽度不同", en: "'^^' and the cell above differ in width",
      remedy: Wording(
        zh: "在「^^」右边补同样多的「<<」", en: "put as many '<<' behind '^^' as the upper cell has"))
  }
}
