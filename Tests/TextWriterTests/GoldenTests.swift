import Foundation
import ManualModel
import Testing
import TextWriter

struct GoldenTests {
  @Test func writesASmallManualAsMarkdown() throws {
    try expectGolden(markdown(Self.small), named: "small.md")
  }

  @Test func writesASmallManualAsText() throws {
    try expectGolden(plain(Self.small), named: "small.txt")
  }

  private static let table = block(
    .table(
      Table(
        columns: [.init(share: 1, alignment: .center), .init(share: 3)], headerRows: 1,
        rows: [
          heads("区域", "网点"),
          row([TableCell([paragraph("上海", .cell)], merge: .start(rows: 2)), cell("东城站")]),
          row([TableCell([], merge: .continued), cell("西城站")]),
          row([TableCell([paragraph("合计：2 个", .cell)], columnSpan: 2)]),
        ], caption: Caption(target: "table:a", text: [text("一览表")]))))

  private static let small = Manual(
    properties: Manual.Properties(
      title: "服务手册", number: "SH-01", version: "A0", company: "示例公司",
      date: Day(year: 2026, month: 1, day: 2)), labels: .chinese,
    header: [paragraph("示例公司", .header)],
    footer: [paragraph(.field(.page), style: .footer)],
    divisions: [
      Division(
        layout: PageLayout(hasHeaderAndFooter: false),
        sections: [section("cover", nil, [paragraph("服务手册", .title)])]),
      Division(
        layout: PageLayout(restartsNumbering: true),
        sections: [
          section("contents", "目录", [block(.contents)]),
          section(
            "1", "维修", .decimal([1]), startsNewPage: true,
            [
              paragraph(
                text("按"), .reference(Reference(target: "A", form: .number)), text("执行，"),
                text("不得", .strong), text("收取"), .gap(text: "【待填:费用】", style: []), text("。")),
              list(.decimal, item(paragraph("受理")), item(paragraph("派工"))),
              table,
            ]),
          section("A", "程序", .appendix([1]), [block(.landscape([paragraph("横向")]))]),
        ]),
    ],
    targets: [
      "1": Target("c_1", "1", "维修"), "A": Target("s_A", "附录A", "程序"),
      "table:a": Target("t_a", "表1", "一览表", .table),
    ], contents: [.init(target: "1", level: 1), .init(target: "A", level: 1)])
}

/// Compares text with what was recorded under `Goldens/`; a missing recording fails.
///
/// `GOLDENS=record` records anew, with a warning; never where `CI` is set.
func expectGolden(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
  let environment = ProcessInfo.processInfo.environment
  if environment["GOLDENS"] == "record" {
    try #require(environment["CI"] == nil, "goldens are not recorded where CI is set")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", severity: .warning, sourceLocation: sourceLocation)
    return
  }
  let golden = try? String(contentsOf: file, encoding: .utf8)
  try #require(golden != nil, "no golden \(name): GOLDENS=record", sourceLocation: sourceLocation)
  #expect(text == golden, "\(name) differs", sourceLocation: sourceLocation)
}
