import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

@Suite struct SectionTests {
  @Test func putsASectionIntoAHiddenControlWithItsID() throws {
    let root = try document(section("5.2.4", "维修", level: 3, .decimal([5, 2, 4]), paragraph("甲")))
    let control = try #require(root.find("w:sdt").first)
    #expect(
      control.first("w:sdtPr")?.compact == """
        <w:sdtPr><w:alias w:val="维修"/><w:tag w:val="5.2.4"/><w:id w:val="1"/>\
        <w15:appearance w15:val="hidden"/></w:sdtPr>
        """)
    #expect(control.shownText == "维修甲")
  }

  @Test func namesTheControlByNumberAndTitle() throws {
    let root = try parts(
      of: manual(
        section("5.1", "体系", level: 2, .decimal([5, 1])),
        targets: ["5.1": target("c_5_1", "5.1", "体系")])
    ).xml("word/document.xml")
    #expect(root.value("w:alias") == "5.1 体系")
  }

  @Test func cutsLongTagsAndKeepsThemApart() {
    let long = String(repeating: "程序/", count: 30)
    let tags = [
      ControlTag.tag(of: long + "甲", ordinal: 1), ControlTag.tag(of: long + "乙", ordinal: 1),
      ControlTag.tag(of: long + "甲", ordinal: 2),
    ]
    #expect(Set(tags).count == 3)
    #expect(tags.allSatisfy { $0.utf16.count <= 64 })
    #expect(ControlTag.tag(of: "5.2.4", ordinal: 2) == "5.2.4~2")
    #expect(ControlTag.shortened("𠮷𠮷", to: 3) == "𠮷")
  }

  @Test func leavesOutSectionsWithNothingInThem() throws {
    let root = try document(unheaded("a"), unheaded("b", paragraph("甲")))
    #expect(root.find("w:tag").map { $0["w:val"] } == ["b"])
  }

  @Test func writesADocumentWithoutContent() throws {
    let root = try parts(of: manual()).xml("word/document.xml")
    #expect(root.first("w:body")?.elements.map(\.name.qualified) == ["w:p", "w:sectPr"])
  }

  @Test func beginsASectionOnANewPageButNotAtTheTop() throws {
    let root = try document(
      section("a", "甲", newPage: true), section("b", "乙", newPage: true),
      unheaded("c", newPage: true, paragraph("丙")))
    #expect(
      ["甲", "乙", "丙"].map { root.paragraphs($0)[0].find("w:pageBreakBefore").count } == [0, 1, 1])
  }

  @Test func marksASectionWithoutHeading() throws {
    let root = try parts(
      of: manual(unheaded("s", paragraph("甲")), targets: ["s": target("c_s", "", "")])
    ).xml("word/document.xml")
    #expect(root.find("w:bookmarkStart").first?["w:name"] == "c_s")
  }

  @Test func bookmarksTheTextOfAHeading() throws {
    let root = try parts(
      of: manual(
        section("1", "甲", .decimal([1])), section("2", "乙", .decimal([2])),
        targets: ["1": target("c_1", "1", "甲"), "2": target("c_2", "2", "乙")])
    ).xml("word/document.xml")
    let heading = try #require(root.paragraphs("乙").first)
    #expect(
      heading.elements.map(\.name.qualified) == [
        "w:pPr", "w:bookmarkStart", "w:r", "w:bookmarkEnd",
      ])
    #expect(root.find("w:bookmarkStart").map { $0["w:id"] } == ["1", "2"])
    #expect(root.find("w:bookmarkEnd").map { $0["w:id"] } == ["1", "2"])
  }
}

@Suite struct HeadingTests {
  private func numbering(_ sections: Section...) throws -> (
    document: XMLElement, numbering: XMLElement
  ) {
    let manual = Manual(
      properties: Manual.Properties(title: ""), labels: labels,
      divisions: [Division(layout: PageLayout(), sections: sections)])
    let parts = try parts(of: manual)
    return (try parts.xml("word/document.xml"), try parts.xml("word/numbering.xml"))
  }

