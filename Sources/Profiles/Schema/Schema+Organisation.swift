import ManualModel

extension Schema {
  static let department = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "部门名称", en: "name of the department"),
    SchemaField(
      "parent", "上级部门", .reference(.department), .optional, zh: "上级部门", en: "department above it"),
    SchemaField("duties", "职责", .list(.text), zh: "部门职责，一行一条", en: "duties, one a line"),
    SchemaField("positions", "岗位", .list(.record(position)), zh: "岗位设置", en: "positions"),
  ])

  private static let position = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "岗位名称", en: "name of the position"),
    SchemaField("headcount", "人数", .number, zh: "人数", en: "number of people"),
    SchemaField("requirements", "任职要求", .text, zh: "任职要求", en: "requirements"),
    SchemaField(
      "duties", "岗位职责", .list(.text), .optional, zh: "岗位职责，一行一条", en: "duties, one a line"),
  ])

  static let roles = [
    Choice("legal_representative", "法定代表人"), Choice("general_manager", "总经理"),
    Choice("service_manager", "售后服务管理师"), Choice("supervisor", "服务监督员"),
    Choice("department_head", "部门负责人"), Choice("dispatcher", "调度员"),
    Choice("mediator", "服务调解员"), Choice("trainer", "培训负责人"),
    Choice("complaint_handler", "投诉处理员"),
  ]

  static let person = SchemaRecord([
    SchemaField("name", "姓名", .text, zh: "姓名；同名的人加部门区分", en: "name; tell namesakes apart"),
    SchemaField("department", "部门", .reference(.department), zh: "所在部门", en: "department"),
    SchemaField("position", "岗位", .text, zh: "岗位", en: "position"),
    SchemaField(
      "roles", "职务", .list(.choice(roles)), .optional, zh: "在售后服务体系中的职务，可写多个",
      en: "roles in the service system, one or more", example: "[部门负责人, 培训负责人]"),
    SchemaField(
      "certificate", "证书编号", .text, .optional, zh: "资格证书编号", en: "number of the certificate"),
    SchemaField("phone", "电话", .digits, .optional, zh: "电话", en: "telephone"),
    SchemaField(
      "manages_service", "服务管理人员", .boolean, .optional, zh: "是否服务管理人员（5.1.2.2 按此计算人数）",
      en: "whether a service manager in the sense of 5.1.2.2"),
  ])

  static let matrixRow = SchemaRecord([
    SchemaField(
      "main", "主要", .reference(.department), zh: "主要部门（▲），只能一个",
      en: "main department (▲), exactly one"),
    SchemaField(
      "related", "相关", .list(.reference(.department)), .optional, zh: "相关部门（△）",
      en: "related departments (△)"),
  ])

  static let outlet = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "网点名称", en: "name of the outlet"),
    SchemaField(
      "kind", "类型", .choice([Choice("own", "自建"), Choice("contracted", "委托")]), zh: "自建或委托",
      en: "own or contracted", example: "自建"),
    SchemaField("region", "区域", .text, zh: "服务区域", en: "region served"),
    SchemaField("address", "地址", .text, zh: "地址", en: "address"),
    SchemaField("phone", "电话", .digits, zh: "电话", en: "telephone"),
    SchemaField("manager", "负责人", .text, zh: "网点负责人", en: "manager of the outlet"),
    SchemaField("staff", "人数", .number, zh: "人数", en: "number of people"),
  ])
}
