import DOCXWriter
import ManualModel
import Packaging

// Short ways to make the parts of a manual in tests.

func block(_ kind: Block.Kind) -> Block { Block(kind, key: BlockKey(node: 0), source: .none) }

func text(_ text: String, _ style: TextStyle = []) -> Inline {
  .text(text, style: style, fact: nil)
}

func paragraph(_ string: String, _ style: ParagraphStyle = .body) -> Block {
  block(.paragraph(Paragraph(style, [text(string)])))
}

func paragraph(_ inlines: Inline...) -> Block { block(.paragraph(Paragraph(.body, inlines))) }

func item(_ blocks: Block...) -> ListItem {
  ListItem(blocks, key: BlockKey(node: 0), source: .none)
}

func list(_ marker: List.Marker, _ items: ListItem...) -> Block {
  block(.list(List(marker: marker, items: items)))
}

func cell(
  _ string: String, _ style: ParagraphStyle = .cell, span: Int = 1,
  merge: TableCell.Merge = .none, alignment: Alignment? = nil
) -> TableCell {
  TableCell(
    merge == .continued ? [] : [paragraph(string, style)], columnSpan: span, merge: merge,
    alignment: alignment)
}

func row(_ cells: TableCell..., lines: Int = 1) -> TableRow {
  TableRow(cells, lines: lines, key: BlockKey(node: 0), source: .none)
}

func row(_ texts: String..., style: ParagraphStyle = .cell) -> TableRow {
  TableRow(texts.map { cell($0, style) }, key: BlockKey(node: 0), source: .none)
}

func table(
  _ shares: [Int], style: Table.Style = .grid, headerRows: Int = 1, caption: Caption? = nil,
  _ rows: TableRow...
) -> Block {
  block(
    .table(
      Table(
        style: style, columns: shares.map { Table.Column(share: $0) }, headerRows: headerRows,
        rows: rows, caption: caption)))
}

func section(
  _ id: String, _ title: String, level: Int = 1, _ numbering: Heading.Numbering,
  newPage: Bool = false, _ blocks: Block...
) -> Section {
  Section(
    id: id,
    heading: Heading(text: [text(title)], level: level, numbering: numbering, source: .none),
    startsNewPage: newPage, blocks: blocks, source: .none)
}

/// A section whose heading has no number.
func section(
  _ id: String, _ title: String, level: Int = 1, newPage: Bool = false, _ blocks: Block...
) -> Section {
  Section(
    id: id, heading: Heading(text: [text(title)], level: level, numbering: .none, source: .none),
    startsNewPage: newPage, blocks: blocks, source: .none)
}

func unheaded(_ id: String, newPage: Bool = false, _ blocks: Block...) -> Section {
  Section(id: id, heading: nil, startsNewPage: newPage, blocks: blocks, source: .none)
}

let labels = Labels(
  table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、")

func manual(
  _ sections: Section..., header: [Block] = [], footer: [Block] = [],
  targets: [String: Target] = [:], contents: [Manual.ContentsEntry] = [], images: [Image] = []
) -> Manual {
  Manual(
    properties: Manual.Properties(title: "手册"), labels: labels, header: header, footer: footer,
    divisions: [Division(layout: PageLayout(), sections: sections)], targets: targets,
    contents: contents, images: images)
}

func target(
  _ bookmark: String, _ number: String, _ title: String, _ kind: Target.Kind = .section
) -> Target {
  Target(kind: kind, bookmark: bookmark, number: number, title: title)
}

/// The parts of a manual's document.
func parts(of manual: Manual) throws -> PartCollector {
  var parts = PartCollector()
  try DOCXWriter.write(manual, to: &parts)
  return parts
}

extension PartCollector {
  /// A part as a tree.
  func xml(_ name: String) throws -> XMLElement {
    guard let bytes = self[name] else { throw MissingPart(name: name) }
    return try XMLReader.read(bytes)
  }

  func text(_ name: String) -> String { String(decoding: self[name] ?? [], as: UTF8.self) }
}

struct MissingPart: Error {
  var name: String
}

/// The root of `word/document.xml`.
func document(_ sections: Section...) throws -> XMLElement {
  let manual = Manual(
    properties: Manual.Properties(title: "手册"), labels: labels,
    divisions: [Division(layout: PageLayout(), sections: sections)])
  return try parts(of: manual).xml("word/document.xml")
}

/// The blocks alone, in a section without heading.
func document(_ blocks: Block...) throws -> XMLElement {
  try document(
    Section(id: "s", heading: nil, blocks: blocks, source: .none))
}

extension XMLElement {
  /// All elements of that name below, in reading order.
  func find(_ name: String) -> [XMLElement] {
    var found: [XMLElement] = []
    visit { if $0.name.qualified == name { found.append($0) } }
    return found
  }

  /// The value of `w:val` of the first element of that name below.
  func value(_ name: String) -> String? { find(name).first?["w:val"] }

  /// The text of all `w:t` below.
  var shownText: String { find("w:t").map(\.text).joined() }

  /// The paragraphs whose shown text is `text`.
  func paragraphs(_ text: String) -> [XMLElement] {
    find("w:p").filter { $0.shownText == text }
  }
}

/// A PNG of one grey, without compression: enough for every reader.
func png(width: Int, height: Int) -> [UInt8] {
  func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
  func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }
  func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(crc(body))
  }
  var pixels: [UInt8] = []
  for _ in 0..<height { pixels += [0] + Array(repeating: 0x99, count: width) }
  var low: UInt32 = 1
  var high: UInt32 = 0
  for byte in pixels {
    low = (low + UInt32(byte)) % 65521
    high = (high + low) % 65521
  }
  let length = UInt16(pixels.count)
  let stored: [UInt8] =
    [0x78, 0x01, 1, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255)]
    + [UInt8(~length >> 8)] + pixels + bigEndian(high << 16 | low)
  return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + chunk("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 0, 0, 0, 0])
    + chunk("IDAT", stored) + chunk("IEND", [])
}
