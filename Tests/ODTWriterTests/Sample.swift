import ManualModel

/// A manual with everything a manual can hold, to validate and to look at.
enum Sample {
  static let manual = Manual(
    properties: Manual.Properties(
      title: "售后服务手册", subject: "GB/T 27922-2011", number: "QY-SH-01", version: "A0",
      company: "示例科技有限公司", author: "李示例", date: Day(year: 2026, month: 11, day: 22)),
    labels: .chinese, header: header, footer: footer,
    divisions: [
      Division(
        layout: PageLayout(hasHeaderAndFooter: false, restartsNumbering: true),
        sections: [cover]),
      Division(
        layout: PageLayout(restartsNumbering: true, numbering: .lowerRoman),
        sections: [control, contents]),
      Division(layout: PageLayout(restartsNumbering: true), sections: body),
      Division(layout: PageLayout(isLandscape: true), sections: [matrix]),
      Division(layout: PageLayout(), sections: appendices),
    ], targets: targets,
    contents: [
      ("control", 1), ("1", 1), ("2", 1), ("2.1", 2), ("2.1.1", 3), ("2.3", 2), ("5", 1),
      ("5.1", 2), ("matrix", 2), ("A", 1), ("A.1", 2), ("A.2", 2), ("A.2.1", 3), ("B", 1),
      ("B.1", 2),
    ].map { Manual.ContentsEntry(target: $0.0, level: $0.1) },
    images: [.png, .svg])

  private static let targets: [String: Target] = [
    "control": Target("s_control", "", "文件控制"), "1": Target("c_1", "1", "手册说明"),
    "2": Target("c_2", "2", "企业概况"), "2.1": Target("c_2_1", "2.1", "基本情况"),
    "2.1.1": Target("c_2_1_1", "2.1.1", "服务网点"), "2.3": Target("c_2_3", "2.3", "组织机构"),
    "2.9.1": Target("c_2_9_1", "2.9.1", "越级标题"),
    "5": Target("c_5", "5", "服务管理"), "5.1": Target("c_5_1", "5.1", "服务体系"),
    "matrix": Target("s_matrix", "5.2", "职责分配"), "A": Target("s_A", "附录A", "程序文件"),
    "A.1": Target("s_A_1", "A.1", "维修与上门服务控制程序"),
    "A.2": Target("s_A_2", "A.2", "返修控制程序"), "A.2.1": Target("s_A_2_1", "A.2.1", "目的"),
    "B": Target("s_B", "附录B", "记录表格"), "B.1": Target("s_B_1", "B.1", "派工单"),
    "form:dispatch": Target("s_B_1", "B.1", "派工单"),
    "table:outlets": Target("t_outlets", "表1", "服务网点一览表", .table),
    "table:matrix": Target("t_matrix", "表2", "职责分配表", .table),
    "figure:logo": Target("f_logo", "图1", "企业标志", .figure),
    "figure:svg": Target("f_svg", "图3", "流程图", .figure),
  ]

  private static let header = [
    block(
      .paragraph(
        Paragraph(.header, [text("示例科技有限公司"), .tab, text("售后服务手册"), .tab, text("QY-SH-01 A0")])))
  ]

  private static let footer = [
    paragraph(
      text("第 "), .field(.page), text(" 页　共 "), .field(.pageCount), text(" 页"), style: .footer)
  ]

  private static let cover = section(
    "cover", nil, .none,
    [
      block(.picture(Picture(image: 0, width: 0.2, alternativeText: "标志"))),
      paragraph("", .plain), paragraph("", .plain),
      paragraph("售后服务手册", .title), paragraph("（依据 GB/T 27922-2011 编制）", .subtitle),
      paragraph("示例科技有限公司", .cover), paragraph("2026年11月22日", .cover),
      block(.pageBreak),
    ])

