import ManualModel
import Packaging
import Testing

@testable import ODTWriter

/// Every value of a theme, looked for in the parts of a document.
@Suite struct ThemeTests {
  /// A theme in which no two styles look alike.
  static let colourful: Theme = {
    var theme = Theme.qmsSong
    theme.page = Theme.Page(
      top: 370, bottom: 350, left: 280, right: 260, header: 150, footer: 160,
      grid: Theme.Grid(lines: 22, characters: 28))
    theme.fonts = [
      Theme.FontPair(eastAsian: "仿宋_GB2312", latin: "Latin A", isSans: false),
      Theme.FontPair(eastAsian: "黑体", latin: "Latin B", isSans: true),
      Theme.FontPair(eastAsian: "楷体_GB2312", latin: "Latin C", isSans: false),
    ]
    theme.accent = "123456"
    theme.headerShading = "AABBCC"
    theme.gapHighlight = "CCBBAA"
    theme.tableLine = Theme.Line(colour: "112233", eighths: 6)
    theme.headerLine = Theme.Line(colour: "223344", eighths: 12)
    theme.footerLine = Theme.Line(colour: "334455", eighths: 2)
    for (index, style) in ParagraphStyle.allCases.enumerated() { theme.styles[style] = look(index) }
    theme.headings = (0..<4).map { look($0 + 20) }
    return theme
  }()

  static func look(_ number: Int) -> Theme.Look {
    Theme.Look(
      font: Theme.Font(index: number % 3), halfPoints: 20 + number,
      isBold: number.isMultiple(of: 2),
      colour: "0000\(10 + number)", alignment: [.start, .center, .end, .justify][number % 4],
      lineSpacing: 100 + number, leastLine: number.isMultiple(of: 3) ? 500 + number : nil,
      spaceBefore: number, spaceAfter: number + 1, firstLineCharacters: number % 3,
      letterSpacing: number - 12, keepsWithNext: number.isMultiple(of: 5),
      lineBelow: number == 2 ? Theme.Line(colour: "0F0F0F", eighths: 3) : nil)
  }

  private func part(_ name: String, _ blocks: [Block], theme: Theme = colourful) throws -> String {
    var manual = Manual(section("1", nil, blocks))
    manual.theme = theme
    manual.header = [paragraph("上", .header)]
    manual.footer = [paragraph("下", .footer)]
    return try ODTWriterTests.part(name, of: manual)
  }

