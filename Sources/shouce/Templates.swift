internal import ArgumentParser
internal import ManualKit
internal import SystemPackage

/// `shouce templates`: which file each section comes from.
struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.text(
      zh: "列出各章节所用的模板文件", en: "lists the file each section comes from"))

  @Argument(help: Speech.help(zh: "公司文件夹", en: "company folder", valueName: "folder"))
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workshop = try common.workshop()
    let report = workshop.listTemplates(
      of: FilePath(folder), language: common.language, isColoured: common.isColoured)
    throw common.finish(report)
  }
}

/// `shouce schema`: the JSON Schema of the profile, as shipped in `Templates/`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.text(
      zh: "输出资料文件的 JSON Schema", en: "prints the JSON Schema of the profile"),
    shouldDisplay: false)

  @OptionGroup var common: CommonOptions

  func run() throws {
    throw common.finish(try common.workshop().jsonSchema())
  }
}
