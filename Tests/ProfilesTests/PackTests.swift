import ManualModel
import Profiles
import Testing

@Suite struct PackTests {
  private func open(_ text: String) -> (SourceText, SourceMap, SourceFileID) {
    var sources = SourceMap()
    let source = SourceText(Array(text.utf8))
    let file = sources.add(name: "p.yaml", text: source.text)
    return (source, sources, file)
  }

  @Test func readsACatalogue() throws {
    let (source, _, file) = open(
      """
      standard: GB/T 27922-2011
      title: 商品售后服务评价体系
      clauses:
      - {id: "5.1", title: 售后服务体系, verified: true}
      - {id: 5.1.1, title: 组织架构, requirement: 有部门, owner: 管理层, applies_to: [service], evidence: 图}
      """)
    var diagnostics = Diagnostics()
    let pack = try #require(PackCatalogue.read(source, file: file, diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(pack.catalogue.standard == "GB/T 27922-2011")
    let id = try #require(ClauseID("5.1.1"))
    let clause = try #require(pack.catalogue[id])
    #expect(pack.owners == [id: "管理层"])
    #expect(clause.evidence == ["图"])
    #expect(clause.appliesTo == ["service"])
    #expect(clause.isVerified == false)
    #expect(pack.catalogue.clauses[0].isVerified)
    #expect(pack.catalogue.clauses[0].appliesTo == ["manufacturer", "retailer", "service"])
  }

