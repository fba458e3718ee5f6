import ManualModel

extension Schema {
  static let manual = SchemaRecord([
    SchemaField(
      "title", "标题", .text, zh: "手册标题", en: "title of the manual", example: "商品售后服务管理手册"),
    SchemaField("number", "文件编号", .text, zh: "文件编号", en: "document number", example: "SC-2026"),
    SchemaField("scope", "适用范围", .text, zh: "手册适用的产品和服务范围", en: "what the manual covers"),
    SchemaField("prepared_by", "编制", .reference(.person), zh: "编制人姓名", en: "prepared by"),
    SchemaField("reviewed_by", "审核", .reference(.person), zh: "审核人姓名", en: "reviewed by"),
    SchemaField("approved_by", "批准", .reference(.person), zh: "批准人姓名", en: "approved by"),
    SchemaField("prepared_on", "编制日期", .date, zh: "编制日期", en: "date of preparation"),
    SchemaField("reviewed_on", "审核日期", .date, zh: "审核日期", en: "date of review"),
    SchemaField("approved_on", "批准日期", .date, zh: "批准日期", en: "date of approval"),
    SchemaField("issued", "发布日期", .date, zh: "发布日期", en: "date of issue"),
    SchemaField("effective", "实施日期", .date, zh: "实施日期", en: "date of effect"),
    SchemaField(
      "wording", "措辞", .choice([Choice("formal", "正式"), Choice("plain", "通俗")]), .optional,
      zh: "面向顾客的文字用正式还是通俗的写法", en: "wording of the texts that customers see",
      default: "formal"),
    SchemaField(
      "controlled", "受控", .boolean, .optional, zh: "是否受控文件",
      en: "whether it is a controlled document",
      default: "true"),
    SchemaField(
      "theme", "主题", .text, .optional,
      zh: "外观：qms-song、gbt9704、modern，或自己的主题文件，如 theme.yaml",
      en: "look: qms-song, gbt9704, modern, or a theme file of your own such as theme.yaml",
      default: "qms-song"),
    SchemaField(
      "reference", "参照文档", .text, .optional,
      zh: "本公司的 .docx 或 .odt 文档，手册取用它的样式、页面设置和页眉页脚",
      en: "document of the company, .docx or .odt, whose styles, page, header and footer are taken",
      example: "corporate.docx"),
    SchemaField(
      "versions", "版本规则", .record(versions), .optional, zh: "版本号规则", en: "how versions count"),
    SchemaField(
      "codes", "编号规则", .record(codes), .optional, zh: "程序文件和记录的编号规则",
      en: "codes of procedures and records"),
    SchemaField(
      "copies", "发放", .list(.record(copy)), zh: "受控文件的发放对象", en: "controlled copies"),
    SchemaField(
      "exclusions", "删减", .list(.record(exclusion)), .optional, zh: "不适用的条款，须写明理由",
      en: "clauses that do not apply, with the reason"),
    SchemaField(
      "references", "引用文件", .list(.record(reference)), .optional, zh: "手册引用的其他标准和文件",
      en: "further standards and documents referred to"),
    SchemaField(
      "version", "版本", .text, .computed, zh: "版本号，由修订记录得出", en: "version, from the revision history"
    ),
    SchemaField(
      "draft", "草案", .boolean, .computed, zh: "是否草案", en: "whether this is a draft"),
  ])

  private static let versions = SchemaRecord([
    SchemaField(
      "style", "形式", .choice([Choice("A0", "A0"), Choice("A/0", "A/0")]), .optional,
      zh: "版本号的写法", en: "how a version is written", default: "A0"),
    SchemaField(
      "reissue_after", "换版次数", .number, .optional, zh: "修改几次以后换版",
      en: "how many revisions make a new edition", default: "10"),
  ])

  private static let codes = SchemaRecord([
    SchemaField(
      "procedure", "程序", .text, .optional, zh: "程序文件编号的字头", en: "prefix of procedures",
      default: "CX"),
    SchemaField(
      "record", "记录", .text, .optional, zh: "记录编号的字头", en: "prefix of records", default: "JL"),
  ])

  private static let copy = SchemaRecord([
    SchemaField("number", "分发号", .text, zh: "分发号", en: "number of the copy", example: "01"),
    SchemaField("holder", "持有人", .text, zh: "持有人", en: "holder"),
    SchemaField(
      "department", "部门", .reference(.department), zh: "持有部门", en: "department of the holder"),
  ])

  private static let exclusion = SchemaRecord([
    SchemaField(
      "clause", "条款", .reference(.clause), .required, zh: "条款号", en: "number of the clause",
      example: "5.2.6"),
    SchemaField(
      "reason", "理由", .text, .required, zh: "不适用的理由", en: "why it does not apply",
      example: "本企业只提供服务，不销售商品"),
  ])

  private static let reference = SchemaRecord([
    SchemaField(
      "number", "编号", .text, zh: "文件编号", en: "number of the document", example: "GB/T 19001-2016"),
    SchemaField("name", "名称", .text, zh: "文件名称", en: "name of the document", example: "质量管理体系 要求"),
  ])
}
