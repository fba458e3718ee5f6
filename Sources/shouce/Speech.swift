internal import ArgumentParser
internal import ManualKit

/// The language that the program speaks to this user, known before the arguments are parsed: the help
/// and the complaints about arguments are in it as well.
enum Speech {
  /// That of `--lang`, else that of the locale.
  static let language = asked(in: CommandLine.arguments) ?? CommonOptions.languageOfLocale

  /// The wording of a help text in that language.
  static func text(zh: String, en: String) -> String { language == .zh ? zh : en }

  static func help(zh: String, en: String, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(text(zh: zh, en: en), valueName: valueName)
  }

  /// The language asked for in arguments that may not be parsable as a whole.
  private static func asked(in arguments: [String]) -> Language? {
    let asked = arguments.indices.compactMap { index -> Language? in
      let argument = arguments[index]
      if argument.hasPrefix("--lang=") { return Language(argument: String(argument.dropFirst(7))) }
      guard argument == "--lang", index + 1 < arguments.endIndex else { return nil }
      return Language(argument: arguments[index + 1])
    }
    return asked.first
  }

  /// A help text or a line of usage with the parser's own words in that language; the rest is ours.
  static func translated(_ help: String) -> String {
    guard language == .zh else { return help }
    return words.reduce(help) { $0.replacing($1.en, with: $1.zh) }
  }

  /// What stands in for an argument is as wide as before, so that columns stay aligned.
  private static let words = [
    (en: "OVERVIEW: ", zh: "概述: "), (en: "USAGE: ", zh: "用法: "),
    (en: "\nARGUMENTS:\n", zh: "\n参数:\n"),
    (en: "\nOPTIONS:\n", zh: "\n选项:\n"), (en: "\nSUBCOMMANDS:\n", zh: "\n命令:\n"),
    (en: "Show the version.", zh: "显示版本"), (en: "Show help information.", zh: "显示说明"),
    (en: "(default: ", zh: "(默认: "), (en: "; default:", zh: "; 默认:"),
    (en: "(values:", zh: "(可选:"),
    (
      en: "See 'shouce help <subcommand>' for detailed help.",
      zh: "运行「shouce help <命令>」看某个命令的说明。"
    ), (en: "<subcommand>", zh: "<命令>"), (en: "<folder>", zh: "<文件夹>"),
    (en: "<format>", zh: "<格式名>"), (en: "<lang>", zh: "<语言>"), (en: "<name>", zh: "<名称>"),
    (en: "<kind>", zh: "<类型>"), (en: "<keys>", zh: "<语言>"),
    (en: "<date>", zh: "<日期>"), (en: "<when>", zh: "<何时>"), (en: "<text>", zh: "<文字>"),
    (en: "<version>", zh: "<版本号>"),
    (en: "<old>", zh: "<旧>"), (en: "<new>", zh: "<新>"), (en: "<file>", zh: "<文件>"),
  ]
}
