package import ManualModel

/// A change of a manual with what a careful person would mark for it, counted by hand.
package struct CarefulCase: CustomStringConvertible, Sendable {
  package let name: String
  package let change: @Sendable (inout Manual) -> Void
  /// Characters left out and put in.
  package let characters: Int
  /// Changes that are one in a person's eyes, moves among them.
  package let changes: Int
  package let moves: Int
  /// What Word has no move for: columns.
  package let isColumnMove: Bool

  package init(
    _ name: String, characters: Int, changes: Int = 1, moves: Int = 0,
    isColumnMove: Bool = false,
    _ change: @escaping @Sendable (inout Manual) -> Void
  ) {
    self.name = name
    self.characters = characters
    self.changes = changes
    self.moves = moves
    self.isColumnMove = isColumnMove
    self.change = change
  }

  package var description: String { name }

  package static let old = CarefulManual.manual

  package var new: Manual {
    var manual = Self.old
    change(&manual)
    return manual
  }
}

/// The manual that the cases change: a chapter, procedures, tables, lists.
package enum CarefulManual {
  package static let repair = [
    "售后服务部接到报修后，应在24小时内响应，并通知顾客上门时间。", "维修工程师上门前应核对保修凭证，准备备件和工具。",
    "到达现场后，先检测故障并说明原因；收费维修先报价，经顾客同意后再施工。", "维修完成后应试机三十分钟，请顾客在派工单上签字确认。",
  ]
  package static let returns = [
    "顾客送修的商品由备件管理员查验外观和附件，填写送修登记表，并向顾客出具收据。", "需返厂的商品在两个工作日内寄出，寄出前拍照留存，运单号登记在台账上。",
    "返厂超过十四日没有修复的，由售后服务部催办，并告诉顾客进度；保修期内超过七日的，提供备用机。",
  ]
  package static let complaints = [
    "投诉由客服专员统一受理，当日登记，登记内容包括顾客姓名、联系方式、商品型号和诉求。", "一般投诉由售后服务部处理，重大投诉报总经理决定，处理结果书面答复顾客。",
    "每季度汇总投诉原因，分析后形成改进措施，由服务监督室验证。",
  ]

  package static var manual: Manual {
    var facts = FactTable()
    let outlets = facts.add("outlets", under: FactTable.root, at: .none)
    let department = facts.add("departments", under: FactTable.root, at: .none)
    let other = facts.add("customer", under: FactTable.root, at: .none)
    let items = ["上海网点", "南京网点", "杭州网点", "苏州网点", "宁波网点"].map {
      facts.add($0, under: outlets, at: .none)
    }
    var manual = RedlineSupport.manual(
      [
        section(
          "5.2.4", "维修", level: 3, .decimal([5, 2, 4]), clauses: ["5.2.4"], paragraphs(repair)),
        section("return", "返修程序", level: 2, .appendix([2, 1]), paragraphs(returns)),
        section(
          "return/steps", "步骤", level: 3, .appendix([2, 1, 1]),
          [list("受理登记", "检测报价", "返厂寄出", "催办跟踪", "验收交付", node: 30)]),
        section("complaints", "投诉处理程序", level: 2, .appendix([2, 2]), paragraphs(complaints)),
        section(
          "5.1.1", "组织架构", level: 3, .decimal([5, 1, 1]),
          [
            departments(department), outletTable(items), matrix,
          ]),
      ], header: [paragraph("商品售后服务管理手册", .header)], footer: [paragraph("晨光电脑", .footer)])
    manual.facts = facts
    manual.sheet.entries = [(department, "售后服务部"), (other, "客户服务部")].map {
      .init(fact: $0, name: Wording(zh: "名称", en: "name"), value: .text($1))
    }
    return manual
  }

  package static func paragraphs(_ strings: [String]) -> [Block] {
    strings.enumerated().map { paragraph($1, node: $0 + 1) }
  }

  private static func departments(_ fact: FactID) -> Block {
    paragraph(
      [
        text("服务工作由"), text("售后服务部", fact: fact), text("归口，各部门配合"), text("售后服务部", fact: fact),
        text("完成。"),
      ],
      node: 40)
  }

  private static func outletTable(_ items: [FactID]) -> Block {
    let texts = [
      ["上海", "上海网点", "021-5550101"], ["", "南京网点", "025-5550102"], ["浙江", "杭州网点", "0571-5550103"],
      ["", "苏州网点", "0512-5550104"], ["", "宁波网点", "0574-5550105"],
    ]
    var rows = [row(["区域", "名称", "电话"], .cellHeader)]
    for (index, cells) in texts.enumerated() {
      var row = row(cells, item: items[index])
      if cells[0].isEmpty { row.cells[0].merge = .continued }
      rows.append(row)
    }
    guard case .table(var table) = table(rows: rows, columns: 3, caption: "服务网点", node: 50).kind
    else {
      preconditionFailure("no table")
    }
    table.rows[1].cells[0].merge = .start(rows: 2)
    table.rows[3].cells[0].merge = .start(rows: 3)
    return block(.table(table), node: 50)
  }

  private static var matrix: Block {
    table(
      [
        ["条款", "总经办", "业务部", "技术部", "监督室"], ["5.1.1", "▲", "△", "△", ""],
        ["5.1.2", "▲", "", "△", ""],
        ["5.2.3", "", "▲", "", "△"], ["备用", "△", "△", "△", "△"], ["备用", "△", "△", "△", "△"],
      ], caption: "职责分配", node: 60)
  }
}

