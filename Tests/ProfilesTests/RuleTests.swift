import ManualModel
import Profiles
import Testing

/// A profile and what is said of it in both languages.
struct RuleCase: CustomTestStringConvertible, Sendable {
  var text: String
  var chinese: [String]
  var english: [String]

  var testDescription: String { chinese.first ?? text }

  init(_ text: String, _ chinese: [String], _ english: [String]) {
    self.text = text
    self.chinese = chinese.map { "p.yaml:" + $0 }
    self.english = english.map { "p.yaml:" + $0 }
  }
}

@Suite struct RuleTests {
  @Test(arguments: keyRules + valueRules + nameRules + matrixRules + factRules)
  func tellsWhatDoesNotHold(rule: RuleCase) {
    let reading = read(rule.text)
    #expect(reading.chinese == rule.chinese)
    #expect(reading.english == rule.english)
  }

  @Test(arguments: [
    ("企业: {名城: 甲}", "是不是「名称」？"),
    ("company: {nmae: 甲}", "是不是「name」？"),
    ("企业: {“名称”: 甲}", "是不是「名称」？"),
    ("企业: {归口部门: 甲}", "「归口部门」属于「服务」，请移到那里"),
    ("manual: {versions: {zzzzzz: 1}}", "可用的有：style、reissue_after；其他内容放在「变量」里"),
    ("企业: {员工人数: 1.5万}", "改为「15000」，不带单位"),
    ("企业: {员工人数: 12人}", "改为「12」，不带单位"),
    ("企业: {员工人数: 2亿}", "改为「200000000」，不带单位"),
    ("企业: {员工人数: 很多}", "只写数字，不带单位，如「12」"),
    ("企业: {员工人数: 1.5}", "只写数字，不带单位，如「12」"),
    ("企业: {类型: 生产形}", "是不是「生产型」？"),
    ("企业: {类型: 其他}", "可选：生产型、销售型、服务型"),
    ("部门: [行政部]\n服务: {归口部门: 行政处}", "是不是「行政部」？"),
    ("服务: {归口部门: 行政部}", "在「部门」里加上「行政部」，或改成已有的名称"),
    ("职责分配: {5.2.7: }", "这一级有「5.2.4」到「5.2.6」"),
    ("部门: [售后服务部]\n服务: {归口部门: 售后部}", "是不是「售后服务部」？"),
    ("部门: [甲]\n人员名单: []\n", "是不是「人员」？"),
    (
      "部门: [甲]\n法规:\n- {名称: 一, 归口部门: 丙丁}\n- {名称: 二, 归口部门: 丙丁}\n- {名称: 三, 归口部门: 丙丁}\n",
      "在「部门」里加上「丙丁」，或改成已有的名称（共用到 3 处，还有第 4、5 行）"
    ),
    ("职责分配: {甲乙丙丁: }", "写条款号，如 \"5.2.6\"；条款号加半角引号"),
  ])
  func givesTheRemedy(text: String, remedy: String) {
    #expect(read(text).remedies.first??.zh == remedy)
  }

