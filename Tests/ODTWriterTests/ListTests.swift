import ManualModel
import Testing

struct ListTests {
  private func body(of blocks: Block...) throws -> String {
    try ODTWriterTests.body(Manual(section("1", nil, [paragraph("")] + blocks)))
  }

  @Test func startsEveryListAtOne() throws {
    let body = try body(
      of: list(.decimal, item(paragraph("甲")), item(paragraph("乙"))),
      list(.decimal, item(paragraph("丙"))))
    #expect(
      body.contains(
        """
        <text:list text:style-name="List_20_1."><text:list-item>\
        <text:p text:style-name="List">甲</text:p></text:list-item>
        """))
    #expect(body.tags("text:list ").count == 2)
    #expect(!body.contains("continue"))
  }

  @Test func nestsLists() throws {
    let body = try body(
      of: list(.letter, item(paragraph("甲"), list(.bullet, item(paragraph("乙"))))))
    #expect(
      body.contains(
        "甲</text:p><text:list text:style-name=\"List_20_Bullet\"><text:list-item>"))
  }

  @Test func goesOnInTheSameItemBehindATable() throws {
    let body = try body(
      of: list(
        .decimal, item(paragraph("甲"), Sample.small, paragraph("乙")), item(paragraph("丙"))))
    #expect(body.contains("甲</text:p></text:list-item></text:list><table:table "))
    #expect(
      body.contains(
        """
        </table:table><text:list text:style-name="List_20_1." text:continue-numbering="true">\
        <text:list-header><text:p text:style-name="List">乙</text:p></text:list-header>\
        <text:list-item><text:p text:style-name="List">丙
        """))
  }

  @Test func unwrapsWhatAListCannotHold() throws {
    let body = try body(
      of: list(
        .bullet,
        item(
          block(.keepTogether([paragraph("甲"), paragraph("乙")])),
          block(.landscape([paragraph("丙")])), block(.contents), block(.pageBreak),
          paragraph("丁"),
          block(.signature(Signature(fields: [.init(label: [text("签名")], text: [])]))))))
    #expect(!body.contains("table-of-content"))
    for word in ["甲", "乙", "丙", "丁", "签名："] { #expect(body.contains(word)) }
    #expect(body.contains("<text:p text:style-name=\"P3\">丁"))
  }

  @Test func writesTheListStylesThatAreUsed() throws {
    let markers: [List.Marker] = [.bullet, .decimal, .decimalParenthesis, .letter, .parenthesised]
    let manual = Manual(
      section("1", nil, markers.map { list($0, item(paragraph("甲"))) }))
    let styles = try part("styles.xml", of: manual)
    #expect(styles.tags("text:list-style").count == 6)
    #expect(styles.contains("style:num-prefix=\"（\" style:num-suffix=\"）\""))
    #expect(styles.contains("text:bullet-char=\"•\""))
    // Full-width parentheses take the room of a character each.
    let last = try #require(styles.split(separator: "<text:list-style ").last)
    #expect(last.contains("fo:margin-left=\"60pt\" fo:text-indent=\"-36pt\""))
    let none = try part("styles.xml", of: Manual(section("1", nil, [list(.bullet)])))
    #expect(none.tags("text:list-style").count == 1)
  }

  @Test func leavesCellsTheirOwnParagraphStyle() throws {
    let table = Table(
      columns: [.init(share: 1)], headerRows: 0,
      rows: [row([TableCell([list(.bullet, item(paragraph("甲", .cell)))])])])
    #expect(
      try body(of: block(.table(table))).contains(
        "<text:list-item><text:p text:style-name=\"Table_20_Contents\">甲"))
  }
}
