import ManualModel

extension Schema {
  static let resources = SchemaRecord([
    SchemaField("funds", "经费", .record(funds), .optional, zh: "售后服务经费", en: "funds for service"),
    SchemaField("training", "培训", .list(.record(training)), zh: "年度培训", en: "training of the year"),
    SchemaField(
      "facilities", "设施", .list(.record(facility)), zh: "场所和设施", en: "premises and facilities"),
    SchemaField("tools", "工具", .list(.record(tool)), zh: "维修工具和仪器", en: "tools and instruments"),
    SchemaField("spares", "备品备件", .list(.record(spare)), zh: "备品备件", en: "spare parts"),
    SchemaField("systems", "信息系统", .list(.record(system)), zh: "信息系统", en: "information systems"),
  ])

  private static let funds = SchemaRecord([
    SchemaField(
      "annual", "年度预算", .number, zh: "年度服务经费预算（元）", en: "yearly budget in yuan", example: "120000"),
    SchemaField(
      "share", "占销售额", .text, .optional, zh: "占销售额的比例", en: "share of sales", example: "2%"),
    SchemaField("special", "专项经费", .list(.record(specialFund)), zh: "专项经费", en: "special funds"),
  ])

  private static let specialFund = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "名称", en: "name", example: "赔偿准备金"),
    SchemaField("amount", "金额", .number, zh: "金额（元）", en: "amount in yuan"),
    SchemaField("use", "用途", .text, zh: "用途", en: "use"),
  ])

  private static let training = SchemaRecord([
    SchemaField("topic", "内容", .text, .required, zh: "培训内容", en: "topic"),
    SchemaField("audience", "对象", .text, zh: "培训对象", en: "audience"),
    SchemaField("time", "时间", .text, zh: "时间", en: "time", example: "每年3月"),
    SchemaField("hours", "课时", .number, zh: "课时", en: "hours"),
    SchemaField("method", "方式", .text, zh: "培训方式", en: "method", example: "内部授课"),
  ])

  private static let facility = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "名称", en: "name"),
    SchemaField("place", "地点", .text, zh: "地点", en: "place"),
    SchemaField("quantity", "数量", .text, zh: "数量或面积", en: "quantity or area"),
    SchemaField("use", "用途", .text, zh: "用途", en: "use"),
  ])

  private static let tool = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "名称", en: "name"),
    SchemaField("model", "型号", .text, .optional, zh: "型号", en: "model"),
    SchemaField("quantity", "数量", .text, zh: "数量", en: "quantity"),
    SchemaField("use", "用途", .text, zh: "用途", en: "use"),
  ])

  private static let spare = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "名称", en: "name"),
    SchemaField("model", "型号", .text, .optional, zh: "型号", en: "model"),
    SchemaField("minimum", "最低库存", .text, zh: "最低库存", en: "minimum stock"),
    SchemaField("place", "存放地点", .text, zh: "存放地点", en: "where it is kept"),
  ])

  private static let system = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "名称", en: "name"),
    SchemaField("use", "用途", .text, zh: "用途", en: "use"),
    SchemaField("owner", "管理部门", .reference(.department), zh: "管理部门", en: "department in charge"),
  ])

  static let product = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "商品名称", en: "name of the product"),
    SchemaField("model", "型号", .text, .optional, zh: "型号", en: "model"),
    SchemaField("warranty", "保修期", .text, zh: "保修期", en: "warranty", example: "1年"),
    SchemaField(
      "service_life", "安全使用年限", .text, .optional, zh: "安全使用年限", en: "years of safe use"),
    SchemaField(
      "parts", "主要部件与易损件", .list(.record(part)), zh: "主要部件与易损件", en: "main and wearing parts"),
    SchemaField(
      "fees", "维修收费", .list(.record(fee)), zh: "保修期外的维修收费", en: "fees outside the warranty"),
  ])

  private static let part = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "名称", en: "name"),
    SchemaField(
      "kind", "类别", .choice([Choice("main", "主要部件"), Choice("wearing", "易损件")]), zh: "主要部件或易损件",
      en: "main or wearing part", example: "易损件"),
    SchemaField("warranty", "保修期", .text, zh: "保修期", en: "warranty"),
    SchemaField("price", "价格", .text, .optional, zh: "价格", en: "price"),
  ])

  private static let fee = SchemaRecord([
    SchemaField("item", "项目", .text, .required, zh: "收费项目", en: "item"),
    SchemaField("price", "收费", .text, zh: "收费标准", en: "price"),
    SchemaField("note", "说明", .text, .optional, zh: "说明", en: "note"),
  ])

  static let law = SchemaRecord([
    SchemaField("name", "名称", .text, .required, zh: "法律法规或标准名称", en: "name of the law or standard"),
    SchemaField("number", "编号", .text, .optional, zh: "文号或标准号", en: "number"),
    SchemaField("edition", "版本", .text, .optional, zh: "版本或修订日期", en: "edition"),
    SchemaField(
      "owner", "归口部门", .reference(.department), .optional, zh: "归口部门", en: "department in charge"),
    SchemaField(
      "checked_on", "核对日期", .date, .optional, zh: "核对是否有效的日期", en: "date of the last check"),
  ])
}
