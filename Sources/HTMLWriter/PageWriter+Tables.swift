import ManualModel
import Packaging

extension PageWriter {
  /// Writes a table (HTML Living Standard §4.9).
  ///
  /// ```
  /// <div class="scroll"><table class="grid"><caption>表5　服务网点</caption><colgroup>…</colgroup>
  /// <thead><tr><th scope="col">…</th></tr></thead><tbody>…</tbody></table></div>
  /// ```
  ///
  /// A table that only aligns things is no table to those who hear it (WAI-ARIA 1.2, presentation).
  mutating func table(_ table: Table, to out: inout XMLWriter) {
    guard !table.rows.isEmpty, !table.columns.isEmpty else { return }
    out.tag("div", class: "scroll", endsLine: true) { out in
      out.start("table")
      if let caption = table.caption, let target = manual.targets[caption.target] {
        out.attribute("id", target.bookmark)
      }
      out.attribute("class", table.style.className)
      if table.style == .plain { out.attribute("role", "presentation") }
      out.attribute("style", "min-width:\(min(table.columns.count * 3, 60))em")
      out.text("\n")
      if let caption = table.caption {
        self.caption(caption, "caption", to: &out)
      } else if let summary = table.summary, !summary.isEmpty, table.style != .plain {
        out.tag("caption", class: "unseen", endsLine: true) { $0.text(summary) }
      }
      columns(of: table, to: &out)
      let heads = min(max(table.headerRows, 0), table.rows.count)
      let page = manual.theme.page
      let upright = UprightHeads(
        of: table, width: page.width - page.left - page.right, theme: manual.theme)
      rows(table.rows[..<heads], of: table, upright, in: "thead", to: &out)
      rows(table.rows[heads...], of: table, nil, in: "tbody", to: &out)
      out.endFully()
    }
  }

  /// Writes label, number and text of a caption.
  ///
  /// `part` is counted where a drawing comes in several.
  func caption(
    _ caption: Caption, _ element: StaticString, part: Int? = nil, to out: inout XMLWriter
  ) {
    guard let target = manual.targets[caption.target] else {
      preconditionFailure("a caption for '\(caption.target)', which is no target")
    }
    out.tag(element, endsLine: true) { out in
      out.text(target.number + (part.map { "-\($0)" } ?? ""))
      guard !caption.text.isEmpty else { return }
      out.text("\u{3000}")
      inlines(caption.text, to: &out)
    }
  }

  private func columns(of table: Table, to out: inout XMLWriter) {
    let whole = max(table.columns.reduce(0) { $0 + max($1.share, 1) }, 1)
    out.tag("colgroup", endsLine: true) { out in
      for column in table.columns {
        out.start("col")
        out.attribute(
          "style", "width:\(decimal(max(column.share, 1) * 100_000 / whole, thousands: 1))%")
        out.end()
      }
    }
  }

  private mutating func rows(
    _ rows: ArraySlice<TableRow>, of table: Table, _ upright: UprightHeads?,
    in group: StaticString, to out: inout XMLWriter
  ) {
    guard !rows.isEmpty else { return }
    out.tag(group, endsLine: true) { out in
      out.text("\n")
      for (index, row) in zip(rows.indices, rows) {
        self.row(row, at: index, of: table, upright, to: &out)
      }
    }
  }

  private mutating func row(
    _ row: TableRow, at index: Int, of table: Table, _ upright: UprightHeads?,
    to out: inout XMLWriter
  ) {
    let names = [row.isSmall ? "" : "long", row.isChanged ? "changed" : ""]
    out.tag("tr", class: names.filter { !$0.isEmpty }.joined(separator: " "), endsLine: true) {
      out in
      if let height = upright?.height ?? manual.theme.leastHeight(of: row, in: table.style) {
        out.attribute("style", "height:\(decimal(height * 50, thousands: 1))pt")
      }
      var column = 0
      for cell in row.cells {
        let start = column
        column += max(cell.columnSpan, 1)
        guard cell.merge != .continued else { continue }
        let isUpright = upright?.columns[start] == true
        self.cell(cell, at: (index, start), in: row, of: table, isUpright, to: &out)
      }
    }
  }

  private mutating func cell(
    _ cell: TableCell, at place: (row: Int, column: Int), in row: TableRow, of table: Table,
    _ isUpright: Bool, to out: inout XMLWriter
  ) {
    let column = table.columns.indices.contains(place.column) ? table.columns[place.column] : nil
    let isHead = place.row < table.headerRows
    let isPrompt = table.isPrompt(cell, column: place.column)
    // An empty head would be announced as one.
    let isHeader = !cell.isEmpty && (isHead && table.style != .plain || isPrompt)
    out.start(isHeader ? "th" : "td")
    var rows = 1
    if case .start(let count) = cell.merge { rows = max(count, 1) }
    let span = max(cell.columnSpan, 1)
    if isHeader {
      out.attribute(
        "scope",
        isHead ? (span > 1 ? "colgroup" : "col") : (rows > 1 ? "rowgroup" : "row") as StaticString)
    }
    if span > 1 { out.attribute("colspan", span) }
    if rows > 1 { out.attribute("rowspan", rows) }
    var names: [String] = []
    let alignment = cell.alignment ?? (isHead ? nil : column?.alignment)
    if let alignment, alignment != .start || cell.alignment != nil {
      names.append(alignment.className)
    }
    if cell.isTopAligned(in: row, of: table.style, alignment: column?.alignment ?? .start) {
      names.append("top")
    }
    if isUpright { names.append("upright") }
    if !names.isEmpty { out.attribute("class", names.joined(separator: " ")) }
    content(of: cell, to: &out)
    out.endFully()
  }

  /// Writes what is in a cell; a single paragraph needs no element of its own.
  private mutating func content(of cell: TableCell, to out: inout XMLWriter) {
    if cell.content.count == 1, !cell.content[0].isChanged,
      case .paragraph(let paragraph) = cell.content[0].kind,
      paragraph.style == .cell || paragraph.style == .cellHeader, paragraph.alignment == nil
    {
      return inlines(paragraph.text, to: &out)
    }
    for block in cell.content {
      if case .paragraph(let paragraph) = block.kind, paragraph.text.isBlank { continue }
      self.block(block, to: &out)
    }
  }
}

extension TableCell {
  /// Whether there is nothing in it to read.
  fileprivate var isEmpty: Bool {
    content.allSatisfy { block in
      if case .paragraph(let paragraph) = block.kind { paragraph.text.isBlank } else { false }
    }
  }
}

extension Table.Style {
  fileprivate var className: String {
    switch self {
    case .grid: "grid"
    case .form: "form"
    case .plain: "align"
    }
  }
}
