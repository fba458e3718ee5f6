import ManualModel
import Packaging

extension RedlineBody {
  /// Adds blocks to the flow.
  mutating func blocks(_ blocks: [Block], in place: Place) {
    for (index, block) in blocks.enumerated() {
      self.block(block, in: place.leading(to: blocks[(index + 1)...]))
    }
  }

  mutating func block(_ block: Block, in outer: Place) {
    let isAround = state.isChanged
    if block.isChanged { setChanged(true) }
    defer { setChanged(isAround) }
    beginMove(block.change, in: outer)
    defer { endMove(block.change, in: outer) }
    let place = outer.inside(block.change)
    switch block.kind {
    case .paragraph(let paragraph): self.paragraph(paragraph, block.change, in: outer)
    case .list(let list): self.list(list, block.change, in: place)
    case .table: table(block, in: place)
    case .picture(let picture): self.picture(picture, in: place)
    case .drawing(let drawing): self.drawing(drawing, block, in: place)
    case .signature: signature(block, in: place)
    case .keepTogether(let blocks): keepTogether(blocks, in: place)
    // Inside another block there is no page to be turned; see `RedlineSheet` for the others.
    case .landscape(let blocks): self.blocks(blocks, in: place)
    case .pageBreak:
      for side in place.sides { on(side) { $0.pageBreak(in: place[side]) } }
    case .contents: contents(in: place)
    }
  }

  /// Whether what follows has a bar in the margin: in both manuals, for only the newer one's is known
  /// of what both have.
  mutating func setChanged(_ isChanged: Bool) {
    new.state.isChanged = isChanged
    old.state.isChanged = isChanged
  }

  private mutating func keepTogether(_ blocks: [Block], in place: Place) {
    var inner = place.changing { $0.isKept = true }
    let last = place.lastIndices(blocks.map(\.change))
    for (index, block) in blocks.enumerated() {
      for side in [Change.Side.old, .new] {
        inner[side].keepsWithNext = place[side].keepsWithNext || index < last[side] ?? 0
      }
      self.block(block, in: inner.leading(to: blocks[(index + 1)...]))
    }
  }

  // MARK: Lists

  private mutating func list(_ list: List, _ change: Change?, in place: Place) {
    var inner = place
    var numbers = Sides<NumberingReference>()
    var former = list.marker
    if case .formatted(.list(let marker))? = change { former = marker }
    for side in place.sides {
      let look = Numbering.ListLook(
        marker: side == .old ? former : list.marker, isInCell: place[side].container == .cell)
      let level = min(place[side].listDepth, Numbering.ListLook.levels - 1)
      if side == .new, former == list.marker, let number = numbers.old {
        numbers.new = number
      } else {
        numbers[side] = NumberingReference(
          level: level, id: state.numbering.instance(of: look, level: level))
      }
      inner[side].listDepth += 1
      inner[side].indent = look.textIndent(
        level: level, characterWidth: Styles.characterWidth(ofList: look, in: redline.theme))
    }
    let last = place.lastIndices(list.items.map(\.change))
    for (index, item) in list.items.enumerated() {
      for side in [Change.Side.old, .new] {
        inner[side].keepsWithNext =
          place[side].keepsWithNext || (place[side].isKept && index < last[side] ?? 0)
        inner[side].leadsTable = place[side].leadsTable && index == last[side] ?? 0
      }
      beginMove(item.change, in: place)
      self.item(item, numbers, in: inner.inside(item.change))
      endMove(item.change, in: place)
    }
  }

  /// Adds an item: on each side the first paragraph that ends there carries the number.
  private mutating func item(
    _ item: ListItem, _ numbers: Sides<NumberingReference>, in place: Place
  ) {
    var waiting = place.sides
    func firstBlock(_ side: Change.Side) -> Block? {
      item.blocks.first { place.inside($0.change).exists(on: side) }
    }
    let bare = waiting.filter { side in
      if case .paragraph? = firstBlock(side)?.kind { false } else { true }
    }
    if !bare.isEmpty {
      // The number needs a paragraph, also where the item begins with a table or is empty.
      var first = place
      for side in bare { first[side].itemNumber = numbers[side] }
      if bare.count == 1, place.mark == nil {
        first = first.inside(bare[0] == .old ? .deleted : .inserted)
      }
      self.paragraph(Paragraph(.body, []), nil, in: first)
      waiting.removeAll(where: bare.contains)
    }
    for block in item.blocks {
      var inner = place
      for side in waiting { inner[side].itemNumber = numbers[side] }
      self.block(block, in: inner)
      guard case .paragraph(let paragraph) = block.kind else { continue }
      let end = place.inside(block.change).inside(paragraph.endChange)
      waiting.removeAll { end.exists(on: $0) }
    }
  }

  // MARK: Pictures

  private mutating func picture(_ picture: Picture, in place: Place) {
    let caption = Sides(picture.caption, in: place)
    self.paragraph(in: place) { body, side in
      var environment = place[side]
      if caption[side] != nil { environment.keepsWithNext = true }
      return body.figureProperties(alignment: picture.alignment, in: environment)
    } content: { body, writer in
      body.object(in: place, to: &writer) { $0.pictureRun(picture, in: place[$1], to: &$2) }
    }
    below(picture.caption, in: place)
  }

  /// Writes the run of an object, which one manual may not have.
  mutating func object(
    in place: Place, to writer: inout XMLWriter,
    _ content: (inout Body, Change.Side, inout XMLWriter) -> Void
  ) {
    guard let mark = place.mark else { return content(&new, .new, &writer) }
    marked(mark, to: &writer) { content(&$0, mark.side, &$1) }
  }

  /// Adds the caption below an object.
  mutating func below(_ caption: Caption?, part: Int? = nil, in place: Place) {
    guard let caption else { return }
    self.caption(
      caption, part: part, keepsWithNext: { place[$0].keepsWithNext },
      in: place.changing { $0.itemNumber = nil })
  }
}

extension Place {
  /// The same place above those blocks; above none it leads to what it led to.
  func leading(to blocks: ArraySlice<Block>) -> Place {
    var place = self
    for side in sides {
      let next = blocks.first { inside($0.change).exists(on: side) }
      if let next { place[side].leadsTable = next.beginsWithBareTable }
    }
    return place
  }

  /// The last of some nodes in each manual.
  func lastIndices(_ changes: [Change?]) -> Sides<Int> {
    var last = Sides<Int>()
    for (index, change) in changes.enumerated() {
      for side in inside(change).sides { last[side] = index }
    }
    return last
  }
}

extension Sides<Caption> {
  /// The caption that each manual has.
  init(_ caption: Caption?, in place: Place) {
    self.init()
    guard let caption else { return }
    for side in place.inside(caption.change).sides { self[side] = caption }
  }
}
