import ManualModel
import Profiles
import Testing

@Suite struct HostileTests {
  @Test func stopsAliasBombs() {
    var text = "变量:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "  a\(level): &a\(level) [\(items)]\n"
    }
    let reading = read(text)
    #expect(reading.facts == nil)
    #expect(
      reading.chinese == ["p.yaml:6:17: error: 引用（*）展开后超过 20000 项 [too-many-aliases]"])
    #expect(
      reading.english == [
        "p.yaml:6:17: error: aliases (*) stand for more than 20000 items [too-many-aliases]"
      ])
  }

  @Test func readsAnchorsWithinTheBound() {
    let reading = read(
      """
      变量: {地址: &a 某路1号}
      企业: &b {地址: *a, 名称: 甲}
      网点:
      - &c {名称: 上海, 地址: *a}
      - {<<: *c, 名称: 北京}
      - {<<: [*c, {电话: 1}], 名称: 广州}
      """)
    #expect(reading.chinese == [])
    #expect(reading.facts?.fact("company", "address")?.value.text == "某路1号")
    let outlets = reading.facts?.dump().filter { $0.hasPrefix("outlets/") }
    #expect(
      outlets == [
        "outlets/上海/name = 上海", "outlets/上海/address = 某路1号", "outlets/北京/name = 北京",
        "outlets/北京/address = 某路1号", "outlets/广州/name = 广州", "outlets/广州/address = 某路1号",
        "outlets/广州/phone = 1",
      ])
  }

  @Test func refusesAnAliasInsideItsOwnAnchor() {
    #expect(
      read("变量: &a\n  b: *a\n").english == [
        "p.yaml:2:6: error: '*a' stands for an anchor '&a' that is not above it [unknown-alias]"
      ])
  }

  @Test(arguments: ["[", "- ", "{a: "])
  func stopsDeepNesting(opening: String) {
    let reading = read("变量: \n  " + String(repeating: opening, count: 3000))
    #expect(reading.facts == nil)
    #expect(reading.chinese.count == 1)
    #expect(reading.chinese.allSatisfy { $0.hasSuffix("嵌套超过 32 层 [too-deep]") })
  }

  @Test func stopsListingMistakesAtTwoHundred() {
    let reading = read((0..<5000).map { "k\($0): 1\n" }.joined())
    #expect(reading.chinese.count == 201)
    #expect(
      reading.chinese.last == "p.yaml:201:1: error: 已列出 200 处问题，其余不再列出 [too-many-mistakes]")
    #expect(
      read(String(repeating: "企业：1\n", count: 5000)).english.last?.hasSuffix(
        "200 problems are listed, the rest is not [too-many-mistakes]") == true)
  }

  @Test func answersLongLinesAndManyKeysInLinearTime() {
    // Quadratic ways through these take minutes.
    #expect(!read(String(repeating: "a: ", count: 50_000)).chinese.isEmpty)
    #expect(!read((0..<20_000).map { "k\($0): 1\n" }.joined()).chinese.isEmpty)
    #expect(!read(String(repeating: "：，\t", count: 50_000)).chinese.isEmpty)
    #expect(!read("a: [" + String(repeating: "，", count: 100_000)).chinese.isEmpty)
    #expect(!read("a: {" + String(repeating: "，b：", count: 50_000)).chinese.isEmpty)
  }

  @Test func takesEveryStringAsText() throws {
    let nasty = "| * # < & \" ' ]]> {{ }} {% %} \\ \u{1F600} ：\n第二行 - x: y"
    let quoted =
      "\""
      + nasty.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        default: String(scalar)
        }
      }.joined() + "\""
    let reading = read("企业: {名称: \(quoted)}\n部门: [\(quoted)]\n变量: {\(quoted): \(quoted)}\n")
    #expect(reading.chinese == [])
    let facts = try #require(reading.facts)
    #expect(facts.fact("company", "name")?.value.text == nasty)
    guard case .map(let entries)? = facts.fact("variables")?.value else {
      Issue.record("no variables")
      return
    }
    #expect(entries.map(\.key) == [nasty])
  }

  /// Breaks a good profile in ten thousand ways: bytes changed, cut out, doubled and moved.
  @Test(arguments: 0..<8)
  func survivesMutations(seed: UInt64) {
    var random = Mutator(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let good = Array(
      """
      企业: &a
        名称: "甲 \\u4e00"   # 说明
        简介: |
          第一段
          第二段：丙
        类型: 生产型
      部门: [管理层, 售后服务部]
      人员:
      - {姓名: 张三, 部门: 管理层}
      - 姓名: '李四'
        职务: 总经理、服务监督员
      职责分配:
        "5.1.1": {主要: 管理层, 相关: [售后服务部]}
      程序: {维修: {响应时限: 2}}
      变量: *a
      """.utf8)
    let pieces: [[UInt8]] = [
      "：", "\t", "- ", "\u{3000}", "\r\n", "{", "]", "\"", "|", "&a ", "*a", "\u{0}",
    ]
    .map { Array($0.utf8) }
    for _ in 0..<250 {
      var bytes = good
      for _ in 0...random.next(4) {
        let at = random.next(bytes.count)
        switch random.next(4) {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next(256))
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.next(20)))
        case 2: bytes.insert(contentsOf: pieces[random.next(pieces.count)], at: at)
        default:
          bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: random.next(at + 1))
        }
        if bytes.isEmpty { bytes = [0x41] }
      }
      let reading = read(bytes)
      #expect(reading.facts != nil || !reading.chinese.isEmpty)
      #expect(read(bytes).chinese == reading.chinese)
    }
  }
}

/// A small linear congruential generator (Knuth's MMIX), so that each run sees the same mutations.
private struct Mutator {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

extension Value {
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
