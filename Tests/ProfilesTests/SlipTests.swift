import ManualModel
import Profiles
import Testing

/// A slip, what is said of it in both languages, and what is read all the same.
struct SlipCase: CustomTestStringConvertible, Sendable {
  var text: String
  var chinese: [String]
  var english: [String]
  var facts: [String]

  var testDescription: String { chinese.first ?? text }

  init(_ text: String, _ chinese: [String], _ english: [String], facts: [String] = []) {
    self.text = text
    self.chinese = chinese.map { "p.yaml:" + $0 }
    self.english = english.map { "p.yaml:" + $0 }
    self.facts = facts
  }
}

@Suite struct SlipTests {
  @Test(arguments: colons + blanks + marks + shapes)
  func explainsTheSlipAndReadsOn(slip: SlipCase) {
    let reading = read(slip.text)
    #expect(reading.chinese == slip.chinese)
    #expect(reading.english == slip.english)
    let dump = reading.facts?.dump().filter {
      !$0.hasPrefix("manual/") && !$0.hasPrefix("procedures/")
    }
    #expect(dump ?? [] == slip.facts)
  }

  @Test func givesTheRemedyForAFullWidthColon() {
    let reading = read("企业:\n  名称：甲\n  简称: 乙\n")
    #expect(
      reading.remedies == [
        Wording(
          zh: "把全角冒号「：」改成半角冒号加空格「: 」",
          en: "write an ASCII colon and a blank ': ' instead of '：'")
      ])
  }

  @Test(arguments: [
    // Text that only looks like slips.
    "企业:\n  简介: |\n    第一段\n    名称：甲\n     - x：\n  名称: 甲\n",
    "企业:\n  简介: 第一段\n    名称：甲，\n    注意：乙\n  名称: 甲\n",
    "企业:\n  简介:\n    注意：本公司\n  名称: 甲\n",
    "服务:\n  公示渠道:\n  - 注意：甲\n  - -5\n  - 'a: b'\n  - \"c: \\\" d\n    e\"\n",
    "企业: {名称: 甲，乙, 简介: 一，二：三, 简称: 丙, 地址: 丁}\n服务: {公示渠道: [网站，店面, 广告]}\n",
    "企业: {名称: '甲，乙', \"简称\":乙, 网址: http://a.b/c}\n",
    "企业:\n  名称: \"a\n\n  b：c\n  d\"\n  简称: >-\n    x: y\n  地址: [\n",
    "%YAML 1.1\n---\n# ：\n企业: &a !!map\n  名称: 甲 # ：\n...\n",
    "变量:\n  ? ：\n  : ?\n  甲，: [乙, 丙]\n",
    "变量:\n  甲：乙: 1\n  丙: [1, {a: b}, \"，\"]\n  \"a:b\": http://x\n  ? 丁\n  : 戊\n",
  ])
  func leavesGoodTextAlone(text: String) {
    let reading = read(text)
    let isBroken = text.hasSuffix("[\n")
    #expect(reading.chinese.count == (isBroken ? 2 : 0))
  }
}

