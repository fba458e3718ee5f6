import Foundation
import ManualModel
import Testing

@testable import Profiles

@Suite struct ThemeFileTests {
  /// A theme file on that base, and what was said about it.
  private func read(
    _ text: String, on base: Theme? = .qmsSong, accent: Colour? = nil, accentSpan: SourceSpan? = nil
  ) -> (theme: Theme?, messages: [String], remedies: [String]) {
    var sources = SourceMap()
    let source = SourceText(Array(text.utf8))
    let file = sources.add(name: "t.yaml", text: source.text)
    var diagnostics = Diagnostics()
    let theme = ThemeFile.read(source, file: file, diagnostics: &diagnostics).map {
      $0.theme(
        on: base, accent: accent ?? $0.accent ?? .black, accentSpan: accentSpan,
        diagnostics: &diagnostics)
    }
    return (
      theme, lines(diagnostics, sources, \.en), diagnostics.all.map { $0.remedy?.en ?? "" }
    )
  }

  @Test func readsWhatDiffersFromItsBase() throws {
    let (theme, messages, _) = read(
      """
      page: {margins: {top: 3.7cm, bottom: 35毫米, left: 1in}, header: 24mm}
      styles:
        body: {size: 四号, line: 1.5, indent: 0, align: left}
      """)
    let new = try #require(theme)
    #expect(messages == [])
    #expect(
      new.page
        == Theme.Page(
          top: 370, bottom: 350, left: 254, right: 200, header: 240, footer: 100))
    var body = Theme.qmsSong.look(of: .body)
    body.halfPoints = 28
    body.lineSpacing = 150
    body.firstLineCharacters = 0
    body.alignment = .start
    #expect(new.look(of: .body) == body)
    #expect(new.look(of: .plain) == Theme.qmsSong.look(of: .plain))
  }

  @Test func readsEnglishAndChineseKeysAlike() throws {
    let english = read(
      """
      page: {margins: {top: 2cm, bottom: 2cm, left: 2cm, right: 2cm}, header: 1cm, footer: 1cm}
      fonts:
        text: {chinese: 楷体, latin: Arial}
        heading: {chinese: 黑体, latin: Arial}
      colors: {company: "#123456", heads: company 10%, gap: FFFF00}
      lines: {table: 1pt company, columns: false, header: 0.5pt, footer: none, change: 2pt black}
      styles:
        heading2: {font: heading, size: 15pt, bold: true, color: company, align: center,
          line: 28pt, before: 6pt, after: 3pt, indent: 2, spacing: 0.5pt, keep: true,
          rule: 1pt company}
      """)
    let chinese = read(
      """
      页面: {页边距: {上: 2厘米, 下: 2厘米, 左: 2厘米, 右: 2厘米}, 页眉: 1厘米, 页脚: 1厘米}
      字体:
        正文: {中文: 楷体, 西文: Arial}
        标题: {中文: 黑体, 西文: Arial}
      颜色: {企业: "123456", 表头: 企业 10%, 待填: FFFF00}
      线条: {表格: 1磅 企业, 竖线: 否, 页眉: 0.5磅, 页脚: 无, 修改: 2磅 黑}
      样式:
        二级标题: {字体: 标题, 字号: 小三, 加粗: 是, 颜色: 企业, 对齐: 居中,
          行距: 28磅, 段前: 6磅, 段后: 3磅, 首行缩进: 2字符, 字距: 0.5磅, 与下段同页: 是,
          下边线: 1磅 企业}
      """)
    #expect(english.messages == [] && chinese.messages == [])
    let theme = try #require(english.theme)
    #expect(theme == chinese.theme)
    #expect(theme.accent == "123456" && theme.headerShading == "E8EBEF")
    #expect(theme.tableLine == Theme.Line(colour: "123456", eighths: 8))
    #expect(theme.headerLine == Theme.Line(colour: "000000", eighths: 4))
    #expect(theme.footerLine == nil && !theme.hasColumnLines)
    #expect(theme.changeBar.eighths == 16)
    #expect(theme.text.eastAsian == "楷体" && !theme.text.isSans && theme.heading.isSans)
    #expect(
      theme.look(ofHeading: 2)
        == Theme.Look(
          font: .heading, halfPoints: 30, isBold: true, colour: "123456", alignment: .center,
          lineSpacing: 125, leastLine: 560, spaceBefore: 6, spaceAfter: 3, firstLineCharacters: 2,
          letterSpacing: 10, keepsWithNext: true,
          lineBelow: Theme.Line(colour: "123456", eighths: 8)))
  }

  @Test func describesAThemeWithoutABase() throws {
    let (theme, messages, _) = read(
      "styles: {heading3: {size: 三号}, title: {color: white, font: text}}", on: nil)
    #expect(
      messages == [
        "t.yaml:1:47: warning: text of the colour FFFFFF on FFFFFF is too pale to be read [low-contrast]"
      ])
    let new = try #require(theme)
    #expect(new.headings.map(\.halfPoints) == [24, 24, 32])
    #expect(new.fonts.count == 1 && new.heading == new.text)
  }

  @Test func setsRunningTextOnTheGridOfThePage() throws {
    let (theme, messages, _) = read(
      """
      page: {margins: {top: 37mm, bottom: 35mm, left: 28mm, right: 26mm},
        grid: {lines: 22行, characters: 28}}
      styles: {body: {size: 三号}, plain: {size: 三号}, heading1: {line: 1.5}}
      """)
    let new = try #require(theme)
    #expect(messages == [])
    #expect(new.look(of: .body).leastLine == 579 && new.look(of: .body).letterSpacing == -5)
    #expect(new.look(ofHeading: 2).leastLine == 579)
    #expect(new.look(ofHeading: 1).leastLine == nil)
    #expect(new.look(of: .cell).leastLine == nil)
    let off = read("page: {grid: 否}", on: new)
    #expect(off.theme?.page.grid == nil)
  }

  @Test func givesOwnFontsANameOfTheirOwn() throws {
    let (theme, messages, _) = read(
      """
      fonts: {标宋: {中文: 方正小标宋简体}}
      styles: {title: {font: 标宋}, cover: {font: 标}, note: {font: kaiti}}
      """)
    let new = try #require(theme)
    #expect(new[new.look(of: .title).font].eastAsian == "方正小标宋简体")
    #expect(new[new.look(of: .title).font].latin == "Times New Roman")
    #expect(
      messages == [
        "t.yaml:2:43: error: '标' in 'font' is not among the fonts of the theme [unknown-font]",
        "t.yaml:2:60: error: 'kaiti' in 'font' is not among the fonts of the theme [unknown-font]",
      ])
  }

  @Test func tellsEveryMistakeWithItsPlaceAndRemedy() {
    let (_, messages, remedies) = read(
      """
      bse: x
      page: {margins: {top: 2, oben: 1cm, left: 90cm}, header: wide, grid: {lines: 500}}
      fonts: {text: {latin: Arial}, code: Courier}
      colors: {company: red, heads: company 300%, gap: [a]}
      lines: {table: thick, header: 1pt rouge, columns: maybe}
      styles:
        body: {size: 小死, line: 9, align: middle, indent: 二, bold: 也许, before: 7, size: 12pt}
        heading9: {size: 12pt}
      """)
    #expect(
      messages == [
        "t.yaml:1:1: error: no key 'bse' in 'theme' [unknown-key]",
        "t.yaml:4:19: error: 'red' of 'company' is no colour [bad-colour]",
        "t.yaml:7:76: error: 'size' is given twice [duplicate-key]",
        "t.yaml:7:10: note: first given here",
        "t.yaml:2:23: error: '2' is no length for 'top' [bad-length]",
        "t.yaml:2:26: error: no key 'oben' in 'margins' [unknown-key]",
        "t.yaml:2:43: error: '90cm' is no length for 'left' [bad-length]",
        "t.yaml:2:58: error: 'wide' is no length for 'header' [bad-length]",
        "t.yaml:2:78: error: 'lines' is a whole number from 10 to 60, '500' is not [bad-number]",
        "t.yaml:3:9: error: the font 'text' names no Chinese font [font-without-name]",
        "t.yaml:3:37: error: 'code' is a group of keys [expected-value]",
        "t.yaml:4:31: error: 'company 300%' of 'heads' is no colour [bad-colour]",
        "t.yaml:4:50: error: 'gap' is text [expected-value]",
        "t.yaml:5:16: error: 'thick' of 'table' is no line [bad-line]",
        "t.yaml:5:31: error: 'rouge' of 'header' is no colour [bad-colour]",
        "t.yaml:5:51: error: 'columns' is 'true' or 'false', not 'maybe' [bad-boolean]",
        "t.yaml:7:16: error: '小死' is no size for 'size' [bad-size]",
        "t.yaml:7:26: error: '9' is no height of a line for 'line' [bad-line-height]",
        "t.yaml:7:36: error: 'align' cannot be 'middle' [bad-choice]",
        "t.yaml:7:52: error: 'indent' is a whole number from 0 to 10, '二' is not [bad-number]",
        "t.yaml:7:61: error: 'bold' is 'true' or 'false', not '也许' [bad-boolean]",
        "t.yaml:7:73: error: '7' is no length for 'before' [bad-length]",
        "t.yaml:8:3: error: no key 'heading9' in 'styles' [unknown-key]",
      ])
    #expect(remedies.contains("did you mean 'base'?"))
    #expect(remedies.contains("did you mean '小初'?"))
    #expect(remedies.contains("did you mean 'heading1'?"))
  }

  @Test func refusesWhatIsNoTheme() {
    #expect(
      read("- a").messages == ["t.yaml:1:1: error: 'theme' is a group of keys [expected-value]"])
    #expect(read("base: [x]").messages == ["t.yaml:1:7: error: 'base' is text [expected-value]"])
    #expect(read("").theme == nil)
  }

  // MARK: Colours

  @Test func warnsOfColoursThatCannotBeRead() throws {
    let span = SourceSpan(file: .none, start: SourcePosition(line: 7, column: 3))
    let styles = """
      colors: {heads: company}
      styles:
        heading1: {color: company}
        heading2: {color: company}
        cell-header: {color: white}
      """
    let yellow = read(styles, accent: Colour("FFD200"), accentSpan: span)
    #expect(
      yellow.messages == [
        "-:7:3: warning: text of the colour FFD200 on FFFFFF is too pale to be read [low-contrast]"
      ])
    #expect(yellow.remedies[0].contains("take a darker one, such as \"A58800"))
    #expect(read(styles, accent: Colour("1F5C99"), accentSpan: span).messages == [])
    let grey = read("styles: {body: {color: BBBBBB}, title: {color: 888888}}")
    #expect(grey.messages.count == 1)
  }

  @Test func measuresContrastAsWCAGDoes() throws {
    #expect(abs(Colour.contrast(.black, .white) - 21) < 0.01)
    let grey = try #require(Colour("#767676"))
    #expect(abs(Colour.contrast(grey, .white) - 4.54) < 0.05)
    for text in ["12345", "+12345", "GGGGGG"] { #expect(Colour(text) == nil) }
    #expect(Colour("00000A")?.hex == "00000A")
    #expect(Colour.white.darkened(on: .black, to: 30) == nil)
  }

  // MARK: The themes of the program

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Templates/themes")

  private func theme(_ name: String) throws -> Theme {
    let text = try String(
      contentsOf: Self.folder.appending(path: name + ".yaml"), encoding: .utf8)
    let own = read(text, on: name == "qms-song" ? nil : try theme("qms-song"))
    #expect(own.messages == [])
    return try #require(own.theme)
  }

  @Test func setsQualityManualsInSong() throws {
    let theme = try theme("qms-song")
    let page = theme.page
    #expect(page.top == 200 && page.bottom == 200 && page.left == 250 && page.right == 200)
    #expect(theme.fonts.map(\.eastAsian) == ["宋体", "黑体"])
    #expect(theme.look(of: .body).halfPoints == 24 && theme.look(of: .body).lineSpacing == 125)
    #expect(theme.styles.count == ParagraphStyle.allCases.count && theme.headings.count == 4)
  }

  @Test func setsOfficialDocumentsAsTheStandardSays() throws {
    let theme = try theme("gbt9704")
    let page = theme.page
    #expect(page.top == 370 && page.bottom == 350 && page.left == 280 && page.right == 260)
    #expect(theme.text.eastAsian == "仿宋_GB2312")
    let body = theme.look(of: .body)
    #expect(body.halfPoints == 32 && body.leastLine == 579)
    // 28 characters fill the line, 29 do not fit, and 22 lines fill the page.
    let width = 1560 * 1440 / 254
    #expect((body.halfPoints * 10 + body.letterSpacing) * 28 <= width)
    #expect((body.halfPoints * 10 + body.letterSpacing) * 29 > width)
    #expect(579 * 22 <= 2250 * 1440 / 254 && 579 * 23 > 2250 * 1440 / 254)
    #expect(theme[theme.look(ofHeading: 1).font].eastAsian == "黑体")
    #expect(theme[theme.look(ofHeading: 2).font].eastAsian == "楷体_GB2312")
  }

  @Test func setsModernManualsInTheColourOfTheCompany() throws {
    let theme = try theme("modern")
    #expect(theme.text.isSans && theme.accent == "1F5C99")
    #expect(theme.headerShading == theme.accent)
    #expect(theme.look(ofHeading: 1).colour == theme.accent)
    #expect(theme.look(of: .cellHeader).colour == "FFFFFF")
  }
}

@Suite struct ThemeReadmeTests {
  /// `Templates/README.md`: its example is read, and every key of a theme file is explained.
  @Test func readsTheExampleOfTheManualAndExplainsEveryKey() throws {
    let url = ThemeFileTests.folder.deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let chapter = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("12 ") })
    let example = try #require(
      chapter.components(separatedBy: "```theme\n").last?.components(separatedBy: "```").first)
    var sources = SourceMap()
    let source = SourceText(Array(example.utf8))
    let file = sources.add(name: "t.yaml", text: source.text)
    var diagnostics = Diagnostics()
    let theme = try #require(ThemeFile.read(source, file: file, diagnostics: &diagnostics))
    #expect(theme.base?.name == "modern" && theme.accent?.hex == "8A1C1C")
    _ = theme.theme(
      on: .qmsSong, accent: .black, accentSpan: nil, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    for name in ThemeNames.all where !["heading2", "heading3", "二级标题", "三级标题"].contains(name) {
      #expect(chapter.contains(name), "\(name)")
    }
  }
}
