import ManualModel
import Packaging

/// Reads `style:header` or `style:footer` into blocks (ODF 1.3 part 3 §16.10, §16.11).
struct OpenEdgeReader {
  let package: DocumentPackage
  /// The width of the text, in tenths of a millimetre.
  let width: Int
  var document: ReferenceDocument
  private var style = ParagraphStyle.header
  /// The automatic styles by name.
  private var styles: [String: XMLElement] = [:]

  init(_ root: XMLElement, package: DocumentPackage, width: Int, document: ReferenceDocument) {
    self.package = package
    self.width = width
    self.document = document
    for style in root.first("office:automatic-styles")?.all("style:style") ?? [] {
      if let name = style["style:name"] { styles[name] = style }
    }
  }

  /// The blocks; a header of nothing but empty lines is none.
  mutating func blocks(
    of root: XMLElement?, _ style: ParagraphStyle
  ) throws(DocumentError) -> [Block] {
    guard let root, root["style:display"] != "false" else { return [] }
    self.style = style
    return try read(root, width: width).asEdge
  }

  private mutating func read(_ parent: XMLElement, width: Int) throws(DocumentError) -> [Block] {
    var blocks: [Block] = []
    for element in parent.elements {
      switch element.name.qualified {
      case "text:p", "text:h":
        var paragraph = EdgeParagraph()
        let own = styles[element["text:style-name"] ?? ""]?.first("style:paragraph-properties")
        switch own?["fo:text-align"] {
        case "center": paragraph.alignment = .center
        case "end", "right": paragraph.alignment = .end
        case "start", "left": paragraph.alignment = .start
        default: break
        }
        try read(element, into: &paragraph, isBold: false)
        blocks += paragraph.blocks(style, width: width)
      case "table:table": if let table = try table(element, width: width) { blocks.append(table) }
      case "text:section": blocks += try read(element, width: width)
      default: break
      }
    }
    return blocks
  }

  private mutating func table(_ element: XMLElement, width: Int) throws(DocumentError) -> Block? {
    var shares: [Int] = []
    for column in element.openColumns where shares.count < 63 {
      let own = styles[column["table:style-name"] ?? ""]?.first("style:table-column-properties")
      let share = max(Length.tenths(own?["style:column-width"]) ?? 100, 1)
      let times = Int(column["table:number-columns-repeated"] ?? "") ?? 1
      shares += Array(repeating: share, count: min(max(times, 1), 63 - shares.count))
    }
    guard !shares.isEmpty else { return nil }
    let total = shares.reduce(0, +)
    var rows: [TableRow] = []
    for row in element.openRows.prefix(20) {
      var cells: [TableCell] = []
      var column = 0
      for cell in row.elements
      where cell.isSpelledLike("table:table-cell") && column < shares.count {
        let wanted = Int(cell["table:number-columns-spanned"] ?? "") ?? 1
        let span = min(max(wanted, 1), shares.count - column)
        let part = shares[column..<column + span].reduce(0, +)
        cells.append(
          TableCell(try read(cell, width: max(width * part / total - 38, 50)), columnSpan: span))
        column += span
      }
      guard !cells.isEmpty else { continue }
      if column < shares.count { cells[cells.count - 1].columnSpan += shares.count - column }
      rows.append(TableRow(cells, key: BlockKey(node: 0), source: .none))
    }
    guard !rows.isEmpty else { return nil }
    return block(
      .table(
        Table(
          style: .plain, columns: shares.map { Table.Column(share: $0) }, headerRows: 0,
          rows: rows)))
  }

  private mutating func read(
    _ parent: XMLElement, into paragraph: inout EdgeParagraph, isBold: Bool
  ) throws(DocumentError) {
    for node in parent.children {
      switch node {
      case .text(let text): paragraph.append(text.collapsed, isBold: isBold)
      case .element(let element):
        switch element.name.qualified {
        case "text:span", "text:a":
          let own = styles[element["text:style-name"] ?? ""]?.first("style:text-properties")
          let weight = own?["style:font-weight-asian"] ?? own?["fo:font-weight"]
          try read(element, into: &paragraph, isBold: weight.map { $0 == "bold" } ?? isBold)
        case "text:s":
          let count = min(max(Int(element["text:c"] ?? "") ?? 1, 1), 200)
          paragraph.append(String(repeating: " ", count: count), isBold: isBold)
        case "text:tab": paragraph.text.append(.tab)
        case "text:line-break": paragraph.text.append(.lineBreak)
        case "text:page-number": paragraph.text.append(.field(.page))
        case "text:page-count": paragraph.text.append(.field(.pageCount))
        case "draw:frame": try frame(element, into: &paragraph)
        default:
          if element.name.qualified.hasPrefix("draw:") {
            document.omit(.shapes)
          } else if !element.text.isEmpty {
            document.omit(.field(String(element.name.local.prefix(30))))
            paragraph.append(element.text.collapsed, isBold: isBold)
          }
        }
      }
    }
  }

  private mutating func frame(
    _ frame: XMLElement, into paragraph: inout EdgeParagraph
  ) throws(DocumentError) {
    // Of several images the last is the one that every reader shows.
    guard let name = frame.all("draw:image").last?["xlink:href"],
      let bytes = try package.part(name.hasPrefix("./") ? String(name.dropFirst(2)) : name)
    else { return document.omit(.shapes) }
    let size = min(max(Length.tenths(frame["svg:width"]) ?? 300, 10), width)
    document.pictures.append(bytes)
    paragraph.pictures.append(
      (
        Picture(
          image: document.pictures.count - 1, width: Double(size) / Double(max(width, 1)),
          alternativeText: frame.first("svg:desc")?.text ?? frame.first("svg:title")?.text ?? ""),
        size
      ))
  }
}
