import ManualModel
import Packaging

/// Reads `w:hdr` or `w:ftr` into blocks (ISO/IEC 29500-1 §17.10).
struct WordEdgeReader {
  let style: ParagraphStyle
  let package: DocumentPackage
  let relations: WordRelations
  /// The width of the text, in tenths of a millimetre.
  let width: Int
  var document: ReferenceDocument
  private var field = ComplexField()

  init(
    style: ParagraphStyle, package: DocumentPackage, relations: WordRelations, width: Int,
    document: ReferenceDocument
  ) {
    self.style = style
    self.package = package
    self.relations = relations
    self.width = width
    self.document = document
  }

  /// The blocks; a header of nothing but empty lines is none.
  mutating func blocks(of root: XMLElement) throws(DocumentError) -> [Block] {
    try read(root, width: width).asEdge
  }

  private mutating func read(_ parent: XMLElement, width: Int) throws(DocumentError) -> [Block] {
    var blocks: [Block] = []
    for element in parent.elements {
      switch element.name.qualified {
      case "w:p":
        var paragraph = EdgeParagraph()
        paragraph.alignment = Alignment(
          word: element.first("w:pPr")?.first("w:jc")?["w:val"])
        try read(element, into: &paragraph)
        blocks += paragraph.blocks(style, width: width)
      case "w:tbl": if let table = try table(element, width: width) { blocks.append(table) }
      case "w:sdt":
        if let content = element.first("w:sdtContent") {
          blocks += try read(content, width: width)
        }
      default: break
      }
    }
    return blocks
  }

  /// Reads a table by its grid; merged cells keep their columns.
  private mutating func table(_ element: XMLElement, width: Int) throws(DocumentError) -> Block? {
    let grid = (element.first("w:tblGrid")?.all("w:gridCol") ?? []).map {
      min(max(Int($0["w:w"] ?? "") ?? 1, 1), 100_000)
    }
    guard !grid.isEmpty, grid.count <= 63 else { return nil }
    let total = grid.reduce(0, +)
    var rows: [TableRow] = []
    for row in element.wordRows.prefix(20) {
      var cells: [TableCell] = []
      var column = 0
      for cell in row.wordCells where column < grid.count {
        let wanted = Int(cell.first("w:tcPr")?.first("w:gridSpan")?["w:val"] ?? "") ?? 1
        let span = min(max(wanted, 1), grid.count - column)
        let part = grid[column..<column + span].reduce(0, +)
        let content = try read(cell, width: max(width * part / total - 38, 50))
        cells.append(TableCell(content, columnSpan: span))
        column += span
      }
      guard !cells.isEmpty else { continue }
      if column < grid.count { cells[cells.count - 1].columnSpan += grid.count - column }
      rows.append(TableRow(cells, key: BlockKey(node: 0), source: .none))
    }
    guard !rows.isEmpty else { return nil }
    return block(
      .table(
        Table(
          style: .plain, columns: grid.map { Table.Column(share: $0) }, headerRows: 0, rows: rows)))
  }

  private mutating func read(
    _ parent: XMLElement, into paragraph: inout EdgeParagraph
  ) throws(DocumentError) {
    for element in parent.elements {
      switch element.name.qualified {
      case "w:r": try run(element, into: &paragraph)
      case "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag":
        try read(element, into: &paragraph)
      case "w:sdt":
        if let content = element.first("w:sdtContent") { try read(content, into: &paragraph) }
      case "w:fldSimple":
        if let field = known(element["w:instr"] ?? "") {
          paragraph.text.append(.field(field))
        } else {
          try read(element, into: &paragraph)
        }
      default: break
      }
    }
  }

  private mutating func run(
    _ run: XMLElement, into paragraph: inout EdgeParagraph
  ) throws(DocumentError) {
    let isBold = run.first("w:rPr")?.first("w:b").map { $0["w:val"].isOnByDefault } ?? false
    for element in run.elements {
      switch element.name.qualified {
      case "w:fldChar":
        if let instruction = field.take(element["w:fldCharType"] ?? "") {
          if let known = known(instruction) {
            paragraph.text.append(.field(known))
            field.hidesResult = true
          }
        }
      case "w:instrText": field.instruction += element.text
      case "w:t" where !field.isHidden: paragraph.append(element.text, isBold: isBold)
      case "w:tab", "w:ptab": if !field.isHidden { paragraph.text.append(.tab) }
      case "w:br": paragraph.text.append(.lineBreak)
      case "w:drawing": try drawing(element, into: &paragraph)
      case "w:pict", "mc:AlternateContent", "w:object": document.omit(.shapes)
      default: break
      }
    }
  }

  /// The field that a manual has too; others keep the text they showed.
  private mutating func known(_ instruction: String) -> Inline.Field? {
    let name = instruction.split { $0 == " " || $0 == "\\" }.first.map { $0.uppercased() } ?? ""
    switch name {
    case "PAGE": return .page
    case "NUMPAGES", "SECTIONPAGES": return .pageCount
    default:
      if !name.isEmpty { document.omit(.field(String(name.prefix(30)))) }
      return nil
    }
  }

  private mutating func drawing(
    _ drawing: XMLElement, into paragraph: inout EdgeParagraph
  ) throws(DocumentError) {
    var source: String?
    drawing.visit { if $0.isSpelledLike("a:blip"), source == nil { source = $0["r:embed"] } }
    guard let frame = drawing.elements.first, let source, let target = relations[source],
      let bytes = try package.part("word/" + target)
    else { return document.omit(.shapes) }
    let extent = Int(frame.first("wp:extent")?["cx"] ?? "") ?? 0
    // 36,000 EMU are a millimetre.
    let size = min(max(extent / 3600, 10), width)
    let description = frame.first("wp:docPr")?["descr"] ?? ""
    document.pictures.append(bytes)
    paragraph.pictures.append(
      (
        Picture(
          image: document.pictures.count - 1, width: Double(size) / Double(max(width, 1)),
          alternativeText: description), size
      ))
  }
}

/// A field of many runs while it is read (ISO/IEC 29500-1 §17.16.18).
private struct ComplexField {
  var instruction = ""
  var hidesResult = false
  private var depth = 0
  private var isInstruction = false

  /// Whether what comes is not shown: an instruction, or a result that is computed anew.
  var isHidden: Bool { depth > 0 && (isInstruction || hidesResult) }

  /// Moves on; gives the instruction when it is complete.
  mutating func take(_ type: String) -> String? {
    switch type {
    case "begin":
      depth += 1
      guard depth == 1 else { return nil }
      instruction = ""
      hidesResult = false
      isInstruction = true
    case "separate" where depth == 1:
      isInstruction = false
      return instruction
    case "end":
      depth = max(depth - 1, 0)
      guard depth == 0, isInstruction else { return nil }
      isInstruction = false
      return instruction
    default: break
    }
    return nil
  }
}