private let colons = [
  SlipCase(
    "企业:\n  名称：甲\n  简称: 乙\n",
    ["2:5: error: 「名称」后面是全角冒号「：」 [full-width-colon]"],
    ["2:5: error: the colon after '名称' is full-width ('：') [full-width-colon]"],
    facts: ["company/name = 甲", "company/short_name = 乙"]),
  SlipCase(
    "部门：\n- 名称：丙\n  职责: 丁\n",
    [
      "1:3: error: 「部门」后面是全角冒号「：」 [full-width-colon]",
      "2:5: error: 「名称」后面是全角冒号「：」 [full-width-colon]",
    ],
    [
      "1:3: error: the colon after '部门' is full-width ('：') [full-width-colon]",
      "2:5: error: the colon after '名称' is full-width ('：') [full-width-colon]",
    ], facts: ["departments/丙/name = 丙", "departments/丙/duties/1 = 丁"]),
  SlipCase(
    "部门:\n- 名称：丙\n",
    ["2:3: error: 「名称」后面是全角冒号「：」 [full-width-colon]"],
    ["2:3: error: the colon after '名称' is full-width ('：') [full-width-colon]"]),
  SlipCase(
    "企业:\n  name:甲\n  简称:乙\n  aaa: 1\n",
    [
      "2:7: error: 「name」的冒号后面缺少空格 [missing-blank-after-colon]",
      "3:5: error: 「简称」的冒号后面缺少空格 [missing-blank-after-colon]",
      "4:3: error: 「企业」里没有「aaa」这一项 [unknown-key]",
    ],
    [
      "2:7: error: a blank is missing after the colon of 'name' [missing-blank-after-colon]",
      "3:5: error: a blank is missing after the colon of '简称' [missing-blank-after-colon]",
      "4:3: error: no key 'aaa' in '企业' [unknown-key]",
    ], facts: ["company/name = 甲", "company/short_name = 乙"]),
  SlipCase(
    "企业:\n  名称 甲\n  简称: 乙\n  邮编 1\n",
    [
      "2:3: error: 「名称」后面缺少冒号 [missing-colon]",
      "4:3: error: 「邮编」后面缺少冒号 [missing-colon]",
    ],
    [
      "2:3: error: the colon after '名称' is missing [missing-colon]",
      "4:3: error: the colon after '邮编' is missing [missing-colon]",
    ], facts: ["company/name = 甲", "company/short_name = 乙", "company/postcode = 1"]),
  SlipCase(
    "企业:\n  地址: 电话: 1\n",
    ["2:9: error: 内容里的「: 」会被当作又一个名称 [colon-in-value]"],
    ["2:9: error: ': ' inside a value looks like another key [colon-in-value]"],
    facts: ["company/address = 电话： 1"]),
  SlipCase(
    "网点:\n  - {名称：上海，电话:021}\n",
    [
      "2:8: error: 「名称」后面是全角冒号「：」 [full-width-colon]",
      "2:11: error: 各项之间是全角逗号「，」 [full-width-comma]",
      "2:14: error: 「电话」的冒号后面缺少空格 [missing-blank-after-colon]",
    ],
    [
      "2:8: error: the colon after '名称' is full-width ('：') [full-width-colon]",
      "2:11: error: the comma between items is full-width ('，') [full-width-comma]",
      "2:14: error: a blank is missing after the colon of '电话' [missing-blank-after-colon]",
    ], facts: ["outlets/上海/name = 上海", "outlets/上海/phone = 021"]),
  SlipCase(
    "部门: [行政部，财务部]\n服务: {公示渠道: [网站，店面]}\n",
    ["1:6: warning: 「部门」里的「行政部，财务部」按一项读取，全角逗号「，」不分开各项 [full-width-comma]"],
    [
      "1:6: warning: '行政部，财务部' in '部门' is one item; a full-width comma '，' does not part items [full-width-comma]"
    ],
    facts: ["service/disclosure/1 = 网站，店面", "departments/行政部，财务部/name = 行政部，财务部"]),
]

private let blanks = [
  SlipCase(
    "企业:\n\t名称: 甲\n\t类型: 生产\n",
    [
      "2:1: error: 用制表符（Tab）缩进，YAML 不允许 [tab-indentation]",
      "3:1: error: 用制表符（Tab）缩进，YAML 不允许 [tab-indentation]",
      "3:6: error: 「类型」不能是「生产」 [bad-choice]",
    ],
    [
      "2:1: error: tabs cannot indent [tab-indentation]",
      "3:1: error: tabs cannot indent [tab-indentation]",
      "3:6: error: '类型' cannot be '生产' [bad-choice]",
    ], facts: ["company/name = 甲"]),
  SlipCase(
    "企业:\n  简介: |\n\t第一段：甲\n  名称: 甲\n",
    ["3:1: error: 用制表符（Tab）缩进，YAML 不允许 [tab-indentation]"],
    ["3:1: error: tabs cannot indent [tab-indentation]"],
    facts: ["company/name = 甲", "company/introduction = 第一段：甲"]),
  SlipCase(
    "企业:\n\t简介: |\n\t\t第一段\n\t名称: 甲\n",
    [
      "2:1: error: 用制表符（Tab）缩进，YAML 不允许 [tab-indentation]",
      "3:1: error: 用制表符（Tab）缩进，YAML 不允许 [tab-indentation]",
      "4:1: error: 用制表符（Tab）缩进，YAML 不允许 [tab-indentation]",
    ],
    Array(repeating: 0, count: 3).indices.map {
      "\($0 + 2):1: error: tabs cannot indent [tab-indentation]"
    }, facts: ["company/name = 甲", "company/introduction = 第一段"]),
  SlipCase(
    "企业:\n　名称: 甲\n　简称: 乙\n",
    [
      "2:1: error: 用全角空格缩进 [wide-indentation]",
      "3:1: error: 用全角空格缩进 [wide-indentation]",
    ],
    [
      "2:1: error: full-width blanks cannot indent [wide-indentation]",
      "3:1: error: full-width blanks cannot indent [wide-indentation]",
    ], facts: ["company/name = 甲", "company/short_name = 乙"]),
  SlipCase(
    "企业:\n\u{A0}\u{A0}名称: 甲\n", ["2:1: error: 用全角空格缩进 [wide-indentation]"],
    ["2:1: error: full-width blanks cannot indent [wide-indentation]"],
    facts: ["company/name = 甲"]),
  SlipCase(
    "企业:\n  名称:　甲\n  简称:\t乙\n",
    [
      "2:6: error: 冒号后面是全角空格 [full-width-blank]",
      "3:6: warning: 冒号后面是制表符（Tab），已按空格读取 [tab-after-colon]",
    ],
    [
      "2:6: error: the blank after the colon is full-width [full-width-blank]",
      "3:6: warning: a tab after the colon was read as a blank [tab-after-colon]",
    ], facts: ["company/name = 甲", "company/short_name = 乙"]),
  SlipCase(
    "企业:\n  名称: 甲\n   简称: 乙\n  类型: 销售型\n",
    ["3:4: error: 这一行比上一行缩进得多，可是上一行已经有内容 [wrong-indentation]"],
    [
      "3:4: error: this line is deeper than the one above, which has a value already [wrong-indentation]"
    ],
    facts: ["company/name = 甲", "company/short_name = 乙", "company/kind = <retailer>"]),
  SlipCase(
    "企业:\n    名称: 甲\n  简称: 乙\n部门:\n    - 丙\n  - 丁\n",
    [
      "3:1: error: 这一行的缩进和上面任何一层都没有对齐 [wrong-indentation]",
      "6:1: error: 这一行的缩进和上面任何一层都没有对齐 [wrong-indentation]",
    ],
    [
      "3:1: error: the indentation of this line matches no level above it [wrong-indentation]",
      "6:1: error: the indentation of this line matches no level above it [wrong-indentation]",
    ],
    facts: [
      "company/name = 甲", "company/short_name = 乙", "departments/丙/name = 丙",
      "departments/丁/name = 丁",
    ]),
]

