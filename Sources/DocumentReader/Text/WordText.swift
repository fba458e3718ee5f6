import ManualModel
import Packaging

/// Reads the words of a DOCX file: the body, as if all tracked changes were accepted.
struct WordText {
  var gatherer: SectionGatherer
  var outline: WordOutline
  let relations: WordRelations
  let links: [String: String]
  let package: DocumentPackage
  var fields = WordFields()
  var pictures: [[UInt8]] = []
  var hasTrackedChanges = false
  /// The items of the list that is being read.
  private var list: [WordItem] = []
  private var lastCaption = ""
  /// What stands before a mark that was deleted, until the paragraph comes that it became part of.
  private var held = BodyParagraph()

  static func read(
    _ package: DocumentPackage, labels: Labels
  ) throws(DocumentError) -> DocumentText {
    let root = try package.needed("word/document.xml")
    var reader = WordText(
      gatherer: SectionGatherer(labels: labels), outline: try WordOutline(package),
      relations: try WordRelations("document.xml", of: package),
      links: try WordRelations.links("document.xml", of: package), package: package)
    if let body = root.first("w:body") { try reader.body(body) }
    reader.endJoining()
    reader.endList()
    let core = try package.xml("docProps/core.xml")
    return try DocumentText(
      reader.gatherer, labels: labels, core: core, pictures: reader.pictures,
      hasTrackedChanges: reader.hasTrackedChanges, in: package)
  }

  private init(
    gatherer: SectionGatherer, outline: WordOutline, relations: WordRelations,
    links: [String: String], package: DocumentPackage
  ) {
    self.gatherer = gatherer
    self.outline = outline
    self.relations = relations
    self.links = links
    self.package = package
  }

  // MARK: Blocks

  /// Reads what stands on the page.
  private mutating func body(_ parent: XMLElement) throws(DocumentError) {
    for element in parent.elements {
      switch element.name.qualified {
      case "w:p": try paragraph(element)
      case "w:tbl":
        endJoining()
        endList()
        if let table = try table(element) { gatherer.add(.table(table)) }
      case "w:sdt":
        guard let content = element.first("w:sdtContent") else { continue }
        let properties = element.first("w:sdtPr")
        if properties?.first("w:docPartObj")?.first("w:docPartGallery")?["w:val"]
          == "Table of Contents"
        {
          endList()
          gatherer.add(.contents)
          continue
        }
        if let tag = properties?.first("w:tag")?["w:val"], !tag.isEmpty {
          endList()
          // The second piece of a section goes on with it.
          if !tag.contains("~") { gatherer.announced = tag }
        }
        try body(content)
      case "w:ins", "w:moveTo", "w:customXml", "w:smartTag":
        try body(element)
      default: break
      }
    }
  }

  private mutating func paragraph(_ element: XMLElement) throws(DocumentError) {
    let properties = element.first("w:pPr")
    let role = outline.role(of: properties)
    let wasInContents = fields.isInContents
    var paragraph = try self.text(of: element)
    if fields.isInContents || wasInContents {
      if !wasInContents { gatherer.add(.contents) }
      return
    }
    held.join(paragraph)
    if endsDeleted(properties) { return }
    paragraph = held
    held = BodyParagraph()
    let isEmpty = paragraph.text.isBlank
    if let level = role.level, !isEmpty {
      endList()
      let label = role.place.map { outline.count($0) } ?? ""
      gatherer.heading(
        paragraph.text, level: level, label: label, bookmarks: paragraph.bookmarks)
    } else if role.isCaption || paragraph.isCounted {
      endList()
      caption(paragraph)
    } else if let place = role.place, !isEmpty {
      let isBullet = outline.isBullet(place)
      _ = outline.count(place)
      list.append(
        WordItem(place: place, isBullet: isBullet, text: paragraph.text))
    } else if !isEmpty {
      endList()
      gatherer.add(.paragraph(Paragraph(.body, paragraph.text)))
    }
    for block in paragraph.floating {
      endList()
      gatherer.add(block)
    }
  }

  /// Whether the mark of a paragraph was deleted: what stands before it is part of the next one, which
  /// has the properties (ISO/IEC 29500-1 §17.13.5.15).
  private mutating func endsDeleted(_ properties: XMLElement?) -> Bool {
    guard let mark = properties?.first("w:rPr"),
      mark.first("w:del") != nil || mark.first("w:moveFrom") != nil
    else { return false }
    hasTrackedChanges = true
    return true
  }

  /// Adds what no paragraph came for: nothing is joined with a table.
  private mutating func endJoining() {
    guard !held.text.isBlank else { return }
    endList()
    gatherer.add(.paragraph(Paragraph(.body, held.text)))
    for block in held.floating { gatherer.add(block) }
    held = BodyParagraph()
  }

