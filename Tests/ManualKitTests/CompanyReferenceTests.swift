import Foundation
import Packaging
import SystemPackage
import Testing

@testable import ManualKit

/// Manuals in the look of a company's own document.
@Suite struct CompanyReferenceTests {
  /// The example with a reference document in its folder.
  private func build(
    _ name: String, _ bytes: [UInt8]?
  ) async throws -> (report: Report, disk: MemoryDisk) {
    let disk = try Example.abc.disk { profile in
      try profile.replace(every: "\n手册:\n", by: "\n手册:\n  参照文档: \(name)\n")
    }
    if let bytes { try disk.write(bytes, to: FilePath("/company/" + name)) }
    return (try await disk.build("/company"), disk)
  }

  private func part(_ format: String, _ name: String, _ disk: MemoryDisk) throws -> String {
    let file = try #require(disk.document("/company/out", format))
    let archive = try ZipReader(file)
    let entry = try #require(archive.entry(name))
    return String(decoding: try archive.read(entry), as: UTF8.self)
  }

  /// A manual of another company, in that format and theme.
  private func other(_ format: String, logo: Bool = false) async throws -> [UInt8] {
    let disk = try Example.studio.disk { profile in
      try profile.replace(every: "\n手册:\n", by: "\n手册:\n  主题: gbt9704\n")
    }
    _ = try await disk.build("/company")
    return try #require(disk.document("/company/out", format))
  }

  @Test(arguments: ["docx", "odt"])
  func takesTheLookOfADocumentInBothFormats(format: String) async throws {
    let (report, disk) = try await build("company.\(format)", try await other(format))
    #expect(report.status == .done, "\(report.messages)")
    let word = try part("docx", "word/styles.xml", disk)
    let open = try part("odt", "styles.xml", disk)
    for font in ["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"] {
      #expect(word.contains("w:eastAsia=\"\(font)\""), "\(font)")
      #expect(open.contains("style:font-name-asian=\"\(font)\""), "\(font)")
    }
    #expect(try part("docx", "word/document.xml", disk).contains("w:left=\"1587\""))
    #expect(open.contains("fo:margin-left=\"28mm\""))
    // The header is the document's, whoever it names.
    let name = try #require(
      try Example.studio.profile().firstMatch(of: /名称: (\S+有限公司|\S+)/)
    ).1
    #expect(try part("docx", "word/header1.xml", disk).contains(name))
    #expect(open.contains(name))
  }

  @Test func tellsWhatIsWrongWithTheDocument() async throws {
    let doc: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 100)
    let zip = {
      var zip = ZipWriter(); try zip.bytes("a", [1], stored: false); return try zip.finish()
    }
    let cases: [(String, [UInt8]?, String)] = [
      ("gone.docx", nil, "there is no document 'gone.docx'"),
      ("old.docx", doc, "is in the old format .doc (renaming it is not enough)"),
      ("a.pdf", Array("%PDF".utf8), "is no document"),
      ("a.zip", try zip(), "is neither a .docx nor an .odt document"),
      ("cut.docx", Array(try await other("docx").dropLast(99)), "is damaged and cannot be read"),
    ]
    for (name, bytes, message) in cases {
      let (report, _) = try await build(name, bytes)
      #expect(report.status == .inputHasErrors)
      #expect(report.messages.contains(message), "\(report.messages)")
      #expect(report.messages.contains("/company/profile.yaml:34:"), "\(report.messages)")
    }
  }

  /// A header with a picture that can be shown and one that cannot.
  @Test func bringsTheLogoAndListsWhatItCannotBring() async throws {
    let names = """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
      """
    func picture(_ id: String) -> String {
      "<w:r><w:drawing><wp:inline><wp:extent cx=\"720000\" cy=\"360000\"/><wp:docPr descr=\"星河标志\"/>"
        + "<a:graphic><a:blip r:embed=\"\(id)\"/></a:graphic></wp:inline></w:drawing></w:r>"
    }
    func relations(_ items: String) -> [UInt8] {
      Array("<Relationships>\(items)</Relationships>".utf8)
    }
    var zip = ZipWriter()
    try zip.bytes(
      "word/document.xml",
      Array(
        "<w:document \(names)><w:body><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr></w:body></w:document>"
          .utf8), stored: false)
    try zip.bytes(
      "word/_rels/document.xml.rels",
      relations("<Relationship Id=\"h\" Type=\"x/header\" Target=\"h.xml\"/>"), stored: false)
    try zip.bytes(
      "word/h.xml",
      Array(
        "<w:hdr \(names)><w:p>\(picture("a"))<w:r><w:t>星河</w:t></w:r></w:p><w:p>\(picture("b"))</w:p></w:hdr>"
          .utf8), stored: false)
    try zip.bytes(
      "word/_rels/h.xml.rels",
      relations(
        "<Relationship Id=\"a\" Type=\"x/image\" Target=\"a.png\"/><Relationship Id=\"b\" Type=\"x/image\" Target=\"b.emf\"/>"
      ), stored: false)
    try zip.bytes("word/a.png", try Repository.bytes("Examples/plant/logo.png"), stored: true)
    try zip.bytes("word/b.emf", [1, 2, 3], stored: true)
    let (report, disk) = try await build("star.docx", try zip.finish())
    #expect(report.status == .done)
    #expect(
      report.messages.contains(
        "not taken from 'star.docx': styles (it has none), pictures that are not PNG, JPEG or SVG"),
      "\(report.messages)")
    let header = try part("docx", "word/header1.xml", disk)
    #expect(header.contains("descr=\"星河标志\"") && header.contains("星河"))
    #expect(!header.contains("ABC-FW-01"))
    let open = try part("odt", "styles.xml", disk)
    #expect(open.contains("<svg:desc>星河标志</svg:desc>"))
  }
}
