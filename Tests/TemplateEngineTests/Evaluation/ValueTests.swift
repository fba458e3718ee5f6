import ManualModel
import TemplateEngine
import Testing

/// Structure first, values second: a value can say anything and changes nothing but text.
struct ValueTests {
  private static let hostile =
    "| * # < & \" ' ]]> {{ }} {% %} ::: ^^ << ** ` [a](b) \\ - 1. <br> %% 𠮷😀 --- "

  private static let template = """
    {{ company.name }}

    **{{ company.short_name }}**甲{{ company.name }}

    - {{ company.name }}
      1. {{ company.introduction }}
    {% for o in outlets %}
    - {{ o.name }}：{{ o.region }}
    {% end %}

    ::: table caption="{{ company.name }}"
    | {{ company.name }} | {% for d in departments %}{{ d.name }}{% end %} |
    |---|---|
    {% for o in outlets %}
    | {{ o.name }}<br>{{ o.region }} | {% for d in departments %}{{ d.name }}{% end %} |
    {% end %}
    | {{ company.name }} | {% for d in departments %}{% end %} |
    | ^^ | {% for d in departments %}{{ d.name }}{% end %} |
    :::

    ::: signature
    {{ company.name }}：{{ company.short_name }}
    :::

    [{{ company.name }}](https://{{ company.short_name }})

    # {{ company.name }} {#sub}
    {{ company.introduction | lines | join }}
    {{ matrix["5.1.1"].main }} {{ person("supervisor") }}
    """

  private func shape(_ replace: (String) -> String) -> String {
    var bench = Bench()
    bench.literal = ExampleProfile.literal
    for key in ["company", "outlets", "departments"] {
      bench.literal[key] = bench.literal[key]?.replacingTexts { text in
        // Choices and dates stay what they are.
        ["retailer", "2015-03-01"].contains(text) ? text : replace(text)
      }
    }
    let manual = bench.manual(Self.template)
    #expect(bench.rendered.isEmpty)
    return Dump.text(manual, isShape: true)
  }

  @Test func neverChangeStructure() {
    #expect(shape { Self.hostile + $0 } == shape { "甲" + $0 })
  }

  @Test func neverChangeStructureByLineBreaks() {
    var bench = Bench()
    bench.literal["company"] = ["name": "一\n\n- 二\r\n三\t四\n", "short_name": "| 甲 |\n|---|"]
    let manual = bench.manual("{{ company.name }}尾\n\n| {{ company.short_name }} |\n|---|\n")
    #expect(
      Dump.text(manual.divisions[0].sections[0].blocks) == """
        body: 一⏎⏎- 二⏎三⇥四尾
        table grid header 1 columns 14:start
          row: | 甲 |⏎|---|
        """)
  }

  @Test func keepTheirFacts() throws {
    var bench = Bench()
    let manual = bench.manual("甲{{ company.name }}乙{{ outlets[0].phone }}")
    guard case .paragraph(let paragraph) = manual.divisions[0].sections[0].blocks[0].kind else {
      Issue.record("no paragraph")
      return
    }
    let facts = paragraph.text.map { inline -> String in
      guard case .text(_, _, let fact?) = inline else { return "" }
      return manual.facts.path(of: fact)
    }
    #expect(facts == ["", "company/name", "", "outlets/东城站/phone"])
  }

  @Test func areParsedOnlyByMarkdown() {
    #expect(
      Bench.blocks("{{ markdown(company.introduction) }}") == """
        body: 成立于**2015年**。
        list bullet
          item
            body: 销售
          item
            body: 服务
        """)
    #expect(
      Bench.blocks("甲：{{ company.introduction | markdown }}")
        == "body: 甲：成立于**2015年**。⏎销售⏎服务")
    #expect(
      Bench.blocks("| 甲 |\n|---|\n| {{ markdown(company.introduction) }} |")
        .hasSuffix("row: 成立于**2015年**。 ¶ {list bullet; item; cell: 销售; item; cell: 服务}"))
  }

  @Test func haveNoStatementsInMarkdown() {
    var bench = Bench()
    bench.literal["company"] = [
      "name":
        "{{ x }}\n\n{% if %}\n\n::: keep\n\n%% 甲\n\n# 题\n\n| 甲 |\n\n| 一 |\n|---|\n| ^^ |\n\n**a *b `c"
    ]
    let manual = bench.manual("{{ markdown(company.name) }}")
    #expect(bench.rendered.isEmpty)
    #expect(
      Dump.text(manual.divisions[0].sections[0].blocks) == """
        body: {{ x }}
        body: {% if %}
        body: ::: keep
        body: %% 甲
        subheading keeps: 题
        body: | 甲 |
        table grid header 1 columns 4:start
          row: 一
          row: ^^
        body: **a *b `c
        """)
  }

  @Test func listWhatIsMissing() throws {
    var bench = Bench()
    _ = bench.manual(
      """
      {{ company.hotline }}{{ company.hotline }}{{ default(company.hotline, "无") }}
      {% if company.hotline %}
      甲
      {% end %}
      {% for o in outlets %}
      {{ o.phone }}

      {% end %}
      {{ main_department("5.2.6") }}{{ person("mediator") }}
      {% for l in laws %}
      {{ l.name }}
      {% end %}
      {{ variables.新词 }}{{ company.logo }}
      """)
    #expect(bench.rendered.isEmpty)
    #expect(
      bench.gaps.map { "\($0.path) \($0.chinese) \($0.english) \($0.sections.joined())" } == [
        "company/hotline 服务热线 hotline s", "outlets/西城站/phone 电话 phone s",
        "matrix/5.2.6/main 职责分配 5.2.6 主要 matrix 5.2.6 main s",
        "people/mediator 服务调解员 mediator s", "laws 法规 laws s", "variables/新词 新词 新词 s",
      ])
    let hotline = try #require(bench.gaps.first)
    #expect(hotline.span.file == SourceFileID(index: 99))
  }

  /// In a new profile there are people with roles and departments who have no names yet.
  @Test func nobodyIsCalledByHisDepartment() {
    var bench = Bench()
    bench.literal["people"] = [
      ["department": "售后部", "roles": ["service_manager"]],
      ["department": "行政部", "roles": ["supervisor"]],
      ["name": "赵强", "department": "售后部", "roles": ["supervisor"]],
    ]
    let manual = bench.manual(
      """
      {{ person("service_manager") }}；{{ person("supervisor") }}
      """)
    var dump = Dump()
    for block in manual.divisions.flatMap(\.sections).flatMap(\.blocks) { dump.block(block, 0) }
    #expect(dump.lines == ["body: 【待填:售后服务管理师】；赵强"])
    #expect(bench.gaps.map(\.path) == ["people/0/name"])
  }

  @Test func stopAfterTooManyRounds() {
    let loop = "{% for a in range(1000) %}\n"
    var bench = Bench()
    _ = bench.manual(String(repeating: loop, count: 3) + String(repeating: "{% end %}\n", count: 3))
    #expect(bench.diagnostics.all.map(\.id) == ["too-many-rounds"])
  }
}
