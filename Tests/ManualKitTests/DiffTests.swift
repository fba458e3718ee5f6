import Foundation
import ManualModel
import Packaging
import Revisions
import SystemPackage
import Testing

@testable import ManualKit

/// `shouce diff` from arguments to what it says.
@Suite struct DiffTests {
  /// The studio as it is at `/a`, with another hotline, one outlet's head and a line of its own at `/b`.
  static func disk() throws -> MemoryDisk {
    let profile = try Example.studio.profile()
    var changed = profile
    try changed.replace(every: Self.hotline(profile), by: "400-123-4567")
    var files = ["/a/profile.yaml": Array(profile.utf8), "/b/profile.yaml": Array(changed.utf8)]
    let logo = try Repository.bytes("Examples/studio/logo.png")
    (files["/a/logo.png"], files["/b/logo.png"]) = (logo, logo)
    var repair = try Repository.text("Templates/gbt27922-2011/5.2.4-repair.md")
    try repair.replace(every: "各渠道收到的报修统一登记", by: "各渠道收到的报修当日登记")
    files["/b/templates/5.2.4-repair.md"] = Array(repair.utf8)
    return MemoryDisk(files)
  }

  private static func hotline(_ profile: String) throws -> String {
    let line = try #require(profile.split(separator: "\n").first { $0.contains("服务热线:") })
    return try #require(line.split(separator: " ").last.map(String.init))
  }

  static func diff(
    _ disk: MemoryDisk, _ old: String, _ new: String, _ options: DiffOptions = DiffOptions(),
    language: Language = .zh, showsColour: Bool = false
  ) throws -> Report {
    try disk.workshop().diff(
      FilePath(old), FilePath(new), options: options, language: language, isColoured: false,
      showsColour: showsColour)
  }

  // MARK: Text

