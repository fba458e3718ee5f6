import ManualModel

extension Weaver {
  /// Two tables as one; nil where no column of one is in the other.
  mutating func weave(_ old: Table, _ new: Table) -> (table: Table, change: Change?)? {
    let plan = columnPlan(old, new)
    guard plan.keepsAny else { return nil }
    var table = new
    table.columns = plan.columns.map { column in
      switch (column.old, column.new) {
      case (let i?, let j?):
        var result = new.columns[j]
        let before = old.columns[i]
        if before.share != result.share || before.alignment != result.alignment {
          result.change = .formatted(.column(share: before.share, alignment: before.alignment))
        }
        return result
      case (let i?, nil):
        var result = old.columns[i]
        result.change = column.change
        return result
      case (nil, let j?):
        var result = new.columns[j]
        result.change = column.change
        return result
      case (nil, nil): preconditionFailure("a column of neither table")
      }
    }
    table.caption = weave(old.caption, new.caption)
    let header: Int
    (table.rows, header) = rows(old, new, plan)
    table.headerRows = header
    table.countMergedRows()
    let headerOfOld = table.rows.prefix(header).count { $0.change?.exists(on: .old) ?? true }
    let isSame =
      old.style == new.style && old.summary == new.summary && old.heads == new.heads
      && headerOfOld == old.headerRows
    return (
      table,
      isSame
        ? nil
        : .formatted(
          .table(
            style: old.style, headerRows: old.headerRows, summary: old.summary, heads: old.heads))
    )
  }

  // MARK: Columns

  private mutating func columnPlan(_ old: Table, _ new: Table) -> ColumnPlan {
    let (before, after) = (ColumnTexts(old), ColumnTexts(new))
    if before.heads == after.heads {
      return ColumnPlan(columns: new.columns.indices.map { .init(old: $0, new: $0) })
    }
    let oldElements = elements(before)
    let newElements = elements(after)
    let steps = steps(oldElements, newElements) { i, j in before.likeness(i, after, j) }
    let moves = moveNumbers(steps)
    return ColumnPlan(
      columns: steps.map { step in
        switch step {
        case .kept(let i, let j): .init(old: i, new: j)
        case .deleted(let i): .init(old: i, change: .deleted)
        case .inserted(let j): .init(new: j, change: .inserted)
        case .movedFrom(let i, let j): .init(old: i, change: .movedFrom(moves[j] ?? 0))
        case .movedTo(_, let j): .init(new: j, change: .movedTo(moves[j] ?? 0))
        }
      })
  }

  /// A column is its head; without one it is what it holds.
  private mutating func elements(_ texts: ColumnTexts) -> [AlignedElement] {
    zip(texts.heads, texts.cells).map { head, cells in
      let text = head.isEmpty ? "\u{2}" + cells.joined(separator: "\u{2}") : head
      return AlignedElement(content: number(of: "\u{1}column" + text), weight: 40)
    }
  }

  // MARK: Rows

