import ManualModel
import Packaging

extension RedlineBody {
  /// Adds places to sign; in another number of columns they are put in anew.
  mutating func signature(_ block: Block, in place: Place) {
    guard case .signature(let signature) = block.kind else { return }
    guard place.mark == nil, case .formatted(.signature)? = block.change else {
      return self.signature(signature, in: place)
    }
    old.state.writesBookmarks = false
    for side in [Change.Side.old, .new] {
      if case .signature(let own) = Projection(side: side).block(block).kind {
        self.signature(own, in: place.limited(to: [side]))
      }
      old.state.writesBookmarks = true
    }
  }

  private mutating func signature(_ signature: Signature, in place: Place) {
    let columns = max(signature.columns, 1)
    guard columns > 1 else {
      for (index, field) in signature.fields.enumerated() {
        var inner = place
        let isLast = index == signature.fields.count - 1
        for side in place.sides {
          inner[side].keepsWithNext = place[side].keepsWithNext || !isLast
        }
        self.place(field, in: inner)
      }
      return
    }
    let environment = place[place.side]
    let widths = TableGrid.widths(
      shares: Array(repeating: 1, count: columns), of: environment.width)
    let frame = TableFrame(style: .plain, widths: widths, indent: environment.indent)
    tableElement(Sides(frame, in: place), change: nil, in: place) { body, writer in
      for start in stride(from: 0, to: signature.fields.count, by: columns) {
        let fields = signature.fields[start..<min(start + columns, signature.fields.count)]
        var inner = place.changing { $0.container = .cell }
        inner.allowsMoves = false
        let isLast = start + columns >= signature.fields.count
        for side in place.sides {
          inner[side].keepsWithNext = place[side].keepsWithNext || !isLast
        }
        body.signatureRow(Array(fields), widths: widths, in: inner, to: &writer)
      }
    }
  }

  private mutating func signatureRow(
    _ fields: [Signature.Field], widths: [Int], in place: Place, to writer: inout XMLWriter
  ) {
    let properties = RowProperties(isHeader: false, height: nil, isWhole: true)
    writer.element("w:tr") { writer in
      rowProperties(Sides(properties, in: place), mark: place.mark, to: &writer)
      for (index, width) in widths.enumerated() {
        let properties = CellProperties(width: width, isFlushRight: index == widths.count - 1)
        let inner = place.changing { $0.width = properties.plainTextWidth }
        writer.element("w:tc") { writer in
          cellProperties(Sides(properties, in: place), mark: nil, to: &writer)
          container(inner, ending: .cell, to: &writer) { body in
            guard fields.indices.contains(index) else {
              return body.paragraph(in: inner) { _, _ in
                ParagraphProperties(.signature)
              } content: {
                _, _ in
              }
            }
            body.place(fields[index], in: inner)
          }
        }
      }
    }
  }

  /// Adds a label and its text, or a line to write on up to the edge.
  private mutating func place(_ field: Signature.Field, in place: Place) {
    self.paragraph(in: place) { _, side in
      let environment = place[side]
      var properties = ParagraphProperties(.signature)
      if environment.keepsWithNext { properties.keepsWithNext = true }
      if environment.indent > 0, environment.container == .page {
        properties.indent = environment.indent
      }
      if field.text.on(side).isEmpty { properties.tabs = .line(to: environment.width) }
      return properties
    } content: { body, writer in
      body.inlines(field.label, in: place, to: &writer)
      let labelled = place.sides.filter { !field.label.on($0).isEmpty }
      if !labelled.isEmpty {
        body.each(in: place.limited(to: labelled), to: &writer) { _, _ in "\u{FF1A}" }
      }
      let open = place.sides.filter { field.text.on($0).isEmpty }
      if !open.isEmpty { body.inlines([.tab], in: place.limited(to: open), to: &writer) }
      body.inlines(field.text, in: place, to: &writer)
    }
  }
}

extension Sides {
  /// The same on each side that is there.
  init(_ value: Value, in place: Place) {
    self.init()
    for side in place.sides { self[side] = value }
  }
}
