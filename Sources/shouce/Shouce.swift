public import ArgumentParser
internal import Glibc
internal import ManualKit
internal import SystemPackage

/// The command line: words in, reports out; everything else is ManualKit's.
@main struct Shouce: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shouce",
    abstract: Speech.text(
      zh: "从企业资料生成售后服务管理手册", en: "writes a company's after-sales service manual"),
    discussion: Speech.text(
      zh: "常用: shouce new acme --name 公司全称    新建公司文件夹\n"
        + "      shouce build acme                  生成手册\n"
        + "      shouce issue acme --reason 原因    发布新版本\n"
        + "退出码：0 完成，1 输入有错，2 文件或磁盘故障，64 用法",
      en: "usual: shouce new acme --name NAME    a folder for a new client\n"
        + "       shouce build acme              its manual\n"
        + "       shouce issue acme --reason WHY its next version\n"
        + "exit status: 0 done, 1 errors in the input, 2 file or disk, 64 usage"),
    version: "0.1.0",
    subcommands: [
      New.self, Build.self, Issue.self, Log.self, Diff.self, Templates.self, Schema.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { end(with: error) }
      let usage = fullMessage(for: error).split(separator: "\n").first { $0.hasPrefix("Usage: ") }
      // An unknown command makes the parser complain about its options instead.
      let stray = CommandLine.arguments.dropFirst().first
      let isStray = usage?.hasPrefix("Usage: shouce <subcommand>") == true
      let mistake = UsageMistake(
        message: isStray && stray?.hasPrefix("-") == false
          ? "Unexpected argument '\(stray ?? "")'" : message(for: error),
        usage: String(usage?.dropFirst("Usage: ".count) ?? "shouce"))
      CommonOptions.write(
        Speech.translated(mistake.report(in: Speech.language)), to: STDERR_FILENO)
      exit(withError: ExitCode.validationFailure)
    }
  }

  /// Ends with the status of a command, or shows the help or the version that was asked for.
  private static func end(with error: any Error) -> Never {
    let text = fullMessage(for: error)
    guard exitCode(for: error) == .success, !text.isEmpty else { exit(withError: error) }
    CommonOptions.write(Speech.translated(text) + "\n", to: STDOUT_FILENO)
    exit(withError: ExitCode.success)
  }
}

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: Speech.help(zh: "消息语言：zh 中文、en 英文", en: "language of messages: zh, en"))
  var lang: Language?

  @Option(help: Speech.help(zh: "模板文件夹", en: "folder of the templates", valueName: "folder"))
  var templates: String?

  var language: Language { lang ?? Self.languageOfLocale }

  static var languageOfLocale: Language {
    Language(locale: environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG"))
  }

  /// What the variable `SHOUCE_PAGINATE` says where the command line is silent.
  static var pagination: Pagination {
    environment("SHOUCE_PAGINATE").flatMap { Pagination(rawValue: $0) } ?? .auto
  }

  var isColoured: Bool { isatty(STDERR_FILENO) == 1 && Self.environment("NO_COLOR") == nil }

  /// Whether results go to a terminal with colours.
  var showsColour: Bool { isatty(STDOUT_FILENO) == 1 && Self.environment("NO_COLOR") == nil }

  /// The program's room for work, with the standard's pack found.
  func workshop() throws -> Workshop {
    do {
      return try Workshop(
        environment: FileSystem(),
        templates: templates.map { FilePath($0) }
          ?? Self.environment("SHOUCE_TEMPLATES").map { FilePath($0) },
        executable: FileSystem.executable)
    } catch {
      throw finish(error.report(in: language), status: .worldFailed)
    }
  }

  /// Prints a report: results to standard output, messages to standard error.
  func finish(_ report: Report, status: Report.Status? = nil) -> ExitCode {
    if !report.messages.isEmpty { Self.write(report.messages, to: STDERR_FILENO) }
    if !report.results.isEmpty { Self.write(report.results, to: STDOUT_FILENO) }
    return ExitCode((status ?? report.status).rawValue)
  }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  static func write(_ text: String, to descriptor: Int32) {
    // A closed pipe (`shouce … | head`) is no reason to complain.
    _ = try? FileDescriptor(rawValue: descriptor).writeAll(text.utf8)
  }
}

extension Language: ExpressibleByArgument {}
