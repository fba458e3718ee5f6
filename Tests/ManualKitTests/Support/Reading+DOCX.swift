import Packaging

extension Reading {
  init(docx zip: [UInt8]) throws {
    let package = try PackageContents(zip: zip)
    var reader = DOCXReader(package)
    guard let body = package["word/document.xml"]?.first("w:body") else { throw Missing() }
    reader.read(body.elements)
    self = reader.reading
    for part in package.parts {
      guard let root = package[part.name] else { continue }
      var reader = DOCXReader(package, part: part.name)
      switch root.name.qualified {
      case "w:hdr":
        reader.read(root.elements)
        headers.insert(reader.reading.pieces.flatMap(\.lines).joined(separator: "\n"))
      case "w:ftr":
        reader.read(root.elements)
        footers.insert(reader.reading.pieces.flatMap(\.lines).joined(separator: "\n"))
      default: break
      }
    }
  }

  struct Missing: Error {}
}

/// Reads WordprocessingML as Word would show it.
private struct DOCXReader {
  var reading = Reading()
  private let package: PackageContents
  private let part: String
  private let numbering: DOCXNumbering
  private var counts: [String: LevelCounts] = [:]
  private var restarted: Set<String> = []
  private var waiting: [String] = []

  init(_ package: PackageContents, part: String = "word/document.xml") {
    self.package = package
    self.part = part
    numbering = DOCXNumbering(package)
  }

  mutating func read(_ elements: [XMLElement]) { reading.pieces += pieces(elements) }

  private mutating func pieces(_ elements: [XMLElement]) -> [Piece] {
    var pieces: [Piece] = []
    for element in elements {
      switch element.name.qualified {
      case "w:p": pieces += paragraph(element)
      case "w:tbl": pieces.append(.table(table(element)))
      case "w:sdt":
        let tag = element.first("w:sdtPr")?.first("w:tag")?["w:val"]
        if let tag { reading.addSection(tag) }
        pieces += self.pieces(element.first("w:sdtContent")?.elements ?? [])
      case "w:bookmarkStart": waiting.append(element["w:name"] ?? "")
      default: break
      }
    }
    return pieces
  }

  private mutating func paragraph(_ element: XMLElement) -> [Piece] {
    let properties = element.first("w:pPr")
    let style = properties?.first("w:pStyle")?["w:val"] ?? ""
    var text = DOCXText(package: package, part: part)
    text.read(element)
    if style == "Spacer" { return [] }
    var label: (level: Int, text: String, isHeading: Bool)?
    if let reference = numbering.reference(properties, style: style) {
      label = count(reference)
    }
    let isHeading = label?.isHeading == true
    for name in waiting { text.marks.append((name, 0, 0)) }
    waiting = []
    for (name, start, end) in text.marks {
      let scalars = Array(text.text.unicodeScalars)
      var marked = String.UnicodeScalarView()
      marked.append(contentsOf: scalars[start..<max(start, end)])
      reading.places[name] = Reading.Place(
        number: isHeading ? label?.text ?? "" : "", text: text.text, marked: String(marked))
    }
    reading.references += text.references
    if style.hasPrefix("TOC") { return [.entry(text.text.replacing("\t", with: " "))] }
    if text.text.isEmpty, !text.pictures.isEmpty { return text.pictures.map { .picture($0) } }
    guard let label else { return [.paragraph(text.text)] }
    if isHeading { reading.addHeading(label.text) }
    return isHeading
      ? [.heading(number: label.text, text.text)]
      : [.item(depth: label.level + 1, marker: label.text, text.text)]
  }