extension Manual {
  /// A section by its place; the cases change it in place.
  package subscript(section index: Int) -> Section {
    get { divisions[0].sections[index] }
    set { divisions[0].sections[index] = newValue }
  }

  package mutating func setText(_ section: Int, _ block: Int, _ string: String) {
    self[section: section].blocks[block].kind = .paragraph(Paragraph(.body, [text(string)]))
  }

  package mutating func replace(_ section: Int, _ block: Int, _ old: String, _ new: String) {
    guard case .paragraph(let paragraph) = self[section: section].blocks[block].kind else { return }
    setText(section, block, paragraph.text.plainText.replacing(old, with: new))
  }

  package mutating func changeTable(_ block: Int, _ change: (inout Table) -> Void) {
    guard case .table(var table) = self[section: 4].blocks[block].kind else { return }
    change(&table)
    self[section: 4].blocks[block].kind = .table(table)
  }
}

extension Table {
  package mutating func set(_ row: Int, _ column: Int, _ string: String) {
    let style: ParagraphStyle = row < headerRows ? .cellHeader : .cell
    rows[row].cells[column] = cell(string, style)
  }

  package mutating func addColumn(_ place: Int, _ texts: [String]) {
    columns.insert(Table.Column(share: 5), at: place)
    for (index, text) in texts.enumerated() {
      rows[index].cells.insert(cell(text, index < headerRows ? .cellHeader : .cell), at: place)
    }
  }

  package mutating func removeColumn(_ place: Int) {
    columns.remove(at: place)
    for index in rows.indices { rows[index].cells.remove(at: place) }
  }
}

extension CarefulCase {
  package static let all: [CarefulCase] = wording + sections + tables

  /// Changes of most kinds in one manual, in an order in which none disturbs the place of the next.
  package static let together: CarefulCase = {
    let names = [
      "a number in a sentence", "a sentence in the middle of a paragraph", "a Chinese numeral",
      "a rewritten paragraph", "half-width punctuation", "a Chinese numeral of one character",
      "a department renamed everywhere", "a list item inserted", "header and footer", "a row added",
      "a mark put into an empty cell", "a column added", "a section retitled", "a paragraph added",
      "a section moved",
    ]
    let cases = names.compactMap { name in all.first { $0.name == name } }
    precondition(cases.count == names.count, "a case has another name")
    return CarefulCase(
      "all together", characters: cases.reduce(0) { $0 + $1.characters },
      changes: cases.reduce(0) { $0 + $1.changes }, moves: cases.reduce(0) { $0 + $1.moves }
    ) { manual in
      for one in cases { one.change(&manual) }
    }
  }()

