import ManualModel

/// All that a document shows of a node, as one text: equal where the documents would be equal.
///
/// Left out is what only tells where a node comes from: keys, facts, source spans, the names of
/// captions; and how a run of text is parted. Every element begins with a control character, which no
/// text of a manual holds.
struct Imprint {
  private(set) var text = ""
  /// A number for each image, the same for the same bytes.
  private let images: [Int]

  init(images: [Int]) { self.images = images }

  static func of(_ block: Block, images: [Int]) -> String {
    var imprint = Imprint(images: images)
    imprint.add(block)
    return imprint.text
  }

  static func of(_ inlines: [Inline]) -> String {
    var imprint = Imprint(images: [])
    imprint.add(inlines)
    return imprint.text
  }

  // MARK: Blocks

  mutating func add(_ section: Section) {
    text += "\u{1}S"
    add(section.id)
    add(section.startsNewPage)
    for clause in section.clauses { add(clause.description) }
    if let heading = section.heading {
      text += "\u{1}H"
      add(heading.level)
      switch heading.numbering {
      case .none: break
      case .decimal(let numbers): add("d"); for number in numbers { add(number) }
      case .appendix(let numbers): add("a"); for number in numbers { add(number) }
      }
      add(heading.text)
    }
    add(section.blocks)
  }

  mutating func add(_ blocks: [Block]) {
    text += "\u{1}{"
    for block in blocks { add(block) }
    text += "\u{1}}"
  }

  mutating func add(_ block: Block) {
    switch block.kind {
    case .paragraph(let paragraph):
      text += "\u{1}P"
      add(paragraph.style.rawValue)
      add(paragraph.alignment)
      add(paragraph.keepsWithNext)
      add(paragraph.text)
    case .list(let list):
      text += "\u{1}L"
      add("\(list.marker)")
      for item in list.items { add(item.blocks) }
    case .table(let table): add(table)
    case .picture(let picture):
      text += "\u{1}I"
      add(images.indices.contains(picture.image) ? images[picture.image] : -1)
      add("\(picture.width ?? -1)")
      add(picture.alignment)
      add(picture.alternativeText)
      add(picture.caption)
    case .drawing(let drawing):
      text += "\u{1}F"
      add("\(drawing.kind)")
      for node in drawing.nodes {
        add("\(node.shape)")
        add(node.text)
      }
      for edge in drawing.edges {
        text += "\u{1}E"
        add(edge.from)
        add(edge.to)
        add(edge.isReturn)
        add(edge.label)
      }
      add(drawing.alternativeText)
      add(drawing.caption)
    case .signature(let signature):
      text += "\u{1}G"
      add(signature.columns)
      for field in signature.fields {
        add(field.label)
        add(field.text)
      }
    case .keepTogether(let blocks):
      text += "\u{1}K"
      add(blocks)
    case .landscape(let blocks):
      text += "\u{1}W"
      add(blocks)
    case .pageBreak: text += "\u{1}B"
    case .contents: text += "\u{1}C"
    }
  }

  mutating func add(_ table: Table) {
    text += "\u{1}T"
    add("\(table.style)")
    add(table.headerRows)
    add(table.summary ?? "\u{2}")
    for column in table.columns {
      add(column.share)
      add(column.alignment)
    }
    add(table.caption)
    for row in table.rows { add(row) }
  }

  mutating func add(_ row: TableRow) {
    text += "\u{1}R"
    add(row.lines)
    for cell in row.cells { add(cell) }
  }

  /// How many rows a cell spans follows from the cells below it.
  mutating func add(_ cell: TableCell) {
    text += "\u{1}D"
    add(cell.columnSpan)
    add(cell.merge == .continued)
    add(cell.alignment)
    if !cell.content.isEmptyCell { add(cell.content) }
  }

  private mutating func add(_ caption: Caption?) {
    guard let caption else { return }
    text += "\u{1}N"
    add(caption.text)
  }

  // MARK: Inlines

  mutating func add(_ inlines: [Inline]) {
    text += "\u{2}"
    var last: TextStyle?
    for inline in inlines {
      switch inline {
      case .text(let piece, let style, _):
        guard !piece.isEmpty else { continue }
        if style != last { text += "\u{3}\(style.rawValue)\u{2}" }
        text += piece
        last = style
        continue
      case .lineBreak: text += "\u{4}b"
      case .tab: text += "\u{4}t"
      case .reference(let reference):
        text += "\u{4}r\(reference.form)\u{5}\(reference.target)\u{5}\(reference.style.rawValue)"
      case .gap(let shown, let style): text += "\u{4}g\(shown)\u{5}\(style.rawValue)"
      case .field(let field): text += "\u{4}f\(field)"
      case .link(let shown, let address): text += "\u{4}l\(shown)\u{5}\(address)"
      case .mark(let target, let shown, let style):
        text += "\u{4}M\(target)\u{5}\(shown)\u{5}\(style.rawValue)"
      case .blank(let width): text += "\u{4}_\(width)"
      case .changed(let change, let inline):
        text += "\u{4}m\(change)"
        add([inline])
      }
      text += "\u{5}"
      last = nil
    }
  }

  // MARK: Values

  mutating func add(_ value: String) {
    text += value
    text += "\u{5}"
  }

  private mutating func add(_ value: Int) { add(String(value)) }

  private mutating func add(_ value: Bool) { text += value ? "+" : "-" }

  private mutating func add(_ alignment: Alignment?) {
    switch alignment {
    case nil: text += "."
    case .start: text += "s"
    case .center: text += "c"
    case .end: text += "e"
    case .justify: text += "j"
    }
  }
}

extension [Block] {
  /// The text that is read, for how alike two blocks are.
  func readText(into text: inout [Inline]) {
    for block in self { block.readText(into: &text) }
  }
}

extension Block {
  var readText: [Inline] {
    var text: [Inline] = []
    readText(into: &text)
    return text
  }

  func readText(into text: inout [Inline]) {
    switch kind {
    case .paragraph(let paragraph): text += paragraph.text
    case .list(let list): for item in list.items { item.blocks.readText(into: &text) }
    case .table(let table):
      if let caption = table.caption { text += caption.text }
      for row in table.rows { row.readText(into: &text) }
    case .picture(let picture): if let caption = picture.caption { text += caption.text }
    case .drawing(let drawing):
      if let caption = drawing.caption { text += caption.text }
      for node in drawing.nodes { text += node.text }
      for edge in drawing.edges { text += edge.label }
    case .signature(let signature):
      for field in signature.fields { text += field.label + field.text }
    case .keepTogether(let blocks), .landscape(let blocks): blocks.readText(into: &text)
    case .pageBreak, .contents: break
    }
    text.append(.lineBreak)
  }
}

extension TableRow {
  func readText(into text: inout [Inline]) {
    for cell in cells { cell.content.readText(into: &text) }
  }
}
