package import ManualModel

/// The words of a manual as every program shows them that keeps the document: what tells whether
/// somebody edited it by hand.
///
/// Takes a manual, gives a line for each paragraph, cell and box. Left out is what programs compute or
/// lay out in their own way: numbers of headings, captions, lists and pages, what references show, the
/// table of contents, spaces, empty lines. The order of the boxes of a drawing does not count, and
/// neither does that of headers, footers and notes.
package struct VisibleText: Equatable, Sendable {
  /// What a digest of it is made from; the first line says which rules made it.
  package private(set) var lines: [String] = ["text 1"]
  /// The different lines of headers, footers and notes, sorted.
  package private(set) var edges: [String] = []

  package static func == (left: Self, right: Self) -> Bool {
    left.lines == right.lines && left.edges == right.edges
  }

  private let targets: [String: Target]

  /// `edges` are the headers, footers and notes of a document that was read.
  package init(of manual: Manual, edges: [String]? = nil) {
    targets = manual.targets
    for section in manual.divisions.lazy.flatMap(\.sections) {
      if let heading = section.heading { add(heading.text) }
      add(section.blocks)
    }
    self.edges = Set(edges.map { $0.map(Self.line) } ?? Self.edges(of: manual))
      .filter { !$0.isEmpty }.sorted()
  }

  /// The lines of the headers and footers that a manual has on its pages.
  private static func edges(of manual: Manual) -> [String] {
    var text = VisibleText(
      of: Manual(properties: manual.properties, labels: manual.labels, divisions: []), edges: [])
    for layout in manual.divisions.map(\.layout) where layout.hasHeaderAndFooter {
      text.add(manual.header)
      text.add(manual.footer(on: layout.numbering))
    }
    return Array(text.lines.dropFirst())
  }

  private static func line(_ text: String) -> String {
    line([.text(text, style: [], fact: nil)])
  }

  /// All lines as bytes.
  package var bytes: [UInt8] { Self.bytes(["text 2"] + lines.dropFirst() + ["edges"] + edges) }

  /// The lines as bytes by the rules of before, which did not see headers, footers and notes.
  package var olderBytes: [UInt8] { Self.bytes(lines) }

  private static func bytes(_ lines: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + $1.utf8.count + 1 })
    for line in lines {
      bytes += line.utf8
      bytes.append(0x0A)
    }
    return bytes
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let paragraph): add(paragraph.text)
      case .list(let list): for item in list.items { add(item.blocks) }
      case .table(let table):
        add(table.caption)
        for row in table.rows {
          for cell in row.cells where cell.merge != .continued { add(cell.content) }
        }
      case .picture(let picture): add(picture.caption)
      case .drawing(let drawing):
        add(drawing)
        add(drawing.caption)
      case .signature(let signature):
        for field in signature.fields {
          let colon: [Inline] = field.label.isEmpty ? [] : [.text("：", style: [], fact: nil)]
          add(field.label + colon + field.text)
        }
      case .keepTogether(let blocks), .landscape(let blocks): add(blocks)
      case .pageBreak, .contents: break
      }
    }
  }

  private mutating func add(_ caption: Caption?) {
    if let caption { add(caption.text) }
  }

  /// The words of its boxes and lines, what references show in them included.
  ///
  /// Boxes stand in the order in which a writer drew them, and one may be drawn in two parts; what joins
  /// those parts is a sign of the writer.
  private mutating func add(_ drawing: Drawing) {
    let texts = drawing.nodes.map(\.text) + drawing.edges.map(\.label)
    let words = Set(
      texts.map { text in Self.line([.text(text.shown(targets), style: [], fact: nil)]) }
        .filter { $0.unicodeScalars.count > 1 })
    lines += words.sorted()
  }

  private mutating func add(_ text: [Inline]) {
    let line = Self.line(text)
    if !line.isEmpty { lines.append(line) }
  }

  /// The words of a text without spaces and what is computed.
  package static func line(_ text: [Inline]) -> String {
    var line = ""
    for inline in text { add(inline, to: &line) }
    return line
  }

  private static func add(_ inline: Inline, to line: inout String) {
    switch inline {
    case .text(let text, _, _), .gap(let text, _), .link(let text, _), .mark(_, let text, _):
      guard text.unicodeScalars.contains(where: \.isLaidOut) else { return line += text }
      line.unicodeScalars.append(contentsOf: text.unicodeScalars.lazy.filter { !$0.isLaidOut })
    case .changed(let change, let inline): if change.exists(on: .new) { add(inline, to: &line) }
    case .lineBreak, .tab, .reference, .field, .blank: break
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is there for the eye only: white space, and marks without width.
  fileprivate var isLaidOut: Bool {
    switch value {
    case 0x21...0x7E, 0x4E00...0x9FFF, 0xFF01...0xFF5E: false
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F,
      0x205F...0x2064, 0x3000, 0xFEFF:
      true
    default: false
    }
  }
}
