import ManualModel
import Testing

@testable import DocumentReader

@Suite struct OpenReferenceTests {
  private let layouts = """
    <style:page-layout style:name="p1"><style:page-layout-properties fo:page-width="21cm"
      fo:page-height="29.7cm" fo:margin="20mm" fo:margin-top="1in" fo:margin-left="30mm"/>
      <style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="2mm"/>
      </style:header-style><style:footer-style><style:header-footer-properties svg:height="5mm"
      fo:margin-top="1mm"/></style:footer-style></style:page-layout>
    <style:page-layout style:name="p2"><style:page-layout-properties fo:page-width="29.7cm"
      fo:page-height="21cm" style:print-orientation="landscape"/></style:page-layout>
    <style:style style:name="r"><style:paragraph-properties fo:text-align="end"/></style:style>
    <style:style style:name="c"><style:paragraph-properties fo:text-align="center"/></style:style>
    <style:style style:name="l"><style:paragraph-properties fo:text-align="start"/></style:style>
    <style:style style:name="b"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="co"><style:table-column-properties style:column-width="40mm"/></style:style>
    """

  private func read(
    header: String = "", footer: String = "", before: String = "",
    pictures: [String: [UInt8]] = [:]
  ) throws -> ReferenceDocument {
    try DocumentReader.reference(
      open(
        automatic: layouts,
        masters: """
          \(before)<style:master-page style:name="Standard" style:page-layout-name="p1">\
          <style:header>\(header)</style:header><style:footer>\(footer)</style:footer></style:master-page>
          """, pictures: pictures))
  }

  @Test func resolvesStylesThroughParentsAndDefaults() throws {
    let document = try DocumentReader.reference(
      open(
        fonts: """
          <style:font-face style:name="A" svg:font-family="'Noto Serif'"/>
          <style:font-face style:name="B" svg:font-family="楷体"/>
          """,
        styles: """
          <style:default-style style:family="paragraph"><style:paragraph-properties
            fo:line-height="120%"/><style:text-properties style:font-name="A"
            style:font-name-asian="B" fo:font-size="12pt" style:use-window-font-color="true"/>
          </style:default-style>
          <style:style style:name="Standard" style:family="paragraph"/>
          <style:style style:name="Text_20_body" style:family="paragraph"
            style:parent-style-name="Standard"><style:paragraph-properties fo:text-indent="24pt"
            fo:margin-top="0.1in" fo:margin-bottom="2mm" fo:text-align="justify"
            fo:line-height="20pt"/></style:style>
          <style:style style:name="Heading" style:family="paragraph"
            style:parent-style-name="Standard"><style:text-properties fo:font-size="14pt"
            style:font-family-asian="'微软雅黑'" fo:font-family="Arial"/></style:style>
          <style:style style:name="Heading_20_1" style:family="paragraph"
            style:parent-style-name="Heading"><style:paragraph-properties
            fo:keep-with-next="always" fo:text-align="center" style:line-height-at-least="30pt"/>
            <style:text-properties fo:font-size="150%" style:font-weight-asian="bold"
            fo:color="#aa0000" fo:letter-spacing="1pt"/></style:style>
          <style:style style:name="Heading_20_2" style:family="paragraph"
            style:parent-style-name="Heading_20_1"><style:paragraph-properties
            fo:line-height="normal" fo:text-align="right"/><style:text-properties
            fo:font-weight="700" fo:letter-spacing="normal"/></style:style>
          <style:style style:name="Title" style:family="paragraph"
            style:parent-style-name="Title"><style:paragraph-properties fo:text-align="left"/></style:style>
          """))
    let plain = try #require(document.formats[.paragraph(.plain)])
    #expect(plain.eastAsian == "楷体" && plain.latin == "Noto Serif" && plain.halfPoints == 24)
    #expect(plain.colour == "" && plain.lineHeight == .relative(120))
    let body = try #require(document.formats[.paragraph(.body)])
    #expect(body.firstLine == .length(480) && body.lineHeight == .fixed(400))
    #expect(body.spaceBefore == 144 && body.spaceAfter == 113 && body.alignment == .justify)
    let first = try #require(document.formats[.heading(1)])
    #expect(first.eastAsian == "微软雅黑" && first.latin == "Arial" && first.halfPoints == 42)
    #expect(first.isBold == true && first.colour == "AA0000" && first.letterSpacing == 20)
    #expect(first.keepsWithNext == true && first.lineHeight == .fixed(600))
    #expect(first.alignment == .center)
    let second = try #require(document.formats[.heading(2)])
    #expect(second.lineHeight == .relative(100) && second.letterSpacing == 0)
    #expect(second.alignment == .end && second.halfPoints == 42)
    #expect(document.formats[.paragraph(.title)]?.alignment == .start)
    #expect(document.omissions == [])
  }

