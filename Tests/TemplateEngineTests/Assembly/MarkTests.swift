import ManualModel
import Testing

@testable import TemplateEngine

/// Places in text that references show or find: codes, and the end.
struct MarkTests {
  private func manual(
    _ bench: inout Bench, last: String, cover: Bool = true, head: String = ""
  ) -> Manual {
    func entry(_ text: String, below: [Skeleton.Entry] = []) -> Skeleton.Entry {
      .init(bench.parse(text), below: below)
    }
    var parts = Skeleton.Parts(
      body: [entry("---\nid: s\ntitle: 标题\n---\n{{ code_ref(\"JL-01\") }}、{{ form(\"slip\") }}\n")],
      appendices: [
        entry("---\nid: f\ntitle: 派工单\nform: slip\n---\n\(head)\n"),
        entry("---\nid: last\ntitle: 末\n---\n\(last)\n"),
      ])
    if cover {
      parts.front = [
        (PageLayout(hasHeaderAndFooter: false), [entry("---\nid: c\ntitle: \"\"\n---\n封面\n")]),
        (PageLayout(numbering: .lowerRoman), [entry("---\nid: list\ntitle: 目录\n---\n表\n")]),
      ]
    }
    return bench.manual(parts)
  }

  private func marks(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.kind {
      case .paragraph(let paragraph):
        paragraph.text.compactMap { if case .mark(let target, _, _) = $0 { target } else { nil } }
      case .list(let list): list.items.flatMap { marks($0.blocks) }
      case .table(let table): table.rows.flatMap { $0.cells.flatMap { marks($0.content) } }
      case .keepTogether(let inner), .landscape(let inner): marks(inner)
      case .picture, .drawing, .signature, .pageBreak, .contents: []
      }
    }
  }

  @Test(arguments: [
    "文字。", "- 甲\n- 乙", "| 甲 |\n|---|\n| 乙 |", "| 甲 | 乙 |\n|---|---|\n| | |",
    "::: keep\n甲\n:::", "::: landscape\n甲\n:::", "甲\n\n::: page-break", "::: contents",
    "::: flow\n甲\n:::", "::: signature\n批准：\n:::", "::: picture file=\"logo.png\" alt=\"甲\"",
  ])
  func endBehindTheLastText(last: String) throws {
    var bench = Bench()
    let manual = manual(&bench, last: last)
    #expect(bench.rendered.isEmpty)
    #expect(manual.targets[Target.end]?.bookmark == "pages_end")
    let section = try #require(manual.divisions.last?.sections.last)
    #expect(marks(section.blocks) == [Target.end])
  }

  @Test func endBehindTheLastHeadingWhereNothingStandsUnderIt() throws {
    var bench = Bench()
    let manual = manual(&bench, last: "")
    let heading = try #require(manual.divisions.last?.sections.last?.heading)
    #expect(heading.text.last == .mark(target: Target.end, text: "", style: .none))
    #expect(manual.targets["last"]?.title == "末")
  }

  @Test func tellNoEndWhereAllPagesCount() {
    var bench = Bench()
    #expect(manual(&bench, last: "甲", cover: false).targets[Target.end] == nil)
  }

  @Test func beginCountingWithTheFrontMatterAndAgainWithTheBody() {
    var bench = Bench()
    let layouts = manual(&bench, last: "甲").divisions.map(\.layout)
    #expect(layouts.map(\.restartsNumbering) == [false, true, true])
    #expect(layouts.map(\.numbering) == [.decimal, .lowerRoman, .decimal])
  }

  @Test func showACodeWhereItIsMarked() throws {
    var bench = Bench()
    let manual = manual(
      &bench, last: "甲", head: "编号：{{ code_mark(\"JL-01\") }}，又{{ code_mark(\"JL-01\") }}")
    #expect(bench.rendered.isEmpty)
    let target = try #require(manual.targets["form:slip"])
    #expect(target.kind == .mark && target.bookmark == "code_JL_01" && target.number == "JL-01")
    let sections = manual.divisions.flatMap(\.sections)
    #expect(sections.flatMap { marks($0.blocks) } == ["form:slip", Target.end])
    #expect(Dump.text(manual).contains("body: JL-01、《派工单》(JL-01)"))
    #expect(Dump.text(manual).contains("body: 编号：JL-01，又JL-01"))
  }

  @Test func leadToTheSectionWhereNoCodeIsMarked() {
    var bench = Bench()
    let target = manual(&bench, last: "甲").targets["form:slip"]
    #expect(target?.kind == .section && target?.bookmark == "s_f")
  }

  @Test func tellWhereACodeIsNone() {
    var bench = Bench()
    _ = manual(&bench, last: "{{ code_ref(\"JL-02\") }}{{ code_mark(\"CX-01\") }}")
    #expect(
      bench.rendered == [
        "5:4: 没有程序文件或表单「JL-02」；是不是「JL-01」？ [unknown-target]",
        "5:27: 没有程序文件或表单「CX-01」 [unknown-target]",
      ])
  }

  @Test func doNotRepeatACodeInTheHeader() {
    var bench = Bench()
    let parts = Skeleton.Parts(
      body: [.init(bench.parse("---\nid: f\ntitle: 派工单\nform: slip\n---\n甲\n"))],
      header: bench.parse("---\nid: h\ntitle: \"\"\n---\n{{ code_mark(\"JL-01\") }}\n"))
    let manual = bench.manual(parts)
    #expect(bench.rendered.isEmpty && marks(manual.header).isEmpty)
    #expect(manual.targets["form:slip"]?.kind == .section)
  }
}
