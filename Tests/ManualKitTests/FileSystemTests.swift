import Foundation
import ManualKit
import SystemPackage
import Testing

@Suite struct FileSystemTests {
  private let folder = FilePath(
    FileManager.default.temporaryDirectory.appending(path: "shouce-\(UUID().uuidString)").path)
  private let files = FileSystem()

  @Test func readsWhatItWrote() throws {
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    let path = folder.appending("新/文件.txt")
    for size in [0, 1, 5000, 300_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      try files.write(bytes, to: path)
      #expect(try files.read(path) == bytes)
    }
    #expect(files.files(below: folder) == ["新/文件.txt"])
    #expect(files.kind(of: path) == .file)
    #expect(files.kind(of: folder) == .folder)
    #expect(files.kind(of: folder.appending("x")) == .nothing)
  }

  @Test func leavesTheOldFileWhenItCannotWrite() throws {
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    let path = folder.appending("a")
    try files.write([1], to: path)
    #expect(throws: FileError(.makeFolder, path, .fileExists)) {
      try files.write([2], to: path.appending("b"))
    }
    #expect(throws: FileError.self) { try files.write([2], to: folder) }
    #expect(try files.read(path) == [1])
    #expect(files.files(below: folder) == ["a"])
  }

  @Test func saysWhyItCannotRead() {
    #expect(throws: FileError(.read, "/nowhere/x", .noSuchFileOrDirectory)) {
      try files.read("/nowhere/x")
    }
  }
}
