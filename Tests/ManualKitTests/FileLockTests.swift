import Foundation
import SystemPackage
import Testing

@testable import ManualKit

/// The real disk under an issue: locks, and files that are put, moved and removed.
@Suite struct FileLockTests {
  private let folder = FilePath(
    FileManager.default.temporaryDirectory.appending(path: "shouce-\(UUID().uuidString)").path)
  private let files = FileSystem()

  @Test func letsOneInAndTellsTheOtherWhoItIs() throws {
    defer { files.remove(folder) }
    let path = folder.appending("lock")
    try files.put(NewFile(path: folder.appending("x"), bytes: []))
    let first = try files.lock(path)
    guard case .held(path, _, wasLeft: false) = first else {
      Issue.record("\(first)")
      return
    }
    guard case .taken(let holder) = try files.lock(path) else {
      Issue.record("both got in")
      return
    }
    #expect(holder.contains("@") && holder.contains(/\d{4}-\d\d-\d\d \d\d:\d\d$/), "\(holder)")
    files.unlock(first)
    #expect(files.kind(of: path) == .nothing)
    let third = try files.lock(path)
    guard case .held(path, _, wasLeft: false) = third else {
      Issue.record("\(third)")
      return
    }
    files.unlock(third)
    files.unlock(.taken(by: ""))
  }

  @Test func knowsALockThatWasLeftBehind() throws {
    defer { files.remove(folder) }
    let path = folder.appending("lock")
    try files.put(
      NewFile(path: path, bytes: Array("somebody with a very long name, long ago".utf8)))
    let lock = try files.lock(path)
    guard case .held(path, _, wasLeft: true) = lock else {
      Issue.record("\(lock)")
      return
    }
    #expect(String(decoding: try files.read(path), as: UTF8.self).hasSuffix("ago") == false)
    files.unlock(lock)
    #expect(throws: FileError(.write, folder.appending("no/lock"), .noSuchFileOrDirectory)) {
      try files.lock(folder.appending("no/lock"))
    }
  }

  /// Of many who try at once one is in at a time.
  @Test func letsOneInAtATime() async throws {
    let (folder, files) = (folder, files)
    defer { files.remove(folder) }
    try files.put(NewFile(path: folder.appending("count"), bytes: [0]))
    let rounds = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var entered = 0
          for _ in 0..<200 {
            let lock = try files.lock(folder.appending("lock"))
            guard case .held = lock else { continue }
            let count = try files.read(folder.appending("count"))
            #expect(count == [0])
            try files.put(NewFile(path: folder.appending("count"), bytes: [1]))
            try files.put(NewFile(path: folder.appending("count"), bytes: [0]))
            entered += 1
            files.unlock(lock)
          }
          return entered
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(rounds > 0)
  }

  @Test func movesAFolderWithAllInIt() throws {
    defer { files.remove(folder) }
    try files.put(NewFile(path: folder.appending(".part/a/b"), bytes: [1]))
    try files.move(folder.appending(".part"), to: folder.appending("whole"))
    #expect(try files.read(folder.appending("whole/a/b")) == [1])
    #expect(files.kind(of: folder.appending(".part")) == .nothing)
    #expect(throws: FileError(.write, folder.appending("z"), .noSuchFileOrDirectory)) {
      try files.move(folder.appending("none"), to: folder.appending("z"))
    }
    files.remove(folder)
    #expect(files.kind(of: folder) == .nothing)
    files.remove(folder)
  }

  /// An environment of files only, as tests have it.
  @Test func doesWithoutWhatAnEnvironmentDoesNotHave() {
    struct Nothing: Environment {
      func read(_ path: FilePath) throws(FileError) -> [UInt8] {
        throw FileError(.read, path, .noSuchFileOrDirectory)
      }
      func write(_ files: [NewFile]) throws(FileError) {}
      func kind(of path: FilePath) -> FileKind { .nothing }
      func files(below folder: FilePath) -> [String] { [] }
    }
    let world = Nothing()
    #expect(throws: FileError(.write, "a", .notSupported)) { try world.lock("a") }
    #expect(throws: FileError(.write, "a", .notSupported)) {
      try world.put(NewFile(path: "a", bytes: []))
    }
    #expect(throws: FileError(.write, "b", .notSupported)) { try world.move("a", to: "b") }
    world.remove("a")
    world.unlock(.taken(by: ""))
  }
}
