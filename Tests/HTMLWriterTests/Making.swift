import HTMLWriter
import ManualModel
import Packaging

/// Short ways to write manuals down in tests.
func block(_ kind: Block.Kind) -> Block { Block(kind, key: BlockKey(node: 0), source: .none) }

func text(_ text: String, _ style: TextStyle = []) -> Inline {
  .text(text, style: style, fact: nil)
}

func paragraph(_ inlines: Inline..., style: ParagraphStyle = .body) -> Block {
  block(.paragraph(Paragraph(style, inlines)))
}

func paragraph(_ words: String, _ style: ParagraphStyle = .body) -> Block {
  paragraph(text(words), style: style)
}

func item(_ blocks: Block...) -> ListItem {
  ListItem(blocks, key: BlockKey(node: 0), source: .none)
}

func list(_ marker: List.Marker, _ items: ListItem...) -> Block {
  block(.list(List(marker: marker, items: items)))
}

func cell(_ words: String, _ style: ParagraphStyle = .cell) -> TableCell {
  TableCell([paragraph(words, style)])
}

func row(_ cells: [TableCell], lines: Int = 1) -> TableRow {
  TableRow(cells, lines: lines, key: BlockKey(node: 0), source: .none)
}

func heads(_ words: String...) -> TableRow { row(words.map { cell($0, .cellHeader) }) }

func section(
  _ id: String, _ title: String? = nil, level: Int = 1, _ numbering: Heading.Numbering = .none,
  startsNewPage: Bool = false, _ blocks: [Block] = []
) -> Section {
  Section(
    id: id,
    heading: title.map {
      Heading(text: [text($0)], level: level, numbering: numbering, source: .none)
    }, startsNewPage: startsNewPage, blocks: blocks, source: .none)
}

func section(
  _ id: String, _ title: String? = nil, startsNewPage: Bool = false, _ blocks: [Block]
) -> Section {
  section(id, title, .none, startsNewPage: startsNewPage, blocks)
}

extension Labels {
  static let chinese = Labels(
    table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、")
}

extension Manual {
  /// A manual of one division.
  init(_ sections: Section..., targets: [String: Target] = [:], images: [Image] = []) {
    self.init(
      properties: Properties(title: "手册"), labels: .chinese,
      divisions: [Division(layout: PageLayout(), sections: sections)], targets: targets,
      images: images)
  }
}

extension Target {
  init(_ bookmark: String, _ number: String, _ title: String, _ kind: Kind = .section) {
    self.init(kind: kind, bookmark: bookmark, number: number, title: title)
  }
}

extension Image {
  static let png = Image(
    format: .png, bytes: bytes(hex: pngHex), width: 120, height: 60)

  static let svg = Image(
    format: .svg,
    bytes: Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" viewBox="0 0 200 60">\
      <rect x="2" y="2" width="196" height="56" rx="8" fill="none" stroke="#1f5a96"/></svg>
      """.utf8), width: 200, height: 60, fallback: bytes(hex: pngHex))

  private static func bytes(hex: String) -> [UInt8] {
    let digits = Array(hex.utf8).map { Int($0) > 0x39 ? $0 - 0x57 : $0 - 0x30 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static let pngHex =
    "89504e470d0a1a0a0000000d49484452000000780000003c080200000022cfe9ff000000874944415478daedd"
    + "ba11100200c04c174425f14961631282aa004a222989d39f96afdc7da470d0502d0a0051a34680aa0410b3468"
    + "d08fc598a94aa04183060d1a3468d0a04183060d1a3468d0a04183060d1a3468d0a04183060d1a3468d0a0418"
    + "3060d1a3468d0a04183060d1a3468d0a04183060dba135a0e9da0051a346881062dd0a0ffee02801519bf41cd"
    + "c1550000000049454e44ae426082"
}

/// The page of a manual.
func page(_ manual: Manual) throws -> String {
  String(decoding: try HTMLWriter.write(manual), as: UTF8.self)
}

/// What stands in the only section of a manual of these blocks, without line breaks.
func markup(_ blocks: Block..., targets: [String: Target] = [:]) throws -> String {
  let page = try page(Manual(section("x", nil, blocks), targets: targets, images: [.png, .svg]))
  let start = page.ranges(of: "<section>").first?.upperBound ?? page.startIndex
  let end = page.ranges(of: "</section>").last?.lowerBound ?? page.endIndex
  return String(page[start..<end]).replacing("\n", with: "")
}

/// The page as the tree an XML parser makes of it.
func tree(_ manual: Manual) throws -> XMLElement {
  let bytes = try HTMLWriter.write(manual)
  return try XMLReader.read(Array(bytes.dropFirst(HTMLPage.documentType.utf8.count)))
}
