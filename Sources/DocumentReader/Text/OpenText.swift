import ManualModel
import Packaging

/// Reads the words of an ODT file, as if all tracked changes were accepted.
struct OpenText {
  var gatherer: SectionGatherer
  var outline: OpenOutline
  let package: DocumentPackage
  var pictures: [[UInt8]] = []
  private var lastCaption = ""
  /// How much rows and cells that are repeated may still say again: cells, and bytes of text.
  private var room = 16 << 20

  static func read(
    _ package: DocumentPackage, labels: Labels
  ) throws(DocumentError) -> DocumentText {
    let root = try package.needed("content.xml")
    let text = root.first("office:body")?.first("office:text")
    var reader = OpenText(
      gatherer: SectionGatherer(labels: labels),
      outline: OpenOutline([try package.xml("styles.xml"), root]), package: package)
    if let text { try reader.page(text) }
    let meta = try package.xml("meta.xml")?.first("office:meta")
    return try DocumentText(
      reader.gatherer, labels: labels, core: meta, pictures: reader.pictures,
      hasTrackedChanges: text?.first("text:tracked-changes") != nil, in: package)
  }

  private init(gatherer: SectionGatherer, outline: OpenOutline, package: DocumentPackage) {
    self.gatherer = gatherer
    self.outline = outline
    self.package = package
  }

  // MARK: Blocks

  private mutating func page(_ parent: XMLElement) throws(DocumentError) {
    for element in parent.elements {
      switch element.name.qualified {
      case "text:section":
        // Of documents that were written with one for each section.
        if let name = element["text:name"], !name.contains("~"), element.hasWords {
          gatherer.announced = name
        }
        try page(element)
      case "text:h": try heading(element, list: nil, level: nil, restart: nil)
      case "text:p" where outline.headingLevel(element["text:style-name"]) != nil:
        // A paragraph that looks like a heading, of a style from WPS, is meant as one.
        try heading(element, list: "", level: nil, restart: nil)
      case "text:p":
        // Our own sections without heading.
        if let mark = element.first("text:bookmark")?["text:name"], mark.hasPrefix("s_") {
          gatherer.announce(bookmark: mark)
        }
        for block in try paragraph(element, .body) { gatherer.add(block.kind) }
      case "text:list":
        if let found = element.headings(level: 1) {
          for heading in found {
            try self.heading(
              heading.element, list: element["text:style-name"], level: heading.level,
              restart: heading.start)
          }
        } else if let list = try list(element, style: nil, level: 1) {
          gatherer.add(.list(list))
        }
      case "table:table": if let table = try table(element) { gatherer.add(.table(table)) }
      case "text:table-of-content": gatherer.add(.contents)
      case "text:illustration-index", "text:table-index", "text:alphabetical-index",
        "text:bibliography", "text:user-index", "text:object-index":
        break
      case "draw:frame", "draw:g", "draw:custom-shape":
        var paragraph = BodyParagraph()
        try drawing(element, into: &paragraph)
        for block in paragraph.floating { gatherer.add(block) }
      default: break
      }
    }
  }

  /// Reads `text:h` (ODF 1.3 part 3 §5.1.2); one that is the head of a list has no number.
  private mutating func heading(
    _ element: XMLElement, list: String?, level: Int?, restart: Int?
  ) throws(DocumentError) {
    let paragraph = try text(of: element)
    let outlineLevel =
      Int(element["text:outline-level"] ?? "")
      ?? outline.headingLevel(element["text:style-name"]) ?? 1
    guard !paragraph.text.isBlank else {
      for block in paragraph.floating { gatherer.add(block) }
      return
    }
    var label = ""
    if element["text:is-list-header"] != "true" {
      let isRestarted = element["text:restart-numbering"] == "true"
      label = outline.count(
        level: level ?? outlineLevel, list: list,
        restart: restart ?? (isRestarted ? Int(numbering: element["text:start-value"]) ?? 1 : nil))
    }
    gatherer.heading(
      paragraph.text, level: outlineLevel, label: label, bookmarks: paragraph.bookmarks)
    for block in paragraph.floating { gatherer.add(block) }
  }

  /// A paragraph without what is empty; a caption without its number.
  private mutating func paragraph(
    _ element: XMLElement, _ style: ParagraphStyle
  ) throws(DocumentError) -> [Block] {
    var paragraph = try text(of: element)
    var blocks: [Block] = []
    if outline.isCaption(element["text:style-name"]) || paragraph.isCounted {
      let part = paragraph.text.removeCaptionNumber(isCounted: paragraph.isCounted)
      let words = paragraph.text.plainText
      let isRepeated = part.map { $0 > 1 && words == lastCaption } ?? false
      lastCaption = words
      if !paragraph.text.isBlank, !isRepeated {
        blocks.append(.read(.paragraph(Paragraph(.caption, paragraph.text))))
      }
    } else if !paragraph.text.isBlank {
      blocks.append(.read(.paragraph(Paragraph(style, paragraph.text))))
    }
    return blocks + paragraph.floating.map { Block.read($0) }
  }

