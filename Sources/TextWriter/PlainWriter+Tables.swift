import ManualModel

extension PlainWriter {
  /// Writes a table on a grid of `+`, `-` and `|`, its caption above; where columns would be too
  /// narrow to read, every row as lines of "head：text".
  func table(_ table: Table, width: Int) -> [String] {
    guard !table.rows.isEmpty, !table.columns.isEmpty else { return [] }
    let table = table.withoutRepeatedBlanks
    if table.style == .plain { return alignment(table, width: width) }
    let cells = PlainGrid.cells(of: table) { texts(of: $0.content) }
    var lines: [String] = []
    if let grid = PlainGrid(table, cells: cells, width: width) {
      if let caption = table.caption { lines = self.caption(caption, width: grid.width) }
      return lines + grid.lines
    }
    if let caption = table.caption { lines = self.caption(caption, width: width) + [""] }
    return lines + listing(table, cells, width: width)
  }

  /// The rows as lines of "head：text".
  private func listing(_ table: Table, _ cells: [[PlainGrid.Cell]], width: Int) -> [String] {
    let heads = min(max(table.headerRows, 0), cells.count)
    var labels = [[String]](repeating: [], count: table.columns.count)
    for cell in cells[..<heads].joined() where !cell.isContinued {
      let text = cell.texts.joined(separator: " ")
      for column in cell.column..<min(cell.column + cell.span, labels.count) where !text.isEmpty {
        labels[column].append(text)
      }
    }
    let rule = String(repeating: "-", count: 20)
    var above = [[String]](repeating: [], count: table.columns.count)
    var lines: [String] = []
    for row in cells[heads...] {
      lines.append(rule)
      for cell in row where above.indices.contains(cell.column) {
        // What is merged with the cell above holds for this row too.
        let texts = cell.isContinued ? above[cell.column] : cell.texts
        above[cell.column] = texts
        guard !texts.isEmpty else { continue }
        let label = labels[cell.column].joined(separator: " / ")
        lines += LineBreaker(width: width, others: label.isEmpty ? 0 : 4).lines(
          of: (label.isEmpty ? "" : label + "：") + texts.joined(separator: "\n"))
      }
    }
    return lines + [rule]
  }

  /// The rows of a table that only aligns things.
  private func alignment(_ table: Table, width: Int) -> [String] {
    let rows = PlainGrid.cells(of: table) { texts(of: $0.content) }
    var widths = [Int](repeating: 0, count: table.columns.count)
    for cell in rows.joined() where cell.span == 1 && widths.indices.contains(cell.column) {
      widths[cell.column] = max(widths[cell.column], cell.texts.map(\.columns).max() ?? 0)
    }
    return rows.flatMap { row in
      var line = ""
      for cell in row where !cell.isContinued {
        let text = cell.texts.joined(separator: " ")
        let isLast = cell.column + cell.span >= widths.count
        line += isLast ? text : text.padded(to: widths[cell.column], cell.side) + "  "
      }
      while line.last == " " { line.removeLast() }
      return line.isEmpty ? [] : LineBreaker(width: width).lines(of: line)
    }
  }

  /// What is in a cell, a text for each paragraph.
  private func texts(of blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.kind {
      case .paragraph(let paragraph):
        let text = self.text(paragraph.text)
        return text.isEmpty ? [] : [text]
      case .list(let list):
        return list.items.enumerated().flatMap { index, item in
          let inner = texts(of: item.blocks)
          let gap = list.marker == .parenthesised ? "" : " "
          return [list.marker.label(index + 1) + gap + (inner.first ?? "")] + inner.dropFirst()
        }
      case .table(let table):
        return table.rows.map { row in
          row.cells.map { texts(of: $0.content).joined(separator: " ") }.joined(separator: "  ")
        }
      case .picture(let picture):
        return picture.alternativeText.isEmpty ? [] : [picture.alternativeText]
      case .drawing(let drawing):
        return DrawingText(drawing: drawing, targets: manual.targets).lines
      case .signature(let signature):
        return signature.fields.map { text($0.label) + "：" + text($0.text) }
      case .keepTogether(let inner), .landscape(let inner): return texts(of: inner)
      case .pageBreak, .contents: return []
      }
    }
  }
}
