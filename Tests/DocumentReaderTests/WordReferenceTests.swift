import ManualModel
import Testing

@testable import DocumentReader

@Suite struct WordReferenceTests {
  private let styles = """
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="No"
      w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>
      <w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>
      </w:pPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
      <w:pPr><w:jc w:val="both"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="b"><w:name w:val="Body Text"/><w:basedOn w:val="a"/>
      <w:pPr><w:ind w:firstLine="420"/><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
      <w:pPr><w:keepNext/><w:spacing w:before="340" w:after="330"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="黑体"/><w:b/><w:color w:val="c00000"/>
      <w:spacing w:val="20"/><w:sz w:val="32"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
      <w:rPr><w:b w:val="0"/><w:color w:val="auto"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="x"><w:name w:val="caption"/><w:basedOn w:val="x"/></w:style>
    <w:style w:type="character" w:styleId="c"><w:name w:val="title"/></w:style>
    """
  private let theme = """
    <a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>
    <a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements>
    """

  @Test func resolvesStylesThroughParentsDefaultsAndThemes() throws {
    let document = try DocumentReader.reference(word(styles: styles, theme: theme))
    let plain = try #require(document.formats[.paragraph(.plain)])
    #expect(plain.eastAsian == "等线" && plain.latin == "Calibri" && plain.halfPoints == 21)
    #expect(plain.alignment == .justify && plain.lineHeight == .relative(107))
    let body = try #require(document.formats[.paragraph(.body)])
    #expect(body.firstLine == .length(420) && body.lineHeight == .fixed(560))
    #expect(body.spaceAfter == 160)
    let first = try #require(document.formats[.heading(1)])
    #expect(first.eastAsian == "黑体" && first.isBold == true && first.colour == "C00000")
    #expect(first.spaceBefore == 340 && first.keepsWithNext == true && first.letterSpacing == 20)
    let second = try #require(document.formats[.heading(2)])
    #expect(second.isBold == false && second.colour == "" && second.halfPoints == 32)
    #expect(document.formats[.paragraph(.caption)]?.halfPoints == 21)
    #expect(document.formats[.heading(3)] == nil && document.formats[.paragraph(.title)] == nil)
  }

  @Test func dressesAThemeInThem() throws {
    let document = try DocumentReader.reference(
      word(
        styles: styles, theme: theme,
        section: """
          <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440"
            w:left="1800" w:header="851" w:footer="992"/>
          """))
    let theme = document.dressing(.qmsSong)
    #expect(theme.text == Theme.FontPair(eastAsian: "等线", latin: "Calibri", isSans: true))
    #expect(theme.look(of: .body).firstLineCharacters == 2)
    #expect(theme.look(of: .body).leastLine == 560 && theme.look(of: .body).font == .text)
    #expect(theme.look(of: .plain).lineSpacing == 107)
    #expect(theme[theme.look(ofHeading: 1).font].eastAsian == "黑体")
    #expect(theme.look(ofHeading: 1).colour == "C00000")
    #expect(theme.look(ofHeading: 1).spaceBefore == 17)
    #expect(theme.look(ofHeading: 2).colour == nil && !theme.look(ofHeading: 2).isBold)
    // What the document is silent about stays.
    #expect(theme.look(ofHeading: 3) == Theme.qmsSong.look(ofHeading: 3))
    #expect(theme.page.left == 318 && theme.page.top == 254 && theme.page.header == 150)
  }

  @Test func takesThePageOfUprightSections() throws {
    let upright = """
      <w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="900"
        w:bottom="1000" w:left="900"/></w:sectPr></w:pPr></w:p>
      """
    let landscape = """
      <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>
      <w:pgMar w:top="100" w:right="100" w:bottom="100" w:left="100"/>
      """
    let page = try DocumentReader.reference(word(body: upright, section: landscape)).page
    #expect(page?.left == 159 && page?.width == 2100 && page?.header == 125)
    let only = try DocumentReader.reference(word(section: landscape)).page
    #expect(only?.width == 2100 && only?.height == 2970)
    let mad =
      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"9\" w:right=\"9000\" w:bottom=\"9\" w:left=\"9000\"/>"
    #expect(try DocumentReader.reference(word(section: mad)).page == nil)
  }

