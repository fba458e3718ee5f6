import ManualModel

extension BodyWriter {
  /// Writes places to sign: `批准：` with the text that is known, or with a line to write on.
  ///
  /// ```
  /// Signature(fields: [Field(label: 批准, text: [])])
  /// <text:p text:style-name="P7">批准：<text:tab/></text:p>
  /// ```
  ///
  /// The tab stop at the end of the line draws it (ODF 1.3 part 3 §17.8). Several columns stand in
  /// a table without lines around; no page ends between the places.
  mutating func signature(
    _ signature: Signature, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let fields = signature.fields
    guard !fields.isEmpty else { return }
    let columns = min(max(signature.columns, 1), fields.count)
    guard columns > 1 else {
      for (index, field) in fields.enumerated() {
        var inner = environment
        inner.keepsWithNext = environment.keepsWithNext || index < fields.count - 1
        place(field, in: inner, to: &out)
      }
      return
    }
    unit(to: &out) { writer, out in
      writer.grid(fields, columns: columns, in: environment, to: &out)
    }
  }

  private mutating func grid(
    _ fields: [Signature.Field], columns: Int, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    var kept = environment
    kept.isUnbroken = true
    startTable(.plain, in: kept, to: &out)
    let widths = distribute(environment.width, over: Array(repeating: 1, count: columns))
    self.columns(widths, to: &out)
    let style = survey.cells.index(of: CellFormat(.plain))
    var lastCell = CellFormat(.plain)
    lastCell.isLast = true
    let lastStyle = survey.cells.index(of: lastCell)
    for start in stride(from: 0, to: fields.count, by: columns) {
      let row = startRow(RowFormat(height: 0, isUnbroken: true), to: &out)
      for (offset, width) in widths.enumerated() {
        var inner = environment
        inner.place = environment.place == .header ? .header : .cell
        inner.listDepth = 0
        inner.isUnbroken = false
        inner.alignment = nil
        inner.keepsWithNext = start + columns < fields.count
        let isLast = offset == widths.count - 1
        inner.width = width - (isLast ? 0 : 2 * CellFormat.padding)
        out.start("table:table-cell")
        out.attribute("table:style-name", tags.name(isLast ? lastStyle : style) { $0.cells })
        let index = start + offset
        flow(to: &out) { writer, out in
          writer.place(index < fields.count ? fields[index] : nil, in: inner, to: &out)
        }
        out.end()
      }
      out.end(row)
    }
    out.end()
  }

  private mutating func place(
    _ field: Signature.Field?, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    var format = ParagraphFormat(style: .signature, start: takeStart(in: environment))
    if environment.keepsWithNext { format.keepsWithNext = true }
    let shown = field.map(self.shown) ?? []
    if shown.contains(where: \.isLine) { format.tabs = .line(to: environment.width) }
    paragraph(index(of: format), in: environment, to: &out) { writer, out in
      guard let field else { return }
      let colon = field.label.isEmpty ? [] : [Inline.text("：", style: [], fact: nil)]
      writer.text(field.label + colon + shown, in: environment, to: &out)
    }
  }

  /// What stands at a place to sign: the text that is known, or a line; in a redline one may have become
  /// the other.
  private func shown(_ field: Signature.Field) -> [Inline] {
    guard isShared else { return field.text.isEmpty ? [.tab] : field.text }
    let isEmptyBefore = field.text.on(.old).isEmpty
    let isEmpty = field.text.on(.new).isEmpty
    if isEmptyBefore, isEmpty { return [.tab] }
    return (isEmptyBefore ? [.changed(.deleted, .tab)] : []) + field.text
      + (isEmpty ? [.changed(.inserted, .tab)] : [])
  }
}

extension Inline {
  /// Whether it draws a line to the next tab stop.
  fileprivate var isLine: Bool {
    switch self {
    case .tab: true
    case .changed(_, let inner): inner.isLine
    default: false
    }
  }
}
