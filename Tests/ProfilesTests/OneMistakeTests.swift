import ManualModel
import Profiles
import Testing

/// One mistake of the author in a profile that is otherwise right, and the one thing to be said of it.
struct OneMistake: CustomTestStringConvertible, Sendable {
  var lines: [String]
  var message: String

  /// The profile as the edit leaves it, and what is to be said then.
  init(_ message: String, _ edit: (inout [String]) -> Void) {
    lines = Self.profile
    edit(&lines)
    self.message = "p.yaml:" + message
  }

  var testDescription: String { message }

  private static let profile = """
    企业:
      名称: 甲公司
      简称: 甲
      简介: |
        第一段。

        第二段。
      地址: 某地
      邮编: "000100"
      标志: a.png
    服务:
      归口部门: 售后服务部
    部门:
    - 名称: 总经办
      职责:
      - 管理
      - 监督
    - 名称: 售后服务部
      上级部门: 总经办
      职责:
      - 维修
      - 回访
    人员:
    - {姓名: 张三, 部门: 总经办, 职务: [总经理]}
    - {姓名: 李四, 部门: 售后服务部, 职务: [部门负责人]}
    职责分配:
      "5.1.1": {主要: 总经办, 相关: [售后服务部]}
      "5.2.4": {主要: 售后服务部, 相关: [总经办]}
    资源:
      设施:
      - {名称: 库房, 地点: 一楼}
      - {名称: 车辆, 地点: 园区}
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

@Suite struct OneMistakeTests {
  @Test(arguments: mistakes)
  func tellsOneMistakeOnceAndWhereItIs(_ mistake: OneMistake) {
    let reading = read(mistake.lines.joined(separator: "\n") + "\n")
    #expect(reading.chinese.filter { !$0.contains(": note: ") } == [mistake.message])
  }

  @Test func findsNoMistakeInTheProfileItself() {
    let whole = OneMistake("") { _ in }
    #expect(read(whole.lines.joined(separator: "\n") + "\n").chinese == [])
  }

  @Test func readsTheMarksOfAMatrixOnPaper() {
    let reading = read("部门: [甲, 乙, 丙]\n职责分配:\n  5.1.1: ▲甲 △乙、丙\n")
    #expect(reading.chinese == [])
    let dump = reading.facts?.dump().filter { $0.hasPrefix("matrix") }
    #expect(
      dump == ["matrix/5.1.1/main = 甲", "matrix/5.1.1/related/1 = 乙", "matrix/5.1.1/related/2 = 丙"])
  }

  @Test func refusesTwoMarksOfMainDepartmentsInARow() {
    #expect(
      read("部门: [甲, 乙]\n职责分配:\n  5.1.1: ▲甲 ▲乙\n").chinese == [
        "p.yaml:3:10: error: 条款 5.1.1 有 2 个主要部门，只能有一个 [several-main-departments]"
      ])
  }

  @Test func placesWhatAnItemLacksAtTheItem() throws {
    let facts = try #require(read("人员:\n- 姓名: 张三\n- 部门: 总经办\n部门: [总经办]\n").facts)
    guard case .list(let people)? = facts.fact("people")?.value,
      case .record(let fields) = people[0].value
    else {
      Issue.record("no people")
      return
    }
    #expect(fields.allSatisfy { facts.table.span(of: $0.id).start.line == 2 })
  }

  @Test func takesTheGapOfAPromiseFromItsParameter() throws {
    let facts = try #require(
      read("服务:\n  承诺:\n  - {名称: 响应, 参数: repair.respond_within_hours}\n").facts)
    guard case .list(let promises)? = facts.fact("service", "commitments")?.value,
      case .record(let fields)? = promises.first?.value
    else {
      Issue.record("no promises")
      return
    }
    let paths = fields.map { facts.table.path(of: $0.id) }
    #expect(paths.contains("procedures/repair/respond_within_hours"))
  }
}

private let mistakes: [OneMistake] = [
  OneMistake("3:1: error: 这一行比上下各行缩进得少 [wrong-indentation]") { $0[2] = "简称: 甲" },
  OneMistake("3:1: error: 这一行的缩进和上面任何一层都没有对齐 [wrong-indentation]") { $0[2] = " 简称: 甲" },
  OneMistake("3:4: error: 这一行比上一行缩进得多，可是上一行已经有内容 [wrong-indentation]") { $0[2] = "   简称: 甲" },
  OneMistake("7:1: error: 「|」下面的每一段文字都要缩进 [wrong-indentation]") { $0[6] = "第二段。" },
  OneMistake("17:1: error: 这一行的缩进和上面任何一层都没有对齐 [wrong-indentation]") { $0[16] = " - 监督" },
  OneMistake("18:1: error: 这一行的缩进和上面任何一层都没有对齐 [wrong-indentation]") {
    $0[17] = " - 名称: 售后服务部"
  },
  OneMistake("31:1: error: 这一行的缩进和上面任何一层都没有对齐 [wrong-indentation]") {
    $0[30] = "- {名称: 库房, 地点: 一楼}"
  },
  OneMistake("3:1: error: 这一行既不是「名称: 内容」，也不是「- 内容」 [not-a-key]") { $0[2] = "这里有一句话" },
  OneMistake("13:5: error: 冒号后面已经写了内容，下一行又开始列表 [value-above-list]") { $0[12] = "部门: 两个" },
  OneMistake("2:7: error: 这里的引号没有正确结束 [unclosed-quote]") { $0[1] = "  名称: \"甲公司" },
  OneMistake("2:11: error: 引号或括号结束以后又有文字 [text-behind-value]") { $0[1] = "  名称: \"甲\" 公司" },
  OneMistake("9:16: error: 说明前面是全角井号「＃」 [full-width-hash]") { $0[8] += " ＃邮政编码" },
  OneMistake("2:7: error: 这里的括号没有结束 [unclosed-bracket]") { $0[1] = "  名称: {甲公司" },
  OneMistake("31:5: error: 这里的括号没有结束 [unclosed-bracket]") { $0[30] = "  - {名称: 库房, 地点: 一楼" },
  OneMistake("27:32: error: 这里之前还缺一个「]」 [unclosed-bracket]") {
    $0[26] = "  \"5.1.1\": {主要: 总经办, 相关: [售后服务部}"
  },
  OneMistake("31:21: error: 引号或括号结束以后又有文字 [text-behind-value]") { $0[30] += "}" },
  OneMistake("31:20: error: 内容里的「: 」会被当作又一个名称 [colon-in-value]") {
    $0[30] = "  - {名称: 库房, 地点: 一楼: 东}"
  },
  OneMistake("31:5: error: 括号「｛」是全角的 [full-width-bracket]") { $0[30] = "  - ｛名称: 库房, 地点: 一楼｝" },
  OneMistake("31:5: error: 这里像是从 Excel 粘贴的表格，各列之间是制表符 [excel-row]") {
    $0[30] = "  - 库房\t一楼\t一间"
    $0[31] = "  - 车辆\t园区\t两辆"
  },
  OneMistake("2:7: error: 文字不能以这个符号开头 [unexpected-character]") { $0[1] = "  名称: |甲公司" },
  OneMistake("2:7: error: 文字不能以这个符号开头 [unexpected-character]") { $0[1] = "  名称: ,甲公司" },
  OneMistake("2:7: error: 文字不能以这个符号开头 [unexpected-character]") { $0[1] = "  名称: ? 甲公司" },
  OneMistake("2:7: error: 列表项「- 」不能和名称写在同一行 [dash-after-colon]") { $0[1] = "  名称: - 甲公司" },
  OneMistake("3:3: error: 「简称」里有看不见的字符 [unknown-key]") { $0[2] = "  简\u{200B}称: 甲" },
  OneMistake("12:9: error: 「归口部门」写的「售后服务部」不在「部门」里 [unknown-name]") { $0[17] = "- 名称: 客服部" },
  OneMistake("13:1: error: 没有「部门设置」这一项 [unknown-key]") { $0[12] = "部门设置:" },
  OneMistake("12:9: error: 资料里没有「部门」，却有 7 处用到 [missing-list]") { $0.removeSubrange(12..<22) },
  OneMistake("28:12: error: 条款 5.2.4 没有写明哪个是主要部门 [expected-record]") {
    $0[27] = "  \"5.2.4\": [售后服务部, 总经办]"
  },
]
