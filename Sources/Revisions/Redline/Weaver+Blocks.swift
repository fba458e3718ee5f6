import ManualModel

extension Weaver {
  mutating func weave(_ olds: [Block], _ news: [Block]) -> [Block] {
    let oldElements = olds.map { element($0, isOld: true) }
    let newElements = news.map { element($0, isOld: false) }
    if oldElements.map(\.content) == newElements.map(\.content) { return news }
    let likeness = LikenessTable(texts, olds.map(\.readText), news.map(\.readText))
    let steps = steps(oldElements, newElements) { i, j in likeness.percent(i, j) }
    let moves = moveNumbers(steps)
    var result: [Block] = []
    var index = 0
    while index < steps.count {
      switch steps[index] {
      case .kept(let i, let j):
        if oldElements[i].content == newElements[j].content {
          result.append(news[j])
        } else if let run = ParagraphRun(around: index, in: steps, olds, news),
          let blocks = weave(run, olds, news)
        {
          result.removeLast(run.before)
          result += blocks
          index += run.after
        } else {
          result += weave(olds[i], news[j])
        }
      case .deleted(let i): result.append(nodes.block(olds[i]).marked(.deleted))
      case .inserted(let j): result.append(news[j].marked(.inserted))
      case .movedFrom(let i, let j):
        let half = half(olds[i], news[j], .old) ?? nodes.block(olds[i])
        result.append(half.marked(.movedFrom(moves[j] ?? 0)))
      case .movedTo(let i, let j):
        let half = half(olds[i], news[j], .new) ?? news[j]
        result.append(half.marked(.movedTo(moves[j] ?? 0)))
      }
      index += 1
    }
    return result
  }

  /// One half of a moved block with what was changed on the way; nil where it cannot be woven.
  private mutating func half(_ old: Block, _ new: Block, _ side: Change.Side) -> Block? {
    let woven = weaveMoved { $0.weave(old, new) }
    guard woven.count == 1 else { return nil }
    return Projection(side: side, keepsMarks: true).block(woven[0])
  }

  private mutating func element(_ block: Block, isOld: Bool) -> AlignedElement {
    var element = AlignedElement(
      content: content(of: block, isOld: isOld), weight: block.readWeight, kind: block.sort)
    identify(&element, by: block.key, isOld: isOld)
    return element
  }

  // MARK: One block

  /// Two blocks of one kind as one; as two, where they have nothing in common.
  private mutating func weave(_ old: Block, _ new: Block) -> [Block] {
    var block = new
    switch (old.kind, new.kind) {
    case (.paragraph(let before), .paragraph(var after)):
      after.text = weave(before.text, after.text)
      block.kind = .paragraph(after)
      if !before.looksLike(after) {
        block.change = .formatted(
          .paragraph(
            style: before.style, alignment: before.alignment, keepsWithNext: before.keepsWithNext))
      }
    case (.list(let before), .list(var after)):
      after.items = weave(before.items, after.items)
      block.kind = .list(after)
      if before.marker != after.marker { block.change = .formatted(.list(before.marker)) }
    case (.table(let before), .table(let after)):
      guard let (table, change) = weave(before, after) else { return replaced(old, new) }
      block.kind = .table(table)
      block.change = change
    case (.picture(let before), .picture(var after)):
      guard nodes.images[before.image] == after.image, before.width == after.width,
        before.alignment == after.alignment, before.alternativeText == after.alternativeText
      else { return replaced(old, new) }
      after.caption = weave(before.caption, after.caption)
      block.kind = .picture(after)
    case (.drawing(let before), .drawing(var after)):
      guard before.hasGraph(of: after) else { return replaced(old, new) }
      for (index, node) in before.nodes.enumerated() {
        after.nodes[index].text = weave(node.text, after.nodes[index].text)
      }
      for (index, edge) in before.edges.enumerated() {
        after.edges[index].label = weave(edge.label, after.edges[index].label)
      }
      after.caption = weave(before.caption, after.caption)
      block.kind = .drawing(after)
      if before.alternativeText != after.alternativeText {
        block.change = .formatted(.drawing(alternativeText: before.alternativeText))
      }
    case (.signature(let before), .signature(var after)):
      guard before.fields.count == after.fields.count else { return replaced(old, new) }
      for (index, field) in before.fields.enumerated() {
        after.fields[index].label = weave(field.label, after.fields[index].label)
        after.fields[index].text = weave(field.text, after.fields[index].text)
      }
      block.kind = .signature(after)
      if before.columns != after.columns {
        block.change = .formatted(.signature(columns: before.columns))
      }
    case (.keepTogether(let before), .keepTogether(let after)):
      block.kind = .keepTogether(weave(before, after))
    case (.landscape(let before), .landscape(let after)):
      block.kind = .landscape(weave(before, after))
    case (.pageBreak, .pageBreak), (.contents, .contents): break
    case (.paragraph, _), (.list, _), (.table, _), (.picture, _), (.drawing, _), (.signature, _),
      (.keepTogether, _), (.landscape, _), (.pageBreak, _), (.contents, _):
      return replaced(old, new)
    }
    return [block]
  }

