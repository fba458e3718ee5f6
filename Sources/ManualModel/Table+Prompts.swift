extension Table {
  /// Whether a cell of a table without header rows says what stands beside it.
  ///
  /// Forms put their prompts into centred columns; where no column tells them apart, the first one
  /// holds them. An empty cell says nothing.
  package func isPrompt(_ cell: TableCell, column: Int) -> Bool {
    guard headerRows == 0, style != .plain, columns.count > 1, columns.indices.contains(column),
      cell.columnSpan < columns.count, cell.content.contains(where: \.hasText)
    else { return false }
    let alignments = columns.map(\.alignment)
    let tellsApart = alignments.contains(.center) && alignments.contains { $0 != .center }
    return tellsApart ? alignments[column] == .center : column == 0
  }
}

extension Block {
  /// Whether there is anything to read in a paragraph.
  fileprivate var hasText: Bool {
    guard case .paragraph(let paragraph) = kind else { return false }
    return paragraph.text.contains(where: \.isText)
  }
}

extension Inline {
  fileprivate var isText: Bool {
    switch self {
    case .text(let text, _, _), .link(let text, _): !text.isEmpty
    case .gap, .reference, .mark: true
    case .changed(_, let inline): inline.isText
    case .lineBreak, .tab, .field, .blank: false
    }
  }
}
