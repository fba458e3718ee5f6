package import ManualModel

/// A manual in which every kind of node and every field has a value of its own.
package enum KitchenSink {
  package static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]
  package static let svg: [UInt8] = Array("<svg/>".utf8)

  package static var manual: Manual {
    var facts = FactTable()
    let outlets = facts.add("outlets", under: FactTable.root, at: .none)
    _ = facts.add("nobody names this", under: FactTable.root, at: .none)
    let outlet = facts.add("上海", under: outlets, at: .none)
    let name = facts.add("name", under: outlet, at: .none)
    let duties = facts.add("duties", under: outlet, at: .none)
    var manual = Manual(
      properties: Manual.Properties(
        title: "服务手册 <&\"'>", subject: "GB/T 27922-2011", number: "ABC-01", version: "A/1",
        company: "晨光", author: "沈知秋", language: "zh-CN", date: Day(year: 2026, month: 9, day: 1)),
      theme: theme,
      labels: Labels(
        table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、"),
      header: [paragraph([text("版本"), .field(.page)], .header)],
      footer: [paragraph([.field(.pageCount)], .footer)],
      divisions: [
        Division(
          layout: PageLayout(
            isLandscape: true, hasHeaderAndFooter: false, restartsNumbering: true,
            numbering: .lowerRoman),
          sections: [
            Section(id: "cover", heading: nil, startsNewPage: true, blocks: [], source: .none)
          ]), Division(layout: PageLayout(numbering: .upperRoman), sections: []),
        Division(layout: PageLayout(), sections: sections(outlet: outlet, name: name)),
      ])
    manual.targets = [
      "5.2.4": Target(kind: .section, bookmark: "s524", number: "5.2.4", title: "维修"),
      "table:a": Target(kind: .table, bookmark: "t1", number: "表1", title: "网点"),
      "figure:b": Target(kind: .figure, bookmark: "f1", number: "图1", title: ""),
    ]
    manual.frontFooter = [paragraph("iv", .footer)]
    manual.targets["mark:end"] = Target(kind: .mark, bookmark: "e", number: "", title: "")
    manual.contents = [.init(target: "5.2.4", level: 3)]
    manual.images = [
      Image(format: .png, bytes: png, width: 10, height: 20),
      Image(format: .svg, bytes: svg, width: 30, height: 40, fallback: png),
      Image(format: .jpeg, bytes: [1], width: 1, height: 2),
    ]
    manual.facts = facts
    manual.sheet = FactSheet([
      .init(fact: duties, name: Wording(zh: "职责", en: "duties"), value: .texts(["甲", "", "乙\n丙"])),
      .init(fact: outlet, name: Wording(zh: "网点", en: "outlets"), value: .item),
      .init(fact: name, name: Wording(zh: "名称", en: "name"), value: .text(" 上海 ")),
    ])
    manual.divisions[2].sections[0].heading?.isChanged = true
    manual.divisions[2].sections[0].blocks[0].isChanged = true
    return manual
  }

  private static var theme: Theme {
    var theme = Theme.qmsSong
    theme.page.width = 2970
    theme.page.height = 2100
    theme.styles[.note] = nil
    theme.styles[.cover]?.isBold = true
    theme.heading.isSans.toggle()
    theme.fonts.append(Theme.FontPair(eastAsian: "楷体", latin: "Arial", isSans: false))
    theme.accent = "1F4E79"
    theme.tableLine = Theme.Line(colour: "112233", eighths: 6)
    theme.headerLine = Theme.Line(colour: "445566", eighths: 7)
    theme.footerLine = Theme.Line(colour: "778899", eighths: 8)
    theme.changeBar.eighths = 9
    theme.hasColumnLines = false
    theme.page.grid = Theme.Grid(lines: 22, characters: 28)
    theme.styles[.body]?.leastLine = 579
    theme.styles[.body]?.colour = "101010"
    theme.styles[.title]?.letterSpacing = -3
    theme.styles[.title]?.lineBelow = Theme.Line(colour: "AABBCC", eighths: 5)
    return theme
  }

  private static var changedTable: Block {
    var row = row(["甲"])
    row.isChanged = true
    var table = Table(columns: [Table.Column(share: 1)], headerRows: 0, rows: [row])
    table.heads = .automatic
    return block(.table(table))
  }

  private static func sections(outlet: FactID, name: FactID) -> [Section] {
    let inlines: [Inline] = [
      text("甲"), text("乙"), text("  ", .strong),
      text("上海", [.emphasis, .underline, .code, .superscript, .subscripted], fact: name),
      .lineBreak, .tab, .reference(Reference(target: "5.2.4", form: .number, style: .strong)),
      .reference(Reference(target: "5.2.4", form: .title)),
      .reference(Reference(target: "5.2.4", form: .page)),
      .gap(text: "【待填:电话】", style: .strong),
      .link(text: "网站", address: "https://a.example/?a=1&b=2"),
      .mark(target: "mark:end", text: "JL-07", style: .strong),
      .mark(target: "mark:x", text: "", style: []), .blank(width: 6),
      text("<w:p> & ]]>", fact: outlet),
    ]
    let blocks = [
      block(
        .paragraph(Paragraph(.plain, alignment: .end, keepsWithNext: true, inlines)), node: 7,
        item: outlet), list("一", "二", marker: .parenthesised, node: 8),
      block(.list(List(marker: .bullet, items: [item("点", node: 9, fact: outlet)]))),
      block(
        .table(
          Table(
            style: .form,
            columns: [
              Table.Column(share: 3, alignment: .center), Table.Column(share: 5),
              Table.Column(share: 2, alignment: .justify),
            ], headerRows: 1,
            rows: [
              row(cell("头", .cellHeader, span: 2), cell("", .cellHeader)),
              TableRow(
                [cell("上", merge: .start(rows: 2)), cell("中", alignment: .end), cell("下")],
                lines: 3, key: BlockKey(node: 3, item: outlet), source: .none),
              row(cell("", merge: .continued), cell("x", span: 2)),
            ], caption: Caption(target: "table:a", text: [text("网点")]), summary: "网点表")), node: 10
      ), changedTable, block(.keepTogether([paragraph("一起", .subheading)]), node: 11),
      block(.landscape([paragraph("横页"), block(.pageBreak, node: 12)]), node: 13),
      block(
        .picture(
          Picture(
            image: 1, width: 0.1, alternativeText: "标志",
            caption: Caption(target: "figure:b", text: [text("图")]), alignment: .start)), node: 14),
      block(.picture(Picture(image: 2, alternativeText: ""))),
      block(
        .signature(
          Signature(fields: [.init(label: [text("批准")], text: [text("顾明远")])], columns: 2)),
        node: 15), block(.contents, node: 16),
    ]
    return [
      section(
        "5.2.4", "维修", level: 3, .decimal([5, 2, 4]), clauses: ["5.2.4", "5.2.4.1"], blocks),
      section("repair", "维修程序", level: 1, .appendix([2]), []),
      section("note", "说明", level: 4, .none, []),
    ]
  }
}