  package static let wording: [CarefulCase] = [
    CarefulCase("a number in a sentence", characters: 4) { $0.replace(0, 0, "24", "12") },
    CarefulCase("a sentence in the middle of a paragraph", characters: 14) {
      $0.replace(0, 2, "说明原因；", "说明原因；顾客有异议的，由经理复核；")
    },
    CarefulCase("a department renamed everywhere", characters: 20, changes: 2) { manual in
      guard case .paragraph(var paragraph) = manual[section: 4].blocks[0].kind else { return }
      paragraph.text = paragraph.text.map { inline in
        guard case .text("售后服务部", let style, let fact) = inline else { return inline }
        return .text("客户服务部", style: style, fact: fact)
      }
      manual[section: 4].blocks[0].kind = .paragraph(paragraph)
    },
    CarefulCase("a Chinese numeral", characters: 4) { $0.replace(0, 3, "三十", "十五") },
    CarefulCase("a Chinese numeral of one character", characters: 2) {
      $0.replace(1, 1, "两个", "三个")
    },
    CarefulCase("half-width punctuation", characters: 2) { $0.replace(2 - 1, 0, "附件，填写", "附件,填写") },
    CarefulCase("formatting only", characters: 0) { manual in
      manual[section: 0].blocks[1].kind = .paragraph(
        Paragraph(.body, [text("维修工程师上门前应"), text("核对保修凭证", .strong), text("，准备备件和工具。")]))
    },
    CarefulCase("a rewritten paragraph", characters: 51) {
      $0.setText(0, 1, "出发之前请再次致电确认地址、楼层以及停车条件，避免空跑。")
    },
    CarefulCase("a paragraph split", characters: 0) { manual in
      let whole = CarefulManual.returns[2]
      let parts = whole.split(separator: "；")
      manual.setText(1, 2, parts[0] + "；")
      manual[section: 1].blocks.append(paragraph(String(parts[1]), node: 9))
    },
    CarefulCase("two paragraphs joined", characters: 0) { manual in
      manual.setText(3, 0, CarefulManual.complaints[0] + CarefulManual.complaints[1])
      manual[section: 3].blocks.remove(at: 1)
    },
    CarefulCase("a paragraph removed", characters: 34) { $0[section: 3].blocks.remove(at: 1) },
    CarefulCase("a paragraph added", characters: 11) {
      $0[section: 3].blocks.insert(paragraph("匿名投诉同样登记处理。", node: 9), at: 2)
    },
    CarefulCase("a paragraph moved", characters: 0, moves: 1) {
      $0[section: 3].blocks.swapAt(0, 1)
      $0[section: 3].blocks.swapAt(1, 2)
    },
    CarefulCase("a paragraph moved to another section", characters: 0, moves: 1) { manual in
      let moved = manual[section: 3].blocks.remove(at: 0)
      manual[section: 1].blocks.append(moved)
    },
  ]

  package static let sections: [CarefulCase] = [
    CarefulCase("a section moved", characters: 0, moves: 1) { manual in
      let moved = manual.divisions[0].sections.remove(at: 3)
      manual.divisions[0].sections.insert(moved, at: 0)
    },
    CarefulCase("a section moved with its subsection", characters: 0, moves: 1) { manual in
      let moved = manual.divisions[0].sections[1...2]
      manual.divisions[0].sections.removeSubrange(1...2)
      manual.divisions[0].sections.append(contentsOf: moved)
    },
    CarefulCase("a section moved and lightly edited", characters: 5, changes: 3, moves: 1) {
      manual in
      manual.replace(3, 0, "当日", "次日")
      manual.replace(3, 2, "季度", "月")
      let moved = manual.divisions[0].sections.remove(at: 3)
      manual.divisions[0].sections.insert(moved, at: 0)
    },
    CarefulCase("a section moved and 40 % rewritten", characters: 70, changes: 3, moves: 1) {
      manual in
      manual.setText(3, 1, "匿名来信和网络评价同样作为投诉登记，由监督室当面核实后回复。")
      let moved = manual.divisions[0].sections.remove(at: 3)
      manual.divisions[0].sections.insert(moved, at: 0)
    },
    CarefulCase("two sections swapped", characters: 0, moves: 1) {
      $0.divisions[0].sections.swapAt(0, 1)
    },
    CarefulCase("a section deleted", characters: 109) { $0.divisions[0].sections.remove(at: 3) },
    CarefulCase("a section added", characters: 16) { manual in
      manual.divisions[0].sections.insert(
        section("spares", "备件", .appendix([2, 2]), [paragraph("备件由专人管理，先进先出。", node: 1)]), at: 3)
      manual[section: 3].heading?.numbering = .appendix([2, 2])
      manual[section: 4].heading?.numbering = .appendix([2, 3])
    },
    CarefulCase("a section retitled", characters: 2) {
      $0[section: 3].heading?.text = [text("投诉受理处理程序")]
    },
    CarefulCase("a section renumbered", characters: 0, changes: 0) {
      $0[section: 3].heading?.numbering = .appendix([2, 5])
      $0[section: 1].heading?.numbering = .appendix([2, 4])
    },
    CarefulCase("a list item inserted", characters: 4) { manual in
      guard case .list(var list) = manual[section: 2].blocks[0].kind else { return }
      list.items.insert(item("顾客确认", node: 120), at: 2)
      manual[section: 2].blocks[0].kind = .list(list)
    },
    CarefulCase("header and footer", characters: 6, changes: 2) { manual in
      manual.header = [paragraph("商品售后服务管理手册A1", .header)]
      manual.footer = [paragraph("晨光电脑有限公司", .footer)]
    },
    CarefulCase("nothing", characters: 0, changes: 0) { _ in },
  ]

