import ManualModel

/// Writes a manual as Markdown, block by block, each as its lines.
struct MarkdownWriter {
  let manual: Manual
  var outline: PageOutline
  /// The anchors that something leads to, found so far.
  private(set) var named: Set<String> = []
  /// The anchors that are written; nil while they are being looked for.
  private let naming: Set<String>?
  private var hasWrittenTitle = false

  init(_ manual: Manual, naming: Set<String>? = nil) {
    self.manual = manual
    self.naming = naming
    outline = PageOutline(of: manual)
  }

  mutating func document() -> [String] {
    var lines: [String] = []
    if !outline.hasTitle, !manual.properties.title.isEmpty {
      lines.add(block: ["# " + MarkdownText.escaped(manual.properties.title, atStart: false)])
    }
    for division in manual.divisions {
      for section in division.sections {
        if let heading = section.heading {
          lines.add(block: [self.heading(heading, of: section)])
        } else {
          let name = manual.targets[section.id].map(anchor) ?? ""
          if !name.isEmpty { lines.add(block: [name]) }
        }
        lines.add(block: blocks(section.blocks))
      }
    }
    return lines
  }

  /// Writes a heading: `### <a id="clause-5.2.4"></a>5.2.4 维修`.
  private mutating func heading(_ heading: Heading, of section: Section) -> String {
    let marks = String(repeating: "#", count: outline.rank(ofLevel: heading.level))
    let number = heading.numbering.label(manual.labels)
    let name = manual.targets[section.id].map(anchor) ?? ""
    let text = inlines(heading.text, in: .line)
    return marks + " " + name + (number.isEmpty ? "" : number + " ") + text
  }

  /// An empty link with the name of a target, if something leads there.
  ///
  /// Names that readers make of headings differ from one to the next.
  func anchor(of target: Target) -> String {
    let anchor = outline.anchor(of: target)
    guard let naming, naming.contains(anchor) || anchor.hasPrefix("clause-") else { return "" }
    return "<a id=\"\(anchor)\"></a>"
  }

  /// A link to a target, which from now on needs a name.
  mutating func link(_ text: String, to target: Target) -> String {
    let anchor = outline.anchor(of: target)
    named.insert(anchor)
    return "[\(text)](#\(anchor))"
  }

  // MARK: Blocks

  mutating func blocks(_ blocks: [Block]) -> [String] {
    var lines: [String] = []
    var followsList = false
    for block in blocks {
      let isList = block.isList
      // Two lists in a row would become one.
      if isList, followsList { lines.add(block: ["<!-- -->"]) }
      let more = self.block(block)
      lines.add(block: more)
      if !more.isEmpty { followsList = isList }
    }
    return lines
  }

  private mutating func block(_ block: Block) -> [String] {
    switch block.kind {
    case .paragraph(let paragraph): self.paragraph(paragraph)
    case .list(let list): self.list(list)
    case .table(let table): self.table(table)
    case .picture(let picture): self.picture(picture)
    case .drawing(let drawing): self.drawing(drawing)
    case .signature(let signature): self.signature(signature)
    case .keepTogether(let blocks), .landscape(let blocks): self.blocks(blocks)
    case .pageBreak: []
    case .contents: contents()
    }
  }

  private mutating func paragraph(_ paragraph: Paragraph) -> [String] {
    guard !paragraph.text.isBlank else { return [] }
    switch paragraph.style {
    case .title where !hasWrittenTitle:
      hasWrittenTitle = true
      return ["# " + inlines(paragraph.text, in: .line)]
    case .frontHeading:
      let marks = String(repeating: "#", count: outline.rank(ofLevel: 1))
      return [marks + " " + inlines(paragraph.text, in: .line)]
    case .subheading:
      let marks = String(repeating: "#", count: outline.rankOfSubheading)
      return [marks + " " + inlines(paragraph.text, in: .line)]
    case .formTitle, .title:
      return ["**" + inlines(paragraph.text, in: .line) + "**"]
    case .note:
      return split(inlines(paragraph.text, in: .paragraph)).map { "> " + $0 }
    case .body, .plain, .subtitle, .cover, .caption, .cell, .cellHeader, .header, .footer:
      return split(inlines(paragraph.text, in: .paragraph))
    }
  }

