import ManualModel
import Packaging
import Revisions
import SystemPackage
import Testing

@testable import ManualKit

/// Documents as sides of a difference: ours, ours edited by hand, and those of others.
@Suite struct DiffDocumentTests {
  /// The documents of the studio at `/a.docx` and `/a.odt`, its folder at `/company`.
  private func disk() async throws -> MemoryDisk {
    let disk = try Example.studio.disk()
    let built = try await Example.studio.built()
    try disk.write(built.docx, to: "/a.docx")
    try disk.write(built.odt, to: "/a.odt")
    return disk
  }

  /// Edits a part of the document at a path and puts it at another.
  private func edit(
    _ disk: MemoryDisk, _ path: String, as new: String, _ changes: (String, String)...
  ) throws {
    var bytes = try #require(disk[path])
    let part = path.hasSuffix("docx") ? "word/document.xml" : "content.xml"
    for (old, new) in changes { bytes = try bytes.replacing(old, by: new, in: part) }
    try disk.write(bytes, to: FilePath(new))
  }

  /// The document without the data of this program.
  private func strip(_ disk: MemoryDisk, _ path: String, as new: String) throws {
    let archive = try ZipReader(try #require(disk[path]))
    var zip = ZipWriter()
    for entry in archive.entries
    where !entry.name.hasPrefix("customXml/") && !entry.name.hasPrefix("shouce/") {
      try zip.bytes(entry.name, try archive.read(entry), stored: entry.method == 0)
    }
    try disk.write(try zip.finish(), to: FilePath(new))
  }

  @Test func areTheManualTheyCarry() async throws {
    let disk = try await disk()
    for (old, new) in [("/a.docx", "/a.odt"), ("/a.odt", "/company"), ("/company", "/a.docx")] {
      let report = try DiffTests.diff(disk, old, new)
      #expect(report.results.hasSuffix("\n没有差别\n"), "\(old) \(new)")
      #expect(!report.results.contains("说明"))
    }
  }

  @Test(arguments: ["docx", "odt"])
  func areReadAsTheyStandWhenSomebodyEditedThem(format: String) async throws {
    let disk = try await disk()
    try edit(disk, "/a.\(format)", as: "/e.\(format)", ("27922-2011", "27922-2021"))
    for old in ["/a.docx", "/a.odt"] {
      let report = try DiffTests.diff(disk, old, "/e.\(format)")
      #expect(report.results.contains("「/e.\(format)」生成以后被人改过"), "\(old)")
      #expect(report.results.contains("按标题和文字比较"))
      #expect(report.results.contains("[-27922-2011-]{+27922-2021+}"))
      #expect(!report.results.contains("版式"), "\(report.results)")
    }
    // It agrees with itself.
    let same = try DiffTests.diff(
      disk, "/e.\(format)", "/e.\(format)", DiffOptions(format: .json))
    #expect(same.results.contains("\"edited\": true") && same.results.contains("\"content\""))
    #expect(same.results.contains("\"same\": true"))
  }

  /// A picture that cannot be shown stands before one in a list: each keeps its own bytes.
  @Test func ofOthersShowTheirPicturesInListsAndTables() throws {
    func picture(_ name: String) -> String {
      "<text:p><draw:frame><draw:image xlink:href=\"\(name)\"/></draw:frame></text:p>"
    }
    let body = """
      <office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" \
      xmlns:xlink="x"><office:body><office:text>\(picture("a.emf"))<text:list><text:list-item>\
      <text:p>甲</text:p>\(picture("b.png"))</text:list-item></text:list></office:text></office:body>\
      </office:document-content>
      """
    var zip = ZipWriter()
    try zip.bytes("content.xml", Array(body.utf8), stored: false)
    try zip.bytes("styles.xml", Array("<a/>".utf8), stored: false)
    try zip.bytes("a.emf", [1, 2, 3], stored: false)
    let logo = try Repository.bytes("Examples/studio/logo.png")
    try zip.bytes("b.png", logo, stored: false)
    let disk = MemoryDisk([:])
    try disk.write(try zip.finish(), to: "/f.odt")
    let loader = DiffLoader(workshop: try disk.workshop(), language: .zh, isColoured: false)
    let manual = try loader.sides("/f.odt", "/f.odt").old.manual
    #expect(manual.images.count == 1)
    let blocks = manual.divisions.flatMap(\.sections).flatMap(\.blocks)
    let list = try #require(
      blocks.lazy.compactMap { if case .list(let list) = $0.kind { list } else { nil } }.first)
    #expect(blocks.count == 1)
    guard case .picture(let picture)? = list.items.first?.blocks.last?.kind else {
      Issue.record("the picture is gone")
      return
    }
    #expect(picture.image == 0)
  }

  @Test func ofOthersAreComparedByTheirWords() async throws {
    let disk = try await disk()
    try strip(disk, "/a.docx", as: "/f.docx")
    try strip(disk, "/a.odt", as: "/f.odt")
    for (old, new) in [("/f.docx", "/f.odt"), ("/company", "/f.docx"), ("/f.odt", "/a.odt")] {
      let report = try DiffTests.diff(disk, old, new)
      #expect(report.results.contains("里没有本程序的数据"), "\(old) \(new)")
      #expect(report.results.hasSuffix("\n没有差别\n"), "\(old) \(new)\n\(report.results)")
    }
  }

