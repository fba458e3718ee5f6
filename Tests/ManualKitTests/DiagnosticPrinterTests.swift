import ManualModel
import Testing

@testable import ManualKit

@Suite struct DiagnosticPrinterTests {
  private func printed(
    _ text: String, line: Int, column: Int, to end: Int? = nil, language: Language = .en,
    isColoured: Bool = false
  ) -> String {
    var sources = SourceMap()
    let file = sources.add(name: "acme/profile.yaml", text: text)
    let span = SourceSpan(
      file: file, start: SourcePosition(line: line, column: column),
      end: end.map { SourcePosition(line: line, column: $0) })
    let diagnostic = Diagnostic(
      "bad-thing", at: span, Wording(zh: "不好", en: "bad thing"),
      remedy: Wording(zh: "改好", en: "make it good"))
    return DiagnosticPrinter(sources: sources, language: language, isColoured: isColoured)
      .text(of: [diagnostic])
  }

  @Test func putsTheCaretBelowChineseAtDoubleWidth() {
    #expect(
      printed("企业:\n  名称：ABC\n", line: 2, column: 5, to: 6) == """
        acme/profile.yaml:2:5: error: bad thing [bad-thing]
            2 |   名称：ABC
              |       ^^
              = make it good

        """)
  }

  @Test func speaksChinese() {
    #expect(
      printed("a: b\r\n", line: 1, column: 4, to: 5, language: .zh) == """
        acme/profile.yaml:1:4: 错误: 不好 [bad-thing]
            1 | a: b
              |    ^
              = 改好

        """)
  }

  @Test func showsTabsAndControlCharactersHarmlessly() {
    let text = printed("\ta:\u{1B}[31m b\n", line: 1, column: 2, to: 3)
    #expect(text.contains(" | →a:·[31m b\n"))
  }

  @Test func cutsLongLinesAroundTheCaret() {
    let text = printed(String(repeating: "字", count: 400) + "x", line: 1, column: 401, to: 402)
    let lines = text.split(separator: "\n")
    #expect(lines[1].hasSuffix("字x"))
    #expect(lines[1].unicodeScalars.count < 60)
    #expect(
      lines[1].prefix { $0 != "x" }.description.columns == lines[2].prefix { $0 != "^" }.count)
  }

  @Test func survivesPlacesOutsideTheText() {
    #expect(printed("a\n", line: 7, column: 3).hasPrefix("acme/profile.yaml:7:3: error: "))
    #expect(printed("a\n", line: 1, column: 99, to: 120).contains("^"))
  }

  @Test func coloursOnlyWhenAsked() {
    #expect(printed("a\n", line: 1, column: 1, isColoured: true).contains("\u{1B}[31;1merror"))
    #expect(!printed("a\n", line: 1, column: 1).contains("\u{1B}"))
  }

  @Test(
    arguments: [
      ("en_US.UTF-8", Language.en), ("en", .en), ("zh_CN.UTF-8", .zh), ("C", .zh), ("de_DE", .zh),
      (nil, .zh),
    ] as [(String?, Language)])
  func choosesTheLanguageByLocale(locale: String?, language: Language) {
    #expect(Language(locale: locale) == language)
  }
}