  @Test func takesValueAndUnitOfAPromiseFromTheProcedure() {
    let reading = read(
      """
      服务:
        承诺:
        - {名称: 响应, 参数: repair.respond_within_hours}
        - {名称: 改期, 参数: 程序.维修.改期提前告知, 数值: 3, 单位: 小时}
        - {名称: 方式, 参数: repair.manner, 单位: 次}
      程序: {维修: {响应时限: 4, 方式: 上门}}
      """)
    #expect(
      reading.chinese == [
        "p.yaml:4:36: error: 承诺写的是「3」，程序参数「程序.维修.改期提前告知」是「2」，二者矛盾 [promise-contradicts-procedure]",
        "p.yaml:6:6: note: 程序参数在这里",
      ])
    #expect(
      reading.facts?.dump().filter { $0.hasPrefix("service/") } == [
        "service/commitments/响应/name = 响应", "service/commitments/响应/value = 4",
        "service/commitments/响应/unit = 小时",
        "service/commitments/响应/parameter = repair.respond_within_hours",
        "service/commitments/改期/name = 改期", "service/commitments/改期/value = 3",
        "service/commitments/改期/unit = 小时",
        "service/commitments/改期/parameter = 程序.维修.改期提前告知",
        "service/commitments/方式/name = 方式", "service/commitments/方式/value = 上门",
        "service/commitments/方式/unit = 次", "service/commitments/方式/parameter = repair.manner",
      ])
  }

  @Test func namesItemsBySomethingThatStays() {
    let reading = read(
      """
      商品:
      - {名称: 服务器, 型号: R1}
      - {名称: 服务器, 型号: R2}
      - {名称: 服务器, 型号: R2}
      - 交换机/路由器
      人员: [{岗位: 甲}, {姓名: , 岗位: 乙}]
      """)
    #expect(reading.chinese == [])
    #expect(
      reading.facts?.dump().filter {
        $0.contains("model") || $0.contains("pos") || $0.contains("交")
      }
        == [
          "people/1/position = 甲", "people/2/position = 乙", "products/服务器/model = R1",
          "products/服务器 R2/model = R2", "products/服务器~2/model = R2",
          "products/交换机／路由器/name = 交换机/路由器",
        ])
  }

  @Test func tidiesTexts() {
    let reading = read("企业:\n  名称: '　甲 '\n  简介: |\n    　　第一段\n    　　第二段\n\n  地址: \"a\\n b\"\n")
    #expect(
      reading.facts?.dump().prefix(3) == [
        "company/name = 甲", "company/address = a\n b", "company/introduction = 第一段\n第二段",
      ])
  }

  @Test func fillsInWhatTheProgramSupplies() throws {
    var facts = try #require(read("手册: {标题: 甲}").facts)
    let place = try #require(facts.fact("manual", "version")?.id)
    facts.fill("manual", "version", with: .text("A0"))
    facts.fill("manual", "nothing", with: .text("A0"))
    #expect(facts.dump().contains("manual/version = A0"))
    #expect(facts.fact("manual", "version")?.id == place)
  }

  @Test func placesFactsAtTheirValues() throws {
    let facts = try #require(read("企业:\n  名称: 上海\n  邮编:\n").facts)
    let name = try #require(facts.fact("company", "name"))
    #expect(facts.table.span(of: name.id).start == SourcePosition(line: 2, column: 7))
    #expect(facts.table.span(of: name.id).end == SourcePosition(line: 2, column: 9))
    let empty = try #require(facts.fact("company", "postcode"))
    #expect(facts.table.span(of: empty.id).start == SourcePosition(line: 3, column: 3))
    let absent = try #require(facts.fact("company", "hotline"))
    #expect(facts.table.span(of: absent.id).start == SourcePosition(line: 1, column: 1))
  }
}

private let keyRules = [
  RuleCase(
    "企业: {名城: 甲}\n公司: 1\n",
    ["1:6: error: 「企业」里没有「名城」这一项 [unknown-key]", "2:1: error: 没有「公司」这一项 [unknown-key]"],
    [
      "1:6: error: no key '名城' in '企业' [unknown-key]",
      "2:1: error: no key '公司' in a profile [unknown-key]",
    ]
  ),
  RuleCase(
    "manual: {version: A1, 草案: 是}\n",
    [
      "1:10: error: 「version」由程序得出，不能在资料里写 [computed-key]",
      "1:23: error: 「草案」由程序得出，不能在资料里写 [computed-key]",
    ],
    [
      "1:10: error: 'version' is supplied by the program and cannot be set [computed-key]",
      "1:23: error: '草案' is supplied by the program and cannot be set [computed-key]",
    ]),
  RuleCase(
    "网点: [{电话: 1}, {name: , phone: 1}]\n",
    [
      "1:7: error: 「网点」的每一项都要写「名称」 [missing-key]",
      "1:16: error: 「网点」的每一项都要写「name」 [missing-key]",
    ],
    [
      "1:7: error: each item of '网点' needs '名称' [missing-key]",
      "1:16: error: each item of '网点' needs 'name' [missing-key]",
    ]),
  RuleCase(
    "企业: 甲\n手册: [甲]\n人员: [甲]\n",
    [
      "1:5: error: 「企业」下面应分行写各项内容 [expected-record]",
      "2:5: error: 「手册」下面应分行写各项内容 [expected-record]",
      "3:6: error: 「人员」下面应分行写各项内容 [expected-record]",
    ],
    [
      "1:5: error: '企业' consists of keys with values [expected-record]",
      "2:5: error: '手册' consists of keys with values [expected-record]",
      "3:6: error: '人员' consists of keys with values [expected-record]",
    ]),
  RuleCase(
    "网点:\n  上海: {电话: 1}\n", ["1:1: error: 「网点」应是列表 [expected-list]"],
    ["1:1: error: '网点' is a list [expected-list]"]),
]

