import ManualModel
import TemplateEngine

/// The small profile that the tests and `Templates/README.md` speak of.
enum ExampleProfile {
  private static func field(
    _ english: String, _ chinese: String, _ shape: Shape = .text
  ) -> RecordShape.Field { RecordShape.Field(english, chinese, shape) }

  private static func record(_ fields: RecordShape.Field...) -> Shape {
    .record(RecordShape(fields))
  }

  static let roles = [
    Choice("service_manager", "售后服务管理师"), Choice("supervisor", "服务监督员"),
    Choice("mediator", "服务调解员"),
  ]

  static let shape = RecordShape([
    field(
      "company", "企业",
      record(
        field("name", "名称"), field("short_name", "简称"),
        field(
          "kind", "类型",
          .choice([
            Choice("manufacturer", "生产型"), Choice("retailer", "销售型"), Choice("service", "服务型"),
          ])),
        field("hotline", "服务热线"), field("introduction", "简介"), field("founded", "成立日期", .date),
        field("headcount", "员工人数", .number), field("logo", "标志"))),
    field(
      "manual", "手册",
      record(
        field("title", "标题"), field("number", "文件编号"), field("issued", "发布日期", .date),
        field("wording", "措辞", .choice([Choice("formal", "正式"), Choice("plain", "通俗")])),
        field("codes", "编号规则", record(field("procedure", "程序"), field("record", "记录"))),
        field(
          "exclusions", "删减", .list(record(field("clause", "条款"), field("reason", "理由")))))),
    field(
      "departments", "部门", .list(record(field("name", "名称"), field("duties", "职责", .list(.text))))),
    field(
      "people", "人员",
      .list(
        record(
          field("name", "姓名"), field("department", "部门"),
          field("roles", "职务", .list(.choice(roles))),
          field("manages_service", "服务管理人员", .boolean)))),
    field(
      "matrix", "职责分配", .map(record(field("main", "主要"), field("related", "相关", .list(.text))))),
    field(
      "outlets", "网点",
      .list(
        record(
          field("name", "名称"), field("region", "区域"), field("phone", "电话"),
          field("staff", "人数", .number)))),
    field("laws", "法规", .list(record(field("name", "名称")))),
    field("variables", "变量", .free),
  ])

  static let literal: Literal = [
    "company": [
      "name": "晨光电脑有限公司", "short_name": "晨光", "kind": "retailer", "founded": "2015-03-01",
      "headcount": 35, "introduction": "成立于**2015年**。\n\n- 销售\n- 服务", "logo": "logo.png",
    ],
    "manual": [
      "title": "服务手册", "number": "SC-01", "issued": "2026-11-22",
      "exclusions": [["clause": "5.2.6", "reason": "不回收废弃商品"]],
    ],
    "departments": [
      ["name": "售后部", "duties": ["受理报修", "上门维修"]], ["name": "行政部", "duties": ["文件控制"]],
    ],
    "people": [
      ["name": "李明", "department": "售后部", "roles": ["service_manager"], "manages_service": true],
      ["name": "王芳", "department": "行政部", "roles": ["supervisor"], "manages_service": false],
      ["name": "赵强", "department": "售后部", "roles": ["supervisor"], "manages_service": true],
    ],
    "matrix": [
      "5.1.1": ["main": "行政部", "related": ["售后部"]],
      "5.2.4": ["main": "售后部", "related": []],
    ],
    "outlets": [
      ["name": "东城站", "region": "上海", "phone": "0000-1", "staff": 4],
      ["name": "西城站", "region": "上海", "staff": 3],
      ["name": "江北站", "region": "南京", "phone": "0000-3", "staff": 5],
    ],
    "variables": ["口号": "快修"],
  ]

  static let facts = FactBuilder.facts(literal, shape: shape)

  static let catalogue = Catalogue(
    standard: "GB/T 27922-2011", title: "商品售后服务评价体系",
    clauses: [
      ("5", "服务管理"), ("5.1", "售后服务体系"), ("5.1.1", "组织架构"), ("5.1.1.1", "服务部门与岗位"), ("5.2", "商品服务"),
      ("5.2.4", "维修"), ("5.2.4.1", "报修"), ("5.2.6", "废弃商品回收"), ("5.2.6.1", "回收渠道"),
    ].compactMap { id, title in
      ClauseID(id).map {
        Clause(
          id: $0, title: title, requirement: "要求\(id)", evidence: ["证据甲", "证据乙"],
          appliesTo: id.hasPrefix("5.2.6") ? ["manufacturer"] : [], isVerified: true, span: .none)
      }
    })

  static let labels = PackLabels(
    labels: Labels(table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、"),
    gap: "【待填:{name}】", citation: "《{name}》({number})")
}
