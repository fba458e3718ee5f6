import ManualModel

/// A manual as text, one line a block: what tests and the language reference compare.
struct Dump {
  /// Targets for the text of references; a reference without one shows its name in `<…>`.
  var targets: [String: Target] = [:]
  /// Only the shape: no text, no facts.
  var isShape = false
  private(set) var lines: [String] = []

  init(targets: [String: Target] = [:], isShape: Bool = false) {
    self.targets = targets
    self.isShape = isShape
  }

  static func text(_ manual: Manual, isShape: Bool = false) -> String {
    var dump = Dump(targets: manual.targets, isShape: isShape)
    for division in manual.divisions {
      dump.line(0, "division" + (division.layout.isLandscape ? " landscape" : ""))
      for section in division.sections { dump.section(section, 1) }
    }
    return dump.lines.joined(separator: "\n")
  }

  static func text(_ blocks: [Block], targets: [String: Target] = [:]) -> String {
    var dump = Dump(targets: targets)
    for block in blocks { dump.block(block, 0) }
    return dump.lines.joined(separator: "\n")
  }

  mutating func section(_ section: Section, _ depth: Int) {
    var line = "section " + (isShape ? "" : section.id)
    if let heading = section.heading {
      line += " level \(heading.level)"
      let number = targets[section.id]?.number ?? ""
      if !number.isEmpty { line += " number \(number)" }
      if !isShape { line += ": " + text(heading.text) }
    }
    self.line(depth, line)
    for block in section.blocks { self.block(block, depth + 1) }
  }

  private mutating func line(_ depth: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  mutating func block(_ block: Block, _ depth: Int) {
    switch block.kind {
    case .paragraph(let paragraph):
      var line = "\(paragraph.style)"
      if let alignment = paragraph.alignment { line += " \(alignment)" }
      if paragraph.keepsWithNext { line += " keeps" }
      self.line(depth, line + ": " + text(paragraph.text))
    case .list(let list):
      line(depth, "list \(list.marker)")
      for item in list.items { self.item(item, depth + 1) }
    case .table(let table): self.table(table, depth)
    case .picture(let picture):
      line(depth, "picture \(picture.image) \(picture.width ?? 0) \(picture.alternativeText)")
      if let caption = picture.caption { line(depth + 1, self.caption(caption)) }
    case .drawing(let drawing): self.drawing(drawing, depth)
    case .signature(let signature):
      line(depth, "signature columns \(signature.columns)")
      for field in signature.fields {
        line(depth + 1, "field: " + text(field.label) + " / " + text(field.text))
      }
    case .keepTogether(let blocks):
      line(depth, "keep")
      for block in blocks { self.block(block, depth + 1) }
    case .landscape(let blocks):
      line(depth, "landscape")
      for block in blocks { self.block(block, depth + 1) }
    case .pageBreak: line(depth, "page-break")
    case .contents: line(depth, "contents")
    }
  }

  private mutating func drawing(_ drawing: Drawing, _ depth: Int) {
    line(depth, "drawing \(drawing.kind)")
    if let caption = drawing.caption { line(depth + 1, self.caption(caption)) }
    for node in drawing.nodes {
      line(depth + 1, "\(node.shape) \(isShape ? "" : node.key): " + text(node.text))
    }
    for edge in drawing.edges {
      let mark = edge.isReturn ? "~" : "-"
      let label = edge.label.isEmpty ? "" : "\(mark)(\(text(edge.label)))"
      let (from, to) = (drawing.nodes[edge.from].key, drawing.nodes[edge.to].key)
      line(depth + 1, "\(from) \(label)\(mark)> \(to)")
    }
  }

  private mutating func item(_ item: ListItem, _ depth: Int) {
    line(depth, "item")
    for block in item.blocks { self.block(block, depth + 1) }
  }

  private mutating func table(_ table: Table, _ depth: Int) {
    let columns =
      isShape
      ? String(table.columns.count)
      : table.columns.map { "\($0.share):\($0.alignment)" }.joined(separator: " ")
    line(depth, "table \(table.style) header \(table.headerRows) columns \(columns)")
    if let caption = table.caption { line(depth + 1, self.caption(caption)) }
    for row in table.rows {
      let cells = row.cells.map { cell in
        let text = cell.content.map { cellText($0) }.joined(separator: " ¶ ")
        var parts = text.isEmpty ? [] : [text]
        if cell.columnSpan > 1 { parts.append("[\(cell.columnSpan) columns]") }
        switch cell.merge {
        case .none: break
        case .start(let rows): parts.append("[\(rows) rows]")
        case .continued: parts.append("[^]")
        }
        return parts.joined(separator: " ")
      }
      line(
        depth + 1,
        "row" + (row.lines > 1 ? " lines \(row.lines)" : "") + ": "
          + cells.joined(separator: " | "))
    }
  }

  private func caption(_ caption: Caption) -> String {
    "caption \(isShape ? "" : caption.target) \(targets[caption.target]?.number ?? ""): "
      + text(caption.text)
  }

  /// A cell usually holds a paragraph; anything else is dumped in braces.
  private func cellText(_ block: Block) -> String {
    if case .paragraph(let paragraph) = block.kind { return text(paragraph.text) }
    var inner = Dump(targets: targets, isShape: isShape)
    inner.block(block, 0)
    return "{" + inner.lines.map { $0.trimmingBlanks() }.joined(separator: "; ") + "}"
  }

  func text(_ inlines: [Inline]) -> String {
    if isShape { return inlines.map(shape).joined(separator: " ") }
    return inlines.map { inline in
      switch inline {
      case .text(let text, let style, _): marked(text, style)
      case .lineBreak: "⏎"
      case .tab: "⇥"
      case .reference(let reference): marked(self.reference(reference), reference.style)
      case .gap(let text, let style): marked(text, style)
      case .field(let field): "<\(field)>"
      case .link(let text, let address): "[\(text)](\(address))"
      case .mark(_, let text, let style): marked(text, style)
      case .blank(let width): String(repeating: "_", count: width)
      case .changed(let change, let inline): "<\(change): \(text([inline]))>"
      }
    }.joined()
  }

  private func marked(_ text: String, _ style: TextStyle) -> String {
    var text = text
    if style.contains(.code) { text = "`\(text)`" }
    if style.contains(.emphasis) { text = "*\(text)*" }
    if style.contains(.strong) { text = "**\(text)**" }
    return text
  }

  private func reference(_ reference: Reference) -> String {
    guard let target = targets[reference.target] else { return "<\(reference.target)>" }
    return switch reference.form {
    case .number: target.number
    case .title: target.title
    case .page: "<page of \(reference.target)>"
    }
  }

  /// What kind of inline it is; a value may hold line breaks and tabs of its own.
  private func shape(_ inline: Inline) -> String {
    switch inline {
    case .text(_, let style, _): "t\(style.rawValue)"
    case .lineBreak, .tab: "b"
    case .reference: "r"
    case .gap: "g"
    case .field: "f"
    case .link: "l"
    case .mark: "m"
    case .blank: "_"
    case .changed: "c"
    }
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String { String(drop { $0 == " " }) }
}
