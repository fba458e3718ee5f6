import ManualModel
import Packaging

/// Reads a manual from XML; the first thing that cannot be is told with its line.
struct ArchiveDecoder {
  /// The bytes of a picture by its name and the digest it was archived with.
  let file: (String, String?) -> [UInt8]?
  let digest: (([UInt8]) -> String)?
  private(set) var facts = FactTable()
  private(set) var images: [Image] = []

  init(file: @escaping (String, String?) -> [UInt8]?, digest: (([UInt8]) -> String)?) {
    self.file = file
    self.digest = digest
  }

  mutating func manual(_ root: ArchiveNode) throws(ArchiveError) -> Manual {
    var manual = Manual(
      properties: try properties(root.required("properties")),
      theme: try theme(root.required("theme")), labels: try labels(root.required("labels")),
      divisions: [])
    for node in root.nodes {
      switch node.name {
      case "properties", "labels", "theme": break
      case "facts": manual.sheet = try factSheet(node, order: root.child("sheet"))
      case "sheet": break
      case "image": images.append(try image(node))
      case "target": manual.targets[try node.text("id")] = try target(node)
      case "entry":
        manual.contents.append(
          .init(target: try node.text("target"), level: try node.number("level", in: 1...9)))
      case "header": manual.header = try blocks(node)
      case "footer": manual.footer = try blocks(node)
      case "front-footer": manual.frontFooter = try blocks(node)
      case "division": manual.divisions.append(try division(node))
      default: throw node.unknown
      }
    }
    manual.facts = facts
    manual.images = images
    return manual
  }

  private func properties(_ node: ArchiveNode) throws(ArchiveError) -> Manual.Properties {
    var date: Day?
    if let text = node.optional("date") {
      guard let day = Day(parsing: text) else { throw node.mistake("date") }
      date = day
    }
    return Manual.Properties(
      title: try node.text("title"), subject: try node.text("subject"),
      number: try node.text("number"), version: try node.text("version"),
      company: try node.text("company"), author: try node.text("author"),
      language: try node.text("language"), date: date)
  }

  private func labels(_ node: ArchiveNode) throws(ArchiveError) -> Labels {
    Labels(
      table: try node.text("table"), figure: try node.text("figure"),
      appendix: try node.text("appendix"), contents: try node.text("contents"),
      listSeparator: try node.text("list-separator"))
  }

  private mutating func factSheet(
    _ node: ArchiveNode, order: ArchiveNode?
  ) throws(ArchiveError) -> FactSheet {
    var entries: [Int: FactSheet.Entry] = [:]
    for node in node.nodes {
      guard node.name == "fact" else { throw node.unknown }
      let parent = try node.optionalNumber("in", in: 0...(facts.count - 1)) ?? 0
      let name = try node.text("name")
      let id = facts.add(name, under: FactID(index: parent), at: .none)
      guard let chinese = node.optional("zh") else { continue }
      let texts = node.nodes.map(\.element.text)
      let value: FactSheet.Value
      if node.flag("item") {
        value = .item
      } else if node.flag("list") {
        value = .texts(texts)
      } else {
        value = .text(texts.first ?? "")
      }
      entries[facts.count - 1] = FactSheet.Entry(
        fact: id, name: Wording(zh: chinese, en: node.optional("en") ?? name), value: value)
    }
    var sheet = FactSheet()
    guard let order else { return sheet }
    for piece in order.element.text.split(separator: " ") {
      guard let number = Int(piece), let entry = entries[number] else {
        throw order.error(.value(String(piece), attribute: "fact", of: "sheet"))
      }
      sheet.entries.append(entry)
    }
    return sheet
  }

  /// The fact of an attribute; nil where it is not there.
  func fact(_ attribute: String, of node: ArchiveNode) throws(ArchiveError) -> FactID? {
    try node.optionalNumber(attribute, in: 0...(facts.count - 1)).map { FactID(index: $0) }
  }

  private func image(_ node: ArchiveNode) throws(ArchiveError) -> Image {
    func bytes(_ name: String, _ attribute: String) throws(ArchiveError) -> [UInt8] {
      guard let bytes = file(name, node.optional(attribute)) else {
        throw node.error(.missingFile(name))
      }
      if let digest, let expected = node.optional(attribute), digest(bytes) != expected {
        throw node.error(.changedFile(name))
      }
      return bytes
    }
    var fallback: [UInt8]?
    if let name = node.optional("fallback") { fallback = try bytes(name, "fallback-digest") }
    return Image(
      format: try node.word("format"), bytes: try bytes(try node.text("name"), "digest"),
      width: try node.number("width", in: 1...1_000_000),
      height: try node.number("height", in: 1...1_000_000), fallback: fallback)
  }

  private func target(_ node: ArchiveNode) throws(ArchiveError) -> Target {
    Target(
      kind: try node.word("kind"), bookmark: try node.text("bookmark"),
      number: try node.text("number"), title: try node.text("title"))
  }

  private func division(_ node: ArchiveNode) throws(ArchiveError) -> Division {
    let layout = PageLayout(
      isLandscape: node.flag("landscape"), hasHeaderAndFooter: !node.flag("bare"),
      restartsNumbering: node.flag("restarts"), numbering: try node.word("numbering"))
    var division = Division(layout: layout, sections: [])
    for node in node.nodes {
      guard node.name == "section" else { throw node.unknown }
      division.sections.append(try section(node))
    }
    return division
  }

  private func section(_ node: ArchiveNode) throws(ArchiveError) -> Section {
    var clauses: [ClauseID] = []
    for piece in (node.optional("clauses") ?? "").split(separator: " ") {
      guard let clause = ClauseID(piece) else { throw node.mistake("clauses") }
      clauses.append(clause)
    }
    return Section(
      id: try node.text("id"), heading: try heading(node.child("heading")), clauses: clauses,
      startsNewPage: node.flag("new-page"), blocks: try blocks(node, after: "heading"),
      source: .none)
  }

  private func heading(_ node: ArchiveNode?) throws(ArchiveError) -> Heading? {
    guard let node else { return nil }
    func numbers(_ attribute: String) throws(ArchiveError) -> [Int] {
      guard let id = ClauseID(try node.text(attribute)),
        id.components.allSatisfy({ (0...9999).contains($0) })
      else { throw node.mistake(attribute) }
      return id.components
    }
    var numbering = Heading.Numbering.none
    if node.optional("decimal") != nil {
      numbering = .decimal(try numbers("decimal"))
    } else if node.optional("appendix") != nil {
      numbering = .appendix(try numbers("appendix"))
    }
    var heading = Heading(
      text: try inlines(node), level: try node.number("level", in: 1...9), numbering: numbering,
      source: .none)
    heading.isChanged = node.flag("changed")
    return heading
  }
}
