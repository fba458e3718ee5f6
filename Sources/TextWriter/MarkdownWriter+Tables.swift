import ManualModel

extension MarkdownWriter {
  /// Writes a pipe table (GitHub Flavored Markdown §4.10), its caption above.
  ///
  /// ```
  /// | 区域 | 网点 |
  /// | :-: | --- |
  /// | 上海 | 东城站 |
  /// | 〃 | 西城站 |
  /// ```
  ///
  /// There are no merged cells: those below the first say "as above", those beside it are empty.
  /// Several header rows become one; a table without any gets an empty one, which the syntax wants.
  mutating func table(_ table: Table) -> [String] {
    guard !table.rows.isEmpty, !table.columns.isEmpty else { return [] }
    let table = table.withoutRepeatedBlanks
    if table.style == .plain { return alignment(table) }
    var lines: [String] = []
    if let caption = table.caption { lines += [self.caption(caption), ""] }
    let heads = min(max(table.headerRows, 0), table.rows.count)
    lines.append(line(head(table.rows[..<heads], columns: table.columns.count)))
    lines.append(line(table.columns.map(\.alignment.delimiter)))
    for row in table.rows[heads...] { lines.append(line(cells(of: row, in: table))) }
    return lines
  }

  private func line(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? "  |" : " \($0) |" }.joined()
  }

  /// The texts of a row, one for every column.
  private mutating func cells(of row: TableRow, in table: Table) -> [String] {
    var texts: [String] = []
    for cell in row.cells {
      texts.append(cell.merge == .continued ? ditto : text(of: cell))
      for _ in 1..<max(cell.columnSpan, 1) { texts.append("") }
    }
    while texts.count < table.columns.count { texts.append("") }
    return texts
  }

  /// The texts of header rows: in each column what stands there from top to bottom.
  private mutating func head(_ rows: ArraySlice<TableRow>, columns: Int) -> [String] {
    var heads = [[String]](repeating: [], count: columns)
    for row in rows {
      var column = 0
      for cell in row.cells {
        let span = max(cell.columnSpan, 1)
        let text = cell.merge == .continued ? "" : self.text(of: cell)
        for place in column..<min(column + span, columns) where !text.isEmpty {
          // A head over several columns stands above each, unless nothing stands below it.
          if place == column || rows.count > 1 { heads[place].append(text) }
        }
        column += span
      }
    }
    return heads.map { $0.joined(separator: " / ") }
  }

  /// The rows of a table that only aligns things, a line each.
  private mutating func alignment(_ table: Table) -> [String] {
    var lines: [String] = []
    for row in table.rows {
      let texts = row.cells.filter { $0.merge != .continued }.map { text(of: $0) }
      let line = texts.filter { !$0.isEmpty }.joined(separator: "\u{3000}")
      if !line.isEmpty { lines.append(line) }
    }
    return lines.enumerated().map { $0.offset < lines.count - 1 ? $0.element + "\\" : $0.element }
  }

  private mutating func text(of cell: TableCell) -> String {
    lines(of: cell.content).joined(separator: "<br>")
  }

  /// What blocks come to inside a cell, which holds no blocks.
  private mutating func lines(of blocks: [Block]) -> [String] {
    var lines: [String] = []
    for block in blocks {
      switch block.kind {
      case .paragraph(let paragraph):
        let text = inlines(paragraph.text, in: .cell)
        if !text.isEmpty { lines.append(text) }
      case .list(let list):
        for (index, item) in list.items.enumerated() {
          let label = list.marker.label(index + 1)
          let inner = self.lines(of: item.blocks)
          lines.append(label + (list.marker == .parenthesised ? "" : " ") + (inner.first ?? ""))
          lines += inner.dropFirst()
        }
      case .table(let table):
        for row in table.rows {
          lines.append(row.cells.map { text(of: $0) }.joined(separator: "\u{3000}"))
        }
      case .picture(let picture):
        lines.append(MarkdownText.escaped(picture.alternativeText, atStart: false))
      case .drawing(let drawing):
        lines.append(MarkdownText.escaped(drawing.alternativeText, atStart: false))
      case .signature(let signature):
        for field in signature.fields {
          lines.append(
            inlines(field.label, in: .cell) + "：" + inlines(field.text, in: .cell))
        }
      case .keepTogether(let inner), .landscape(let inner): lines += self.lines(of: inner)
      case .pageBreak, .contents: break
      }
    }
    return lines
  }
}

extension Alignment {
  fileprivate var delimiter: String {
    switch self {
    case .start, .justify: "---"
    case .center: ":-:"
    case .end: "--:"
    }
  }
}
