import ManualModel

extension Evaluator {
  /// Evaluates a table: rows first, then what is merged.
  mutating func table(_ template: TableTemplate, _ key: BlockKey) -> Table? {
    let options = template.options
    let columns = template.alignments.count
    let headerRows = options.headerRows ?? (template.header == nil ? 0 : 1)
    var rows: [RowDraft] = []
    func append(_ row: RowTemplate, to evaluator: inout Evaluator) {
      let style: ParagraphStyle = rows.count < headerRows ? .cellHeader : .cell
      rows.append(evaluator.row(row, style))
    }
    if let header = template.header { append(header, to: &self) }
    run(
      template.rows,
      leaf: { evaluator, row in append(row, to: &evaluator) },
      gap: { evaluator, absence, loop in
        rows.append(evaluator.gapRow(absence, columns, like: loop.body.firstRow, template))
      })
    for index in 0..<options.blankRows {
      // Counted from the table on: no row of the template is theirs.
      rows.append(
        RowDraft(
          cells: Array(repeating: .content([]), count: columns),
          key: BlockKey(node: Int(key.node) * 1000 + index + 1_000_000, item: item),
          source: SourceSpan(
            file: frame.template.file,
            start: frame.template.source.position(of: template.range.start)),
          range: template.range))
    }
    guard !rows.isEmpty else { return nil }
    for (index, row) in rows.enumerated() {
      let body = index - headerRows
      guard body >= 0 else { continue }
      rows[index].lines =
        options.rowLines.indices.contains(body) ? options.rowLines[body] : options.lines
      _ = row
    }
    var grid = TableGrid(rows, columns: columns, headerRows: headerRows)
    grid.mergeEqual(in: options.mergedColumns)
    for problem in grid.problems { report(problem.mistake, at: problem.range) }
    let caption = options.caption.map { pieces in
      Caption(target: captionTarget("table:", options.name, key), text: inlines(pieces))
    }
    let shares = options.widths.isEmpty ? grid.naturalShares : options.widths
    return Table(
      style: options.style,
      columns: zip(shares, template.alignments).map {
        Table.Column(share: $0, alignment: $1 ?? .start)
      },
      headerRows: min(headerRows, rows.count), rows: grid.rows, caption: caption,
      summary: caption?.text.plainText)
  }

  private mutating func row(_ template: RowTemplate, _ style: ParagraphStyle) -> RowDraft {
    let key = key(template.ordinal)
    let source = span(template.position)
    var cells: [RowDraft.Cell] = []
    cells.reserveCapacity(template.cells.count)
    for cell in template.cells {
      switch cell {
      case .mergedUp: cells.append(.mergedUp)
      case .mergedLeft: cells.append(.mergedLeft)
      case .content(let paragraphs):
        cells.append(.content(self.cell(paragraphs, style, key, source)))
      }
    }
    return RowDraft(cells: cells, key: key, source: source, range: template.range)
  }

  private mutating func cell(
    _ paragraphs: [[Piece]], _ style: ParagraphStyle, _ key: BlockKey, _ source: SourceSpan
  ) -> [Block] {
    if paragraphs.count == 1, paragraphs[0].count == 1, case .value(let id, _) = paragraphs[0][0],
      case .markdown(let text, let fact) = evaluate(id)
    {
      let outer = self.style
      self.style = style
      defer { self.style = outer }
      return blocks(ofMarkdown: text, fact)
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