  @Test func tellsFactsThenClausesThenWords() throws {
    let report = try Self.diff(try Self.disk(), "/a", "/b")
    #expect(report.status == .done && report.messages.isEmpty)
    let lines = report.results.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("/a (A") == true)
    let facts = try #require(lines.firstIndex { $0.hasPrefix("资料 1 项") })
    #expect(lines[facts + 1].contains("服务热线: ") && lines[facts + 1].hasSuffix(" → 400-123-4567"))
    #expect(lines[facts + 2].contains(" 处: "))
    let clauses = try #require(lines.firstIndex { $0.hasPrefix("条款 ") })
    let words = try #require(lines.firstIndex { $0 == "字句" })
    #expect(facts < clauses && clauses < words)
    #expect(lines[clauses..<words].contains { $0.contains("〔仅因 1〕") })
    #expect(lines[words...].contains { $0.contains("[-统一-]{+当日+}登记") })
  }

  @Test func countsOnlyPassagesThatHaveWords() throws {
    let disk = try Self.disk()
    let path = "/b/templates/5.2.4-repair.md"
    try disk.write(disk.text(path) + "\n::: page-break\n", to: path)
    let report = try Self.diff(disk, "/a", "/b")
    #expect(report.results.contains("{+当日+}") && !report.results.contains("另有"))
  }

  @Test func saysSoInEnglishToo() throws {
    let report = try Self.diff(try Self.disk(), "/a", "/b", language: .en)
    #expect(report.results.contains("1 fact\n") && report.results.contains("hotline: "))
    #expect(report.results.contains("\nwords\n") && !report.results.contains("资料"))
  }

  @Test func findsNoDifferenceBetweenAManualAndItself() throws {
    let disk = try Self.disk()
    #expect(try Self.diff(disk, "/a", "/a/profile.yaml").results.hasSuffix("\n没有差别\n"))
    #expect(try Self.diff(disk, "/a", "/a", language: .en).results.hasSuffix("\nno difference\n"))
  }

  @Test func coloursOnlyForATerminal() throws {
    let disk = try Self.disk()
    let coloured = try Self.diff(disk, "/a", "/b", showsColour: true)
    #expect(coloured.results.contains("\u{1B}[32m{+当日+}\u{1B}[0m"))
    let file = try Self.diff(disk, "/a", "/b", DiffOptions(output: "/d.txt"), showsColour: true)
    #expect(file.results == "已生成 /d.txt\n")
    let written = String(decoding: try #require(disk["/d.txt"]), as: UTF8.self)
    #expect(!written.contains("\u{1B}") && written.contains("{+当日+}"))
  }

  // MARK: Other formats

  @Test func writesJSONAsTheSchemaSays() throws {
    let report = try Self.diff(try Self.disk(), "/a", "/b", DiffOptions(format: .json))
    func object(_ text: String) throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    let difference = try object(report.results)
    let schema = try object(try Repository.text("Templates/diff.schema.json"))
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(difference.keys).union(["audit"]) == Set(properties.keys))
    #expect(difference["basis"] as? String == "identity" && difference["same"] as? Bool == false)
    let facts = try #require(difference["facts"] as? [[String: Any]])
    #expect(facts.first?["path"] as? String == "company/hotline")
    #expect(facts.first?["to"] as? String == "400-123-4567")
    let sections = try #require(difference["sections"] as? [[String: Any]])
    let repair = try #require(sections.first { $0["explained"] as? Bool == false })
    #expect(repair["kinds"] as? [String] == ["reworded"])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    for (name, value) in [("fact", facts[0]), ("section", repair)] {
      let known = try #require(definitions[name]?["properties"] as? [String: Any])
      #expect(Set(value.keys).isSubset(of: Set(known.keys)), "\(name)")
    }
  }

  @Test func writesOnePageThatIsWellFormed() throws {
    for language in [Language.zh, .en] {
      let report = try Self.diff(
        try Self.disk(), "/a", "/b", DiffOptions(format: .html), language: language)
      let page = report.results
      let declaration = "<!DOCTYPE html>\n"
      #expect(page.hasPrefix(declaration) && !page.contains("http://www.w3.org/2000"))
      let root = try XMLReader.read(Array(page.dropFirst(declaration.count).utf8))
      #expect(root["lang"] == (language == .zh ? "zh-CN" : "en"))
      let articles = root.all("article")
      #expect(articles.count > 3 && root.all("nav").first?.all("li").count == articles.count)
      let links = Set(root.all("a").compactMap { $0["href"] })
      let ids = Set((articles + root.all("tr")).compactMap { $0["id"].map { "#" + $0 } })
      #expect(links.isSubset(of: ids))
      #expect(root.all("ins").contains { $0.text == "当日" })
      #expect(root.all("del").contains { $0.text == "统一" })
      // What is explained by a fact can be left aside.
      #expect(articles.count { $0["data-explained"] == "yes" } == articles.count - 1)
      #expect(!page.contains("src=") && root.all("link").isEmpty)
    }
  }

  @Test func saysOnThePageThatNothingDiffers() throws {
    let report = try Self.diff(try Self.disk(), "/a", "/a", DiffOptions(format: .html))
    #expect(report.results.contains("没有差别") && !report.results.contains("<article"))
  }

  @Test(arguments: [DiffFormat.text, .json, .html])
  func writesTheSameBytesAgain(format: DiffFormat) throws {
    let (one, other) = (try Self.disk(), try Self.disk())
    let options = DiffOptions(format: format)
    #expect(
      try Self.diff(one, "/a", "/b", options).results
        == Self.diff(other, "/a", "/b", options).results)
  }

  @Test(arguments: [DiffFormat.docx, .odt])
  func writesTrackedChangesOfTheAuthorOnTheDay(format: DiffFormat) throws {
    let disk = try Self.disk()
    let options = DiffOptions(format: format, author: "审核人", date: "2026-10-01")
    let report = try Self.diff(disk, "/a", "/b", options)
    #expect(report.status == .done, "\(report.messages)")
    #expect(report.results == "已生成 a-b.\(format.rawValue)\n")
    let bytes = try #require(disk["/a-b.\(format.rawValue)"])
    let archive = try ZipReader(bytes)
    let part = format == .docx ? "word/document.xml" : "content.xml"
    let text = String(decoding: try archive.read(#require(archive.entry(part))), as: UTF8.self)
    #expect(text.contains("审核人") && text.contains("2026-10-01"))
    #expect(text.contains("当日") && text.contains("统一"))
    // Read as if accepted it is the newer one.
    let again = try Self.diff(disk, "/a-b.\(format.rawValue)", "/b")
    #expect(again.results.contains("有未处理的修订"))
  }

  // MARK: What cannot be compared

  @Test func explainsWhatItCannotFind() throws {
    let disk = try Self.disk()
    for (old, new) in [("/nothing", "/a"), ("/a", "/nothing.docx"), ("A0", "A1"), ("/c/A0", "/a")] {
      let report = try Self.diff(disk, old, new)
      #expect(report.status == .worldFailed && report.results.isEmpty, "\(old) \(new)")
      #expect(report.messages.contains("错误: 没有「") && report.messages.contains("acme/A0"))
    }
  }

  @Test func explainsWhatIsNoDocument() throws {
    let disk = try Self.disk()
    try disk.write("plain", to: "/a/x.docx")
    try disk.write([0xD0, 0xCF, 0x11, 0xE0, 0], to: "/a/old.doc")
    var zip = ZipWriter()
    try zip.bytes("a.txt", [1], stored: true)
    try disk.write(try zip.finish(), to: "/a/a.zip")
    for (name, reason) in [
      ("x.docx", "不是文档"), ("old.doc", "旧的 .doc 格式"), ("a.zip", "不是 .docx 或 .odt"),
    ] {
      let report = try Self.diff(disk, "/a", "/a/\(name)")
      #expect(report.status == .inputHasErrors && report.results.isEmpty)
      #expect(report.messages.contains(reason) && report.messages.contains("\n      = "), "\(name)")
      #expect(try Self.diff(disk, "/a", "/a/\(name)", language: .en).messages.hasPrefix("error: "))
    }
  }

  @Test func showsTheMistakesOfAProfile() throws {
    let disk = try Self.disk()
    try disk.write("企业:\n  名称：甲\n", to: "/b/profile.yaml")
    let report = try Self.diff(disk, "/a", "/b")
    #expect(report.status == .inputHasErrors && report.messages.contains("[full-width-colon]"))
  }

  @Test func tellsWhenItCannotWrite() throws {
    let disk = try Self.disk()
    disk.fail(at: "d.json", .noSpace)
    let report = try Self.diff(
      disk, "/a", "/b", DiffOptions(format: .json, output: "/d.json"))
    #expect(report.status == .worldFailed && report.messages.contains("d.json"))
  }
}
