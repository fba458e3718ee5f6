import TemplateEngine
import Testing

struct BlockTests {
  @Test func joinsLinesOfAParagraphByScript() {
    #expect(Bench.blocks("甲\n乙\nabc\ndef\n丙，\n丁") == "body: 甲乙 abc def 丙，丁")
  }

  @Test func putsNoSpaceBesideReferencesAndGaps() {
    #expect(
      Bench.blocks("按\n{{ ref(\"s\") }}\n办理，热线\n{{ company.hotline }}\nOK")
        == "body: 按1办理，热线【待填:服务热线】 OK")
  }

  @Test func breaksALineAtABackslash() {
    #expect(Bench.blocks("甲\\\n乙\\\\\n丙") == "body: 甲⏎乙\\ 丙")
  }

  @Test func separatesParagraphsByBlankLines() {
    #expect(Bench.blocks("甲\n\n%% 注释\n\n乙") == "body: 甲\nbody: 乙")
  }

  @Test func readsEveryMarkerOfLists() {
    let text = """
      - 一

      1. 一

      1) 一

      a) 一

      (1) 一
      （2）二
      """
    #expect(
      Bench.blocks(text) == """
        list bullet
          item
            body: 一
        list decimal
          item
            body: 一
        list decimalParenthesis
          item
            body: 一
        list letter
          item
            body: 一
        list parenthesised
          item
            body: 一
          item
            body: 二
        """)
  }

  @Test func nestsListsAndParagraphsByIndentation() {
    let text = """
      1. 甲
      继续
         a) 内一
         a) 内二
           - 更深

         第二段
      1. 乙
      """
    #expect(
      Bench.blocks(text) == """
        list decimal
          item
            body: 甲继续
            list letter
              item
                body: 内一
              item
                body: 内二
                list bullet
                  item
                    body: 更深
            body: 第二段
          item
            body: 乙
        """)
  }

  @Test func joinsItemsAcrossStatementsToOneList() {
    let text = """
      {% for o in outlets %}
      1. {{ o.name }}
      {% if o.staff > 3 %}
         - 大站
      {% end %}
      {% end %}
      1. 结束
      """
    #expect(
      Bench.blocks(text) == """
        list decimal
          item
            body: 东城站
            list bullet
              item
                body: 大站
          item
            body: 西城站
          item
            body: 江北站
            list bullet
              item
                body: 大站
          item
            body: 结束
        """)
  }

  @Test func keepsAnIntroductionWithItsList() {
    #expect(Bench.blocks("如下：\n- 甲") == "body keeps: 如下：\nlist bullet\n  item\n    body: 甲")
  }

  @Test func leavesOutWhatEvaluatesToNothing() {
    #expect(
      Bench.blocks("{{ \"\" }}\n\n- {{ \"\" }}\n\n::: keep\n{{ \"\" }}\n:::\n\n甲") == "body: 甲")
  }

  @Test func startsSubsectionsAtHeadings() {
    let text = """
      前
      # 目的 {#purpose}
      甲
      ## 细则
      乙
      # 小标题 {-}
      # 范围 {#scope}
      """
    #expect(
      Bench.blocks(text) == """
        body: 前
        section s/purpose level 2 number 1.1: 目的
          body: 甲
        section s/细则 level 3 number 1.1.1: 细则
          body: 乙
          subheading keeps: 小标题
        section s/scope level 2 number 1.2: 范围
        """)
  }

  @Test(arguments: [
    ("::: center\n甲\n:::", "plain center: 甲"), ("::: right\n甲\n:::", "plain end: 甲"),
    ("::: title\n甲\n:::", "title: 甲"), ("::: subtitle\n甲\n:::", "subtitle: 甲"),
    ("::: cover\n甲\n\n乙\n:::", "cover: 甲\ncover: 乙"), ("::: plain\n甲\n:::", "plain: 甲"),
    ("::: note\n甲\n:::", "note: 甲"), ("::: subheading\n甲\n:::", "subheading keeps: 甲"),
    ("::: form-title\n甲\n:::", "formTitle keeps: 甲"), ("::: page-break", "page-break"),
    ("::: contents", "contents"), ("::: space lines=2", "plain: \nplain: "),
    ("::: keep\n::: note\n甲\n:::\n:::", "keep\n  note: 甲"),
    ("::: landscape\n甲\n:::", "landscape\n  body: 甲"),
    ("::: landscape when=\"count(outlets) > 8\"\n甲\n:::", "body: 甲"),
    (
      "::: signature columns=2\n批准：{{ company.name }}\n日期:\n盖章\n:::",
      "signature columns 2\n  field: 批准 / 晨光电脑有限公司\n  field: 日期 / \n  field: 盖章 / "
    ),
    (
      "::: signature\n{% for p in people %}\n{{ p.name }}：\n{% end %}\n:::",
      "signature columns 1\n  field: 李明 / \n  field: 王芳 / \n  field: 赵强 / "
    ),
    (
      "::: signature\n{% for l in laws %}\n{{ l.name }}：\n{% end %}\n:::",
      "signature columns 1\n  field: 【待填:法规】 / "
    ),
    (
      "::: picture file=\"{{ company.logo }}\" width=0.4 alt=\"标志\" caption=\"外观\" name=look",
      "picture 0 0.4 标志\n  caption figure:look 图1: 外观"
    ),
  ])
  func evaluatesDirectives(source: String, result: String) {
    #expect(Bench.blocks(source) == result)
  }

  @Test func showsTheGapOfAPicture() {
    var bench = Bench()
    bench.literal["company"] = ["name": "甲"]
    let manual = bench.manual("::: picture file=\"{{ company.logo }}\" alt=\"标志\"")
    #expect(Dump.text(manual).contains("plain center: 【待填:标志】"))
  }

  @Test func readsWindowsLineEndsAndAByteOrderMark() {
    var bench = Bench()
    let text = "\u{FEFF}---\r\nid: s\r\ntitle: 标题\r\n---\r\n甲\r\n乙\r\n\r\n- 丙\r\n"
    let section = bench.parse(text)
    let manual = bench.manual(.init(body: [.init(section)]))
    #expect(bench.rendered.isEmpty)
    #expect(
      Dump.text(manual)
        == "division\n  section s level 1 number 1: 标题\n    body: 甲乙\n    list bullet\n      item\n        body: 丙"
    )
  }
}
