import DocumentReader
import ManualKit
import ManualModel
import Packaging
import Revisions
import SystemPackage
import Testing

/// Our documents after another program has saved them.
@Suite(.enabled(if: Printer.isThere)) struct ResavedDocumentTests {
  private static let labels = Labels(
    table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、")

  private static let saved = Task {
    let built = try await Example.studio.built()
    return [
      (format: "docx", bytes: try await resaved(built.docx, "docx")),
      (format: "odt", bytes: try await resaved(built.odt, "odt")),
    ]
  }

  private static func resaved(_ bytes: [UInt8], _ format: String) async throws -> [UInt8] {
    let folder = try FileSystem().makeTemporaryFolder()
    defer { FileSystem().removeTemporaryFolder(folder) }
    let file = folder.appending("manual.\(format)")
    try FileSystem().write(bytes, to: file)
    _ = try await Printer.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
        format == "docx" ? "docx:MS Word 2007 XML" : "odt", "--outdir",
        folder.appending("out").string, file.string,
      ])
    return try FileSystem().read(folder.appending("out").appending("manual.\(format)"))
  }

  @Test func areStillTheManualThatIsInThem() async throws {
    for (format, bytes) in try await Self.saved.value {
      let text = try DocumentReader.text(bytes, labels: Self.labels)
      let data = try #require(text.enclosed, "\(format)")
      let enclosed = try EnclosedManual.read(data, pictures: text.media)
      let found = VisibleText(of: text.manual, edges: text.edges)
      let difference = found.lines.difference(from: VisibleText(of: enclosed.manual).lines)
      #expect(difference.isEmpty, "\(format): \(difference.prefix(12))")
      #expect(found.edges == VisibleText(of: enclosed.manual).edges, "\(format)")
      let isBound = enclosed.isBound(to: found)
      #expect(isBound, "\(format)")
      #expect(enclosed.manual.images.count == 1)
    }
  }

  @Test func showAHeaderThatWasChangedByHand() async throws {
    for (format, bytes) in try await Self.saved.value {
      let number = try #require(
        try Example.studio.profile().firstMatch(of: /文件编号: (\S+)/)
      ).1
      let part = try #require(
        format == "docx" ? try bytes.part(holding: String(number), in: "word/header") : "styles.xml"
      )
      let changed = try bytes.replacing(String(number), by: "ZZ-99", in: part)
      let disk = MemoryDisk(["/a.\(format)": bytes, "/b.\(format)": changed])
      let report = try DiffTests.diff(disk, "/a.\(format)", "/b.\(format)")
      #expect(report.results.contains("页眉、页脚或脚注被人改过"), "\(report.results)")
      #expect(report.results.contains("ZZ-99"), "\(report.results)")
    }
  }

  @Test func showADigitThatWasChangedByHand() async throws {
    for (format, bytes) in try await Self.saved.value {
      let part = format == "docx" ? "word/document.xml" : "content.xml"
      let changed = try bytes.replacing("27922-2011", by: "27922-2012", in: part)
      let text = try DocumentReader.text(changed, labels: Self.labels)
      let enclosed = try EnclosedManual.read(#require(text.enclosed), pictures: text.media)
      let isBound = enclosed.isBound(to: VisibleText(of: text.manual, edges: text.edges))
      #expect(!isBound, "\(format)")
    }
  }
}

extension [UInt8] {
  /// The name of the first part of a kind that has a text in it.
  func part(holding text: String, in prefix: String) throws -> String? {
    let archive = try ZipReader(self)
    return try archive.entries.first { entry in
      guard entry.name.hasPrefix(prefix) else { return false }
      return String(decoding: try archive.read(entry), as: UTF8.self).contains(text)
    }?.name
  }

  /// The package with a text in one of its parts replaced wherever it stands; it must be there.
  func replacing(_ old: String, by new: String, in part: String) throws -> [UInt8] {
    let archive = try ZipReader(self)
    var zip = ZipWriter()
    for entry in archive.entries where !entry.isDirectory {
      var bytes = try archive.read(entry)
      if entry.name == part {
        let text = String(decoding: bytes, as: UTF8.self)
        let isThere = text.contains(old)
        try #require(isThere, "'\(old)' is not in \(part)")
        bytes = Array(text.replacing(old, with: new).utf8)
      }
      try zip.bytes(entry.name, bytes, stored: entry.method == 0)
    }
    return try zip.finish()
  }
}
