import ManualModel
import Testing

struct TableTests {
  private func content(_ table: Table, before: [Block] = [paragraph("")]) throws -> String {
    try part("content.xml", of: Manual(section("1", nil, before + [block(.table(table))])))
  }

  private let columns: [Table.Column] = [
    .init(share: 1), .init(share: 1), .init(share: 2, alignment: .end),
  ]

  @Test func sharesTheWidthOfTheText() throws {
    let content = try content(
      Table(columns: columns, headerRows: 0, rows: [row([cell("a"), cell("b"), cell("c")])]))
    #expect(content.style("Table1")?.contains("style:width=\"165mm\"") == true)
    #expect(content.contains("<table:table-column table:style-name=\"co1\"/>"))
    #expect(content.style("co1")?.contains("style:column-width=\"41.2mm\"") == true)
    #expect(content.style("co3")?.contains("style:rel-column-width=\"825*\"") == true)
  }

  @Test func repeatsEqualColumns() throws {
    let content = try content(
      Table(
        columns: Array(repeating: .init(share: 1), count: 5), headerRows: 0,
        rows: [row((1...5).map { cell("\($0)") })]))
    #expect(content.contains("table:number-columns-repeated=\"5\""))
  }

  @Test func repeatsHeaderRowsOnEachPage() throws {
    let content = try content(
      Table(
        columns: columns, headerRows: 1,
        rows: [heads("甲", "乙", "丙"), row([cell("a"), cell("b"), cell("c")])]))
    #expect(
      content.contains(
        """
        <table:table-header-rows><table:table-row table:style-name="ro1">\
        <table:table-cell table:style-name="ce1"><text:p text:style-name="Table_20_Heading">甲
        """))
    #expect(content.style("ce1")?.contains("fo:background-color=\"#E7ECF2\"") == true)
    #expect(content.style("ce2")?.contains("fo:background-color") == false)
    #expect(content.style("ro1")?.contains("fo:keep-together=\"always\"") == true)
  }

  @Test func coversWhatSpansCover() throws {
    let content = try content(
      Table(
        columns: columns, headerRows: 0,
        rows: [
          row([
            TableCell([paragraph("甲", .cell)], columnSpan: 2, merge: .start(rows: 2)), cell("乙"),
          ]),
          row([TableCell([], columnSpan: 2, merge: .continued), cell("丙")]),
          row([TableCell([paragraph("丁", .cell)], columnSpan: 3)]),
        ]))
    #expect(
      content.contains(
        """
        table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p \
        text:style-name="Table_20_Contents">甲</text:p></table:table-cell>\
        <table:covered-table-cell/><table:table-cell
        """))
    #expect(
      content.contains(
        "<table:covered-table-cell table:number-columns-repeated=\"2\"/><table:table-cell"))
  }

  /// Asked to keep rows together, LibreOffice 7.4 loses those behind the end of the page.
  @Test func asksForNoRowToStayWithTheNext() throws {
    let rows =
      [row([TableCell([paragraph("甲", .cell)], merge: .start(rows: 2)), cell("首")])]
      + [row([TableCell([], merge: .continued), cell("2")])]
    let content = try content(Table(columns: columns, headerRows: 0, rows: rows))
    #expect(!content.contains("fo:keep-with-next=\"always\""))
    #expect(
      try part("settings.xml", of: Manual(section("1", nil, [paragraph("")])))
        .contains("\"TableRowKeep\" config:type=\"boolean\">false<"))
  }

  @Test func alignsCellsByTheirColumn() throws {
    let content = try content(
      Table(
        columns: columns, headerRows: 1,
        rows: [
          heads("甲", "乙", "丙"),
          row([
            cell("a"), TableCell([paragraph("b", .cell)], alignment: .center), cell("c"),
          ]),
        ]))
    #expect(content.contains("Table_20_Heading\">丙"))
    #expect(content.style("P2")?.contains("fo:text-align=\"center\"") == true)
    #expect(content.style("P3")?.contains("fo:text-align=\"end\"") == true)
    #expect(content.contains("<text:p text:style-name=\"P3\">c"))
  }

  @Test func givesFormsTheirHeight() throws {
    let content = try content(
      Table(
        style: .form, columns: [.init(share: 1)], headerRows: 0, rows: [row([cell("")], lines: 4)]))
    #expect(content.style("ro1")?.contains("style:min-row-height=\"") == true)
    #expect(content.style("ce1")?.contains("fo:border=\"0.5pt solid #000000\"") == true)
  }

  @Test func keepsATableWithoutCaptionOffTheTextAbove() throws {
    let bare = try content(
      Table(columns: [.init(share: 1)], headerRows: 0, rows: [row([cell("")])]))
    #expect(bare.style("Table1")?.contains("fo:margin-top=\"4pt\"") == true)
    let plain = try content(
      Table(style: .plain, columns: [.init(share: 1)], headerRows: 0, rows: [row([cell("")])]))
    #expect(plain.style("Table1")?.contains("fo:margin-top") == false)
  }

  @Test func setsTextToTheMarginsWhereThereIsNoLine() throws {
    let content = try content(
      Table(
        style: .plain, columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
        rows: [row([cell("甲"), cell("乙")])]))
    let padding = ["ce1", "ce2"].map { content.style($0) ?? "" }
    #expect(padding[0].contains("fo:padding-left=\"0mm\" fo:padding-right=\"3mm\""))
    #expect(padding[1].contains("fo:padding-left=\"0mm\" fo:padding-right=\"0mm\""))
  }

  @Test func letsAPageEndInALongRow() throws {
    let long = String(repeating: "很长的文字", count: 200)
    let content = try content(
      Table(style: .plain, columns: [.init(share: 1)], headerRows: 0, rows: [row([cell(long)])]))
    #expect(content.style("ro1")?.contains("fo:keep-together=\"auto\"") == true)
    #expect(content.style("ce1")?.contains("fo:border=\"none\"") == true)
  }

  @Test func describesATableToThoseWhoCannotSeeIt() throws {
    let content = try content(
      Table(
        columns: [.init(share: 1)], headerRows: 0, rows: [row([cell("")])], summary: "谁管什么"))
    #expect(content.contains("<table:desc>谁管什么</table:desc>"))
  }

  @Test func writesSeveralBlocksInACellAndTablesInTables() throws {
    let content = try content(
      Table(
        columns: [.init(share: 1)], headerRows: 0,
        rows: [
          row([TableCell([paragraph("甲", .cell), Sample.small, block(.pageBreak)])]),
          row([TableCell([])]),
        ]))
    #expect(content.style("Table2")?.contains("style:width=\"162mm\"") == true)
    #expect(content.style("Table2")?.contains("fo:margin-bottom") == false)
    #expect(content.contains("<text:p text:style-name=\"Table_20_Contents\"></text:p>"))
  }

  @Test func writesNothingForATableWithoutRows() throws {
    #expect(
      !(try content(Table(columns: columns, headerRows: 1, rows: [])).contains("<table:table ")))
  }

  @Test func drawsLinesToSignOn() throws {
    let fields: [Signature.Field] = [
      .init(label: [text("编制")], text: []), .init(label: [text("批准")], text: [text("王示例")]),
      .init(label: [], text: [text("盖章")]),
    ]
    let one = try part(
      "content.xml",
      of: Manual(section("1", nil, [paragraph(""), block(.signature(Signature(fields: fields)))])))
    #expect(one.contains(">编制：<text:tab/></text:p>"))
    #expect(one.contains(">批准：王示例</text:p>"))
    #expect(one.contains(">盖章</text:p>"))
    #expect(
      one.style("P2")?.contains(
        "style:position=\"165mm\" style:type=\"right\" style:leader-style=\"solid\"") == true)
    let two = try part(
      "content.xml",
      of: Manual(
        section(
          "1", nil,
          [
            block(.signature(Signature(fields: fields, columns: 2))),
            block(.signature(Signature(fields: []))),
          ])))
    #expect(two.tags("table:table-row").count == 2)
    #expect(two.tags("table:table-cell").count == 4)
    #expect(two.style("Table1")?.contains("style:may-break-between-rows=\"false\"") == true)
  }
}
