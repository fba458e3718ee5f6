import ManualModel

/// A manual with every construct the writer knows, for schemas, goldens and eyes.
enum Sample {
  static let manual = Manual(
    properties: Manual.Properties(
      title: "售后服务管理手册", subject: "GB/T 27922-2011", number: "ABC-SH-2026", version: "A0",
      company: "甲乙 & 丙科技有限公司", author: "张三", date: Day(year: 2026, month: 11, day: 22)),
    labels: labels,
    header: [
      block(
        .paragraph(
          Paragraph(.header, [text("售后服务管理手册"), .tab, .tab, text("ABC-SH-2026  A0")])))
    ],
    footer: [
      block(
        .paragraph(
          Paragraph(
            .footer, [text("第 "), .field(.page), text(" 页 共 "), .field(.pageCount), text(" 页")])))
    ],
    divisions: [
      Division(layout: PageLayout(hasHeaderAndFooter: false), sections: [cover]),
      Division(
        layout: PageLayout(restartsNumbering: true, numbering: .lowerRoman), sections: front),
      Division(
        layout: PageLayout(restartsNumbering: true),
        sections: chapters + [matrix] + appendices),
    ],
    targets: targets,
    contents: [
      ("1", 1), ("5", 1), ("5.1", 2), ("5.1.1", 3), ("5.2", 2), ("5.2.4", 3), ("procedures", 1),
      ("repair", 2), ("forms", 1),
    ].map { Manual.ContentsEntry(target: $0.0, level: $0.1) },
    images: [
      Image(format: .png, bytes: png(width: 120, height: 60), width: 120, height: 60),
      Image(
        format: .svg,
        bytes: Array(
          """
          <svg xmlns="http://www.w3.org/2000/svg" width="200" height="80">\
          <rect x="5" y="5" width="190" height="70" fill="#cde" stroke="#357"/></svg>
          """.utf8),
        width: 200, height: 80, fallback: png(width: 200, height: 80)),
    ])

  private static let targets: [String: Target] = [
    "contents": target("_s_contents", "", "目录"),
    "1": target("_s_1", "1", "手册说明"), "5": target("_s_5", "5", "服务管理"),
    "5.1": target("_s_5_1", "5.1", "售后服务体系"), "5.1.1": target("_s_5_1_1", "5.1.1", "组织架构"),
    "5.2": target("_s_5_2", "5.2", "商品服务"), "5.2.4": target("_s_5_2_4", "5.2.4", "维修"),
    "5.2.4.1": target("_s_5_2_4_1", "5.2.4.1", "维修网点的设置"),
    "procedures": target("_s_procedures", "附录A", "程序文件"),
    "repair": target("_s_repair", "A.1", "维修与上门服务控制程序"),
    "repair/steps": target("_s_repair_steps", "A.1.1", "程序"),
    "forms": target("_s_forms", "附录B", "记录表格"),
    "table:outlets": target("_t_outlets", "表1", "服务网点", .table),
    "table:matrix": target("_t_matrix", "表2", "职责分配表", .table),
    "figure:flow": target("_f_flow", "图1", "维修流程", .figure),
  ]

  private static let cover = unheaded(
    "cover",
    block(.picture(Picture(image: 0, alternativeText: "公司标志"))),
    paragraph("", .cover), paragraph("", .cover),
    paragraph("售后服务管理手册", .title),
    paragraph("（依据 GB/T 27922-2011 编制）", .subtitle),
    paragraph("甲乙 & 丙科技有限公司", .cover))

  private static let front = [
    unheaded(
      "control",
      table(
        [1, 2, 1, 2], style: .form, headerRows: 0,
        row("文件编号", "ABC-SH-2026", "版本", "A0"), row("编制", "张三", "批准", "李四")),
      table(
        [1, 2, 2, 4, 1, 1], style: .grid,
        row("NO", "制/修订日期", "修订编号", "制/修订内容", "版本", "页次", style: .cellHeader),
        row("1", "2026-11-22", "—", "首次发布", "A0", "全部"))),
    section("contents", "目录", newPage: true, block(.contents)),
  ]

