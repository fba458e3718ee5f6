package import Packaging

/// A document of Word in lines that say what a reader sees and how it is built, without what has to be
/// another in another file: ids, names of bookmarks and of parts, widths of columns.
package struct WordOutline {
  package private(set) var lines: [String] = []
  /// The headers and footers, whatever their names.
  package private(set) var decorations: Set<String> = []
  package private(set) var problems: [String] = []
  private let parts: PartCollector
  private var resolution: Resolution
  private var targets: [String: String] = [:]
  private var definitions: [String: String] = [:]
  private var numberings: [String: Int] = [:]

  /// Reads all stories; changes are accepted or rejected first.
  package init(_ parts: PartCollector, accepting: Bool) throws {
    self.parts = parts
    resolution = Resolution(accepts: accepting)
    try readNumbering()
    try readTargets("word/_rels/document.xml.rels")
    let document = try parts.element("word/document.xml")
    let body = document.first("w:body") ?? document
    var blocks = resolution.blocks(of: body)
    while case .paragraph(let last)? = blocks.last, last.isSpacer { blocks.removeLast() }
    add(blocks)
    if let pages = body.first("w:sectPr") { add(pages: resolution.properties(pages)) }
    for name in parts.parts.map(\.name).filter({
      $0.hasPrefix("word/header") || $0.hasPrefix("word/footer")
    }) {
      targets = [:]
      try readTargets("word/_rels/" + name.dropFirst(5) + ".rels")
      let body = lines
      lines = []
      add(resolution.blocks(of: try parts.element(name)))
      decorations.insert(lines.joined(separator: "\n"))
      lines = body
    }
    problems = resolution.problems
  }

  private mutating func readTargets(_ name: String) throws {
    guard parts[name] != nil else { return }
    for element in try parts.element(name).elements {
      targets[element["Id"] ?? ""] = element["Target"] ?? ""
    }
  }

  /// What each numbering is, but for its number.
  private mutating func readNumbering() throws {
    let root = try parts.element("word/numbering.xml")
    var abstract: [String: String] = [:]
    for element in root.elements where element.name.qualified == "w:abstractNum" {
      let levels = element.elements.filter { $0.name.qualified == "w:lvl" }
      abstract[element["w:abstractNumId"] ?? ""] = levels.map(\.compact).joined()
    }
    for element in root.elements where element.name.qualified == "w:num" {
      let base = element.first("w:abstractNumId")?["w:val"] ?? ""
      let overrides = element.elements.dropFirst().map(\.compact).joined()
      definitions[element["w:numId"] ?? ""] = (abstract[base] ?? "") + overrides
    }
  }

  // MARK: Blocks

  private mutating func add(_ blocks: [Resolution.Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): add(paragraph)
      case .table(let table): add(table: table)
      }
    }
  }

  private mutating func add(_ paragraph: XMLElement) {
    let properties = paragraph.first("w:pPr")
    var look =
      properties?.elements.compactMap { property -> String? in
        switch property.name.qualified {
        case "w:pBdr", "w:sectPr": nil
        case "w:numPr": numbering(property)
        case "w:pStyle": property["w:val"]
        default: short(property)
        }
      } ?? []
    look.removeAll(where: \.isEmpty)
    lines.append("¶ " + look.joined(separator: " ") + " | " + runs(paragraph.children))
    if let pages = properties?.first("w:sectPr") { add(pages: pages) }
  }

  private mutating func numbering(_ property: XMLElement) -> String {
    let id = property.first("w:numId")?["w:val"] ?? ""
    let level = property.first("w:ilvl")?["w:val"] ?? ""
    guard id != "0" else { return "№0" }
    let order = numberings[id] ?? numberings.count
    numberings[id] = order
    return "№\(order).\(level)#\(definitions[id]?.hashValue ?? 0)"
  }

  private mutating func add(pages: XMLElement) {
    let shown = pages.elements.filter { !$0.name.qualified.hasSuffix("Reference") }
    lines.append("== " + shown.map(short).joined(separator: " "))
  }

  private mutating func add(table: XMLElement) {
    let properties = table.first("w:tblPr")?.elements.filter {
      !["w:tblW", "w:tblCaption", "w:tblDescription"].contains($0.name.qualified)
    }
    lines.append("[ " + (properties ?? []).map(short).joined(separator: " "))
    let rows = table.elements.filter { $0.name.qualified == "w:tr" }
    for (index, row) in rows.enumerated() {
      let own = row.first("w:trPr")?.elements.filter { $0.name.qualified != "w:cantSplit" }
      lines.append("- " + (own ?? []).map(short).joined(separator: " "))
      var column = 0
      for cell in row.elements where cell.name.qualified == "w:tc" {
        let span = cell.span
        var look =
          cell.first("w:tcPr")?.elements.filter {
            !["w:tcW", "w:tcBorders", "w:vMerge"].contains($0.name.qualified)
          }.map(short) ?? []
        if let merge = cell.merge {
          let below = rows.indices.contains(index + 1) ? rows[index + 1].cell(at: column) : nil
          if merge == "continue" {
            look.append("^")
          } else if below?.merge == "continue" {
            look.append("v")
          }
        }
        lines.append("+ " + look.joined(separator: " "))
        for element in cell.elements {
          if element.name.qualified == "w:p" { add(element) }
          if element.name.qualified == "w:tbl" { add(table: element) }
        }
        column += span
      }
    }
    lines.append("]")
  }

  // MARK: Runs

  /// Runs with their look; neighbours that look alike are one.
  private mutating func runs(_ nodes: [XMLNode]) -> String {
    var pieces: [(look: String, text: String)] = []
    var all = nodes
    all.removeAll { $0.isElement("w:pPr") }
    gather(all, "", into: &pieces)
    var text = ""
    var last: String?
    for piece in pieces where !piece.text.isEmpty {
      if piece.look != last { text += "{\(piece.look)}" }
      text += piece.text
      last = piece.look
    }
    return text
  }

  private mutating func gather(
    _ nodes: [XMLNode], _ around: String, into pieces: inout [(look: String, text: String)]
  ) {
    for case .element(let element) in nodes {
      switch element.name.qualified {
      case "w:hyperlink":
        let target = targets[element["r:id"] ?? ""] ?? shown(element["w:anchor"] ?? "")
        gather(element.children, around + "→" + target, into: &pieces)
      case "w:r":
        let look =
          element.first("w:rPr")?.elements.filter { $0.name.qualified != "w:rFonts" }
          .map(short).joined() ?? ""
        for child in element.elements where child.name.qualified != "w:rPr" {
          pieces.append((around + look, content(child)))
        }
      default: pieces.append(("", "<\(element.name.qualified)>"))
      }
    }
  }

  private mutating func content(_ element: XMLElement) -> String {
    switch element.name.qualified {
    case "w:t": element.text
    case "w:instrText": "«" + shown(element.text) + "»"
    case "w:fldChar": "‹" + (element["w:fldCharType"] ?? "") + "›"
    default: deep(element)
    }
  }

  /// An object as it is, but for ids and names.
  private mutating func deep(_ element: XMLElement) -> String {
    let name = element.name.qualified
    if name == "w:p" { return "¶" + runs(element.children) }
    var text = "<" + name
    for attribute in element.attributes {
      switch attribute.name.qualified {
      // The title of an object follows its caption, as that of a table does.
      case "id", "name", "title": break
      case "r:embed":
        let part = "word/" + (targets[attribute.value] ?? "")
        text += " #\(parts[part]?.hashValue ?? 0)"
      default: text += " \(attribute.name.local)=\(attribute.value)"
      }
    }
    text += ">"
    for child in element.elements { text += deep(child) }
    return text
  }

  private func short(_ element: XMLElement) -> String {
    var text = String(element.name.local)
    for attribute in element.attributes { text += "/\(attribute.name.local)=\(attribute.value)" }
    for child in element.elements { text += "(" + short(child) + ")" }
    return text
  }

  /// Names of bookmarks are counted, or are another where a target stands twice.
  private func shown(_ instruction: String) -> String {
    instruction.replacing(/_(?:Title|Former)\d+/, with: "_T").replacing(/_old\d+/, with: "")
      .replacing(/\s\\r \d+/, with: "")
  }
}

