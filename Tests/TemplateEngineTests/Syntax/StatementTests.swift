import ManualModel
import Testing

struct StatementTests {
  @Test(arguments: [
    (
      "{% for o in outlets %}\n{{ loop.index }}/{{ loop.count }}{{ \"首\" if loop.first else \"\" }}{{ \"末\" if loop.last else \"\" }}\n\n{% end %}",
      "body: 1/3首\nbody: 2/3\nbody: 3/3末"
    ),
    ("{% for p in people if p.manages_service %}\n{{ p.name }}\n{% end %}", "body: 李明\nbody: 赵强"),
    ("{% for p in people if false %}\n甲\n{% else %}\n无\n{% end %}", "body: 无"),
    ("{% for l in laws %}\n{{ l.name }}\n{% end %}", "body: 【待填:法规】"),
    ("{% for l in laws %}\n- {{ l.name }}\n{% end %}", "list bullet\n  item\n    body: 【待填:法规】"),
    (
      "{% for l in laws %}\n{% if l.name %}\n1. {{ l.name }}\n{% end %}\n{% end %}",
      "list decimal\n  item\n    body: 【待填:法规】"
    ),
    ("{% for l in laws %}\n{{ l.name }}\n{% else %}\n无\n{% end %}", "body: 无"),
    (
      "{% for g in group(outlets, \"region\") %}\n{{ g.key }}：{{ g.items | count }}{{ g.items[0].name }}\n{% end %}",
      "body: 上海：2东城站\nbody: 南京：1江北站"
    ),
    (
      "{% for row in matrix %}\n{{ row.key }} {{ row.value.main }}\n{% end %}",
      "body: 5.1.1 行政部\nbody: 5.2.4 售后部"
    ),
    (
      "{% for n in range(2) %}\n{% for m in range(2) %}\n{{ n }}{{ m }}{{ loop.index }}\n{% end %}\n{% end %}",
      "body: 111\nbody: 122\nbody: 211\nbody: 222"
    ),
    (
      "{% if company.hotline %}\n甲\n{% elif company.name %}\n乙\n{% else %}\n丙\n{% end %}", "body: 乙"
    ),
    ("{% if 0 %}\n甲\n{% else %}\n丙\n{% end %}", "body: 丙"),
    ("{% if company.hotline %}\n甲\n{% end %}", ""),
    (
      "{% let n = count(outlets) %}\n{{ n }}\n{% if n > 1 %}\n{% let n = 9 %}\n{{ n }}\n{% end %}\n{{ n }}",
      "body: 3\nbody: 9\nbody: 3"
    ),
    ("{% let o = first(outlets) %}\n{{ o.region }}", "body: 上海"),
  ])
  func runs(source: String, result: String) {
    #expect(Bench.blocks(source) == result)
  }

