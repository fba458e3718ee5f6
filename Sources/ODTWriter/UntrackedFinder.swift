import ManualModel

/// Looks through a redline for what ODF cannot track.
struct UntrackedFinder {
  private let targets: [String: Target]
  private let labels: Labels
  private let predecessor: Predecessor?
  private(set) var found: [Untracked] = []
  private var section: Section?
  private var table: String?
  private var moves: [Int: Int] = [:]

  init(_ manual: Manual) {
    targets = manual.targets
    labels = manual.labels
    predecessor = manual.predecessor
    if let predecessor, predecessor.theme != manual.theme { add(.look) }
    blocks(manual.header)
    blocks(manual.footer)
    blocks(manual.frontFooter)
    for section in manual.divisions.flatMap(\.sections) {
      self.section = section
      mark(section)
      look(section.heading?.text ?? [])
      blocks(section.blocks)
    }
  }

  /// Adds what the plan of the text left over.
  mutating func add(_ kind: Untracked.Kind, in section: Section?) {
    self.section = section
    table = nil
    add(kind)
  }

  private mutating func add(_ kind: Untracked.Kind) {
    let number = section?.heading?.numbering.label(labels) ?? ""
    let entry = Untracked(
      kind: kind, section: section?.id ?? "", number: number, clauses: section?.clauses ?? [],
      table: table)
    // Neighbours are one: three rows, a look that changed in ten places of a section.
    if let last = found.indices.last {
      var same = found[last]
      same.count = 1
      if same == entry {
        switch kind {
        case .rows, .columns: found[last].count += 1
        case .look, .contents, .pageStart, .emptyParagraph: break
        case .moved: found.append(entry)
        }
        return
      }
    }
    found.append(entry)
  }

  /// Notes a move once, where it ends; what moved along with it is counted.
  private mutating func mark(_ change: Change?, _ node: Untracked.Node) {
    switch change {
    case .movedTo(let number):
      if let place = moves[number] {
        found[place].count += 1
      } else {
        add(.moved(node))
        moves[number] = found.count - 1
      }
    case .formatted: add(.look)
    case .inserted, .deleted, .movedFrom, nil: break
    }
  }

  /// The number of a heading follows from its place, but not its level.
  private mutating func mark(_ section: Section) {
    guard case .formatted(.section(let look))? = section.change else {
      return mark(section.change, .section)
    }
    let heading = section.heading
    if look.level != heading?.level || look.startsNewPage != section.startsNewPage
      || look.numbering?.kind != heading?.numbering.kind
    {
      add(.look)
    }
  }

  private mutating func look(_ inlines: [Inline]) {
    if inlines.contains(where: { if case .changed(.formatted, _) = $0 { true } else { false } }) {
      add(.look)
    }
  }

  private mutating func blocks(_ blocks: [Block]) {
    for block in blocks {
      mark(block.change, .block)
      switch block.kind {
      case .paragraph(let paragraph): look(paragraph.text)
      case .list(let list):
        for item in list.items {
          mark(item.change, .item)
          self.blocks(item.blocks)
        }
      case .table(let table):
        // What goes as a whole is tracked.
        if block.change?.isWhole != true { rows(of: table) }
      case .picture(let picture): look(picture.caption?.text ?? [])
      case .drawing(let drawing): look(drawing.caption?.text ?? [])
      case .signature(let signature):
        for field in signature.fields { look(field.label + field.text) }
      case .keepTogether(let inner), .landscape(let inner): self.blocks(inner)
      case .contents: if block.change?.isWhole == true { add(.contents) }
      case .pageBreak: break
      }
    }
  }

  private mutating func rows(of table: Table) {
    let outer = self.table
    if let caption = table.caption {
      look(caption.text)
      let target =
        caption.change?.exists(on: .new) == false
        ? predecessor?.targets[caption.target] : targets[caption.target]
      self.table = target?.number
    }
    var moved: Set<Int> = []
    for column in table.columns { cell(column.change, &moved) { .columns($0) } }
    moved = []
    for row in table.rows {
      cell(row.change, &moved) { .rows($0) }
      for cell in row.cells {
        if case .formatted? = cell.change { add(.look) }
        blocks(cell.content)
      }
    }
    self.table = outer
  }

  private mutating func cell(
    _ change: Change?, _ moved: inout Set<Int>, _ kind: (Untracked.Fate) -> Untracked.Kind
  ) {
    switch change {
    case .inserted: add(kind(.inserted))
    case .deleted: add(kind(.deleted))
    case .movedTo(let number): if moved.insert(number).inserted { add(kind(.moved)) }
    case .formatted: add(.look)
    case .movedFrom, nil: break
    }
  }
}

extension Change {
  fileprivate var isWhole: Bool { if case .formatted = self { false } else { true } }
}

extension Heading.Numbering {
  /// How it is counted.
  fileprivate var kind: Int {
    switch self {
    case .none: 0
    case .decimal: 1
    case .appendix: 2
    }
  }
}
