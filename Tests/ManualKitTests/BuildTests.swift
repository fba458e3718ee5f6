import Foundation
import SystemPackage
import Testing

@testable import ManualKit

/// What a build does to the world, and what it leaves alone.
@Suite struct BuildTests {
  private static let docx = "/company/out/商品售后服务管理手册-A0.docx"
  private static let odt = "/company/out/商品售后服务管理手册-A0.odt"

  /// The example with files of an earlier build in place.
  private func diskWithOldFiles(
    _ change: (inout String) throws -> Void = { _ in }
  ) throws -> MemoryDisk {
    let disk = try Example.abc.disk(change)
    try disk.write([1], to: FilePath(Self.docx))
    try disk.write([2], to: FilePath(Self.odt))
    return disk
  }

  @Test func writesBothFilesAndNothingElse() async throws {
    let disk = try Example.abc.disk()
    let report = try await disk.build("/company")
    #expect(disk.written == [Self.docx, Self.odt])
    #expect(report.results == "written \(Self.docx)\nwritten \(Self.odt)\n")
  }

  @Test func writesOnlyTheFormatsAskedForInTheirOrder() async throws {
    let disk = try Example.abc.disk()
    _ = try await disk.build("/company", output: "/elsewhere/deep", formats: [.odt])
    #expect(disk.written == ["/elsewhere/deep/商品售后服务管理手册-A0.odt"])
  }

