import Testing

@testable import ManualModel

@Suite struct ThemeLayoutTests {
  @Test func partsAPageIntoLinesAndCharacters() {
    let page = Theme.Page(top: 370, bottom: 350, left: 280, right: 260, header: 150, footer: 150)
    let grid = Theme.Grid(lines: 22, characters: 28)
    #expect(page.linePitch(of: grid) == 579)
    #expect(page.characterPitch(of: grid) == 315)
  }

  @Test(arguments: [(4, "0.5pt"), (8, "1pt"), (12, "1.5pt"), (2, "0.25pt"), (1, "0.12pt")])
  func writesTheThicknessOfALineInPoints(eighths: Int, points: String) {
    #expect(Theme.Line(colour: "000000", eighths: eighths).points == points)
  }

  /// Black letters stand on it; a colour for white ones gives way to a tint.
  @Test(arguments: [("E7ECF2", "E7ECF2"), ("1F5C99", "DEE7F0"), ("000000", "D9D9D9")])
  func fillsBoxesWithAColourForBlackLetters(heads: String, boxes: String) {
    var theme = Theme.qmsSong
    theme.headerShading = heads
    #expect(theme.drawingShading == boxes)
  }

  @Test func raisesLinesToTheLeastHeight() {
    #expect(Theme.Look(halfPoints: 20, lineSpacing: 100).lineHeight == 260)
    #expect(Theme.Look(halfPoints: 20, leastLine: 579).lineHeight == 579)
    #expect(Theme.Look(halfPoints: 60, leastLine: 579).lineHeight == 780)
  }

  @Test func fallsBackToTheFontOfText() {
    var theme = Theme.qmsSong
    #expect(theme[Theme.Font(index: 9)] == theme.text)
    theme.fonts.removeLast()
    #expect(theme.heading == theme.text)
    theme.heading = Theme.FontPair(eastAsian: "楷体", latin: "Arial", isSans: false)
    #expect(theme[.heading].eastAsian == "楷体")
    theme.text = theme.heading
    #expect(theme.fonts.map(\.eastAsian) == ["楷体", "楷体"])
  }
}

@Suite struct UprightHeadsTests {
  private func heads(
    _ names: [String], share: Int, width: Int = 1650, _ heads: Table.Heads = .automatic
  ) -> UprightHeads? {
    func cell(_ text: String) -> TableCell {
      let paragraph = Paragraph(.cellHeader, [.text(text, style: [], fact: nil)])
      let key = BlockKey(node: 0)
      return TableCell([Block(.paragraph(paragraph), key: key, source: .none)])
    }
    let row = TableRow(
      (["条款", "内容"] + names).map(cell), key: BlockKey(node: 0), source: .none)
    var table = Table(
      columns: [.init(share: 15), .init(share: 45)] + names.map { _ in .init(share: share) },
      headerRows: 1, rows: [row])
    table.heads = heads
    return UprightHeads(of: table, width: width, theme: .qmsSong)
  }

  @Test func leavesHeadsLyingThatHaveRoom() {
    #expect(heads(["行政财务部", "业务部", "技术部", "售后服务部"], share: 26) == nil)
    #expect(heads(["行政财务部"], share: 3, .level) == nil)
  }

  @Test func standsAllNarrowColumnsAlike() throws {
    let names = Array(repeating: "行政财务部", count: 15) + ["仓库"]
    let upright = try #require(heads(names, share: 6))
    #expect(upright.columns == [false, false] + names.map { _ in true })
  }

  @Test func growsWithTheLongestHeadUpToALine() throws {
    func height(_ longest: Int) throws -> Int {
      let names =
        Array(repeating: "业务部", count: 15) + [String(repeating: "长", count: longest)]
      return try #require(heads(names, share: 6, .upright)).height
    }
    #expect(try height(5) < height(9))
    // In two lines where the column has room for them, otherwise in one.
    #expect(try height(14) > height(9))
    let wide = try #require(
      heads(Array(repeating: String(repeating: "长", count: 18), count: 6), share: 16))
    #expect(wide.height == (9 * 2 + 1) * 105 + 120)
  }

  @Test func countsMergedColumnsAsOne() throws {
    let cell = TableCell([], columnSpan: 2)
    var table = Table(
      columns: [.init(share: 1), .init(share: 1)], headerRows: 1,
      rows: [TableRow([cell], key: BlockKey(node: 0), source: .none)])
    table.heads = .upright
    #expect(UprightHeads(of: table, width: 100, theme: .qmsSong) == nil)
  }
}