private let marks = [
  SlipCase(
    "＃ 说明\n企业:\n  名称: 甲 ＃ 乙\n  地址: 三楼 #305\n",
    [
      "1:1: error: 说明前面是全角井号「＃」 [full-width-hash]",
      "3:9: warning: 全角井号「＃」和后面的文字属于内容，会印出来 [full-width-hash]",
      "4:10: warning: 「#305」被当作说明，不会印出来 [hash-cuts-value]",
    ],
    [
      "1:1: error: the hash before a comment is full-width ('＃') [full-width-hash]",
      "3:9: warning: '＃' is full-width and part of the value [full-width-hash]",
      "4:10: warning: '#305' is read as a comment [hash-cuts-value]",
    ], facts: ["company/name = 甲 ＃ 乙", "company/address = 三楼"]),
  SlipCase(
    "企业:\n  理: 1\n  名称: “甲”\n  类型: “销售型”\n  员工人数: １２\n  服务热线: ４００－１\n",
    [
      "2:3: error: 「企业」里没有「理」这一项 [unknown-key]",
      "3:7: warning: 「名称」外面的全角引号会印在文档里 [full-width-quotes]",
      "4:7: warning: 「类型」外面的全角引号已忽略 [full-width-quotes]",
      "5:9: warning: 「员工人数」里的全角字符「１２」按「12」读取 [full-width-digits]",
      "6:9: warning: 「服务热线」里的全角字符「４００－１」按「400-1」读取 [full-width-digits]",
    ],
    [
      "2:3: error: no key '理' in '企业' [unknown-key]",
      "3:7: warning: the full-width quotes around '名称' will be printed [full-width-quotes]",
      "4:7: warning: the full-width quotes around '类型' were ignored [full-width-quotes]",
      "5:9: warning: full-width characters '１２' in '员工人数' were read as '12' [full-width-digits]",
      "6:9: warning: full-width characters '４００－１' in '服务热线' were read as '400-1' [full-width-digits]",
    ],
    facts: [
      "company/name = “甲”", "company/kind = <retailer>", "company/hotline = 400-1",
      "company/headcount = #12",
    ]),
  SlipCase(
    "部门:\n－ 行政部\n• 财务部\n",
    [
      "2:1: error: 列表项前面是「－」 [full-width-dash]", "3:1: error: 列表项前面是「•」 [full-width-dash]",
    ],
    [
      "2:1: error: the list item begins with '－' [full-width-dash]",
      "3:1: error: the list item begins with '•' [full-width-dash]",
    ], facts: ["departments/行政部/name = 行政部", "departments/财务部/name = 财务部"]),
  SlipCase(
    "部门:\n  - 行政部\n  -财务部\n",
    ["3:3: error: 「-」后面缺少空格 [missing-blank-after-dash]"],
    ["3:3: error: a blank is missing after '-' [missing-blank-after-dash]"],
    facts: ["departments/行政部/name = 行政部", "departments/财务部/name = 财务部"]),
  SlipCase(
    "部门:\n  -名称: 行政部\n  -财务部\n",
    [
      "2:3: error: 「-」后面缺少空格 [missing-blank-after-dash]",
      "3:3: error: 「-」后面缺少空格 [missing-blank-after-dash]",
    ],
    [
      "2:3: error: a blank is missing after '-' [missing-blank-after-dash]",
      "3:3: error: a blank is missing after '-' [missing-blank-after-dash]",
    ], facts: ["departments/行政部/name = 行政部", "departments/财务部/name = 财务部"]),
]

