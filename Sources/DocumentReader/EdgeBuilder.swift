import ManualModel

/// What a paragraph of a header or footer holds, whichever format it was read from.
struct EdgeParagraph {
  var text: [Inline] = []
  var pictures: [(picture: Picture, width: Int)] = []
  var alignment: Alignment?

  mutating func append(_ words: String, isBold: Bool) {
    guard !words.isEmpty else { return }
    let style: TextStyle = isBold ? .strong : []
    if case .text(let before, style, nil)? = text.last {
      text[text.count - 1] = .text(before + words, style: style, fact: nil)
    } else {
      text.append(.text(words, style: style, fact: nil))
    }
  }

  /// The blocks it becomes: a picture beside text stands in a table without lines.
  func blocks(_ style: ParagraphStyle, width: Int) -> [Block] {
    guard let (picture, pictureWidth) = pictures.first else {
      return [block(.paragraph(Paragraph(style, alignment: alignment, text)))]
    }
    var rest = text[...]
    // Tabs between a logo and what stands at the other margin.
    var tabs = 0
    while case .tab? = rest.first {
      rest = rest.dropFirst()
      tabs += 1
    }
    var logo = picture
    logo.alignment = rest.isEmpty ? alignment ?? .start : .start
    guard !rest.isEmpty else { return [block(.picture(logo))] }
    let share = min(max(pictureWidth + 40, width / 10), width * 2 / 3)
    // A picture is as wide as its cell, but for the room at the cell's sides.
    logo.width = min(Double(pictureWidth) / Double(max(share - 38, 1)), 1)
    let paragraph = Paragraph(style, alignment: tabs > 0 ? .end : alignment, Array(rest))
    let row = TableRow(
      [TableCell([block(.picture(logo))]), TableCell([block(.paragraph(paragraph))])],
      key: BlockKey(node: 0), source: .none)
    return [
      block(
        .table(
          Table(
            style: .plain,
            columns: [.init(share: share), .init(share: max(width - share, 1))],
            headerRows: 0, rows: [row])))
    ]
  }
}

/// A block of a document of others, which has no place in a template.
func block(_ kind: Block.Kind) -> Block { Block(kind, key: BlockKey(node: 0), source: .none) }

extension [Block] {
  /// The blocks of a header or footer: one of nothing but empty lines is none.
  var asEdge: [Block] {
    let isEmpty = allSatisfy { block in
      if case .paragraph(let paragraph) = block.kind { paragraph.text.isEmpty } else { false }
    }
    return isEmpty ? [] : self
  }
}
