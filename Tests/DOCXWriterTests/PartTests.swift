import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

@Suite struct PartTests {
  @Test func ordersTheParts() throws {
    #expect(
      try parts(of: Sample.manual).parts.map { $0.name } == [
        "[Content_Types].xml", "_rels/.rels", "word/document.xml",
        "word/_rels/document.xml.rels", "word/header1.xml", "word/header2.xml",
        "word/footer1.xml", "word/footer2.xml", "word/styles.xml", "word/numbering.xml",
        "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml",
        "docProps/core.xml", "docProps/app.xml", "word/media/image1.png",
        "word/media/image2.svg", "word/media/image2.png",
      ])
  }

  @Test func namesATypeForEveryPart() throws {
    let parts = try parts(of: Sample.manual)
    let types = try parts.xml("[Content_Types].xml")
    let overrides = Set(types.find("Override").compactMap { $0["PartName"] })
    let defaults = Set(types.find("Default").compactMap { $0["Extension"] })
    for (name, _) in parts.parts.dropFirst() {
      let suffix = name.split(separator: ".").last.map(String.init) ?? ""
      #expect(
        overrides.contains("/" + name) || (suffix != "xml" && defaults.contains(suffix)),
        "\(name) has no type")
    }
  }

  @Test func carriesDataAsCustomXML() throws {
    let data = Enclosure(name: "a", bytes: Array("<a/>".utf8), mediaType: "application/x")
    var parts = PartCollector()
    try DOCXWriter.write(Sample.manual, enclosing: [data, data], to: &parts)
    #expect(
      parts.parts.map { $0.name }.suffix(6) == [
        "customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels",
        "customXml/item2.xml", "customXml/itemProps2.xml", "customXml/_rels/item2.xml.rels",
      ])
    #expect(parts["customXml/item2.xml"] == data.bytes)
    let relations = try parts.xml("word/_rels/document.xml.rels").find("Relationship")
    #expect(
      relations.filter { $0["Type"]?.hasSuffix("/customXml") == true }.map { $0["Target"] }
        == ["../customXml/item1.xml", "../customXml/item2.xml"])
    let own = try parts.xml("customXml/_rels/item2.xml.rels").find("Relationship")
    #expect(own.map { $0["Target"] } == ["itemProps2.xml"])
    let ids = try [1, 2].map { try parts.xml("customXml/itemProps\($0).xml")["ds:itemID"] }
    #expect(Set(ids).count == 2)
    let types = try parts.xml("[Content_Types].xml").find("Override").compactMap { $0["PartName"] }
    #expect(types.suffix(2) == ["/customXml/itemProps1.xml", "/customXml/itemProps2.xml"])
  }

  @Test func givesHeadersToTheDivisionsThatShowThem() throws {
    let root = try parts(of: Sample.manual).xml("word/document.xml")
    #expect(root.find("w:sectPr").map { $0.find("w:headerReference").count } == [0, 1, 1, 1, 1])
    let ids = root.find("w:headerReference").map { $0["r:id"] }
    #expect(ids[0] == ids[1])
    #expect(ids[1] != ids[2])
    #expect(ids[1] == ids[3])
  }

  @Test func blanksTheHeaderOfALaterDivisionWithoutOne() throws {
    let header = [paragraph("页眉", .header)]
    let manual = Manual(
      properties: Manual.Properties(title: ""), labels: labels, header: header,
      divisions: [
        Division(layout: PageLayout(), sections: [unheaded("a", paragraph("甲"))]),
        Division(
          layout: PageLayout(hasHeaderAndFooter: false),
          sections: [unheaded("b", paragraph("乙"))]),
      ])
    let parts = try parts(of: manual)
    let ids = try parts.xml("word/document.xml").find("w:headerReference").map { $0["r:id"] }
    #expect(ids.count == 2)
    #expect(ids[0] != ids[1])
    #expect(try parts.xml("word/header1.xml").shownText == "页眉")
    #expect(try parts.xml("word/header2.xml").shownText.isEmpty)
    #expect(try parts.xml("word/header2.xml").value("w:pStyle") == "Header")
    #expect(parts["word/footer1.xml"] == nil)
  }

  @Test func endsAHeaderThatIsATableWithAParagraph() throws {
    let parts = try parts(
      of: manual(
        unheaded("s", paragraph("甲")),
        header: [
          table([1, 1], style: .plain, headerRows: 0, row("甲", "乙")),
          paragraph(.link(text: "网", address: "https://example.com")),
        ],
        footer: [table([1], headerRows: 0, row("丙"))]))
    let header = try parts.xml("word/header1.xml")
    #expect(header.elements.map(\.name.qualified) == ["w:tbl", "w:p"])
    #expect(try parts.xml("word/footer1.xml").elements.map(\.name.qualified) == ["w:tbl", "w:p"])
    #expect(
      try parts.xml("word/_rels/header1.xml.rels").find("Relationship").first?["Id"]
        == header.find("w:hyperlink").first?["r:id"])
  }

  @Test func setsStopsOfLandscapeHeadersToTheirWidth() throws {
    let header = try parts(of: Sample.manual).xml("word/header2.xml")
    let stops = header.find("w:tabs").first?.elements ?? []
    #expect(stops.map { $0["w:val"] } == ["clear", "clear", "center", "right"])
    #expect(stops.last?["w:pos"] == "14287")
  }

  @Test func setsAllFourFontSlotsAndNoThemeFonts() throws {
    let parts = try parts(of: Sample.manual)
    let styles = try parts.xml("word/styles.xml")
    for fonts in styles.find("w:rFonts") {
      #expect(fonts.attributes.map(\.name.local) == ["ascii", "hAnsi", "eastAsia", "cs"])
    }
    #expect(!parts.text("word/styles.xml").contains("Theme"))
    #expect(styles.find("w:lang").first?["w:eastAsia"] == "zh-CN")
  }

  @Test func definesEveryStyleThatIsUsed() throws {
    let parts = try parts(of: Sample.manual)
    let styles = try parts.xml("word/styles.xml")
    let ids = styles.find("w:style").compactMap { $0["w:styleId"] }
    #expect(Set(ids).count == ids.count)
    for name in ["word/document.xml", "word/header1.xml", "word/numbering.xml", "word/styles.xml"] {
      for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
        for use in try parts.xml(name).find(kind) {
          #expect(ids.contains(use["w:val"] ?? ""), "\(name): \(use.compact)")
        }
      }
    }
  }

  @Test func indentsTheFirstLineInCharacters() throws {
    let styles = try parts(of: Sample.manual).xml("word/styles.xml")
    let body = try #require(styles.find("w:style").first { $0["w:styleId"] == "BodyText" })
    #expect(
      body.find("w:ind").first?.compact == """
        <w:ind w:firstLineChars="200" w:firstLine="480"/>
        """)
    // 1.25 lines of 12 pt, whatever font there is.
    #expect(body.find("w:spacing").first?["w:line"] == "390")
    #expect(body.value("w:jc") == "both")
  }

  @Test func bindsHeadingsToNumberingAndOutline() throws {
    let styles = try parts(of: Sample.manual).xml("word/styles.xml").find("w:style")
    let third = try #require(styles.first { $0["w:styleId"] == "Heading3" })
    #expect(third.value("w:name") == "heading 3")
    #expect(third.value("w:outlineLvl") == "2")
    #expect(third.value("w:ilvl") == "2")
    #expect(third.find("w:keepNext").count == 1)
    let appendix = try #require(styles.first { $0["w:styleId"] == "Appendix1" })
    #expect(appendix.value("w:numId") == "2")
    #expect(appendix.value("w:outlineLvl") == "0")
  }

  @Test func neverAsksWordToUpdateFields() throws {
    let settings = try parts(of: Sample.manual).xml("word/settings.xml")
    #expect(settings.find("w:updateFields").isEmpty)
    #expect(settings.find("w:zoom").first?["w:percent"] == "100")
    #expect(
      settings.find("w:compatSetting").first { $0["w:name"] == "compatibilityMode" }?["w:val"]
        == "15")
  }

  @Test func listsEachFontOnce() throws {
    var manual = Sample.manual
    manual.theme.heading = manual.theme.text
    let fonts = try parts(of: manual).xml("word/fontTable.xml").find("w:font")
    #expect(fonts.compactMap { $0["w:name"] } == ["宋体", "Times New Roman", "Courier New"])
    #expect(fonts.first?.value("w:altName") == "SimSun")
  }

  @Test func saysWhatTheDocumentIs() throws {
    let parts = try parts(of: Sample.manual)
    let core = try parts.xml("docProps/core.xml")
    #expect(core.first("dc:title")?.text == "售后服务管理手册")
    #expect(core.first("dcterms:created")?.text == "2026-11-22T00:00:00Z")
    #expect(core.first("cp:version")?.text == "A0")
    #expect(try parts.xml("docProps/app.xml").first("Company")?.text == "甲乙 & 丙科技有限公司")
  }

  @Test func leavesOutPropertiesThatAreNotKnown() throws {
    let core = try parts(of: manual()).xml("docProps/core.xml")
    #expect(core.elements.map(\.name.qualified) == ["dc:title", "dc:language"])
  }
}
