import Foundation
import ManualModel
import Revisions
import SystemPackage
import Testing

@testable import ManualKit

/// `shouce issue`, from the first version on.
@Suite struct IssueTests {
  private static func out(_ version: String) -> String { "/company/out/售后服务手册-\(version).txt" }

  /// A disk with A0 issued and the hotline changed since.
  private func changed(_ hotline: String = "400-000-0002") async throws -> MemoryDisk {
    let disk = SmallCompany.disk()
    let report = try await disk.issue()
    try #require(report.status == .done, "\(report.messages)")
    try disk.edit(hotline: hotline)
    return disk
  }

  // MARK: Versions

  @Test func issuesTheFirstVersion() async throws {
    let disk = SmallCompany.disk()
    let report = try await disk.issue()
    #expect(report.status == .done && report.messages.isEmpty, "\(report.messages)")
    #expect(report.results.hasPrefix("issued A0 (2026-09-01); its data are in /company/issued/A0"))
    let ledger = disk.text("/company/revisions.yaml")
    for line in [
      "修订记录:\n- 版本: \"A0\"\n  序号: 1\n", "  发布日期: 2026-09-01\n", "  - \"新制订\"\n",
      "  修订原因: \"年度评审\"\n", "  编制: \"甲\"\n", "  批准: \"乙\"\n",
    ] { #expect(ledger.contains(line), "\(ledger)") }
    #expect(disk.text(Self.out("A0")).contains("A0版"))
    #expect(disk["/company/issued/A0/source/templates/about.md"] != nil)
    #expect(disk[".shouce-issue.lock"] == nil && disk["/company/.shouce-issue.lock"] == nil)
  }

  @Test func tellsWhatChangedAndCountsOn() async throws {
    let disk = try await changed()
    let before = disk.text("/company/revisions.yaml")
    let report = try await disk.issue(date: "2027-01-15")
    #expect(report.status == .done, "\(report.messages)")
    let ledger = disk.text("/company/revisions.yaml")
    #expect(ledger.hasPrefix(before))
    #expect(ledger.contains("  修订章节: [\"2\"]\n"))
    let told = "2 服务热线由400-000-0001改为400-000-0002"
    #expect(ledger.contains("  - \"\(told)\"\n") && report.results.contains(told))
    let text = disk.text(Self.out("A1"))
    #expect(text.contains("A1版") && text.contains("2027年1月15日发布"))
    #expect(text.contains("1；2026-09-01；-；新制订；A0"))
    #expect(text.contains("2；2027-01-15；01；\(told)；A1"))
    #expect(try disk.log().status == .done)
  }

  @Test func putsABarBesideWhatChanged() async throws {
    let disk = try await changed()
    _ = try await disk.issue(date: "2027-01-15")
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    let ledger = try Ledger(
      of: Company("/company", environment: disk), environment: disk, sources: &sources,
      diagnostics: &diagnostics)
    let sections = try ledger.manual(version: "A1").divisions.flatMap(\.sections)
    let bars = sections.map { section in section.blocks.map(\.isChanged) }
    #expect(bars == [[false, false], [false], [true, false]])
    #expect(
      try ledger.manual(version: "A0").divisions.flatMap(\.sections).flatMap(\.blocks)
        .allSatisfy { !$0.isChanged })
  }

  @Test func issuesNothingWhereNothingChanged() async throws {
    let disk = SmallCompany.disk()
    _ = try await disk.issue()
    // A new date of issue is no change.
    try disk.edit(hotline: "400-000-0001", issued: "2027-01-15")
    let before = disk.company
    let report = try await disk.issue("nothing")
    #expect(report.status == .done)
    #expect(report.results == "nothing has changed since A0; nothing was issued\n")
    #expect(disk.company == before)
  }

