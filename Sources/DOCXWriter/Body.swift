import ManualModel
import Packaging

/// Writes the blocks of a manual: the document itself, its headers and footers.
///
/// Methods are named after what they write. What a block inherits comes in as an ``Environment``;
/// what the document accumulates is ``state``.
struct Body {
  let manual: Manual
  let decorations: [PageDecoration]
  /// Nil before the document has been laid out.
  let pages: Pages?
  let anchors: Anchors
  private let looks: [Theme.Look]
  var state: State

  init(_ manual: Manual, decorations: [PageDecoration], pages: Pages? = nil) {
    self.manual = manual
    self.decorations = decorations
    self.pages = pages
    anchors = Anchors(of: manual)
    looks = Styles.looks(in: manual.theme)
    state = State(theme: manual.theme)
  }

  /// How a style looks.
  func look(of style: StyleID) -> Theme.Look {
    looks.indices.contains(style.ordinal)
      ? looks[style.ordinal] : Styles.look(of: style, in: manual.theme)
  }

  /// Writes `w:document` (ISO/IEC 29500-1 §17.2.3).
  mutating func document(_ sheets: [Sheet], to writer: inout XMLWriter) {
    writer.element("w:document") { writer in
      Namespaces.declare(on: &writer)
      writer.element("w:body") { writer in
        for (index, sheet) in sheets.enumerated() {
          self.sheet(sheet, to: &writer)
          let isLast = index == sheets.count - 1
          sectionEnd(of: sheet, after: sheets[..<index], isLast: isLast, to: &writer)
        }
      }
    }
  }

  private mutating func sheet(_ sheet: Sheet, to writer: inout XMLWriter) {
    state.cursor = Cursor()
    let environment = Environment(
      page: manual.theme.page, isLandscape: sheet.layout.isLandscape)
    for part in sheet.parts { sectionPart(part, in: environment, to: &writer) }
  }

  mutating func blocks(
    _ blocks: [Block], in environment: Environment, to writer: inout XMLWriter
  ) {
    for (index, block) in blocks.enumerated() {
      var inner = environment
      if index < blocks.count - 1 { inner.leadsTable = blocks[index + 1].beginsWithBareTable }
      self.block(block, in: inner, to: &writer)
    }
  }

  mutating func block(_ block: Block, in environment: Environment, to writer: inout XMLWriter) {
    let isAround = state.isChanged
    if block.isChanged { state.isChanged = true }
    defer { state.isChanged = isAround }
    switch block.kind {
    case .paragraph(let paragraph): self.paragraph(paragraph, in: environment, to: &writer)
    case .list(let list): self.list(list, in: environment, to: &writer)
    case .table(let table): self.table(table, in: environment, to: &writer)
    case .picture(let picture): self.picture(picture, in: environment, to: &writer)
    case .drawing(let drawing): self.drawing(drawing, in: environment, to: &writer)
    case .signature(let signature): self.signature(signature, in: environment, to: &writer)
    case .keepTogether(let blocks): keepTogether(blocks, in: environment, to: &writer)
    // Inside another block there is no page to be turned; see `Sheet` for the others.
    case .landscape(let blocks): self.blocks(blocks, in: environment, to: &writer)
    case .pageBreak: pageBreak(in: environment)
    case .contents: contents(to: &writer)
    }
  }

  /// Writes blocks each of which stays with the next, so that no page break comes between.
  private mutating func keepTogether(
    _ blocks: [Block], in environment: Environment, to writer: inout XMLWriter
  ) {
    var inner = environment
    inner.isKept = true
    for (index, block) in blocks.enumerated() {
      let isLast = index == blocks.count - 1
      inner.keepsWithNext = environment.keepsWithNext || !isLast
      inner.leadsTable =
        isLast ? environment.leadsTable : blocks[index + 1].beginsWithBareTable
      self.block(block, in: inner, to: &writer)
    }
  }

  /// Makes the next paragraph begin a page.
  ///
  /// A break of its own would leave an empty line behind, and at the top or the end of a sheet an
  /// empty page.
  mutating func pageBreak(in environment: Environment) {
    guard environment.container == .page, state.cursor.last != .nothing else { return }
    state.cursor.breaksPage = true
  }
}

extension Block {
  /// Whether a table with lines and without caption comes first.
  var beginsWithBareTable: Bool {
    switch kind {
    case .table(let table): table.caption == nil && table.style.isRuled
    case .keepTogether(let blocks): blocks.first?.beginsWithBareTable ?? false
    case .paragraph, .list, .picture, .drawing, .signature, .landscape, .pageBreak, .contents:
      false
    }
  }
}