  /// Adds a caption without its label and number, which are counted.
  private mutating func caption(_ paragraph: BodyParagraph) {
    var text = paragraph.text
    guard !text.isBlank else { return }
    if let part = text.removeCaptionNumber(isCounted: paragraph.isCounted), part > 1,
      text.plainText == lastCaption
    {
      return
    }
    lastCaption = text.plainText
    if !text.isBlank { gatherer.add(.paragraph(Paragraph(.caption, text))) }
  }

  mutating func endList() {
    guard let first = list.first else { return }
    gatherer.add(.list(WordItem.list(list[...], level: first.place.level)))
    list = []
  }

  /// The blocks inside a cell or a box.
  mutating func blocks(of parent: XMLElement) throws(DocumentError) -> [Block] {
    var blocks: [Block] = []
    var held = BodyParagraph()
    for element in parent.elements {
      switch element.name.qualified {
      case "w:p":
        held.join(try text(of: element))
        if endsDeleted(element.first("w:pPr")) { continue }
        let paragraph = held
        held = BodyParagraph()
        if let place = outline.role(of: element.first("w:pPr")).place { _ = outline.count(place) }
        if !paragraph.text.isBlank {
          blocks.append(.read(.paragraph(Paragraph(.cell, paragraph.text))))
        }
        blocks += paragraph.floating.map { Block.read($0) }
      case "w:tbl": if let table = try table(element) { blocks.append(.read(.table(table))) }
      case "w:sdt":
        if let content = element.first("w:sdtContent") { blocks += try self.blocks(of: content) }
      case "w:ins", "w:moveTo", "w:customXml", "w:smartTag": blocks += try self.blocks(of: element)
      default: break
      }
    }
    return blocks
  }

  // MARK: Tables

  /// Reads `w:tbl` by its grid (ISO/IEC 29500-1 §17.4.37); rows and cells that were deleted are left out.
  private mutating func table(_ element: XMLElement) throws(DocumentError) -> Table? {
    var widths = (element.first("w:tblGrid")?.elements ?? [])
      .filter { $0.name.qualified == "w:gridCol" }
      .map { min(max(Int($0["w:w"] ?? "") ?? 1, 1), 100_000) }
    var rows: [[GridFiller.Cell]] = []
    var headers = 0
    for row in element.wordRows {
      let properties = row.first("w:trPr")
      if properties?.first("w:del") != nil {
        hasTrackedChanges = true
        continue
      }
      if properties?.first("w:ins") != nil { hasTrackedChanges = true }
      if properties?.first("w:tblHeader") != nil, headers == rows.count { headers += 1 }
      var cells: [GridFiller.Cell] = []
      func skip(_ name: String) {
        let count = Int(properties?.first(name)?["w:val"] ?? "") ?? 0
        if (1...63).contains(count) { cells.append(.init(content: [], columns: count)) }
      }
      skip("w:gridBefore")
      for cell in row.wordCells {
        let properties = cell.first("w:tcPr")
        if properties?.first("w:cellIns") != nil { hasTrackedChanges = true }
        if properties?.first("w:cellDel") != nil {
          hasTrackedChanges = true
          continue
        }
        let merge = properties?.first("w:vMerge")
        cells.append(
          GridFiller.Cell(
            content: try blocks(of: cell),
            columns: min(max(Int(properties?.first("w:gridSpan")?["w:val"] ?? "") ?? 1, 1), 63),
            rows: merge == nil ? 1 : nil,
            isContinued: merge.map { $0["w:val"] ?? "continue" == "continue" } ?? false))
      }
      skip("w:gridAfter")
      rows.append(cells)
    }
    let columns = rows.map { $0.reduce(0) { $0 + $1.columns } }.max() ?? 0
    guard columns > 0, columns <= 1000 else { return nil }
    while widths.count < columns { widths.append(widths.last ?? 1) }
    widths.removeLast(widths.count - columns)
    var grid = GridFiller(columns: columns)
    for row in rows { grid.add(row) }
    return .read(style: element.tableStyle, widths: widths, headerRows: headers, rows: grid.rows)
  }
}

/// A paragraph of a list, until it is known where the list ends.
private struct WordItem {
  var place: WordOutline.Place
  var isBullet: Bool
  var text: [Inline]

  /// The items of a level, deeper ones in lists inside.
  static func list(_ items: ArraySlice<WordItem>, level: Int) -> List {
    var list = List(marker: items.first?.isBullet == true ? .bullet : .decimal, items: [])
    var rest = items
    while let item = rest.popFirst() {
      var blocks: [Block] = [.read(.paragraph(Paragraph(.body, item.text)))]
      let inner = rest.prefix { $0.place.level > item.place.level }
      if let first = inner.first {
        blocks.append(.read(.list(self.list(inner, level: first.place.level))))
        rest = rest.dropFirst(inner.count)
      }
      list.items.append(ListItem(blocks, key: BlockKey(node: 0), source: .none))
    }
    return list
  }
}

extension XMLElement {
  fileprivate var tableStyle: Table.Style {
    switch first("w:tblPr")?.first("w:tblStyle")?["w:val"] {
    case "PlainTable": .plain
    case "FormTable": .form
    default: .grid
    }
  }
}
