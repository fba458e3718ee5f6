import ManualModel
import Testing

struct SectionTests {
  /// With hundreds of sections LibreOffice 7.4 loses rows of tables and counts pages that are not there.
  @Test func marksSectionsByBookmarksAlone() throws {
    let body = try body(
      Manual(
        section("5.2.4", "维修", .decimal([1]), [paragraph("甲")]),
        section("cover", nil, [paragraph("乙")]), section("place", nil),
        targets: [
          "5.2.4": Target("s_5_2_4", "1", "维修"), "cover": Target("s_cover", "", ""),
          "place": Target("s_place", "", ""),
        ]))
    #expect(!body.contains("text:section"))
    #expect(body.contains("<text:bookmark-start text:name=\"s_5_2_4\"/>维修<text:bookmark-end"))
    #expect(body.contains("<text:bookmark text:name=\"s_cover\"/>乙"))
    // Something may refer to what shows nothing.
    #expect(body.contains("<text:bookmark text:name=\"s_place\"/></text:p>"))
  }

  @Test func countsFromTheFirstPageBehindTheCover() throws {
    var manual = Manual(section("cover", nil, [paragraph("甲", .cover)]))
    manual.divisions[0].layout.hasHeaderAndFooter = false
    manual.divisions.append(
      Division(
        layout: PageLayout(restartsNumbering: true),
        sections: [section("b", nil, [paragraph("乙")])]))
    let content = try part("content.xml", of: manual)
    #expect(content.style("P1")?.contains("style:page-number=\"0\"") == true)
    #expect(content.style("P2")?.contains("style:page-number=\"1\"") == true)
  }

  @Test func turnsPagesInsideASection() throws {
    let content = try part(
      "content.xml",
      of: Manual(
        section(
          "m", nil,
          [paragraph("甲"), block(.landscape([paragraph("乙"), paragraph("丙")])), paragraph("丁")])))
    #expect(content.style("P1")?.contains("style:master-page-name=\"Standard\"") == true)
    #expect(content.style("P2")?.contains("style:master-page-name=\"Landscape\"") == true)
    #expect(content.contains("<text:p text:style-name=\"P2\">乙"))
    #expect(content.contains("<text:p text:style-name=\"P1\">丁"))
  }

  @Test func turnsNoPageWhereItIsTurnedAlready() throws {
    var manual = Manual(section("m", nil, [paragraph("甲"), block(.landscape([paragraph("乙")]))]))
    manual.divisions[0].layout.isLandscape = true
    let content = try part("content.xml", of: manual)
    #expect(content.tags("style:style").filter { $0.contains("master-page-name") }.count == 1)
  }

  @Test func makesNoEmptyPages() throws {
    var manual = Manual(
      section(
        "a", nil, startsNewPage: true, [block(.pageBreak), paragraph("甲"), block(.pageBreak)]))
    manual.divisions.append(
      Division(
        layout: PageLayout(hasHeaderAndFooter: false, restartsNumbering: true),
        sections: [
          section(
            "b", nil, startsNewPage: true,
            [paragraph("乙"), block(.pageBreak), block(.pageBreak), paragraph("丙")])
        ]))
    let content = try part("content.xml", of: manual)
    #expect(content.tags("style:style").filter { $0.contains("master-page-name") }.count == 2)
    #expect(content.ranges(of: "fo:break-before=\"page\"").count == 1)
    #expect(content.ranges(of: "style:page-number=\"1\"").count == 1)
    #expect(content.contains("<text:p text:style-name=\"P3\">丙"))
  }

  @Test func startsAPageWithATable() throws {
    let content = try part(
      "content.xml", of: Manual(section("a", nil, [block(.landscape([Sample.small]))])))
    #expect(
      content.style("Table1")?.contains(
        "style:family=\"table\" style:master-page-name=\"Landscape\"") == true)
    #expect(content.style("Table1")?.contains("style:width=\"252mm\"") == true)
  }

  @Test func startsAPageWithAListOrThePictureOrTheContents() throws {
    for first in [
      list(.bullet, item(paragraph("甲"))), block(.picture(Picture(image: 0, alternativeText: ""))),
      block(.contents), block(.signature(Signature(fields: [.init(label: [text("甲")], text: [])]))),
    ] {
      var manual = Manual(
        section("a", nil, [first]), section("1", "甲", .decimal([1])),
        targets: ["1": Target("c_1", "1", "甲")], images: [.png])
      manual.contents = [.init(target: "1", level: 1)]
      let content = try part("content.xml", of: manual)
      #expect(content.style("P1")?.contains("style:master-page-name=\"Standard\"") == true)
    }
  }

  @Test func givesEachLayoutAMasterPage() throws {
    var manual = Manual(section("a", nil, [paragraph("甲")]))
    manual.header = [
      block(.paragraph(Paragraph(.header, [text("左"), .tab, text("右")]))),
      block(.picture(Picture(image: 0, width: 0.1, alternativeText: "标志"))), Sample.small,
    ]
    manual.footer = [paragraph(.field(.page), style: .footer)]
    manual.images = [.png]
    for layout in [
      PageLayout(isLandscape: true, numbering: .lowerRoman),
      PageLayout(hasHeaderAndFooter: false, numbering: .upperRoman),
    ] {
      manual.divisions.append(
        Division(
          layout: layout, sections: [section("b\(manual.divisions.count)", nil, [paragraph("乙")])]))
    }
    let styles = try part("styles.xml", of: manual)
    #expect(
      styles.tags("style:master-page ").map { $0.split(separator: "\"")[1] }
        == ["Standard", "Landscape_20_i", "Cover_20_I"])
    #expect(styles.contains("style:display-name=\"Landscape i\""))
    #expect(
      styles.contains(
        "fo:page-width=\"297mm\" fo:page-height=\"210mm\" style:print-orientation=\"landscape\""))
    #expect(styles.contains("style:num-format=\"i\""))
    #expect(styles.contains("style:num-format=\"I\""))
    #expect(styles.tags("style:header>").count == 2)
    // Tab stops follow the wider page.
    #expect(styles.contains("style:position=\"252mm\" style:type=\"right\""))
    #expect(styles.contains("xlink:href=\"Pictures/1.png\""))
    #expect(styles.contains("table:name=\"PageTable1\""))
    #expect(styles.tags("table:table ").count == 2)
  }

  @Test func leavesTheMarginsAloneWithoutHeaderAndFooter() throws {
    let styles = try part("styles.xml", of: Manual(section("a", nil, [paragraph("甲")])))
    #expect(styles.contains("fo:margin-top=\"20mm\" fo:margin-bottom=\"20mm\""))
    #expect(!styles.contains("header-style"))
  }
}
