public import ArgumentParser
public import ManualKit
internal import SystemPackage

/// `shouce build`: the manuals of one or more companies.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.text(zh: "生成手册", en: "writes the manual"),
    discussion: Speech.text(
      zh: "资料有空缺也生成草案，空缺处标出【待填:…】并列出清单；资料有错误则什么都不写。",
      en: "With gaps it writes a draft and lists them; with errors it writes nothing."))

  @Argument(
    help: Speech.help(zh: "公司文件夹或资料文件", en: "company folders or profiles", valueName: "folder"))
  var sources: [String]

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: Speech.help(zh: "输出文件夹", en: "where to write", valueName: "folder"))
  var output: String?

  @Option(
    help: Speech.help(zh: "格式: docx,odt,pdf,html,md,text", en: "formats: docx,odt,pdf,html,md,text")
  )
  var format: FormatList = .usual

  @Option(
    help: Speech.help(
      zh: "手册中的当前日期，如 2026-11-22", en: "today's date in the manual, as 2026-11-22",
      valueName: "date"))
  var date: DateArgument?

  @Option(
    help: Speech.help(
      zh: "填写页码，需要 LibreOffice: auto、always 或 never",
      en: "page numbers, by LibreOffice: auto, always or never", valueName: "when"))
  var paginate: Pagination?

  @Option(
    help: Speech.help(
      zh: "重新生成发布过的版本，如 A0", en: "writes an issued version again, as A0",
      valueName: "version"))
  var version: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let workshop = try common.workshop()
    let options = BuildOptions(
      formats: format.formats, output: output.map { FilePath($0) }, date: date?.text,
      pagination: paginate ?? CommonOptions.pagination, version: version)
    let paths = sources.map { FilePath($0) }
    let (language, isColoured) = (common.language, common.isColoured)
    let report = await Interruption.cancels {
      await workshop.build(paths, options: options, language: language, isColoured: isColoured)
    }
    guard let report else { throw ExitCode(Interruption.status) }
    throw common.finish(report)
  }
}

/// The value of `--format`: names joined by commas.
struct FormatList: ExpressibleByArgument {
  var formats: [OutputFormat]

  static let usual = FormatList(formats: OutputFormat.usual)

  private init(formats: [OutputFormat]) { self.formats = formats }

  init?(argument: String) {
    var formats: [OutputFormat] = []
    for name in argument.split(separator: ",") {
      guard let format = OutputFormat(rawValue: name.lowercased()) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    guard !formats.isEmpty else { return nil }
    self.formats = formats
  }

  var defaultValueDescription: String { formats.map(\.rawValue).joined(separator: ",") }
}

/// The value of `--date`: a day that exists.
struct DateArgument: ExpressibleByArgument {
  var text: String

  init?(argument: String) {
    guard BuildOptions.isDate(argument) else { return nil }
    text = argument
  }
}

extension Pagination: ExpressibleByArgument {}
