import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

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

  private func styles() throws -> XMLElement {
    var manual = manual(unheaded("s", paragraph("甲")))
    manual.theme = Self.colourful
    return try parts(of: manual).xml("word/styles.xml")
  }

  @Test func writesEveryValueOfALook() throws {
    let styles = try styles().find("w:style")
    let all =
      ParagraphStyle.allCases.map { (StyleID.paragraph($0), Self.colourful.look(of: $0)) }
      + (1...4).map { (StyleID.heading($0), Self.colourful.look(ofHeading: $0)) }
    for (id, look) in all {
      let style = try #require(styles.first { $0["w:styleId"] == id.id })
      let fonts = style.find("w:rFonts").first?["w:eastAsia"]
      #expect(fonts == (look.font == .text ? nil : Self.colourful[look.font].eastAsian), "\(id)")
      let size = look.halfPoints == Self.colourful.look(of: .plain).halfPoints
      #expect(style.value("w:sz") == (size ? nil : "\(look.halfPoints)"), "\(id)")
      #expect(style.find("w:b").count == (look.isBold ? 1 : 0))
      #expect(style.value("w:color") == look.colour)
      #expect(style.value("w:jc") == look.alignment.justification.description)
      let spacing = style.first("w:pPr")?.first("w:spacing")
      let line = look.leastLine ?? look.halfPoints * 13 * look.lineSpacing / 100
      #expect(spacing?["w:line"] == "\(line)")
      #expect(spacing?["w:lineRule"] == "atLeast")
      #expect(spacing?["w:before"] == "\(look.spaceBefore * 20)")
      #expect(spacing?["w:after"] == "\(look.spaceAfter * 20)")
      let indent = style.find("w:ind").first?["w:firstLineChars"]
      #expect(indent == (look.firstLineCharacters > 0 ? "\(look.firstLineCharacters)00" : nil))
      let letters = style.first("w:rPr")?.first("w:spacing")?["w:val"]
      #expect(letters == (look.letterSpacing == 0 ? nil : "\(look.letterSpacing)"))
      #expect(style.find("w:keepNext").count == (look.keepsWithNext ? 1 : 0))
      #expect(style.find("w:bottom").first?["w:color"] == look.lineBelow?.colour)
    }
  }

  @Test func setsThePageByTheTheme() throws {
    var manual = manual(
      unheaded("s", paragraph("甲")), header: [paragraph("上", .header)],
      footer: [paragraph("下", .footer)])
    manual.theme = Self.colourful
    let parts = try parts(of: manual)
    let document = try parts.xml("word/document.xml")
    let margins = try #require(document.find("w:pgMar").first)
    let sides = ["top", "bottom", "left", "right", "header", "footer"]
    #expect(
      sides.map { margins["w:" + $0] } == ["2098", "1984", "1587", "1474", "850", "907"])
    #expect(document.find("w:docGrid").first?["w:linePitch"] == "579")
    #expect(try styles().value("w:snapToGrid") == "0")
    #expect(try parts.xml("word/header1.xml").find("w:top").first?["w:color"] == "223344")
    let footer = try parts.xml("word/footer1.xml")
    #expect(footer.find("w:bottom").first?["w:color"] == "334455")
    #expect(footer.find("w:p").last?.text == "下")
    #expect(try parts.xml("word/theme/theme1.xml").first("a:themeElements") != nil)
    #expect(parts.text("word/theme/theme1.xml").contains("<a:accent1><a:srgbClr val=\"123456\"/>"))
    let fonts = try parts.xml("word/fontTable.xml").find("w:font").compactMap { $0["w:name"] }
    #expect(fonts.contains("楷体_GB2312") && fonts.contains("Latin C"))
  }

  @Test func drawsTheLinesOfTablesByTheTheme() throws {
    var theme = Self.colourful
    func sides(_ id: String) throws -> [String] {
      var manual = manual(unheaded("s", paragraph("甲")))
      manual.theme = theme
      let styles = try parts(of: manual).xml("word/styles.xml").find("w:style")
      let borders = styles.first { $0["w:styleId"] == id }?.find("w:tblBorders").first
      let lines = borders?.elements ?? []
      #expect(lines.allSatisfy { $0["w:color"] == "112233" && $0["w:sz"] == "6" })
      return lines.map(\.name.local)
    }
    #expect(try sides("TableGrid") == ["top", "left", "bottom", "right", "insideH", "insideV"])
    theme.hasColumnLines = false
    #expect(try sides("TableGrid") == ["top", "bottom", "insideH"])
    #expect(try sides("FormTable").count == 6)
  }

  @Test(arguments: [(Table.Style.grid, true, true), (.form, true, false), (.plain, true, false)])
  func shadesHeadsWhoseTextNeedsIt(style: Table.Style, coloured: Bool, black: Bool) throws {
    for (theme, isShaded) in [(Self.colourful, coloured), (.qmsSong, black)] {
      var manual = manual(
        unheaded("s", table([1], style: style, row("甲"), row("乙")), paragraph("")))
      manual.theme = theme
      let shades = try parts(of: manual).xml("word/document.xml").find("w:tr").map {
        $0.find("w:shd").first?["w:fill"]
      }
      #expect(shades == [isShaded ? theme.headerShading : nil, nil])
    }
  }

  // MARK: What changed

  @Test func drawsABarBesideWhatChanged() throws {
    var changed = paragraph("乙")
    changed.isChanged = true
    var heading = Heading(text: [text("标题")], level: 1, numbering: .none, source: .none)
    heading.isChanged = true
    let root = try document(
      Section(
        id: "1", heading: heading, blocks: [paragraph("甲"), changed, paragraph("丙")],
        source: .none))
    let bars = root.find("w:p").filter { !$0.find("w:pBdr").isEmpty }.map(\.text)
    #expect(bars == ["标题", "乙"])
    #expect(root.find("w:pBdr").first?.first("w:left")?["w:sz"] == "12")
  }

  @Test func drawsABarBesideAllThatIsInAChangedBlock() throws {
    var kept = block(
      .keepTogether([
        paragraph("甲"), list(.bullet, item(paragraph("乙"))),
        table([1, 1], headerRows: 0, row("丙", "丁")),
      ]))
    kept.isChanged = true
    let root = try document(kept, paragraph("戊"))
    let bars = root.find("w:p").filter { !$0.find("w:pBdr").isEmpty }.map(\.text)
    #expect(bars == ["甲", "乙"])
    #expect(root.find("w:tc").map { $0.find("w:tcBorders").count } == [1, 0])
  }

  @Test func drawsABarBesideAChangedItemOfAList() throws {
    var changed = paragraph("乙")
    changed.isChanged = true
    let root = try document(
      list(.decimal, item(paragraph("甲")), item(changed, paragraph("丙")), item(paragraph("丁"))))
    let bars = root.find("w:p").filter { !$0.find("w:pBdr").isEmpty }.map(\.text)
    #expect(bars == ["乙"])
  }

  @Test func drawsABarBesideChangedRowsAndCells() throws {
    var row = row("甲", "乙")
    row.isChanged = true
    var inner = paragraph("丁", .cell)
    inner.isChanged = true
    let other = TableRow(
      [cell("丙"), TableCell([inner])], key: BlockKey(node: 0), source: .none)
    let root = try document(table([1, 1], headerRows: 0, row, other), paragraph(""))
    let cells = root.find("w:tc")
    #expect(cells.map { $0.find("w:tcBorders").count } == [1, 0, 0, 0])
    #expect(cells[0].find("w:left").first?["w:sz"] == "24")
    #expect(cells.map { $0.find("w:pBdr").count } == [0, 0, 0, 1])
  }

  // MARK: Upright heads

  @Test func turnsHeadsThatHaveNoRoom() throws {
    func directions(_ heads: Table.Heads, _ names: [String]) throws -> [String?] {
      var table = Table(
        columns: [Table.Column(share: 30)] + names.map { _ in Table.Column(share: 7) },
        headerRows: 1,
        rows: [
          TableRow(
            (["条款"] + names).map {
              TableCell([paragraph($0, .cellHeader)])
            }, key: BlockKey(node: 0), source: .none)
        ])
      table.heads = heads
      let root = try document(block(.table(table)), paragraph(""))
      if heads != .level, root.find("w:textDirection").count > 0 {
        #expect(Int(try #require(root.find("w:trHeight").first?["w:val"])) ?? 0 > 1000)
      }
      return root.find("w:tc").map { $0.value("w:textDirection") }
    }
    let names = (1...14).map { _ in "行政财务部" } + ["工程"]
    #expect(try directions(.level, names).allSatisfy { $0 == nil })
    #expect(try directions(.automatic, names) == [nil] + names.map { _ in "tbRlV" })
    #expect(try directions(.automatic, ["行政财务部"]) == [nil, nil])
    #expect(try directions(.upright, ["行政财务部", "部"]) == [nil, nil, nil])
  }
}
