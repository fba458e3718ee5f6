import Foundation
import ManualKit
import SystemPackage
import Testing

/// Programs that are really run.
@Suite struct MachineTests {
  private let system = FileSystem()

  private func shell(_ script: String, limit: Duration = .seconds(900)) -> Command {
    Command("/bin/sh", ["-c", script], timeLimit: limit)
  }

  @Test func givesWhatAProgramSaid() async throws {
    let bytes = try await system.run(shell("echo 页; echo no >&2"))
    #expect(String(decoding: bytes, as: UTF8.self) == "页\n")
  }

  @Test func tellsHowAProgramFailed() async throws {
    await #expect(throws: CommandFailure.failed(3)) { try await system.run(shell("exit 3")) }
    await #expect(throws: CommandFailure.failed(-9)) { try await system.run(shell("kill -9 $$")) }
    await #expect(throws: CommandFailure.notStarted) {
      try await system.run(Command("/no/such/program", [], timeLimit: .seconds(9)))
    }
  }

  @Test func killsAProgramThatHangsWithAllItStarted() async throws {
    let folder = try system.makeTemporaryFolder()
    defer { system.removeTemporaryFolder(folder) }
    let file = folder.appending("child")
    await #expect(throws: CommandFailure.timedOut) {
      try await system.run(
        shell(
          "trap '' TERM INT; sleep 3000 & echo $! > '\(file)'; wait; sleep 3000", limit: .seconds(2)
        ))
    }
    let child = try #require(
      Int32(
        String(decoding: try system.read(file), as: UTF8.self).trimmingCharacters(in: .newlines)))
    // Whoever adopts it may take a moment to notice that it is gone.
    for _ in 0..<50 where Self.isRunning(child) { try await Task.sleep(for: .milliseconds(100)) }
    #expect(!Self.isRunning(child))
  }

  @Test func stopsWhenTheUserDoes() async throws {
    let task = Task { [system] in
      try await system.run(Command("/bin/sh", ["-c", "sleep 300"], timeLimit: .seconds(300)))
    }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    await #expect(throws: CommandFailure.cancelled) { try await task.value }
  }

  /// Whether a process is there and no zombie.
  private static func isRunning(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !status.contains(") Z ")
  }

  @Test func findsProgramsByAnyOfTheirNames() {
    #expect(system.program(["no-such-program", "sh"])?.lastComponent?.string == "sh")
    #expect(system.program(["no-such-program"]) == nil)
    // A file that cannot be run is no program, nor is a folder.
    #expect(system.program(["../../etc/passwd"]) == nil && system.program(["."]) == nil)
  }

  @Test func removesATemporaryFolderWithAllThatIsInIt() throws {
    let folder = try system.makeTemporaryFolder()
    let other = try system.makeTemporaryFolder()
    #expect(folder != other)
    try system.write([1], to: folder.appending("deep").appending(".hidden"))
    try system.write([1], to: other.appending("kept"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending("link").string, withDestinationPath: other.string)
    system.removeTemporaryFolder(folder)
    #expect(system.kind(of: folder) == .nothing)
    #expect(system.kind(of: other.appending("kept")) == .file)
    system.removeTemporaryFolder(other)
    #expect(system.kind(of: other) == .nothing)
  }
}
