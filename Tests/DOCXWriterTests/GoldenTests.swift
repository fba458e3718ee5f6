import Foundation
import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

/// Whole parts of a small manual, as text that people can read and compare.
///
/// `GOLDENS=record swift test --filter DOCXWriterTests` writes them again and warns.
@Suite struct GoldenTests {
  @Test(arguments: [
    "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/header1.xml",
    "word/numbering.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml",
    "docProps/core.xml",
  ])
  func equalsTheRecordedPart(name: String) throws {
    try expectGolden(try parts(of: Self.manual).xml(name).dump, named: "small/\(name)")
  }

  /// A page of everything that is usual.
  private static let manual = Manual(
    properties: Manual.Properties(
      title: "手册", number: "ABC-SH", version: "A0", company: "甲公司", author: "张三",
      date: Day(year: 2026, month: 11, day: 22)),
    labels: labels,
    header: [block(.paragraph(Paragraph(.header, [text("手册"), .tab, .field(.page)])))],
    divisions: [
      Division(
        layout: PageLayout(hasHeaderAndFooter: false),
        sections: [unheaded("cover", paragraph("手册", .title))]),
      Division(
        layout: PageLayout(restartsNumbering: true),
        sections: [
          section("contents", "目录", block(.contents)),
          section(
            "1", "手册说明", .decimal([1]), newPage: true,
            paragraph(
              text("见“"), .reference(Reference(target: "repair", form: .number)), text("”。")),
            list(.decimal, item(paragraph("甲")), item(paragraph("乙")))),
          section(
            "repair", "维修程序", .appendix([1]),
            table(
              [1, 2], caption: Caption(target: "table:t", text: [text("网点")]),
              row("网点", "地址", style: .cellHeader), row("上海", "示例路1号")),
            paragraph(.gap(text: "【待填:热线】", style: []))),
        ]),
    ],
    targets: [
      "1": target("c_1", "1", "手册说明"), "repair": target("c_repair", "附录A", "维修程序"),
      "table:t": target("t_t", "表1", "网点", .table),
    ],
    contents: [.init(target: "1", level: 1), .init(target: "repair", level: 1)])

  private func expectGolden(
    _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let environment = ProcessInfo.processInfo.environment
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(name)")
    if environment["GOLDENS"] == "record" {
      guard environment["CI"] == nil else {
        Issue.record("goldens are not recorded in CI", sourceLocation: sourceLocation)
        return
      }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", severity: .warning, sourceLocation: sourceLocation)
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record(
        "no golden \(name): record it with GOLDENS=record", sourceLocation: sourceLocation)
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let recorded = String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let difference = zip(lines, recorded).enumerated().first { $1.0 != $1.1 }
    #expect(
      lines == recorded,
      """
      \(name) differs from line \((difference?.offset ?? min(lines.count, recorded.count)) + 1):
      \(difference.map { "- \($0.element.1)\n+ \($0.element.0)" } ?? "")
      """, sourceLocation: sourceLocation)
  }
}