  @Test func issuesNothingForDatesAloneUnlessToldWhy() async throws {
    let disk = SmallCompany.disk()
    _ = try await disk.issue()
    try disk.write(
      SmallCompany.profile().replacingOccurrences(of: "编制: 甲", with: "编制: 甲, 主题: modern"),
      to: "/company/profile.yaml")
    let report = try await disk.issue(date: "2027-01-15")
    #expect(report.status == .done && report.results.contains("only dates, looks"))
    #expect(disk["/company/issued/A1/manual.xml"] == nil)
    let told = try await disk.issue(date: "2027-01-15", summary: ["换用新的版式"])
    #expect(told.status == .done && told.results.hasPrefix("issued A1"))
    #expect(disk.text(Self.out("A1")).contains("换用新的版式"))
  }

  @Test func beginsANewEditionWhenAskedAndAfterSoManyRevisions() async throws {
    let disk = try await changed()
    var report = try await disk.issue(date: "2027-01-15", isReissue: true)
    #expect(report.results.hasPrefix("issued B0"))
    #expect(disk.text("/company/revisions.yaml").contains("  - \"换版\"\n"))
    try disk.write(
      SmallCompany.profile(hotline: "3").replacingOccurrences(
        of: "编制: 甲", with: "编制: 甲, 版本规则: {形式: A/0, 换版次数: 2}"),
      to: "/company/profile.yaml")
    report = try await disk.issue(date: "2027-02-15")
    #expect(report.results.hasPrefix("issued B/1"), "\(report.messages)")
    try disk.write(
      disk.text("/company/profile.yaml").replacingOccurrences(of: "热线: 3", with: "热线: 4"),
      to: "/company/profile.yaml")
    report = try await disk.issue(date: "2027-02-15")
    #expect(report.results.hasPrefix("issued C/0"), "\(report.messages)")
    #expect(disk["/company/issued/C0/manual.xml"] != nil && disk[Self.out("C0")] != nil)
    #expect(try disk.log().status == .done)
  }

  @Test func takesAPersonsWordsInsteadOfItsOwn() async throws {
    let disk = try await changed()
    _ = try await disk.issue(date: "2027-01-15", summary: ["更换热线", "见\"通知\""])
    #expect(disk.text("/company/revisions.yaml").contains("  - \"更换热线\"\n  - \"见\\\"通知\\\"\"\n"))
    #expect(disk.text(Self.out("A1")).contains("更换热线；见\"通知\""))
  }

  @Test func countsOnFromRowsThatWereTypedIn() async throws {
    let disk = SmallCompany.disk()
    try disk.write(
      "# 旧记录\r\nrevisions:\r\n  - {version: A0, issued: 2019-05-01, content: 新制订}\r\n  - {version: A1, issued: 2020-05-01}",
      to: "/company/revisions.yaml")
    let silent = try await disk.issue()
    #expect(silent.status == .inputHasErrors && silent.messages.contains("[no-summary]"))
    let draft = try await disk.buildCompany()
    #expect(draft.status == .done && disk.text(Self.out("A2-草案")).contains("A2版（草案）"))
    let report = try await disk.issue(summary: ["改用程序编制"])
    #expect(report.status == .done, "\(report.messages)")
    let ledger = disk.text("/company/revisions.yaml")
    #expect(ledger.contains("issued: 2020-05-01}\n  - version: \"A2\"\n    number: 3\n"))
    #expect(ledger.hasPrefix("# 旧记录\r\nrevisions:\r\n"))
    #expect(try disk.log().status == .done)
    #expect(disk.text(Self.out("A2")).contains("1；2019-05-01；；新制订；A0"))
  }

  // MARK: Drafts and old versions

  @Test func writesTheIssuedBytesWhileNothingChanged() async throws {
    let disk = SmallCompany.disk()
    _ = try await disk.issue()
    let issued = disk[Self.out("A0")]
    disk.remove(Self.out("A0"))
    try disk.edit(hotline: "400-000-0001", issued: "2027-05-05")
    let report = try await disk.buildCompany()
    #expect(disk[Self.out("A0")] == issued)
    #expect(report.results.hasSuffix("this is A0 as it was issued\n"))
  }