  @Test func writesEveryValueOfALook() throws {
    let styles = try part("styles.xml", [paragraph("甲")])
    let all =
      ParagraphStyle.allCases.map { (NamedStyle.paragraph($0), Self.colourful.look(of: $0)) }
      + (1...4).map { (NamedStyle.heading($0), Self.colourful.look(ofHeading: $0)) }
    for (named, look) in all {
      let style = try #require(styles.style(named.name), "\(named)")
      func has(_ attribute: String, _ value: String) {
        #expect(style.contains(" \(attribute)=\"\(value)\""), "\(named) \(attribute) \(value)")
      }
      has("style:font-name-asian", Self.colourful[look.font].eastAsian)
      has("style:font-name", Self.colourful[look.font].latin)
      has("fo:font-size", points(halves: look.halfPoints))
      has("style:font-weight-asian", look.isBold ? "bold" : "normal")
      has("fo:color", "#" + (look.colour ?? ""))
      has("fo:text-align", look.alignment.value.description)
      let line = look.leastLine ?? look.halfPoints * 13 * look.lineSpacing / 100
      has("style:line-height-at-least", points(twips: line))
      has("fo:margin-top", "\(look.spaceBefore)pt")
      has("fo:margin-bottom", "\(look.spaceAfter)pt")
      has("fo:text-indent", points(halves: look.firstLineCharacters * look.halfPoints))
      if look.letterSpacing != 0 { has("fo:letter-spacing", points(twips: look.letterSpacing)) }
      has("fo:keep-with-next", look.keepsWithNext ? "always" : "auto")
      #expect(
        style.contains("fo:border-bottom=\"0.37pt solid #0F0F0F\"") == (look.lineBelow != nil))
    }
  }

  @Test func setsThePageByTheTheme() throws {
    let styles = try part("styles.xml", [paragraph("甲")])
    for attribute in [
      "fo:margin-top=\"15mm\"", "fo:margin-bottom=\"16mm\"", "fo:margin-left=\"28mm\"",
      "fo:margin-right=\"26mm\"", "style:layout-grid-base-height=\"28.95pt\"",
      "style:layout-grid-lines=\"22\"", "style:snap-to-layout-grid=\"false\"",
      "fo:border-bottom=\"1.5pt solid #223344\"", "fo:border-top=\"0.25pt solid #334455\"",
      "svg:font-family=\"楷体_GB2312\"", "svg:font-family=\"'Latin C'\"",
    ] {
      #expect(styles.contains(attribute), "\(attribute)")
    }
  }

  @Test func drawsTheLinesOfTablesByTheTheme() throws {
    func cell(_ style: Table.Style, hasColumnLines: Bool, isChanged: Bool = false) throws -> String
    {
      var theme = Self.colourful
      theme.hasColumnLines = hasColumnLines
      var row = row([ODTWriterTests.cell("甲")])
      row.isChanged = isChanged
      let table = Table(style: style, columns: [.init(share: 1)], headerRows: 0, rows: [row])
      let content = try part("content.xml", [block(.table(table))], theme: theme)
      return try #require(content.style("ce1"))
    }
    let line = "0.75pt solid #112233"
    #expect(try cell(.grid, hasColumnLines: true).contains("fo:border=\"\(line)\""))
    #expect(try cell(.form, hasColumnLines: false).contains("fo:border=\"\(line)\""))
    #expect(try cell(.plain, hasColumnLines: true).contains("fo:border=\"none\""))
    let open = try cell(.grid, hasColumnLines: false)
    #expect(open.contains("fo:border-top=\"\(line)\"") && open.contains("fo:border-left=\"none\""))
    for style in [Table.Style.grid, .form, .plain] {
      let changed = try cell(style, hasColumnLines: true, isChanged: true)
      #expect(changed.contains("fo:border-left=\"3pt solid #000000\""), "\(style)")
    }
    #expect(
      try cell(.grid, hasColumnLines: false, isChanged: true)
        .contains("fo:border-left=\"3pt solid #000000\""))
  }

  @Test func shadesHeadsByTheTheme() throws {
    let table = Table(columns: [.init(share: 1)], headerRows: 1, rows: [heads("甲")])
    let content = try part("content.xml", [block(.table(table))])
    #expect(content.style("ce1")?.contains("fo:background-color=\"#AABBCC\"") == true)
    // White heads of a form would be invisible without; black ones are printed on nothing.
    var form = table
    form.style = .form
    for (theme, isShaded) in [(Self.colourful, true), (.qmsSong, false)] {
      let content = try part("content.xml", [block(.table(form))], theme: theme)
      #expect(content.style("ce1")?.contains("fo:background-color") == isShaded)
    }
  }

  // MARK: What changed

  /// The words of the paragraphs with a bar.
  private func barred(_ content: String) -> [String] {
    content.ranges(of: /<text:(?:p|h) [^>]*text:style-name="(P\d+)"[^>]*>/).compactMap { range in
      let tag = content[range]
      guard let name = tag.firstMatch(of: /"(P\d+)"/).map({ String($0.1) }),
        content.style(name)?.contains("fo:border-left=\"1.5pt solid #000000\"") == true
      else { return nil }
      let rest = content[range.upperBound...]
      let end = rest.ranges(of: /<\/text:(?:p|h)>/).first?.lowerBound ?? rest.endIndex
      return String(rest[..<end].replacing(/<[^>]*>/, with: ""))
    }
  }

  @Test func drawsABarBesideWhatChanged() throws {
    var changed = paragraph("乙")
    changed.isChanged = true
    var section = section("1", "标题", .decimal([1]), [paragraph("甲"), changed, paragraph("丙")])
    section.heading?.isChanged = true
    let content = try ODTWriterTests.part("content.xml", of: Manual(section))
    #expect(barred(content) == ["标题", "乙"])
  }

  @Test func drawsABarBesideAllThatIsInAChangedBlock() throws {
    var kept = block(
      .keepTogether([
        paragraph("甲"), list(.bullet, item(paragraph("乙"))),
        block(
          .table(
            Table(
              columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
              rows: [row([cell("丙"), cell("丁")])]))),
      ]))
    kept.isChanged = true
    let content = try part("content.xml", [kept, paragraph("戊")])
    #expect(barred(content) == ["甲", "乙"])
    #expect(content.style("ce1")?.contains("fo:border-left=\"3pt") == true)
    #expect(content.style("ce2")?.contains("fo:border=\"0.75pt") == true)
  }

  @Test func drawsABarBesideAChangedItemOfAList() throws {
    var changed = paragraph("乙")
    changed.isChanged = true
    let content = try part(
      "content.xml",
      [list(.decimal, item(paragraph("甲")), item(changed, paragraph("丙")), item(paragraph("丁")))])
    #expect(barred(content) == ["乙"])
  }

  // MARK: Upright heads

  @Test func turnsHeadsThatHaveNoRoom() throws {
    func upright(_ heads: Table.Heads, _ names: [String]) throws -> Int {
      var table = Table(
        columns: [Table.Column(share: 30)] + names.map { _ in Table.Column(share: 7) },
        headerRows: 1, rows: [row((["条款"] + names).map { cell($0, .cellHeader) })])
      table.heads = heads
      let content = try part("content.xml", [block(.table(table))], theme: .qmsSong)
      let turned = content.style("ce2")?.contains("style:writing-mode=\"tb-rl\"") == true
      return turned ? content.tags("table:table-cell table:style-name=\"ce2\"").count : 0
    }
    let names = (1...14).map { _ in "行政财务部" } + ["工程"]
    #expect(try upright(.level, names) == 0)
    #expect(try upright(.automatic, names) == 15)
    #expect(try upright(.automatic, ["行政财务部"]) == 0)
  }
}
