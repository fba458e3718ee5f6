import ManualModel

extension TemplateParser {
  /// The items from the current line on that have the same marker and indentation.
  ///
  /// A statement between items ends the list here; lists that touch are joined when evaluated,
  /// because only then is it known which items there are.
  mutating func list(_ marker: List.Marker) -> BlockTemplate? {
    let number = nextOrdinal()
    let position = source.start(ofLine: line)
    let indent = Int(source.lines[line].indent)
    var items: [ItemTemplate] = []
    while !isAtEnd, case .item(marker, let text) = kind(ofLine: line) {
      let own = Int(source.lines[line].indent)
      guard own >= indent, own < indent + 2 else { break }
      guard let item = item(from: text, indent: own + 2) else { break }
      items.append(item)
    }
    return BlockTemplate(kind: .list(marker, items), ordinal: number, position: position)
  }

  /// An item: the paragraph behind its marker, then what is indented to it.
  private mutating func item(from text: Int, indent: Int) -> ItemTemplate? {
    let whole = content(ofLine: line)
    let position = source.start(ofLine: line)
    let number = nextOrdinal()
    return nested(at: whole) { parser in
      var start = text
      while start < whole.end, parser.bytes[start].isBlank { start += 1 }
      let first = parser.paragraph(from: start)
      let body = [.leaf(first)] + parser.blocks(indent: indent)
      return ItemTemplate(body: body, ordinal: number, position: position)
    }
  }
}
