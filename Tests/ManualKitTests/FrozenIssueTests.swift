import ManualModel
import Packaging
import Revisions
import SystemPackage
import Testing

@testable import ManualKit

/// What was issued, read back.
@Suite struct FrozenIssueTests {
  /// A company with A0 and A1 typed in and A2 frozen.
  private func issued() throws -> MemoryDisk {
    let disk = try Example.abc.disk()
    let issue = FrozenIssue(
      manual: try Example.abc.manual(),
      pages: [.docx: Pages(labels: ["s_1": "1"], total: "86")],
      documents: DigestList(title: FrozenIssue.documentsTitle, of: [("手册-A2.docx", [1])]),
      sources: [("source/profile.yaml", [2])])
    let files = try issue.files()
    for (name, bytes) in files {
      try disk.write(bytes, to: FilePath("/company/issued/A2").pushing(FilePath(name)))
    }
    let list = try #require(files.last)
    try disk.write(
      "修订记录:\n- 版本: A/0\n- 版本: A/1\n- 版本: A/2\n  数据摘要: \(SHA256.digest(list.bytes))\n",
      to: "/company/revisions.yaml")
    return disk
  }

  private func ledger(_ disk: MemoryDisk) throws -> Ledger {
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    let ledger = try Ledger(
      of: Company("/company", environment: disk), environment: disk, sources: &sources,
      diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    return ledger
  }

  @Test func readsTheManualOfAVersion() throws {
    let manual = try ledger(try issued()).manual(version: "a2")
    #expect(try ManualArchive.bytes(of: manual) == ManualArchive.bytes(of: Example.abc.manual()))
    #expect(manual.images.count == 1)
  }

  @Test func readsThePagesAndTheDigestsOfTheDocuments() throws {
    let ledger = try ledger(try issued())
    let issue = try ledger.frozen(try ledger.row(version: "A/2"))
    #expect(issue.pages[.docx]?["s_1"] == "1" && issue.pages[.odt] == nil)
    #expect(issue.documents["手册-A2.docx"] == SHA256.digest([1]))
  }

  @Test func hasNoManualOfOtherVersions() throws {
    let ledger = try ledger(try issued())
    #expect(throws: LedgerFailure.unknown("B0", known: ["A/0", "A/1", "A/2"])) {
      try ledger.manual(version: "B0")
    }
    #expect(throws: LedgerFailure.typedIn("A/1")) { try ledger.manual(version: "A1") }
    #expect(try self.ledger(try Example.abc.disk()).rows.isEmpty)
  }

  @Test(arguments: ["manual.xml", "image-1.png", "source/profile.yaml", "files.sha256"])
  func namesWhatIsNotAsItWasFrozen(name: String) throws {
    let disk = try issued()
    let path = FilePath("/company/issued/A2").pushing(FilePath(name))
    try disk.write([0], to: path)
    #expect(
      throws: LedgerFailure.damaged("A/2", "/company/issued/A2", [.changed(name)])
    ) { try ledger(disk).manual(version: "A2") }
    disk.remove(path.string)
    #expect(
      throws: LedgerFailure.damaged("A/2", "/company/issued/A2", [.missing(name)])
    ) { try ledger(disk).manual(version: "A2") }
  }

  @Test func readsBesideAFileThatNobodyFroze() throws {
    let disk = try issued()
    try disk.write([0], to: "/company/issued/A2/notes.txt")
    #expect(try ledger(disk).manual(version: "A2").images.count == 1)
  }

  @Test func refusesTheDataOfANewerProgram() throws {
    let disk = try issued()
    let list = Array("# shouce issued 2\n".utf8)
    try disk.write(list, to: "/company/issued/A2/files.sha256")
    try disk.write(
      "修订记录:\n- 版本: A2\n  数据摘要: \(SHA256.digest(list))\n", to: "/company/revisions.yaml")
    #expect(throws: LedgerFailure.newer("A2", format: 2)) {
      try ledger(disk).manual(version: "A2")
    }
  }

  @Test(arguments: [
    LedgerFailure.unknown("B0", known: ["A0"]), .unknown("A0", known: []), .typedIn("A0"),
    .damaged("A0", "issued/A0", [.missing("a"), .changed("b"), .stranger("c")]),
    .newer("A0", format: 2), .unreadable("A0", "issued/A0/manual.xml", "7: no manual"),
  ])
  func saysWhyThereIsNoManual(failure: LedgerFailure) {
    for language in [Language.zh, .en] {
      let report = failure.report(in: language)
      #expect(report.messages.hasPrefix(language(zh: "错误: ", en: "error: ")))
      #expect(report.messages.contains("A0") || report.messages.contains("B0"))
      #expect(report.status > .done)
    }
  }
}

/// Companies that were issued by each version of the program that wrote another format.
@Suite struct IssuedFormatTests {
  private static let folder = "Tests/RevisionsTests/Formats/"

  /// A disk with the folder of a company of that format at `/company`.
  private func disk(_ format: Int) throws -> MemoryDisk {
    let folder = FilePath(Repository.path(Self.folder + "issued-\(format)"))
    var files: [String: [UInt8]] = [:]
    for name in FileSystem().files(below: folder) {
      files["/company/" + name] = try FileSystem().read(folder.pushing(FilePath(name)))
    }
    return MemoryDisk(files)
  }

  @Test(arguments: 1...FrozenIssue.format)
  func readsAndVerifiesTheDataOfEveryFormat(format: Int) throws {
    let disk = try disk(format)
    let report = try disk.log()
    #expect(report.status == .done, "\(report.messages)")
    #expect(report.results.contains("2 versions verified"))
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    let ledger = try Ledger(
      of: Company("/company", environment: disk), environment: disk, sources: &sources,
      diagnostics: &diagnostics)
    let issue = try ledger.frozen(try ledger.row(version: "A1"))
    #expect(issue.manual.properties.version == "A1" && issue.manual.images.count == 1)
    #expect(issue.pages[.docx]?.total == "1" && issue.pages[.odt]?.total == "1")
    #expect(issue.documents.entries.count == 3)
  }

  @Test(arguments: 1...FrozenIssue.format)
  func writesTheVersionsOfEveryFormatAgain(format: Int) async throws {
    let disk = try disk(format)
    let report = try await disk.buildCompany(version: "A1", output: "/again")
    #expect(report.status == .done, "\(report.messages)")
    #expect(disk["/again/售后服务手册-A1.txt"] == disk["/company/A1.txt"])
  }
}