  private mutating func list(
    _ element: XMLElement, style: String?, level: Int
  ) throws(DocumentError) -> List? {
    let style = element["text:style-name"] ?? style ?? ""
    var list = List(marker: outline.isBullet(style, level: level) ? .bullet : .decimal, items: [])
    for item in element.elements {
      var blocks: [Block] = []
      for element in item.elements {
        switch element.name.qualified {
        case "text:p", "text:h": blocks += try paragraph(element, .body)
        case "text:list":
          if let inner = try self.list(element, style: style, level: level + 1) {
            blocks.append(.read(.list(inner)))
          }
        default: break
        }
      }
      guard !blocks.isEmpty else { continue }
      list.items.append(ListItem(blocks, key: BlockKey(node: 0), source: .none))
    }
    return list.items.isEmpty ? nil : list
  }

  /// The blocks inside a cell or a box.
  private mutating func blocks(of parent: XMLElement) throws(DocumentError) -> [Block] {
    var blocks: [Block] = []
    for element in parent.elements {
      switch element.name.qualified {
      case "text:p", "text:h": blocks += try paragraph(element, .cell)
      case "text:list":
        if let list = try list(element, style: nil, level: 1) { blocks.append(.read(.list(list))) }
      case "table:table": if let table = try table(element) { blocks.append(.read(.table(table))) }
      case "text:section": blocks += try self.blocks(of: element)
      default: break
      }
    }
    return blocks
  }

  // MARK: Tables

  /// Reads `table:table` (ODF 1.3 part 3 §9.1.2).
  private mutating func table(_ element: XMLElement) throws(DocumentError) -> Table? {
    var rows: [[GridFiller.Cell]] = []
    var headers = 0
    try gatherRows(of: element, isHeader: false, into: &rows, &headers)
    let declared = element.columnCount
    let columns =
      declared > 0 ? declared : rows.map { $0.reduce(0) { $0 + $1.columns } }.max() ?? 0
    guard columns > 0, columns <= 1000 else { return nil }
    var grid = GridFiller(columns: columns)
    for row in rows { grid.add(row) }
    return .read(
      style: .grid, widths: Array(repeating: 1, count: columns), headerRows: headers,
      rows: grid.rows)
  }

  private mutating func gatherRows(
    of parent: XMLElement, isHeader: Bool, into rows: inout [[GridFiller.Cell]],
    _ headers: inout Int
  ) throws(DocumentError) {
    for element in parent.elements {
      switch element.name.qualified {
      case "table:table-header-rows":
        try gatherRows(of: element, isHeader: true, into: &rows, &headers)
      case "table:table-rows", "table:table-row-group":
        try gatherRows(of: element, isHeader: isHeader, into: &rows, &headers)
      case "table:table-row":
        var cells: [GridFiller.Cell] = []
        for cell in element.elements where cells.count < 1000 { cells += try self.cells(cell) }
        let times = try repeats(of: element, "table:number-rows-repeated", cells: cells.count)
        for _ in 0..<times { rows.append(cells) }
        if isHeader { headers = rows.count }
      default: break
      }
    }
  }

  /// A cell, as often as it is repeated; covered ones follow from the spans of others.
  private mutating func cells(_ element: XMLElement) throws(DocumentError) -> [GridFiller.Cell] {
    guard element.name.qualified == "table:table-cell" else { return [] }
    let cell = GridFiller.Cell(
      content: try blocks(of: element), columns: element.count("table:number-columns-spanned"),
      rows: element.count("table:number-rows-spanned"))
    return Array(
      repeating: cell,
      count: try repeats(of: element, "table:number-columns-repeated", cells: 1))
  }

  /// How often a row or a cell stands there; one with a table in it only once, for what is repeated
  /// inside what is repeated would grow beyond measure.
  private mutating func repeats(
    of element: XMLElement, _ attribute: String, cells: Int
  ) throws(DocumentError) -> Int {
    let count = element.count(attribute)
    guard count > 1, element.all("table:table").isEmpty else { return 1 }
    room -= count * (cells + element.text.utf8.count)
    guard room >= 0 else { throw .damaged("content.xml: \(attribute)") }
    return count
  }
}

extension XMLElement {
  /// A number of cells, rows or columns; one where the attribute is not there.
  fileprivate func count(_ attribute: String) -> Int {
    min(max(Int(self[attribute] ?? "") ?? 1, 1), 1000)
  }

  /// How many columns a table declares.
  fileprivate var columnCount: Int {
    openColumns.reduce(0) { $0 + $1.count("table:number-columns-repeated") }
  }

  /// Whether there is a paragraph or a table in it.
  fileprivate var hasWords: Bool {
    elements.contains {
      ["text:p", "text:h", "text:list", "table:table"].contains($0.name.qualified)
    }
  }

  /// The headings of a list that holds nothing else, with their levels in it; nil for any other list.
  fileprivate func headings(
    level: Int
  ) -> [(element: XMLElement, level: Int, start: Int?)]? {
    var found: [(element: XMLElement, level: Int, start: Int?)] = []
    for item in elements {
      for element in item.elements {
        switch element.name.qualified {
        case "text:h": found.append((element, level, Int(numbering: item["text:start-value"])))
        case "text:list":
          guard let inner = element.headings(level: level + 1) else { return nil }
          found += inner
        default: return nil
        }
      }
    }
    return found.isEmpty ? nil : found
  }
}
