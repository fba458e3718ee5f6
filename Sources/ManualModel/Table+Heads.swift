/// Which heads of a table's columns stand upright, and how high their row must be.
///
/// Decided here for all writers: Chinese text from top to bottom needs a row of its own height, for
/// neither Word nor LibreOffice makes one after the longest head.
package struct UprightHeads {
  /// For each column, whether its head stands upright.
  package let columns: [Bool]
  /// At least this high, in twentieths of a point.
  package let height: Int

  /// Nil where all heads lie; `width` is that of the table in tenths of a millimetre.
  package init?(of table: Table, width: Int, theme: Theme) {
    guard table.heads != .level, let header = table.rows.first, table.headerRows == 1 else {
      return nil
    }
    let look = theme.look(of: .cellHeader)
    // In tenths of a millimetre: a character, and a line of them.
    let character = max(look.halfPoints * 254 / 144, 1)
    let line = max(look.lineHeight * 254 / 1440, 1)
    let total = max(table.columns.reduce(0) { $0 + max($1.share, 1) }, 1)
    var lengths: [(length: Int, room: Int)] = []
    for cell in header.cells {
      let start = lengths.count
      let span = max(cell.columnSpan, 1)
      let shares = table.columns[start..<min(start + span, table.columns.count)]
      let room = max(width * shares.reduce(0) { $0 + max($1.share, 1) } / total - Self.padding, 1)
      lengths.append((span == 1 ? cell.content.characters : 0, room))
      for _ in 1..<span { lengths.append((0, room)) }
    }
    let most = table.heads == .upright ? 1 : Self.mostLines
    let narrow = lengths.filter { $0.length > 1 && $0.length * character > $0.room * most }
    guard let widest = narrow.map(\.room).max() else { return nil }
    // Neighbours of one width look alike, however short their heads are.
    columns = lengths.map { $0.length > 0 && $0.room <= widest }
    let lines = max(
      lengths.filter { $0.room <= widest }.map(\.room).min().map { $0 / line } ?? 1, 1)
    let longest = zip(columns, lengths).map { $0 ? $1.length : 0 }.max() ?? 1
    let rows =
      longest <= Self.longestLine ? longest : max((longest + lines - 1) / lines, Self.longestLine)
    height = (rows * 2 + 1) * look.halfPoints * 5 + 2 * Self.verticalPadding
  }

  /// Left and right of the text of a cell together, in tenths of a millimetre.
  private static let padding = 38
  /// Above and below it, in twentieths of a point.
  private static let verticalPadding = 60
  /// More lines than this are a column of single characters.
  private static let mostLines = 3
  /// Longer heads take a second line where there is room.
  private static let longestLine = 9
}

extension [Block] {
  /// How many Chinese characters wide the text is.
  fileprivate var characters: Int {
    var halves = 0
    for block in self {
      guard case .paragraph(let paragraph) = block.kind else { continue }
      for scalar in paragraph.text.plainText.unicodeScalars {
        // Quotation marks and dashes are as wide as characters where text stands upright.
        halves += scalar.value < 0x2E80 && !(0x2010...0x203B).contains(scalar.value) ? 1 : 2
      }
    }
    return (halves + 1) / 2
  }
}