  private static let control = section(
    "control", "文件控制", .none,
    [
      block(
        .table(
          Table(
            style: .form,
            columns: [.init(share: 2), .init(share: 3), .init(share: 2), .init(share: 3)],
            headerRows: 0,
            rows: [
              row([cell("文件名称"), TableCell([paragraph("售后服务手册", .cell)], columnSpan: 3)]),
              row([cell("文件编号"), cell("QY-SH-01"), cell("版本"), cell("A0")]),
              row([cell("编制"), cell(""), cell("日期"), cell("")], lines: 2),
            ]))),
      block(
        .signature(
          Signature(
            fields: [
              .init(label: [text("编制")], text: []), .init(label: [text("审核")], text: []),
              .init(label: [text("批准")], text: [text("王示例")]),
            ], columns: 2))),
      block(
        .signature(
          Signature(fields: [
            .init(label: [text("总经理")], text: []), .init(label: [text("日期")], text: []),
          ]))),
    ])

  private static let contents = section(
    "contents", "目录", .none, startsNewPage: true, [block(.contents)])

  private static let body: [Section] = [
    section(
      "1", "手册说明", .decimal([1]),
      [
        paragraph(
          text("本手册依据 GB/T 27922-2011《商品售后服务评价体系》编制，适用于"), text("示例科技有限公司", .strong),
          text("的售后服务。服务网点见"), .reference(Reference(target: "table:outlets", form: .number)),
          text("《"), .reference(Reference(target: "table:outlets", form: .title)),
          text("》，维修按"), .reference(Reference(target: "A.1", form: .title)), text("（"),
          .reference(Reference(target: "A.1", form: .number)), text("）执行，派工单见"),
          .reference(Reference(target: "form:dispatch", form: .number, style: .strong)),
          text("，越级见"), .reference(Reference(target: "2.9.1", form: .number)),
          text("，附录见"), .reference(Reference(target: "A", form: .number)),
          text("第"), .reference(Reference(target: "A", form: .page)), text("页。")),
        paragraph(
          text("服务热线："), .gap(text: "【待填:服务热线】", style: []), text("，"),
          .gap(text: "【待填:邮箱】", style: .strong), text("，网址："),
          .link(text: "www.example.com", address: "https://www.example.com/?a=1&b=2"),
          text("，"), text("code x  =  1", .code), text("，H"), text("2", .subscripted),
          text("O，m"), text("2", .superscript), text("，"), text("下划线", .underline),
          text("，"), text("强调", .emphasis), text("，"), text("又粗又斜", [.strong, .emphasis]), text("。")
        ),
        paragraph(text("签名："), .blank(width: 8), text("　日期："), .blank(width: 6), style: .plain),
        list(
          .decimal,
          item(
            paragraph("第一项，内容很长，一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。"),
            paragraph("第一项的第二段，内容也很长，一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。")),
          item(
            paragraph("第二项"),
            list(
              .parenthesised, item(paragraph("下级一")),
              item(paragraph("下级二"), list(.letter, item(paragraph("再下级")), item(paragraph("再下级")))))
          ),
          item(paragraph("第三项，带表格："), small, paragraph("表格之后")),
          item(paragraph("第四项"))),
        paragraph("之后另起一表："),
        list(.decimal, item(paragraph("重新从一数起")), item(paragraph("第二项"))),
        list(
          .bullet, item(paragraph("圆点")),
          item(paragraph("圆点"), list(.bullet, item(paragraph("横线"))))),
        list(.decimalParenthesis, item(paragraph("括号")), item(paragraph("括号"))),
        paragraph("注：这是一条注释。", .note),
        block(
          .paragraph(
            Paragraph(.body, alignment: .center, [text("居中的正文"), .lineBreak, text("第二行")]))),
      ]),
    section("2", "企业概况", .decimal([2]), startsNewPage: true, [paragraph(longText)]),
    section("2.1", "基本情况", level: 2, .decimal([2, 1]), [paragraph(longText)]),
    section(
      "2.1.1", "服务网点", level: 3, .decimal([2, 1, 1]),
      [
        paragraph("小标题", .subheading), outlets,
        block(
          .picture(
            Picture(
              image: 0, alternativeText: "蓝色方块",
              caption: Caption(target: "figure:logo", text: [text("企业标志")])))),
        block(
          .keepTogether([
            paragraph(longText),
            block(
              .picture(
                Picture(
                  image: 1, width: 0.5, alternativeText: "圆角框",
                  caption: Caption(target: "figure:svg", text: [text("流程图")])))),
            small,
          ])),
      ]),
    section(
      "2.3", "组织机构", level: 2, .decimal([2, 3]),
      [
        paragraph("横向之前。"),
        block(.landscape([paragraph("横向页上的段落。"), outletsAgain])),
        paragraph("横向之后。"),
        block(.landscape([small])),
      ]),
    section("2.9.1", "越级标题", level: 3, .decimal([2, 9, 1]), [paragraph(longText)]),
    section("5", "服务管理", .decimal([5]), startsNewPage: true),
    section("5.1", "服务体系", level: 2, .decimal([5, 1]), [paragraph(longText)]),
  ]

