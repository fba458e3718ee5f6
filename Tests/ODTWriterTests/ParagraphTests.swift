import ManualModel
import Testing

struct ParagraphTests {
  private func only(_ inlines: Inline...) throws -> String {
    let body = try body(Manual(section("1", nil, [block(.paragraph(Paragraph(.plain, inlines)))])))
    return String(
      body[body.range(after: "<text:p text:style-name=\"P1\">")..<body.range(before: "</text:p>")])
  }

  @Test func namesTheStyleOfAParagraph() throws {
    let body = try body(
      Manual(
        section("1", nil, [paragraph("一"), paragraph("二"), paragraph("三", .note)])))
    #expect(body.contains("<text:p text:style-name=\"Text_20_body\">二</text:p>"))
    #expect(body.contains("<text:p text:style-name=\"Note\">三</text:p>"))
  }

  @Test func joinsNeighboursOfOneFormatting() throws {
    #expect(
      try only(text("甲"), text("乙"), text("丙", .strong), text("丁", .strong), text("戊"))
        == "甲乙<text:span text:style-name=\"Strong_20_Emphasis\">丙丁</text:span>戊")
  }

  @Test func sharesAStyleForEqualFormatting() throws {
    let both: TextStyle = [.strong, .emphasis]
    let content = try part(
      "content.xml",
      of: Manual(
        section(
          "1", nil,
          [paragraph(text("a", both), text("b"), text("c", both), text("d", .underline))])))
    #expect(content.tags("text:span").count == 3)
    #expect(content.tags("style:style style:name=\"T").count == 2)
    #expect(content.style("T1")?.contains("fo:font-weight=\"bold\"") == true)
    #expect(content.style("T1")?.contains("style:text-emphasize=\"dot below\"") == true)
    #expect(content.style("T2")?.contains("style:text-underline-style=\"solid\"") == true)
  }

  @Test(arguments: [
    ("一 二", "一 二"), ("a  b", "a <text:s/>b"), ("a    b", "a <text:s text:c=\"3\"/>b"),
    (" a", "<text:s/>a"), ("a\tb", "a<text:tab/>b"), ("a\n b", "a<text:line-break/><text:s/>b"),
    ("a  ", "a <text:s/>"), ("<&>", "&lt;&amp;&gt;"), ("𠮷", "𠮷"),
  ])
  func keepsSpacesThatReadersWouldDrop(words: String, markup: String) throws {
    #expect(try only(text(words)) == markup)
  }

  @Test func keepsASpaceThatFollowsTheSpaceOfAnotherRun() throws {
    #expect(
      try only(text("a "), text(" b", .code))
        == "a <text:span text:style-name=\"Source_20_Text\"><text:s/>b</text:span>")
  }

  @Test func marksGapsAndBlanks() throws {
    #expect(
      try only(.gap(text: "【待填:电话】", style: []))
        == "<text:span text:style-name=\"Gap\">【待填:电话】</text:span>")
    #expect(
      try only(.blank(width: 3))
        == "<text:span text:style-name=\"T1\">\u{3000}\u{3000}\u{3000}</text:span>")
    let content = try part(
      "content.xml",
      of: Manual(section("1", nil, [paragraph(.gap(text: "【缺】", style: .strong))])))
    #expect(content.style("T1")?.contains("fo:background-color=\"#FFF2A8\"") == true)
  }

  @Test func linksToTheOutside() throws {
    #expect(
      try only(.link(text: "网站", address: "https://example.com/?a=1&b")) == """
        <text:a xlink:type="simple" xlink:href="https://example.com/?a=1&amp;b" \
        text:style-name="Internet_20_link" text:visited-style-name="Internet_20_link">网站</text:a>
        """)
  }

  @Test func writesBreaksAndTabs() throws {
    #expect(try only(text("a"), .lineBreak, .tab, text("b")) == "a<text:line-break/><text:tab/>b")
  }

  @Test func takesTheIndentFromTextThatIsCentred() throws {
    let content = try part(
      "content.xml",
      of: Manual(
        section(
          "1", nil,
          [
            paragraph(""),
            block(.paragraph(Paragraph(.body, alignment: .center, [text("中")]))),
            block(.paragraph(Paragraph(.body, alignment: .justify, [text("中")]))),
          ])))
    #expect(content.contains("<text:p text:style-name=\"P2\">中</text:p>"))
    let style = try #require(content.style("P2"))
    #expect(style.contains("fo:text-align=\"center\" fo:text-indent=\"0pt\""))
    #expect(content.contains("<text:p text:style-name=\"Text_20_body\">中</text:p>"))
  }

  @Test func keepsBlocksTogetherButForTheLast() throws {
    let content = try part(
      "content.xml",
      of: Manual(
        section(
          "1", nil,
          [
            paragraph("零"),
            block(
              .keepTogether([
                paragraph("一"), list(.bullet, item(paragraph("二")), item(paragraph("三"))),
                Sample.small, paragraph("四"),
              ])), paragraph("五"),
          ])))
    let keeping = ["一", "二", "三"].map { word in
      content.tags("text:p").first { content.contains($0 + word) } ?? ""
    }
    for tag in keeping {
      let name = try #require(tag.split(separator: "\"").dropFirst().first)
      #expect(content.style(String(name))?.contains("fo:keep-with-next=\"always\"") == true)
    }
    #expect(content.contains("<text:p text:style-name=\"Text_20_body\">四</text:p>"))
    let table = try #require(content.style("Table1"))
    #expect(table.contains("style:may-break-between-rows=\"false\" fo:keep-with-next=\"always\""))
  }
}