  private mutating func count(
    _ reference: DOCXNumbering.Reference
  ) -> (level: Int, text: String, isHeading: Bool)? {
    guard let instance = numbering.instances[reference.id],
      let level = instance.level(reference.level, numbering.definitions)
    else { return nil }
    var counts = counts[instance.definition] ?? LevelCounts()
    var start: Int?
    if let override = instance.starts[reference.level],
      restarted.insert("\(reference.id) \(reference.level)").inserted
    {
      start = override
    }
    counts.count(reference.level, start: start)
    self.counts[instance.definition] = counts
    if level.format == "bullet" { return (reference.level, "•", false) }
    var text = level.text
    for index in 0...reference.level {
      let format = instance.level(index, numbering.definitions)?.format ?? "decimal"
      text = text.replacing("%\(index + 1)", with: formatted(counts[index], format))
    }
    let isHeading = numbering.headings.contains(instance.definition)
    return (reference.level, text, isHeading)
  }

  private mutating func table(_ element: XMLElement) -> Grid {
    var grid = Grid()
    grid.columns = element.first("w:tblGrid")?.elements.count ?? 0
    /// The index of the cell that a column's vertical merge began with.
    var open: [Int: Int] = [:]
    for row in element.elements where row.name.qualified == "w:tr" {
      if row.first("w:trPr")?.first("w:tblHeader") != nil { grid.headerRows += 1 }
      var column = 0
      for cell in row.elements where cell.name.qualified == "w:tc" {
        let properties = cell.first("w:tcPr")
        let span = properties?.first("w:gridSpan")?["w:val"].flatMap { Int($0) } ?? 1
        let merge = properties?.first("w:vMerge")
        let pieces = self.pieces(cell.elements)
        if let merge, merge["w:val"] != "restart", let index = open[column] {
          grid.cells[index].rowSpan += 1
        } else {
          open[column] = merge == nil ? nil : grid.cells.count
          grid.cells.append(
            Grid.Cell(row: grid.rows, column: column, columnSpan: span, pieces: pieces))
        }
        column += span
      }
      grid.rows += 1
    }
    return grid
  }
}

/// Reads the runs of a paragraph.
private struct DOCXText {
  let package: PackageContents
  let part: String
  var text = ""
  var references: [Reading.Reference] = []
  var pictures: [Piece.Picture] = []
  /// Bookmarks with where they begin and end, in scalars.
  var marks: [(name: String, start: Int, end: Int)] = []
  private var openMarks: [String: Int] = [:]
  private var fields: [Field] = []

  private struct Field {
    var instruction = ""
    var start = 0
    var isResult = false
  }

  init(package: PackageContents, part: String) {
    self.package = package
    self.part = part
  }

  private var position: Int { text.unicodeScalars.count }

  mutating func read(_ element: XMLElement) {
    for child in element.elements {
      switch child.name.qualified {
      case "w:r": run(child)
      case "w:hyperlink":
        let start = position
        read(child)
        if let anchor = child["w:anchor"] {
          references.append(.init(shown: shown(from: start), target: anchor, renewed: nil))
        }
      case "w:bookmarkStart":
        openMarks[child["w:id"] ?? ""] = marks.count
        marks.append((child["w:name"] ?? "", position, position))
      case "w:bookmarkEnd":
        if let index = openMarks[child["w:id"] ?? ""] { marks[index].end = position }
      default: break
      }
    }
  }

