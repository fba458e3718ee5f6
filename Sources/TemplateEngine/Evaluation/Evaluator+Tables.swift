import ManualModel

extension Evaluator {
  /// Evaluates a table: rows first, then what is merged.
  mutating func table(_ template: TableTemplate, _ key: BlockKey) -> Table? {
    let options = template.options
    var repetitions = Repetitions(columns: template.alignments.count)
    let headerRows = options.headerRows ?? (template.header == nil ? 0 : 1)
    var rows: [RowDraft] = []
    func append(_ row: RowTemplate, to evaluator: inout Evaluator) {
      let style: ParagraphStyle = rows.count < headerRows ? .cellHeader : .cell
      let draft = evaluator.row(row, style, &repetitions)
      if draft.cells.count != repetitions.total {
        evaluator.report(.wrongCells(draft.cells.count, of: repetitions.total), at: row.range)
      }
      rows.append(draft)
    }
    if let header = template.header { append(header, to: &self) }
    run(
      template.rows,
      leaf: { evaluator, row in append(row, to: &evaluator) },
      gap: { evaluator, absence, loop in
        rows.append(
          evaluator.gapRow(absence, repetitions.total, like: loop.body.firstRow, template))
      })
    for index in 0..<options.blankRows {
      // Counted from the table on: no row of the template is theirs.
      rows.append(
        RowDraft(
          cells: Array(repeating: .content([]), count: repetitions.total),
          key: BlockKey(node: Int(key.node) * 1000 + index + 1_000_000, item: item),
          source: SourceSpan(
            file: frame.template.file,
            start: frame.template.source.position(of: template.range.start)),
          range: template.range))
    }
    let total = repetitions.total
    guard !rows.isEmpty, total > 0 else { return nil }
    for index in rows.indices {
      rows[index].fit(total)
      let body = index - headerRows
      guard body >= 0 else { continue }
      rows[index].lines =
        options.rowLines.indices.contains(body) ? options.rowLines[body] : options.lines
    }
    var grid = TableGrid(rows, columns: total, headerRows: headerRows)
    grid.mergeEqual(in: options.mergedColumns.map(repetitions.position))
    for problem in grid.problems { report(problem.mistake, at: problem.range) }
    let caption = options.caption.map { pieces in
      Caption(target: captionTarget("table:", options.name, key), text: inlines(pieces))
    }
    let widths = widths(of: template)
    let shares = widths.isEmpty ? grid.naturalShares : repetitions.repeated(widths)
    var table = Table(
      style: options.style,
      columns: zip(shares, repetitions.repeated(template.alignments)).map {
        Table.Column(share: $0, alignment: $1 ?? .start)
      },
      headerRows: min(headerRows, rows.count), rows: grid.rows, caption: caption,
      summary: caption?.text.plainText)
    table.heads = options.heads
    return table
  }

  /// The widths of the columns as written or as computed; none where they do not fit the table.
  private mutating func widths(of template: TableTemplate) -> [Int] {
    guard let pieces = template.options.computedWidths else { return template.options.widths }
    let words = inlines(pieces).plainText.split { $0 == " " || $0 == "," }
    let widths = words.compactMap { Int($0) }.filter { (1...1_000_000).contains($0) }
    if widths.count == words.count, widths.count == template.alignments.count { return widths }
    report(.wrongWidths(widths.count, of: template.alignments.count), at: template.range)
    return []
  }

  private mutating func row(
    _ template: RowTemplate, _ style: ParagraphStyle, _ repetitions: inout Repetitions
  ) -> RowDraft {
    let key = key(template.ordinal)
    let source = span(template.position)
    var cells: [RowDraft.Cell] = []
    cells.reserveCapacity(template.cells.count)
    for (column, cell) in template.cells.enumerated() {
      switch cell {
      case .repeated(let loop):
        let repeated = self.repeated(loop, style, key, source)
        repetitions.note(repeated.count, at: column)
        cells += repeated
      case .mergedUp: cells.append(.mergedUp)
      case .mergedLeft: cells.append(.mergedLeft)
      case .content(let paragraphs):
        cells.append(.content(self.cell(paragraphs, style, key, source)))
      }
    }
    return RowDraft(cells: cells, key: key, source: source, range: template.range)
  }

