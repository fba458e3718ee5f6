import ManualModel

extension Inline {
  /// The mark whose page is the last one.
  static let endMark = Inline.mark(target: Target.end, text: "", style: .none)
}

extension [Block] {
  /// Marks the end of the last text there is; without any, in a paragraph of its own.
  mutating func appendEndMark() {
    if place(.endMark) { return }
    let source = last?.source ?? .none
    let key = BlockKey(node: Int(last?.key.node ?? -1) + 1)
    append(Block(.paragraph(Paragraph(.plain, [.endMark])), key: key, source: source))
  }

  /// False where the last block has no text that a mark could stand behind.
  fileprivate mutating func place(_ mark: Inline) -> Bool {
    guard let index = lastIndex(where: \.isShown) else { return false }
    switch self[index].kind {
    case .paragraph(var paragraph):
      paragraph.text.append(mark)
      self[index].kind = .paragraph(paragraph)
    case .list(var list):
      guard let item = list.items.indices.last, list.items[item].blocks.place(mark) else {
        return false
      }
      self[index].kind = .list(list)
    case .table(var table):
      guard table.place(mark) else { return false }
      self[index].kind = .table(table)
    case .keepTogether(var blocks):
      guard blocks.place(mark) else { return false }
      self[index].kind = .keepTogether(blocks)
    case .landscape(var blocks):
      guard blocks.place(mark) else { return false }
      self[index].kind = .landscape(blocks)
    case .picture, .drawing, .signature, .contents, .pageBreak: return false
    }
    return true
  }
}

extension Table {
  fileprivate mutating func place(_ mark: Inline) -> Bool {
    guard let row = rows.indices.last,
      let cell = rows[row].cells.lastIndex(where: { $0.merge != .continued })
    else { return false }
    if rows[row].cells[cell].content.isEmpty {
      let source = rows[row].source
      rows[row].cells[cell].content = [
        Block(.paragraph(Paragraph(.cell, [])), key: BlockKey(node: 0), source: source)
      ]
    }
    return rows[row].cells[cell].content.place(mark)
  }
}

extension Block {
  fileprivate var isShown: Bool { if case .pageBreak = kind { false } else { true } }
}
