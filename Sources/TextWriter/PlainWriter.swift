import ManualModel

/// Writes a manual as plain text, block by block, each as its lines.
struct PlainWriter {
  let manual: Manual
  private let outline: PageOutline

  /// The width of a line in columns.
  static let width = 78

  init(_ manual: Manual) {
    self.manual = manual
    outline = PageOutline(of: manual)
  }

  mutating func document() -> [String] {
    var lines: [String] = []
    if !outline.hasTitle, !manual.properties.title.isEmpty {
      lines.add(block: [centred(manual.properties.title)])
    }
    for division in manual.divisions {
      for section in division.sections {
        if let heading = section.heading { lines.add(block: self.heading(heading)) }
        lines.add(block: blocks(section.blocks, width: Self.width))
      }
    }
    return lines
  }

  /// Writes a heading; the two highest levels are underlined, the highest stands apart.
  private func heading(_ heading: Heading) -> [String] {
    let number = heading.numbering.label(manual.labels)
    let text = (number.isEmpty ? "" : number + "  ") + self.text(heading.text)
    let lines = LineBreaker(width: Self.width).lines(of: text)
    let width = min(lines.map(\.columns).max() ?? 0, Self.width)
    switch heading.level {
    case ...1: return ["", ""] + lines + [String(repeating: "=", count: width)]
    case 2: return [""] + lines + [String(repeating: "-", count: width)]
    default: return lines
    }
  }

  func blocks(_ blocks: [Block], width: Int) -> [String] {
    var lines: [String] = []
    for block in blocks { lines.add(block: self.block(block, width: width)) }
    return lines
  }

  private func block(_ block: Block, width: Int) -> [String] {
    switch block.kind {
    case .paragraph(let paragraph): self.paragraph(paragraph, width: width)
    case .list(let list): self.list(list, width: width)
    case .table(let table): self.table(table, width: width)
    case .picture(let picture): self.picture(picture, width: width)
    case .drawing(let drawing): self.drawing(drawing, width: width)
    case .signature(let signature): self.signature(signature, width: width)
    case .keepTogether(let blocks), .landscape(let blocks): self.blocks(blocks, width: width)
    case .pageBreak: []
    case .contents: contents()
    }
  }

  private func paragraph(_ paragraph: Paragraph, width: Int) -> [String] {
    guard !paragraph.text.isBlank else { return [] }
    let look = manual.theme.look(of: paragraph.style)
    let text = self.text(paragraph.text)
    guard !text.isEmpty else { return [] }
    let lines: [String]
    switch paragraph.alignment ?? look.alignment {
    case .center: return centred(text, width: width)
    case .end:
      return LineBreaker(width: width).lines(of: text).map {
        $0.isEmpty ? "" : $0.padded(to: width, .end)
      }
    case .start, .justify:
      let indent = look.firstLineCharacters * 2
      lines = LineBreaker(width: width, first: indent).lines(of: text)
    }
    return lines
  }

  /// Writes items, their text beside the marker.
  private func list(_ list: List, width: Int) -> [String] {
    // A bullet is as wide as a letter in some fonts and as a character in others; a hyphen is not.
    let labels = list.items.indices.map {
      list.marker == .bullet ? "-" : list.marker.label($0 + 1)
    }
    let gap = list.marker == .parenthesised ? 0 : 1
    let indent = (labels.map(\.columns).max() ?? 0) + gap
    let margin = String(repeating: " ", count: indent)
    let isLoose = list.items.contains { $0.blocks.count > 1 }
    var lines: [String] = []
    for (label, item) in zip(labels, list.items) {
      var inner: [String] = []
      for block in item.blocks {
        var lines = self.item(block, width: max(width - indent, 20))
        if case .list = block.kind, !isLoose { lines = lines.filter { !$0.isEmpty } }
        inner.add(block: lines)
      }
      if isLoose, !lines.isEmpty { lines.append("") }
      lines.append(label.padded(to: indent) + (inner.first ?? ""))
      lines += inner.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
    }
    return lines
  }