  @Test func saysWhereBytesDifferFromThoseIssued() async throws {
    let disk = SmallCompany.disk()
    _ = try await disk.issue()
    let path = "/company/issued/A0/"
    // As if another version of the program had written the documents.
    let documents = DigestList(
      title: FrozenIssue.documentsTitle, of: [("售后服务手册-A0.txt", [1])])
    try disk.write(documents.bytes, to: FilePath(path + "documents.sha256"))
    var list = DigestList(disk[path + "files.sha256"] ?? [])
    let place = try #require(list.entries.firstIndex { $0.name == "documents.sha256" })
    list.entries[place].digest = SHA256.digest(documents.bytes)
    let old = SHA256.digest(disk[path + "files.sha256"] ?? [])
    try disk.write(list.bytes, to: FilePath(path + "files.sha256"))
    try disk.write(
      disk.text("/company/revisions.yaml").replacingOccurrences(
        of: old, with: SHA256.digest(list.bytes)), to: "/company/revisions.yaml")
    let report = try await disk.buildCompany()
    #expect(report.results.contains("note: this is A0 as issued, but written by another version"))
  }

  @Test func showsTheNextVersionInADraft() async throws {
    let disk = try await changed()
    let issued = disk[Self.out("A0")]
    let report = try await disk.buildCompany()
    #expect(report.status == .done, "\(report.messages)")
    let text = disk.text(Self.out("A1-草案"))
    #expect(text.contains("A1版（草案）"))
    #expect(text.contains("2；；01；2 服务热线由400-000-0001改为400-000-0002；A1"))
    #expect(disk[Self.out("A0")] == issued)
  }

  @Test func writesAnyOldVersionAgain() async throws {
    let disk = try await changed()
    let first = disk[Self.out("A0")]
    _ = try await disk.issue(date: "2027-01-15")
    let second = disk[Self.out("A1")]
    // Neither the profile nor a template has a say in it.
    disk.remove("/company/templates/about.md")
    disk.remove("/company/profile.yaml")
    for (version, bytes) in [("a/0", first), ("A1", second)] {
      let report = try await disk.buildCompany(version: version, output: "/again")
      #expect(report.status == .done, "\(report.messages)")
      #expect(disk["/again/售后服务手册-\(version == "A1" ? "A1" : "A0").txt"] == bytes)
    }
    let report = try await disk.buildCompany(version: "B7")
    #expect(report.status == .inputHasErrors && report.messages.contains("there are A0, A1"))
  }

  @Test func keepsThePagesOfWhatWasIssued() async throws {
    let disk = SmallCompany.disk()
    let office = FakeOffice(disk)
    var report = try await office.issue(formats: [.docx, .odt], pagination: .auto)
    #expect(report.status == .done, "\(report.messages)")
    try disk.edit(hotline: "2")
    report = try await office.issue(
      date: "2027-01-15", formats: [.docx, .odt], pagination: .auto)
    #expect(report.status == .done, "\(report.messages)")
    #expect(disk.text("/company/revisions.yaml").contains("  页次: \"全部\"\n"))
    #expect(office.isClean)
    let starts = office.starts.count
    let old = disk["/company/out/售后服务手册-A1.docx"]
    disk.remove("/company/out/售后服务手册-A1.docx")
    report = try await office.build("/company", formats: [.docx, .odt])
    #expect(disk["/company/out/售后服务手册-A1.docx"] == old && old != nil)
    #expect(office.starts.count == starts)
    report = try await office.build("/company", formats: [.pdf])
    #expect(report.status == .done && disk["/company/out/售后服务手册-A1.pdf"] != nil)
  }

  // MARK: Refusals

  @Test func refusesGapsAndListsThem() async throws {
    let disk = SmallCompany.disk(
      SmallCompany.profile().replacingOccurrences(of: "服务热线: 400-000-0001", with: "网址: x.cn"))
    let before = disk.company
    let report = try await disk.issue()
    #expect(report.status == .inputHasErrors)
    #expect(report.messages.contains("with gaps it cannot be issued"))
    #expect(report.results.contains("hotline") && report.results.contains("1 gaps"))
    #expect(disk.company == before)
  }

