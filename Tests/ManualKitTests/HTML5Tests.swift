import Foundation
import Testing

/// The page against the strict parser of html5lib, where there is one.
@Suite struct HTML5Tests {
  /// A Python with html5lib: `SHOUCE_PYTHON`, or `python3`.
  private static let python: String? = {
    let named = ProcessInfo.processInfo.environment["SHOUCE_PYTHON"] ?? "python3"
    return (try? run(named, "-c", "import html5lib"))?.status == 0 ? named : nil
  }()

  @Test(
    .enabled(if: python != nil, "left out: no html5lib; pip install html5lib, or SHOUCE_PYTHON"),
    arguments: Example.allCases)
  func isHTMLWithoutASingleParseError(example: Example) async throws {
    let python = try #require(Self.python)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(try await Outputs.of(example).html).write(to: file)
    let script =
      "import html5lib,sys;html5lib.HTMLParser(strict=True).parse(open(sys.argv[1],'rb'))"
    let outcome = try Self.run(python, "-c", script, file.path)
    #expect(outcome.status == 0, "\(outcome.errors.suffix(300))")
  }

  private static func run(
    _ program: String, _ arguments: String...
  ) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let errors = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: errors, as: UTF8.self))
  }
}