private let shapes = [
  SlipCase(
    "网点:\n  名称\t地址\n  上海\t某路\n企业: {名称: 甲}\n",
    ["2:3: error: 这里像是从 Excel 粘贴的表格，各列之间是制表符 [excel-row]"],
    [
      "2:3: error: this looks like rows pasted from Excel, with tabs between the columns [excel-row]"
    ],
    facts: ["company/name = 甲"]),
  SlipCase(
    "企业:\n  名称: 甲\n  乱七八糟\n  简称: 乙\n",
    ["3:3: error: 这一行既不是「名称: 内容」，也不是「- 内容」 [not-a-key]"],
    ["3:3: error: this line is neither 'key: value' nor '- value' [not-a-key]"],
    facts: ["company/name = 甲", "company/short_name = 乙"]),
  SlipCase(
    "企业:\n  名称: \"甲\n  简称: 乙\n",
    ["2:7: error: 这里的引号没有正确结束 [unclosed-quote]"],
    ["2:7: error: the quote that opens here is not closed properly [unclosed-quote]"],
    facts: ["company/name = 甲", "company/short_name = 乙"]),
  SlipCase(
    "企业:\n  名称: [甲\n  简称: 乙\n",
    ["2:7: error: 这里的括号没有结束 [unclosed-bracket]"],
    ["2:7: error: the bracket that opens here is not closed [unclosed-bracket]"],
    facts: ["company/short_name = 乙"]),
  SlipCase(
    "企业:\n  名称: @甲\n", ["2:7: error: 文字不能以这个符号开头 [unexpected-character]"],
    ["2:7: error: text cannot begin with this character [unexpected-character]"],
    facts: ["company/name = @甲"]),
  SlipCase(
    "企业:\n  名称: *甲\n", ["2:7: error: 文字不能以这个符号开头 [unexpected-character]"],
    ["2:7: error: text cannot begin with this character [unexpected-character]"],
    facts: ["company/name = *甲"]),
  SlipCase(
    "企业:\n  名称: *a\n  简称: !x 乙\n",
    [
      "2:7: error: 「*a」引用的锚点「&a」在前面没有出现 [unknown-alias]",
      "3:7: warning: 「!x」被当作 YAML 标签，没有作用，也不会出现在文档里 [unknown-tag]",
    ],
    [
      "2:7: error: '*a' stands for an anchor '&a' that is not above it [unknown-alias]",
      "3:7: warning: '!x' is read as a YAML tag and does nothing [unknown-tag]",
    ], facts: ["company/short_name = 乙"]),
  SlipCase(
    "企业:\n  名称: {{ x }}\n",
    [
      "2:7: error: 「名称」应是一段文字，这里写成了几项内容 [expected-value]",
      "2:8: error: 冒号前的名称必须是一段文字 [complex-key]",
    ],
    [
      "2:7: error: '名称' is text, not a group of keys [expected-value]",
      "2:8: error: a key must be plain text [complex-key]",
    ]),
  SlipCase(
    "企业:\n  名称: 甲\n企业:\n  name: 乙\n手册: {title: 甲, 标题: 乙}\n",
    [
      "3:1: error: 「企业」写了两次 [duplicate-key]", "1:1: note: 第一次在这里",
      "5:16: error: 「标题」和「title」是同一项，写了两次 [duplicate-key]", "5:6: note: 第一次在这里",
    ],
    [
      "3:1: error: '企业' is given twice [duplicate-key]", "1:1: note: first given here",
      "5:16: error: '标题' and 'title' are the same key, given twice [duplicate-key]",
      "5:6: note: first given here",
    ], facts: ["company/name = 甲"]),
  SlipCase(
    "企业: {名称: 甲}\n---\nb: 1\n",
    ["2:1: error: 一个文件只能有一份资料，这里用「---」开始了第二份 [second-document]"],
    ["2:1: error: a file holds one document only; '---' begins a second one [second-document]"]),
  SlipCase(
    "# nothing\n", ["1:1: error: 文件里没有内容 [empty-profile]"],
    ["1:1: error: the file holds nothing [empty-profile]"]),
  SlipCase(
    "just text\n", ["1:1: error: 资料文件应由「企业:」「手册:」等各项组成 [not-a-profile]"],
    ["1:1: error: a profile consists of 'company:', 'manual:' and so on [not-a-profile]"]),
]
