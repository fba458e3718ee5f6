import ManualModel
import Testing

struct PagesTests {
  private func section(_ id: String) -> Section {
    Section(id: id, heading: nil, blocks: [], source: .none)
  }

  /// A cover, front matter in roman numbers, a body and a landscape division of it.
  private var manual: Manual {
    let names = ["cover", "record", "contents", "1", "wide", "2"]
    var targets: [String: Target] = [:]
    for name in names {
      targets[name] = Target(kind: .section, bookmark: "s_\(name)", number: "", title: name)
    }
    targets[Target.end] = Target(kind: .mark, bookmark: "pages_end", number: "", title: "")
    return Manual(
      properties: .init(title: ""),
      labels: Labels(table: "", figure: "", appendix: "", contents: "", listSeparator: ""),
      divisions: [
        Division(layout: PageLayout(hasHeaderAndFooter: false), sections: [section("cover")]),
        Division(
          layout: PageLayout(restartsNumbering: true, numbering: .lowerRoman),
          sections: [section("nowhere"), section("record"), section("contents")]),
        Division(layout: PageLayout(restartsNumbering: true), sections: [section("1")]),
        Division(layout: PageLayout(isLandscape: true), sections: [section("wide")]),
        Division(layout: PageLayout(), sections: [section("2")]),
      ], targets: targets)
  }

  @Test func countFrontMatterAndBodyOnTheirOwn() {
    let pages = Pages(
      of: manual,
      sheets: [
        "s_cover": 1, "s_record": 2, "s_contents": 5, "s_1": 7, "t_a": 6, "s_wide": 9, "s_2": 10,
        "t_b": 12, "pages_end": 13,
      ], count: 13)
    #expect(pages["s_record"] == "i" && pages["s_contents"] == "iv" && pages["t_a"] == "v")
    #expect(pages["s_1"] == "1" && pages["s_wide"] == "3" && pages["s_2"] == "4")
    #expect(pages["t_b"] == "6")
    #expect(pages["s_elsewhere"] == nil)
    #expect(pages.total == "7")
  }

  @Test func countAllSheetsWhereNoMarkTellsTheEnd() {
    var manual = manual
    manual.targets[Target.end] = nil
    #expect(Pages(of: manual, sheets: ["s_1": 7], count: 13).total == "13")
  }

  @Test(arguments: [
    (1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (49, "xlix"), (1990, "mcmxc"), (3999, "mmmcmxcix"),
    (0, "0"), (4000, "4000"),
  ])
  func writeRomanNumbers(number: Int, text: String) {
    #expect(PageLayout.Numbering.lowerRoman.label(number) == text)
    #expect(PageLayout.Numbering.upperRoman.label(number) == text.uppercased())
    #expect(PageLayout.Numbering.decimal.label(number) == String(number))
  }

  @Test func giveRomanPagesTheFooterOfTheirOwn() {
    var manual = manual
    let block = Block(.pageBreak, key: BlockKey(node: 0), source: .none)
    manual.footer = [block]
    #expect(manual.footer(on: .lowerRoman).count == 1)
    manual.frontFooter = [block, block]
    #expect(manual.footer(on: .lowerRoman).count == 2 && manual.footer(on: .decimal).count == 1)
  }
}
