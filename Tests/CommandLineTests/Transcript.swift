import Foundation
import Testing

/// A command transcript: Markdown whose fenced blocks are run, one after the other, in one new folder.
///
/// ```text
/// $ shouce build acme
/// what it prints to standard output
/// 2> what it prints to standard error
/// => 1
/// ```
/// A block marked `file=PATH` writes that file first. Lines of a block marked `text` are compared with
/// what the commands print; the status is 0 unless a line `=> n` says otherwise. A line `...` stands
/// for any lines.
struct Transcript {
  struct Command {
    var line: Int
    var text: String
    var expected: [String] = []
    var status: Int32 = 0
  }

  enum Step {
    case file(path: String, text: String)
    case command(Command)
  }

  var steps: [Step] = []

  init(markdown: String) {
    var fence: String?
    var indent = 0
    var body: [(Int, String)] = []
    for (index, whole) in markdown.components(separatedBy: "\n").enumerated() {
      // A block inside a list is indented as a whole.
      let blanks = whole.prefix { $0 == " " }.count
      let line = String(whole.dropFirst(fence == nil ? blanks : min(blanks, indent)))
      if let info = fence {
        if line == "```" {
          add(info: info, body: body)
          fence = nil
        } else {
          body.append((index + 1, line))
        }
      } else if line.hasPrefix("```") {
        fence = String(line.dropFirst(3))
        indent = blanks
        body = []
      }
    }
  }

  private mutating func add(info: String, body: [(Int, String)]) {
    if let path = info.firstMatch(of: /file=(\S+)/)?.1 {
      let text = body.map { $0.1 + "\n" }.joined()
      steps.append(.file(path: String(path), text: text))
      return
    }
    var current: Command?
    for (number, line) in body {
      if line.hasPrefix("$ ") {
        if let command = current { steps.append(.command(command)) }
        current = Command(line: number, text: String(line.dropFirst(2)))
      } else if let status = line.firstMatch(of: /^=> (\d+)$/)?.1 {
        current?.status = Int32(status) ?? -1
      } else {
        current?.expected.append(line)
      }
    }
    if let command = current { steps.append(.command(command)) }
  }
}

/// Runs commands in a folder of their own, with the program just built on the path.
struct Runner {
  let folder: URL

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the built products: where this test runs from.
  static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "shouce-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  struct Outcome {
    var output: String
    var errors: String
    var status: Int32

    /// Standard error behind standard output, its lines marked, as a transcript shows them.
    var lines: [String] {
      func split(_ text: String) -> [String] {
        text.isEmpty
          ? []
          : (text.hasSuffix("\n") ? String(text.dropLast()) : text).components(separatedBy: "\n")
      }
      return split(output) + split(errors).map { "2> " + $0 }
    }
  }

  func run(_ command: String, environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": Self.products.path + ":/usr/bin:/bin", "HOME": folder.path,
      "SHOUCE_TEMPLATES": Self.root.appending(path: "Templates").path,
      // What a transcript says is not to depend on what is installed.
      "SHOUCE_PAGINATE": "never",
    ].merging(environment) { $1 }
    // What the program does counts in the coverage; a path not whole would lead into the folder here.
    let inherited = ProcessInfo.processInfo.environment
    if let coverage = inherited["LLVM_PROFILE_FILE"], coverage.hasPrefix("/") {
      process.environment?["LLVM_PROFILE_FILE"] = coverage
    }
    let output = folder.appending(path: ".output")
    let errors = folder.appending(path: ".errors")
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
      status: process.terminationStatus)
  }

  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

/// Whether lines are as expected, where `...` stands for any lines.
func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
  guard let first = expected.first else { return lines.isEmpty }
  if first == "..." {
    return (lines.startIndex...lines.endIndex).contains {
      matches(lines[$0...], expected.dropFirst())
    }
  }
  return lines.first == first && matches(lines.dropFirst(), expected.dropFirst())
}
