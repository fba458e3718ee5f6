import ManualModel
import Testing

struct FieldTests {
  private let targets = [
    "1": Target("c_1", "1", "甲"), "front": Target("s_front", "", "前言"),
    "table:a": Target("t_a", "表1", "一览表", .table), "table:b": Target("t_b", "表5", "台账", .table),
    "figure:a": Target("f_a", "图甲", "结构", .figure),
  ]

  private func reference(
    _ target: String, _ form: Reference.Form, _ style: TextStyle = []
  ) throws -> String {
    let reference = Inline.reference(Reference(target: target, form: form, style: style))
    return try body(
      Manual(
        section("0", nil, [paragraph(reference)]), section("1", "甲", .decimal([1])),
        section("front", "前言"), targets: targets))
  }

  @Test func refersToTheNumberOfAHeading() throws {
    #expect(
      try reference("1", .number).contains(
        """
        <text:bookmark-ref text:ref-name="c_1" text:reference-format="number-all-superior">1\
        </text:bookmark-ref>
        """))
  }

  @Test func refersToTheTitleWhereThereIsNoNumber() throws {
    #expect(
      try reference("1", .title).contains("text:reference-format=\"text\">甲</text:bookmark-ref>"))
    #expect(
      try reference("front", .number).contains(
        "text:reference-format=\"text\">前言</text:bookmark-ref>"))
  }

  @Test func leavesPagesToTheWordProcessor() throws {
    #expect(
      try reference("1", .page).contains("text:reference-format=\"page\"/>"))
    #expect(
      try reference("table:a", .page).contains(
        "text:reference-format=\"page\"/>"))
  }

  @Test func refersToCaptions() throws {
    #expect(
      try reference("table:a", .number).contains(
        """
        <text:sequence-ref text:ref-name="t_a" text:reference-format="category-and-value">表1\
        </text:sequence-ref>
        """))
    #expect(try reference("table:a", .title).contains("text:reference-format=\"caption\">一览表"))
  }

  @Test func putsAReferenceThatStandsOutIntoALink() throws {
    #expect(
      try reference("1", .number, .strong).contains(
        """
        <text:span text:style-name="Strong_20_Emphasis"><text:a xlink:type="simple" \
        xlink:href="#c_1" text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link">\
        <text:bookmark-ref
        """))
  }

  @Test func countsCaptionsOfTables() throws {
    let body = try body(
      Manual(
        section("1", nil, [Sample.small("table:a"), Sample.small("table:b")]), targets: targets))
    #expect(
      body.contains(
        """
        <text:bookmark-start text:name="t_a"/>表<text:sequence text:name="表" \
        text:formula="ooow:表+1" style:num-format="1" text:ref-name="t_a">1</text:sequence>\u{3000}\
        标题<text:bookmark-end text:name="t_a"/>
        """))
    #expect(
      body.contains("text:formula=\"ooow:5\" style:num-format=\"1\" text:ref-name=\"t_b\">5<"))
    #expect(body.contains("<table:title>一览表</table:title>"))
  }

  @Test func typesTheNumberOfACaptionThatIsNoCount() throws {
    let picture = Picture(
      image: 0, alternativeText: "", caption: Caption(target: "figure:a", text: []))
    let body = try body(
      Manual(section("1", nil, [block(.picture(picture))]), targets: targets, images: [.png]))
    #expect(body.contains("<text:bookmark-start text:name=\"f_a\"/>图甲<text:bookmark-end"))
  }

  @Test func declaresTheSequencesByTheirLabels() throws {
    let content = try part("content.xml", of: Manual(section("1", "甲")))
    #expect(
      content.contains("<text:sequence-decl text:display-outline-level=\"0\" text:name=\"图\"/>"))
    var manual = Manual(section("1", "甲"))
    manual.labels.figure = ""
    manual.labels.table = ""
    let plain = try part("content.xml", of: manual)
    #expect(plain.contains("text:name=\"Table\"/>"))
    #expect(plain.contains("text:name=\"Figure\"/>"))
  }

  @Test func writesTheFieldsOfAPage() throws {
    let body = try body(
      Manual(section("1", nil, [paragraph(.field(.page), text("/"), .field(.pageCount))])))
    #expect(body.contains("<text:page-number text:select-page=\"current\"/>/<text:page-count/>"))
  }

  @Test func putsTheBookmarkOfASectionWithoutHeadingIntoItsFirstParagraph() throws {
    let targets = ["cover": Target("s_cover", "", "封面")]
    #expect(
      try body(Manual(section("cover", nil, [paragraph("甲")]), targets: targets))
        .contains("<text:bookmark text:name=\"s_cover\"/>甲"))
    #expect(
      try body(Manual(section("cover", nil, [Sample.small]), targets: targets))
        .contains("<text:bookmark text:name=\"s_cover\"/>"))
    #expect(
      try body(Manual(section("cover", nil), targets: targets))
        .contains("<text:bookmark text:name=\"s_cover\"/>"))
  }

  @Test func listsTheContentsWithWorkingLinks() throws {
    var manual = Manual(
      section("contents", "目录", [block(.contents)]), section("1", "甲", .decimal([1])),
      section("front", "前言"), targets: targets)
    manual.contents = [.init(target: "front", level: 1), .init(target: "1", level: 2)]
    let body = try body(manual)
    #expect(
      body.contains(
        "<text:p text:style-name=\"Contents_20_1\"><text:a xlink:type=\"simple\" xlink:href=\"#s_front\""
      ))
    #expect(body.contains(">1<text:tab/>甲<text:tab/></text:a></text:p>"))
    #expect(body.contains("<text:table-of-content-source text:outline-level=\"2\""))
    #expect(body.tags("text:table-of-content-entry-template").count == 2)
  }

  @Test func alignsTheTitlesOfTheContentsBehindTheirNumbers() throws {
    var manual = Manual(
      section("contents", "目录", [block(.contents)]), section("1", "甲", .decimal([1])),
      section("A", "乙", .appendix([1])),
      targets: ["1": Target("s_1", "1", "甲"), "A": Target("s_A", "附录A", "乙")])
    manual.contents = [.init(target: "1", level: 1), .init(target: "A", level: 1)]
    let styles = try part("styles.xml", of: manual)
    let line = try #require(
      styles.split(separator: "<style:style ").first { $0.contains("\"Contents_20_1\"") })
    // One and a half characters of 12 points, and back again for the number.
    #expect(line.contains("fo:margin-left=\"6.4mm\""))
    #expect(line.contains("fo:text-indent=\"-6.4mm\""))
    #expect(line.contains("style:position=\"0mm\" style:type=\"left\""))
    #expect(line.contains("style:position=\"158.6mm\" style:type=\"right\""))
    // A number that is longer than usual has a tab stop of its own.
    let content = try part("content.xml", of: manual)
    #expect(content.contains("<text:p text:style-name=\"Contents_20_1\">"))
    let own = try #require(
      content.firstMatch(of: /<text:p text:style-name="(P\d+)"><text:a [^>]*#s_A"/)?.1)
    let stops = content.style(String(own))
    #expect(
      stops?.contains("style:position=\"8.5mm\" style:type=\"left\"") == true, "\(stops ?? "")")
  }
}
