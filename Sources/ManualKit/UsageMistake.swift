internal import ManualModel

/// A command line that cannot be understood, told in the language of the user.
///
/// The parser of arguments speaks English only; its sentences are few, and known here by how they begin.
public struct UsageMistake: Sendable {
  private let message: String
  private let usage: String

  /// The sentence of the parser, and how the command is used.
  public init(message: String, usage: String) {
    self.message = message
    self.usage = usage
  }

  /// What is wrong, what to write, and where to read more.
  public func report(in language: Language) -> String {
    var lines = [language(zh: "错误: ", en: "error: ") + language(summary)]
    if let remedy { lines.append("      = " + language(remedy)) }
    if !usage.isEmpty { lines.append(language(zh: "用法: ", en: "usage: ") + usage) }
    lines.append(
      language(
        zh: "运行「\(command) --help」看说明", en: "'\(command) --help' tells more"))
    return lines.joined(separator: "\n") + "\n"
  }

  /// `shouce build` of `shouce build <folder> …`.
  private var command: String {
    usage.prefix { $0 != "<" && $0 != "[" }.split(separator: " ").joined(separator: " ")
  }

  /// What the sentence quotes: options, values, arguments.
  private var quoted: [String] {
    message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// `--format` of `--format <format>`.
  private func option(_ text: String) -> String {
    String(text.prefix { $0 != " " && $0 != "=" })
  }

  private var isWithoutCommand: Bool { usage.hasPrefix("shouce <subcommand>") }

  private var summary: Wording {
    let words = quoted
    guard let first = words.first else { return other }
    if message.hasPrefix("Unknown option") {
      return Wording(zh: "没有「\(first)」这个选项", en: "there is no option '\(first)'")
    }
    if message.hasPrefix("Missing expected argument"), command == "shouce diff" {
      return Wording(
        zh: "要写两个：旧的和新的，如「shouce diff acme/A0 acme」",
        en: "two are wanted, the older and the newer, as in 'shouce diff acme/A0 acme'")
    }
    if message.hasPrefix("Missing expected argument") {
      if first.hasPrefix("-") {
        let name = option(first)
        return Wording(zh: "缺少「\(name)」", en: "'\(name)' is missing")
      }
      return Wording(
        zh: "还要写文件夹，如「\(command) acme」", en: "'\(first)' is missing, as in '\(command) acme'")
    }
    if message.hasPrefix("Missing value for") {
      let name = option(first)
      return Wording(zh: "「\(name)」后面要写内容", en: "a value is missing after '\(name)'")
    }
    if message.hasPrefix("The value"), words.count > 1 {
      let name = option(words[1])
      return Wording(zh: "「\(name)」不能是「\(first)」", en: "'\(name)' cannot be '\(first)'")
    }
    if message.contains("nexpected argument") {
      return isWithoutCommand
        ? Wording(zh: "没有「\(first)」这个命令", en: "there is no command '\(first)'")
        : Wording(zh: "多出了「\(first)」", en: "'\(first)' is one argument too many")
    }
    return other
  }

  private var other: Wording { Wording(zh: "命令写得不对: \(message)", en: message) }

  private var remedy: Wording? {
    let words = quoted
    guard let first = words.first else { return nil }
    if message.hasPrefix("Unknown option"), words.count > 1 {
      return Wording(zh: "是不是「\(words[1])」？", en: "did you mean '\(words[1])'?")
    }
    if message.hasPrefix("Missing value for") || message.hasPrefix("Missing expected argument") {
      return values(of: option(first))
    }
    if message.hasPrefix("The value"), words.count > 1 { return values(of: option(words[1])) }
    guard message.contains("nexpected argument") else { return nil }
    if isWithoutCommand {
      let commands = ["new", "build", "issue", "log", "diff", "templates"]
      return nearest(first, among: commands).map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      }
        ?? Wording(
          zh: "可用的有: \(commands.joined(separator: "、"))",
          en: "there are \(commands.joined(separator: ", "))")
    }
    return Wording(
      zh: "名称里有空格时，整个名称加半角引号: \"…\"", en: "put a name that holds blanks in quotes: \"…\"")
  }

  /// What may stand after an option.
  private func values(of option: String) -> Wording? {
    switch option {
    case "--format" where command.hasSuffix(" log"):
      return Wording(zh: "可用: text 表格、json", en: "write text or json")
    case "--format" where command == "shouce diff":
      let names = DiffFormat.allCases.map(\.rawValue)
      return Wording(
        zh: "可用: \(names.joined(separator: "、"))", en: "there are \(names.joined(separator: ", "))")
    case "--format":
      let names = OutputFormat.allCases.map(\.rawValue)
      return Wording(
        zh: "目前有 \(names.joined(separator: "、"))，几种之间用半角逗号: \(names.joined(separator: ","))",
        en: "there are \(names.joined(separator: ", ")); several are parted by commas")
    case "--paginate":
      return Wording(
        zh: "可用: auto 有 LibreOffice 就填写、always 必须填写、never 不填写", en: "write auto, always or never")
    case "--reason":
      return Wording(
        zh: "写明为什么发布，如 --reason \"年度评审\"", en: "say why, as in --reason \"yearly review\"")
    case "--date", "--effective":
      return Wording(
        zh: "写存在的日期，如 2026-09-01", en: "write a day of the calendar, such as 2026-09-01")
    case "--kind":
      return Wording(
        zh: "可用: manufacturer 生产型、retailer 销售型、service 服务型",
        en: "write manufacturer, retailer or service")
    case "--lang", "--keys":
      return Wording(zh: "可用: zh 中文、en 英文", en: "write zh or en")
    default: return nil
    }
  }
}
