import ManualModel
import Packaging

extension Body {
  /// Writes places to sign, side by side in a table without lines, or under each other.
  mutating func signature(
    _ signature: Signature, in environment: Environment, to writer: inout XMLWriter
  ) {
    let columns = max(signature.columns, 1)
    guard columns > 1 else {
      for (index, field) in signature.fields.enumerated() {
        var inner = environment
        inner.keepsWithNext = environment.keepsWithNext || index < signature.fields.count - 1
        place(field, in: inner, to: &writer)
      }
      return
    }
    let widths = TableGrid.widths(
      shares: Array(repeating: 1, count: columns), of: environment.width)
    let rows = stride(from: 0, to: signature.fields.count, by: columns)
      .map { signature.fields[$0..<min($0 + columns, signature.fields.count)] }
    tableElement(
      TableFrame(style: .plain, widths: widths, indent: environment.indent), in: environment,
      to: &writer
    ) { body, writer in
      for (index, row) in rows.enumerated() {
        var inner = environment
        inner.container = .cell
        inner.keepsWithNext = environment.keepsWithNext || index < rows.count - 1
        body.signatureRow(Array(row), widths: widths, in: inner, to: &writer)
      }
    }
  }

  private mutating func signatureRow(
    _ fields: [Signature.Field], widths: [Int], in environment: Environment,
    to writer: inout XMLWriter
  ) {
    let properties = RowProperties(isHeader: false, height: nil, isWhole: true)
    writer.element(state.markup.row(properties)) { writer in
      for (index, width) in widths.enumerated() {
        let properties = CellProperties(width: width, isFlushRight: index == widths.count - 1)
        var inner = environment
        inner.width = properties.plainTextWidth
        let cell = start(Front(cell: properties), to: &writer)
        if fields.indices.contains(index) {
          place(fields[index], in: inner, to: &writer)
        } else {
          paragraph(ParagraphProperties(.signature), to: &writer) { _, _ in }
        }
        writer.end(cell)
      }
    }
  }

  /// Writes `批准：` and the text, or a line to write on up to the edge.
  private mutating func place(
    _ field: Signature.Field, in environment: Environment, to writer: inout XMLWriter
  ) {
    var properties = ParagraphProperties(.signature)
    if environment.keepsWithNext { properties.keepsWithNext = true }
    if environment.indent > 0, environment.container == .page {
      properties.indent = environment.indent
    }
    if field.text.isEmpty {
      properties.tabs = .line(to: environment.width)
    }
    paragraph(properties, to: &writer) { body, writer in
      body.inlines(field.label, to: &writer)
      if !field.label.isEmpty { body.run("\u{FF1A}", to: &writer) }
      if field.text.isEmpty {
        writer.raw(Markup.tab)
      } else {
        body.inlines(field.text, to: &writer)
      }
    }
  }
}
