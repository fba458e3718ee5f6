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

  @Test func writesAllFilesOrNone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    let (first, second) = (folder.appending("a"), folder.appending("b"))
    try files.write([1], to: first)
    try files.write([1], to: second.appending("inside"))
    #expect(throws: FileError(.write, second, .isDirectory)) {
      try files.write([NewFile(path: first, bytes: [2]), NewFile(path: second, bytes: [2])])
    }
    #expect(throws: FileError(.makeFolder, first, .fileExists)) {
      try files.write([
        NewFile(path: folder.appending("c"), bytes: [2]),
        NewFile(path: first.appending("x/y"), bytes: [2]),
      ])
    }
    #expect(try files.read(first) == [1])
    // No draft stays behind, not even a hidden one.
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
    #expect(left == ["a", "b"])
    try files.write([
      NewFile(path: first, bytes: [3]), NewFile(path: folder.appending("c"), bytes: [4]),
    ])
    #expect(try files.read(first) == [3] && files.read(folder.appending("c")) == [4])
  }

  @Test func removesTheDraftsOfAWriterThatDied() throws {
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    try files.write([1], to: folder.appending("a.docx"))
    func leave(_ name: String, minutesAgo: Double) throws {
      let path = folder.appending(name).string
      try Data([1]).write(to: URL(filePath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60 * minutesAgo)], ofItemAtPath: path)
    }
    // No process has such a number; one that lives, or wrote a moment ago, may still be at it.
    try leave(".b.docx.99999999.part", minutesAgo: 60)
    try leave(".c.docx.99999999.part", minutesAgo: 1)
    try leave(".d.docx.1.part", minutesAgo: 60)
    try leave(".e.part", minutesAgo: 60)
    try leave("f.99999999.part", minutesAgo: 60)
    try files.write([2], to: folder.appending("a.docx"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
    #expect(
      left == [".c.docx.99999999.part", ".d.docx.1.part", ".e.part", "a.docx", "f.99999999.part"])
  }

  @Test func findsTheRunningProgram() throws {
    let program = try #require(FileSystem.executable)
    #expect(files.kind(of: program) == .file)
  }

  @Test func saysWhyItCannotRead() {
    #expect(throws: FileError(.read, "/nowhere/x", .noSuchFileOrDirectory)) {
      try files.read("/nowhere/x")
    }
  }
}
