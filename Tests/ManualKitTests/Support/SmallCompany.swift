import ManualKit
import SystemPackage

/// A company whose manual is a few lines of its own templates, so that it is issued in no time.
enum SmallCompany {
  static func profile(hotline: String = "400-000-0001", issued: String = "2026-09-01") -> String {
    """
    企业: {名称: 杭州示例科技有限公司, 简称: 示例, 服务热线: \(hotline)}
    手册: {标题: 售后服务手册, 文件编号: SC-01, 发布日期: \(issued), 实施日期: 2028-12-31, 编制: 甲, 批准: 乙}
    人员:
    - {姓名: 甲, 部门: 客服部}
    - {姓名: 乙, 部门: 客服部}
    部门:
    - {名称: 客服部}

    """
  }

  static let templates = [
    "pack.yaml": """
    name: small
    labels: {table: 表, figure: 图, appendix: 附录, contents: 目录, list_separator: 、, gap: "【待填:{name}】", draft: 草案, first_version: 新制订, draft_title: 手册}
    header: header.md
    front:
    - {layout: front, sections: [revisions]}
    body: [about, hotline]
    appendices: []

    """,
    "header.md":
      "---\nid: header\ntitle: \"\"\nnumber: none\ncontents: false\n---\n{{ manual.version }}版{{ \"（草案）\" if manual.draft else \"\" }}\n",
    "revisions.md":
      "---\nid: revisions\ntitle: 修订记录\nnumber: none\n---\n{% for row in revisions %}\n{{ row.number }}；{{ row.date | iso if given(row.date) else \"\" }}；{{ row.revision }}；{{ row.content }}；{{ row.version }}；{{ row.pages }}\n{% end %}\n",
    "about.md":
      "---\nid: \"1\"\ntitle: 概况\n---\n{{ company.name }}，{{ manual.version }}版{{ \"（草案）\" if manual.draft else \"\" }}，{{ manual.issued }}发布，{{ manual.effective }}实施。\n",
    "hotline.md":
      "---\nid: \"2\"\ntitle: 热线\n---\n服务热线{{ company.hotline }}。\n\n随时来电。\n",
  ]

  static func disk(_ profile: String = profile()) -> MemoryDisk {
    var files = ["/company/profile.yaml": profile]
    for (name, text) in templates { files["/company/templates/" + name] = text }
    return MemoryDisk(text: files)
  }
}

extension Environment {
  /// Issues the company at `/company`.
  func issue(
    _ reason: String = "年度评审", date: String? = nil, effective: String? = nil,
    isReissue: Bool = false, summary: [String] = [],
    formats: [OutputFormat] = [.text], pagination: Pagination = .never,
    language: Language = .en, folder: FilePath = "/company",
    templates: FilePath = MemoryDisk.packFolder
  ) async throws -> Report {
    try await Workshop(environment: self, templates: templates, executable: nil).issue(
      folder,
      options: IssueOptions(
        reason: reason, date: date, effective: effective, isReissue: isReissue, summary: summary,
        formats: formats, pagination: pagination), language: language, isColoured: false)
  }

  func log(isVerified: Bool = true, format: LogFormat = .text) throws -> Report {
    try Workshop(environment: self, templates: MemoryDisk.packFolder, executable: nil).log(
      of: "/company", format: format, isVerified: isVerified, language: .en, isColoured: false)
  }

  /// Builds the company at `/company`, or an issued version of it.
  func buildCompany(version: String? = nil, output: FilePath? = nil) async throws -> Report {
    try await Workshop(environment: self, templates: MemoryDisk.packFolder, executable: nil).build(
      ["/company"],
      options: BuildOptions(
        formats: [.text], output: output, pagination: .never, version: version), language: .en,
      isColoured: false)
  }
}

extension MemoryDisk {
  func text(_ path: String) -> String {
    self[path].map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Writes another profile.
  func edit(hotline: String, issued: String = "2026-09-01") throws {
    try write(
      SmallCompany.profile(hotline: hotline, issued: issued), to: "/company/profile.yaml")
  }
}
