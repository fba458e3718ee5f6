import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

@Suite struct FieldTests {
  private static let targets: [String: Target] = [
    "5.2.4": target("c_5_2_4", "5.2.4", "维修"), "a": target("c_a", "附录A", "程序"),
    "front": target("c_front", "", "前言"), "form:x": target("c_a", "JL-01", "派工单"),
    "lost": target("c_lost", "9", "遗失"), "table:t": target("t_t", "表7", "网点", .table),
    "figure:f": target("f_f", "图A-1", "流程", .figure),
  ]

  /// The instructions and results of the fields of a paragraph with these references.
  private func fields(_ inlines: Inline...) throws -> (instructions: [String], root: XMLElement) {
    let root = try parts(
      of: manual(
        section("front", "前言"), section("5.2.4", "维修", level: 3, .decimal([5, 2, 4])),
        section("a", "程序", .appendix([1])),
        unheaded("s", block(.paragraph(Paragraph(.plain, inlines)))), targets: Self.targets)
    ).xml("word/document.xml")
    let last = try #require(root.find("w:p").last)
    return (last.find("w:instrText").map(\.text), last)
  }

  private func reference(_ target: String, _ form: Reference.Form) -> Inline {
    .reference(Reference(target: target, form: form))
  }

  @Test(arguments: [
    ("5.2.4", Reference.Form.number, " REF c_5_2_4 \\n \\h ", "5.2.4"),
    ("5.2.4", .title, " REF c_5_2_4 \\h ", "维修"), ("a", .number, " REF c_a \\n \\h ", "附录A"),
    ("front", .number, " REF c_front \\h ", "前言"), ("table:t", .number, " REF t_t \\h ", "表7"),
    ("table:t", .title, " REF _Title1 \\h ", "网点"), ("5.2.4", .page, " PAGEREF c_5_2_4 \\h ", ""),
  ])
  func refersByField(target: String, form: Reference.Form, instruction: String, result: String)
    throws
  {
    let (instructions, root) = try fields(reference(target, form))
    #expect(instructions == [instruction])
    #expect(root.shownText == result)
    #expect(root.find("w:fldChar").map { $0["w:fldCharType"] } == ["begin", "separate", "end"])
  }

  @Test func linksWhereAFieldWouldShowSomethingElse() throws {
    let (instructions, root) = try fields(reference("form:x", .number))
    #expect(instructions.isEmpty)
    #expect(root.find("w:hyperlink").first?["w:anchor"] == "c_a")
    #expect(root.shownText == "JL-01")
  }

  @Test func writesPlainTextWhereNothingCarriesTheBookmark() throws {
    let (instructions, root) = try fields(reference("lost", .number))
    #expect(instructions.isEmpty)
    #expect(root.find("w:hyperlink").isEmpty)
    #expect(root.shownText == "9")
  }

  @Test func showsAReferenceInItsStyle() throws {
    let (_, root) = try fields(.reference(Reference(target: "a", form: .number, style: .strong)))
    #expect(root.find("w:b").count == 1)
  }