  @Test func leavesNumbersThatCountByThemselvesToTheStyle() throws {
    let (document, numbering) = try numbering(
      section("1", "甲", .decimal([1])), section("2", "乙", .decimal([2])),
      section("2.1", "丙", level: 2, .decimal([2, 1])),
      section("a", "丁", .appendix([1])), section("a1", "戊", level: 2, .appendix([1, 1])))
    #expect(document.find("w:numPr").isEmpty)
    #expect(
      document.find("w:pStyle").map { $0["w:val"] } == [
        "Heading1", "Heading1", "Heading2", "Appendix1", "Appendix2",
      ])
    #expect(numbering.find("w:num").count == 2)
  }

  @Test func goesOnAtTheGivenNumberAfterAGap() throws {
    let (document, numbering) = try numbering(
      section("1", "甲", .decimal([1])), section("5", "乙", .decimal([5])),
      section("6", "丙", .decimal([6])))
    #expect(document.find("w:numPr").count == 1)
    let id = document.paragraphs("乙")[0].value("w:numId")
    let instance = try #require(numbering.find("w:num").first { $0["w:numId"] == id })
    #expect(instance.value("w:abstractNumId") == "0")
    #expect(instance.value("w:startOverride") == "5")
    #expect(instance.find("w:lvl").isEmpty)
  }

  @Test func writesNumbersAboveAsTextWhereTheirHeadingsAreMissing() throws {
    let (document, numbering) = try numbering(
      section("5", "甲", .decimal([5])), section("5.2.4", "乙", level: 3, .decimal([5, 2, 4])),
      section("b", "丙", level: 2, .appendix([2, 3])))
    for (text, label) in [("乙", "5.2.%3"), ("丙", "B.%2")] {
      let id = document.paragraphs(text)[0].value("w:numId")
      let instance = try #require(numbering.find("w:num").first { $0["w:numId"] == id })
      #expect(instance.value("w:lvlText") == label)
    }
  }

  @Test func countsByTheNumberWhereTheLevelDiffers() throws {
    let (document, _) = try numbering(
      section("1", "甲", .decimal([1])), section("1.1", "乙", level: 3, .decimal([1, 1])))
    let heading = try #require(document.paragraphs("乙").first)
    #expect(heading.value("w:pStyle") == "Heading3")
    #expect(heading.value("w:ilvl") == "1")
    #expect(heading.value("w:numId") == "1")
  }

  @Test func takesHeadingsWithoutNumberOutOfTheNumbering() throws {
    let (document, _) = try numbering(
      section("front", "甲"), section("sub", "乙", level: 2))
    let first = try #require(document.paragraphs("甲").first)
    #expect(first.value("w:pStyle") == "FrontHeading")
    #expect(first.value("w:outlineLvl") == "9")
    let second = try #require(document.paragraphs("乙").first)
    #expect(second.value("w:pStyle") == "Heading2")
    #expect(second.value("w:numId") == "0")
  }

  @Test func keepsAFrontHeadingOfTheContentsInTheOutline() throws {
    let root = try parts(
      of: manual(
        section("preface", "前言"), targets: ["preface": target("c_p", "", "前言")],
        contents: [.init(target: "preface", level: 1)])
    ).xml("word/document.xml")
    #expect(root.paragraphs("前言")[0].find("w:outlineLvl").isEmpty)
  }

  @Test func definesLevelsOfHeadingsAndAppendices() throws {
    let numbering = try numbering().numbering
    let labels = numbering.find("w:abstractNum").map {
      $0.find("w:lvlText").compactMap { $0["w:val"] }
    }
    #expect(labels[0].prefix(3) == ["%1", "%1.%2", "%1.%2.%3"])
    #expect(labels[1].prefix(3) == ["附录%1", "%1.%2", "%1.%2.%3"])
    #expect(numbering.find("w:abstractNum")[1].value("w:numFmt") == "upperLetter")
    #expect(numbering.find("w:pStyle").compactMap { $0["w:val"] }.contains("Appendix3"))
  }

  @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (52, "ZZ"), (53, "AAA"), (0, "A")])
  func countsLettersLikeWord(number: Int, expected: String) {
    #expect(letters(number) == expected)
  }

  @Test func seesWhereCountingGoesAstray() {
    var counter = HeadingCounter(levels: 6)
    func overrides(_ numbers: Int...) -> [Numbering.Override] {
      counter.overrides(for: numbers) { $0.map { "\($0)." }.joined() }
    }
    #expect(overrides(1).isEmpty)
    #expect(overrides(1, 1).isEmpty)
    #expect(overrides(2).isEmpty)
    #expect(overrides(2, 1).isEmpty)
    #expect(overrides(2, 3) == [.init(level: 1, start: 3, prefix: nil)])
    #expect(overrides(2, 4).isEmpty)
    #expect(overrides(3, 1) == [.init(level: 1, start: 1, prefix: "3.")])
  }
}

