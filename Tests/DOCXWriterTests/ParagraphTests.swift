import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

@Suite struct ParagraphTests {
  @Test func namesTheStyleAndNothingElse() throws {
    let paragraph = try #require(try document(paragraph("甲", .plain)).paragraphs("甲").first)
    #expect(
      paragraph.compact == """
        <w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>
        """)
  }

  @Test func mergesNeighboursThatLookAlike() throws {
    let root = try document(
      paragraph(
        .text("甲", style: [], fact: nil), .text("乙", style: [], fact: FactID(index: 3)),
        text("丙", .strong), text("丁", .strong)))
    #expect(root.find("w:t").map(\.text) == ["甲乙", "丙丁"])
  }

  @Test func writesAlignmentOnlyWhereItDiffersFromTheStyle() throws {
    let root = try document(
      block(.paragraph(Paragraph(.body, alignment: .justify, [text("甲")]))),
      block(.paragraph(Paragraph(.body, alignment: .end, [text("乙")]))))
    #expect(root.paragraphs("甲").first?.find("w:jc").isEmpty == true)
    let other = try #require(root.paragraphs("乙").first)
    #expect(other.value("w:jc") == "right")
    #expect(other.find("w:ind").first?["w:firstLineChars"] == "0")
  }

  @Test func keepsWithTheNextWhereAsked() throws {
    let root = try document(
      block(.paragraph(Paragraph(.plain, keepsWithNext: true, [text("甲")]))),
      block(.keepTogether([paragraph("乙"), paragraph("丙"), paragraph("丁")])))
    #expect(
      ["甲", "乙", "丙", "丁"].map { root.paragraphs($0)[0].find("w:keepNext").count } == [1, 1, 1, 0])
  }

  @Test func turnsAPageBreakIntoAPropertyOfTheNextParagraph() throws {
    let root = try document(
      block(.pageBreak), paragraph("甲"), block(.pageBreak), paragraph("乙"), block(.pageBreak))
    #expect(root.paragraphs("甲")[0].find("w:pageBreakBefore").isEmpty)
    #expect(root.paragraphs("乙")[0].find("w:pageBreakBefore").count == 1)
    #expect(root.find("w:pageBreakBefore").count == 1)
    #expect(root.find("w:p").count == 2)
  }

  @Test func putsAPageBreakBeforeATableIntoALineWithoutHeight() throws {
    let root = try document(
      paragraph("甲"), block(.pageBreak), table([1], headerRows: 0, row("乙")), paragraph("丙"))
    let spacer = root.find("w:p").filter { $0.value("w:pStyle") == "Spacer" }
    #expect(spacer.count == 1)
    #expect(spacer.first?.find("w:pageBreakBefore").count == 1)
  }

  @Test func leavesRoomAfterATableWithLines() throws {
    let root = try document(
      table([1], headerRows: 0, row("甲")), paragraph("乙"),
      table([1], style: .plain, headerRows: 0, row("丙")), paragraph("丁"))
    #expect(root.paragraphs("乙")[0].find("w:spacing").first?["w:before"] == "120")
    #expect(root.paragraphs("丁")[0].find("w:spacing").isEmpty)
  }
}

@Suite struct InlineTests {
  private static let styles: [(TextStyle, String)] = [
    (.strong, "<w:b/>"), (.underline, "<w:u w:val=\"single\"/>"),
    (.superscript, "<w:vertAlign w:val=\"superscript\"/>"),
    (.subscripted, "<w:vertAlign w:val=\"subscript\"/>"), (.emphasis, "<w:em w:val=\"dot\"/>"),
    (.code, "<w:rStyle w:val=\"Code\"/>"),
    ([.strong, .emphasis], "<w:b/><w:em w:val=\"dot\"/>"),
  ]

  @Test(arguments: styles)
  func writesHowTextStandsOut(style: TextStyle, markup: String) throws {
    let root = try document(paragraph(text("甲", style)))
    #expect(root.find("w:rPr").first?.compact == "<w:rPr>\(markup)</w:rPr>")
  }

