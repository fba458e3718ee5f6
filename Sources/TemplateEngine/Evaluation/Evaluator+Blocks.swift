import ManualModel

extension Evaluator {
  /// Evaluates a block into the sink.
  mutating func write(_ block: BlockTemplate) {
    if case .heading(let heading) = block.kind {
      self.heading(heading, block)
      return
    }
    // What an excluded clause would say is not written; its subsections keep their headings.
    guard !isReplaced || sinkDepth > 0 else { return }
    let source = span(block.position)
    let key = key(block.ordinal)
    switch block.kind {
    case .heading: break
    case .paragraph(let pieces): paragraph(pieces, key, source)
    case .subheading(let pieces):
      let text = inlines(pieces)
      sink.append(
        Block(
          .paragraph(Paragraph(.subheading, keepsWithNext: true, text)), key: key, source: source))
    case .list(let marker, let items):
      let items = items.compactMap { item($0) }
      sink.append(items, marker, key: key, source: source)
    case .table(let template):
      if let table = table(template, key) {
        sink.append(Block(.table(table), key: key, source: source))
      }
    case .styled(let style, let alignment, let keepsWithNext, let body):
      let outer = (self.style, self.alignment, self.keepsWithNext)
      (self.style, self.alignment, self.keepsWithNext) = (style, alignment, keepsWithNext)
      run(body)
      (self.style, self.alignment, self.keepsWithNext) = outer
    case .keep(let body):
      let blocks = enclosed { $0.run(body) }
      if !blocks.isEmpty { sink.append(Block(.keepTogether(blocks), key: key, source: source)) }
    case .landscape(let condition, let body):
      if let condition, !evaluate(condition).isTrue {
        run(body)
        return
      }
      let blocks = enclosed { $0.run(body) }
      if !blocks.isEmpty { sink.append(Block(.landscape(blocks), key: key, source: source)) }
    case .signature(let columns, let fields):
      let fields = signatureFields(fields)
      guard !fields.isEmpty else { return }
      sink.append(
        Block(.signature(Signature(fields: fields, columns: columns)), key: key, source: source))
    case .picture(let picture): self.picture(picture, key, source)
    case .drawing(let template):
      if let drawing = drawing(template, key) {
        sink.append(Block(.drawing(drawing), key: key, source: source))
      }
    case .space(let lines):
      for _ in 0..<lines {
        sink.append(Block(.paragraph(Paragraph(.plain, [])), key: key, source: source))
      }
    case .pageBreak: sink.append(Block(.pageBreak, key: key, source: source))
    case .contents: sink.append(Block(.contents, key: key, source: source))
    }
  }

  private mutating func paragraph(_ pieces: [Piece], _ key: BlockKey, _ source: SourceSpan) {
    if pieces.count == 1, case .value(let id, _) = pieces[0],
      case .markdown(let text, let fact) = evaluate(id)
    {
      for var block in blocks(ofMarkdown: text, fact) {
        block.source = source
        sink.append(block)
      }
      return
    }
    let text = inlines(pieces)
    guard !text.isEmpty else { return }
    let keeps = keepsWithNext || style == .formTitle || style == .subheading
    sink.append(
      Block(
        .paragraph(Paragraph(style, alignment: alignment, keepsWithNext: keeps, text)), key: key,
        source: source))
  }

  /// An item; nil where nothing of it is left.
  private mutating func item(_ template: ItemTemplate) -> ListItem? {
    let blocks = enclosed { $0.run(template.body) }
    guard !blocks.isEmpty else { return nil }
    return ListItem(blocks, key: key(template.ordinal), source: span(template.position))
  }

  private mutating func signatureFields(
    _ flows: [Flow<FieldTemplate>]
  ) -> [Signature.Field] {
    var fields: [Signature.Field] = []
    run(
      flows,
      leaf: { evaluator, field in
        fields.append(
          Signature.Field(
            label: evaluator.inlines(field.label), text: evaluator.inlines(field.text)))
      },
      gap: { evaluator, absence, _ in
        fields.append(Signature.Field(label: [evaluator.gap(absence)], text: []))
      })
    return fields
  }