  @Test func takesThePageThatHasAHeader() throws {
    let page = try read(
      before: """
        <style:master-page style:name="Cover" style:page-layout-name="p1"/>
        <style:master-page style:name="L" style:page-layout-name="p2"><style:header/></style:master-page>
        """
    ).page
    #expect(
      page
        == Theme.Page(top: 354, bottom: 260, left: 300, right: 200, header: 254, footer: 200))
  }

  @Test func readsTextAndFieldsOfHeaderAndFooter() throws {
    let document = try read(
      header: """
        <text:p text:style-name="r"><text:span text:style-name="b">星河</text:span>  公
          司<text:s text:c="2"/><text:tab/>质量<text:line-break/>手册</text:p>
        <text:p text:style-name="l"><text:title>题目</text:title></text:p>
        """,
      footer: """
        <text:section><text:p text:style-name="c">第<text:page-number>1</text:page-number>页，共\
        <text:page-count>9</text:page-count>页</text:p></text:section>
        """)
    #expect(
      lines(document.header) == ["*星河* 公 司  ⇥质量⏎手册 [end]", "题目 [start]"])
    #expect(lines(document.footer) == ["第<page>页，共<pageCount>页 [center]"])
    #expect(document.omissions == [.field("title"), .noStyles])
  }

  @Test func readsLogosAndTables() throws {
    let frame = """
      <draw:frame svg:width="3cm"><draw:image xlink:href="Pictures/a.svg"/>\
      <draw:image xlink:href="./Pictures/a.png"/><svg:desc>标志</svg:desc></draw:frame>
      """
    let document = try read(
      header: """
        <text:p>\(frame)<text:tab/>星河</text:p>
        <table:table><table:table-column table:style-name="co" table:number-columns-repeated="2"/>\
        <table:table-column/><table:table-row><table:table-cell><text:p>\(frame)</text:p></table:table-cell>\
        <table:table-cell table:number-columns-spanned="2"><text:p>乙</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row></table:table>
        <table:table/><text:p><draw:custom-shape/><draw:frame/></text:p>
        """, pictures: ["Pictures/a.png": [7]])
    #expect(lines(document.header) == ["▣0 标志 | 星河 [end]", "▣1 标志 | 乙 ‖ 丙", ""])
    #expect(document.pictures == [[7], [7]])
    #expect(document.omissions == [.shapes, .noStyles])
  }

  @Test func leavesOutHeadersOfOtherPages() throws {
    let document = try DocumentReader.reference(
      open(
        automatic: layouts,
        masters: """
          <style:master-page style:name="Standard" style:page-layout-name="p1"><style:header \
          style:display="false"><text:p>甲</text:p></style:header><style:header-first/></style:master-page>
          """))
    #expect(document.header.isEmpty && document.omissions.first == .otherPages)
    let landscape = try DocumentReader.reference(
      open(
        automatic: layouts,
        masters: "<style:master-page style:name=\"L\" style:page-layout-name=\"p2\"/>"))
    #expect(landscape.page?.width == 2100)
    #expect(try DocumentReader.reference(open()).omissions == [.noStyles])
  }

  @Test(arguments: [
    ("1cm", 567), ("10mm", 567), ("1in", 1440), ("1pt", 20), ("1pc", 240), ("2px", 30),
    ("-1pt", -20),
    ("x", nil), ("1em", nil), ("1e9pt", nil), ("99999cm", nil),
  ])
  func readsLengths(text: String, twips: Int?) { #expect(Length.twips(text) == twips) }

  @Test func readsATableInsideACellOnce() throws {
    func table(_ content: String) -> String {
      """
      <table:table><table:table-column/><table:table-rows><table:table-row><table:table-cell>\
      \(content)</table:table-cell></table:table-row></table:table-rows></table:table>
      """
    }
    let header = table(table("<text:p>甲</text:p>") + "<text:p>乙</text:p>")
    let document = try DocumentReader.reference(
      open(
        masters: """
          <style:master-page style:name="Standard"><style:header>\(header)</style:header>\
          </style:master-page>
          """))
    #expect(lines(document.header) == ["甲/乙"])
  }
}
