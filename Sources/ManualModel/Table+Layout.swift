// What both writers must decide alike about tables, so that DOCX and ODT break pages alike.

extension Theme.Look {
  /// The least height of a line in twentieths of a point: all that a line needs in the usual fonts.
  ///
  /// Written in place of a multiple of the font's own height, which is another in every font: 宋体 has
  /// 1.14 times its size, a font that stands in for it 1.45, and pages would break elsewhere. A least
  /// height, unlike an exact one, cuts off no picture and no large character.
  package var leastLineHeight: Int { leastLine ?? lineHeight }

  /// The height of a line in twentieths of a point, as Chinese fonts have it: 1.3 times their size.
  package var lineHeight: Int {
    let natural = halfPoints * 13
    return leastLine.map { Swift.max($0, natural) } ?? natural * lineSpacing / 100
  }
}

extension Theme {
  /// Rows of forms are at least this high, so that a hand can write in them: 8 mm, in twentieths of a point.
  private static let handwritingHeight = 454
  /// The height of the text that forms are made for, in tenths of a millimetre.
  private static let formHeight = 2570
  /// What stands above and below a form: headings, its name, signatures, a note.
  private static let besideForm = 500

  /// The least height of a row in twentieths of a point; nil where its text alone decides.
  package func leastHeight(of row: TableRow, in style: Table.Style) -> Int? {
    guard row.lines > 1 || style == .form else { return nil }
    let look = look(of: .cell)
    let height = max(row.lines, 1) * look.lineHeight + (look.spaceBefore + look.spaceAfter) * 20
    guard style == .form else { return height }
    // Forms are made for pages with 25.7 cm of text: on lower ones their rows are lower too, for a
    // form is one page.
    let missing = max(Theme.formHeight - (page.height - page.top - page.bottom), 0)
    let share = max(100 - missing * 100 * 17 / 10 / (Theme.formHeight - Theme.besideForm), 60)
    return max(height, Theme.handwritingHeight) * share / 100
  }
}

extension Theme {
  /// Whether header rows of such a table have the background of heads.
  ///
  /// Forms are printed without, unless the text of heads has a colour that is made for it: white on
  /// white is nothing.
  package func shadesHeads(of style: Table.Style) -> Bool {
    style == .grid || look(of: .cellHeader).colour != nil
  }
}

extension TableRow {
  /// Whether the row is so short that it should not be torn between two pages.
  package var isSmall: Bool { cells.allSatisfy { $0.content.size <= 1200 } }
}

extension Table {
  /// The most rows that are kept on one page for the sake of a cell they share.
  private static let rowsOfGroup = 8

  /// Whether rows are few and short enough to stand on one page together.
  ///
  /// A cell that goes on over a page break shows its text on the first page only, so rows that are too
  /// many for this had better say each what they have in common.
  package static func isGroup(_ rows: some Collection<TableRow>) -> Bool {
    rows.count <= rowsOfGroup
      && rows.reduce(0) { $0 + $1.cells.reduce(0) { $0 + $1.content.size } } <= 4000
  }

  /// For each row, whether it stays on the page of the next, because a cell goes on there; empty where
  /// none does.
  package var keptRows: [Bool] {
    var kept: [Bool] = []
    for (index, row) in rows.enumerated() {
      for cell in row.cells {
        guard case .start(let count) = cell.merge, count > 1 else { continue }
        let group = index..<min(index + count, rows.count)
        guard Table.isGroup(rows[group]) else { continue }
        if kept.isEmpty { kept = Array(repeating: false, count: rows.count) }
        for row in group.dropLast() { kept[row] = true }
      }
    }
    return kept
  }
}

extension TableCell {
  /// All that is in it, if that is one paragraph, as in most cells; an empty one if it is nothing.
  package var soleParagraph: Paragraph? {
    guard merge != .continued, let first = content.first else { return Paragraph(.cell, []) }
    if content.count == 1, !first.isChanged, case .paragraph(let paragraph) = first.kind {
      return paragraph
    }
    return nil
  }

  /// Whether its text stands at the top: a prompt above the room to write in, in a high row of a form.
  package func isTopAligned(in row: TableRow, of style: Table.Style, alignment: Alignment) -> Bool {
    style == .form && row.lines >= 3 && (self.alignment ?? alignment) == .start
  }
}

extension [Block] {
  /// About how much there is to read, in bytes of text.
  fileprivate var size: Int {
    var size = 0
    for block in self {
      switch block.kind {
      case .paragraph(let paragraph): size += 60 + paragraph.text.size
      case .list(let list): for item in list.items { size += item.blocks.size }
      case .keepTogether(let blocks), .landscape(let blocks): size += blocks.size
      case .table, .picture, .drawing, .signature, .contents: size += 600
      case .pageBreak: break
      }
    }
    return size
  }
}

extension [Inline] {
  fileprivate var size: Int {
    var size = 0
    for inline in self {
      if case .text(let text, _, _) = inline { size += text.utf8.count } else { size += 12 }
    }
    return size
  }
}