  private mutating func rows(
    _ old: Table, _ new: Table, _ plan: ColumnPlan
  ) -> (rows: [TableRow], header: Int) {
    let oldShown = old.rows.enumerated().map { shown($1, $0 - old.headerRows, plan, isOld: true) }
    let newShown = new.rows.enumerated().map { shown($1, $0 - new.headerRows, plan, isOld: false) }
    let oldElements = zip(old.rows, oldShown).enumerated().map {
      element($1.0, $1.1, isHeader: $0 < old.headerRows, isOld: true)
    }
    let newElements = zip(new.rows, newShown).enumerated().map {
      element($1.0, $1.1, isHeader: $0 < new.headerRows, isOld: false)
    }
    let likeness = LikenessTable(texts, oldShown, newShown)
    let steps = steps(oldElements, newElements) { i, j in
      // A line left blank for it is filled in, or emptied again.
      if oldElements[i].weight == 0 || newElements[j].weight == 0 { return 45 }
      return max(likeness.percent(i, j), sharedCells(old.rows[i], new.rows[j], plan))
    }
    let moves = moveNumbers(steps)
    var rows: [TableRow] = []
    var header = 0
    for step in steps {
      switch step {
      case .kept(let i, let j):
        if let row = weave(old.rows[i], new.rows[j], plan) {
          rows.append(row)
        } else {
          rows.append(alone(nodes.row(old.rows[i]), plan, isOld: true, .deleted))
          rows.append(alone(new.rows[j], plan, isOld: false, .inserted))
        }
        if j < new.headerRows { header = rows.count }
      case .deleted(let i):
        rows.append(alone(nodes.row(old.rows[i]), plan, isOld: true, .deleted))
      case .inserted(let j):
        rows.append(alone(new.rows[j], plan, isOld: false, .inserted))
        if j < new.headerRows { header = rows.count }
      case .movedFrom(let i, let j):
        let change = Change.movedFrom(moves[j] ?? 0)
        if var row = weaveMoved({ $0.weave(old.rows[i], new.rows[j], plan) }) {
          row = Projection(side: .old, keepsMarks: true).half(row)
          row.key = nodes.key(old.rows[i].key)
          row.change = change
          rows.append(row)
        } else {
          rows.append(alone(nodes.row(old.rows[i]), plan, isOld: true, change))
        }
      case .movedTo(let i, let j):
        let change = Change.movedTo(moves[j] ?? 0)
        if var row = weaveMoved({ $0.weave(old.rows[i], new.rows[j], plan) }) {
          row = Projection(side: .new, keepsMarks: true).half(row)
          row.change = change
          rows.append(row)
        } else {
          rows.append(alone(new.rows[j], plan, isOld: false, change))
        }
        if j < new.headerRows { header = rows.count }
      }
    }
    return (rows, header)
  }

  /// The text of a row in the columns that both tables have, without the number that counts it.
  private func shown(
    _ row: TableRow, _ index: Int, _ plan: ColumnPlan, isOld: Bool
  ) -> [Inline] {
    let owners = plan.owners(of: row, isOld: isOld)
    var kept: Set<Int> = []
    for (column, owner) in zip(plan.columns, owners) where column.old != nil && column.new != nil {
      kept.insert(owner)
    }
    var text: [Inline] = []
    for (place, cell) in row.cells.enumerated() where kept.contains(place) {
      var inner: [Inline] = []
      cell.content.readText(into: &inner)
      if place == 0, inner.plainText.dropLast() == String(index + 1) { continue }
      text += inner
    }
    return text
  }

  private mutating func element(
    _ row: TableRow, _ shown: [Inline], isHeader: Bool, isOld: Bool
  ) -> AlignedElement {
    var element = AlignedElement(
      content: number(of: "\u{1}row" + Imprint.of(shown)),
      weight: shown.contains { $0 != .lineBreak } ? row.readWeight : 0, kind: isHeader ? 1 : 0)
    identify(&element, by: row.key, isOld: isOld)
    return element
  }

  /// In percent, how many cells say the same; numbers and short marks say little.
  private func sharedCells(_ old: TableRow, _ new: TableRow, _ plan: ColumnPlan) -> Int {
    guard plan.isTrivial, old.cells.count == new.cells.count, old.cells.count > 1 else { return 0 }
    var (shared, all) = (0, 0)
    for (before, after) in zip(old.cells, new.cells) {
      let (left, right) = (before.plainText, after.plainText)
      let weight = max(left.utf8.count, right.utf8.count)
      all += weight
      if left == right { shared += weight }
    }
    return all == 0 ? 0 : shared * 100 / all
  }

  /// A row of one table in the grid of both, with empty cells where its table has no column.
  private func alone(
    _ row: TableRow, _ plan: ColumnPlan, isOld: Bool, _ change: Change
  ) -> TableRow {
    var result = row
    result.change = change
    result.cells = []
    let owners = plan.owners(of: row, isOld: isOld)
    var place = 0
    while place < owners.count {
      var end = place + 1
      if owners[place] < 0 {
        var filler = TableCell([])
        filler.change = plan.columns[place].change
        result.cells.append(filler)
      } else {
        while end < owners.count, owners[end] == owners[place] { end += 1 }
        var cell = row.cells[owners[place]]
        cell.columnSpan = end - place
        cell.change = commonChange(plan.columns[place..<end])
        result.cells.append(cell)
      }
      place = end
    }
    return result
  }

  /// The mark of a cell all of whose columns have it.
  private func commonChange(_ columns: ArraySlice<ColumnPlan.Column>) -> Change? {
    guard let change = columns.first?.change else { return nil }
    return columns.allSatisfy { $0.change == change } ? change : nil
  }