  /// A block of an item; its text has the indent of the list in place of its own.
  private func item(_ block: Block, width: Int) -> [String] {
    guard case .paragraph(let paragraph) = block.kind else {
      return self.block(block, width: width)
    }
    return LineBreaker(width: width).lines(of: text(paragraph.text))
  }

  private func contents() -> [String] {
    manual.contents.flatMap { entry in
      let target = manual.target(entry.target)
      let indent = 2 * (max(entry.level, 1) - 1)
      let hanging = indent + (target.number.isEmpty ? 0 : target.number.columns + 2)
      return LineBreaker(width: Self.width, first: indent, others: hanging).lines(
        of: target.number.isEmpty ? target.title : target.number + "  " + target.title)
    }
  }

  /// Writes what a picture shows.
  private func picture(_ picture: Picture, width: Int) -> [String] {
    var lines: [String] = []
    if !picture.alternativeText.isEmpty {
      lines = centred("〔\(manual.labels.figure)：\(picture.alternativeText)〕", width: width)
    }
    if let caption = picture.caption { lines.add(block: self.caption(caption, width: width)) }
    return lines
  }

  /// Writes what leads where in a drawing, its caption below.
  private func drawing(_ drawing: Drawing, width: Int) -> [String] {
    let breaker = LineBreaker(width: width, others: 8)
    var lines = DrawingText(drawing: drawing, targets: manual.targets).lines.flatMap {
      breaker.lines(of: $0)
    }
    if let caption = drawing.caption { lines.add(block: self.caption(caption, width: width)) }
    return lines
  }

  func caption(_ caption: Caption, width: Int) -> [String] {
    let target = manual.target(caption.target)
    let text = self.text(caption.text)
    return centred(target.number + (text.isEmpty ? "" : "  " + text), width: width)
  }

  /// Writes places to sign, beside each other where they fit.
  private func signature(_ signature: Signature, width: Int) -> [String] {
    let columns = max(signature.columns, 1)
    let room = width / columns
    let places = signature.fields.map { field in
      let label = text(field.label)
      let start = label + (label.isEmpty ? "" : "：")
      let line = String(repeating: "_", count: max(min(room - start.columns - 2, 24), 8))
      return start + (field.text.isEmpty ? line : text(field.text))
    }
    guard columns > 1, places.allSatisfy({ $0.columns < room }) else {
      return places.flatMap { LineBreaker(width: width, others: 4).lines(of: $0) }
    }
    return stride(from: 0, to: places.count, by: columns).map { start in
      let row = places[start..<min(start + columns, places.count)]
      return row.dropLast().map { $0.padded(to: room) }.joined() + (row.last ?? "")
    }
  }

  func centred(_ text: String, width: Int) -> [String] {
    LineBreaker(width: width).lines(of: text).map { line in
      String(repeating: " ", count: max(width - line.columns, 0) / 2) + line
    }
  }

  private func centred(_ text: String) -> String {
    centred(text, width: Self.width).joined(separator: "\n")
  }

  // MARK: Text

  /// The text of a paragraph; a forced break is a line feed.
  func text(_ inlines: [Inline]) -> String {
    var text = ""
    for inline in inlines {
      switch inline {
      case .text(let piece, _, _), .gap(let piece, _), .mark(_, let piece, _): text += piece
      case .lineBreak: text += "\n"
      case .changed(let change, let inline):
        if change.exists(on: .new) { text += self.text([inline]) }
      case .tab: text += "    "
      case .reference(let reference):
        let target = manual.target(reference.target)
        text += reference.form == .page ? "—" : target.text(in: reference.form)
      // A text has no pages.
      case .field: break
      case .link(let piece, let address):
        text += address.hasSuffix(piece) ? piece : "\(piece)（\(address)）"
      case .blank(let width): text += String(repeating: "_", count: max(width, 1) * 2)
      }
    }
    return text
  }
}