  package static let tables: [CarefulCase] = [
    CarefulCase("a row added", characters: 16) { manual in
      manual.changeTable(1) { table in
        var added = row(["", "无锡网点", "0510-5550106"])
        added.cells[0].merge = .continued
        table.rows.insert(added, at: 5)
        table.countRows()
      }
    },
    CarefulCase("a row removed", characters: 16) { manual in
      manual.changeTable(1) { table in
        table.rows.remove(at: 4)
        table.countRows()
      }
    },
    CarefulCase("a row moved", characters: 0, moves: 1) { manual in
      manual.changeTable(1) { $0.rows.swapAt(4, 5) }
    },
    CarefulCase("one of two identical rows removed", characters: 6) { manual in
      manual.changeTable(2) { table in table.rows.remove(at: 4) }
    },
    CarefulCase("a cell from ▲ to △", characters: 2) { $0.changeTable(2) { $0.set(1, 1, "△") } },
    CarefulCase("a mark put into an empty cell", characters: 1) {
      $0.changeTable(2) { $0.set(2, 4, "△") }
    },
    CarefulCase("a column added", characters: 6) { manual in
      manual.changeTable(2) { $0.addColumn(3, ["财务部", "△", "", "", "△", "△"]) }
    },
    CarefulCase("a column removed", characters: 7) { manual in
      manual.changeTable(2) { $0.removeColumn(3) }
    },
    CarefulCase("two columns swapped", characters: 0, moves: 1, isColumnMove: true) { manual in
      manual.changeTable(2) { table in
        table.columns.swapAt(1, 2)
        for index in table.rows.indices { table.rows[index].cells.swapAt(1, 2) }
      }
    },
    CarefulCase("a column added and another removed", characters: 14, changes: 2) { manual in
      manual.changeTable(2) { table in
        table.removeColumn(4)
        table.addColumn(1, ["财务部", "", "▲", "▲", "", "▲"])
        table.set(4, 1, "▲")
      }
    },
    CarefulCase("the head of a column reworded", characters: 6) {
      $0.changeTable(2) { $0.set(0, 4, "服务监察室") }
    },
    CarefulCase("vertically merged cells", characters: 2, changes: 2) { manual in
      manual.changeTable(1) { table in
        // 南京 gets a region of its own.
        table.rows[2].cells[0] = cell("江苏")
        table.countRows()
      }
    },
  ]
}

extension Table {
  /// The rows that each merged cell spans.
  fileprivate mutating func countRows() {
    for start in rows.indices where rows[start].cells[0].merge != .continued {
      var end = start + 1
      while end < rows.count, rows[end].cells[0].merge == .continued { end += 1 }
      rows[start].cells[0].merge = end - start > 1 ? .start(rows: end - start) : .none
    }
  }
}
