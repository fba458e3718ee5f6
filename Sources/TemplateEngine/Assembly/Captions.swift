import ManualModel

/// Numbers the captions of a manual in reading order and makes them targets.
struct Captions {
  private var tables = 0
  private var figures = 0
  private(set) var targets: [(name: String, target: Target)] = []

  mutating func number(
    _ blocks: [Block], labels: Labels, bookmarks: inout Bookmarks
  ) {
    for block in blocks {
      switch block.kind {
      case .table(let table):
        if let caption = table.caption {
          tables += 1
          add(caption, .table, labels.table + String(tables), &bookmarks)
        }
        for row in table.rows {
          for cell in row.cells where cell.content.contains(where: \.mayHoldCaption) {
            number(cell.content, labels: labels, bookmarks: &bookmarks)
          }
        }
      case .picture(let picture):
        if let caption = picture.caption {
          figures += 1
          add(caption, .figure, labels.figure + String(figures), &bookmarks)
        }
      case .drawing(let drawing):
        if let caption = drawing.caption {
          figures += 1
          add(caption, .figure, labels.figure + String(figures), &bookmarks)
        }
      case .list(let list):
        for item in list.items where item.blocks.count > 1 {
          number(item.blocks, labels: labels, bookmarks: &bookmarks)
        }
      case .keepTogether(let inner), .landscape(let inner):
        number(inner, labels: labels, bookmarks: &bookmarks)
      case .paragraph, .signature, .pageBreak, .contents: break
      }
    }
  }

  private mutating func add(
    _ caption: Caption, _ kind: Target.Kind, _ number: String, _ bookmarks: inout Bookmarks
  ) {
    let target = Target(
      kind: kind, bookmark: bookmarks.name(for: caption.target, prefix: ""), number: number,
      title: caption.text.plainText)
    targets.append((caption.target, target))
  }
}

extension Block {
  /// Whether a caption can be somewhere inside.
  fileprivate var mayHoldCaption: Bool {
    switch kind {
    case .paragraph, .signature, .pageBreak, .contents: false
    case .list, .table, .picture, .drawing, .keepTogether, .landscape: true
    }
  }
}
