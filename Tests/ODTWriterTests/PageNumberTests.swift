import ManualModel
import ODTWriter
import Packaging
import Testing

/// What a layout found is written as the results of fields.
struct PageNumberTests {
  private var sample: Manual {
    var sample = Manual(
      section("front", nil, [paragraph("前"), block(.contents)]),
      section(
        "1", "甲", .decimal([1]),
        [
          paragraph(.reference(Reference(target: "1", form: .page))),
          paragraph(.reference(Reference(target: "form:x", form: .number))),
          paragraph(text("编号："), .mark(target: "form:x", text: "JL-01", style: .strong)),
          paragraph(text("完"), .mark(target: Target.end, text: "", style: [])),
        ]),
      targets: [
        "front": Target("s_front", "", ""), "1": Target("s_1", "1", "甲"),
        "form:x": Target("code_x", "JL-01", "派工单", .mark),
        Target.end: Target("pages_end", "", "", .mark),
      ])
    let sections = sample.divisions[0].sections
    sample.divisions = [
      Division(
        layout: PageLayout(restartsNumbering: true, numbering: .lowerRoman),
        sections: [sections[0]]),
      Division(layout: PageLayout(restartsNumbering: true), sections: [sections[1]]),
    ]
    sample.contents = [.init(target: "1", level: 1)]
    sample.footer = [paragraph(text("共"), .field(.pageCount), text("页"))]
    sample.frontFooter = [paragraph(.field(.page))]
    return sample
  }

  private func part(_ name: String, _ pages: Pages?) throws -> String {
    var parts = PartCollector()
    try ODTWriter.write(sample, pages: pages, to: &parts)
    return String(decoding: parts[name] ?? [], as: UTF8.self)
  }

  private var pages: Pages {
    Pages(of: sample, sheets: ["s_front": 1, "s_1": 4, "pages_end": 15], count: 15)
  }

  @Test func endsEveryLineOfTheContentsWithItsPage() throws {
    #expect(try part("content.xml", pages).contains("1<text:tab/>甲<text:tab/>1</text:a>"))
    #expect(try part("content.xml", nil).contains("1<text:tab/>甲<text:tab/></text:a>"))
  }

  @Test func writesThePageOfAReferenceAndHowManyThereAre() throws {
    #expect(
      try part("content.xml", pages).contains(
        "text:ref-name=\"s_1\" text:reference-format=\"page\">1</text:bookmark-ref>"))
    let styles = try part("styles.xml", pages)
    #expect(
      styles.contains(
        """
        共<text:bookmark-ref text:ref-name="pages_end" text:reference-format="page">12\
        </text:bookmark-ref>页
        """))
  }

  @Test func refersToACodeByTheTextOfItsMark() throws {
    let content = try part("content.xml", nil)
    #expect(
      content.contains(
        "text:ref-name=\"code_x\" text:reference-format=\"text\">JL-01</text:bookmark-ref>"))
    #expect(
      content.contains(
        """
        编号：<text:span text:style-name="Strong_20_Emphasis"><text:bookmark-start \
        text:name="code_x"/>JL-01<text:bookmark-end text:name="code_x"/></text:span>
        """))
    #expect(content.contains("完<text:bookmark text:name=\"pages_end\"/></text:p>"))
  }

  @Test func givesFrontMatterRomanNumbersAndAFooterOfItsOwn() throws {
    let styles = try part("styles.xml", nil)
    #expect(styles.contains("style:num-format=\"i\"") && styles.contains("style:num-format=\"1\""))
    let footers = styles.split(separator: "<style:footer>").dropFirst()
    #expect(footers.count == 2)
    #expect(footers.filter { $0.contains("text:page-number") && !$0.contains("共") }.count == 1)
  }
}