  @Test func marksAGapWithAStyle() throws {
    let root = try document(paragraph(.gap(text: "【待填:热线】", style: .strong)))
    let run = try #require(root.find("w:r").first)
    #expect(run.value("w:rStyle") == "Gap")
    #expect(run.find("w:b").count == 1)
    #expect(run.shownText == "【待填:热线】")
  }

  @Test func underlinesABlankAsWideAsAsked() throws {
    let root = try document(paragraph(text("填"), .blank(width: 3), .blank(width: 0)))
    let run = try #require(root.find("w:r").last)
    #expect(run.shownText == "\u{3000}\u{3000}\u{3000}")
    #expect(run.value("w:u") == "single")
  }

  @Test func keepsSpacesAtTheEnds() throws {
    let root = try document(paragraph(text(" 甲"), text("乙", .strong)))
    #expect(root.find("w:t").map { $0["xml:space"] } == ["preserve", nil])
  }

  @Test func writesBreaksAndTabs() throws {
    let root = try document(paragraph(text("甲"), .lineBreak, text("乙"), .tab))
    #expect(
      root.find("w:r").map { $0.elements.last?.name.qualified } == ["w:t", "w:br", "w:t", "w:tab"])
  }

  @Test func escapesWhatIsMarkupInXML() throws {
    let value = "| * # < & \" ' ]]> {{ }} {% %} 𠮷"
    let parts = try parts(
      of: manual(unheaded("s", paragraph(value)), targets: [:]))
    #expect(try parts.xml("word/document.xml").shownText == value)
    #expect(parts.text("word/document.xml").contains("&lt; &amp;"))
  }

  @Test func linksOutsideThroughARelationship() throws {
    let link = Inline.link(text: "网址", address: "https://example.com/?a=1&b=2")
    let parts = try parts(of: manual(unheaded("s", paragraph(link, link))))
    let links = try parts.xml("word/document.xml").find("w:hyperlink")
    #expect(links.count == 2)
    let id = try #require(links.first?["r:id"])
    #expect(links.last?["r:id"] == id)
    let relationships = try parts.xml("word/_rels/document.xml.rels").find("Relationship")
    let relationship = try #require(relationships.first { $0["Id"] == id })
    #expect(relationship["Target"] == "https://example.com/?a=1&b=2")
    #expect(relationship["TargetMode"] == "External")
  }

  @Test func refusesACharacterThatXMLCannotHold() {
    #expect(throws: PackagingError.self) {
      _ = try parts(of: manual(unheaded("s", paragraph("甲\u{1}"))))
    }
  }
}

@Suite struct EastAsianHintTests {
  @Test func leavesTextWithoutSharedMarksInOnePiece() {
    #expect(
      EastAsianHint.segments(of: "甲 A-1，é")
        == [.init(text: "甲 A-1，é", isEastAsian: false)])
  }

  @Test(arguments: ["按“GB/T”执行", "“甲”——乙…", "—", "▲", "第①条", "“ABC”，"])
  func takesMarksBesideChineseForChinese(text: String) {
    #expect(EastAsianHint.segments(of: text) == [.init(text: text, isEastAsian: true)])
  }

  @Test(arguments: ["It’s “quoted”", "a—b"])
  func takesMarksBetweenLatinForLatin(text: String) {
    #expect(EastAsianHint.segments(of: text) == [.init(text: text, isEastAsian: false)])
  }

  @Test func partsARunWhereBothMeet() {
    #expect(
      EastAsianHint.segments(of: "“甲”乙It’s")
        == [.init(text: "“甲”乙It", isEastAsian: true), .init(text: "’s", isEastAsian: false)])
  }

  @Test func hintsTheRun() throws {
    let root = try document(paragraph("“甲”"))
    #expect(root.find("w:rFonts").first?["w:hint"] == "eastAsia")
  }
}
