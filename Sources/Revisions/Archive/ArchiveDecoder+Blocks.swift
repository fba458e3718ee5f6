import ManualModel
import Packaging

extension ArchiveDecoder {
  /// The blocks inside an element; children of the name `first` are read elsewhere.
  func blocks(_ node: ArchiveNode, after first: String = "") throws(ArchiveError) -> [Block] {
    var blocks: [Block] = []
    for node in node.nodes where node.name != first { blocks.append(try block(node)) }
    return blocks
  }

  private func block(_ node: ArchiveNode) throws(ArchiveError) -> Block {
    let kind: Block.Kind
    switch node.name {
    case "p":
      kind = .paragraph(
        Paragraph(
          try node.word("style"), alignment: try node.optionalWord("align"),
          keepsWithNext: node.flag("keep"), try inlines(node)))
    case "list": kind = .list(try list(node))
    case "table": kind = .table(try table(node))
    case "picture": kind = .picture(try picture(node))
    case "drawing": kind = .drawing(try drawing(node))
    case "signature": kind = .signature(try signature(node))
    case "keep": kind = .keepTogether(try blocks(node))
    case "landscape": kind = .landscape(try blocks(node))
    case "page-break": kind = .pageBreak
    case "contents": kind = .contents
    default: throw node.unknown
    }
    var block = Block(kind, key: try key(node), source: .none)
    block.isChanged = node.flag("changed")
    return block
  }

  private func key(_ node: ArchiveNode) throws(ArchiveError) -> BlockKey {
    let range = Int(Int32.min)...Int(Int32.max)
    return BlockKey(
      node: try node.optionalNumber("node", in: range) ?? 0, item: try fact("item", of: node))
  }

  private func list(_ node: ArchiveNode) throws(ArchiveError) -> List {
    var list = List(marker: try node.word("marker"), items: [])
    for node in node.nodes {
      guard node.name == "item" else { throw node.unknown }
      list.items.append(ListItem(try blocks(node), key: try key(node), source: .none))
    }
    return list
  }

  private func picture(_ node: ArchiveNode) throws(ArchiveError) -> Picture {
    var width: Double?
    if let text = node.optional("width") {
      guard let share = Double(text), share > 0, share <= 1 else { throw node.mistake("width") }
      width = share
    }
    guard !images.isEmpty else { throw node.mistake("image") }
    return Picture(
      image: try node.number("image", in: 1...images.count) - 1, width: width,
      alternativeText: try node.text("alt"), caption: try caption(node.child("caption")),
      alignment: try node.word("align"))
  }

  func caption(_ node: ArchiveNode?) throws(ArchiveError) -> Caption? {
    guard let node else { return nil }
    return Caption(target: try node.text("target"), text: try inlines(node))
  }

  private func signature(_ node: ArchiveNode) throws(ArchiveError) -> Signature {
    var fields: [Signature.Field] = []
    for node in node.nodes {
      guard node.name == "field" else { throw node.unknown }
      fields.append(
        .init(
          label: try inlines(node.required("label")), text: try inlines(node.required("text"))))
    }
    return Signature(fields: fields, columns: try node.number("columns", in: 1...100))
  }

  private func table(_ node: ArchiveNode) throws(ArchiveError) -> Table {
    var columns: [Table.Column] = []
    var rows: [TableRow] = []
    for node in node.nodes {
      switch node.name {
      case "caption": break
      case "column":
        columns.append(
          Table.Column(
            share: try node.number("share", in: 1...1_000_000), alignment: try node.word("align")))
      case "row": rows.append(try row(node, columns: columns.count))
      default: throw node.unknown
      }
    }
    var table = Table(
      style: try node.word("style"), columns: columns,
      headerRows: try node.optionalNumber("header", in: 0...rows.count) ?? 0, rows: rows,
      caption: try caption(node.child("caption")), summary: node.optional("summary"))
    table.heads = try node.optionalWord("heads") ?? .level
    return table
  }

  private func row(_ node: ArchiveNode, columns: Int) throws(ArchiveError) -> TableRow {
    var cells: [TableCell] = []
    var covered = 0
    for node in node.nodes {
      guard node.name == "cell" else { throw node.unknown }
      let cell = try cell(node)
      cells.append(cell)
      covered += cell.columnSpan
    }
    guard covered == columns else { throw node.error(.unevenRow) }
    var row = TableRow(
      cells, lines: try node.optionalNumber("lines", in: 1...1000) ?? 1, key: try key(node),
      source: .none)
    row.isChanged = node.flag("changed")
    return row
  }

  private func cell(_ node: ArchiveNode) throws(ArchiveError) -> TableCell {
    var merge = TableCell.Merge.none
    if node.flag("continued") {
      merge = .continued
    } else if let rows = try node.optionalNumber("rows", in: 1...1_000_000) {
      merge = .start(rows: rows)
    }
    return TableCell(
      try blocks(node), columnSpan: try node.optionalNumber("columns", in: 1...1000) ?? 1,
      merge: merge, alignment: try node.optionalWord("align"))
  }

  // MARK: Inlines

  func inlines(_ node: ArchiveNode) throws(ArchiveError) -> [Inline] {
    var inlines: [Inline] = []
    for child in node.element.children {
      switch child {
      case .text(let text): inlines.append(.text(text, style: [], fact: nil))
      case .element(let element): inlines.append(try inline(ArchiveNode(element)))
      }
    }
    return inlines
  }

  private func inline(_ node: ArchiveNode) throws(ArchiveError) -> Inline {
    let text = node.element.text
    switch node.name {
    case "t": return .text(text, style: try style(node), fact: try fact("f", of: node))
    case "br": return .lineBreak
    case "tab": return .tab
    case "ref":
      return .reference(
        Reference(
          target: try node.text("to"), form: try node.word("form"), style: try style(node)))
    case "gap": return .gap(text: text, style: try style(node))
    case "field": return .field(try node.word("show"))
    case "link": return .link(text: text, address: try node.text("to"))
    case "mark":
      return .mark(target: try node.text("target"), text: text, style: try style(node))
    case "blank": return .blank(width: try node.number("width", in: 0...10_000))
    default: throw node.unknown
    }
  }

  private func style(_ node: ArchiveNode) throws(ArchiveError) -> TextStyle {
    var style: TextStyle = []
    for name in (node.optional("style") ?? "").split(separator: " ") {
      guard let found = TextStyle.archived.first(where: { $0.name == name }) else {
        throw node.mistake("style")
      }
      style.insert(found.style)
    }
    return style
  }
}
