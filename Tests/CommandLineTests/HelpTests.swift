import Testing

@Suite struct HelpTests {
  private static let commands = ["", "new", "build", "issue", "log", "diff", "templates"]

  private func help(_ command: String, _ language: String) throws -> [String] {
    let runner = try Runner()
    defer { runner.remove() }
    let outcome = try runner.run("shouce \(command) --help \(language)")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value > 0x2E80 }
  }

  /// An entry begins at the second column; its text may go on below.
  private func entries(_ lines: [String]) -> [String] {
    var entries: [String] = []
    for line in lines where line.hasPrefix("  ") {
      if line.dropFirst(2).first != " " {
        entries.append(line)
      } else if !entries.isEmpty {
        entries[entries.count - 1] += line
      }
    }
    return entries
  }

  @Test(arguments: commands) func helpIsInChinese(command: String) throws {
    for language in ["", "--lang zh"] {
      let lines = try help(command, language)
      #expect(lines.first.map(isChinese) == true)
      #expect(lines.contains("选项:") && lines.contains { $0.hasPrefix("用法: shouce") })
      let entries = entries(lines)
      #expect(entries.count >= 4)
      #expect(entries.allSatisfy(isChinese), "\(entries)")
      // Nothing of the parser's own words is left.
      let text = lines.joined(separator: "\n")
      #expect(
        !text.contains(/OVERVIEW|USAGE|OPTIONS|ARGUMENTS|SUBCOMMANDS|default|values|Show|See/))
    }
  }

  @Test(arguments: commands) func helpIsInEnglishWhereItIsAskedFor(command: String) throws {
    for language in ["--lang en", "--lang=en"] {
      let lines = try help(command, language)
      #expect(lines.first?.hasPrefix("OVERVIEW: ") == true)
      #expect(!lines.contains(where: isChinese), "\(lines)")
    }
    let runner = try Runner()
    defer { runner.remove() }
    let outcome = try runner.run(
      "shouce \(command) --help", environment: ["LANG": "en_GB.UTF-8"])
    #expect(!outcome.output.isEmpty && !isChinese(outcome.output))
  }

  @Test func theVersionIsANumberInAnyLanguage() throws {
    let runner = try Runner()
    defer { runner.remove() }
    for language in ["zh", "en"] {
      let outcome = try runner.run("shouce --version --lang \(language)")
      #expect(outcome.status == 0)
      #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(outcome.output)")
    }
  }
}