  private func replaced(_ old: Block, _ new: Block) -> [Block] {
    [nodes.block(old).marked(.deleted), new.marked(.inserted)]
  }

  mutating func weave(_ old: Caption?, _ new: Caption?) -> Caption? {
    guard var caption = new else {
      var caption = nodes.caption(old)
      caption?.change = .deleted
      return caption
    }
    if let old { caption.text = weave(old.text, caption.text) } else { caption.change = .inserted }
    return caption
  }

  private mutating func weave(_ olds: [ListItem], _ news: [ListItem]) -> [ListItem] {
    let oldElements = olds.map { element($0, isOld: true) }
    let newElements = news.map { element($0, isOld: false) }
    let likeness = LikenessTable(texts, olds.map(\.readText), news.map(\.readText))
    let steps = steps(oldElements, newElements) { i, j in likeness.percent(i, j) }
    let moves = moveNumbers(steps)
    return steps.map { step in
      switch step {
      case .kept(let i, let j):
        if oldElements[i].content == newElements[j].content { return news[j] }
        return weave(olds[i], news[j])
      case .deleted(let i): return nodes.item(olds[i]).marked(.deleted)
      case .inserted(let j): return news[j].marked(.inserted)
      case .movedFrom(let i, let j):
        var item = weaveMoved { $0.weave(olds[i], news[j]) }
        item.key = nodes.key(olds[i].key)
        item.blocks = Projection(side: .old, keepsMarks: true).blocks(item.blocks)
        return item.marked(.movedFrom(moves[j] ?? 0))
      case .movedTo(let i, let j):
        var item = weaveMoved { $0.weave(olds[i], news[j]) }
        item.blocks = Projection(side: .new, keepsMarks: true).blocks(item.blocks)
        return item.marked(.movedTo(moves[j] ?? 0))
      }
    }
  }

  private mutating func weave(_ old: ListItem, _ new: ListItem) -> ListItem {
    var item = new
    item.blocks = weave(old.blocks, new.blocks)
    return item
  }

  private mutating func element(_ item: ListItem, isOld: Bool) -> AlignedElement {
    var imprint = Imprint(images: isOld ? nodes.images : imagesOfNew)
    imprint.add(item.blocks)
    var element = AlignedElement(
      content: number(of: imprint.text), weight: item.blocks.readWeight)
    identify(&element, by: item.key, isOld: isOld)
    return element
  }
}

extension Drawing {
  /// Whether two drawings differ in nothing but their words.
  ///
  /// The keys of boxes are words too: a department that was renamed has its box where it had it.
  fileprivate func hasGraph(of other: Drawing) -> Bool {
    kind == other.kind && nodes.map(\.shape) == other.nodes.map(\.shape)
      && edges.map { [$0.from, $0.to, $0.isReturn ? 1 : 0] }
        == other.edges.map { [$0.from, $0.to, $0.isReturn ? 1 : 0] }
  }
}

extension Paragraph {
  func looksLike(_ other: Paragraph) -> Bool {
    style == other.style && alignment == other.alignment && keepsWithNext == other.keepsWithNext
  }
}

extension Block {
  func marked(_ change: Change) -> Block {
    var block = self
    block.change = change
    return block
  }

  /// A number for what kind of block it is.
  fileprivate var sort: Int32 {
    switch kind {
    case .paragraph: 1
    case .list: 2
    case .table: 3
    case .picture: 4
    case .signature: 5
    case .keepTogether: 6
    case .landscape: 7
    case .pageBreak: 8
    case .contents: 9
    case .drawing: 10
    }
  }

  /// How much there is to read, in atoms' weight, roughly.
  var readWeight: Int32 {
    switch kind {
    case .paragraph(let paragraph): paragraph.text.readWeight
    case .list(let list): list.items.reduce(0) { $0 + $1.blocks.readWeight }
    case .table(let table): table.rows.reduce(20) { $0 + $1.readWeight }
    case .picture: 60
    case .drawing(let drawing): drawing.nodes.reduce(60) { $0 + $1.text.readWeight }
    case .signature(let signature):
      signature.fields.reduce(0) { $0 + $1.label.readWeight + $1.text.readWeight }
    case .keepTogether(let blocks), .landscape(let blocks): blocks.readWeight
    case .pageBreak, .contents: 4
    }
  }
}

extension [Block] {
  var readWeight: Int32 { reduce(0) { $0 + $1.readWeight } }
}

extension TableRow {
  var readWeight: Int32 { cells.reduce(0) { $0 + $1.content.readWeight } }
}

extension [Inline] {
  var readWeight: Int32 {
    reduce(0) { sum, inline in
      // A Chinese character has three bytes and weighs four.
      if case .text(let text, _, _) = inline {
        sum + Int32(text.utf8.count) * 4 / 3
      } else {
        sum + 4
      }
    }
  }
}

extension ListItem {
  fileprivate func marked(_ change: Change) -> ListItem {
    var item = self
    item.change = change
    return item
  }

  fileprivate var readText: [Inline] {
    var text: [Inline] = []
    blocks.readText(into: &text)
    return text
  }
}
