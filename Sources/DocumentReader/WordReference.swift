import ManualModel
import Packaging

/// Reads the look of a DOCX file.
struct WordReference {
  private(set) var document = ReferenceDocument()
  private let package: DocumentPackage

  init(_ package: DocumentPackage) throws(DocumentError) {
    self.package = package
    let main = try package.needed("word/document.xml")
    let relations = try WordRelations("document.xml", of: package)
    let theme = try relations.target(ofKind: "theme").map { name throws(DocumentError) in
      try package.xml(name)
    }
    let styles = WordStyles(try package.xml("word/styles.xml"), theme: theme ?? nil)
    read(styles)
    guard let body = main.first("w:body") else { return }
    let sections = body.sections
    // Landscape pages inside a document say nothing about the others.
    guard let section = sections.last(where: { !$0.isLandscape }) ?? sections.last else { return }
    readPage(section)
    document.header = try edge("w:headerReference", of: section, sections, relations, .header)
    document.footer = try edge("w:footerReference", of: section, sections, relations, .footer)
  }

  private mutating func read(_ styles: WordStyles) {
    let normal = styles.normal
    document.formats[.paragraph(.plain)] = normal
    document.formats[.paragraph(.body)] = styles.format(named: ["body text", "正文文本"]) ?? normal
    for level in 1...4 {
      document.formats[.heading(level)] = styles.format(named: ["heading \(level)", "标题 \(level)"])
    }
    let named: [(ParagraphStyle, [String])] = [
      (.title, ["title", "标题"]), (.subtitle, ["subtitle", "副标题"]), (.caption, ["caption", "题注"]),
      (.header, ["header", "页眉"]), (.footer, ["footer", "页脚"]),
      (.cell, ["table text", "table contents", "table cell", "表格文字", "表格正文", "表格"]),
      (.cellHeader, ["table heading", "table header", "表格标题", "表头"]),
    ]
    for (style, names) in named {
      document.formats[.paragraph(style)] = styles.format(named: names)
    }
  }

  /// Reads `w:pgSz` and `w:pgMar` (ISO/IEC 29500-1 §17.6.13, §17.6.11).
  private mutating func readPage(_ section: XMLElement) {
    guard let size = section.first("w:pgSz"), let margins = section.first("w:pgMar") else { return }
    func tenths(_ element: XMLElement, _ name: String) -> Int? {
      Int(element[name] ?? "").flatMap { abs($0) < 100_000 ? (abs($0) * 254 + 720) / 1440 : nil }
    }
    guard let width = tenths(size, "w:w"), let height = tenths(size, "w:h"),
      let top = tenths(margins, "w:top"), let bottom = tenths(margins, "w:bottom"),
      let left = tenths(margins, "w:left"), let right = tenths(margins, "w:right")
    else { return }
    let isTurned = width > height
    let page = Theme.Page(
      width: isTurned ? height : width, height: isTurned ? width : height, top: top,
      bottom: bottom, left: left, right: right, header: tenths(margins, "w:header") ?? 125,
      footer: tenths(margins, "w:footer") ?? 125)
    if page.isSensible { document.page = page }
  }

  /// The blocks of a header or footer; those of the sections before hold where one has none.
  private mutating func edge(
    _ name: String, of section: XMLElement, _ sections: [XMLElement], _ relations: WordRelations,
    _ style: ParagraphStyle
  ) throws(DocumentError) -> [Block] {
    let references = ([section] + sections.reversed()).map { $0.all(name) }
    if references.joined().contains(where: { $0["w:type"] == "first" || $0["w:type"] == "even" }) {
      document.omit(.otherPages)
    }
    let id = references.joined().first { $0["w:type"] ?? "default" == "default" }?["r:id"]
    guard let id, let target = relations[id], let root = try package.xml("word/" + target) else {
      return []
    }
    var reader = WordEdgeReader(
      style: style, package: package, relations: try WordRelations(target, of: package),
      width: textWidth, document: document)
    let blocks = try reader.blocks(of: root)
    document = reader.document
    return blocks
  }

  /// Between the margins, in tenths of a millimetre.
  private var textWidth: Int {
    document.page.map { $0.width - $0.left - $0.right } ?? 1600
  }
}

/// The relationships of a part below `word/` (ISO/IEC 29500-2 §9.3).
struct WordRelations {
  private var targets: [(id: String, kind: String, target: String)] = []

  init(_ part: String, of package: DocumentPackage) throws(DocumentError) {
    guard let root = try package.xml("word/_rels/\(part).rels") else { return }
    for relation in root.elements where relation["TargetMode"] != "External" {
      guard let id = relation["Id"], let target = relation["Target"] else { continue }
      let kind = relation["Type"]?.split(separator: "/").last.map(String.init) ?? ""
      let path = target.hasPrefix("/word/") ? String(target.dropFirst(6)) : target
      targets.append((id, kind, path))
    }
  }

  /// The addresses outside that a part leads to, by their ids.
  static func links(
    _ part: String, of package: DocumentPackage
  ) throws(DocumentError) -> [String: String] {
    var links: [String: String] = [:]
    for relation in try package.xml("word/_rels/\(part).rels")?.elements ?? []
    where relation["TargetMode"] == "External" {
      if let id = relation["Id"] { links[id] = relation["Target"] }
    }
    return links
  }

  subscript(id: String) -> String? { targets.first { $0.id == id }?.target }

  /// The whole name of the part of a kind.
  func target(ofKind kind: String) -> String? {
    targets.first { $0.kind == kind }.map { "word/" + $0.target }
  }
}

extension XMLElement {
  /// The `w:sectPr` of a body in their order: those of paragraphs, and the last.
  fileprivate var sections: [XMLElement] {
    elements.compactMap { element in
      element.isSpelledLike("w:sectPr") ? element : element.first("w:pPr")?.first("w:sectPr")
    }
  }

  fileprivate var isLandscape: Bool {
    guard let size = first("w:pgSz") else { return false }
    return size["w:orient"] == "landscape"
      || (Int(size["w:w"] ?? "") ?? 0) > (Int(size["w:h"] ?? "") ?? 1)
  }

  /// Whether it has that name, with the prefix that all programs use.
  func isSpelledLike(_ qualified: String) -> Bool { name.qualified == qualified }
}