  @Test func includesFilesWithArguments() {
    let partials = [
      "partials/steps.md": "{{ at }}：{{ item }}\n\n{% include \"partials/end.md\" %}",
      "partials/end.md": "---\nid: end\n---\n{{ at }}止",
    ]
    #expect(
      Bench.blocks(
        "{% for item in [\"甲\", \"乙\"] %}\n{% include \"partials/steps.md\" with at=item, other=1 %}\n{% end %}",
        partials: partials) == "body: 甲：甲\nbody: 甲止\nbody: 乙：乙\nbody: 乙止")
  }

  @Test func keepsBlocksOfIncludedFilesApart() {
    var bench = Bench()
    let manual = bench.manual(
      "甲\n\n{% include \"p.md\" %}\n\n{% include \"p.md\" %}", partials: ["p.md": "乙\n\n丙"])
    let keys = manual.divisions[0].sections[0].blocks.map(\.key.node)
    #expect(Set(keys).count == 5)
  }

  @Test func namesRowsAfterTheFactsOfTheirLoop() throws {
    var bench = Bench()
    let manual = bench.manual("{% for o in outlets %}\n{{ o.name }}\n{% end %}")
    let items = manual.divisions[0].sections[0].blocks.compactMap { block in
      block.key.item.map { manual.facts.path(of: $0) }
    }
    #expect(items == ["outlets/东城站", "outlets/西城站", "outlets/江北站"])
  }

  @Test(arguments: [
    ("«1»{% for o in outlets %}\n甲", "unclosed-statement"),
    ("«1»{% if 1 %}\n甲", "unclosed-statement"),
    ("«1»::: keep\n甲", "unclosed-directive"), ("«1»{% end %}", "stray-end"),
    ("«1»{% else %}", "stray-end"),
    ("«1»:::", "stray-end"), ("{% if 1 %}\n{% else %}\n«1»{% else %}\n{% end %}", "stray-end"),
    ("«1»{% whlie 1 %}", "unknown-statement"), ("«1»{% if 1\n{% end %}", "unclosed-statement-mark"),
    ("{% if 1 %}«1» 甲\n{% end %}", "text-behind-statement"),
    ("{% let «1»1 = 2 %}", "missing-value"),
    ("{% let a «1»2 %}", "missing-word"), ("{% for o «1»outlets %}\n{% end %}", "missing-word"),
    ("{% include «1»x %}", "missing-value"), ("«1»{% include \"x.md\" %}", "unknown-file"),
    ("{% for o in «1»company %}\n{% end %}", "not-a-list"),
    ("::: «1»tabel\n甲\n:::", "unknown-directive"),
    ("«1»::: picture alt=\"甲\"", "picture-incomplete"),
    ("«1»::: picture file=\"x.png\" alt=\"甲\"", "unknown-picture"),
    ("::: picture file=\"logo.png\" alt=\"甲\" width=«1»3", "wrong-argument"),
    ("::: signature\n«1»- 甲\n:::", "not-a-field"),
    ("::: signature columns=«1»9\n甲\n:::", "wrong-argument"),
    ("::: keep\n«1»# 甲\n:::", "nested-heading"), ("- 甲\n\n  «1»# 乙", "nested-heading"),
    ("# 甲 «1»{乙}", "wrong-heading-mark"),
    ("::: landscape when=\"1 «1»2\"\n甲\n:::", "unexpected-word"),
    ("{% if 1 «1»2 %}\n{% end %}", "unexpected-word"),
    ("::: signature\n«1»{% include \"x.md\" %}\n:::", "not-a-field"),
  ])
  func reportsAtThePlace(source: String, id: String) {
    expectMistakes(source, [("1", id)])
  }

  @Test func reportsUnclosedThingsInsideEachOther() {
    expectMistakes(
      "::: keep\n«1»{% if 1 %}\n甲\n:::\n\n{% if 1 %}\n«2»::: note\n乙\n{% end %}",
      [("1", "unclosed-statement"), ("2", "unclosed-directive")])
  }

  @Test func reportsFilesThatIncludeThemselves() {
    var bench = Bench()
    _ = bench.manual(
      "{% include \"a.md\" %}",
      partials: ["a.md": "{% include \"b.md\" %}", "b.md": "{% include \"a.md\" %}"])
    #expect(bench.diagnostics.all.map(\.id) == ["includes-itself"])
  }

  @Test func boundsTheNumberOfIncludes() {
    var bench = Bench()
    var partials: [String: String] = ["p10.md": "甲"]
    for level in 0..<10 {
      partials["p\(level).md"] = String(
        repeating: "{% include \"p\(level + 1).md\" %}\n", count: 4)
    }
    _ = bench.manual("{% include \"p0.md\" %}", partials: partials)
    #expect(bench.diagnostics.all.contains { $0.id == "too-many-includes" })
  }

  @Test(arguments: ["{% if 1 %}\n", "::: keep\n", "- 甲\n  ", "{% for x in outlets %}\n"])
  func boundsNesting(opening: String) {
    var bench = Bench()
    var text = ""
    for level in 0..<2000 {
      let indent = opening.hasPrefix("-") ? String(repeating: " ", count: level * 2) : ""
      text += opening.hasPrefix("-") ? indent + "- 甲\n" : opening
    }
    _ = bench.manual(text)
    #expect(bench.diagnostics.all.contains { $0.id == "nested-too-deep" })
  }
}