  @Test func tellsWhatIsWrongInACatalogue() {
    let (source, sources, file) = open(
      """
      titel: a
      clauses:
      - {id: "5.2", title: b}
      - {id: "5.1", title: b, applies_to: [shop]}
      - {id: "5.1", title: [b]}
      - {id: five, evidence: [[a]]}
      - text
      """)
    var diagnostics = Diagnostics()
    _ = PackCatalogue.read(source, file: file, diagnostics: &diagnostics)
    #expect(
      lines(diagnostics, sources, \.en) == [
        "p.yaml:1:1: error: no key 'titel' in 'catalogue' [unknown-key]",
        "p.yaml:1:1: error: 'catalogue' needs 'standard' [missing-key]",
        "p.yaml:1:1: error: 'catalogue' needs 'title' [missing-key]",
        "p.yaml:4:8: error: clause 5.1 stands after 5.2 [clauses-out-of-order]",
        "p.yaml:4:37: error: 'applies_to' cannot be 'shop' [bad-choice]",
        "p.yaml:5:8: error: clause 5.1 is given twice [duplicate-key]",
        "p.yaml:4:8: note: first given here",
        "p.yaml:5:22: error: 'title' is text [expected-value]",
        "p.yaml:6:8: error: 'five' is not the number of a clause [bad-clause-number]",
        "p.yaml:7:3: error: 'clause' is a group of keys [expected-value]",
      ])
    #expect(
      lines(diagnostics, sources, \.zh).prefix(5) == [
        "p.yaml:1:1: error: 「catalogue」里没有「titel」这一项 [unknown-key]",
        "p.yaml:1:1: error: 「catalogue」缺少「standard」 [missing-key]",
        "p.yaml:1:1: error: 「catalogue」缺少「title」 [missing-key]",
        "p.yaml:4:8: error: 条款 5.1 排在了 5.2 后面 [clauses-out-of-order]",
        "p.yaml:4:37: error: 「applies_to」不能是「shop」 [bad-choice]",
      ])
  }

  @Test func readsParametersIntoTheSchema() throws {
    let (source, _, file) = open(
      """
      groups:
      - key: return
        name: 返修
        parameters:
        - {key: notify_after_days, name: 通知, type: number, unit: 天, default: 14, note: 说明}
        - {key: way, name: 方式, type: text}
      """)
    var diagnostics = Diagnostics()
    let groups = try #require(PackParameters.read(source, file: file, diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    let schema = Schema(parameters: groups)
    let found = try #require(schema.parameter(at: "返修.notify_after_days"))
    #expect(found.parameter.unit == "天")
    #expect(found.parameter.defaultValue == "14")
    #expect(found.parameter.note == "说明")
    #expect(schema.parameter(at: "return.nothing") == nil)
    #expect(schema.parameter(at: "return") == nil)
    guard case .record(let procedures)? = schema.root["procedures"]?.type.shape,
      case .record(let record)? = procedures.fields.first?.shape
    else {
      Issue.record("no shape")
      return
    }
    #expect(record.index(of: "通知") == 0)
    #expect(record.index(of: "way") == 1)
  }

  @Test func tellsWhatIsWrongInParameters() {
    let (source, sources, file) = open(
      """
      groups:
      - key: a
        name: b
        parameters:
        - {key: x, name: y, type: number, default: 1.5}
        - {key: x, name: z, type: date}
        - 1
      - {key: a, name: c}
      """)
    var diagnostics = Diagnostics()
    _ = PackParameters.read(source, file: file, diagnostics: &diagnostics)
    #expect(
      lines(diagnostics, sources, \.en) == [
        "p.yaml:5:46: error: 'default' is a whole number, '1.5' is not [bad-number]",
        "p.yaml:6:5: error: 'x' is taken already [duplicate-name]",
        "p.yaml:6:29: error: 'type' cannot be 'date' [bad-choice]",
        "p.yaml:7:5: error: 'parameter' is a group of keys [expected-value]",
        "p.yaml:8:3: error: 'a' is taken already [duplicate-name]",
      ])
    #expect(
      lines(diagnostics, sources, \.zh) == [
        "p.yaml:5:46: error: 「default」应是一个整数，「1.5」不是 [bad-number]",
        "p.yaml:6:5: error: 「x」已经用过 [duplicate-name]",
        "p.yaml:6:29: error: 「type」不能是「date」 [bad-choice]",
        "p.yaml:7:5: error: 「parameter」应是几项「名称: 内容」 [expected-value]",
        "p.yaml:8:3: error: 「a」已经用过 [duplicate-name]",
      ])
  }

  @Test func readsAManifest() throws {
    let (source, _, file) = open(
      """
      name: gbt27922-2011
      labels: {table: 表, list_separator: 、, gap: "【待填:{name}】"}
      header: header.md
      front:
      - {layout: cover, sections: [cover]}
      - {layout: front, sections: [control, revisions]}
      body: [1-about, {file: 3.1-references.md}, 5-service]
      appendices:
      - {file: procedures, below: [procedures/network, procedures/repair]}
      - laws
      """)
    var diagnostics = Diagnostics()
    let pack = try #require(PackManifest.read(source, file: file, diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(pack.name == "gbt27922-2011")
    #expect(pack.label("gap") == "【待填:{name}】")
    #expect(pack.label("figure") == nil)
    #expect(pack.header == "header.md")
    #expect(pack.footer == nil)
    #expect(pack.front.map(\.layout) == ["cover", "front"])
    #expect(pack.front[1].sections.map(\.file) == ["control", "revisions"])
    #expect(pack.body.map(\.file) == ["1-about", "3.1-references", "5-service"])
    #expect(pack.appendices[0].below.map(\.file) == ["procedures/network", "procedures/repair"])
    #expect(pack.appendices[1].span.start == SourcePosition(line: 10, column: 3))
  }

  @Test func tellsWhatIsWrongInAManifest() {
    let (source, sources, file) = open(
      """
      name: p
      labels: [a]
      front: [cover]
      body: [a, ../b, a, {below: c}, "d\\\\e"]
      """)
    var diagnostics = Diagnostics()
    _ = PackManifest.read(source, file: file, diagnostics: &diagnostics)
    #expect(
      lines(diagnostics, sources, \.en) == [
        "p.yaml:2:9: error: 'labels' is a group of keys [expected-value]",
        "p.yaml:3:9: error: 'front' is a group of keys [expected-value]",
        "p.yaml:4:11: error: '../b' is not a file inside the pack [bad-path]",
        "p.yaml:4:17: error: section 'a' is listed twice [section-twice]",
        "p.yaml:4:8: note: first given here",
        "p.yaml:4:20: error: 'section' needs 'file' [missing-key]",
        "p.yaml:4:20: error: '' is not a file inside the pack [bad-path]",
        "p.yaml:4:32: error: 'd\\e' is not a file inside the pack [bad-path]",
      ])
    #expect(
      lines(diagnostics, sources, \.zh).suffix(3) == [
        "p.yaml:4:20: error: 「section」缺少「file」 [missing-key]",
        "p.yaml:4:20: error: 「」不是模板文件夹里的文件 [bad-path]",
        "p.yaml:4:32: error: 「d\\e」不是模板文件夹里的文件 [bad-path]",
      ])
    #expect(
      lines(diagnostics, sources, \.zh)[3] == "p.yaml:4:17: error: 章节「a」列了两次 [section-twice]")
  }

  @Test func readsALedgerWithoutAnySchema() throws {
    let (source, _, file) = open("- {version: A0, n: [1, ~]}\n")
    var diagnostics = Diagnostics()
    let root = try #require(YAMLDocument.read(source, file: file, diagnostics: &diagnostics))
    guard case .sequence(let items) = root.content, case .mapping(let entries) = items[0].content,
      case .sequence(let numbers) = entries[1].value.content
    else {
      Issue.record("no rows")
      return
    }
    #expect(entries[0].key == "version")
    #expect(entries[0].value.scalar == "A0")
    #expect(numbers.map(\.isEmpty) == [false, true])
    #expect(root.span.end == SourcePosition(line: 1, column: 27))
  }
}
