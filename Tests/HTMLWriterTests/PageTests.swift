import HTMLWriter
import ManualModel
import Packaging
import Testing

struct PageTests {
  @Test func saysWhatTheDocumentIs() throws {
    let manual = Manual(
      properties: Manual.Properties(
        title: "手册", subject: "GB/T 27922", number: "SC-01", version: "A0", company: "甲公司",
        author: "李明", date: Day(year: 2026, month: 1, day: 2)), labels: .chinese, divisions: [])
    let page = try page(manual)
    #expect(
      page.hasPrefix(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh-CN\">"))
    #expect(page.contains("<title>手册 A0 · 甲公司</title>"))
    #expect(page.contains("<meta name=\"author\" content=\"李明\"/>"))
    #expect(page.contains("<meta name=\"description\" content=\"GB/T 27922\"/>"))
    #expect(page.contains("<meta name=\"dcterms.date\" content=\"2026-01-02\"/>"))
    #expect(page.contains("<meta name=\"dcterms.identifier\" content=\"SC-01\"/>"))
  }

  @Test func putsTheTitleAboveWhereTheManualShowsNone() throws {
    let hidden = try page(Manual(section("1", "维修", .decimal([1]), [paragraph("文")])))
    #expect(hidden.contains("<h1 class=\"unseen\">手册</h1>"))
    let shown = try page(
      Manual(section("cover", nil, [paragraph("手册", .title), paragraph("第二", .title)])))
    #expect(!shown.contains("class=\"unseen\""))
    #expect(shown.contains("<h1 class=\"title\">手册</h1>\n<p class=\"title\">第二</p>"))
  }

  @Test func skipsNoRankOfHeadings() throws {
    let manual = Manual(
      section("1", "一", level: 1, .decimal([1])),
      section("1.1.1", "深", level: 3, .decimal([1, 1, 1])),
      section("x", "更深", level: 6, .decimal([1, 1, 1, 1, 1, 1]), [paragraph("小标题", .subheading)]),
      section("2", "二", level: 2, .none, [paragraph("前", .frontHeading)]),
      targets: ["1": Target("c_1", "1", "一")])
    let page = try page(manual)
    for heading in [
      "<h2 class=\"level1\"><a class=\"number\" href=\"#clause-1\">1</a> 一</h2>",
      "<h3 class=\"level3\"><span class=\"number\">1.1.1</span> 深</h3>",
      "<h4 class=\"level6\"><span class=\"number\">1.1.1.1.1.1</span> 更深</h4>",
      "<h5 class=\"subheading\">小标题</h5>", "<h3 class=\"level2\">二</h3>",
      "<h2 class=\"front\">前</h2>",
    ] {
      #expect(page.contains(heading), "\(heading)")
    }
  }

  @Test func nestsSectionsByTheirLevel() throws {
    let manual = Manual(
      section("1", "一", level: 1, .decimal([1])), section("1.1", "甲", level: 2, .decimal([1, 1])),
      section("1.2", "乙", level: 2, .decimal([1, 2])), section("2", "二", level: 1, .decimal([2])))
    let main = try #require(try tree(manual).all("main").first)
    let division = try #require(main.elements.last)
    #expect(division.elements.map(\.name.local) == ["section", "section"])
    #expect(division.elements[0].elements.map(\.name.local) == ["h2", "section", "section"])
  }

  @Test func namesClausesByTheirNumberAndOthersByTheirBookmark() throws {
    let manual = Manual(
      section("5.2.4", "维修", .decimal([5, 2, 4])), section("repair", "程序", .appendix([1])),
      targets: [
        "5.2.4": Target("c_5_2_4", "5.2.4", "维修"), "repair": Target("s_repair", "附录A", "程序"),
      ])
    let ids = try tree(manual).all("section").map { $0["id"] }
    #expect(ids == ["clause-5.2.4", "s_repair"])
  }

  @Test func listsTheContentsOnceAndNested() throws {
    let manual = contentsManual([block(.contents), block(.contents)])
    let page = try page(manual)
    #expect(page.ranges(of: "<nav").count == 1)
    let nav = try #require(try tree(manual).all("nav").first)
    #expect(nav["aria-label"] == "目录")
    let chapters = nav.elements[0].elements
    #expect(chapters.map { $0.first("a")?.text } == ["1 一", "2 二"])
    // A level that is left out gets no list of its own.
    #expect(chapters[0].first("ol")?.elements.map(\.text) == ["1.1.1 深"])
    #expect(nav.all("a").map { $0["href"] } == ["#clause-1", "#clause-1.1.1", "#clause-2"])
    // Past the contents one comes to what follows them.
    #expect(page.contains("<a class=\"skip\" href=\"#clause-1\">1 一</a>"))
    #expect(page.contains("<a class=\"skip to-contents\" href=\"#page-contents\">目录</a>"))
  }

  @Test func putsTheContentsAboveWhereTheManualHasThemNowhere() throws {
    let main = try #require(try tree(contentsManual([])).all("main").first)
    #expect(main.elements.map(\.name.local) == ["h1", "nav", "div"])
  }

  private func contentsManual(_ blocks: [Block]) -> Manual {
    var manual = Manual(
      section("contents", "目录", [block(.keepTogether(blocks))]),
      section("1", "一", level: 1, .decimal([1])),
      section("1.1.1", "深", level: 3, .decimal([1, 1, 1])),
      section("2", "二", level: 1, .decimal([2])),
      targets: [
        "1": Target("c_1", "1", "一"), "1.1.1": Target("c_1_1_1", "1.1.1", "深"),
        "2": Target("c_2", "2", "二"),
      ])
    manual.contents = [
      .init(target: "1", level: 1), .init(target: "1.1.1", level: 3), .init(target: "2", level: 1),
    ]
    return manual
  }

  // MARK: Pages of the print

  @Test func turnsThePageOnceWhereItMust() throws {
    let page = try page(
      Manual(
        section(
          "1", nil, [block(.pageBreak), paragraph("甲"), block(.pageBreak), block(.pageBreak)]),
        section("2", "二", startsNewPage: true, [paragraph("乙")]),
        section("3", "三", startsNewPage: true, [paragraph("丙")])))
    #expect(page.ranges(of: "class=\"page-break\"").count == 1)
    #expect(page.ranges(of: "<section class=\"new-page\">").count == 1)
  }

  @Test func takesTheHeadingAlongToTheLandscapePage() throws {
    let markup = try page(
      Manual(
        section("1", "表", .decimal([1]), [block(.landscape([paragraph("横")])), paragraph("竖")])))
    #expect(
      markup.replacing("\n", with: "").contains(
        "<div class=\"landscape\"><h2 class=\"level1\"><span class=\"number\">1</span> 表</h2>"
          + "<p>横</p></div><p>竖</p>"))
  }

  @Test func marksDivisionsWithoutHeaderAndInLandscape() throws {
    let manual = Manual(
      properties: .init(title: "手册"), labels: .chinese,
      divisions: [
        Division(layout: PageLayout(hasHeaderAndFooter: false), sections: [section("a", nil, [])]),
        Division(layout: PageLayout(isLandscape: true), sections: [section("b", nil, [])]),
      ])
    let names = try tree(manual).all("div").map { $0["class"] }
    #expect(names == ["division bare", "division landscape"])
  }

  @Test func printsHeaderAndFooterIntoTheMargins() throws {
    var manual = Manual(section("1", nil, [paragraph("文")]), targets: ["a": Target("a", "5", "维修")])
    manual.header = [
      block(.pageBreak),
      block(
        .table(
          Table(
            style: .plain, columns: Array(repeating: .init(share: 1), count: 3), headerRows: 0,
            rows: [row([cell("甲\"公司\\"), TableCell([]), cell("SC-01")])]))),
    ]
    manual.footer = [
      paragraph(
        text("第 "), .field(.page), text(" 页共 "), .field(.pageCount), text(" 页"), style: .footer)
    ]
    let page = try page(manual)
    #expect(page.contains(#"@top-left{content:"甲\22 公司\5c ";"#))
    #expect(page.contains(#"@top-right{content:"SC-01";"#))
    #expect(!page.contains("@top-center{content:\"甲"))
    #expect(
      page.contains(
        #"@bottom-center{content:"第 " counter(page) " 页共 " counter(pages) " 页";font-size:9pt"#))
    manual.header = [
      paragraph(
        text("左"), .tab, .gap(text: "【待填】", style: []), .lineBreak, .blank(width: 1),
        .reference(Reference(target: "a", form: .title)), .link(text: "右", address: "x"),
        style: .header)
    ]
    manual.footer = [
      block(.paragraph(Paragraph(.footer, alignment: .end, [text("右下")])))
    ]
    let second = try HTMLWriterTests.page(manual)
    #expect(second.contains(#"@top-left{content:"左";"#))
    #expect(second.contains("@top-right{content:\"【待填】\" \" \" \"\u{3000}\" \"维修\" \"右\";"))
    #expect(second.contains(#"@bottom-right{content:"右下";"#))
  }

  // MARK: The stylesheet

  @Test func noNameOfTheThemeCanEndTheStylesheet() throws {
    var theme = Theme.qmsSong
    theme.text.eastAsian = "</style><script>alert(1)</script>"
    theme.heading.latin = "\"};*{display:none}]]>--><!--"
    theme.headerShading = "}<b>"
    theme.gapHighlight = "+12345"
    let manual = Manual(
      properties: .init(title: "手册"), theme: theme, labels: .chinese,
      divisions: [Division(layout: PageLayout(), sections: [section("1", nil, [paragraph("文")])])])
    let page = try page(manual)
    #expect(page.ranges(of: "</style>").count == 1)
    #expect(!page.contains("<script"))
    let style = try #require(try tree(manual).all("style").first)
    #expect(!style.text.contains { "<>&".contains($0) })
    #expect(!style.text.contains("}<b") && !style.text.contains("+12345"))
  }

  @Test func takesSizesColoursAndPagesFromTheTheme() throws {
    var theme = Theme.qmsSong
    theme.headerShading = "202020"
    theme.gapHighlight = "ffff00"
    theme.text = Theme.FontPair(eastAsian: "仿宋", latin: "Georgia", isSans: false)
    let manual = Manual(
      properties: .init(title: "手册"), theme: theme, labels: .chinese, divisions: [])
    let page = try page(manual)
    #expect(page.contains("@page{size:210mm 297mm;margin:20mm 20mm 20mm 25mm;"))
    #expect(page.contains("@page wide{size:297mm 210mm}"))
    #expect(page.contains("html{font-size:12pt}"))
    #expect(page.contains("p{font-size:1rem;line-height:1.625;"))
    #expect(page.contains(".level1{font-size:1.333rem;"))
    #expect(page.contains("background:#202020;color:#fff"))
    #expect(page.contains("mark{background:#ffff00;color:#000}"))
    #expect(page.contains("font-family:manual-0,\"仿宋\",SimSun"))
    #expect(page.contains("src:local(\"Georgia Bold\"),local(\"Georgia\")"))
  }

  @Test func asksTheNetworkForNothing() throws {
    let root = try tree(
      Manual(
        section("1", nil, [block(.picture(Picture(image: 0, alternativeText: "标志")))]),
        images: [.png]))
    var elements: Set<String> = []
    root.visit { elements.insert($0.name.local) }
    #expect(elements.isDisjoint(with: ["script", "link", "iframe", "object", "embed", "base"]))
    #expect(
      root.all("img").allSatisfy {
        $0["src"]?.hasPrefix("data:image/png;base64,iVBORw0KGgo") == true
      })
    #expect(
      root.all("style").allSatisfy { !$0.text.contains("url(") && !$0.text.contains("@import") })
  }

  @Test func refusesWhatNoXMLCanHold() {
    #expect(throws: PackagingError.self) {
      try page(Manual(section("1", nil, [paragraph("\u{1}")])))
    }
  }
}
