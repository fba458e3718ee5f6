import ManualModel

/// Which facts of a manual are worth keeping: those on its sheet, those that runs of text tell and
/// keys name, and all above them.
struct FactCensus {
  private let table: FactTable
  private var isUsed: [Bool]

  init(_ table: FactTable) {
    self.table = table
    isUsed = Array(repeating: false, count: table.count)
  }

  /// The new number of each fact, counted from 0 for the root; -1 for what is left out.
  var numbers: [Int32] {
    var next: Int32 = 1
    return isUsed.indices.map { index in
      guard index > 0 else { return 0 }
      guard isUsed[index] else { return -1 }
      defer { next += 1 }
      return next
    }
  }

  mutating func count(_ manual: Manual) {
    for entry in manual.sheet.entries { use(entry.fact) }
    count(manual.header)
    count(manual.footer)
    count(manual.frontFooter)
    for division in manual.divisions {
      for section in division.sections {
        if let heading = section.heading { count(heading.text) }
        count(section.blocks)
      }
    }
  }

  private mutating func use(_ fact: FactID?) {
    var next = fact
    while let fact = next, isUsed.indices.contains(Int(fact.index)), !isUsed[Int(fact.index)] {
      isUsed[Int(fact.index)] = true
      next = table.parent(of: fact)
    }
  }

  private mutating func count(_ blocks: [Block]) {
    for block in blocks {
      use(block.key.item)
      switch block.kind {
      case .paragraph(let paragraph): count(paragraph.text)
      case .list(let list):
        for item in list.items {
          use(item.key.item)
          count(item.blocks)
        }
      case .table(let table):
        if let caption = table.caption { count(caption.text) }
        for row in table.rows {
          use(row.key.item)
          for cell in row.cells { count(cell.content) }
        }
      case .picture(let picture): if let caption = picture.caption { count(caption.text) }
      case .drawing(let drawing):
        if let caption = drawing.caption { count(caption.text) }
        for node in drawing.nodes { count(node.text) }
        for edge in drawing.edges { count(edge.label) }
      case .signature(let signature):
        for field in signature.fields {
          count(field.label)
          count(field.text)
        }
      case .keepTogether(let blocks), .landscape(let blocks): count(blocks)
      case .pageBreak, .contents: break
      }
    }
  }

  private mutating func count(_ inlines: [Inline]) {
    for case .text(_, _, let fact?) in inlines { use(fact) }
  }
}
