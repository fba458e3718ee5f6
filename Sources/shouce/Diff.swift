public import ArgumentParser
internal import Glibc
public import ManualKit
internal import SystemPackage

/// `shouce diff`: what differs between two manuals.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.text(zh: "比较两份手册", en: "tells what differs between two manuals"),
    discussion: Speech.text(
      zh: "可比较：已发布的版本（A0、acme/A0）、公司文件夹、资料文件、.docx 和 .odt 文件。\n"
        + "先列资料（谁、什么、由什么改为什么、所在条款），再列条款，再列字句 [-旧-]{+新+}。\n"
        + "别人改过的文件、不是本程序生成的文件，按标题和文字比较。",
      en: "Takes issued versions (A0, acme/A0), company folders, profiles, .docx and .odt files.\n"
        + "Tells facts first, then sections, then words: [-old-]{+new+}. Files that were edited by hand\n"
        + "or come from elsewhere are compared by headings and words."))

  @Argument(
    help: Speech.help(
      zh: "旧的: 版本、文件夹或文件", en: "the older: version, folder or file", valueName: "old"))
  var old: String

  @Argument(
    help: Speech.help(
      zh: "新的: 版本、文件夹或文件", en: "the newer: version, folder or file", valueName: "new"))
  var new: String

  @Option(
    help: Speech.help(

      zh: "格式：text、json、html，以及带修订的 docx 和 odt",
      en: "text, json, html; docx and odt with tracked changes"))
  var format: DiffFormat = .text

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: Speech.help(zh: "输出文件", en: "the file to write", valueName: "file"))
  var output: String?

  @Flag(
    help: Speech.help(
      zh: "对照修订记录: 改了没有登记、登记了没有改", en: "hold the table of revisions against what changed"))
  var audit = false

  @Option(help: Speech.help(zh: "修订的作者，用于 docx 和 odt", en: "who made the tracked changes"))
  var author: String?

  @Option(
    help: Speech.help(
      zh: "修订的日期，如 2026-11-22", en: "the day of the tracked changes, as 2026-11-22",
      valueName: "date"))
  var date: DateArgument?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workshop = try common.workshop()
    let options = DiffOptions(
      format: format, output: output.map { FilePath($0) }, isAudit: audit, author: author,
      date: date?.text)
    let report = workshop.diff(
      FilePath(old), FilePath(new), options: options, language: common.language,
      isColoured: common.isColoured, showsColour: common.showsColour)
    throw common.finish(report)
  }
}

extension DiffFormat: ExpressibleByArgument {
  /// The help lists them itself; the parser would break its own words where they are not known.
  public static var allValueStrings: [String] { [] }
}