  /// The cells that a loop in a cell makes; one gap where its list is missing.
  private mutating func repeated(
    _ loop: CellLoop, _ style: ParagraphStyle, _ key: BlockKey, _ source: SourceSpan
  ) -> [RowDraft.Cell] {
    switch items(of: loop.list, where: loop.condition) {
    case .missing(let absence):
      let paragraph = Paragraph(style, [gap(absence)])
      return [.content([Block(.paragraph(paragraph), key: key, source: source)])]
    case .present(let facts):
      if case .text("<<", _)? = loop.body.first, loop.body.count == 1 {
        return facts.map { _ in .mergedLeft }
      }
      return facts.enumerated().map { index, fact in
        enter(fact, index, of: facts.count)
        defer { leave() }
        return .content(cell([loop.body], style, key, source))
      }
    }
  }

  private mutating func cell(
    _ paragraphs: [[Piece]], _ style: ParagraphStyle, _ key: BlockKey, _ source: SourceSpan
  ) -> [Block] {
    if paragraphs.count == 1, paragraphs[0].count == 1,
      case .value(let id, let textStyle) = paragraphs[0][0]
    {
      // Evaluated once: a mark or a gap is noted as often as it is evaluated.
      let item = evaluate(id)
      if case .markdown(let text, let fact) = item {
        let outer = self.style
        self.style = style
        defer { self.style = outer }
        return blocks(ofMarkdown: text, fact)
      }
      let text = inlines(item, textStyle)
      guard !text.isEmpty else { return [] }
      return [Block(.paragraph(Paragraph(style, text)), key: key, source: source)]
    }
    var blocks: [Block] = []
    for pieces in paragraphs {
      let text = inlines(pieces)
      // An empty cell has no content; an empty line between two others is one.
      guard !text.isEmpty || paragraphs.count > 1 else { continue }
      blocks.append(Block(.paragraph(Paragraph(style, text)), key: key, source: source))
    }
    return blocks
  }

  /// A row that shows the gap of a missing list over its whole width.
  private mutating func gapRow(
    _ absence: Absence, _ columns: Int, like row: RowTemplate?, _ table: TableTemplate
  ) -> RowDraft {
    let key = key(row?.ordinal ?? 0)
    let position = row?.position ?? frame.template.source.position(of: table.range.start)
    let paragraph = Paragraph(.cell, [gap(absence)])
    let content = [Block(.paragraph(paragraph), key: key, source: span(position))]
    return RowDraft(
      cells: [.content(content)] + Array(repeating: .mergedLeft, count: columns - 1), key: key,
      source: span(position), range: row?.range ?? table.range)
  }
}

/// How often each column of a template stands in the table: once, unless a cell repeats it.
private struct Repetitions {
  private var counts: [Int?]

  init(columns: Int) { counts = Array(repeating: nil, count: columns) }

  /// The first row that repeats a column says how often.
  mutating func note(_ count: Int, at column: Int) {
    if counts[column] == nil { counts[column] = count }
  }

  var total: Int { counts.reduce(0) { $0 + ($1 ?? 1) } }

  /// The column of the table at which a column of the template begins.
  func position(of column: Int) -> Int { counts.prefix(column).reduce(0) { $0 + ($1 ?? 1) } }

  func repeated<Value>(_ values: [Value]) -> [Value] {
    zip(values, counts).flatMap { Array(repeating: $0, count: $1 ?? 1) }
  }
}

extension RowDraft {
  /// Makes the row as wide as its table; where it was not, that has been reported.
  fileprivate mutating func fit(_ columns: Int) {
    if cells.count > columns { cells.removeLast(cells.count - columns) }
    while cells.count < columns { cells.append(.content([])) }
  }
}

extension [Flow<RowTemplate>] {
  /// The first row, whatever statements it stands under.
  fileprivate var firstRow: RowTemplate? {
    for flow in self {
      switch flow {
      case .leaf(let row): return row
      case .loop(let loop): if let row = loop.body.firstRow { return row }
      case .branch(let branches, let otherwise):
        for branch in branches { if let row = branch.body.firstRow { return row } }
        if let row = otherwise.firstRow { return row }
      case .binding, .include: continue
      }
    }
    return nil
  }
}

extension Mistake {
  fileprivate static func wrongCells(_ count: Int, of columns: Int) -> Mistake {
    Mistake(
      "wrong-number-of-cells", zh: "展开循环后这一行有 \(count) 格，表格有 \(columns) 列",
      en: "with its loops the row has \(count) cells, the table \(columns) columns",
      remedy: Wording(
        zh: "每一行都要用同样的 {% for … %} 重复这一列",
        en: "repeat the column by the same {% for … %} in every row"))
  }
}