private let valueRules = [
  RuleCase(
    "企业: {员工人数: 约50, 成立日期: 2026-02-30, 类型: 其他}\n手册: {受控: 也许, 标题: [甲]}\n",
    [
      "1:12: error: 「员工人数」应是一个整数，「约50」不是 [bad-number]",
      "1:23: error: 「成立日期」应是一个存在的日期，「2026-02-30」不是 [bad-date]",
      "1:39: error: 「类型」不能是「其他」 [bad-choice]",
      "2:10: error: 「受控」只能是「是」或「否」，不能是「也许」 [bad-boolean]",
      "2:18: error: 「标题」应是一段文字，这里写成了列表 [expected-value]",
    ],
    [
      "1:12: error: '员工人数' is a whole number, '约50' is not [bad-number]",
      "1:23: error: '成立日期' is a day of the calendar, '2026-02-30' is not [bad-date]",
      "1:39: error: '类型' cannot be '其他' [bad-choice]",
      "2:10: error: '受控' is 'true' or 'false', not '也许' [bad-boolean]",
      "2:18: error: '标题' is text, not a list [expected-value]",
    ]),
  RuleCase(
    "手册: {受控: [是], 发布日期: {a: 1}, 编制: [a], 措辞: [a]}\n企业: {员工人数: [1]}\n",
    [
      "1:10: error: 「受控」应是「是」或「否」，这里写成了列表 [expected-value]",
      "1:21: error: 「发布日期」应是一个日期，这里写成了几项内容 [expected-value]",
      "1:33: error: 「编制」应是一个名称，这里写成了列表 [expected-value]",
      "1:42: error: 「措辞」应是一个选项，这里写成了列表 [expected-value]",
      "2:12: error: 「员工人数」应是一个整数，这里写成了列表 [expected-value]",
    ],
    [
      "1:10: error: '受控' is 'true' or 'false', not a list [expected-value]",
      "1:21: error: '发布日期' is a date, not a group of keys [expected-value]",
      "1:33: error: '编制' is one name, not a list [expected-value]",
      "1:42: error: '措辞' is one of its choices, not a list [expected-value]",
      "2:12: error: '员工人数' is a whole number, not a list [expected-value]",
    ]),
]

private let nameRules = [
  RuleCase(
    "部门: [行政部, 行政部]\n人员: [{姓名: 甲}, {姓名: 甲}]\n网点:\n- {name: 沪}\n- 沪\n",
    [
      "1:11: error: 「行政部」在「部门」里出现了两次 [duplicate-name]", "1:6: note: 第一次在这里",
      "2:20: error: 「甲」在「人员」里出现了两次 [duplicate-name]", "2:11: note: 第一次在这里",
      "5:3: error: 「沪」在「网点」里出现了两次 [duplicate-name]", "4:10: note: 第一次在这里",
    ],
    [
      "1:11: error: '行政部' occurs twice in 'departments' [duplicate-name]",
      "1:6: note: first given here",
      "2:20: error: '甲' occurs twice in 'people' [duplicate-name]", "2:11: note: first given here",
      "5:3: error: '沪' occurs twice in 'outlets' [duplicate-name]", "4:10: note: first given here",
    ]),
  RuleCase(
    "部门: [行政部]\n服务: {归口部门: 行政处}\n手册: {编制: 张三, 删减: [{条款: 5.9, 理由: 无}]}\n",
    [
      "2:12: error: 「归口部门」写的「行政处」不在「部门」里 [unknown-name]",
      "3:10: error: 「编制」写的「张三」不在「人员」里 [unknown-name]",
      "3:24: error: 条款「5.9」不在 GB/T 27922-2011 的条款目录里 [unknown-clause]",
    ],
    [
      "2:12: error: '行政处' in '归口部门' is not among the departments [unknown-name]",
      "3:10: error: '张三' in '编制' is not among the people [unknown-name]",
      "3:24: error: clause '5.9' is not in the catalogue of GB/T 27922-2011 [unknown-clause]",
    ]),
  RuleCase(
    "服务: {承诺: [{名称: 甲, 参数: repair.respond}]}\n",
    ["1:23: error: 没有名为「repair.respond」的程序参数 [unknown-parameter]"],
    ["1:23: error: no procedure has a parameter 'repair.respond' [unknown-parameter]"]),
]

