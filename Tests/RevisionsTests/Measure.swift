import ManualModel
import RedlineSupport
import Revisions

/// How much a redline marks, as the issue measures it.
struct Measure: Equatable {
  /// Characters marked as inserted or deleted; what only moved is not counted.
  var characters = 0
  /// Marked places: what is deleted and what is inserted in its stead are one, both halves of a move
  /// are one, a column is one.
  var regions = 0
  var moves = 0
  /// Numbers, dates, numerals and words of letters of which only a part is marked.
  var cutAtoms = 0

  init(of redline: Manual) {
    var walker = Walker()
    walker.blocks(redline.header, nil)
    for section in redline.divisions.flatMap(\.sections) {
      let change = section.change.whole
      walker.enter(change)
      walker.look(section.change)
      walker.inlines(section.heading?.text ?? [], change)
      walker.blocks(section.blocks, change)
    }
    walker.blocks(redline.footer, nil)
    walker.flush()
    characters = walker.characters
    moves = walker.moveNumbers.count
    regions = walker.regions + moves
    cutAtoms = walker.cutAtoms
  }
}

extension Change? {
  /// The mark that all inside has too; nil for a look.
  fileprivate var whole: Change? { if case .formatted? = self { nil } else { self } }
}

private struct Walker {
  var characters = 0
  var regions = 0
  var cutAtoms = 0
  var moveNumbers: Set<Int> = []
  /// Whether the last thing met is marked, so that the next belongs to the same region.
  private var isOpen = false
  private var texts: [(side: Change.Side, characters: [(Character, Bool)])] = []

  mutating func flush() { isOpen = false }

  /// Meets a node that is marked as a whole, or is not.
  mutating func enter(_ change: Change?) {
    switch change {
    case .inserted, .deleted:
      if !isOpen { regions += 1 }
      isOpen = true
    case .movedFrom(let number), .movedTo(let number):
      moveNumbers.insert(number)
      isOpen = false
    case .formatted, nil: isOpen = false
    }
  }

  mutating func look(_ change: Change?) {
    guard case .formatted(let former)? = change else { return }
    switch former {
    // Numbers, shares of columns and summaries follow from other things.
    case .section, .column, .table, .drawing: break
    case .cell, .row, .text, .paragraph, .list, .signature: regions += 1
    }
  }

  mutating func inlines(_ inlines: [Inline], _ inherited: Change?) {
    var (old, new): ([(Character, Bool)], [(Character, Bool)]) = ([], [])
    for inline in inlines {
      var own: Change?
      var piece = inline
      if case .changed(let change, let inner) = inline { (own, piece) = (change, inner) }
      let text = [piece].whole
      let change = own ?? inherited
      let isMarked = change == .inserted || change == .deleted
      if isMarked {
        characters += text.count
        if inherited != change {
          if !isOpen { regions += 1 }
          isOpen = true
        }
      } else {
        if inherited == nil { isOpen = false }
        look(own)
      }
      if change?.exists(on: .old) ?? true { old += text.map { ($0, isMarked) } }
      if change?.exists(on: .new) ?? true { new += text.map { ($0, isMarked) } }
    }
    if inherited == nil { isOpen = false }
    cutAtoms += Self.cuts(old) + Self.cuts(new)
  }

  private static func cuts(_ text: [(Character, Bool)]) -> Int {
    let string = String(text.map(\.0))
    let atoms =
      /[0-9]{4}年[0-9]+月[0-9]+日|[0-9]+([.:\-][0-9]+)*|[A-Za-z]+([\-\/][A-Za-z0-9]+)*|[一二三四五六七八九十百千]{2,}/
    return string.matches(of: atoms).count { match in
      let start = string.distance(from: string.startIndex, to: match.range.lowerBound)
      let marks = text[start..<(start + match.output.0.count)].map(\.1)
      return Set(marks).count > 1
    }
  }

  mutating func blocks(_ blocks: [Block], _ inherited: Change?) {
    for block in blocks {
      let change = block.change.whole ?? inherited
      if inherited == nil { enter(change) }
      look(block.change)
      switch block.kind {
      case .paragraph(let paragraph):
        inlines(paragraph.text, change)
        if paragraph.endChange != nil, !isOpen { regions += 1 }
      case .list(let list):
        for item in list.items {
          if change == nil { enter(item.change) }
          self.blocks(item.blocks, item.change ?? change)
        }
        isOpen = change != nil
      case .table(let table): self.table(table, change)
      case .picture(let picture): inlines(picture.caption?.text ?? [], change)
      case .drawing(let drawing):
        for text in drawing.nodes.map(\.text) + drawing.edges.map(\.label) { inlines(text, change) }
      case .signature(let signature):
        for field in signature.fields {
          inlines(field.label, change)
          inlines(field.text, change)
        }
      case .keepTogether(let inner), .landscape(let inner): self.blocks(inner, change)
      case .pageBreak, .contents: break
      }
    }
  }

  private mutating func table(_ table: Table, _ inherited: Change?) {
    inlines(table.caption?.text ?? [], table.caption?.change ?? inherited)
    if inherited == nil {
      for column in table.columns { enter(column.change.whole) }
      isOpen = false
    }
    for row in table.rows {
      let change = row.change.whole ?? inherited
      if inherited == nil { enter(change) }
      look(row.change)
      for cell in row.cells {
        let own = change ?? cell.change.whole
        look(cell.change)
        let before = (regions, isOpen)
        self.blocks(cell.content, own)
        // A marked column was counted with the column.
        if change == nil, own != nil { (regions, isOpen) = before }
      }
      isOpen = row.change.whole != nil
    }
    isOpen = inherited != nil
  }
}