  @Test func readsATableInsideACellOnceAndWhatIsNotBold() throws {
    func table(_ content: String) -> String {
      """
      <w:tbl><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc>\(content)</w:tc></w:tr></w:tbl>
      """
    }
    let inner = table("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
    let plain = "<w:p><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>乙</w:t></w:r></w:p>"
    let document = try DocumentReader.reference(word(header: table(inner + plain)))
    #expect(lines(document.header) == ["甲/乙"])
  }

  @Test func readsTextAndFieldsOfHeaderAndFooter() throws {
    func field(_ name: String) -> String {
      """
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> \(name) </w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>\
      <w:r><w:fldChar w:fldCharType="end"/></w:r>
      """
    }
    let document = try DocumentReader.reference(
      word(
        header: """
          <w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>星河公司</w:t></w:r>\
          <w:hyperlink><w:r><w:tab/><w:t>质量</w:t><w:br/></w:r></w:hyperlink>\
          <w:del><w:r><w:t>删</w:t></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins></w:p>
          """,
        footer: """
          <w:sdt><w:sdtContent><w:p><w:r><w:t>第</w:t></w:r>\(field("PAGE \\* MERGEFORMAT"))\
          <w:r><w:t>页共</w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>3</w:t></w:r></w:fldSimple>\
          <w:r><w:t>页 </w:t></w:r>\(field("DATE"))<w:sdt><w:sdtContent><w:r><w:t>完</w:t></w:r>\
          </w:sdtContent></w:sdt><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
          <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
          <w:fldSimple w:instr="AUTHOR"><w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>
          """))
    #expect(lines(document.header) == ["*星河公司*⇥质量⏎增 [end]"])
    #expect(lines(document.footer) == ["第<page>页共<pageCount>页 9完<page>甲"])
    #expect(document.omissions == [.field("DATE"), .field("AUTHOR"), .noStyles])
  }

  @Test func putsALogoBesideItsText() throws {
    func picture(_ id: String) -> String {
      """
      <w:r><w:drawing><wp:inline><wp:extent cx="1080000" cy="360000"/><wp:docPr descr="标志"/>\
      <a:graphic><a:blip r:embed="\(id)"/></a:graphic></wp:inline></w:drawing></w:r>
      """
    }
    let header = "<w:p>\(picture("p"))<w:r><w:tab/><w:tab/><w:t>星河</w:t></w:r></w:p>"
    let document = try DocumentReader.reference(
      word(
        header: header + "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\(picture("p"))</w:p>",
        pictures: ["p": [1, 2, 3]]))
    #expect(lines(document.header) == ["▣0 标志 | 星河 [end]", "▣1 标志"])
    #expect(document.pictures == [[1, 2, 3], [1, 2, 3]])
    let table = try #require(document.header[0].table)
    #expect(table.columns.map(\.share) == [340, 1260])
    let lost = try DocumentReader.reference(word(header: "<w:p>\(picture("q"))</w:p>"))
    #expect(lost.header.isEmpty && lost.omissions.first == .shapes)
  }

  @Test func readsTablesOfHeaders() throws {
    let cell = { (text: String, span: Int) in
      "<w:tc><w:tcPr><w:gridSpan w:val=\"\(span)\"/></w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
    }
    let document = try DocumentReader.reference(
      word(
        header: """
          <w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="4000"/><w:gridCol w:w="2000"/>\
          </w:tblGrid><w:tr>\(cell("甲", 1))\(cell("乙", 9))</w:tr><w:tr>\(cell("丙", 1))</w:tr><w:tr/></w:tbl>\
          <w:tbl><w:tr/></w:tbl>
          """))
    #expect(lines(document.header) == ["甲 | 乙 ‖ 丙"])
    let table = try #require(document.header[0].table)
    #expect(table.rows.map { $0.cells.map(\.columnSpan) } == [[1, 2], [3]])
    #expect(table.columns.map(\.share) == [2000, 4000, 2000])
  }

  @Test func listsWhatItLeavesOut() throws {
    let document = try DocumentReader.reference(
      word(
        header: "<w:p><w:r><w:pict/></w:r><w:r><mc:AlternateContent/></w:r></w:p>",
        section: "<w:headerReference w:type=\"first\" r:id=\"h\"/>"))
    #expect(document.header.isEmpty)
    #expect(document.omissions == [.otherPages, .shapes, .noStyles])
  }
}
