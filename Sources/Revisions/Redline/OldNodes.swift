import ManualModel

/// Takes nodes of the older manual over into a redline, whose facts and images have other numbers.
struct OldNodes {
  /// The number in the redline of each fact and each image of the older manual.
  let facts: [Int32]
  let images: [Int]

  func fact(_ fact: FactID) -> FactID {
    facts.indices.contains(Int(fact.index)) ? FactID(index: Int(facts[Int(fact.index)])) : fact
  }

  func key(_ key: BlockKey) -> BlockKey {
    var key = key
    key.item = key.item.map(fact)
    return key
  }

  func section(_ section: Section) -> Section {
    var result = section
    result.heading?.text = inlines(section.heading?.text ?? [])
    result.blocks = blocks(section.blocks)
    return result
  }

  func blocks(_ blocks: [Block]) -> [Block] { blocks.map(block) }

  func block(_ block: Block) -> Block {
    var result = block
    result.key = key(block.key)
    switch block.kind {
    case .paragraph(var paragraph):
      paragraph.text = inlines(paragraph.text)
      result.kind = .paragraph(paragraph)
    case .list(var list):
      list.items = list.items.map(item)
      result.kind = .list(list)
    case .table(var table):
      table.caption = caption(table.caption)
      table.rows = table.rows.map(row)
      result.kind = .table(table)
    case .picture(var picture):
      if images.indices.contains(picture.image) { picture.image = images[picture.image] }
      picture.caption = caption(picture.caption)
      result.kind = .picture(picture)
    case .drawing(var drawing):
      drawing.caption = caption(drawing.caption)
      for index in drawing.nodes.indices {
        drawing.nodes[index].text = inlines(drawing.nodes[index].text)
      }
      for index in drawing.edges.indices {
        drawing.edges[index].label = inlines(drawing.edges[index].label)
      }
      result.kind = .drawing(drawing)
    case .signature(var signature):
      signature.fields = signature.fields.map { field in
        Signature.Field(label: inlines(field.label), text: inlines(field.text))
      }
      result.kind = .signature(signature)
    case .keepTogether(let inner): result.kind = .keepTogether(blocks(inner))
    case .landscape(let inner): result.kind = .landscape(blocks(inner))
    case .pageBreak, .contents: break
    }
    return result
  }

  func item(_ item: ListItem) -> ListItem {
    var item = item
    item.key = key(item.key)
    item.blocks = blocks(item.blocks)
    return item
  }

  func row(_ row: TableRow) -> TableRow {
    var row = row
    row.key = key(row.key)
    for index in row.cells.indices { row.cells[index].content = blocks(row.cells[index].content) }
    return row
  }

  func caption(_ caption: Caption?) -> Caption? {
    guard var caption else { return nil }
    caption.text = inlines(caption.text)
    return caption
  }

  func inlines(_ inlines: [Inline]) -> [Inline] {
    inlines.map { inline in
      guard case .text(let text, let style, let fact?) = inline else { return inline }
      return .text(text, style: style, fact: self.fact(fact))
    }
  }
}

/// The way back for images: a rejected redline has those of the older manual alone.
struct OldImages {
  private let images: [Int]

  init(_ images: [Int]) { self.images = images }

  func restored(_ manual: Manual) -> Manual {
    var manual = manual
    var places = [Int](repeating: 0, count: manual.images.count)
    for (place, image) in images.enumerated().reversed() { places[image] = place }
    manual.images = images.map { manual.images[$0] }
    let nodes = OldNodes(facts: [], images: places)
    guard places != Array(places.indices) else { return manual }
    manual.header = nodes.blocks(manual.header)
    manual.footer = nodes.blocks(manual.footer)
    manual.frontFooter = nodes.blocks(manual.frontFooter)
    for division in manual.divisions.indices {
      for section in manual.divisions[division].sections.indices {
        let blocks = manual.divisions[division].sections[section].blocks
        manual.divisions[division].sections[section].blocks = nodes.blocks(blocks)
      }
    }
    return manual
  }
}
