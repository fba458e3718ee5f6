import ManualModel

extension BodyWriter {
  /// Writes a section of a redline.
  mutating func tracked(
    _ section: Section, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    defer { tracking?.section += 1 }
    switch side(of: section.change) {
    case .old:
      let old = Projection(side: .old).section(section)
      delete(to: &out) { writer, out in writer.section(old, in: environment, to: &out) }
    case .new:
      let outer = enter(section.change)
      self.section(Projection(side: .new).section(section), in: environment, to: &out)
      leave(outer)
    case nil:
      self.section(section, in: environment, to: &out)
    }
  }

  /// Writes blocks of a redline.
  mutating func tracked(
    _ blocks: [Block], in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    var joined: [[Inline]] = []
    for (index, block) in blocks.enumerated() {
      var inner = environment
      if environment.isUnbroken {
        inner.keepsWithNext = environment.keepsWithNext || index < blocks.count - 1
      }
      guard let paragraph = sharedParagraph(block) else {
        tracked(block, in: inner, to: &out)
        continue
      }
      let next = index + 1 < blocks.count ? sharedParagraph(blocks[index + 1]) : nil
      let isAround = state.isChanged
      if block.isChanged { state.isChanged = true }
      trackedParagraph(paragraph, &joined, isLast: next == nil, in: inner, to: &out)
      state.isChanged = isAround
    }
  }

  /// Writes a paragraph of both manuals; where its end was deleted it waits for the next.
  mutating func trackedParagraph(
    _ paragraph: Paragraph, _ joined: inout [[Inline]], isLast: Bool,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let end = isLast ? nil : paragraph.endChange
    if let end, !end.exists(on: .new) { return joined.append(paragraph.text) }
    self.paragraph(
      paragraph, joined, endIsInserted: end.map { !$0.exists(on: .old) } ?? false,
      in: environment, to: &out)
    joined = []
  }

  /// The paragraph of a block, if both manuals have it.
  func sharedParagraph(_ block: Block) -> Paragraph? {
    guard isShared, side(of: block.change) == nil, case .paragraph(let paragraph) = block.kind
    else { return nil }
    return paragraph
  }

  /// Writes a block of a redline.
  mutating func tracked(
    _ block: Block, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    guard !isDeleting, let side = side(of: block.change) else {
      return self.block(block, in: environment, to: &out)
    }
    let block = Projection(side: side).block(block)
    switch side {
    case .old: delete(to: &out) { writer, out in writer.block(block, in: environment, to: &out) }
    case .new:
      let outer = enter(.inserted)
      self.block(block, in: environment, to: &out)
      leave(outer)
    }
  }

  /// Writes a caption of a redline.
  mutating func tracked(
    _ caption: Caption, part: Int? = nil, keepsWithNext: Bool, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    if startsDeletion(caption.change) {
      return delete(to: &out) { writer, out in
        writer.caption(
          caption, part: part, keepsWithNext: keepsWithNext, in: environment, to: &out)
      }
    }
    let outer = enter(caption.change)
    self.caption(caption, part: part, keepsWithNext: keepsWithNext, in: environment, to: &out)
    leave(outer)
  }

  /// Writes a drawing whose words changed: the older one, then the newer one.
  ///
  /// Nothing is tracked inside a shape.
  mutating func trackedDrawing(
    _ drawing: Drawing, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let old = layout(of: drawing.on(.old), in: environment)
    let new = layout(of: drawing.on(.new), in: environment)
    // Drawings in several parts have a caption below each.
    let sharesCaption = old.parts.count == 1 && new.parts.count == 1
    delete(to: &out) { writer, out in
      var drawing = drawing.on(.old)
      if !sharesCaption { drawing.caption = Projection(side: .old).caption(drawing.caption) }
      writer.drawing(drawing, old, withCaption: !sharesCaption, in: environment, to: &out)
    }
    let outer = enter(.inserted)
    var drawing = drawing.on(.new)
    if !sharesCaption { drawing.caption = Projection(side: .new).caption(drawing.caption) }
    self.drawing(drawing, new, withCaption: !sharesCaption, in: environment, to: &out)
    leave(outer)
    if sharesCaption, let caption = drawing.caption {
      tracked(caption, keepsWithNext: environment.keepsWithNext, in: environment, to: &out)
    }
  }
}
