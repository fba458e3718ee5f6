/// Tables and white space of a text document.
extension PackageRules {
  private typealias NS = ODFStyles

  /// Rows have as many cells, covered ones counted, as the table has columns.
  @Sendable static func checkODFTables(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let root = contents["content.xml"] else { return }
    root.visit { element in
      guard element.isNamed(NS.table, "table") else { return }
      let columns = inside(element, "table-column").map { times($0, "columns") }.reduce(0, +)
      // Per column, the rows below that a cell above still covers.
      var covered = [Int](repeating: 0, count: columns)
      for row in inside(element, "table-row") {
        var column = 0
        for cell in row.elements where cell.name.namespace == NS.table {
          let count = times(cell, "columns")
          let isCovered = cell.name.local == "covered-table-cell"
          for offset in 0..<count where column + offset < columns {
            let isExpected = covered[column + offset] > 0
            if isExpected != isCovered {
              report(
                "content.xml", cell.line,
                isCovered ? "a covered cell that nothing covers" : "a cell where one is covered")
            }
          }
          if !isCovered { cover(cell, at: column, &covered) }
          column += count
        }
        if column != columns {
          report("content.xml", row.line, "a row of \(column) cells in \(columns) columns")
        }
        let height = times(row, "rows")
        covered = covered.map { max(0, $0 - height) }
      }
    }
  }

  /// Marks what a cell's spans cover: to its right in this row, and below.
  ///
  /// Its own column is marked too, which this row has read already.
  private static func cover(_ cell: XMLElement, at column: Int, _ covered: inout [Int]) {
    let width = Int(cell[NS.table, "number-columns-spanned"] ?? "") ?? 1
    let height = Int(cell[NS.table, "number-rows-spanned"] ?? "") ?? 1
    for offset in 0..<width where column + offset < covered.count {
      covered[column + offset] = height
    }
  }

  private static func times(_ element: XMLElement, _ what: String) -> Int {
    Int(element[NS.table, "number-\(what)-repeated"] ?? "") ?? 1
  }

  /// Columns or rows of a table, through header groups, but not those of tables inside cells.
  private static func inside(_ element: XMLElement, _ local: String) -> [XMLElement] {
    let groups = [
      "table-header-rows", "table-rows", "table-row-group", "table-header-columns",
      "table-columns", "table-column-group",
    ]
    return element.elements.flatMap { child in
      if child.isNamed(NS.table, local) { return [child] }
      guard child.name.namespace == NS.table, groups.contains(child.name.local) else { return [] }
      return inside(child, local)
    }
  }

  /// Paragraphs hold no white space that a reader would collapse: two spaces, a tab, a line break.
  @Sendable static func checkWhiteSpace(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    for name in ["content.xml", "styles.xml"] {
      contents[name]?.visit { element in
        guard element.name.namespace == NS.text,
          ["p", "h", "span", "a"].contains(element.name.local)
        else { return }
        for case .text(let text) in element.children where collapses(text) {
          report(name, element.line, "white space that would collapse in '\(text.prefix(30))'")
        }
      }
    }
  }

  private static func collapses(_ text: String) -> Bool {
    var wasSpace = false
    for byte in text.utf8 {
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { return true }
      if byte == 0x20, wasSpace { return true }
      wasSpace = byte == 0x20
    }
    return false
  }
}
