import ManualModel

/// Where evaluated blocks go; joins what belongs together.
struct Sink {
  private var blocks: [Block] = []
  /// A list that may go on: kept apart, so that adding an item does not copy those before it.
  private var list: (marker: List.Marker, items: [ListItem], key: BlockKey, source: SourceSpan)?

  mutating func append(_ block: Block) {
    flushList()
    switch block.kind {
    case .list, .table, .signature, .picture, .drawing: keepIntroduction()
    case .paragraph, .keepTogether, .landscape, .pageBreak, .contents: break
    }
    blocks.append(block)
  }

  /// Adds items to the list before it, if that has the same marker; otherwise begins one.
  mutating func append(
    _ items: [ListItem], _ marker: List.Marker, key: BlockKey, source: SourceSpan
  ) {
    guard !items.isEmpty else { return }
    if list?.marker == marker {
      list?.items.append(contentsOf: items)
    } else {
      flushList()
      keepIntroduction()
      list = (marker, items, key, source)
    }
  }

  /// Ends what is open and gives all blocks.
  mutating func finish() -> [Block] {
    flushList()
    defer { blocks = [] }
    return blocks
  }

  private mutating func flushList() {
    guard let list else { return }
    self.list = nil
    blocks.append(
      Block(
        .list(List(marker: list.marker, items: list.items)), key: list.key, source: list.source))
  }

  /// A paragraph that ends with a colon stays with the list or table it announces.
  private mutating func keepIntroduction() {
    guard let last = blocks.last, case .paragraph(var paragraph) = last.kind,
      case .text(let text, _, _) = paragraph.text.last, text.hasSuffix("：") || text.hasSuffix(":")
    else { return }
    paragraph.keepsWithNext = true
    blocks[blocks.count - 1].kind = .paragraph(paragraph)
  }
}