  @Test(arguments: [
    ("归口部门: 售后服务部", "归口部门: 售后服务处"), ("企业:", "企业："), ("  类型: 销售型", "  类型: 零售"),
    ("  实施日期: 2026-09-01", "  实施日期: 2026-13-01"),
  ])
  func writesNothingWhenTheProfileHasErrors(line: String, mistake: String) async throws {
    let disk = try diskWithOldFiles { try $0.replace(every: line, by: mistake) }
    let report = try await disk.build("/company")
    #expect(report.status == .inputHasErrors)
    let tellsWhere = report.messages.contains(#//company/profile\.yaml:\d+:\d+: error: /#)
    #expect(tellsWhere, "\(report.messages)")
    #expect(report.results.isEmpty)
    #expect(disk[Self.docx] == [1] && disk[Self.odt] == [2])
    #expect(disk.written.count == 2)
  }

  @Test(arguments: ["docx", "odt"])
  func leavesBothOldFilesWhenOneCannotBeWritten(format: String) async throws {
    let disk = try diskWithOldFiles()
    disk.fail(at: ".\(format)", .noSpace)
    let report = try await disk.build("/company")
    #expect(report.status == .worldFailed)
    #expect(report.messages.contains("cannot write") && report.messages.contains(".\(format)"))
    #expect(report.messages.contains("disk is full"))
    #expect(report.results.isEmpty)
    #expect(disk[Self.docx] == [1] && disk[Self.odt] == [2])
  }

  @Test func writesTheDraftAndListsItsGaps() async throws {
    let disk = try Example.abc.disk { try $0.replace(every: "  服务热线: 400-000-5168\n", by: "") }
    let report = try await disk.build("/company", language: .zh)
    #expect(report.status == .done)
    #expect(report.results.contains("服务热线"))
    for (format, reading) in [
      ("docx", try Reading(docx: try #require(disk.document("/company/out", "docx")))),
      ("odt", try Reading(odt: try #require(disk.document("/company/out", "odt")))),
    ] {
      let gaps = reading.text.ranges(of: "【待填:服务热线】").count
      #expect(gaps > 2, "\(format)")
    }
  }

  @Test(arguments: [true, false])
  func warnsOfAProfileWithAndWithoutGaps(hasGaps: Bool) async throws {
    let disk = try Example.abc.disk {
      try $0.replace(every: "员工人数: ", by: "员工人数: ０")
      if hasGaps { try $0.replace(every: "  服务热线: 400-000-5168\n", by: "") }
    }
    let report = try await disk.build("/company", formats: [.odt])
    #expect(report.status == .done)
    #expect(report.results.contains("gap") == hasGaps)
    #expect(report.messages.contains("[full-width-digits]"), "\(report.messages)")
  }

  @Test func oneCompanysMistakesDoNotKeepAnotherBack() async throws {
    let profile = try Example.studio.profile()
    let disk = MemoryDisk([
      "/good/profile.yaml": Array(profile.utf8), "/empty/profile.yaml": [],
      "/good/logo.png": try Repository.bytes("Examples/studio/logo.png"),
      "/bad/profile.yaml": Array("企业: {名称: 甲, 颜色: 红}\n".utf8),
    ])
    let report = try await disk.build("/bad", "/missing", "/good", "/empty")
    #expect(report.status == .worldFailed)
    #expect(disk.written.count == 2 && disk.written.allSatisfy { $0.hasPrefix("/good/out/") })
    let bad = try #require(report.messages.range(of: "/bad/profile.yaml"))
    let missing = try #require(report.messages.range(of: "/missing"))
    #expect(bad.lowerBound < missing.lowerBound)
  }

  @Test func givesEachOfSeveralCompaniesAPlaceOfItsOwn() async throws {
    let profile = Array(try Example.studio.profile().utf8)
    let logo = try Repository.bytes("Examples/studio/logo.png")
    var files: [String: [UInt8]] = [:]
    for folder in ["/a/acme", "/b/acme", "/b"] {
      files[folder + "/profile.yaml"] = profile
      files[folder + "/logo.png"] = logo
    }
    files["/b/second.yaml"] = profile
    let disk = MemoryDisk(files)
    _ = try await disk.build(
      "/a/acme", "/b/acme", "/b/acme/../acme", "/b/acme/..", output: "/out", formats: [.odt])
    #expect(
      Set(disk.written.map { FilePath($0).removingLastComponent().string })
        == ["/out/acme", "/out/acme-2", "/out/company"])
    #expect(disk.written.count == 3)
    let other = MemoryDisk(files)
    _ = try await other.build("/b", "/b/second.yaml", formats: [.odt])
    #expect(
      Set(other.written.map { FilePath($0).removingLastComponent().string })
        == ["/b/out/b", "/b/out/second"])
  }

  @Test func cutsLongTitlesButNotTheVersion() async throws {
    let disk = try Example.abc.disk {
      try $0.replace(
        every: "标题: 商品售后服务管理手册", by: "标题: a/b:c*" + String(repeating: "𠮷😀", count: 200))
    }
    _ = try await disk.build("/company")
    let name = try #require(disk.written.first.flatMap { FilePath($0).lastComponent?.string })
    #expect(name.hasPrefix("a_b_c_𠮷😀") && name.hasSuffix("-A0.docx"))
    #expect(name.utf8.count < 220)
  }

  // MARK: The pack

  @Test func saysWhereThePackWasLookedFor() throws {
    let empty = MemoryDisk()
    #expect(throws: WorkshopError.self) {
      try Workshop(environment: empty, templates: "/nowhere", executable: nil)
    }
    do {
      _ = try Workshop(environment: empty, templates: "/nowhere", executable: nil)
    } catch {
      let report = error.report(in: .en)
      #expect(report.messages.contains("/nowhere") && report.status == .worldFailed)
      #expect(error.report(in: .zh).messages.contains("/nowhere"))
    }
    do {
      _ = try Workshop(environment: empty, templates: nil, executable: "/elsewhere/bin/shouce")
    } catch {
      #expect(error.report(in: .en).messages.contains("--templates"))
    }
  }

  @Test(arguments: ["/program/shouce", "/program/.build/debug/shouce"])
  func findsThePackBesideOrAboveTheProgram(program: String) throws {
    let disk = MemoryDisk()
    _ = try Workshop(environment: disk, templates: nil, executable: FilePath(program))
  }

  @Test(arguments: ["pack.yaml", "catalogue.yaml", "parameters.yaml"])
  func namesAFileOfThePackThatCannotBeRead(name: String) throws {
    let disk = MemoryDisk()
    disk.fail(at: "/" + name, .permissionDenied)
    do {
      _ = try disk.workshop()
      Issue.record("the pack was read")
    } catch let error as WorkshopError {
      let report = error.report(in: .en)
      #expect(report.messages.contains(name) && report.messages.contains("permission denied"))
      #expect(report.status == .worldFailed)
    }
  }

  @Test(arguments: ["5.2.4-repair.md", "partials/excluded.md", "header.md"])
  func namesASectionThatCannotBeRead(name: String) async throws {
    let disk = try diskWithOldFiles()
    disk.fail(at: "/" + name, .ioError)
    let report = try await disk.build("/company")
    #expect(report.status == .worldFailed)
    #expect(report.messages.contains(name))
    #expect(disk[Self.docx] == [1])
  }

  @Test func namesAMissingSection() async throws {
    let disk = try Example.abc.disk()
    let name = MemoryDisk.packFolder.appending("gbt27922-2011/laws.md").string
    disk.remove(name)
    let report = try await disk.build("/company")
    #expect(report.messages.contains(name) && report.status == .worldFailed)
  }
}
