import ManualModel

/// A table drawn with characters.
///
/// ```
/// +------+--------+
/// | 区域 | 网点   |
/// +======+========+
/// | 上海 | 东城站 |
/// |      +--------+
/// |      | 西城站 |
/// +------+--------+
/// ```
struct PlainGrid {
  /// A cell with its place.
  struct Cell {
    var column: Int
    var span: Int
    var isContinued: Bool
    var texts: [String]
    var side: String.Side
  }

  private let rows: [[Cell]]
  private let widths: [Int]
  private let heads: Int

  /// Columns that are cut below this cannot be read.
  private static let narrowest = 6

  /// Nil if the table does not fit into the width.
  init?(_ table: Table, cells rows: [[Cell]], width: Int) {
    let count = table.columns.count
    // A cell is `| text `, and the last one has a `|` behind it.
    let room = width - 3 * count - 1
    var natural = [Int](repeating: 2, count: count)
    var words = [Int](repeating: 2, count: count)
    for cell in rows.joined() where cell.span == 1 && cell.column < count {
      for text in cell.texts {
        for line in text.split(separator: "\n") {
          natural[cell.column] = max(natural[cell.column], line.columns)
          words[cell.column] = max(words[cell.column], LineBreaker.widestWord(of: line))
        }
      }
    }
    // Dates and telephone numbers stay whole, unless nothing else is left.
    let floors = zip(natural, words).map { min($0, max(Self.narrowest, min($1, 16))) }
    let isForm = table.style == .form
    let wanted = isForm ? Self.shares(of: table.columns, in: room, atLeast: floors) : natural
    let narrow = natural.map { min($0, Self.narrowest) }
    guard
      let widths = Self.fit(wanted, into: room, atLeast: floors)
        ?? Self.fit(wanted, into: room, atLeast: narrow)
    else { return nil }
    self.rows = rows
    self.widths = widths
    heads = min(max(table.headerRows, 0), rows.count)
  }

  /// The cells of all rows with the texts in them.
  static func cells(of table: Table, texts: (TableCell) -> [String]) -> [[Cell]] {
    table.rows.enumerated().map { index, row in
      var column = 0
      return row.cells.map { cell in
        defer { column += max(cell.columnSpan, 1) }
        let isHead = index < table.headerRows
        let alignment =
          cell.alignment
          ?? (isHead
            ? .center
            : table.columns.indices.contains(column) ? table.columns[column].alignment : .start)
        let isContinued = cell.merge == .continued
        return Cell(
          column: column, span: max(cell.columnSpan, 1), isContinued: isContinued,
          texts: isContinued ? [] : texts(cell), side: alignment.side)
      }
    }
  }

  /// The room parted as the table wants it, so that forms have room to write in.
  private static func shares(
    of columns: [Table.Column], in room: Int, atLeast floors: [Int]
  ) -> [Int] {
    let whole = max(columns.reduce(0) { $0 + max($1.share, 1) }, 1)
    return zip(columns, floors).map { max(room * max($0.share, 1) / whole, $1) }
  }

  /// Cuts the widest columns down to one width until all fit; nil if that leaves too little.
  private static func fit(
    _ natural: [Int], into room: Int, atLeast floors: [Int]
  ) -> [Int]? {
    if natural.reduce(0, +) <= room { return natural }
    // No column can be wider than the room.
    for widest in stride(from: min(natural.max() ?? 0, room), through: narrowest, by: -1) {
      var widths = zip(natural, floors).map { max(min($0, widest), $1) }
      var rest = room - widths.reduce(0, +)
      guard rest >= 0 else { continue }
      // What is left goes to the columns that were cut, from the left.
      for index in widths.indices where rest > 0 && widths[index] < natural[index] {
        widths[index] += 1
        rest -= 1
      }
      return widths
    }
    return nil
  }

  /// The width of the whole.
  var width: Int { widths.reduce(1) { $0 + $1 + 3 } }

  var lines: [String] {
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      lines.append(rule(above: row, below: index > 0 ? rows[index - 1] : [], at: index))
      lines += self.lines(of: row)
    }
    lines.append(rule(above: [], below: rows.last ?? [], at: rows.count))
    return lines
  }

  /// The width of a cell's text.
  private func width(of cell: Cell) -> Int {
    let columns = widths[cell.column..<min(cell.column + cell.span, widths.count)]
    return columns.reduce(0, +) + 3 * (columns.count - 1)
  }

  private func lines(of row: [Cell]) -> [String] {
    let cells = row.filter { $0.column < widths.count }
    let texts = cells.map { cell in
      cell.texts.flatMap { LineBreaker(width: width(of: cell)).lines(of: $0) }
    }
    let height = max(texts.map(\.count).max() ?? 1, 1)
    return (0..<height).map { number in
      zip(cells, texts).map { cell, lines in
        let line = lines.indices.contains(number) ? lines[number] : ""
        return "| " + line.padded(to: width(of: cell), cell.side) + " "
      }.joined() + "|"
    }
  }

  /// The line between two rows: open where a cell goes on, without a crossing where none begins.
  private func rule(above row: [Cell], below upper: [Cell], at index: Int) -> String {
    let starts = Set(row.map(\.column)).union(upper.map(\.column))
    let mark: Character = index == heads && heads > 0 ? "=" : "-"
    var open = [Bool](repeating: false, count: widths.count)
    for cell in row where cell.isContinued {
      for column in cell.column..<min(cell.column + cell.span, widths.count) { open[column] = true }
    }
    var line = ""
    for (column, width) in widths.enumerated() {
      let isCrossing = column == 0 || starts.contains(column)
      let isInside = open[column] && (column == 0 || open[column - 1])
      line += isCrossing ? (isInside ? "|" : "+") : (open[column] ? " " : String(mark))
      line += String(repeating: open[column] ? " " : mark, count: width + 2)
    }
    return line + (open.last == true ? "|" : "+")
  }
}

extension Alignment {
  fileprivate var side: String.Side {
    switch self {
    case .start, .justify: .start
    case .center: .center
    case .end: .end
    }
  }
}
