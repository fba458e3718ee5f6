import ManualModel
import TemplateEngine
import Testing

/// `procedure_list(keys)`, `forms(keys)` and `clauses(ids)`: a few records out of many.
struct LookupTests {
  /// The text of a section `s`, in a manual with these procedures and forms besides.
  private func lines(
    _ body: String, procedures: [String] = [], forms: [String] = [], in bench: inout Bench
  ) -> String {
    let section = bench.parse("---\nid: s\ntitle: 标题\n---\n" + body)
    let records = procedures.map { "id: \($0)\ntitle: 程序\($0)\nprocedure: \($0)" } + forms
    let manual = bench.manual(
      Skeleton.Parts(
        body: [.init(section)],
        appendices: records.map { .init(bench.parse("---\n\($0)\n---\n")) }))
    let found = manual.divisions.flatMap(\.sections).first { $0.id == "s" }
    return (bench.rendered + [Dump.text(found?.blocks ?? [])]).joined(separator: "\n")
  }

  private func names(_ keys: String) -> String {
    var bench = Bench()
    return lines(
      "见：{{ procedure_list(\(keys)) | map(\"name\") | join }}", procedures: ["c", "a", "b"],
      in: &bench)
  }

  @Test func givesRecordsInTheOrderOfTheListAndEachOnce() {
    #expect(names(#"["b", "c", "b"]"#) == "body: 见：程序c、程序b")
    #expect(names(#""a""#) == "body: 见：程序a")
    #expect(names("[]") == "body: 见：")
  }

  @Test func leavesOutWhatTheManualLeavesOut() {
    var bench = Bench()
    let text = lines(
      "{{ forms([\"one\", \"two\"]) | map(\"code\") | join }}",
      forms: [
        "id: form-one\ntitle: 一\nform: one\nwhen: excluded(\"5.2.4\")",
        "id: form-two\ntitle: 二\nform: two",
      ], in: &bench)
    #expect(text == "body: JL-01")
  }

  @Test func saysWhichKeyThereIsNot() {
    #expect(
      names(#"["aa"]"#).hasPrefix(
        "5:6: 没有程序文件或表单「aa」；是不是「a」？ [unknown-target]"))
    var bench = Bench()
    #expect(
      lines("{{ clauses([\"5.2.4\", \"9.9\"]) | count }}", in: &bench).hasSuffix(
        "[unknown-clause]\nbody: 1"))
  }

  @Test func saysWhichProcedureOfAFormThereIsNot() {
    var bench = Bench()
    _ = lines(
      "甲", procedures: ["repair"],
      forms: ["id: form-one\ntitle: 一\nform: one\nused_by: [repair, repairs]"], in: &bench)
    #expect(
      bench.rendered == ["5:19: 没有程序文件或表单「repairs」；是不是「repair」？ [unknown-target]"])
  }

  /// A loop over all of them in each of them would go round 1,210,000 times, more than a manual may.
  @Test func namesAFewOfManyProceduresInEachOfThem() {
    let keys = (0..<1_100).map { "p\($0)" }
    var bench = Bench()
    let body = """
      {% for p in procedure_list %}
      {{ procedure_list([p.key, "p7"]) | map("key") | join }}

      {% end %}
      """
    let text = lines(body, procedures: keys, in: &bench)
    #expect(
      text
        == keys.enumerated().map { index, key in
          index == 7 ? "body: p7" : index < 7 ? "body: \(key)、p7" : "body: p7、\(key)"
        }.joined(separator: "\n"))

    let loop = "{% for q in procedure_list if q.key == p.key %}\n{{ q.key }}\n\n{% end %}\n"
    var other = Bench()
    _ = lines(
      "{% for p in procedure_list %}\n\(loop){% end %}", procedures: keys, in: &other)
    #expect(other.diagnostics.all.map(\.id) == ["too-many-rounds"])
  }
}
