extension Schema {
  /// The top of the table: all but what comes from a pack.
  static let fixed: [SchemaField] = [
    SchemaField("company", "企业", .record(company), zh: "企业基本情况", en: "the company"),
    SchemaField("manual", "手册", .record(manual), zh: "手册本身", en: "the manual itself"),
    SchemaField(
      "service", "服务", .record(service), zh: "服务理念、目标和承诺", en: "philosophy, goals, promises"),
    SchemaField(
      "departments", "部门", .list(.record(department)), zh: "与售后服务有关的部门",
      en: "departments that have to do with service"),
    SchemaField(
      "people", "人员", .list(.record(person)), zh: "手册里提到的人员", en: "people named in the manual"),
    SchemaField(
      "matrix", "职责分配", .clauses(matrixRow), zh: "每个条款的主要部门和相关部门",
      en: "main and related departments of each clause"),
    SchemaField("outlets", "网点", .list(.record(outlet)), zh: "服务网点", en: "service outlets"),
    SchemaField("resources", "资源", .record(resources), zh: "经费、培训、设施等资源", en: "resources"),
    SchemaField("products", "商品", .list(.record(product)), zh: "销售的商品", en: "products sold"),
    SchemaField(
      "laws", "法规", .list(.record(law)), zh: "适用的法律法规和标准", en: "laws and standards that apply"),
  ]
}
