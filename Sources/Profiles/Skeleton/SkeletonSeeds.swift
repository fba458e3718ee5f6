import ManualModel

/// What a new profile already holds: structure that nearly every company has, never a fact.
///
/// Names of departments, roles and laws are suggestions for the author to change; names of people,
/// numbers, dates and promises stay empty, so that the draft shows them as gaps.
struct SkeletonSeeds {
  /// An item of a list: texts by English key.
  typealias Item = [String: Seed]

  enum Seed: Sendable {
    case text(String)
    case texts([String])
    case items([Item])
  }

  let items: [String: [Item]]
  let texts: [String: Seed]

  init(name: String, kind: Choice, schema: Schema, catalogue: Catalogue) {
    let isService = kind.english == "service"
    let excluded = catalogue.clauses.filter { clause in
      clause.id.components.count == 3 && !clause.appliesTo.contains(kind.english)
    }
    texts = [
      "company.name": .text(name), "company.kind": .text(kind.english),
      "manual.title": .text(isService ? "售后服务管理手册" : "商品售后服务管理手册"),
      "service.department": .text("售后服务部"),
      "service.disclosure": .texts(["企业网站", "服务场所"]),
    ]
    items = [
      "manual.copies": [
        ["number": .text("01"), "department": .text("管理层")],
        ["number": .text("02"), "department": .text("售后服务部")],
      ],
      "manual.exclusions": excluded.map { clause in
        [
          "clause": .text(clause.id.description),
          "reason": .text("本企业是\(kind.chinese)企业，没有“\(clause.title)”方面的业务"),
        ]
      },
      "service.goals": [
        ["name": .text("顾客满意率"), "owner": .text("售后服务部")],
        ["name": .text("投诉按时处理率"), "owner": .text("售后服务部")],
      ],
      "service.commitments": Self.commitments(schema),
      "departments": Self.departments(isService: isService),
      "people": Self.people,
      "laws": Self.laws(isService: isService),
    ]
  }

  /// The departments by name, for the matrix.
  static func departmentNames(isService: Bool) -> [String] {
    isService
      ? ["管理层", "售后服务部", "技术部", "行政部"]
      : ["管理层", "售后服务部", "技术部", "销售部", "行政部", "财务部"]
  }

  private static func departments(isService: Bool) -> [Item] {
    departmentNames(isService: isService).map { name in
      switch name {
      case "管理层":
        ["name": .text(name), "positions": .items([["name": .text("总经理")]])]
      case "售后服务部":
        [
          "name": .text(name), "parent": .text("管理层"),
          "positions": .items([
            ["name": .text("售后服务部经理")], ["name": .text("维修工程师")], ["name": .text("客服专员")],
          ]),
        ]
      default: ["name": .text(name), "parent": .text("管理层")]
      }
    }
  }

  private static let people: [Item] = [
    [
      "department": .text("管理层"), "position": .text("总经理"),
      "roles": .texts(["legal_representative", "general_manager"]),
    ],
    [
      "department": .text("售后服务部"), "position": .text("售后服务部经理"),
      "roles": .texts(["department_head", "service_manager"]), "manages_service": .text("true"),
    ],
    ["department": .text("行政部"), "roles": .texts(["supervisor"])],
    ["department": .text("售后服务部"), "roles": .texts(["dispatcher", "complaint_handler"])],
    ["department": .text("售后服务部"), "roles": .texts(["mediator"])],
    ["department": .text("行政部"), "roles": .texts(["trainer"])],
  ]

  /// One promise for each number of the repair procedure that the pack leaves to the company.
  private static func commitments(_ schema: Schema) -> [Item] {
    schema.parameters.filter { $0.key == "repair" }.flatMap { group in
      group.parameters.filter { $0.defaultValue == nil && $0.isNumber }.map { parameter in
        let name = parameter.name
        return [
          "name": .text(name.hasPrefix(group.name) ? name : group.name + name),
          "parameter": .text("\(group.key).\(parameter.key)"),
        ]
      }
    }
  }

  private static func laws(isService: Bool) -> [Item] {
    let names =
      ["中华人民共和国消费者权益保护法", "中华人民共和国民法典"]
      + (isService ? [] : ["中华人民共和国产品质量法", "部分商品修理更换退货责任规定"])
    return names.map { ["name": .text($0)] }
  }
}