private let matrixRules = [
  RuleCase(
    """
    部门: [甲, 乙, 丙、丁]
    职责分配:
      "5.1.1": {主要: [甲, 乙]}
      ５.1.2 人员配置: {主要: 甲、乙}
      5.2.4: {相关: [甲]}
      5.2.4.1: {main: 甲, related: 乙、甲}
      5.2.6: {主要: , 相关: }
      5.2.7: 甲
      5.2: 丙、丁

    """,
    [
      "3:17: error: 条款 5.1.1 有 2 个主要部门，只能有一个 [several-main-departments]",
      "4:20: error: 条款 ５.1.2 人员配置 有 2 个主要部门，只能有一个 [several-main-departments]",
      "5:3: error: 条款 5.2.4 有相关部门，但没有主要部门 [no-main-department]",
      "6:31: error: 条款 5.2.4.1 的主要部门「甲」不能同时是相关部门 [main-is-related]",
      "8:3: error: 条款「5.2.7」不在 GB/T 27922-2011 的条款目录里 [unknown-clause]",
    ],
    [
      "3:17: error: clause 5.1.1 has 2 main departments; there is exactly one [several-main-departments]",
      "4:20: error: clause ５.1.2 人员配置 has 2 main departments; there is exactly one [several-main-departments]",
      "5:3: error: clause 5.2.4 has related departments but no main one [no-main-department]",
      "6:31: error: '甲' is the main department of clause 5.2.4.1 and cannot be related too [main-is-related]",
      "8:3: error: clause '5.2.7' is not in the catalogue of GB/T 27922-2011 [unknown-clause]",
    ]),
  RuleCase(
    "部门: 甲\n职责分配:\n  5.1.1: 甲\n  5.1.1 组织: 甲\n",
    ["4:3: error: 条款 5.1.1 写了两次 [duplicate-key]", "3:3: note: 第一次在这里"],
    ["4:3: error: clause 5.1.1 is given twice [duplicate-key]", "3:3: note: first given here"]),
  RuleCase(
    "职责分配: [5.1.1]\n", ["1:7: error: 「职责分配」下面应每个条款一行 [expected-record]"],
    ["1:7: error: '职责分配' has a line for each clause [expected-record]"]),
]

private let factRules = [
  RuleCase(
    "手册:\n  批准日期: 2026-03-05\n  编制日期: 2026-03-02\n  发布日期: 2026年3月4日\n  实施日期: 2026/3/1\n",
    [
      "4:9: error: 「发布日期」2026-03-04 早于「批准日期」2026-03-05 [dates-out-of-order]",
      "2:9: note: 「批准日期」在这里",
      "5:9: error: 「实施日期」2026-03-01 早于「发布日期」2026-03-04 [dates-out-of-order]",
      "4:9: note: 「发布日期」在这里",
    ],
    [
      "4:9: error: '发布日期' 2026-03-04 is before '批准日期' 2026-03-05 [dates-out-of-order]",
      "2:9: note: '批准日期' is here",
      "5:9: error: '实施日期' 2026-03-01 is before '发布日期' 2026-03-04 [dates-out-of-order]",
      "4:9: note: '发布日期' is here",
    ]),
  RuleCase(
    "手册:\n  删减:\n  - {条款: 5.2.6}\n  - {clause: 5.2.6, reason: 无}\n",
    [
      "3:6: error: 「删减」的每一项都要写「理由」 [missing-key]",
      "4:14: error: 条款 5.2.6 删减了两次 [excluded-twice]", "3:10: note: 第一次在这里",
    ],
    [
      "3:6: error: each item of '删减' needs '理由' [missing-key]",
      "4:14: error: clause 5.2.6 is excluded twice [excluded-twice]",
      "3:10: note: first given here",
    ]),
]
