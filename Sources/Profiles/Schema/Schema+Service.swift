import ManualModel

extension Schema {
  static let service = SchemaRecord([
    SchemaField(
      "department", "归口部门", .reference(.department), zh: "负责售后服务的部门（5.1.1.1）",
      en: "the department for after-sales service (5.1.1.1)", example: "售后服务部"),
    SchemaField("philosophy", "理念", .text, zh: "服务理念，一句话", en: "service philosophy, one sentence"),
    SchemaField(
      "philosophy_meaning", "理念释义", .text, zh: "对服务理念的解释", en: "what the philosophy means"),
    SchemaField("goals", "目标", .list(.record(goal)), zh: "服务目标", en: "service goals"),
    SchemaField(
      "commitments", "承诺", .list(.record(commitment)), zh: "对顾客的服务承诺；写进来就要做到",
      en: "promises to customers; what stands here must be kept"),
    SchemaField(
      "disclosure", "公示渠道", .list(.text), zh: "在哪里公布承诺", en: "where the promises are published",
      example: "企业网站"),
  ])

  private static let goal = SchemaRecord([
    SchemaField(
      "name", "名称", .text, .required, zh: "目标名称", en: "name of the goal", example: "顾客满意率"),
    SchemaField("target", "目标值", .text, zh: "目标值", en: "target", example: "≥95%"),
    SchemaField("method", "统计方法", .text, zh: "怎样统计", en: "how it is measured"),
    SchemaField("period", "统计周期", .text, zh: "多久统计一次", en: "how often", example: "每季度"),
    SchemaField(
      "owner", "责任部门", .reference(.department), zh: "责任部门", en: "department in charge"),
  ])

  private static let commitment = SchemaRecord([
    SchemaField(
      "name", "名称", .text, .required, zh: "承诺名称", en: "name of the promise", example: "报修响应"),
    SchemaField("value", "数值", .text, .optional, zh: "数值", en: "value"),
    SchemaField("unit", "单位", .text, .optional, zh: "单位", en: "unit"),
    SchemaField("scope", "适用范围", .text, .optional, zh: "适用范围", en: "where it holds"),
    SchemaField("text", "内容", .text, zh: "承诺的内容", en: "the promise in words"),
    SchemaField(
      "parameter", "参数", .reference(.parameter), .optional,
      zh: "对应的程序参数，数值和单位由它得出", en: "parameter of a procedure that gives value and unit",
      example: "repair.respond_within_hours"),
  ])
}
