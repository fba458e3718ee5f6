import Foundation
import SystemPackage
import Testing

@testable import ManualKit

/// An issue on a real disk, a small one that is full.
@Suite(.serialized) struct FullDiskTests {
  /// A disk in memory of so many KiB; nil where this user cannot mount one.
  private final class SmallDisk {
    let folder: URL

    init?(size: Int) throws {
      folder = FileManager.default.temporaryDirectory.appending(
        path: "shouce-disk-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      guard Self.run("mount", "-t", "tmpfs", "-o", "size=\(size)k", "tmpfs", folder.path) else {
        try FileManager.default.removeItem(at: folder)
        return nil
      }
    }

    deinit {
      _ = Self.run("umount", folder.path)
      try? FileManager.default.removeItem(at: folder)
    }

    private static func run(_ command: String...) -> Bool {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = command
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }

  /// All files below a folder, hidden ones too.
  private func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let path = folder.appending(path: name).path
      // A folder has no contents.
      files[name] = FileManager.default.contents(atPath: path)
    }
    return files
  }

  @Test func leavesTheOldStateWhenTheDiskIsFull() async throws {
    guard let disk = try SmallDisk(size: 400) else {
      print("left out: only root can mount a small disk to fill")
      return
    }
    let company = disk.folder.appending(path: "company")
    let world = FileSystem()
    func issue(_ date: String) async throws -> Report {
      try await world.issue(
        date: date, folder: FilePath(company.path),
        templates: FilePath(Repository.path("Templates")))
    }
    func write(_ text: String, to name: String) throws {
      let path = company.appending(path: name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: path)
    }
    for (name, text) in SmallCompany.templates { try write(text, to: "templates/" + name) }
    try write(SmallCompany.profile(), to: "profile.yaml")
    #expect(try await issue("2026-09-01").status == .done)
    try write(SmallCompany.profile(hotline: "2"), to: "profile.yaml")
    let before = try files(in: company)
    let ballast = disk.folder.appending(path: "ballast")
    var refusals = 0
    for pages in 0... {
      // Fills the disk, then frees a little more each time.
      var bytes = Data(count: 400 << 10)
      while (try? bytes.write(to: ballast)) == nil { bytes.removeLast(4 << 10) }
      try bytes.dropLast(pages * 4 << 10).write(to: ballast)
      let report = try await issue("2027-01-15")
      try FileManager.default.removeItem(at: ballast)
      let after = try files(in: company)
      if after["revisions.yaml"] != before["revisions.yaml"] {
        #expect(after["issued/A1/manual.xml"] != nil)
        break
      }
      refusals += 1
      #expect(report.status == .worldFailed)
      #expect(report.messages.contains("free some space"), "\(report.messages)")
      let isOld = after == before
      #expect(isOld, "\(pages): \(Set(after.keys).symmetricDifference(before.keys))")
      try #require(pages < 60)
    }
    #expect(refusals >= 3)
    let report = try Workshop(
      environment: world, templates: FilePath(Repository.path("Templates")), executable: nil
    ).log(
      of: FilePath(company.path), format: .text, isVerified: true, language: .en,
      isColoured: false)
    #expect(report.status == .done && report.results.contains("2 versions verified"))
  }
}
