import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

@Suite struct TableTests {
  @Test(arguments: [([1, 1, 1], 100), ([3, 2, 7], 9354), ([0, 5], 11), ([1], 7)])
  func partsTheWidthWithoutRemainder(shares: [Int], width: Int) {
    let widths = TableGrid.widths(shares: shares, of: width)
    #expect(widths.count == shares.count)
    #expect(widths.reduce(0, +) == width)
  }

  @Test func fillsTheTextWidthByShares() throws {
    let root = try document(table([1, 2], headerRows: 0, row("甲", "乙")), paragraph(""))
    #expect(root.find("w:gridCol").compactMap { $0["w:w"] } == ["3118", "6236"])
    #expect(root.find("w:tblW").first?["w:w"] == "9354")
    #expect(root.find("w:tblLayout").first?["w:type"] == "fixed")
  }

  @Test func repeatsHeaderRowsAndShadesThem() throws {
    let root = try document(
      table([1], headerRows: 2, row("甲"), row("乙"), row("丙")), paragraph(""))
    let rows = root.find("w:tr")
    #expect(rows.map { $0.find("w:tblHeader").count } == [1, 1, 0])
    #expect(rows.map { $0.find("w:shd").count } == [1, 1, 0])
    #expect(rows.map { $0.find("w:keepNext").count } == [1, 1, 0])
    #expect(root.find("w:tblLook").first?["w:firstRow"] == "1")
  }

  @Test func mergesCellsOnTheGrid() throws {
    let root = try document(
      table(
        [1, 1, 1], headerRows: 0,
        row(cell("甲", merge: .start(rows: 2)), cell("乙", span: 2)),
        row(cell("", merge: .continued), cell("丙"), cell("丁", merge: .start(rows: 1)))),
      paragraph(""))
    let cells = root.find("w:tc")
    #expect(
      cells.map { $0.find("w:vMerge").first.map { $0["w:val"] ?? "" } } == [
        "restart", nil, "", nil, nil,
      ])
    #expect(cells.map { $0.value("w:gridSpan") } == [nil, "2", nil, nil, nil])
    #expect(cells.allSatisfy { $0.elements.last?.name.qualified == "w:p" })
    #expect(cells[1].find("w:tcW").first?["w:w"] == "6236")
  }

  @Test func keepsTheRowsOfAMergedCellOnOnePage() throws {
    func group(_ count: Int) -> [TableRow] {
      [row(cell("甲", merge: .start(rows: count)), cell("1"))]
        + (1..<count).map { row(cell("", merge: .continued), cell("\($0)")) }
    }
    let groups = group(3) + group(9) + [row(cell("乙"), cell("丙"))]
    let root = try document(
      block(
        .table(
          Table(columns: [.init(share: 1), .init(share: 1)], headerRows: 0, rows: groups))),
      paragraph(""))
    let kept = root.find("w:tr").map { row in
      row.find("w:p").allSatisfy { !$0.find("w:keepNext").isEmpty }
    }
    // All but the last of three; nine are too many.
    #expect(kept == [true, true] + Array(repeating: false, count: 11))
  }

  @Test func keepsSmallRowsWholeAndLetsLongOnesFlow() throws {
    let root = try document(
      table([1], headerRows: 0, row("短"), row(String(repeating: "长", count: 500))), paragraph(""))
    #expect(root.find("w:tr").map { $0.find("w:cantSplit").count } == [1, 0])
  }

  @Test func measuresLongRowsWhateverTheyHold() throws {
    let long = TableCell([
      block(.keepTogether([list(.bullet, item(paragraph(String(repeating: "长", count: 300))))])),
      table([1], headerRows: 0, row("甲")), block(.pageBreak), paragraph(.tab),
    ])
    let root = try document(table([1], headerRows: 0, row(long)), paragraph(""))
    #expect(root.find("w:tr").first?.elements.first?.name.qualified == "w:tc")
  }

  @Test func givesRowsOfFormsRoomForHandwriting() throws {
    let root = try document(
      table([1], style: .form, headerRows: 0, row("甲"), row(cell("乙"), lines: 4)),
      paragraph(""), table([1], headerRows: 0, row("丙"), row(cell("丁"), lines: 2)))
    let heights = root.find("w:tr").map { $0.find("w:trHeight").first?["w:val"] }
    #expect(heights == ["454", "1332", nil, "706"])
    #expect(root.find("w:trHeight").allSatisfy { $0["w:hRule"] == "atLeast" })
  }

  @Test func alignsCellsLikeTheirColumnUnlessTheySayOtherwise() throws {
    let table = Table(
      columns: [.init(share: 1, alignment: .center), .init(share: 1)], headerRows: 0,
      rows: [row(cell("甲"), cell("乙", alignment: .end)), row(cell("丙", .cellHeader), cell("丁"))])
    let root = try document(block(.table(table)), paragraph(""))
    #expect(
      ["甲", "乙", "丙", "丁"].map { root.paragraphs($0)[0].value("w:jc") } == [
        "center", "right", nil, nil,
      ])
  }

  @Test func tellsReadersWhatATableIs() throws {
    let table = Table(
      columns: [.init(share: 1)], headerRows: 0, rows: [row("甲")],
      caption: Caption(target: "table:t", text: [text("网点"), .gap(text: "【待填】", style: [])]),
      summary: "各地网点")
    let root = try parts(
      of: manual(
        unheaded("s", block(.table(table)), paragraph("")),
        targets: ["table:t": target("t_t", "表1", "网点", .table)])
    ).xml("word/document.xml")
    #expect(root.value("w:tblCaption") == "网点【待填】")
    #expect(root.value("w:tblDescription") == "各地网点")
  }

  @Test func partsTablesThatWouldTouch() throws {
    let root = try document(
      table([1], headerRows: 0, row("甲")), table([1], headerRows: 0, row("乙")))
    let body = try #require(root.find("w:sdtContent").first)
    #expect(body.elements.map(\.name.qualified) == ["w:tbl", "w:p", "w:tbl"])
    #expect(root.first("w:body")?.elements.map(\.name.qualified) == ["w:sdt", "w:p", "w:sectPr"])
  }

  @Test func keepsTextOffTheLineOfATableWithoutCaption() throws {
    let captioned = Table(
      columns: [.init(share: 1)], headerRows: 0, rows: [row("丁")],
      caption: Caption(target: "table:t", text: [text("网点")]))
    let root = try parts(
      of: manual(
        section(
          "1", "总则",
          table([1], headerRows: 0, row("甲")), paragraph("乙"),
          block(.keepTogether([paragraph("丙"), table([1], headerRows: 0, row("己"))])),
          paragraph("戊"), block(.table(captioned))),
        targets: ["table:t": target("t_t", "表1", "网点", .table)])
    ).xml("word/document.xml")
    let after = ["乙", "丙", "戊", "甲"].map { text in
      root.paragraphs(text)[0].find("w:spacing").first?["w:after"]
    }
    #expect(after == [nil, "80", nil, nil])
  }

  @Test func setsTextOfTheLastColumnToTheMarginWhereThereIsNoLine() throws {
    let plain = Table(
      style: .plain, columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [row("甲", "乙"), row(TableCell([paragraph("丙")], columnSpan: 2))])
    let root = try document(block(.table(plain)))
    #expect(
      root.find("w:tc").map { $0.find("w:tcMar").first?.find("w:right").first?["w:w"] }
        == [nil, "0", "0"])
    #expect(try document(table([1], headerRows: 0, row("甲"))).find("w:tcMar").isEmpty)
  }

  @Test func endsACellThatHoldsATableWithAParagraph() throws {
    let inner = TableCell([table([1], headerRows: 0, row("内"))])
    let root = try document(table([1], headerRows: 0, row(inner)), paragraph(""))
    let cell = try #require(root.find("w:tc").first)
    #expect(cell.elements.map(\.name.qualified) == ["w:tcPr", "w:tbl", "w:p"])
    #expect(cell.find("w:tblW").first?["w:w"] == "9184")
  }

  @Test func keepsATableThatMustNotBePartedTogether() throws {
    let root = try document(
      block(.keepTogether([table([1], headerRows: 0, row("甲"), row("乙"))])))
    #expect(root.paragraphs("甲")[0].find("w:keepNext").count == 1)
    #expect(root.paragraphs("乙")[0].find("w:keepNext").isEmpty)
  }
}

