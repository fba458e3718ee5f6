import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

/// What a layout found is written as the results of fields.
@Suite struct PageNumberTests {
  private var sample: Manual {
    var sample = manual(
      unheaded("front", paragraph("前")),
      section(
        "1", "甲", .decimal([1]), paragraph(.reference(Reference(target: "1", form: .page))),
        paragraph(.reference(Reference(target: "form:x", form: .number))),
        paragraph(text("编号："), .mark(target: "form:x", text: "JL-01", style: .strong)),
        paragraph(text("完"), .mark(target: Target.end, text: "", style: []))),
      header: [paragraph("眉", .header)],
      footer: [paragraph(text("共"), .field(.pageCount), text("页"))],
      targets: [
        "front": target("s_front", "", ""), "1": target("s_1", "1", "甲"),
        "form:x": target("code_x", "JL-01", "派工单", .mark),
        Target.end: target("pages_end", "", "", .mark),
      ], contents: [.init(target: "1", level: 1)])
    let sections = sample.divisions[0].sections
    sample.divisions = [
      Division(
        layout: PageLayout(restartsNumbering: true, numbering: .lowerRoman),
        sections: [
          sections[0], unheaded("list", block(.contents)),
          unheaded("wide", block(.landscape([paragraph("横")]))),
        ]),
      Division(layout: PageLayout(restartsNumbering: true), sections: [sections[1]]),
    ]
    sample.frontFooter = [paragraph(.field(.page))]
    return sample
  }

  private func parts(_ pages: Pages?) throws -> PartCollector {
    var parts = PartCollector()
    try DOCXWriter.write(sample, pages: pages, to: &parts)
    return parts
  }

  private var pages: Pages {
    Pages(of: sample, sheets: ["s_front": 1, "s_1": 4, "pages_end": 15], count: 15)
  }

  @Test func endsEveryLineOfTheContentsWithItsPage() throws {
    let root = try parts(pages).xml("word/document.xml")
    let line = try #require(root.find("w:p").first { $0.shownText.hasPrefix("1甲") })
    #expect(line.find("w:instrText").map(\.text).last == " PAGEREF s_1 \\h ")
    #expect(line.find("w:tab").count == 2 && line.shownText == "1甲1")
  }

  @Test func writesThePageOfAReferenceAndHowManyThereAre() throws {
    let parts = try parts(pages)
    let root = try parts.xml("word/document.xml")
    let paragraph = try #require(
      root.find("w:p").last { $0.find("w:instrText").map(\.text) == [" PAGEREF s_1 \\h "] })
    #expect(paragraph.shownText == "1")
    let footers = try ["footer1", "footer2", "footer3"].map {
      try parts.xml("word/\($0).xml")
    }
    #expect(footers.map(\.shownText) == ["1", "1", "共12页"])
    #expect(footers[2].find("w:instrText").map(\.text) == [" PAGEREF pages_end "])
  }

  @Test func leavesThePagesOutThatNoLayoutFound() throws {
    let parts = try parts(nil)
    let root = try parts.xml("word/document.xml")
    let line = try #require(root.find("w:p").first { $0.shownText.hasPrefix("1甲") })
    #expect(line.find("w:tab").count == 1 && line.shownText == "1甲")
    #expect(try parts.xml("word/footer3.xml").shownText == "共页")
  }

  @Test func refersToACodeByTheTextOfItsMark() throws {
    let root = try parts(nil).xml("word/document.xml")
    let reference = try #require(
      root.find("w:p").first { $0.find("w:instrText").map(\.text) == [" REF code_x \\h "] })
    #expect(reference.shownText == "JL-01")
    let mark = try #require(
      root.find("w:p").first { $0.find("w:bookmarkStart").contains { $0["w:name"] == "code_x" } })
    #expect(mark.shownText == "编号：JL-01" && mark.find("w:b").count == 1)
  }

  @Test func numbersFrontMatterInRomanNumbersOfItsOwn() throws {
    let root = try parts(nil).xml("word/document.xml")
    let numbers = root.find("w:sectPr").map { $0.find("w:pgNumType").first }
    #expect(numbers.map { $0?["w:fmt"] } == ["lowerRoman", "lowerRoman", nil])
    #expect(numbers.map { $0?["w:start"] } == ["1", nil, "1"])
  }
}
