import Testing

struct InlineTests {
  @Test(arguments: [
    ("**注意：**必须", "**注意：**必须"), ("按**《程序》**的要求", "按**《程序》**的要求"),
    ("*甲*乙**丙**", "*甲*乙**丙**"), ("***甲***", "***甲***"),
    ("**{{ company.short_name }}**", "**晨光**"), ("2 * 3 * 4", "2 * 3 * 4"),
    ("\\*甲\\*", "*甲*"), ("`a*b|{{ x }}`", "`a*b|{{ x }}`"), ("甲<br>乙<br />丙", "甲⏎乙⏎丙"),
    ("[网站](https://a.cn/{{ 1 + 1 }})", "[网站](https://a.cn/2)"), ("[甲] (乙)", "[甲] (乙)"),
    ("a < b", "a < b"), ("\\{{ x }}", "{{ x }}"), ("{甲}", "{甲}"), ("甲\t乙", "甲 乙"),
    ("`甲\t乙`", "`甲 乙`"), ("100% 与 a_b_c", "100% 与 a_b_c"), ("a\\b", "a\\b"),
    ("**甲\n乙**", "**甲乙**"),
  ])
  func readsInlines(source: String, result: String) {
    #expect(Bench.blocks(source) == "body: " + result)
  }

  @Test func reportsEmphasisThatIsNotClosed() {
    expectMistakes("甲«1»**乙*", [("1", "unclosed-emphasis")])
    expectMistakes("甲«1»*乙", [("1", "unclosed-emphasis")])
  }

  @Test func reportsCodeThatIsNotClosed() {
    expectMistakes("甲«1»`乙", [("1", "unclosed-code")])
  }

  @Test func reportsStatementsInText() {
    expectMistakes("甲«1»{% if a %}乙", [("1", "statement-in-text")])
  }

  @Test func reportsExpressionsAtTheirOpening() {
    expectMistakes("甲𠮷«1»{{ company.name", [("1", "unclosed-expression")])
    expectMistakes("甲«1»{{ company.name\n}}乙", [("1", "unclosed-expression")])
    expectMistakes("甲«1»{{", [("1", "unclosed-expression")])
  }
}