  private static let matrix = section(
    "matrix", "职责分配", level: 2, .decimal([5, 2]),
    [
      block(
        .table(
          Table(
            columns: [.init(share: 3)]
              + Array(repeating: .init(share: 1, alignment: .center), count: 8),
            headerRows: 2,
            rows: [
              row(
                [
                  TableCell([paragraph("条款", .cellHeader)], merge: .start(rows: 2)),
                  TableCell([paragraph("部门", .cellHeader)], columnSpan: 8),
                ]),
              row(
                [TableCell([], merge: .continued)]
                  + (1...8).map { cell("部门\($0)", .cellHeader) }),
            ]
              + (1...45).map { clause in
                row(
                  [cell("5.\(clause) 条款")] + (1...8).map { cell($0 == clause % 8 + 1 ? "▲" : "△") })
              },
            caption: Caption(target: "table:matrix", text: [text("职责分配表")]),
            summary: "每一条款的主要部门与相关部门")))
    ])

  private static let appendices: [Section] = [
    section("A", "程序文件", .appendix([1])),
    section("A.1", "维修与上门服务控制程序", level: 2, .appendix([1, 1]), [paragraph(longText)]),
    section("A.2", "返修控制程序", level: 2, .appendix([1, 2])),
    section("A.2.1", "目的", level: 3, .appendix([1, 2, 1]), [paragraph(longText)]),
    section("B", "记录表格", .appendix([2]), startsNewPage: true),
    section(
      "B.1", "派工单", level: 2, .appendix([2, 1]),
      [
        paragraph("派工单", .formTitle),
        block(
          .table(
            Table(
              style: .form, columns: Array(repeating: .init(share: 1), count: 4), headerRows: 0,
              rows: (1...6).map {
                row([cell("项目\($0)"), cell(""), cell("内容"), cell("")], lines: 3)
              }))),
      ]),
  ]

  private static let outlets = outletTable(
    rows: 30, caption: Caption(target: "table:outlets", text: [text("服务网点一览表")]))

  private static let outletsAgain = outletTable(rows: 3, caption: nil)

  private static func outletTable(rows: Int, caption: Caption?) -> Block {
    block(
      .table(
        Table(
          columns: [
            .init(share: 1, alignment: .center), .init(share: 2), .init(share: 4), .init(share: 3),
          ], headerRows: 1,
          rows: [heads("区域", "网点", "地址", "电话")]
            + (1...rows).map { number in
              row([
                TableCell(
                  number % 3 == 1 ? [paragraph("区域", .cell)] : [],
                  merge: number % 3 == 1 ? .start(rows: 3) : .continued),
                cell("第\(number)服务站"), cell("示例市示例路\(number)号"), cell("000-0000000\(number)"),
              ])
            }, caption: caption)))
  }

  static let small = small(nil)

  static func small(_ caption: String?) -> Block {
    block(
      .table(
        Table(
          columns: [.init(share: 1), .init(share: 1, alignment: .end)], headerRows: 1,
          rows: [heads("甲", "乙"), row([cell("一"), cell("120,000")])],
          caption: caption.map { Caption(target: $0, text: [text("标题")]) })))
  }

  private static let longText = String(
    repeating: "为了规范售后服务，企业设立服务机构，配备人员与资源，制定并执行“程序”（见附录），按月检查、按年评审。", count: 3)
}
