import Foundation
import Packaging
import SystemPackage
import Testing

@testable import ManualKit

/// Same input, same bytes, wherever and however often the program runs.
@Suite struct DeterminismTests {
  /// Runs of the built program, each in a folder of its own; Swift seeds its dictionaries anew in
  /// every process.
  private struct Run: Sendable {
    var folder: String
    var arguments: [String]
    var environment: [String: String] = [:]
  }

  @Test func givesTheSameBytesEverywhere() async throws {
    let place = FileManager.default.temporaryDirectory.appending(
      path: "shouce-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let runs = [
      Run(folder: "a", arguments: ["abc"]), Run(folder: "a", arguments: ["abc"]),
      Run(
        folder: "另 一 处/deeper", arguments: ["abc"],
        environment: ["TZ": "Pacific/Kiritimati", "LANG": "en_US.UTF-8", "LC_ALL": "tr_TR.UTF-8"]),
      Run(
        folder: "b", arguments: ["studio", "abc", "plant"],
        environment: ["TZ": "America/Adak", "HOME": "/nowhere", "USER": "somebody"]),
      Run(folder: "c", arguments: ["abc/profile.yaml", "--format", "odt,docx"]),
    ]
    let expected = try await Example.abc.built()
    for run in runs {
      let folder = place.appending(path: run.folder)
      try Self.copyExamples(to: folder)
      try Self.build(run, in: folder)
      for (format, bytes) in [("docx", expected.docx), ("odt", expected.odt)] {
        let file = folder.appending(path: "abc/out/商品售后服务管理手册-A0.\(format)")
        let isSame = Array(try Data(contentsOf: file)) == bytes
        #expect(isSame, "\(run): \(format)")
        try FileManager.default.removeItem(at: file)
      }
    }
  }

  @Test func givesTheSameBytesAloneAndTogether() async throws {
    var files: [String: [UInt8]] = [:]
    for example in Example.shown {
      for name in ["profile.yaml", "logo.png"] {
        files["/\(example)/\(name)"] = try Repository.bytes("\(example.folder)/\(name)")
      }
    }
    let disk = MemoryDisk(files)
    _ = try await disk.build("/plant", "/studio", "/abc", "/plant/profile.yaml")
    for example in Example.shown {
      let alone = try await example.built()
      #expect(disk.document("/\(example)/out", "docx") == alone.docx, "\(example)")
      #expect(disk.document("/\(example)/out", "odt") == alone.odt, "\(example)")
    }
  }

  @Test func putsTheDateThatIsGivenIntoTheManual() async throws {
    let disk = try Example.abc.disk { try $0.replace(every: "发布日期: 2026-08-26", by: "") }
    let report = try await disk.workshop().build(
      ["/company"], options: BuildOptions(date: "2031-02-03"), language: .en, isColoured: false)
    #expect(report.results.contains("written"))
    let bytes = try #require(disk.document("/company/out", "docx"))
    let properties = try PackageContents(zip: bytes)["docProps/core.xml"]
    #expect(properties?.text.contains("2031-02-03") == true)
  }

  private static func copyExamples(to folder: URL) throws {
    for example in Example.shown {
      let target = folder.appending(path: example.rawValue)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      for name in ["profile.yaml", "logo.png"] {
        let copy = target.appending(path: name)
        if FileManager.default.fileExists(atPath: copy.path) { continue }
        try FileManager.default.copyItem(
          at: Repository.root.appending(path: "\(example.folder)/\(name)"), to: copy)
      }
    }
  }

  private static func build(_ run: Run, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "shouce")
    process.arguments = ["build"] + run.arguments
    process.currentDirectoryURL = folder
    // The same layout gives the same bytes; here there is none.
    process.environment = [
      "SHOUCE_TEMPLATES": Repository.path("Templates"), "SHOUCE_PAGINATE": "never",
    ].merging(run.environment) { $1 }
    // What the program runs counts in the coverage too.
    process.environment?["LLVM_PROFILE_FILE"] =
      ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(run)")
  }
}
