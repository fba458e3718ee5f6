import ManualModel

/// A mark of a redline as a reader meets it.
struct Mark: Hashable {
  var change: Change
  /// What it is on, such as `text`, `paragraph` or `row`.
  var node: String
  /// The text inside, of the node's own side.
  var text: String
}

extension Manual {
  /// All marks in reading order; those inside a node that is marked as a whole too.
  var marks: [Mark] {
    var collector = MarkCollector()
    collector.blocks(header)
    for section in divisions.flatMap(\.sections) {
      collector.add(section.change, "section", section.heading?.text ?? [])
      collector.inlines(section.heading?.text ?? [])
      collector.blocks(section.blocks)
    }
    collector.blocks(footer)
    return collector.marks
  }

  /// Whether halves of moves are complete and tables keep their grids.
  var isWellFormed: Bool {
    var from: Set<Int> = []
    var to: Set<Int> = []
    for mark in marks {
      if case .movedFrom(let number) = mark.change { from.insert(number) }
      if case .movedTo(let number) = mark.change { to.insert(number) }
    }
    return from == to && divisions.flatMap(\.sections).allSatisfy { $0.blocks.keepGrids }
  }
}

extension [Block] {
  fileprivate var keepGrids: Bool {
    allSatisfy { block in
      switch block.kind {
      case .table(let table):
        table.rows.allSatisfy { row in
          row.cells.reduce(0) { $0 + $1.columnSpan } == table.columns.count
            && row.cells.allSatisfy(\.content.keepGrids)
        } && table.headerRows <= table.rows.count
      case .keepTogether(let inner), .landscape(let inner): inner.keepGrids
      case .list(let list): list.items.allSatisfy(\.blocks.keepGrids)
      default: true
      }
    }
  }
}

private struct MarkCollector {
  var marks: [Mark] = []

  mutating func add(_ change: Change?, _ node: String, _ text: [Inline]) {
    guard let change else { return }
    marks.append(Mark(change: change, node: node, text: text.whole))
  }

  mutating func inlines(_ inlines: [Inline]) {
    for case .changed(let change, let inline) in inlines { add(change, "text", [inline]) }
  }

  mutating func blocks(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let paragraph):
        add(block.change, "paragraph", paragraph.text)
        inlines(paragraph.text)
        add(paragraph.endChange, "end", [])
      case .list(let list):
        add(block.change, "list", [])
        for item in list.items {
          add(item.change, "item", item.blocks.text)
          self.blocks(item.blocks)
        }
      case .table(let table):
        add(block.change, "table", [])
        add(table.caption?.change, "caption", table.caption?.text ?? [])
        inlines(table.caption?.text ?? [])
        for column in table.columns { add(column.change, "column", []) }
        for row in table.rows {
          add(row.change, "row", row.cells.flatMap(\.content.text))
          for cell in row.cells {
            add(cell.change, "cell", cell.content.text)
            self.blocks(cell.content)
          }
        }
      case .picture(let picture):
        add(block.change, "picture", [])
        inlines(picture.caption?.text ?? [])
      case .drawing(let drawing):
        add(block.change, "drawing", [])
        for text in drawing.nodes.map(\.text) + drawing.edges.map(\.label) { inlines(text) }
      case .signature(let signature):
        add(block.change, "signature", [])
        for field in signature.fields {
          inlines(field.label)
          inlines(field.text)
        }
      case .keepTogether(let inner), .landscape(let inner):
        add(block.change, "container", [])
        self.blocks(inner)
      default: add(block.change, "block", [])
      }
    }
  }
}

extension [Block] {
  fileprivate var text: [Inline] {
    flatMap { block -> [Inline] in
      switch block.kind {
      case .paragraph(let paragraph): paragraph.text
      case .list(let list): list.items.flatMap(\.blocks.text)
      case .table(let table): table.rows.flatMap { $0.cells.flatMap(\.content.text) }
      case .keepTogether(let inner), .landscape(let inner): inner.text
      default: []
      }
    }
  }
}

extension [Inline] {
  /// All text, whatever its marks.
  var whole: String {
    map { inline in
      switch inline {
      case .changed(_, let inner): [inner].whole
      case .text(let text, _, _): text
      case .reference(let reference): "<\(reference.target)>"
      case .gap(let text, _), .link(let text, _), .mark(_, let text, _): text
      case .lineBreak: "⏎"
      case .tab: "⇥"
      case .field, .blank: "_"
      }
    }.joined()
  }
}
