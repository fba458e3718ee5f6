import ManualModel
import TemplateEngine
import Testing

struct AssemblerTests {
  private static let excluded = "{{ clause.id }}不适用：{{ clause.reason }}"

  private func manual(
    _ bench: inout Bench, front: [String] = [], body: [String] = [],
    appendices: [(String, [String])] = [], header: String? = nil, footer: String? = nil
  ) -> Manual {
    func entry(_ text: String) -> Skeleton.Entry { .init(bench.parse(text)) }
    var parts = Skeleton.Parts()
    if !front.isEmpty {
      parts.front = [(PageLayout(hasHeaderAndFooter: false), front.map(entry))]
    }
    parts.body = body.map(entry)
    parts.appendices = appendices.map { text, below in
      Skeleton.Entry(bench.parse(text), below: below.map(entry))
    }
    parts.header = header.map { bench.parse($0) }
    parts.footer = footer.map { bench.parse($0) }
    parts.partials = [bench.parse(Self.excluded, name: "partials/excluded.md")]
    return bench.manual(parts)
  }

  @Test func numbersSectionsAfterClausesOrByCounting() {
    var bench = Bench()
    let manual = manual(
      &bench,
      front: [
        "---\nid: cover\ntitle: \"\"\n---\n封面", "---\nid: toc\ntitle: 目录\n---\n::: contents",
      ],
      body: [
        "---\nid: \"1\"\ntitle: 说明\n---\n# 依据 {#basis}\n甲\n# 附注 {-}",
        "---\nid: intro\ntitle: 概况\n---\n",
        "---\nid: bare\ntitle: 无号\nnumber: none\n---\n# 内 {#in}",
        "---\nid: \"5\"\n---\n", "---\nid: \"5.1.1\"\n---\n# {#5.1.1.1}\n甲\n# 另 {#more}\n",
      ],
      appendices: [
        (
          "---\nid: a\ntitle: 程序\n---\n",
          ["---\nid: a1\ntitle: 甲\n---\n# 目的\n## 细\n", "---\nid: a2\ntitle: 乙\n---\n"]
        ),
        ("---\nid: b\ntitle: 表单\n---\n", []),
      ])
    #expect(bench.rendered.isEmpty)
    #expect(
      Dump.text(manual) == """
        division
          section cover
            body: 封面
          section toc level 1: 目录
            contents
        division
          section 1 level 1 number 1: 说明
          section 1/basis level 2 number 1.1: 依据
            body: 甲
            subheading keeps: 附注
          section intro level 1 number 2: 概况
          section bare level 1: 无号
          section bare/in level 2: 内
          section 5 level 1 number 5: 服务管理
          section 5.1.1 level 3 number 5.1.1: 组织架构
          section 5.1.1.1 level 4 number 5.1.1.1: 服务部门与岗位
            body: 甲
          section 5.1.1/more level 4 number 5.1.1.2: 另
          section a level 1 number 附录A: 程序
          section a1 level 2 number A.1: 甲
          section a1/目的 level 3 number A.1.1: 目的
          section a1/细 level 4 number A.1.1.1: 细
          section a2 level 2 number A.2: 乙
          section b level 1 number 附录B: 表单
        """)
    #expect(
      manual.contents.map { "\($0.target):\($0.level)" } == [
        "toc:1", "1:1", "1/basis:2", "intro:1", "5:1", "5.1.1:3", "a:1", "a1:2", "a1/目的:3", "a2:2",
        "b:1",
      ])
    #expect(manual.divisions[0].layout.hasHeaderAndFooter == false)
    let clauses = manual.divisions[1].sections.first { $0.id == "5.1.1.1" }?.clauses
    #expect(clauses?.map(\.description) == ["5.1.1.1"])
  }

  @Test func replacesExcludedClausesButKeepsTheirHeadings() {
    var bench = Bench()
    let manual = manual(
      &bench,
      body: [
        """
        ---
        id: "5.2.6"
        ---
        甲{{ company.hotline }}{{ ref("nowhere") }}
        # {#5.2.6.1}
        {% for l in laws %}
        {{ l.name }}
        {% end %}
        {% if true %}
        # 另 {#more}
        丙
        {% end %}
        """
      ])
    #expect(bench.rendered.isEmpty)
    #expect(bench.gaps.isEmpty)
    #expect(
      Dump.text(manual) == """
        division
          section 5.2.6 level 3 number 5.2.6: 废弃商品回收
            body: 5.2.6不适用：不回收废弃商品
          section 5.2.6.1 level 4 number 5.2.6.1: 回收渠道
            body: 5.2.6.1不适用：不回收废弃商品
          section 5.2.6/more level 4 number 5.2.6.2: 另
            body: 5.2.6不适用：不回收废弃商品
        """)
  }

  @Test func asksForTheTextOfExcludedClauses() {
    var bench = Bench()
    let section = bench.parse("---\nid: \"5.2.6\"\n---\n甲")
    _ = bench.manual(.init(body: [.init(section)]))
    #expect(bench.diagnostics.all.map(\.id) == ["unknown-file"])
  }

  @Test func listsProceduresAndFormsWithTheirCodes() {
    var bench = Bench()
    bench.literal["manual"]?["codes"] = ["record": "R"]
    let manual = manual(
      &bench,
      body: [
        """
        ---
        id: list
        title: 清单
        ---
        {% for f in forms %}
        {{ f.key }} {{ f.code }} {{ f.name }} {{ f.retention }} {{ f.used_by | join }} {{ ref(f.section) }}

        {% end %}
        {% for p in procedure_list %}
        {{ p.key }} {{ p.code }} {{ p.name }} {{ p.clauses | join }} {{ p.owner }} {{ title_ref(p.section) }}

        {% end %}
        按{{ procedure("repair") }}填写{{ form("dispatch") }}，{{ ref("form:dispatch") }} {{ ref("procedure:repair") }} {{ page_ref("repair") }}
        """
      ],
      appendices: [
        (
          "---\nid: a\ntitle: 程序\n---\n",
          [
            "---\nid: gone\ntitle: 没有\nprocedure: gone\nwhen: excluded(\"5.1.1\")\n---\n",
            "---\nid: repair\ntitle: 维修程序\nprocedure: repair\nclauses: [5.2.4]\n---\n# 目的 {#p}\n",
          ]
        ),
        (
          "---\nid: b\ntitle: 表单\n---\n",
          [
            "---\nid: form-dispatch\ntitle: 派工\nname: \"派工单\"\nform: dispatch\nretention: 3年 # 三年\nused_by: [repair, \"gone\"]\n---\n",
            "---\nid: form-bare\ntitle: 空表\nform: bare\n---\n",
          ]
        ),
      ])
    #expect(bench.rendered.isEmpty)
    let lines = Dump.text(manual).split(separator: "\n").filter { $0.contains("body") }
    #expect(
      lines == [
        "    body: dispatch R-01 派工单 3年 repair、gone B.1", "    body: bare R-02 空表 【待填:保存期限】  B.2",
        "    body: repair CX-01 维修程序 5.2.4 售后部 维修程序",
        "    body: 按《维修程序》(A.1)填写《派工单》(R-01)，B.1 A.1 <page of repair>",
      ])
    #expect(manual.targets["form:dispatch"]?.bookmark == manual.targets["form-dispatch"]?.bookmark)
    #expect(!manual.contents.contains { $0.target == "repair/p" })
  }

  @Test func tellsWhenATextNamesWhatIsLeftOut() {
    var bench = Bench()
    _ = manual(
      &bench, body: ["---\nid: s\ntitle: 甲\n---\n{{ procedure(\"gone\") }}"],
      appendices: [
        ("---\nid: gone\ntitle: 乙\nprocedure: gone\nwhen: false\n---\n", [])
      ])
    #expect(bench.diagnostics.all.map(\.id) == ["left-out-target"])
  }

  @Test func describesClauses() {
    let text = """
      {% for c in clauses if c.level >= 3 %}
      {{ c.id }} {{ c.title }} {{ c.requirement }} {{ c.evidence | join("/") }} {{ c.excluded }} {{ c.reason | default("-") }} {{ c.main | default("-") }} {{ c.related }} {{ c.section | default("-") }} {{ fits(c.id) }}

      {% end %}
      {{ clause("5.2.4").verified }} {{ excluded("5.2.6.1") }} {{ related_departments("5.1.1.1") | join }} {{ mark("5.2.4", "售后部") }}{{ mark("5.1.1", departments[0]) }}
      """
    var bench = Bench()
    let section = bench.parse("---\nid: s\ntitle: 甲\nclauses: [5.2]\n---\n# {#5.2.4}\n" + text)
    let manual = bench.manual(.init(body: [.init(section)]))
    #expect(bench.rendered.isEmpty)
    #expect(
      Dump.text(manual.divisions[0].sections[1].blocks) == """
        body: 5.1.1 组织架构 要求5.1.1 证据甲/证据乙 否 - 行政部 售后部 - 是
        body: 5.1.1.1 服务部门与岗位 要求5.1.1.1 证据甲/证据乙 否 - 行政部 售后部 - 是
        body: 5.2.4 维修 要求5.2.4 证据甲/证据乙 否 - 售后部  5.2.4 是
        body: 5.2.4.1 报修 要求5.2.4.1 证据甲/证据乙 否 - 售后部  5.2.4 是
        body: 5.2.6 废弃商品回收 要求5.2.6 证据甲/证据乙 是 不回收废弃商品 -  s 否
        body: 5.2.6.1 回收渠道 要求5.2.6.1 证据甲/证据乙 是 不回收废弃商品 -  s 否
        body: 是 是 售后部 ▲△
        """)
  }

  @Test func putsLandscapeSectionsIntoDivisionsOfTheirOwn() {
    var bench = Bench()
    let manual = manual(
      &bench,
      body: [
        "---\nid: a\ntitle: 甲\npage: new\n---\n",
        "---\nid: b\ntitle: 乙\npage: landscape\n---\n# 内 {#in}",
        "---\nid: c\ntitle: 丙\n---\n",
      ], appendices: [("---\nid: d\ntitle: 丁\n---\n", [])])
    #expect(manual.divisions.map { $0.sections.map(\.id) } == [["a"], ["b", "b/in"], ["c", "d"]])
    #expect(manual.divisions.map(\.layout.isLandscape) == [false, true, false])
    #expect(manual.divisions[0].sections[0].startsNewPage)
  }

  @Test func evaluatesHeaderAndFooterInTheirStyles() {
    var bench = Bench()
    let manual = manual(
      &bench, body: ["---\nid: a\ntitle: 甲\n---\n"],
      header: "---\nid: header\n---\n{{ company.name }} {{ manual.version }}",
      footer: "第{{ page() }}页 共{{ pages() }}页")
    #expect(Dump.text(manual.header) == "header: 晨光电脑有限公司 A0")
    #expect(Dump.text(manual.footer) == "footer: 第<page>页 共<pageCount>页")
  }

  @Test func countsTablesAndFiguresInReadingOrder() {
    var bench = Bench()
    let table = "::: table caption=\"乙\"\n| 甲 |\n|---|\n| 1 |\n:::\n"
    let manual = manual(
      &bench,
      body: [
        "---\nid: a\ntitle: 甲\n---\n{{ ref(\"table:x\") }}\n\n\(table)\n::: keep\n\(table)\n:::\n\n- 项\n\n  \(table.split(separator: "\n").joined(separator: "\n  "))\n",
        "---\nid: b\ntitle: 甲\n---\n::: landscape\n"
          + table.replacingCaption("caption=\"丙\" name=x") + ":::\n\n"
          + table.replacingCaption("caption=\"丁\" name=x")
          + "\n::: picture file=\"logo.png\" alt=\"甲\" caption=\"图甲\"\n",
      ])
    #expect(bench.rendered.isEmpty)
    let captions = manual.targets.filter { $0.value.kind != .section }
      .map { "\($0.value.number) \($0.value.title)" }.sorted()
    #expect(captions == ["图1 图甲", "表1 乙", "表2 乙", "表3 乙", "表4 丙", "表5 丁"])
    #expect(manual.targets["table:x"]?.number == "表4")
    #expect(Dump.text(manual).contains("body: 表4"))
  }

  @Test func givesBookmarksThatBothFormatsAccept() {
    var bench = Bench()
    let long = String(repeating: "x", count: 60)
    let manual = manual(
      &bench,
      body: [
        "---\nid: a.b\ntitle: 甲\n---\n# 中文标题\n# 甲 {#\(long)}\n", "---\nid: a-b\ntitle: 乙\n---\n",
        "---\nid: \"5.1.1\"\n---\n",
      ])
    let bookmarks = manual.targets.mapValues(\.bookmark)
    #expect(bookmarks["5.1.1"] == "s_5_1_1")
    #expect(Set(bookmarks.values).count == 5)
    #expect(bookmarks["a.b"] == "s_a_b" && bookmarks["a-b"] == "s_a_b_2")
    for bookmark in bookmarks.values {
      #expect(bookmark.utf8.count <= 40)
      #expect(bookmark.utf8.allSatisfy { $0 == 0x5F || $0 < 0x80 && ($0 > 0x40 || $0 < 0x3A) })
    }
  }

  @Test func describesTheManual() {
    var bench = Bench()
    bench.edition = Edition(
      version: "A1", isDraft: false,
      revisions: [
        .init(
          number: 1, date: Day(parsing: "2026-11-22"), revision: "首次", content: "新制订",
          version: "A0", pages: "全部")
      ], today: Day(parsing: "2026-12-01"))
    let manual = manual(
      &bench,
      body: [
        "---\nid: a\ntitle: \"{{ company.short_name }}手册\"\n---\n{% for r in revisions %}\n{{ r.number }} {{ r.date | iso }} {{ r.revision }} {{ r.content }} {{ r.version }} {{ r.pages }}\n{% end %}\n{{ today }} {{ manual.draft }}"
      ])
    #expect(manual.properties.title == "服务手册")
    #expect(manual.properties.version == "A1")
    #expect(manual.properties.company == "晨光电脑有限公司")
    #expect(manual.properties.date == Day(parsing: "2026-12-01"))
    #expect(manual.targets["a"]?.title == "晨光手册")
    #expect(
      Dump.text(manual).hasSuffix("body: 1 2026-11-22 首次 新制订 A0 全部\n    body: 2026年12月1日 否"))
  }

  @Test(arguments: [
    ("---\ntitle: 甲\n---\n", "missing-id"), ("---\nid:\ntitle: 甲\n---\n", "missing-id"),
    ("---\nid: x\n---\n", "missing-title"), ("---\nid: x\ntitel: 甲\n---\n", "unknown-front-matter"),
    ("---\nid: x\ntitle: 甲\ntitle: 乙\n---\n", "repeated-front-matter"),
    ("---\nid: x\ntitle: 甲\n", "unclosed-front-matter"),
    ("---\nid x\ntitle: 甲\n---\n", "missing-colon"),
    ("---\nid: x\ntitle: 甲\nlevel: 9\n---\n", "wrong-front-matter"),
    ("---\nid: x\ntitle: 甲\nnumber: 3\n---\n", "wrong-front-matter"),
    ("---\nid: x\ntitle: 甲\npage: old\n---\n", "wrong-front-matter"),
    ("---\nid: x\ntitle: 甲\ncontents: no\n---\n", "wrong-front-matter"),
    ("---\nid: x\ntitle: 甲\nclauses: [5.9]\n---\n", "unknown-clause"),
    ("---\nid: x\ntitle: 甲\nwhen: \"excluded(\"\n---\n", "missing-value"),
    ("---\nid: x\ntitle: 甲\n---\n# 甲 {#a}\n# 乙 {#a}\n", "repeated-id"),
    ("---\nid: x\ntitle: 甲\n---\n# {#a}\n", "missing-title"),
  ])
  func reportsWhatIsWrongWithSections(text: String, id: String) {
    var bench = Bench()
    let section = bench.parse(text)
    _ = bench.manual(.init(body: [.init(section)]))
    #expect(bench.diagnostics.all.contains { $0.id == id }, "\(bench.rendered)")
  }

  @Test func reportsIdsGivenTwice() {
    var bench = Bench()
    let text = "---\nid: x\ntitle: 甲\nlevel: 2\nnumber: auto\ncontents: true\n---\n"
    let parts = Skeleton.Parts(body: [.init(bench.parse(text)), .init(bench.parse(text))])
    _ = bench.manual(parts)
    #expect(bench.rendered.map { $0.suffix(11) } == ["[repeated-id]".suffix(11)])
  }

  @Test func knowsTheLayoutsOfAPack() {
    #expect(Skeleton.layout(named: "cover")?.hasHeaderAndFooter == false)
    #expect(Skeleton.layout(named: "front")?.numbering == .lowerRoman)
    #expect(Skeleton.layout(named: "body") == PageLayout())
    #expect(Skeleton.layout(named: "landscape")?.isLandscape == true)
    #expect(Skeleton.layout(named: "x") == nil)
  }

  @Test func evaluatesOneSkeletonForManyProfilesAtOnce() async {
    var bench = Bench()
    let section = bench.parse(
      "---\nid: s\ntitle: 甲\n---\n{{ company.name }}\n{% for o in outlets %}\n- {{ o.name }}\n{% end %}"
    )
    let skeleton = Skeleton(
      .init(body: [.init(section)]), shape: ExampleProfile.shape,
      catalogue: ExampleProfile.catalogue, diagnostics: &bench.diagnostics)
    let dumps = await withTaskGroup(of: (Int, String).self) { group in
      for number in 0..<20 {
        group.addTask {
          var literal = ExampleProfile.literal
          literal["company"] = ["name": .text("公司\(number)")]
          var diagnostics = Diagnostics()
          let result = Assembler.assemble(
            skeleton, facts: FactBuilder.facts(literal, shape: ExampleProfile.shape),
            edition: Edition(version: "A0", isDraft: true), labels: ExampleProfile.labels,
            diagnostics: &diagnostics)
          return (number, Dump.text(result.manual))
        }
      }
      var dumps: [Int: String] = [:]
      for await (number, dump) in group { dumps[number] = dump }
      return dumps
    }
    for number in 0..<20 {
      #expect(
        dumps[number]
          == "division\n  section s level 1 number 1: 甲\n    body: 公司\(number)\n    list bullet\n      item\n        body: 东城站\n      item\n        body: 西城站\n      item\n        body: 江北站"
      )
    }
  }
}

extension String {
  /// The table of a test with other arguments.
  fileprivate func replacingCaption(_ arguments: String) -> String {
    "::: table \(arguments)" + drop { $0 != "\n" }
  }
}
