package import ManualModel

/// Manuals and changes of them that look random and are the same in every run.
package struct RandomManual {
  private var numbers: Numbers
  private var nextNode = 0

  package init(seed: UInt64) { numbers = Numbers(seed: seed) }

  private static let words = [
    "售后服务部", "接到报修后", "应在", "24", "小时内", "到达现场", "，", "。", "、", "；", "顾客", "维修工程师", "填写",
    "《派工单》", "（", "）", "5.2.4", "2026年9月1日", "三十", "日内", "GB/T 27922", "▲", "△", "负责", "回访", "登记",
    "百分之九十五", "99.5%", "A", "的", "和", "按", "规定", "😀", "👨‍👩‍👧", "e\u{301}", "备件", "保修期",
  ]

  private mutating func node() -> Int {
    nextNode += 1
    return nextNode
  }

  package mutating func string(_ most: Int = 14) -> String {
    (0...numbers.below(most)).map { _ in numbers.pick(Self.words) }.joined()
  }

  package mutating func inlines() -> [Inline] {
    (0...numbers.below(4)).map { _ in
      switch numbers.below(12) {
      case 0: .lineBreak
      case 1: .reference(Reference(target: numbers.pick(["5.2.4", "repair"]), form: .number))
      case 2: .gap(text: "【待填:电话】", style: [])
      case 3: .link(text: "网站", address: numbers.pick(["https://a.example", "https://b.example"]))
      case 4: .mark(target: "mark:a", text: numbers.pick(["JL-01", "JL-02"]), style: .strong)
      case 5: .blank(width: numbers.below(5))
      case 6, 7: text(string(), numbers.pick([.strong, .emphasis, []]))
      default: text(string())
      }
    }
  }

  package mutating func paragraph() -> Block {
    block(
      .paragraph(
        Paragraph(
          numbers.pick([.body, .body, .body, .plain, .note]),
          alignment: numbers.pick([nil, nil, .center]), keepsWithNext: numbers.chance(10), inlines()
        )), node: node())
  }

  package mutating func table() -> Block {
    let columns = 1 + numbers.below(5)
    var rows = (0..<(1 + numbers.below(7))).map { _ in row(columns) }
    if numbers.chance(40), rows.count > 3 {
      // A vertical merge in the first column.
      let start = 1 + numbers.below(rows.count - 2)
      let count = 2 + numbers.below(rows.count - start - 1)
      for index in start..<(start + count) where rows[index].cells[0].columnSpan == 1 {
        rows[index].cells[0].merge = .continued
        rows[index].cells[0].content = []
      }
      if rows[start].cells[0].columnSpan == 1 {
        rows[start].cells[0] = cell(string(3))
      }
    }
    let table = Table(
      style: numbers.pick([.grid, .form]),
      columns: (0..<columns).map { _ in Table.Column(share: 1 + numbers.below(9)) },
      headerRows: min(numbers.below(2), rows.count), rows: rows,
      caption: numbers.chance(50) ? Caption(target: "table:x", text: inlines()) : nil,
      summary: numbers.chance(20) ? string(3) : nil)
    return block(.table(table.whole), node: node())
  }

  private mutating func row(_ columns: Int) -> TableRow {
    var cells: [TableCell] = []
    var rest = columns
    while rest > 0 {
      let span = numbers.chance(15) ? 1 + numbers.below(rest) : 1
      var made = cell(numbers.chance(20) ? "" : string(4), span: span)
      if numbers.chance(10) { made.alignment = .center }
      cells.append(made)
      rest -= span
    }
    return TableRow(
      cells, lines: 1 + numbers.below(2), key: BlockKey(node: node()), source: .none)
  }

  private mutating func items(_ depth: Int) -> [ListItem] {
    (0...numbers.below(4)).map { _ in
      ListItem(
        depth < 2 && numbers.chance(20) ? [paragraph(), list(depth + 1)] : [paragraph()],
        key: BlockKey(node: node()), source: .none)
    }
  }

  private mutating func list(_ depth: Int = 0) -> Block {
    block(
      .list(List(marker: numbers.pick([.decimal, .bullet]), items: items(depth))), node: node())
  }

  private mutating func drawing() -> Block {
    let count = 2 + numbers.below(4)
    return block(
      .drawing(
        Drawing(
          kind: numbers.pick([.flow, .organisation]),
          nodes: (0..<count).map { .init(key: "k\($0)", shape: .step, text: [text(string(3))]) },
          edges: (1..<count).map { .init(from: $0 - 1, to: $0, label: [text(string(1))]) },
          alternativeText: string(2), caption: Caption(target: "figure:x", text: inlines()))),
      node: node())
  }

  package mutating func someBlock() -> Block {
    switch numbers.below(15) {
    case 14: drawing()
    case 0...6: paragraph()
    case 7, 8: list()
    case 9, 10: table()
    case 11: block(.keepTogether([paragraph(), paragraph()]), node: node())
    case 12:
      block(
        .signature(
          Signature(
            fields: [.init(label: [text("批准")], text: [text(string(2))])],
            columns: 1 + numbers.below(2))), node: node())
    default: block(numbers.pick([.pageBreak, .contents, .landscape([table()])]), node: node())
    }
  }

  package mutating func someSection(_ id: String) -> Section {
    var section = section(
      id, string(3), level: 1 + numbers.below(4),
      numbers.pick([.none, .decimal([1 + numbers.below(3), 2]), .appendix([1])]),
      (0..<numbers.below(6)).map { _ in someBlock() })
    if numbers.chance(10) { section.heading = nil }
    section.startsNewPage = numbers.chance(10)
    return section
  }

  package mutating func manual() -> Manual {
    var manual = RedlineSupport.manual(
      (0...numbers.below(7)).map { someSection("s\($0)") }, header: [paragraph()],
      footer: [paragraph()])
    if numbers.chance(40) {
      manual.divisions.append(
        Division(layout: PageLayout(isLandscape: true), sections: [someSection("wide")]))
    }
    return manual
  }

  // MARK: Edits

  /// Some of everything that can happen to a manual.
  package mutating func edited(_ manual: Manual, times: Int) -> Manual {
    var manual = manual
    for _ in 0..<times {
      let division = numbers.below(manual.divisions.count)
      edit(&manual.divisions[division].sections)
    }
    if numbers.chance(20) { manual.header = edited(manual.header) }
    if numbers.chance(10) { manual.divisions.swapAt(0, manual.divisions.count - 1) }
    return manual
  }

  private mutating func edit(_ sections: inout [Section]) {
    guard !sections.isEmpty else { return sections.append(someSection("new\(node())")) }
    let index = numbers.below(sections.count)
    switch numbers.below(12) {
    case 0: sections.insert(someSection("new\(node())"), at: index)
    case 1: sections.remove(at: index)
    case 2: sections.swapAt(index, numbers.below(sections.count))
    case 3: sections[index].heading?.text = inlines()
    case 4: sections[index].heading?.numbering = .decimal([numbers.below(9)])
    case 5: sections[index].startsNewPage.toggle()
    default: sections[index].blocks = edited(sections[index].blocks)
    }
  }

  private mutating func edited(_ blocks: [Block]) -> [Block] {
    guard !blocks.isEmpty else { return [someBlock()] }
    var blocks = blocks
    let index = numbers.below(blocks.count)
    switch numbers.below(10) {
    case 0: blocks.insert(someBlock(), at: index)
    case 1: blocks.remove(at: index)
    case 2: blocks.swapAt(index, numbers.below(blocks.count))
    case 3: blocks.insert(blocks[index], at: numbers.below(blocks.count))
    case 4: split(&blocks, index)
    default: blocks[index] = edited(blocks[index])
    }
    return blocks
  }

  private mutating func split(_ blocks: inout [Block], _ index: Int) {
    guard case .paragraph(var first) = blocks[index].kind else { return }
    if numbers.chance(50), index + 1 < blocks.count,
      case .paragraph(let next) = blocks[index + 1].kind
    {
      first.text += next.text
      blocks[index].kind = .paragraph(first)
      blocks.remove(at: index + 1)
    } else {
      var second = first
      let place = numbers.below(first.text.count + 1)
      first.text = Array(first.text.prefix(place))
      second.text = Array(second.text.dropFirst(place))
      blocks[index].kind = .paragraph(first)
      blocks.insert(block(.paragraph(second), node: node()), at: index + 1)
    }
  }

  private mutating func edited(_ block: Block) -> Block {
    var block = block
    switch block.kind {
    case .paragraph(var paragraph):
      if numbers.chance(15) { paragraph.style = numbers.pick([.body, .plain, .note]) }
      paragraph.text = edited(paragraph.text)
      block.kind = .paragraph(paragraph)
    case .list(var list):
      guard !list.items.isEmpty else { break }
      let index = numbers.below(list.items.count)
      switch numbers.below(5) {
      case 0: list.items.insert(items(1)[0], at: index)
      case 1: if list.items.count > 1 { list.items.remove(at: index) }
      case 2: list.items.swapAt(index, numbers.below(list.items.count))
      case 3: list.marker = .letter
      default: list.items[index].blocks = edited(list.items[index].blocks)
      }
      block.kind = .list(list)
    case .table(var table):
      edit(&table)
      block.kind = .table(table.whole)
    case .keepTogether(let inner): block.kind = .keepTogether(edited(inner))
    case .landscape(let inner): block.kind = .landscape(edited(inner))
    case .drawing(var drawing):
      switch numbers.below(3) {
      case 0: drawing.nodes[0].text = inlines()
      case 1: drawing.edges[0].isReturn.toggle()
      default: drawing.caption = nil
      }
      block.kind = .drawing(drawing)
    case .signature(var signature):
      signature.fields[0].text = inlines()
      if numbers.chance(30) { signature.columns += 1 }
      block.kind = .signature(signature)
    default: break
    }
    return block
  }

  private mutating func edited(_ inlines: [Inline]) -> [Inline] {
    guard !inlines.isEmpty else { return self.inlines() }
    var inlines = inlines
    let index = numbers.below(inlines.count)
    guard case .text(let string, let style, let fact) = inlines[index] else {
      inlines.remove(at: index)
      return inlines
    }
    var characters = Array(string.unicodeScalars)
    switch numbers.below(6) {
    case 0: return inlines + [text(self.string())]
    case 1: inlines[index] = .text(string, style: numbers.pick([.strong, []]), fact: fact)
    case 2: inlines.swapAt(index, numbers.below(inlines.count))
    case 3: inlines[index] = text(self.string(), style)
    default:
      let place = numbers.below(characters.count + 1)
      let end = min(characters.count, place + numbers.below(4))
      characters.replaceSubrange(place..<end, with: Array(self.string(2).unicodeScalars))
      inlines[index] = .text(
        String(String.UnicodeScalarView(characters)), style: style, fact: fact)
    }
    return inlines
  }

  private mutating func edit(_ table: inout Table) {
    guard !table.rows.isEmpty else { return }
    let index = numbers.below(table.rows.count)
    switch numbers.below(9) {
    case 0: table.rows.insert(row(table.columns.count), at: index)
    case 1: if table.rows.count > 1 { table.rows.remove(at: index) }
    case 2: table.rows.swapAt(index, numbers.below(table.rows.count))
    case 3: addColumn(&table)
    case 4: removeColumn(&table)
    case 5: table.headerRows = min(numbers.below(3), table.rows.count)
    case 6: table.caption = numbers.chance(50) ? nil : Caption(target: "table:y", text: inlines())
    default:
      let cell = numbers.below(table.rows[index].cells.count)
      table.rows[index].cells[cell].content =
        numbers.chance(30) ? [] : edited(table.rows[index].cells[cell].content)
    }
    table.headerRows = min(table.headerRows, table.rows.count)
  }

  /// Where all rows have a boundary.
  private mutating func addColumn(_ table: inout Table) {
    let place = numbers.chance(50) ? 0 : table.columns.count
    table.columns.insert(Table.Column(share: 3), at: place)
    for index in table.rows.indices {
      let made = cell(string(2))
      table.rows[index].cells.insert(made, at: place == 0 ? 0 : table.rows[index].cells.count)
    }
  }

  private mutating func removeColumn(_ table: inout Table) {
    guard table.columns.count > 1 else { return }
    let column = numbers.below(table.columns.count)
    table.columns.remove(at: column)
    for row in table.rows.indices {
      var start = 0
      for cell in table.rows[row].cells.indices {
        let span = table.rows[row].cells[cell].columnSpan
        if (start..<(start + span)).contains(column) {
          if span > 1 {
            table.rows[row].cells[cell].columnSpan -= 1
          } else {
            table.rows[row].cells.remove(at: cell)
          }
          break
        }
        start += span
      }
    }
  }
}

extension Table {
  /// With vertical merges as they must be: a continued cell stands under one of the same width.
  package var whole: Table {
    var table = self
    var above: [Int: Int] = [:]
    for row in table.rows.indices {
      var column = 0
      var spans: [Int: Int] = [:]
      for cell in table.rows[row].cells.indices {
        let span = table.rows[row].cells[cell].columnSpan
        if table.rows[row].cells[cell].merge == .continued {
          if above[column] == span, row != table.headerRows {
            table.rows[row].cells[cell].content = []
          } else {
            table.rows[row].cells[cell].merge = .none
          }
        }
        spans[column] = span
        column += span
      }
      above = spans
    }
    return table
  }
}