@Suite struct SignatureTests {
  private let fields = [
    Signature.Field(label: [text("编制")], text: [text("张三")]),
    Signature.Field(label: [text("批准")], text: []), Signature.Field(label: [], text: []),
  ]

  @Test func writesPlacesUnderEachOther() throws {
    let root = try document(block(.signature(Signature(fields: fields))))
    let paragraphs = root.find("w:p")
    #expect(paragraphs.map(\.shownText) == ["编制：张三", "批准：", ""])
    #expect(
      paragraphs.map { $0.find("w:tab").first?["w:leader"] } == [nil, "underscore", "underscore"])
    #expect(paragraphs.map { $0.find("w:keepNext").count } == [1, 1, 0])
  }

  @Test func writesPlacesSideBySideInATableWithoutLines() throws {
    let root = try document(
      block(.signature(Signature(fields: fields, columns: 2))), paragraph(""))
    #expect(root.value("w:tblStyle") == "PlainTable")
    #expect(root.find("w:tr").map { $0.find("w:tc").count } == [2, 2])
    #expect(root.find("w:tr").map { $0.find("w:keepNext").count } == [2, 0])
    // The line in the last column ends at the margin.
    #expect(root.find("w:tab").first?["w:pos"] == "4677")
    #expect(root.find("w:tc").map { $0.find("w:tcMar").count } == [0, 1, 0, 1])
  }

  @Test func indentsPlacesInAListItem() throws {
    let root = try document(
      list(.decimal, item(paragraph("甲"), block(.signature(Signature(fields: fields))))))
    #expect(root.paragraphs("批准：")[0].find("w:ind").first?["w:left"] == "960")
  }
}