  private func shown(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.dropFirst(start))
    return String(view).replacing("\t", with: " ")
  }

  private mutating func run(_ run: XMLElement) {
    for child in run.elements {
      switch child.name.qualified {
      case "w:t": text += child.text
      case "w:tab": text += "\t"
      case "w:br": text += "\n"
      case "w:instrText":
        if !fields.isEmpty { fields[fields.count - 1].instruction += child.text }
      case "w:fldChar": field(child["w:fldCharType"] ?? "")
      case "w:drawing", "mc:AlternateContent": drawing(child)
      default: break
      }
    }
  }

  private mutating func field(_ type: String) {
    switch type {
    case "begin": fields.append(Field())
    case "separate":
      guard !fields.isEmpty else { return }
      fields[fields.count - 1].start = position
      fields[fields.count - 1].isResult = true
    default:
      guard let field = fields.popLast() else { return }
      finish(field)
    }
  }

  private mutating func finish(_ field: Field) {
    let words = field.instruction.split(separator: " ").map(String.init)
    switch words.first {
    case "REF" where words.count > 1:
      references.append(
        .init(
          shown: shown(from: field.start), target: words[1],
          renewed: words.contains("\\n") ? .number : .title))
    case "PAGEREF" where words.count > 1:
      references.append(
        .init(shown: shown(from: field.start), target: words[1], renewed: .page))
    case "PAGE", "NUMPAGES":
      // What is cached there is not known before the pages are.
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text.unicodeScalars.prefix(field.start))
      text = String(view) + (words[0] == "PAGE" ? "⟨page⟩" : "⟨pages⟩")
    default: break
    }
  }

  private mutating func drawing(_ element: XMLElement) {
    let description = element.all("wp:docPr").first?["descr"] ?? ""
    if let group = element.all("wpg:wgp").first {
      let texts = group.all("w:txbxContent").flatMap { $0.all("w:t") }.map(\.text)
      return pictures.append(Piece.Picture(drawing: texts, alternativeText: description))
    }
    let blip = element.all("asvg:svgBlip").first ?? element.all("a:blip").first
    guard let id = blip?["r:embed"] else { return }
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let relations = package["\(part[..<slash])_rels/\(part[slash...]).rels"]
    let target = relations?.elements.first { $0["Id"] == id }?["Target"] ?? ""
    let bytes = package.parts.first { $0.name == "word/" + target }?.bytes ?? []
    pictures.append(Piece.Picture(bytes: bytes, alternativeText: description))
  }
}

/// The numberings of a document: what counts how.
private struct DOCXNumbering {
  struct Reference {
    var id: String
    var level: Int
  }

  struct Level {
    var format: String
    var text: String

    init(_ element: XMLElement) {
      format = element.first("w:numFmt")?["w:val"] ?? "decimal"
      text = element.first("w:lvlText")?["w:val"] ?? ""
    }
  }

  struct Instance {
    var definition: String
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]

    func level(_ level: Int, _ definitions: [String: [Int: Level]]) -> Level? {
      levels[level] ?? definitions[definition]?[level]
    }
  }

  var definitions: [String: [Int: Level]] = [:]
  var instances: [String: Instance] = [:]
  /// Definitions that number the styles of headings.
  var headings: Set<String> = []
  private var styles: [String: Reference] = [:]

  init(_ package: PackageContents) {
    for element in package["word/numbering.xml"]?.elements ?? [] {
      if let id = element["w:abstractNumId"], element.name.local == "abstractNum" {
        for level in element.elements where level.name.local == "lvl" {
          definitions[id, default: [:]][Int(level["w:ilvl"] ?? "") ?? 0] = Level(level)
          if level.first("w:pStyle") != nil { headings.insert(id) }
        }
      } else if let id = element["w:numId"],
        let definition = element.first("w:abstractNumId")?["w:val"]
      {
        var instance = Instance(definition: definition)
        for override in element.elements where override.name.local == "lvlOverride" {
          let level = Int(override["w:ilvl"] ?? "") ?? 0
          instance.starts[level] = override.first("w:startOverride")?["w:val"].flatMap { Int($0) }
          if let look = override.first("w:lvl") { instance.levels[level] = Level(look) }
        }
        instances[id] = instance
      }
    }
    for style in package["word/styles.xml"]?.elements ?? [] where style.name.local == "style" {
      guard let properties = style.first("w:pPr")?.first("w:numPr"),
        let id = properties.first("w:numId")?["w:val"]
      else { continue }
      let level = properties.first("w:ilvl")?["w:val"].flatMap { Int($0) } ?? 0
      styles[style["w:styleId"] ?? ""] = Reference(id: id, level: level)
    }
  }

  /// The numbering of a paragraph: its own, or that of its style; number 0 is none.
  func reference(_ properties: XMLElement?, style: String) -> Reference? {
    let own = properties?.first("w:numPr")
    guard let id = own?.first("w:numId")?["w:val"] else { return styles[style] }
    guard id != "0" else { return nil }
    return Reference(id: id, level: own?.first("w:ilvl")?["w:val"].flatMap { Int($0) } ?? 0)
  }
}
