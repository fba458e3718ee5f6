import HTMLWriter
import ManualModel
import Packaging
import Testing

struct BlockTests {
  @Test func writesParagraphsWithTheClassOfTheirStyle() throws {
    #expect(try markup(paragraph("文")) == "<p>文</p>")
    #expect(try markup(paragraph("注", .note)) == "<p class=\"note\">注</p>")
    #expect(
      try markup(block(.paragraph(Paragraph(.plain, alignment: .center, [text("中")]))))
        == "<p class=\"plain c\">中</p>")
    #expect(try markup(paragraph(), paragraph("后")) == "<div class=\"space\"></div><p>后</p>")
    #expect(try markup(paragraph("单", .formTitle)) == "<p class=\"form-title\">单</p>")
  }

  @Test func neverTakesTextForMarkup() throws {
    let hostile = "</style></p><script>alert(1)</script> ]]> --> & \" ' `|*"
    let page = try page(
      Manual(
        section(
          "1", hostile, .decimal([1]),
          [paragraph(hostile), list(.bullet, item(paragraph(hostile)))]),
        images: []))
    #expect(!page.contains("<script"))
    #expect(page.ranges(of: "&lt;/p&gt;&lt;script&gt;").count == 3)
  }

  @Test func marksUpRunsOfOneStyleTogether() throws {
    let markup = try markup(
      paragraph(
        text("甲", .strong), text("乙", .strong), text("丙", [.strong, .emphasis]),
        text("丁", [.underline, .code]), text("2", .superscript), text("3", .subscripted), text("戊"))
    )
    #expect(
      markup
        == "<p><strong>甲乙</strong><strong><em>丙</em></strong><u><code>丁</code></u>"
        + "<sup>2</sup><sub>3</sub>戊</p>")
  }

  @Test func marksGapsBlanksTabsAndBreaks() throws {
    let markup = try markup(
      paragraph(
        .gap(text: "【待填:热线】", style: .strong), .lineBreak, .tab, .blank(width: 2), .blank(width: 0),
        .field(.page)))
    #expect(
      markup
        == "<p><strong><mark>【待填:热线】</mark></strong><br/><span class=\"tab\">\t</span>"
        + "<span class=\"blank\">\u{3000}\u{3000}</span><span class=\"blank\">\u{3000}</span></p>")
  }

  @Test func linksReferencesToWhatTheyName() throws {
    let targets = [
      "5.2": Target("c_5_2", "5.2", "维修"), "front": Target("s_front", "", "前言"),
      "table:a": Target("t_a", "表1", "网点", .table),
    ]
    func reference(_ name: String, _ form: Reference.Form, _ style: TextStyle = []) -> Inline {
      .reference(Reference(target: name, form: form, style: style))
    }
    let markup = try markup(
      paragraph(
        reference("5.2", .number), reference("5.2", .title, .strong), reference("front", .number),
        reference("table:a", .number), reference("5.2", .page)), targets: targets)
    #expect(
      markup
        == "<p><a href=\"#c_5_2\">5.2</a><strong><a href=\"#c_5_2\">维修</a></strong>"
        + "<a href=\"#s_front\">前言</a><a href=\"#t_a\">表1</a>"
        + "<a class=\"to-page\" href=\"#c_5_2\" aria-label=\"5.2 维修\">→</a></p>")
  }

  @Test func marksWhatCameAndWent() throws {
    #expect(
      try markup(
        paragraph(
          .changed(.inserted, text("新", .strong)), .changed(.movedFrom(1), text("旧")),
          .changed(.formatted(.text([])), text("斜", .emphasis))))
        == "<p><ins><strong>新</strong></ins><del>旧</del><em>斜</em></p>")
  }

  @Test func namesMarksInText() throws {
    let targets = ["form:a": Target("m_a", "JL-01", "派工单", .mark)]
    #expect(
      try markup(
        paragraph(
          .mark(target: "form:a", text: "JL-01", style: .strong),
          .reference(Reference(target: "form:a", form: .number))), targets: targets)
        == "<p><strong><span id=\"m_a\">JL-01</span></strong><a href=\"#m_a\">JL-01</a></p>")
  }

  @Test(arguments: [
    ("https://a.cn/?a=1&b=\"2\"", "<a href=\"https://a.cn/?a=1&amp;b=&quot;2&quot;\">网</a>"),
    ("tel:400", "<a href=\"tel:400\">网</a>"), ("javascript:alert(1)", "网"), ("JavaScript:x", "网"),
    ("data:text/html,x", "网"),
  ])
  func linksOnlyToAddressesThatDoNothing(address: String, expected: String) throws {
    #expect(try markup(paragraph(.link(text: "网", address: address))) == "<p>\(expected)</p>")
  }

  @Test func writesListsWithTheirMarkers() throws {
    #expect(
      try markup(
        list(
          .decimal, item(paragraph("一"), list(.letter, item(paragraph("甲")))),
          item(paragraph("二"), paragraph("续"))))
        == "<ol><li>一<ol class=\"letter-parenthesis\"><li>甲</li></ol></li>"
        + "<li><p>二</p><p>续</p></li></ol>")
    #expect(try markup(list(.bullet, item())) == "<ul><li></li></ul>")
    #expect(
      try markup(list(.parenthesised, item(paragraph("注", .note))), list(.decimalParenthesis))
        == "<ol class=\"parentheses\"><li><p class=\"note\">注</p></li></ol>")
    #expect(
      try markup(list(.decimalParenthesis, item(paragraph("一"))))
        == "<ol class=\"number-parenthesis\"><li>一</li></ol>")
  }

  @Test func keepsPlacesToSignTogether() throws {
    let fields: [Signature.Field] = [
      .init(label: [text("批准")], text: []), .init(label: [], text: [text("李明")]),
    ]
    #expect(
      try markup(block(.signature(Signature(fields: fields, columns: 2))))
        == "<div class=\"signature\" style=\"grid-template-columns:repeat(2,1fr)\">"
        + "<p>批准：<span class=\"line\"></span></p><p><span>李明</span></p></div>")
    #expect(
      try markup(block(.keepTogether([block(.signature(Signature(fields: fields)))])))
        .hasPrefix("<div class=\"keep\"><div class=\"signature\"><p>"))
  }

  // MARK: Tables

  @Test func givesColumnsAndRowsTheirHeads() throws {
    let table = Table(
      columns: [.init(share: 1, alignment: .center), .init(share: 2)], headerRows: 2,
      rows: [
        row([TableCell([paragraph("头", .cellHeader)], columnSpan: 2)]), heads("甲", ""),
        row([
          TableCell([paragraph("上", .cell)], merge: .start(rows: 2)),
          TableCell([paragraph("x", .cell), paragraph("y", .cell)], alignment: .end),
        ]),
        row([TableCell([], merge: .continued), TableCell([])]),
      ], caption: Caption(target: "table:a", text: [text("网点")]))
    let markup = try markup(
      block(.table(table)), targets: ["table:a": Target("t_a", "表1", "网点", .table)])
    #expect(
      markup
        == "<div class=\"scroll\"><table id=\"t_a\" class=\"grid\" style=\"min-width:10.575rem\">"
        + "<caption>表1\u{3000}网点</caption><colgroup><col style=\"width:33.33%\"/>"
        + "<col style=\"width:66.67%\"/></colgroup>"
        + "<thead><tr><th scope=\"colgroup\" colspan=\"2\">头</th></tr>"
        + "<tr><th scope=\"col\">甲</th><td></td></tr></thead>"
        + "<tbody><tr><td rowspan=\"2\" class=\"c\">上</td><td class=\"e blocks\"><p class=\"cell\">x</p>"
        + "<p class=\"cell\">y</p></td></tr><tr><td></td></tr></tbody></table></div>")
  }

  @Test func takesThePromptsOfAFormForHeads() throws {
    let form = Table(
      style: .form, columns: [.init(share: 1, alignment: .center), .init(share: 1)], headerRows: 0,
      rows: [
        row([TableCell([paragraph("顾客", .cell)], merge: .start(rows: 2)), cell("甲")], lines: 3),
        row([TableCell([], merge: .continued), TableCell([])]),
        row([cell(""), cell("乙")]), row([TableCell([paragraph("通栏", .cell)], columnSpan: 2)]),
      ], summary: "派工单")
    let markup = try markup(block(.table(form)))
    #expect(markup.contains("<caption class=\"unseen\">派工单</caption>"))
    #expect(
      markup.contains(
        "<th scope=\"rowgroup\" rowspan=\"2\" class=\"c\">顾客</th><td class=\"top\">甲</td>"))
    #expect(markup.contains("<td class=\"c\"></td><td>乙</td>"))
    #expect(markup.contains("<td colspan=\"2\" class=\"c\">通栏</td>"))
    #expect(markup.contains("<tr style=\"height:50.95pt\">"))
    #expect(!markup.contains("thead"))
  }

  @Test func takesTheFirstColumnWhereNoneIsSetApart() throws {
    let table = Table(
      columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [
        row([TableCell([paragraph(.reference(Reference(target: "a", form: .number)))]), cell("甲")])
      ])
    let markup = try markup(block(.table(table)), targets: ["a": Target("a", "5", "维修")])
    #expect(
      markup.contains(
        "<th scope=\"row\" class=\"blocks\"><p><a href=\"#a\">5</a></p></th><td>甲</td>"))
  }

  @Test func tellsThatATableOnlyAligns() throws {
    let table = Table(
      style: .plain, columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [row([cell("编号："), cell("01")])])
    let markup = try markup(block(.table(table)))
    #expect(markup.contains("<table class=\"align\" role=\"presentation\""))
    #expect(markup.contains("<td>编号：</td><td>01</td>"))
  }

  @Test func leavesOutTablesWithoutRows() throws {
    let table = Table(columns: [.init(share: 1)], headerRows: 0, rows: [])
    #expect(try markup(block(.table(table))).isEmpty)
  }

  // MARK: Pictures

  @Test func holdsPicturesInThePage() throws {
    let markup = try markup(
      block(
        .picture(
          Picture(
            image: 1, width: 0.25, alternativeText: "框 \"甲\"",
            caption: Caption(target: "figure:a", text: []), alignment: .start))),
      targets: ["figure:a": Target("f_a", "图1", "标志", .figure)])
    #expect(
      markup.hasPrefix(
        "<figure id=\"f_a\" class=\"s\"><img alt=\"框 &quot;甲&quot;\" width=\"200\" height=\"60\" "
          + "style=\"width:25%\" src=\"data:image/svg+xml;base64,PHN2ZyB4bWxucz0i"))
    #expect(markup.hasSuffix("\"/><figcaption>图1</figcaption></figure>"))
  }

  @Test(
    arguments: [
      ([], ""), ([0x66], "Zg=="), ([0x66, 0x6F], "Zm8="), ([0x66, 0x6F, 0x6F], "Zm9v"),
      ([0xFF, 0xEF, 0xBE, 0xAD], "/+++rQ=="),
    ] as [([UInt8], String)])
  func writesBytesAsBase64(bytes: [UInt8], expected: String) throws {
    let image = Image(format: .jpeg, bytes: bytes, width: 1, height: 1)
    let page = try page(
      Manual(
        section("1", nil, [block(.picture(Picture(image: 0, alternativeText: "")))]),
        images: [image]))
    #expect(page.contains("src=\"data:image/jpeg;base64,\(expected)\""))
  }

  // MARK: Drawings

  private func drawing(_ kind: Drawing.Kind = .flow, caption: Caption? = nil) -> Block {
    func node(_ key: String, _ shape: Drawing.Shape, _ inlines: Inline...) -> Drawing.Node {
      Drawing.Node(key: key, shape: shape, text: inlines)
    }
    return block(
      .drawing(
        Drawing(
          kind: kind,
          nodes: [
            node("a", .terminal, text("报修 <x>")), node("b", .decision, text("上门？")),
            node("c", .document, text("填单", .strong), .lineBreak, text("附记")),
            node("d", .step, .gap(text: "【待填:热线】", style: [])),
          ],
          edges: [
            .init(from: 0, to: 1), .init(from: 1, to: 2, label: [text("是")]),
            .init(from: 1, to: 3, label: [text("否")]), .init(from: 2, to: 3),
          ], alternativeText: "报修后上门", caption: caption)))
  }

  @Test func drawsFlowsAsShapesThatCanBeReadAloud() throws {
    let manual = Manual(
      section(
        "x", nil,
        [drawing(caption: Caption(target: "figure:a", text: [text("维修")])), drawing()]),
      targets: ["figure:a": Target("f_a", "图1", "维修流程", .figure)])
    let root = try tree(manual)
    let figures = root.all("figure")
    #expect(figures.map { $0["id"] } == ["f_a", nil])
    #expect(figures[0].first("figcaption")?.text == "图1\u{3000}维修")
    let drawings = root.all("svg")
    #expect(drawings[0]["aria-labelledby"] == "drawing-1-title drawing-1-text")
    #expect(drawings[1]["aria-labelledby"] == "drawing-2-title drawing-2-text")
    #expect(drawings.map { $0.first("title")?.text } == ["维修流程", ""])
    #expect(drawings[0].first("desc")?.text == "报修后上门")
    #expect(drawings[0].all("tspan").map(\.text).joined() == "报修 <x>上门？填单附记【待填:热线】是否")
    let boxes = drawings[0].elements.compactMap { $0["class"] }
    #expect(boxes.filter { $0 == "line" }.count == 4 && boxes.filter { $0 == "arrow" }.count == 4)
    #expect(boxes.filter { $0.hasPrefix("box") } == ["box shaded", "box", "box", "box gap"])
    // What stands out in a box is bold here too.
    let strong = drawings[0].all("tspan").filter { $0["font-weight"] == "bold" }.map(\.text)
    #expect(strong == ["填单"])
  }

  @Test func staysInsideItsDrawing() throws {
    let manual = Manual(
      section("x", nil, [drawing(), block(.landscape([drawing(.organisation)]))]), targets: [:])
    for drawing in try tree(manual).all("svg") {
      let box = (drawing["viewBox"] ?? "").split(separator: " ").compactMap { Int($0) }
      try #require(box.count == 4)
      var count = 0
      for rect in drawing.all("rect") {
        let numbers = ["x", "y", "width", "height"].compactMap { rect[$0].flatMap { Int($0) } }
        try #require(numbers.count == 4)
        count += 1
        #expect(numbers[0] >= 0 && numbers[0] + numbers[2] <= box[0] + box[2])
        #expect(numbers[1] >= 0 && numbers[1] + numbers[3] <= box[1] + box[3])
      }
      #expect(count >= 1)
    }
  }
}
