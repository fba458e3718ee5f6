import Testing

struct TableTests {
  @Test func alignsColumnsByTheDelimiterRow() {
    #expect(
      Bench.blocks("| 甲 | 乙 | 丙 | 丁 |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | |") == """
        table grid header 1 columns 4:start 4:start 4:center 4:end
          row: 甲 | 乙 | 丙 | 丁
          row: 1 | 2 | 3 | 
        """)
  }

  @Test func hasNoHeaderWhereThatIsEmpty() {
    #expect(
      Bench.blocks("|  |  |\n|---|---|\n| 甲 | 乙 |")
        == "table grid header 0 columns 4:start 4:start\n  row: 甲 | 乙")
  }

  @Test func splitsCellsOnlyAtBarsOfTheTemplate() {
    #expect(
      Bench.blocks(
        "| 甲 | 乙 |\n|---|---|\n| a\\|b | {{ outlets | count }}`|`{{ \"}}|\" }} |\n")
        == "table grid header 1 columns 5:start 7:start\n  row: 甲 | 乙\n  row: a|b | 3`|`}}|")
  }

  @Test func givesCellsSeveralParagraphs() {
    #expect(
      Bench.blocks("| 甲 |\n|---|\n| 一<br>二 |").hasSuffix("row: 一 ¶ 二"))
  }

  @Test func mergesCellsAsTheTemplateSays() {
    let text = """
      | 甲 | 乙 | 丙 |
      |---|---|---|
      | 一 | << | 三 |
      | ^^ | << | 四 |
      | ^^ | ^^ | 五 |
      """
    #expect(
      Bench.blocks(text) == """
        table grid header 1 columns 4:start 4:start 4:start
          row: 甲 | 乙 | 丙
          row: 一 [2 columns] [3 rows] | 三
          row: [2 columns] [^] | 四
          row: [2 columns] [^] | 五
        """)
  }

  @Test func mergesEqualNeighboursWithinTheirGroup() {
    let text = """
      ::: table merge="1 2"
      | 区域 | 类 | 名 |
      |---|---|---|
      {% for o in outlets %}
      | {{ o.region }} | 站 | {{ o.name }} |
      {% end %}
      :::
      """
    #expect(
      Bench.blocks(text) == """
        table grid header 1 columns 6:start 4:start 8:start
          row: 区域 | 类 | 名
          row: 上海 [2 rows] | 站 [2 rows] | 东城站
          row: [^] | [^] | 西城站
          row: 南京 | 站 | 江北站
        """)
  }

  @Test func takesTheArgumentsOfItsDirective() {
    let text = """
      ::: table caption="{{ company.short_name }}网点" name=net widths="1 3" style=form header=2 lines=2 rows-lines="3" blank-rows=1
      | 甲 | 乙 |
      |---|---|
      | 丙 | 丁 |
      | 1 | 2 |
      | 3 | 4 |
      :::
      """
    #expect(
      Bench.blocks(text) == """
        table form header 2 columns 1:start 3:start
          caption table:net 表1: 晨光网点
          row: 甲 | 乙
          row: 丙 | 丁
          row lines 3: 1 | 2
          row lines 2: 3 | 4
          row lines 2:  | 
        """)
  }

  @Test func showsAMissingListAsARow() {
    let text = """
      | 名称 | 备注 |
      |---|---|
      {% for l in laws %}
      | {{ l.name }} | |
      {% end %}
      """
    #expect(
      Bench.blocks(text)
        == "table grid header 1 columns 6:start 6:start\n  row: 名称 | 备注\n  row: 【待填:法规】 [2 columns]"
    )
  }

  @Test func repeatsColumnsForTheItemsOfALoop() {
    let text = """
      ::: table widths="2 1" merge="1"
      | 条款 | {% for d in departments %}{{ d.name }}{% end %} |
      |---|:-:|
      {% for c in clauses if c.level == 3 %}
      | {{ c.id }} | {% for d in departments %}{{ mark(c.id, d.name) }}{% end %} |
      {% end %}
      | 合计 | {% for d in departments if loop.count > 9 or true %}{% end %} |
      :::
      """
    #expect(
      Bench.blocks(text) == """
        table grid header 1 columns 2:start 1:center 1:center
          row: 条款 | 售后部 | 行政部
          row: 5.1.1 | △ | ▲
          row: 5.2.4 | ▲ | 
          row: 5.2.6 |  | 
          row: 合计 |  | 
        """)
  }

  @Test func showsAMissingListOfColumnsAsOneColumn() {
    #expect(
      Bench.blocks("| 甲 | {% for l in laws %}{{ l.name }}{% end %} |\n|---|---|\n| 1 | 2 |")
        .contains("row: 甲 | 【待填:法规】"))
  }

  /// Rows of a group stand on one page; what is more than that says itself what it has in common.
  @Test(arguments: [(2, 10, true), (8, 10, true), (9, 10, false), (3, 700, false)])
  func mergesOnlyWhatAPageCanHold(rows: Int, letters: Int, areMerged: Bool) {
    let long = String(repeating: "长", count: letters)
    let text =
      "::: table merge=\"1\"\n| 甲 | 乙 |\n|---|---|\n"
      + String(repeating: "| 同 | \(long) |\n", count: rows) + "| 异 | 末 |\n:::"
    let lines = Bench.blocks(text).split(separator: "\n").filter { $0.contains("row: ") }
    #expect(lines.count == rows + 2)
    #expect(lines.filter { $0.contains("同 [\(rows) rows]") }.count == (areMerged ? 1 : 0))
    #expect(lines.filter { $0.contains("[^]") }.count == (areMerged ? rows - 1 : 0))
    #expect(lines.filter { $0.contains("row: 同 | ") }.count == (areMerged ? 0 : rows))
  }

  @Test func reportsRowsThatDoNotFit() {
    expectMistakes(
      "| 甲 | 乙 |\n|---|---|\n«1»| 1 |\n«2»| 1 | 2 | 3 |",
      [("1", "wrong-number-of-cells"), ("2", "wrong-number-of-cells")])
    expectMistakes(
      "| 甲 | {% for d in departments %}{{ d.name }}{% end %} |\n|---|---|\n«1»| 1 | 2 |",
      [("1", "wrong-number-of-cells")])
  }

  @Test func reportsMergesThatCannotBe() {
    expectMistakes(
      "| 甲 | 乙 |\n|---|---|\n«1»| ^^ | 2 |\n«2»| << | 2 |\n",
      [("1", "wrong-merge"), ("2", "wrong-merge")])
    expectMistakes(
      "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n«1»| ^^ | << |", [("1", "wrong-merge")])
  }

  @Test func reportsWhatIsNoTable() {
    expectMistakes("«1»| 甲 |\n\n乙", [("1", "missing-delimiter-row")])
    expectMistakes("«1»::: table\n甲\n:::", [("1", "not-one-table")])
    expectMistakes(
      "| 甲 |\n|---|\n{% if company.name %}\n| 1 |\n«1»乙\n{% end %}", [("1", "not-a-row")])
    expectMistakes(
      "| 甲 |\n|---|\n{% if company.name %}\n| 1 |\n«1»{% include \"a.md\" %}\n{% end %}",
      [("1", "not-a-row")])
  }

  @Test func reportsStatementsThatDoNotFillACell() {
    expectMistakes("| «1»{% if a %}甲{% end %} |\n|---|", [("1", "wrong-cell-statement")])
  }

  @Test func reportsWrongArguments() {
    expectMistakes("::: plain keep=«1»always\n甲\n:::", [("1", "wrong-argument")])
    expectMistakes("::: keep «1»keep=next\n甲\n:::", [("1", "unknown-argument")])
    expectMistakes(
      "::: table widths=\"«1»1 2\" style=«2»fancy lines=\"«3»x\" «4»captoin=\"甲\" header=1 «5»header=1\n| 甲 |\n|---|\n| 1 |\n:::",
      [
        ("1", "wrong-number-of-widths"), ("2", "wrong-argument"), ("3", "wrong-argument"),
        ("4", "unknown-argument"), ("5", "repeated-argument"),
      ])
    expectMistakes("::: table caption=«1»\"甲\n| 甲 |\n|---|\n| 1 |\n:::", [("1", "unclosed-text")])
  }
}
