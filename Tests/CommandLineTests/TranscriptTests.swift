import Foundation
import Testing

@Suite struct TranscriptTests {
  static let transcripts = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts")

  static func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: transcripts.path)) ?? [])
      .filter { $0.hasSuffix(".md") }.sorted()
  }

  @Test func thereAreTranscripts() {
    #expect(Self.names().count >= 5)
  }

  @Test(arguments: names())
  func commandsPrintWhatTheTranscriptSays(name: String) throws {
    let file = Self.transcripts.appending(path: name)
    let transcript = Transcript(markdown: try String(contentsOf: file, encoding: .utf8))
    try #require(!transcript.steps.isEmpty)
    let runner = try Runner()
    defer { runner.remove() }
    for step in transcript.steps {
      switch step {
      case .file(let path, let text): try runner.write(text, to: path)
      case .command(let command):
        let outcome = try runner.run(command.text)
        #expect(
          matches(outcome.lines[...], command.expected[...]),
          "\(name):\(command.line): $ \(command.text)\n\(outcome.lines.joined(separator: "\n"))")
        #expect(outcome.status == command.status, "\(name):\(command.line): $ \(command.text)")
      }
    }
  }
}
