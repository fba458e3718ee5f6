import ManualModel
import Packaging

extension PageWriter {
  mutating func blocks(_ blocks: ArraySlice<Block>, to out: inout XMLWriter) {
    for block in blocks { self.block(block, to: &out) }
  }

  /// Writes a block; a bar stands beside one that changed.
  mutating func block(_ block: Block, to out: inout XMLWriter) {
    guard block.isChanged, !isChanged else { return content(of: block, to: &out) }
    isChanged = true
    out.tag("div", class: "changed", endsLine: true) { content(of: block, to: &$0) }
    isChanged = false
  }

  private mutating func content(of block: Block, to out: inout XMLWriter) {
    switch block.kind {
    case .paragraph(let paragraph): self.paragraph(paragraph, to: &out)
    case .list(let list): self.list(list, to: &out)
    case .table(let table): self.table(table, to: &out)
    case .picture(let picture): self.picture(picture, to: &out)
    case .drawing(let drawing): self.drawing(drawing, to: &out)
    case .signature(let signature): self.signature(signature, to: &out)
    case .keepTogether(let blocks):
      out.tag("div", class: "keep", endsLine: true) { out in
        out.text("\n")
        self.blocks(blocks[...], to: &out)
      }
      return
    case .landscape(let blocks): return landscape(blocks, to: &out)
    case .pageBreak: return pageBreak(to: &out)
    case .contents: contents(to: &out)
    }
    isAtPageTop = false
  }

  /// Writes where the print turns the page; never twice, so that no empty page can come of it.
  private mutating func pageBreak(to out: inout XMLWriter) {
    guard !isAtPageTop else { return }
    out.tag("div", class: "page-break", endsLine: true) { _ in }
    isAtPageTop = true
  }

  /// Writes a paragraph: running text as `<p>`, other styles with their class.
  private mutating func paragraph(_ paragraph: Paragraph, to out: inout XMLWriter) {
    if takesTitle(paragraph) {
      return out.heading(1, class: "title") { inlines(paragraph.text, to: &$0) }
    }
    if paragraph.text.isBlank {
      return out.tag("div", class: "space", endsLine: true) { _ in }
    }
    let names = paragraph.classNames
    switch paragraph.style {
    case .frontHeading:
      out.heading(outline.rank(ofLevel: 1), class: names) { inlines(paragraph.text, to: &$0) }
    case .subheading:
      out.heading(outline.rankOfSubheading, class: names) { inlines(paragraph.text, to: &$0) }
    case .body, .plain, .title, .subtitle, .cover, .formTitle, .note, .caption, .cell, .cellHeader,
      .header, .footer:
      out.tag("p", class: names, endsLine: true) { inlines(paragraph.text, to: &$0) }
    }
  }

  /// Writes places to sign: `批准：` with what is known, or with a line to write on.
  func signature(_ signature: Signature, to out: inout XMLWriter) {
    let columns = min(max(signature.columns, 1), max(signature.fields.count, 1))
    out.tag("div", class: "signature", endsLine: true) { out in
      if columns > 1 { out.attribute("style", "grid-template-columns:repeat(\(columns),1fr)") }
      for field in signature.fields {
        out.tag("p") { out in
          inlines(field.label, to: &out)
          if !field.label.isEmpty { out.text("\u{FF1A}") }
          if field.text.isEmpty {
            out.tag("span", class: "line") { _ in }
          } else {
            out.tag("span") { inlines(field.text, to: &$0) }
          }
        }
      }
    }
  }

  /// Writes a list; markers that HTML does not know are counter styles of the stylesheet.
  mutating func list(_ list: List, to out: inout XMLWriter) {
    guard !list.items.isEmpty else { return }
    let isBullet = list.marker == .bullet
    out.tag(isBullet ? "ul" : "ol", class: list.marker.className, endsLine: true) { out in
      out.text("\n")
      for item in list.items {
        out.tag("li", endsLine: true) { self.item(item, to: &$0) }
      }
    }
  }

  private mutating func item(_ item: ListItem, to out: inout XMLWriter) {
    var blocks = item.blocks[...]
    // The text of most items is one paragraph, which needs no element of its own.
    if let first = blocks.first, case .paragraph(let paragraph) = first.kind,
      paragraph.isPlainInList, !first.isChanged,
      blocks.dropFirst().allSatisfy(\.isList)
    {
      inlines(paragraph.text, to: &out)
      blocks = blocks.dropFirst()
    }
    self.blocks(blocks, to: &out)
  }
}

extension Paragraph {
  /// The class of its style, and that of its alignment where it differs.
  var classNames: String {
    [style == .body ? "" : style.className, alignment?.className ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  fileprivate var isPlainInList: Bool { (style == .body || style == .plain) && alignment == nil }
}

extension Block {
  fileprivate var isList: Bool {
    if case .list = kind { true } else { false }
  }
}

extension ParagraphStyle {
  var className: String {
    switch self {
    case .body: "body"
    case .plain: "plain"
    case .title: "title"
    case .subtitle: "subtitle"
    case .cover: "cover"
    case .frontHeading: "front"
    case .subheading: "subheading"
    case .formTitle: "form-title"
    case .note: "note"
    case .caption: "caption"
    case .cell: "cell"
    case .cellHeader: "cell-header"
    case .header: "header"
    case .footer: "footer"
    }
  }
}

extension Alignment {
  /// Short, for it stands in thousands of cells.
  var className: String {
    switch self {
    case .start: "s"
    case .center: "c"
    case .end: "e"
    case .justify: "j"
    }
  }
}

extension List.Marker {
  var className: String {
    switch self {
    case .bullet, .decimal: ""
    case .decimalParenthesis: "number-parenthesis"
    case .letter: "letter-parenthesis"
    case .parenthesised: "parentheses"
    }
  }
}
