public import ArgumentParser
public import ManualKit
internal import SystemPackage

/// `shouce new`: a folder for a new client.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.text(zh: "新建公司文件夹和资料文件", en: "makes a folder with a commented profile"),
    discussion: Speech.text(zh: "已有的文件绝不覆盖。", en: "Never overwrites."))

  @Argument(help: Speech.help(zh: "新文件夹", en: "the new folder", valueName: "folder"))
  var folder: String

  @Option(help: Speech.help(zh: "公司全称", en: "full name of the company"))
  var name: String?

  @Option(
    help: Speech.help(
      zh: "企业类型：manufacturer 生产型、retailer 销售型、service 服务型",
      en: "kind: manufacturer, retailer, service"))
  var kind: CompanyKind = .retailer

  @Option(help: Speech.help(zh: "资料文件的键名：zh 中文、en 英文", en: "keys of the profile: zh, en"))
  var keys: Language = .zh

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if folder.isEmpty { throw ValidationError("Missing expected argument '<folder>'") }
  }

  func run() throws {
    let workshop = try common.workshop()
    let report = workshop.makeCompany(
      in: FilePath(folder), name: name, kind: kind, keys: keys, language: common.language)
    throw common.finish(report)
  }
}

extension CompanyKind: ExpressibleByArgument {
  /// By its English or its Chinese name.
  public init?(argument: String) {
    switch argument {
    case "生产型": self = .manufacturer
    case "销售型": self = .retailer
    case "服务型": self = .service
    default: self.init(rawValue: argument.lowercased())
    }
  }
}
