import ManualModel

extension Evaluator {
  /// The inlines of a paragraph.
  mutating func inlines(_ pieces: [Piece]) -> [Inline] {
    // Most cells and many paragraphs are one piece of the template's own text.
    if pieces.count == 1, case .text(let text, let style) = pieces[0] {
      return [.text(text, style: style, fact: nil)]
    }
    var writer = InlineWriter(capacity: pieces.count)
    for piece in pieces {
      switch piece {
      case .text(let text, let style): writer.text(text, style: style, isValue: false)
      case .value(let id, let style): write(evaluate(id), style, to: &writer)
      case .lineBreak: writer.append(.lineBreak)
      case .softBreak: writer.softBreak()
      case .link(let text, let address):
        let (text, address) = (plainText(text), plainText(address))
        writer.append(
          address.isOutside
            ? .link(text: text, address: address) : .text(text, style: [], fact: nil))
      }
    }
    return writer.inlines
  }

  /// The inlines of a paragraph that is nothing but a value.
  mutating func inlines(_ item: Item, _ style: TextStyle) -> [Inline] {
    var writer = InlineWriter(capacity: 1)
    write(item, style, to: &writer)
    return writer.inlines
  }

  /// Pieces as text: file names, addresses, descriptions of pictures.
  mutating func plainText(_ pieces: [Piece]) -> String { inlines(pieces).plainText }

  private mutating func write(_ item: Item, _ style: TextStyle, to writer: inout InlineWriter) {
    switch item {
    case .absent(let absence): writer.append(gap(absence, style))
    case .inlines(let inlines): for inline in inlines { write(inline, style, to: &writer) }
    case .markdown(let text, let id):
      for (index, paragraph) in paragraphs(ofMarkdown: text, id).enumerated() {
        if index > 0 { writer.append(.lineBreak) }
        for inline in paragraph { write(inline, style, to: &writer) }
      }
    case .loop: break
    case .fact(let fact):
      writer.text(
        plainText(item), style: style, fact: fact.id == FactTable.root ? nil : fact.id)
    }
  }

  private func write(_ inline: Inline, _ style: TextStyle, to writer: inout InlineWriter) {
    switch inline {
    case .text(let text, let own, let fact):
      writer.text(text, style: own.adding(style), fact: fact)
    case .reference(var reference):
      reference.style = reference.style.adding(style)
      writer.append(.reference(reference))
    case .gap(let text, let own): writer.append(.gap(text: text, style: own.adding(style)))
    case .mark(let target, let text, let own):
      writer.append(.mark(target: target, text: text, style: own.adding(style)))
    case .lineBreak, .tab, .field, .link, .blank, .changed: writer.append(inline)
    }
  }

  /// Notes that a fact is missing here and gives what is shown for it.
  mutating func gap(_ absence: Absence, _ style: TextStyle = .none) -> Inline {
    let path = absence.path(in: context.table)
    if !isReplaced {
      if let index = state.gapIndices[path] {
        if state.gaps[index].sections.last != section { state.gaps[index].sections.append(section) }
      } else {
        state.gapIndices[path] = state.gaps.count
        state.gaps.append(
          Gap(
            path: path, chinese: absence.name.chinese, english: absence.name.english,
            span: context.table.span(of: absence.fact), sections: [section]))
      }
    }
    return .gap(text: context.gapPattern.filled(name: absence.name.chinese), style: style)
  }

  /// The text of the paragraphs of a value, for where only inlines can stand.
  private mutating func paragraphs(ofMarkdown text: String, _ id: FactID) -> [[Inline]] {
    var paragraphs: [[Inline]] = []
    func gather(_ blocks: [Block]) {
      for block in blocks {
        switch block.kind {
        case .paragraph(let paragraph): paragraphs.append(paragraph.text)
        case .list(let list): for item in list.items { gather(item.blocks) }
        case .table(let table):
          for row in table.rows { for cell in row.cells { gather(cell.content) } }
        case .keepTogether(let inner), .landscape(let inner): gather(inner)
        case .picture, .drawing, .signature, .pageBreak, .contents: break
        }
      }
    }
    gather(blocks(ofMarkdown: text, id))
    return paragraphs
  }

  /// The blocks of a value that `markdown(…)` asks to be parsed.
  mutating func blocks(ofMarkdown text: String, _ id: FactID) -> [Block] {
    let flows = SectionParser.parse(value: text)
    let outer = item
    item = id == FactTable.root ? item : id
    defer { item = outer }
    return enclosed { evaluator in evaluator.run(flows) }
  }
}

extension String {
  /// Whether it leads to a page, a mailbox or a telephone, and can run nothing.
  fileprivate var isOutside: Bool {
    let scheme = prefix { $0 != ":" }.lowercased()
    return scheme.utf8.count < utf8.count && ["http", "https", "mailto", "tel"].contains(scheme)
  }
}