@Suite struct SheetTests {
  private func layouts(_ sections: Section..., layout: PageLayout = PageLayout()) -> [[String]] {
    let manual = Manual(
      properties: Manual.Properties(title: ""), labels: labels,
      divisions: [Division(layout: layout, sections: sections)])
    return Sheet.sheets(of: manual).map { sheet in
      [sheet.layout.isLandscape ? "landscape" : "upright"]
        + sheet.parts.map { "\($0.section.id)~\($0.ordinal):\($0.blocks.count)" }
    }
  }

  private let wide = block(.landscape([paragraph("横"), paragraph("向")]))

  @Test func turnsThePageForLandscapeBlocks() {
    #expect(
      layouts(section("a", "甲", paragraph("前"), wide, paragraph("后")), section("b", "乙"))
        == [["upright", "a~1:1"], ["landscape", "a~2:2"], ["upright", "a~3:1", "b~1:0"]])
  }

  @Test func takesAHeadingAlongOntoTheLandscapePage() {
    #expect(layouts(section("a", "甲", wide)) == [["landscape", "a~1:2"]])
  }

  @Test func leavesNoEmptySheetBetweenLandscapeSections() {
    #expect(
      layouts(section("a", "甲", wide), section("b", "乙", wide, wide))
        == [["landscape", "a~1:2", "b~1:4"]])
  }

  @Test func staysOnLandscapePagesOfADivision() {
    #expect(
      layouts(section("a", "甲", paragraph("前"), wide), layout: PageLayout(isLandscape: true))
        == [["landscape", "a~1:2"]])
  }

  @Test func writesLandscapeBlocksInsideOthersInPlace() throws {
    let root = try document(block(.keepTogether([wide])))
    #expect(root.find("w:sectPr").count == 1)
    #expect(root.shownText == "横向")
  }

  @Test func marksThePiecesOfASection() throws {
    let root = try document(section("a", "甲", paragraph("前"), wide, paragraph("后")))
    #expect(root.find("w:tag").compactMap { $0["w:val"] } == ["a", "a~2", "a~3"])
    #expect(Set(root.find("w:id").compactMap { $0["w:val"] }).count == 3)
    let pages = root.find("w:pgSz")
    #expect(pages.map { $0["w:orient"] } == [nil, "landscape", nil])
    #expect(pages.map { $0["w:w"] } == ["11906", "16838", "11906"])
  }

  @Test func numbersPagesAsTheDivisionSays() throws {
    let roman = PageLayout(restartsNumbering: true, numbering: .lowerRoman)
    let manual = Manual(
      properties: Manual.Properties(title: ""), labels: labels,
      divisions: [
        Division(layout: roman, sections: [unheaded("a", paragraph("前"), wide)]),
        Division(
          layout: PageLayout(numbering: .upperRoman), sections: [unheaded("b", paragraph("后"))]),
        Division(
          layout: PageLayout(restartsNumbering: true), sections: [unheaded("c", paragraph("末"))]),
      ])
    let root = try parts(of: manual).xml("word/document.xml")
    #expect(
      root.find("w:pgNumType").map { $0["w:fmt"] } == [
        "lowerRoman", "lowerRoman", "upperRoman", nil,
      ])
    #expect(root.find("w:pgNumType").map { $0["w:start"] } == ["1", nil, nil, "1"])
  }
}
