import ManualModel
import Testing

struct SectionTests {
  @Test func putsEachSectionIntoOneOfItsName() throws {
    let body = try body(
      Manual(
        section("5.2.4", "维修", .decimal([1]), [paragraph("甲")]),
        section("repair/steps", nil, [paragraph("乙")]), section("empty")))
    #expect(
      body.tags("text:section") == [
        "<text:section text:name=\"5.2.4\">", "<text:section text:name=\"repair/steps\">",
      ])
  }

  @Test func putsAHeadingAboveAHeadingIntoTheSectionThatFollows() throws {
    let body = try body(
      Manual(
        section("5", "服务管理", .decimal([1]), [paragraph("甲")]),
        section("5.2", "商品服务", .decimal([1, 1])),
        section("5.2.1", "商品信息", .decimal([1, 1, 1]), [paragraph("乙")]),
        section("6", "末章", .decimal([2]))))
    #expect(
      body.tags("text:section") == [
        "<text:section text:name=\"5\">", "<text:section text:name=\"5.2.1\">",
        "<text:section text:name=\"6\">",
      ])
    let sections = body.split(separator: "<text:section ")
    #expect(sections.contains { $0.contains("\"5.2.1\"") && $0.contains("商品服务") })
  }

  @Test func putsAHeadingWithLinesThatKeepWithTheNextIntoTheSectionThatFollows() throws {
    func manual(keepsWithNext: Bool) -> Manual {
      let line = Paragraph(.plain, keepsWithNext: keepsWithNext, [text("编号")])
      return Manual(
        section("a", "维修", .decimal([1]), [block(.paragraph(line))]),
        section("b", "目的", .decimal([1, 1]), [paragraph("甲")]))
    }
    let kept = try body(manual(keepsWithNext: true))
    #expect(kept.tags("text:section") == ["<text:section text:name=\"b\">"])
    let order = ["维修", "编号", "目的", "甲"].compactMap { kept.ranges(of: $0).first?.lowerBound }
    #expect(order.count == 4 && order == order.sorted())
    #expect(try body(manual(keepsWithNext: false)).tags("text:section").count == 2)
  }

  @Test func keepsTheNamesOfSectionsAndBookmarksApart() throws {
    let body = try body(
      Manual(
        section("repair", "维修", .decimal([1])), targets: ["repair": Target("repair", "1", "维修")]))
    #expect(body.contains("<text:section text:name=\"repair~1\">"))
    #expect(body.contains("<text:bookmark-start text:name=\"repair\"/>"))
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

  @Test func partsASectionAtALandscapePage() throws {
    let content = try part(
      "content.xml",
      of: Manual(
        section(
          "m", nil,
          [paragraph("甲"), block(.landscape([paragraph("乙"), paragraph("丙")])), paragraph("丁")])))
    #expect(
      content.tags("text:section").map { $0.dropFirst(24).prefix(4) } == [
        "\"m\">", "\"m~2", "\"m~3",
      ])
    #expect(
      content.contains(
        "</text:section><text:section text:name=\"m~2\"><text:p text:style-name=\"P2\">乙"))
    #expect(content.style("P1")?.contains("style:master-page-name=\"Standard\"") == true)
    #expect(content.style("P2")?.contains("style:master-page-name=\"Landscape\"") == true)
    #expect(content.contains("<text:section text:name=\"m~3\"><text:p text:style-name=\"P1\">丁"))
  }

  @Test func turnsNoPageWhereItIsTurnedAlready() throws {
    var manual = Manual(section("m", nil, [paragraph("甲"), block(.landscape([paragraph("乙")]))]))
    manual.divisions[0].layout.isLandscape = true
    let body = try body(manual)
    #expect(body.tags("text:section").count == 1)
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
