import ManualModel

extension Schema {
  static let companyKinds = [
    Choice("manufacturer", "生产型"), Choice("retailer", "销售型"), Choice("service", "服务型"),
  ]

  static let company = SchemaRecord([
    SchemaField("name", "名称", .text, zh: "企业全称，与营业执照一致", en: "full name as registered"),
    SchemaField("short_name", "简称", .text, zh: "手册正文里的简称", en: "short name used in the text"),
    SchemaField(
      "english_name", "英文名称", .text, .optional, zh: "英文名称，印在封面", en: "name in English"),
    SchemaField(
      "kind", "类型", .choice(companyKinds), zh: "企业类型，决定哪些条款适用",
      en: "kind of company; decides which clauses apply", example: "销售型"),
    SchemaField(
      "founded", "成立日期", .date, zh: "成立日期", en: "date of foundation", example: "2010-05-18"),
    SchemaField(
      "legal_representative", "法定代表人", .text, zh: "法定代表人姓名", en: "legal representative"),
    SchemaField("address", "地址", .text, zh: "注册或办公地址", en: "address"),
    SchemaField(
      "service_address", "服务地址", .text, .optional, zh: "售后服务场所的地址，与上面不同时填写",
      en: "address of the service department, where different"),
    SchemaField("postcode", "邮编", .digits, .optional, zh: "邮政编码", en: "postcode"),
    SchemaField("hotline", "服务热线", .digits, zh: "售后服务电话", en: "service telephone number"),
    SchemaField(
      "complaint_line", "投诉电话", .digits, zh: "受理投诉的电话", en: "telephone number for complaints"),
    SchemaField(
      "hours", "受理时间", .text, zh: "电话受理时间", en: "hours in which calls are taken",
      example: "周一至周日 8:30-18:00"),
    SchemaField("email", "电子邮箱", .text, .optional, zh: "电子邮箱", en: "e-mail address"),
    SchemaField("website", "网址", .text, .optional, zh: "企业网站", en: "website"),
    SchemaField("wechat", "微信公众号", .text, .optional, zh: "微信公众号", en: "WeChat account"),
    SchemaField(
      "introduction", "简介", .text, zh: "企业简介，可写多段", en: "about the company, one or more paragraphs"),
    SchemaField("business_scope", "经营范围", .text, zh: "经营范围", en: "scope of business"),
    SchemaField("headcount", "员工人数", .number, zh: "员工总人数", en: "number of employees"),
    SchemaField(
      "certificates", "资质证书", .list(.record(certificate)), zh: "质量、安全等认证和资质",
      en: "certificates held"),
    SchemaField(
      "logo", "标志", .text, .optional, zh: "标志图片的文件名，放在本文件旁边",
      en: "picture file of the logo, beside this file", example: "logo.png"),
    SchemaField(
      "color", "颜色", .text, .optional, zh: "企业的标准色，六位十六进制数加引号；主题 modern 用它",
      en: "colour of the company, six hexadecimal digits in quotes; the theme modern takes it",
      example: "1F5C99"),
  ])

  private static let certificate = SchemaRecord([
    SchemaField(
      "name", "名称", .text, .required, zh: "证书名称", en: "name of the certificate",
      example: "质量管理体系认证证书"),
    SchemaField("number", "编号", .text, zh: "证书编号", en: "number of the certificate"),
    SchemaField("issued_by", "发证机构", .text, zh: "发证机构", en: "issued by"),
    SchemaField("valid_until", "有效期至", .date, zh: "有效期至", en: "valid until", example: "2028-12-31"),
  ])
}
