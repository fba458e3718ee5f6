import Foundation
import Testing

/// README.md as a transcript: what it tells people to type does what it shows.
@Suite struct ReadmeTests {
  static let readme = Runner.root.appending(path: "README.md")

  static func transcript() throws -> Transcript {
    Transcript(markdown: try String(contentsOf: readme, encoding: .utf8))
  }

  @Test func commandsOfTheReadmeDoWhatItShows() throws {
    let runner = try Runner()
    defer { runner.remove() }
    var count = 0
    for step in try Self.transcript().steps {
      switch step {
      case .file(let path, let text): try runner.write(text, to: path)
      case .command(let command):
        if command.text.hasPrefix("make ") { continue }
        count += 1
        let outcome = try runner.run(command.text)
        #expect(
          matches(outcome.lines[...], command.expected[...]),
          "README.md:\(command.line): $ \(command.text)\n\(outcome.lines.joined(separator: "\n"))")
        #expect(outcome.status == command.status, "README.md:\(command.line): $ \(command.text)")
      }
    }
    #expect(count >= 6)
  }

  @Test func targetsOfTheReadmeAreInTheMakefile() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let targets = Set(text.matches(of: #/(?:`|\$ )make ([a-z]+)/#).map { String($0.1) })
    try #require(targets.count >= 4)
    let runner = try Runner()
    defer { runner.remove() }
    for target in targets.sorted() {
      let outcome = try runner.run("make -n -C '\(Runner.root.path)' \(target)")
      #expect(outcome.status == 0, "make \(target)\n\(outcome.errors)")
    }
  }

  @Test func everyCommandOfTheReadmeTableIsOne() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let commands = text.matches(of: #/\| `shouce ([a-z]+) /#).map { String($0.1) }
    #expect(commands == ["new", "build", "issue", "log", "diff", "templates"])
    let runner = try Runner()
    defer { runner.remove() }
    for command in commands {
      #expect(try runner.run("shouce \(command) --help").status == 0)
    }
  }
}
