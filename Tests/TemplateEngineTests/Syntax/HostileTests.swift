import ManualModel
import TemplateEngine
import Testing

/// Templates written to hurt: the parser comes back, and soon.
///
/// Nothing here looks at a clock: a parser that is quadratic does not come back while anybody waits.
struct HostileTests {
  @Test(arguments: [
    "{{", "{{ ", "{{ \"", "{{ a }}", "{%", "{% let x = 1 %}\n", "{% if\n", "{% end %}\n", "[",
    "[a](",
    "[a](b) ", "*", "**", "**a ", "*a **b ", "`", "`a` ", "|", "| {{ ", "| a |\n", "|---|\n", "\\",
    "<", "<br", "<br>",
    ":::\n", "::: ", "::: table\n", "::: x=\"", "- a\n", "- a\n  - b\n", "  ", "# a {#\n",
    "# a {#b}\n", "#", "1. a\n", "(1", "（1）a\n",
    "a\n", "\n", "%% x\n", "{{ 1 + ", "{{ (", "{{ not ", "a\\\n", "{% for a in b %}\n{% end %}\n",
    "{{ 'a' | ", "\u{FEFF}", "中", "^^ ",
  ])
  func readsLongRepetitionsInLinearTime(piece: String) {
    let text = String(repeating: piece, count: 50_000 / piece.utf8.count)
    var bench = Bench()
    _ = bench.parse(text)
    _ = bench.parse("| a |\n|---|\n| " + text)
    _ = bench.parse("::: table caption=\"" + text)
    _ = bench.parse("---\nid: x\ntitle: " + text)
    #expect(bench.diagnostics.all.count <= 400)
    let value = Bench.value(text)
    #expect(!value.contains("["), "a value is never a mistake")
  }

  /// A generator with a fixed seed: the same mutations in every run (Steele, Lea, Flood 2014).
  struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  static let good = """
    ---
    id: s
    title: "{{ company.name }}"
    when: not excluded("5.2.4")
    ---
    甲{{ company.name }}**乙**`丙`[丁](https://a.cn)
    {% for o in outlets if o.staff > 3 %}
    1. {{ loop.index }} {{ o.name | upper }}
       a) {{ o.phone }}
    {% else %}
    无
    {% end %}
    ::: table caption="表" name=x merge="1" widths="1 2" blank-rows=2
    | 甲 | {% for d in departments %}{{ d.name }}{% end %} |
    |:-:|---|
    {% for o in outlets %}
    | {{ o.region }} | {% for d in departments %}{{ mark("5.1.1", d.name) }}{% end %} |
    {% end %}
    | ^^ | << |
    :::
    # 小节 {#sub}
    {% let n = count(outlets) %}
    {% include "p.md" with a=n b="x" %}
    ::: signature columns=2
    批准：{{ person("supervisor") }}
    :::
    {{ markdown(company.introduction) }} {{ ref("s/sub") }} {{ blank(8) }}
    """

  @Test(arguments: 0..<8)
  func survivesRandomChanges(seed: UInt64) {
    var random = SplitMix(state: seed)
    let bytes = Array(Self.good.utf8)
    let pieces = [
      "{{", "}}", "{%", "%}", ":::", "|", "\n", "  ", "**", "`", "[", "]", "(", ")", "\"", "'",
      "^^", "<<",
      "{% end %}\n", "- ", "# ", "\\", "\u{0}", "中", "\u{FF}", "---\n", ".", "if", "[0]", "<br>",
    ].map { Array($0.utf8) }
    for _ in 0..<150 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0..<changed.count, using: &random)
        let end = min(changed.count, at + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed.removeSubrange(at..<end)
        case 1: changed[at] = UInt8.random(in: 0...255, using: &random)
        case 2: changed.insert(contentsOf: changed[at..<end], at: at)
        default:
          changed.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: at)
        }
        if changed.isEmpty { changed = bytes }
      }
      var bench = Bench()
      let section = SectionParser.parse(
        changed, name: "s.md", file: SourceFileID(index: 1), diagnostics: &bench.diagnostics)
      let partials = [bench.parse("{{ a }}{{ b }}", name: "p.md")]
      let skeleton = Skeleton(
        .init(body: [.init(section)], partials: partials), shape: ExampleProfile.shape,
        catalogue: ExampleProfile.catalogue, diagnostics: &bench.diagnostics)
      // Also with mistakes: evaluation must not rely on there being none.
      let result = Assembler.assemble(
        skeleton, facts: ExampleProfile.facts, edition: bench.edition,
        labels: ExampleProfile.labels, diagnostics: &bench.diagnostics)
      for table in result.manual.divisions.flatMap(\.sections).flatMap(\.blocks).tables {
        for row in table.rows {
          #expect(row.cells.reduce(0) { $0 + $1.columnSpan } == table.columns.count)
        }
      }
      for diagnostic in bench.diagnostics.all {
        #expect(diagnostic.span.start.line >= 1 && diagnostic.span.start.column >= 1)
      }
    }
  }
}

extension [Block] {
  /// The tables among blocks and inside them.
  fileprivate var tables: [Table] {
    flatMap { block -> [Table] in
      switch block.kind {
      case .table(let table): [table]
      case .keepTogether(let inner), .landscape(let inner): inner.tables
      case .list(let list): list.items.flatMap(\.blocks).tables
      case .paragraph, .picture, .drawing, .signature, .pageBreak, .contents: []
      }
    }
  }
}
