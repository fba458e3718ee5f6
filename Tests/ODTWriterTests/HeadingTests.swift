import ManualModel
import Testing

struct HeadingTests {
  private let targets = [
    "1": Target("c_1", "1", "甲"), "5.2.4.1": Target("c_5", "5.2.4.1", "乙"),
    "A.2": Target("s_A_2", "A.2", "丙"),
  ]

  @Test func countsHeadingsAndMarksThem() throws {
    let body = try body(
      Manual(section("1", "甲", .decimal([1])), section("2", "乙", .decimal([2])), targets: targets))
    #expect(
      body.contains(
        """
        text:outline-level="1"><text:bookmark-start text:name="c_1"/>甲\
        <text:bookmark-end text:name="c_1"/></text:h>
        """))
    #expect(
      body.contains("<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">乙</text:h>"))
    #expect(!body.contains("restart"))
  }

  @Test func restartsWhereTheCountWouldDiffer() throws {
    let body = try body(
      Manual(
        section("3", "甲", .decimal([3])), section("3.2", "乙", level: 2, .decimal([3, 2])),
        section("3.3", "丙", level: 2, .decimal([3, 3]))))
    #expect(body.contains("text:restart-numbering=\"true\" text:start-value=\"3\">甲"))
    #expect(body.contains("text:restart-numbering=\"true\" text:start-value=\"2\">乙"))
    #expect(body.contains("<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\">丙"))
  }

  @Test func countsFromOneAgainBelowTheNextHeading() throws {
    let body = try body(
      Manual(
        section("1", "甲", .decimal([1])), section("1.1", "乙", level: 2, .decimal([1, 1])),
        section("2", "丙", .decimal([2])), section("2.1", "丁", level: 2, .decimal([2, 1]))))
    #expect(!body.contains("restart"))
  }

  @Test func typesANumberThatNothingCanCount() throws {
    let body = try body(
      Manual(
        section(
          "5.2", "甲", level: 2, .decimal([1, 1]),
          [paragraph(.reference(Reference(target: "5.2.4.1", form: .number)))]),
        section("5.2.4.1", "乙", level: 4, .decimal([5, 2, 4, 1])), targets: targets))
    #expect(
      body.contains(
        "text:is-list-header=\"true\">5.2.4.1 <text:bookmark-start text:name=\"c_5\"/>乙"))
    // A field would show nothing: the heading has no number to be read.
    #expect(!body.contains("bookmark-ref"))
    #expect(body.contains("xlink:href=\"#c_5\""))
  }

  @Test func showsNoNumberForHeadingsWithout() throws {
    let body = try body(
      Manual(
        section("a", nil, [paragraph("")]), section("front", "前言", .none),
        section("b", "小节", level: 2, .none)))
    #expect(
      body.contains(
        "<text:h text:style-name=\"Front_20_Heading\" text:outline-level=\"1\" text:is-list-header=\"true\">前言"
      ))
    #expect(
      body.contains(
        "<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\" text:is-list-header=\"true\">小节"
      ))
  }

  @Test func numbersAppendicesAsOneListInPieces() throws {
    let body = try body(
      Manual(
        section("A", "甲", .appendix([1])), section("A.2", "乙", level: 2, .appendix([1, 2])),
        section("A.2.1", "丙", level: 3, .appendix([1, 2, 1])), section("B", "丁", .appendix([2])),
        targets: targets))
    #expect(
      body.contains("<text:list xml:id=\"appendix1\" text:style-name=\"Appendix\"><text:list-item>")
    )
    #expect(
      body.contains(
        """
        <text:list xml:id="appendix2" text:style-name="Appendix" text:continue-list="appendix1">\
        <text:list-item><text:list><text:list-item text:start-value="2">\
        <text:h text:style-name="Appendix_20_2" text:outline-level="2">\
        <text:bookmark-start text:name="s_A_2"/>乙
        """))
    #expect(
      body.contains(
        "text:continue-list=\"appendix3\"><text:list-item><text:h text:style-name=\"Appendix_20_1\""
      ))
  }

  @Test(arguments: [([28, 1], "BB.1"), ([2, 1], "B.1")])
  func typesTheNumberOfAnAppendixThatIsNotThere(numbers: [Int], number: String) throws {
    let body = try body(Manual(section("x", "甲", level: 2, .appendix(numbers))))
    #expect(body.contains("text:is-list-header=\"true\">\(number) 甲"))
    #expect(!body.contains("<text:list"))
  }

  @Test func givesTheLabelOfAppendicesToTheListStyle() throws {
    let styles = try part("styles.xml", of: Manual(section("1", "甲", .decimal([1]))))
    #expect(
      styles.contains(
        "<text:list-level-style-number text:level=\"1\" style:num-format=\"A\" style:num-letter-sync=\"true\" style:num-prefix=\"附录\">"
      ))
    #expect(
      styles.contains(
        "<text:outline-level-style text:level=\"3\" style:num-format=\"1\" text:display-levels=\"3\">"
      ))
  }
}
