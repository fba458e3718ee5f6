/// Tables, where Word is stricter than the schema.
extension PackageRules {
  /// A cell ends with a paragraph, otherwise Word calls the content unreadable.
  @Sendable static func checkCells(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    for (name, root) in WordParts(contents).stories {
      root.visitOnce { element in
        guard element.isWord("tc") || element.isWord("txbxContent") else { return }
        if lastBlock(of: element)?.isWord("p") != true {
          report(name, element.line, "\(element.name.qualified) does not end with a paragraph")
        }
      }
    }
  }

  private static func lastBlock(of element: XMLElement) -> XMLElement? {
    for child in element.elements.reversed() {
      if child.isWord("p") || child.isWord("tbl") { return child }
      if wrappers.contains(child.name.local), let block = lastBlock(of: child) { return block }
    }
    return nil
  }

  /// Elements that stand around rows, cells or blocks without being any.
  private static let wrappers: Set<String> = [
    "sdt", "sdtContent", "customXml", "ins", "del", "AlternateContent", "Choice",
  ]

  /// Rows fill the grid exactly, and a vertical merge continues one that began in its columns.
  @Sendable static func checkTables(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    for (name, root) in WordParts(contents).stories {
      root.visitOnce { element in
        guard element.isWord("tbl") else { return }
        let grid = element.firstWord("tblGrid")?.elements.filter { $0.isWord("gridCol") } ?? []
        if grid.isEmpty { report(name, element.line, "a table without grid columns") }
        // The cells that a merge can continue: first column and number of columns.
        var merged: [Int: Int] = [:]
        for row in inside(element, "tr") {
          var column = count(row.firstWord("trPr")?.firstWord("gridBefore")) ?? 0
          var next: [Int: Int] = [:]
          for cell in inside(row, "tc") {
            let properties = cell.firstWord("tcPr")
            let span = count(properties?.firstWord("gridSpan")) ?? 1
            if let merge = properties?.firstWord("vMerge") {
              if merge.word("val") != "restart", merged[column] != span {
                report(name, cell.line, "a vertical merge continues nothing")
              }
              next[column] = span
            }
            column += span
          }
          column += count(row.firstWord("trPr")?.firstWord("gridAfter")) ?? 0
          if column != grid.count {
            report(name, row.line, "a row of \(column) columns in a grid of \(grid.count)")
          }
          merged = next
        }
      }
    }
  }

  private static func count(_ element: XMLElement?) -> Int? {
    element?.word("val").flatMap { Int($0) }
  }

  /// Rows of a table or cells of a row, through whatever is wrapped around them.
  private static func inside(_ element: XMLElement, _ local: String) -> [XMLElement] {
    element.elements.flatMap { child in
      if child.isWord(local) { return [child] }
      return wrappers.contains(child.name.local) ? inside(child, local) : []
    }
  }
}