extension XMLElement {
  fileprivate var span: Int {
    first("w:tcPr")?.first("w:gridSpan")?["w:val"].flatMap { Int($0) } ?? 1
  }

  fileprivate var merge: String? {
    first("w:tcPr")?.first("w:vMerge").map { $0["w:val"] ?? "continue" }
  }

  fileprivate func cell(at column: Int) -> XMLElement? {
    var start = 0
    for cell in elements where cell.name.qualified == "w:tc" {
      if start == column { return cell }
      start += cell.span
    }
    return nil
  }

  fileprivate var isSpacer: Bool {
    first("w:pPr")?.first("w:pStyle")?["w:val"] == "Spacer"
      && first("w:pPr")?.first("w:sectPr") == nil
  }
}

extension PartCollector {
  /// A part as a tree.
  package func element(_ name: String) throws -> XMLElement { try XMLReader.read(self[name] ?? []) }
}

extension WordOutline {
  /// Where a redline does not give back a document; nil where it does.
  package static func difference(
    _ redline: PartCollector, accepting: Bool, _ document: PartCollector
  ) throws -> String? {
    try difference(redline, accepting: accepting, WordOutline(document, accepting: true))
  }

  package static func difference(
    _ redline: PartCollector, accepting: Bool, _ wanted: WordOutline
  ) throws -> String? {
    let found = try WordOutline(redline, accepting: accepting)
    if let problem = found.problems.first { return problem }
    // A redline has the headers of both.
    if let missing = wanted.decorations.subtracting(found.decorations).first {
      return "no header or footer \(missing) among \(found.decorations.sorted())"
    }
    guard found.lines != wanted.lines else { return nil }
    let first = zip(found.lines, wanted.lines).enumerated().first { $0.element.0 != $0.element.1 }
    let line = first?.offset ?? min(found.lines.count, wanted.lines.count)
    return """
      line \(line) of \(found.lines.count) and \(wanted.lines.count):
      \(found.lines.dropFirst(max(line - 2, 0)).prefix(5).joined(separator: "\n"))
      instead of
      \(wanted.lines.dropFirst(max(line - 2, 0)).prefix(5).joined(separator: "\n"))
      """
  }
}