  @Test func areReadAsIfTrackedChangesWereAccepted() async throws {
    let disk = try await disk()
    try edit(
      disk, "/a.docx", as: "/t.docx",
      (
        "<w:r><w:t>A0</w:t></w:r>",
        "<w:del w:id=\"9\" w:author=\"x\"><w:r><w:delText>A0</w:delText></w:r></w:del>"
          + "<w:ins w:id=\"10\" w:author=\"x\"><w:r><w:t>A9</w:t></w:r></w:ins>"
      ))
    let report = try DiffTests.diff(disk, "/company", "/t.docx", language: .en)
    #expect(report.results.contains("'/t.docx' has tracked changes"))
    #expect(report.results.contains("[-A0-]{+A9+}"), "\(report.results)")
  }

  @Test func ofANewerProgramAreRefused() async throws {
    let disk = try await disk()
    let archive = try ZipReader(try #require(disk["/a.docx"]))
    var zip = ZipWriter()
    for entry in archive.entries {
      var bytes = try archive.read(entry)
      if entry.name == "customXml/item1.xml" {
        let text = String(decoding: bytes, as: UTF8.self)
        bytes = Array(text.replacing("format=\"1\"", with: "format=\"99\"").utf8)
      }
      try zip.bytes(entry.name, bytes, stored: false)
    }
    try disk.write(try zip.finish(), to: "/n.docx")
    for language in [Language.zh, .en] {
      let report = try DiffTests.diff(disk, "/n.docx", "/company", language: language)
      #expect(report.status == .inputHasErrors && report.messages.contains("99"))
      #expect(report.messages.contains(language(zh: "请升级 shouce", en: "update shouce")))
    }
  }

  // MARK: Versions

  /// The studio issued as A0, and as A1 with another hotline; its table says what `clauses` says.
  private func issued(clauses: String) async throws -> MemoryDisk {
    let disk = try await disk()
    var rows = "修订记录:\n"
    for version in ["A0", "A1"] {
      var manual = try Example.studio.manual { profile in
        if version == "A1" { try profile.replace(every: "曲映雪", by: "柯南风") }
      }
      manual.properties.version = version
      let files = try FrozenIssue(
        manual: manual, documents: DigestList(title: FrozenIssue.documentsTitle)
      ).files()
      for (name, bytes) in files {
        try disk.write(bytes, to: FilePath("/company/issued/\(version)").pushing(FilePath(name)))
      }
      rows += "- 版本: \(version)\n"
      if version == "A1" { rows += "  修订章节: [\(clauses)]\n" }
      rows += "  数据摘要: \(SHA256.digest(try #require(files.last).bytes))\n"
    }
    try disk.write(rows, to: "/company/revisions.yaml")
    return disk
  }

  @Test func areComparedByVersion() async throws {
    let disk = try await issued(clauses: "")
    for (old, new) in [
      ("/company/A0", "/company/A1"), ("A0", "/company/A1"), ("/company/A/0", "a1"),
    ] where new.hasPrefix("/") || old.hasPrefix("/") {
      let report = try DiffTests.diff(disk, old, new)
      #expect(report.results.hasPrefix("A0 → A1\n"), "\(old) \(new)\n\(report.messages)")
      #expect(report.results.contains("曲映雪 → 柯南风"))
    }
    #expect(try DiffTests.diff(disk, "A0", "/company").results.hasPrefix("A0 → /company"))
    #expect(try DiffTests.diff(disk, "/company/A7", "/company").messages.contains("A0、A1"))
    try disk.write("修订记录: 3\n", to: "/company/revisions.yaml")
    #expect(try DiffTests.diff(disk, "/company/A0", "/company").status == .inputHasErrors)
  }

  @Test func areHeldAgainstTheTableOfRevisions() async throws {
    let options = DiffOptions(isAudit: true)
    let silent = try DiffTests.diff(
      try await issued(clauses: "\"5.2.6\""), "/company/A0", "/company/A1", options)
    #expect(silent.status == .inputHasErrors)
    #expect(silent.results.contains("登记了没有改  5.2.6"))
    #expect(silent.results.contains("改了没有登记  4.2 "))
    let json = try DiffTests.diff(
      try await issued(clauses: "\"5.2.6\""), "/company/A0", "/company/A1",
      DiffOptions(format: .json, isAudit: true))
    #expect(json.results.contains("\"unfounded\": [\"5.2.6\"]"))
    let page = try DiffTests.diff(
      try await issued(clauses: "\"5.2.6\""), "/company/A0", "/company/A1",
      DiffOptions(format: .html, isAudit: true))
    #expect(page.results.contains("登记了没有改: 5.2.6"))
    // Numbers stand for all below them.
    let all = ["1", "2", "3", "4", "5", "A", "B"].map { "\"\($0)\"" }.joined(separator: ", ")
    let told = try DiffTests.diff(
      try await issued(clauses: all), "/company/A0", "/company/A1", options)
    #expect(!told.results.contains("改了没有登记"), "\(told.results)")
  }

  @Test func areHeldAgainstTheTableTheyPrint() async throws {
    let disk = try await disk()
    try edit(
      disk, "/a.docx", as: "/e.docx", ("27922-2011", "27922-2021"),
      ("新制订", "修订 5.2.4.1 的内容,5.2.4.2 新增"))
    let report = try DiffTests.diff(disk, "/a.docx", "/e.docx", DiffOptions(isAudit: true))
    #expect(report.results.contains("登记: 修订 5.2.4.1 的内容,5.2.4.2 新增"))
    #expect(report.results.contains("登记了没有改  5.2.4.1"), "\(report.results)")
    #expect(report.results.contains("登记了没有改  5.2.4.2"))
    let none = try DiffTests.diff(disk, "/a.docx", "/x.docx", DiffOptions(isAudit: true))
    #expect(none.status == .worldFailed)
  }
}
