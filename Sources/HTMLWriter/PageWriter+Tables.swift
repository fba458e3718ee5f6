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
      out.attribute("style", "min-width:\(decimal(leastWidth(of: table)))rem")
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

  /// How wide a table is at least, in thousandths of a `rem`.
  ///
  /// On narrow screens it is moved sideways rather than broken inside numbers and dates; it is never
  /// wider than the text on a wide screen.
  private func leastWidth(of table: Table) -> Int {
    let body = max(manual.theme.look(of: .body).halfPoints, 1)
    let size = manual.theme.look(of: .cell).halfPoints * 1000 / body
    let padding = 900
    // Three Chinese characters, if there is nothing longer.
    var needs = [Int](repeating: 3 * size + padding, count: table.columns.count)
    for row in table.rows {
      var column = 0
      for cell in row.cells {
        if cell.columnSpan <= 1, needs.indices.contains(column) {
          let letters = min(cell.content.longestWord, 12)
          needs[column] = max(needs[column], letters * size * 54 / 100 + padding)
        }
        column += max(cell.columnSpan, 1)
      }
    }
    guard table.style != .plain else { return 0 }
    let shares = table.columns.map { max($0.share, 1) }
    let whole = shares.reduce(0, +)
    return min(zip(needs, shares).map { $0 * whole / $1 }.max() ?? 0, 50_000)
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
    let text = cell.soleText
    // White space between the blocks of a cell is none of its text.
    if text == nil { names.append("blocks") }
    if !names.isEmpty { out.attribute("class", names.joined(separator: " ")) }
    if let text {
      inlines(text, to: &out)
    } else {
      for block in cell.content where !block.isEmptyLine { self.block(block, to: &out) }
    }
    out.endFully()
  }
}

extension [Block] {
  /// The length of the longest run of letters, digits and the marks between them.
  fileprivate var longestWord: Int {
    var longest = 0
    for case .paragraph(let paragraph) in map(\.kind) {
      var length = 0
      for byte in paragraph.text.plainText.utf8 {
        length = (0x21...0x7E).contains(byte) ? length + 1 : 0
        longest = Swift.max(longest, length)
      }
    }
    return longest
  }
}

extension TableCell {
  /// Whether there is nothing in it to read.
  fileprivate var isEmpty: Bool { content.allSatisfy(\.isEmptyLine) }

  /// The text of its only paragraph, which needs no element of its own; nil if there is more.
  fileprivate var soleText: [Inline]? {
    guard let first = content.first else { return [] }
    guard content.count == 1, !first.isChanged, case .paragraph(let paragraph) = first.kind,
      paragraph.style == .cell || paragraph.style == .cellHeader, paragraph.alignment == nil
    else { return nil }
    return paragraph.text
  }
}

extension Block {
  fileprivate var isEmptyLine: Bool {
    if case .paragraph(let paragraph) = kind { paragraph.text.isBlank } else { false }
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