  @Test(arguments: [
    ("  ", nil, nil, ["no-reason"]), ("x", nil, nil, ["issued-too-early"]),
    ("x", "2026-08-31", nil, ["issued-too-early"]),
    ("x", "2029-01-01", nil, ["effective-too-early"]),
    ("", "2026-01-01", "2025-01-01", ["no-reason", "issued-too-early", "effective-too-early"]),
  ])
  func refusesWrongDatesAndSaysAllThatIsWrong(
    reason: String, date: String?, effective: String?, ids: [String]
  ) async throws {
    let disk = try await changed()
    let before = disk.company
    let report = try await disk.issue(reason, date: date, effective: effective)
    #expect(report.status == .inputHasErrors)
    let found = report.messages.matches(of: /\[([a-z-]+)\]/).map { String($0.1) }
    #expect(Set(found).isSuperset(of: ids), "\(report.messages)")
    #expect(disk.company == before)
  }

  @Test func saysWhereTheApprovalIsThatOfTheLastVersion() async throws {
    let disk = try await changed()
    let profile = disk.text("/company/profile.yaml")
    for (day, isOld) in [("2026-08-31", true), ("2027-01-16", false)] {
      try disk.write(
        Array(
          profile.replacing("手册: {", with: "手册: {批准日期: \(day), ")
            .replacing("发布日期: 2026-09-01", with: "发布日期: \(isOld ? "2026-09-01" : "2027-01-16")")
            .utf8),
        to: "/company/profile.yaml")
      let report = try await disk.issue(
        date: isOld ? "2027-01-15" : "2027-01-16", isReissue: !isOld, language: .zh)
      #expect(report.status == .done, "\(report.messages)")
      #expect(report.messages.contains("[approved-before-last]") == isOld, "\(report.messages)")
    }
  }

  @Test func refusesToIssueBeforeItWasApproved() async throws {
    let disk = SmallCompany.disk(
      SmallCompany.profile().replacingOccurrences(of: "批准: 乙", with: "批准: 乙, 批准日期: 2026-08-20"))
    let report = try await disk.issue(date: "2026-08-01")
    #expect(report.messages.contains("[signed-too-late]") && report.status == .inputHasErrors)
  }

  @Test(arguments: [
    ("修订记录: [{版本: A0}]\n", "cannot-append"), ("修订记录:\n- {版本: 第三版}\n", "uncounted-version"),
    ("- 版本: A0\n", "not-a-ledger"), ("修订记录:\n- {版本: A0}\n- {版本: A0}\n", "version-twice"),
  ])
  func refusesALedgerThatItCannotContinue(text: String, id: String) async throws {
    let disk = SmallCompany.disk()
    try disk.write(text, to: "/company/revisions.yaml")
    let before = disk.company
    let report = try await disk.issue(summary: ["x"])
    #expect(report.status == .inputHasErrors && report.messages.contains("[\(id)]"))
    #expect(disk.company == before)
  }

