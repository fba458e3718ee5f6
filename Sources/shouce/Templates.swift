internal import ArgumentParser
internal import ManualKit
internal import SystemPackage

/// `shouce templates`: which file each section comes from.
struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "列出各章节所用的模板文件 / lists the file each section comes from")

  @Argument(help: ArgumentHelp("公司文件夹 / company folder", valueName: "folder"))
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
    abstract: "输出资料文件的 JSON Schema / prints the JSON Schema of the profile",
    shouldDisplay: false)

  @OptionGroup var common: CommonOptions

  func run() throws {
    throw common.finish(try common.workshop().jsonSchema())
  }
}
