package import ManualModel

// Short ways to make manuals in tests.

package func block(_ kind: Block.Kind, node: Int = 0, item: FactID? = nil) -> Block {
  Block(kind, key: BlockKey(node: node, item: item), source: .none)
}

package func text(_ text: String, _ style: TextStyle = [], fact: FactID? = nil) -> Inline {
  .text(text, style: style, fact: fact)
}

package func paragraph(_ string: String, _ style: ParagraphStyle = .body, node: Int = 0) -> Block {
  block(.paragraph(Paragraph(style, string.isEmpty ? [] : [text(string)])), node: node)
}

package func paragraph(_ inlines: [Inline], _ style: ParagraphStyle = .body, node: Int = 0) -> Block
{
  block(.paragraph(Paragraph(style, inlines)), node: node)
}

package func item(_ string: String, node: Int = 0, fact: FactID? = nil) -> ListItem {
  ListItem([paragraph(string)], key: BlockKey(node: node, item: fact), source: .none)
}

package func list(_ items: String..., marker: List.Marker = .decimal, node: Int = 0) -> Block {
  block(
    .list(
      List(
        marker: marker,
        items: items.enumerated().map { item($1, node: $0 + 100) })), node: node)
}

package func cell(
  _ string: String, _ style: ParagraphStyle = .cell, span: Int = 1,
  merge: TableCell.Merge = .none, alignment: Alignment? = nil
) -> TableCell {
  TableCell(
    merge == .continued || string.isEmpty ? [] : [paragraph(string, style)], columnSpan: span,
    merge: merge, alignment: alignment)
}

package func row(_ texts: [String], _ style: ParagraphStyle = .cell, item: FactID? = nil)
  -> TableRow
{
  TableRow(texts.map { cell($0, style) }, key: BlockKey(node: 1, item: item), source: .none)
}

package func row(_ cells: TableCell...) -> TableRow {
  TableRow(cells, key: BlockKey(node: 1), source: .none)
}

/// A table whose first row is its header.
package func table(_ texts: [[String]], caption: String? = nil, node: Int = 0) -> Block {
  table(
    rows: texts.enumerated().map { row($1, $0 == 0 ? .cellHeader : .cell) },
    columns: texts.first?.count ?? 0, caption: caption, node: node)
}

package func table(
  rows: [TableRow], columns: Int, headerRows: Int = 1, caption: String? = nil, node: Int = 0
) -> Block {
  block(
    .table(
      Table(
        columns: (0..<columns).map { _ in Table.Column(share: 5) }, headerRows: headerRows,
        rows: rows,
        caption: caption.map { Caption(target: "table:t\(node)", text: [text($0)]) },
        summary: caption)), node: node)
}

package func section(
  _ id: String, _ title: String, level: Int = 2, _ numbering: Heading.Numbering = .decimal([1, 1]),
  clauses: [String] = [], _ blocks: [Block]
) -> Section {
  Section(
    id: id,
    heading: title.isEmpty
      ? nil : Heading(text: [text(title)], level: level, numbering: numbering, source: .none),
    clauses: clauses.compactMap { ClauseID($0) }, blocks: blocks, source: .none)
}

package let labels = Labels(
  table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、")

package func manual(_ sections: [Section], header: [Block] = [], footer: [Block] = []) -> Manual {
  Manual(
    properties: Manual.Properties(title: "手册", version: "A0"), labels: labels, header: header,
    footer: footer, divisions: [Division(layout: PageLayout(), sections: sections)])
}

/// A manual of one section.
package func manual(_ blocks: Block...) -> Manual {
  manual([section("5.2.4", "维修", level: 3, .decimal([5, 2, 4]), blocks)])
}