  private func split(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Writes items; markers that Markdown does not know stand behind a bullet.
  private mutating func list(_ list: List) -> [String] {
    var lines: [String] = []
    var wasLoose = false
    for (index, item) in list.items.enumerated() {
      let label = list.marker.label(index + 1)
      var marker = "- "
      var shown = ""
      switch list.marker {
      case .bullet: break
      case .decimal, .decimalParenthesis: marker = label + " "
      case .letter: shown = label.dropLast() + "\\) "
      case .parenthesised: shown = label
      }
      let inner = blocks(item.blocks)
      let isLoose = item.blocks.contains { !$0.isParagraphOrList } || item.blocks.paragraphs > 1
      if isLoose || wasLoose, !lines.isEmpty { lines.append("") }
      wasLoose = isLoose
      let indent = String(repeating: " ", count: marker.utf8.count)
      for (number, line) in inner.enumerated() {
        // Between a paragraph and the list below it no line is needed.
        if line.isEmpty, !isLoose { continue }
        lines.append(number == 0 ? marker + shown + line : line.isEmpty ? "" : indent + line)
      }
      if inner.isEmpty { lines.append(marker + shown) }
    }
    return lines
  }

  private mutating func contents() -> [String] {
    var depth = 0
    return manual.contents.map { entry in
      depth = min(max(entry.level, 1), depth + 1)
      let target = manual.target(entry.target)
      let text = MarkdownText.escaped(target.label, atStart: false)
      return String(repeating: "  ", count: depth - 1) + "- " + link(text, to: target)
    }
  }

  /// Writes what a picture shows: a text has no pictures beside it.
  private mutating func picture(_ picture: Picture) -> [String] {
    var lines: [String] = []
    if !picture.alternativeText.isEmpty {
      let text = MarkdownText.escaped(picture.alternativeText, atStart: false)
      lines = ["〔\(manual.labels.figure)：\(text)〕"]
    }
    if let caption = picture.caption { lines.add(block: [self.caption(caption)]) }
    return lines
  }

  /// Writes a drawing as a diagram of Mermaid, its caption below.
  private mutating func drawing(_ drawing: Drawing) -> [String] {
    var lines = DrawingText(drawing: drawing, targets: manual.targets).mermaid
    if let caption = drawing.caption { lines.add(block: [self.caption(caption)]) }
    return lines
  }

  /// Writes a caption: `**表5　服务网点**`.
  mutating func caption(_ caption: Caption) -> String {
    let target = manual.target(caption.target)
    let text = inlines(caption.text, in: .line)
    return anchor(of: target) + "**" + target.number + (text.isEmpty ? "" : "\u{3000}" + text)
      + "**"
  }

  private mutating func signature(_ signature: Signature) -> [String] {
    let columns = max(signature.columns, 1)
    var lines: [String] = []
    for start in stride(from: 0, to: signature.fields.count, by: columns) {
      let row = signature.fields[start..<min(start + columns, signature.fields.count)]
      var places: [String] = []
      for field in row {
        let label = inlines(field.label, in: .paragraph)
        let text =
          field.text.isEmpty
          ? String(repeating: "＿", count: 8) : inlines(field.text, in: .line)
        places.append(label + (label.isEmpty ? "" : "：") + text)
      }
      lines.append(places.joined(separator: "\u{3000}\u{3000}"))
    }
    return lines.enumerated().map { $0.offset < lines.count - 1 ? $0.element + "\\" : $0.element }
  }
}

extension Block {
  fileprivate var isList: Bool {
    if case .list = kind { true } else { false }
  }

  fileprivate var isParagraphOrList: Bool {
    switch kind {
    case .paragraph, .list: true
    default: false
    }
  }
}

extension [Block] {
  fileprivate var paragraphs: Int {
    count { block in
      if case .paragraph = block.kind { true } else { false }
    }
  }
}
