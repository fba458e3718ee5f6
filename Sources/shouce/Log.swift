public import ArgumentParser
public import ManualKit
internal import SystemPackage

/// `shouce log`: the history of a company's manual.
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.text(zh: "列出修订记录", en: "lists the revision history"))

  @Argument(help: Speech.help(zh: "公司文件夹", en: "company folder", valueName: "folder"))
  var folder: String

  @Option(help: Speech.help(zh: "格式: text 或 json", en: "format: text or json"))
  var format: LogFormat = .text

  @Flag(
    help: Speech.help(zh: "核对冻结的数据有没有被改动", en: "verifies that what was issued is unchanged"))
  var verify = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workshop = try common.workshop()
    let report = workshop.log(
      of: FilePath(folder), format: format, isVerified: verify, language: common.language,
      isColoured: common.isColoured)
    throw common.finish(report)
  }
}

extension LogFormat: ExpressibleByArgument {}
