import ManualModel
import Testing
import TextWriter

struct MarkdownTests {
  @Test func putsTheTitleAboveWhereTheManualShowsNone() {
    #expect(markdown(Manual(section("1", nil, [paragraph("文")]))) == "# 手册\n\n文\n")
    #expect(
      markdown(Manual(section("c", nil, [paragraph("手册", .title), paragraph("二", .title)])))
        == "# 手册\n\n**二**\n")
  }

  @Test func writesHeadingsWithNumbersAndTheNamesOfClauses() {
    let manual = Manual(
      section("5", "服务", level: 1, .decimal([5])),
      section("5.2.4", "维 # 修", level: 3, .decimal([5, 2, 4]), [paragraph("小", .subheading)]),
      section("a", "程序", level: 1, .appendix([1])),
      section("x", nil, [paragraph("前", .frontHeading)]),
      targets: [
        "5": Target("c_5", "5", "服务"), "5.2.4": Target("c_5_2_4", "5.2.4", "维修"),
        "a": Target("s_a", "附录A", "程序"), "x": Target("s_x", "", ""),
      ])
    #expect(
      markdown(manual) == """
        # 手册

        ## <a id="clause-5"></a>5 服务

        ### <a id="clause-5.2.4"></a>5.2.4 维 \\# 修

        #### 小

        ## 附录A 程序

        ## 前

        """)
  }

  @Test func namesWhatIsReferredTo() {
    var manual = Manual(
      section(
        "a", "程序", .appendix([1]), [paragraph(.reference(Reference(target: "b", form: .page)))]),
      section(
        "b", nil,
        [
          paragraph(
            .reference(Reference(target: "a", form: .number)),
            .reference(Reference(target: "a", form: .title, style: .strong)))
        ]),
      targets: ["a": Target("s_a", "附录A", "程*序"), "b": Target("s_b", "", "无题")])
    manual.contents = [.init(target: "a", level: 2)]
    #expect(
      markdown(manual) == """
        # 手册

        ## <a id="s_a"></a>附录A 程序

        [→](#s_b)

        <a id="s_b"></a>

        [附录A](#s_a)**[程\\*序](#s_a)**

        """)
  }

  @Test func listsTheContents() {
    var manual = Manual(
      section("c", "目录", [block(.contents)]),
      targets: ["1": Target("c_1", "1", "一"), "2": Target("c_2", "", "二*")])
    manual.contents = [
      .init(target: "1", level: 1), .init(target: "2", level: 3), .init(target: "1", level: 1),
    ]
    #expect(markdown(manual).hasSuffix("\n- [1 一](#c_1)\n  - [二\\*](#c_2)\n- [1 一](#c_1)\n"))
  }

  // MARK: Text

  @Test(arguments: [
    ("a*b_c`d", "a\\*b\\_c\\`d"),
    ("[x](y) <b> | $1$ ~2~ ^3^ {#id}", "\\[x\\](y) \\<b> \\| \\$1\\$ \\~2\\~ \\^3\\^ \\{\\#id}"),
    ("R&D &amp; &#x0; & ;", "R\\&D \\&amp; \\&\\#x0; & ;"), ("C:\\路", "C:\\\\路"),
    ("# 像标题", "\\# 像标题"),
    ("- 像列表", "\\- 像列表"), ("+ x", "\\+ x"), ("1. 像列表", "1\\. 像列表"), ("12) x", "12\\) x"),
    ("1.5 倍", "1\\.5 倍"), ("a) x", "a\\) x"), ("(1) x", "\\(1) x"), ("> 引", "\\> 引"),
    ("===", "\\==="),
    ("::: x", "\\::: x"), ("    代码", "&#32;&#32;&#32;&#32;代码"), ("a - b > c", "a - b > c"),
    ("（1）", "（1）"), ("]]>", "\\]\\]>"), ("-->", "\\-->"), ("</style>", "\\</style>"),
  ])
  func escapesWhatWouldBeMarkup(words: String, expected: String) {
    #expect(markdown(paragraph(words)) == expected)
  }

  @Test func neverMakesAPictureOfALink() {
    #expect(
      markdown(paragraph(text("注意!"), .link(text: "网", address: "https://a.cn")))
        == "注意\\![网](https://a.cn)")
  }

  @Test(arguments: [
    ("https://a.cn/(x) y|z", "[网](https://a.cn/%28x%29%20y%7Cz)"), ("javascript:alert(1)", "网"),
    ("https://a.cn/中", "[网](https://a.cn/%E4%B8%AD)"),
  ])
  func linksToAddresses(address: String, expected: String) {
    #expect(markdown(paragraph(.link(text: "网", address: address))) == expected)
  }

  @Test func marksEmphasisThatReadersUnderstand() {
    #expect(markdown(paragraph(text("必须"), text("登记", .strong), text("后"))) == "必须**登记**后")
    // A mark at the end goes outside: CommonMark would leave the asterisks as they are.
    #expect(markdown(paragraph(text("部门：", .strong), text("总经办"))) == "**部门**：总经办")
    #expect(
      markdown(paragraph(text("按"), text("《程序》", .strong), text("办")))
        == "按<strong>《程序》</strong>办")
    #expect(markdown(paragraph(text("按"), text(" 甲 ", .strong))) == "按<strong> 甲 </strong>")
    #expect(
      markdown(paragraph(text("甲", .emphasis), text("乙", [.strong, .emphasis])))
        == "<em>甲</em>***乙***")
    #expect(markdown(paragraph(text("甲", [.strong, .emphasis]))) == "***甲***")
    #expect(
      markdown(
        paragraph(
          text("H"), text("2", .subscripted), text("2", .superscript), text("线", .underline)))
        == "H<sub>2</sub><sup>2</sup><u>线</u>")
    #expect(
      markdown(paragraph(text("a*b", .code), text("|`", .code), text("x", [.code, .strong])))
        == "`a*b`<code>\\|\\`</code>**`x`**")
  }

  @Test func showsWhatIsNewOnly() {
    let paragraph = paragraph(
      .changed(.inserted, text("新", .strong)), .changed(.deleted, text("旧")), style: .plain)
    #expect(markdown(paragraph) == "**新**")
    #expect(plain(paragraph) == "新")
  }

  @Test func namesMarksInText() {
    let targets = ["form:a": Target("m_a", "JL-01", "派工单", .mark)]
    let paragraph = paragraph(
      .mark(target: "form:a", text: "JL-01", style: []), text("，见"),
      .reference(Reference(target: "form:a", form: .number)), style: .plain)
    #expect(
      markdown(paragraph, targets: targets) == "<a id=\"m_a\"></a>JL-01，见[JL-01](#m_a)")
    #expect(plain(paragraph, targets: targets) == "JL-01，见JL-01")
  }

  @Test func marksGapsBlanksAndBreaks() {
    #expect(
      markdown(
        paragraph(
          .gap(text: "【待填:热线】", style: []), .lineBreak, text("- 乙"), .tab, .blank(width: 2),
          .field(.page)))
        == "【待填:热线】\\\n\\- 乙\u{3000}＿＿")
    #expect(markdown(paragraph(text("甲"), .lineBreak, text("乙"), style: .note)) == "> 甲\\\n> 乙")
  }

  // MARK: Lists

  @Test func writesListsAsMarkdownKnowsThem() {
    #expect(
      markdown(
        list(
          .decimal, item(paragraph("一"), list(.letter, item(paragraph("甲")), item(paragraph("乙")))),
          item(paragraph("二"))),
        list(.bullet, item(paragraph("丙"), paragraph("续")), item()),
        list(.parenthesised, item(paragraph("丁"))), list(.decimalParenthesis, item(paragraph("戊"))))
          == """
          1. 一
             - a\\) 甲
             - b\\) 乙
          2. 二

          <!-- -->

          - 丙

            续

          -

          <!-- -->

          - （1）丁

          <!-- -->

          1) 戊
          """.replacing("\n-\n", with: "\n- \n"))
  }

  @Test func keepsATableInsideItsItem() {
    let table = Table(
      columns: [.init(share: 1)], headerRows: 1, rows: [heads("甲"), row([cell("乙")])])
    #expect(
      markdown(list(.decimal, item(paragraph("一"), block(.table(table))), item(paragraph("二"))))
        == """
        1. 一

           | 甲 |
           | --- |
           | 乙 |

        2. 二
        """)
  }

  // MARK: Tables

  @Test func writesTablesWithEveryCellInItsColumn() {
    let table = Table(
      columns: [
        .init(share: 1, alignment: .center), .init(share: 1), .init(share: 1, alignment: .end),
      ],
      headerRows: 2,
      rows: [
        row([
          TableCell([paragraph("区", .cellHeader)], merge: .start(rows: 2)),
          TableCell([paragraph("网点", .cellHeader)], columnSpan: 2),
        ]),
        row([TableCell([], merge: .continued), cell("名"), cell("号")]),
        row([
          TableCell([paragraph("上|海", .cell)], merge: .start(rows: 2)),
          TableCell([paragraph("甲"), paragraph("乙")]), cell("- 1"),
        ]),
        row([TableCell([], merge: .continued), TableCell([], columnSpan: 2)]),
      ], caption: Caption(target: "table:a", text: [text("一览")]))
    #expect(
      markdown(block(.table(table)), targets: ["table:a": Target("t_a", "表1", "一览", .table)]) == """
        **表1\u{3000}一览**

        | 区 | 网点 / 名 | 网点 / 号 |
        | :-: | --- | --: |
        | 上\\|海 | 甲<br>乙 | - 1 |
        | 〃 |  |  |
        """)
  }

  @Test func givesATableWithoutHeadAnEmptyOne() {
    let table = Table(
      style: .form, columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [
        row([cell("顾客"), cell("")]), row([cell(""), cell("")]),
        row([cell(""), cell("")], lines: 3),
      ])
    #expect(markdown(block(.table(table))) == "|  |  |\n| --- | --- |\n| 顾客 |  |\n|  |  |")
  }

  @Test func flattensWhatStandsInCells() {
    let inner = Table(
      columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [row([cell("a"), cell("b")])])
    let table = Table(
      columns: [.init(share: 1)], headerRows: 1,
      rows: [
        heads("头"),
        row([
          TableCell([
            list(.decimal, item(paragraph("一"), paragraph("续")), item(paragraph("二"))),
            list(.parenthesised, item(paragraph("三"))), block(.table(inner)),
            block(.picture(Picture(image: 0, alternativeText: "标|志"))),
            block(.signature(Signature(fields: [.init(label: [text("批准")], text: [])]))),
            block(.keepTogether([paragraph("末"), block(.pageBreak)])),
          ])
        ]),
      ])
    #expect(
      markdown(block(.table(table)))
        == "| 头 |\n| --- |\n| 1. 一<br>续<br>2. 二<br>（1）三<br>a\u{3000}b<br>标\\|志<br>批准：<br>末 |")
  }

  @Test func writesATableThatOnlyAlignsAsLines() {
    let table = Table(
      style: .plain, columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [
        row([cell("编号："), cell("01")]), row([cell(""), cell("")]), row([cell("版本："), cell("A0")]),
      ])
    #expect(markdown(block(.table(table))) == "编号：\u{3000}01\\\n版本：\u{3000}A0")
  }

  // MARK: Others

  @Test func saysWhatPicturesShow() {
    let picture = Picture(
      image: 0, alternativeText: "标*志", caption: Caption(target: "figure:a", text: []))
    #expect(
      markdown(
        block(.landscape([block(.picture(picture))])),
        targets: ["figure:a": Target("f_a", "图1", "标志", .figure)])
        == "〔图：标\\*志〕\n\n**图1**")
    #expect(markdown(block(.picture(Picture(image: 0, alternativeText: "")))).isEmpty)
  }

  @Test func leavesPlacesToSign() {
    let fields: [Signature.Field] = [
      .init(label: [text("批准")], text: []), .init(label: [], text: [text("李明")]),
      .init(label: [text("日期")], text: []),
    ]
    #expect(
      markdown(block(.signature(Signature(fields: fields, columns: 2))))
        == "批准：＿＿＿＿＿＿＿＿\u{3000}\u{3000}李明\\\n日期：＿＿＿＿＿＿＿＿")
  }

  @Test func drawsFlowsForMermaid() {
    let drawing = Drawing(
      kind: .flow,
      nodes: [
        .init(key: "a", shape: .terminal, text: [text("报修\"`<x>`#")]),
        .init(key: "b", shape: .decision, text: [text("上门？"), .lineBreak, text("在保？")]),
        .init(key: "c", shape: .step, text: [text("派工")]),
      ],
      edges: [
        .init(from: 0, to: 1), .init(from: 1, to: 2, label: [text("是|否")]),
        .init(from: 2, to: 1, isReturn: true),
      ], alternativeText: "流程|图", caption: Caption(target: "figure:a", text: [text("维修")]))
    let targets = ["figure:a": Target("f_a", "图1", "维修", .figure)]
    #expect(
      markdown(block(.drawing(drawing)), targets: targets) == """
        ```mermaid
        flowchart TD
          n1(["报修#34;#96;#60;x#62;#96;#35;"])
          n2{"上门？<br>在保？"}
          n3["派工"]
          n1 --> n2
          n2 -->|"是#124;否"| n3
          n3 -.-> n2
        ```

        **图1\u{3000}维修**
        """)
    let table = Table(
      columns: [.init(share: 1)], headerRows: 1,
      rows: [heads("头"), row([TableCell([block(.drawing(drawing))])])])
    #expect(markdown(block(.table(table)), targets: targets).hasSuffix("| 流程\\|图 |"))
  }
}
