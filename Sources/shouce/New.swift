public import ArgumentParser
public import ManualKit
internal import SystemPackage

/// `shouce new`: a folder for a new client.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "新建公司文件夹和资料文件 / a folder with a commented profile",
    discussion: "已有的文件绝不覆盖。/ Never overwrites.")

  @Argument(help: ArgumentHelp("新文件夹 / the new folder", valueName: "folder"))
  var folder: String

  @Option(help: "公司全称 / full name of the company")
  var name: String?

  @Option(help: "企业类型 / kind: manufacturer 生产型, retailer 销售型, service 服务型")
  var kind: CompanyKind = .retailer

  @Option(help: "资料文件的键名 / keys of the profile: zh, en")
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
