import Foundation
import Testing

@Suite struct HelpTests {
  @Test(arguments: ["", "new", "build", "templates"])
  func helpIsInChineseAndEnglish(command: String) throws {
    let runner = try Runner()
    defer { runner.remove() }
    let outcome = try runner.run("shouce \(command) --help")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let overview = try #require(lines.first { $0.hasPrefix("OVERVIEW: ") })
    try expectBothLanguages(overview.dropFirst("OVERVIEW: ".count))
    // An entry begins at the second column; its text may go on below.
    var entries: [String] = []
    for line in lines where line.hasPrefix("  ") {
      if line.dropFirst(2).first == " " {
        if !entries.isEmpty { entries[entries.count - 1] += line }
      } else {
        entries.append(line)
      }
    }
    // These two are the parser's own.
    let own = entries.filter { !$0.contains("--version") && !$0.contains("--help") }
      .filter { !$0.contains("shouce help <subcommand>") }
    #expect(own.count >= 3)
    for entry in own { try expectBothLanguages(entry[...]) }
  }

  private func expectBothLanguages(_ text: Substring) throws {
    let parts = text.split(separator: " / ")
    try #require(parts.count >= 2, "\(text)")
    #expect(parts[0].unicodeScalars.contains { $0.value > 0x2E80 }, "\(text)")
    #expect(parts[1].contains { $0.isASCII && $0.isLetter }, "\(text)")
  }
}