  private mutating func picture(
    _ template: PictureTemplate, _ key: BlockKey, _ source: SourceSpan
  ) {
    let file = inlines(template.file)
    if case .gap = file.first {
      let paragraph = Paragraph(.plain, alignment: .center, file)
      sink.append(Block(.paragraph(paragraph), key: key, source: source))
      return
    }
    guard let image = images(file.plainText) else {
      report(.unknownPicture(file.plainText), at: template.range)
      return
    }
    let caption = template.caption.map { pieces in
      Caption(
        target: captionTarget("figure:", template.name, key), text: inlines(pieces))
    }
    sink.append(
      Block(
        .picture(
          Picture(
            image: image, width: template.width,
            alternativeText: plainText(template.alternativeText), caption: caption)),
        key: key, source: source))
  }

  /// The name under which a caption can be referred to; counted where it has none of its own or
  /// its file is included twice.
  mutating func captionTarget(_ kind: String, _ name: String?, _ key: BlockKey) -> String {
    let wanted = kind + (name ?? "\(section)/\(key.node)")
    var target = wanted
    var count = 1
    while !state.captions.insert(target).inserted {
      count += 1
      target = "\(wanted)~\(count)"
    }
    return target
  }

  /// Begins a subsection; see ``SectionDraft``.
  private mutating func heading(_ heading: HeadingTemplate, _ block: BlockTemplate) {
    guard sinkDepth == 0, let file = drafts.first else {
      report(.headingInside, at: heading.range)
      return
    }
    drafts[drafts.count - 1].blocks += sink.finish()
    var title = inlines(heading.title)
    let name = heading.name ?? title.plainText
    var draft = SectionDraft(
      id: "\(file.id)/\(name)", title: title, level: min(file.level + heading.depth, 6),
      source: span(block.position))
    draft.isNumbered = file.isNumbered
    draft.isInContents = file.isInContents
    draft.entry = file.entry
    draft.range = heading.range
    draft.template = frame
    if let id = heading.number {
      draft.id = id.description
      draft.level = min(id.components.count, 6)
      draft.explicitNumber = id.components
      if let clause = context.catalogue[id] {
        draft.clauses = [id]
        draft.clause = id
        if title.isEmpty { title = [.text(clause.title, style: .none, fact: nil)] }
      }
      draft.title = title
    }
    if title.isEmpty { report(.missingTitle, at: heading.range) }
    section = draft.id
    // Below an excluded clause everything is replaced; a subsection that is itself a clause has a
    // say of its own only where none above it is excluded.
    draft.replacedFor = drafts.last { $0.level < draft.level }?.replacedFor
    if let clause = draft.clause, context.register[clause]?.exclusion != nil {
      draft.replacedFor = clause
    }
    isReplaced = draft.replacedFor != nil
    drafts.append(draft)
  }
}

extension Mistake {
  fileprivate static func unknownPicture(_ file: String) -> Mistake {
    Mistake(
      "unknown-picture", zh: "找不到图片「\(file)」，或者它不是 PNG、JPEG、SVG",
      en: "there is no picture '\(file)', or it is no PNG, JPEG or SVG",
      remedy: Wording(zh: "把图片放在资料文件旁边，核对文件名", en: "put it beside the profile and check its name"))
  }

  fileprivate static var headingInside: Mistake {
    Mistake(
      "nested-heading", zh: "带标题的文件不能在「:::」或列表里 include",
      en: "a file with headings cannot be included inside ':::' or a list")
  }

  fileprivate static var missingTitle: Mistake {
    Mistake(
      "missing-title", zh: "这个标题没有文字", en: "the heading has no text",
      remedy: Wording(
        zh: "写上标题；标准条款的标题可以省略", en: "write one; only a clause of the standard has its own"))
  }
}