  @Test func countsCaptionsByFields() throws {
    func captioned(_ name: String) -> Block {
      table(
        [1], headerRows: 0, caption: Caption(target: name, text: [text("网点")]), row("甲"))
    }
    let root = try parts(
      of: manual(
        unheaded(
          "s", captioned("table:a"), captioned("table:b"), captioned("table:c"), paragraph("")),
        targets: [
          "table:a": target("t_a", "表1", "网点", .table),
          "table:b": target("t_b", "表5", "网点", .table),
          "table:c": target("t_c", "表6", "网点", .table),
        ])
    ).xml("word/document.xml")
    #expect(
      root.find("w:instrText").map(\.text)
        == [" SEQ 表 \\* ARABIC ", " SEQ 表 \\* ARABIC \\r 5 ", " SEQ 表 \\* ARABIC "])
    let caption = try #require(root.paragraphs("表5\u{3000}网点").first)
    #expect(caption.find("w:bookmarkStart").map { $0["w:name"] } == ["t_b", "_Title2"])
    #expect(caption.value("w:pStyle") == "Caption")
  }

  @Test func writesACaptionNumberThatCannotBeCountedAsText() throws {
    let picture = Picture(
      image: 0, alternativeText: "", caption: Caption(target: "figure:f", text: []))
    let root = try parts(
      of: manual(
        unheaded("s", block(.picture(picture))), targets: Self.targets,
        images: [Image(format: .png, bytes: png(width: 1, height: 1), width: 1, height: 1)])
    ).xml("word/document.xml")
    #expect(root.find("w:instrText").isEmpty)
    #expect(root.shownText == "图A-1")
  }

  @Test func namesASequenceInEnglishWhereTheLabelIsNoName() throws {
    var manual = manual(
      unheaded(
        "s", table([1], headerRows: 0, caption: Caption(target: "t", text: []), row("甲")),
        paragraph("")), targets: ["t": target("t", "Tab. 1", "", .table)])
    manual.labels.table = "Tab. "
    let root = try parts(of: manual).xml("word/document.xml")
    #expect(root.find("w:instrText").map(\.text) == [" SEQ Table \\* ARABIC "])
  }

  @Test func writesThePageAndTheNumberOfPages() throws {
    let (instructions, _) = try fields(.field(.page), .field(.pageCount))
    #expect(instructions == [" PAGE ", " NUMPAGES \\* Arabic "])
  }
}

@Suite struct ContentsTests {
  private func contents(_ entries: [Manual.ContentsEntry]) throws -> XMLElement {
    try parts(
      of: manual(
        section("contents", "目录", block(.contents)), section("1", "总则", .decimal([1])),
        section("a", "程序", .appendix([1])),
        targets: [
          "1": target("c_1", "1", "总则"), "a": target("c_a", "附录A", "程序"),
          "p": target("c_p", "", "前言"),
        ], contents: entries)
    ).xml("word/document.xml")
  }

  @Test func writesEntriesThatLinkToTheirHeadings() throws {
    let root = try contents([
      .init(target: "p", level: 1), .init(target: "1", level: 1), .init(target: "a", level: 2),
    ])
    #expect(root.find("w:hyperlink").map { $0["w:anchor"] } == ["c_p", "c_1", "c_a"])
    #expect(root.find("w:hyperlink").map(\.shownText) == ["前言", "1总则", "附录A程序"])
    #expect(root.find("w:hyperlink").map { $0.find("w:tab").count } == [0, 1, 1])
    #expect(root.find("w:instrText").map(\.text) == [" TOC \\o \"1-3\" \\h \\z \\u "])
    #expect(root.value("w:docPartGallery") == "Table of Contents")
    let styles = root.find("w:pStyle").compactMap { $0["w:val"] }
    #expect(styles.prefix(4) == ["FrontHeading", "TOC1", "TOC1", "TOC2"])
  }

  @Test func balancesTheFieldInATableOfOneEntry() throws {
    let root = try contents([.init(target: "1", level: 4)])
    #expect(root.find("w:fldChar").map { $0["w:fldCharType"] } == ["begin", "separate", "end"])
    #expect(root.find("w:instrText").first?.text.contains("\"1-4\"") == true)
  }

  @Test func makesRoomForWideLabels() throws {
    let root = try contents([.init(target: "1", level: 1), .init(target: "a", level: 1)])
    #expect(root.paragraphs("1总则")[0].find("w:tabs").isEmpty)
    let label = try #require(root.paragraphs("附录A程序").first)
    #expect(label.first("w:pPr")?.find("w:tab").first?["w:val"] == "left")
  }

  @Test func writesNothingForATableWithoutEntries() throws {
    #expect(try contents([]).find("w:docPartObj").isEmpty)
  }
}