  /// A shell hands over what was pasted: blanks, line ends, signs that nobody sees.
  @Test func keepsThePlainWordsOfAReason() async throws {
    let disk = try await changed()
    let report = try await disk.issue(
      "　年度\u{7}评审 \r\n", date: "2027-01-15", summary: [" 甲\r\n乙\t", "　"])
    #expect(report.status == .done, "\(report.messages)")
    let ledger = disk.text("/company/revisions.yaml")
    #expect(ledger.contains("  修订原因: \"年度 评审\"\n") && ledger.contains("  - \"甲\\n乙\"\n"))
    let log = try disk.log()
    #expect(log.status == .done)
    // Each line of it stands in its column of the table.
    let lines = log.results.split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix("  乙") } && !lines.contains("乙"), "\(log.results)")
  }

  @Test func refusesAPastThatWasChanged() async throws {
    let disk = try await changed()
    let good = disk.text("/company/revisions.yaml")
    try disk.write(
      good.replacingOccurrences(of: "年度评审", with: "别的"), to: "/company/revisions.yaml")
    var report = try await disk.issue(date: "2027-01-15")
    #expect(report.messages.contains("[broken-chain]") && report.status == .inputHasErrors)
    try disk.write(good, to: "/company/revisions.yaml")
    try disk.write([1], to: "/company/issued/A0/manual.xml")
    report = try await disk.issue(date: "2027-01-15")
    #expect(report.messages.contains("'/company/issued/A0/manual.xml' was changed"))
    #expect(disk["/company/issued/A1/manual.xml"] == nil)
  }

  @Test func refusesAFolderWhoseRowIsGone() async throws {
    let disk = try await changed()
    let before = disk.text("/company/revisions.yaml")
    _ = try await disk.issue(date: "2027-01-15")
    try disk.write(before, to: "/company/revisions.yaml")
    let report = try await disk.issue(date: "2027-01-15")
    #expect(report.messages.contains("[folder-without-row]") && report.status == .inputHasErrors)
    #expect(disk["/company/issued/A1/manual.xml"] != nil)
    #expect(try disk.log().messages.contains("[folder-without-row]"))
  }

  @Test func tellsWhoIsIssuingAtTheSameTime() async throws {
    let disk = try await changed()
    disk.occupy(by: "zhang@desk 2027-01-15 14:03")
    let before = disk.company
    let report = try await disk.issue(date: "2027-01-15")
    #expect(report.status == .worldFailed && disk.company == before)
    #expect(report.messages.contains("(zhang@desk 2027-01-15 14:03)"))
    disk.occupy(by: nil)
    #expect(try await disk.issue(date: "2027-01-15").status == .done)
  }

  @Test func saysWhatIsMissingBeforeAnythingElse() async throws {
    let disk = MemoryDisk()
    #expect(try await disk.issue().status == .worldFailed)
    #expect(try disk.log().status == .worldFailed)
    let small = SmallCompany.disk()
    let office = try await small.issue(formats: [.pdf])
    #expect(office.status == .worldFailed && office.messages.contains("a PDF needs LibreOffice"))
    #expect(try small.log().results.hasPrefix("nothing was issued yet"))
    let broken = SmallCompany.disk("企业: [")
    #expect(try await broken.issue().status == .inputHasErrors)
  }

  // MARK: Log

  @Test func listsTheHistory() async throws {
    let disk = try await changed()
    _ = try await disk.issue("热线变更", date: "2027-01-15")
    let text = try disk.log().results
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("version  issued      effective   approved_by  pages  content"))
    #expect(lines[1].hasPrefix("A0       2026-09-01  2028-12-31  乙"))
    #expect(lines[2].hasSuffix("reason: 年度评审"))
    #expect(lines[3].contains("2 服务热线由400-000-0001改为400-000-0002"))
    #expect(lines.last == "2 versions verified: all as issued")
    let json = try disk.log(format: .json).results
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["version"] as? String } == ["A0", "A1"])
    #expect(rows.allSatisfy { $0["intact"] as? Bool == true && $0["frozen"] as? Bool == true })
  }

  @Test func namesEveryFileThatIsNotAsItWasIssued() async throws {
    let disk = try await changed()
    _ = try await disk.issue(date: "2027-01-15")
    disk.remove("/company/issued/A0/manual.xml")
    try disk.write([1], to: "/company/issued/A1/source/profile.yaml")
    try disk.write([1], to: "/company/issued/A1/notes.txt")
    let report = try disk.log()
    #expect(report.status == .inputHasErrors)
    for (version, name) in [
      ("A0", "manual.xml' is missing"), ("A1", "source/profile.yaml' was changed"),
      ("A1", "notes.txt' was put there later"),
    ] {
      #expect(report.messages.contains("of '\(version)', '/company/issued/\(version)/\(name)"))
    }
    #expect(try disk.log(isVerified: false).status == .done)
  }
}