  private static let chapters = [
    section(
      "1", "手册说明", .decimal([1]),
      paragraph(
        text("本手册依据“GB/T 27922-2011”编制，见第"), .reference(Reference(target: "5.2.4", form: .number)),
        text("条《"), .reference(Reference(target: "5.2.4", form: .title)), text("》、"),
        .reference(Reference(target: "procedures", form: .number)), text("和"),
        .reference(Reference(target: "table:outlets", form: .number)), text("。It’s “quoted” — "),
        text("重点", .strong), text("与", []), text("强调", .emphasis), text("，代码"), text("A-1", .code),
        text("，H"), text("2", .subscripted), text("O，m"), text("2", .superscript),
        text("，服务热线"), .gap(text: "【待填:服务热线】", style: []), text("，网址"),
        .link(text: "www.example.com", address: "https://www.example.com/?a=1&b=2"),
        text("，填写"), .blank(width: 6), text("后"), .lineBreak, text("换行。")),
      list(
        .bullet, item(paragraph("甲")), item(paragraph("乙"), paragraph("乙的第二段")),
        item(paragraph("丙"), list(.letter, item(paragraph("子项一")), item(paragraph("子项二"))))),
      list(.decimal, item(paragraph("第一")), item(paragraph("第二"))),
      paragraph("列表之间的段落。"),
      list(
        .decimal, item(paragraph("重新从一开始")),
        item(paragraph("第二"), list(.parenthesised, item(paragraph("全角")), item(paragraph("全角二"))))),
      list(.decimalParenthesis, item(paragraph("带括号")), item(paragraph("带括号二")))),
    section("5", "服务管理", .decimal([5]), newPage: true),
    section("5.1", "售后服务体系", level: 2, .decimal([5, 1])),
    section(
      "5.1.1", "组织架构", level: 3, .decimal([5, 1, 1]),
      paragraph(String(repeating: "公司设立售后服务部，负责服务的策划、实施与改进。", count: 6)),
      paragraph("岗位", .subheading),
      table(
        [1, 2, 3, 2], caption: Caption(target: "table:outlets", text: [text("服务网点")]),
        row("区域", "网点", "地址", "电话", style: .cellHeader),
        row(
          cell("华东", merge: .start(rows: 2)), cell("上海"), cell("示例路1号"), cell("000-1")),
        row(cell("", merge: .continued), cell("杭州"), cell("示例路2号"), cell("000-2")),
        row(cell("合计", span: 2), cell("两家", alignment: .center), cell(""))),
      paragraph("表后的段落。"),
      block(
        .keepTogether([
          paragraph("以上内容已经确认。", .plain),
          block(
            .signature(
              Signature(
                fields: [
                  .init(label: [text("编制")], text: [text("张三")]),
                  .init(label: [text("批准")], text: []), .init(label: [text("日期")], text: []),
                ], columns: 2))),
        ])),
      block(
        .signature(
          Signature(fields: [
            .init(label: [text("总经理")], text: []), .init(label: [text("盖章")], text: []),
          ])))),
    section("5.2", "商品服务", level: 2, .decimal([5, 2])),
    section(
      "5.2.4", "维修", level: 3, .decimal([5, 2, 4]),
      paragraph("前面的条款被略去，编号仍然是 5.2.4。"),
      block(
        .picture(
          Picture(
            image: 1, width: 0.6, alternativeText: "流程图",
            caption: Caption(target: "figure:flow", text: [text("维修流程")]))))),
    section(
      "5.2.4.1", "维修网点的设置", level: 4, .decimal([5, 2, 4, 1]), paragraph("正文。"),
      block(.pageBreak), paragraph("换页之后。")),
    section("5.2.5", "废弃商品回收", level: 3, .decimal([5, 2, 5]), paragraph("不适用。", .note)),
  ]

  private static let matrix = section(
    "5.1.2", "职责", level: 3, .decimal([5, 3, 1]),
    paragraph("横向页之前。"),
    block(
      .landscape([
        table(
          [3, 1, 1, 1, 1, 1, 1, 1], caption: Caption(target: "table:matrix", text: [text("职责分配表")]),
          row("条款", "总经理", "售后", "销售", "采购", "质量", "财务", "人事", style: .cellHeader),
          row("5.1.1 组织架构", "▲", "△", "△", "△", "△", "△", "△"),
          row("5.2.4 维修", "△", "▲", "", "△", "△", "", ""))
      ])),
    paragraph("横向页之后。"))

  private static let appendices = [
    section("procedures", "程序文件", .appendix([1]), newPage: true),
    section("repair", "维修与上门服务控制程序", level: 2, .appendix([1, 1]), paragraph("目的。")),
    section("repair/steps", "程序", level: 3, .appendix([1, 1, 1]), paragraph("步骤。")),
    section("forms", "记录表格", .appendix([2]), newPage: true),
    section(
      "form-dispatch", "派工单", level: 2, .appendix([2, 1]),
      paragraph("派工单", .formTitle),
      table(
        [1, 2, 1, 2], style: .form, headerRows: 0, row("顾客", "", "电话", ""),
        row(cell("故障现象"), cell("", span: 3), lines: 5),
        row(
          TableCell([
            list(.decimal, item(paragraph("格内列表", .cell)), item(paragraph("二", .cell)))
          ]),
          TableCell(
            [table([1, 1], headerRows: 0, row("内", "表"))], columnSpan: 3))),
      paragraph("备注：□ 已完成  □ 未完成 ☑", .note)),
  ]
}
