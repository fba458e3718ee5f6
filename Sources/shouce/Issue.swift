internal import ArgumentParser
internal import ManualKit
internal import SystemPackage

/// `shouce issue`: the next version of a company's manual.
struct Issue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.text(zh: "发布新版本", en: "issues the next version"),
    discussion: Speech.text(
      zh: "和上一个版本比较，写出改了什么，登入 revisions.yaml，把数据存入 issued，再生成文件。\n"
        + "没有改动就不发布；还有空缺或日期不对也不发布。",
      en:
        "Compares with the last version, tells what changed, adds a row to revisions.yaml, freezes "
        + "the data under issued, then writes the files.\n"
        + "Without a change, with gaps or with wrong dates nothing is issued."))

  @Argument(help: Speech.help(zh: "公司文件夹", en: "company folder", valueName: "folder"))
  var source: String

  @Option(
    help: Speech.help(zh: "修订原因，如 \"年度评审\"", en: "why, as \"yearly review\"", valueName: "text"))
  var reason: String

  @Option(
    help: Speech.help(
      zh: "发布日期，如 2026-11-22；不写用资料里的", en: "day of issue, as 2026-11-22; else the profile's",
      valueName: "date"))
  var date: DateArgument?

  @Option(
    help: Speech.help(
      zh: "实施日期；不写用资料里的", en: "day of effect; else the profile's", valueName: "date"))
  var effective: DateArgument?

  @Flag(help: Speech.help(zh: "换版: A3 之后是 B0", en: "begins a new edition: B0 after A3"))
  var reissue = false

  @Option(
    parsing: .singleValue,
    help: Speech.help(
      zh: "修订内容，代替程序写出的；可以写几次", en: "what changed, in your own words; may be repeated",
      valueName: "text"))
  var summary: [String] = []

  @Option(
    help: Speech.help(zh: "格式: docx,odt,pdf,html,md,text", en: "formats: docx,odt,pdf,html,md,text")
  )
  var format: FormatList = .usual

  @Option(
    help: Speech.help(
      zh: "填写页码，需要 LibreOffice: auto、always 或 never",
      en: "page numbers, by LibreOffice: auto, always or never", valueName: "when"))
  var paginate: Pagination?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let workshop = try common.workshop()
    let options = IssueOptions(
      reason: reason, date: date?.text, effective: effective?.text, isReissue: reissue,
      summary: summary, formats: format.formats, pagination: paginate ?? CommonOptions.pagination)
    let path = FilePath(source)
    let (language, isColoured) = (common.language, common.isColoured)
    let report = await Interruption.cancels {
      await workshop.issue(path, options: options, language: language, isColoured: isColoured)
    }
    guard let report else { throw ExitCode(Interruption.status) }
    throw common.finish(report)
  }
}