  /// Two rows as one; nil where their cells are parted in another way.
  private mutating func weave(
    _ old: TableRow, _ new: TableRow, _ plan: ColumnPlan
  ) -> TableRow? {
    guard let cells = RowPairs(old, new, plan)?.cells else { return nil }
    var row = new
    row.cells = []
    for pair in cells {
      let columns = plan.columns[pair.columns]
      var cell: TableCell
      switch (pair.old, pair.new) {
      case (let i?, let j?): cell = weave(old.cells[i], new.cells[j])
      case (let i?, nil):
        cell = old.cells[i]
        cell.content = nodes.blocks(cell.content)
        cell.change = commonChange(columns)
      case (nil, let j?):
        cell = new.cells[j]
        cell.change = commonChange(columns)
      case (nil, nil):
        cell = TableCell([])
        cell.change = commonChange(columns)
      }
      cell.columnSpan = pair.columns.count
      row.cells.append(cell)
    }
    if old.lines != new.lines { row.change = .formatted(.row(lines: old.lines)) }
    return row
  }

  private mutating func weave(_ old: TableCell, _ new: TableCell) -> TableCell {
    var cell = new
    let (before, after) = (old.content.isEmptyCell, new.content.isEmptyCell)
    if before, !after {
      cell.content = filled(new.content, .inserted)
    } else if !before, after {
      cell.content = filled(nodes.blocks(old.content), .deleted)
    } else if !before {
      cell.content = weave(old.content, new.content)
    }
    let wasContinued = old.merge == .continued
    if wasContinued != (new.merge == .continued) || old.alignment != new.alignment {
      cell.change = .formatted(.cell(isContinued: wasContinued, alignment: old.alignment))
    }
    return cell
  }

  /// The content of a cell that is empty in the other manual: its one paragraph stays, its text does
  /// not.
  private func filled(_ blocks: [Block], _ change: Change) -> [Block] {
    guard blocks.count == 1, case .paragraph(var paragraph) = blocks[0].kind else {
      return blocks.map { $0.marked(change) }
    }
    paragraph.text = paragraph.text.map { .changed(change, $0) }
    var block = blocks[0]
    block.kind = .paragraph(paragraph)
    return [block]
  }
}

/// Which cell of one row is which of another, in the grid of both tables.
private struct RowPairs {
  struct Cell {
    var old: Int?
    var new: Int?
    var columns: Range<Int>
  }

  private(set) var cells: [Cell] = []

  /// Nil where a cell of one row would be several of the other.
  init?(_ old: TableRow, _ new: TableRow, _ plan: ColumnPlan) {
    let before = plan.owners(of: old, isOld: true)
    let after = plan.owners(of: new, isOld: false)
    var newOf: [Int: Int] = [:]
    var oldOf: [Int: Int] = [:]
    for (place, column) in plan.columns.enumerated() where column.old != nil && column.new != nil {
      let (i, j) = (before[place], after[place])
      guard newOf[i, default: j] == j, oldOf[j, default: i] == i else { return nil }
      newOf[i] = j
      oldOf[j] = i
    }
    var seen: Set<[Int]> = []
    for place in plan.columns.indices {
      let (i, j) = (before[place], after[place])
      var cell = Cell(columns: place..<(place + 1))
      if i >= 0, let partner = newOf[i] {
        // What the other row says of this column must be the same cell, or nothing of its own.
        guard j < 0 || j == partner else { return nil }
        (cell.old, cell.new) = (i, partner)
      } else if j >= 0, let partner = oldOf[j] {
        guard i < 0 || i == partner else { return nil }
        (cell.old, cell.new) = (partner, j)
      } else if plan.columns[place].old != nil {
        if i >= 0 { cell.old = i }
      } else if j >= 0 {
        cell.new = j
      }
      if let last = cells.last, last.old == cell.old, last.new == cell.new,
        cell.old != nil || cell.new != nil
      {
        cells[cells.count - 1].columns = last.columns.lowerBound..<(place + 1)
      } else {
        guard
          cell.old == nil && cell.new == nil
            || seen.insert([cell.old ?? -1, cell.new ?? -1]).inserted
        else { return nil }
        cells.append(cell)
      }
    }
  }
}
