import ManualKit
import SystemPackage
import Testing

/// What a user is told when the world fails, and that nothing is lost then.
@Suite struct WorldTests {
  struct Failure: CustomTestStringConvertible {
    var reason: Errno
    var chinese: [String]
    var english: [String]

    var testDescription: String { reason.description }
  }

  @Test(arguments: [
    // Another program has it open, as Word does on a disk shared with Windows.
    Failure(
      reason: .resourceBusy, chinese: ["正在使用", "关闭"], english: ["is using it", "close it in Word"]),
    Failure(reason: .textFileBusy, chinese: ["正在使用"], english: ["is using it"]),
    Failure(
      reason: .permissionDenied, chinese: ["没有权限", "换一个"],
      english: ["permission denied", "you may"]),
    Failure(reason: .readOnlyFileSystem, chinese: ["只读"], english: ["read-only", "you may"]),
    Failure(reason: .noSpace, chinese: ["磁盘已满", "清理"], english: ["disk is full", "free some"]),
    Failure(reason: .diskQuotaExceeded, chinese: ["配额"], english: ["quota", "another disk"]),
    Failure(reason: .ioError, chinese: ["磁盘读写出错"], english: ["the disk failed"]),
    Failure(reason: .tooManySymbolicLinkLevels, chinese: ["写不了"], english: ["cannot write"]),
  ])
  func tellsWhyADocumentCannotBeWritten(failure: Failure) async throws {
    for (language, words) in [(Language.zh, failure.chinese), (.en, failure.english)] {
      let disk = try Example.studio.disk()
      let old = FilePath("/company/out/售后服务管理手册-A0.odt")
      try disk.write([7], to: old)
      disk.fail(at: ".odt", failure.reason)
      let report = try await disk.build("/company", language: language)
      #expect(report.status == .worldFailed && report.results.isEmpty)
      for word in words { #expect(report.messages.contains(word), "\(report.messages)") }
      #expect(disk[old.string] == [7] && disk.written == [old.string])
    }
  }

  @Test func tellsWhyAProfileCannotBeRead() async throws {
    for (reason, word) in [
      (Errno.permissionDenied, "allow yourself to read it"), (.ioError, "the disk failed"),
      (.fileTooLarge, "far smaller"),
    ] {
      let disk = try Example.studio.disk()
      disk.fail(at: "/company/profile.yaml", reason)
      let report = try await disk.build("/company")
      #expect(report.status == .worldFailed && disk.written.isEmpty)
      #expect(
        report.messages.contains("/company/profile.yaml") && report.messages.contains(word),
        "\(report.messages)")
    }
  }

  @Test func makesNoCompanyWhenWhatItBeginsWithCannotBeRead() throws {
    let disk = MemoryDisk()
    disk.fail(at: "/skeleton.yaml", .ioError)
    let report = try disk.workshop().makeCompany(
      in: "/new", name: nil, kind: .retailer, keys: .zh, language: .en)
    #expect(report.status == .worldFailed && disk.written.isEmpty)
    #expect(report.messages.contains("skeleton.yaml"))
  }

  @Test func tellsWhatIsWrongInWhatANewProfileBeginsWith() throws {
    let disk = MemoryDisk()
    let name = MemoryDisk.packFolder.appending("gbt27922-2011/skeleton.yaml").string
    try disk.write("profile:\n  company: {colour: red}\n", to: name)
    let report = try disk.workshop().makeCompany(
      in: "/new", name: nil, kind: .retailer, keys: .zh, language: .en)
    #expect(report.status == .inputHasErrors && disk.written == [name])
    #expect(report.messages.contains("\(name):2:13: error: no key 'colour'"), "\(report.messages)")
  }

  @Test(arguments: [CompanyKind.manufacturer, .retailer, .service])
  func makesADraftEvenFromAPackThatSaysNotHowToBegin(kind: CompanyKind) async throws {
    let disk = MemoryDisk()
    disk.remove(MemoryDisk.packFolder.appending("gbt27922-2011/skeleton.yaml").string)
    let made = try disk.workshop().makeCompany(
      in: "/new", name: "甲", kind: kind, keys: .en, language: .en)
    #expect(made.status == .done, "\(made.messages)")
    let built = try await disk.build("/new", formats: [.odt])
    #expect(built.status == .done && built.results.contains("gaps"), "\(built.messages)")
  }

  @Test func namesALayoutOfPagesThatThereIsNot() async throws {
    let disk = try Example.studio.disk()
    var manifest = try Repository.text("Templates/gbt27922-2011/pack.yaml")
    try manifest.replace(every: "layout: cover", by: "layout: covre")
    try disk.write(manifest, to: "/company/templates/pack.yaml")
    let report = try await disk.build("/company")
    #expect(report.status == .inputHasErrors)
    #expect(report.messages.contains("there is no page layout 'covre' [unknown-layout]"))
    #expect(report.messages.contains("/company/templates/pack.yaml:"))
  }

  @Test func listsNothingWhenOwnTemplatesCannotBeRead() throws {
    let disk = try Example.studio.disk()
    try disk.write("x", to: "/company/templates/catalogue.yaml")
    disk.fail(at: "/templates/catalogue.yaml", .permissionDenied)
    let report = try disk.workshop().listTemplates(
      of: "/company", language: .zh, isColoured: false)
    #expect(report.status == .worldFailed && report.results.isEmpty)
    #expect(report.messages.contains("没有权限"))
  }
}
