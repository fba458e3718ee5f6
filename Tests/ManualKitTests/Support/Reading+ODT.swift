import Packaging

extension Reading {
  init(odt zip: [UInt8]) throws {
    let package = try PackageContents(zip: zip)
    var reader = ODTReader(package)
    guard
      let text = package["content.xml"]?.first("office:body")?.first("office:text")
    else { throw Missing() }
    reader.read(text.elements)
    self = reader.reading
    for master in package["styles.xml"]?.all("style:master-page") ?? [] {
      for (edge, path) in [("style:header", \Reading.headers), ("style:footer", \.footers)] {
        guard let element = master.first(edge) else { continue }
        var reader = ODTReader(package)
        reader.read(element.elements)
        self[keyPath: path].insert(
          reader.reading.pieces.flatMap(\.lines).joined(separator: "\n"))
      }
    }
  }
}

/// Reads OpenDocument text as LibreOffice would show it.
private struct ODTReader {
  var reading = Reading()
  private let package: PackageContents
  private let styles: ODTNumbering
  private var outline = LevelCounts()
  private var appendices = LevelCounts()
  /// The counts of the last list of each style, for lists that go on.
  private var lists: [String: LevelCounts] = [:]

  /// What a paragraph of a list is.
  private struct ListPlace {
    var style: String
    var depth: Int
    /// Whether the paragraph shows the number of the item.
    var isFirst: Bool
    var start: Int?
  }

  init(_ package: PackageContents) {
    self.package = package
    styles = ODTNumbering(package)
  }

  mutating func read(_ elements: [XMLElement]) { reading.pieces += pieces(elements) }

  private mutating func pieces(_ elements: [XMLElement]) -> [Piece] {
    var pieces: [Piece] = []
    for element in elements {
      switch element.name.qualified {
      case "text:p": pieces += paragraph(element)
      case "text:h": pieces += heading(element, nil)
      case "text:list": pieces += list(element, style: "", depth: 1)
      case "table:table": pieces.append(.table(table(element)))
      case "text:table-of-content":
        for line in element.first("text:index-body")?.elements ?? [] {
          let text = self.text(of: line, number: "")
          pieces.append(.entry(withoutTabs(text.text)))
        }
      default: break
      }
    }
    return pieces
  }

  private mutating func list(_ element: XMLElement, style outer: String, depth: Int) -> [Piece] {
    let style = element["text:style-name"] ?? outer
    let continues =
      element["text:continue-numbering"] == "true" || element["text:continue-list"] != nil
    var pieces: [Piece] = []
    var place = ListPlace(style: style, depth: depth, isFirst: true)
    if !continues, style != "Appendix" {
      lists["\(style) \(depth)"] = LevelCounts()
    }
    for item in element.elements {
      place.isFirst = item.name.qualified == "text:list-item"
      place.start = item["text:start-value"].flatMap { Int($0) }
      for child in item.elements {
        switch child.name.qualified {
        case "text:p":
          pieces += paragraph(child, place)
          place.isFirst = false
        case "text:h": pieces += heading(child, place)
        case "text:list": pieces += list(child, style: style, depth: depth + 1)
        case "table:table": pieces.append(.table(table(child)))
        default: break
        }
      }
    }
    return pieces
  }

  private mutating func section(_ element: XMLElement) {
    let marks = element.elements.filter { $0.name.qualified.hasPrefix("text:bookmark") }
    let names = marks.compactMap { $0["text:name"] }
    if let name = names.first(where: { $0.hasPrefix("s_") }) { reading.addSection(name) }
  }

  private mutating func paragraph(_ element: XMLElement, _ place: ListPlace? = nil) -> [Piece] {
    section(element)
    let text = self.text(of: element, number: "")
    if text.text.isEmpty, !text.pictures.isEmpty { return text.pictures.map { .picture($0) } }
    guard let place, place.isFirst else { return [.paragraph(text.text)] }
    var counts = lists["\(place.style) \(place.depth)"] ?? LevelCounts()
    counts.count(0, start: place.start)
    lists["\(place.style) \(place.depth)"] = counts
    let marker = styles.label(of: place.style, level: place.depth, counts: [counts[0]])
    return [.item(depth: place.depth, marker: marker, text.text)]
  }

  private mutating func heading(_ element: XMLElement, _ place: ListPlace?) -> [Piece] {
    section(element)
    var number = ""
    let level = (element["text:outline-level"].flatMap { Int($0) } ?? 1) - 1
    if element["text:is-list-header"] == "true" {
      let text = self.text(of: element, number: "", addsNothing: true).text
      if let typed = text.prefixMatch(of: /((?:附录)?[A-Z0-9]+(?:\.[0-9]+)*)\ /)?.1 {
        number = String(typed)
      }
    } else if let place, place.style == "Appendix" {
      appendices.count(place.depth - 1, start: place.start)
      number = styles.label(
        of: "Appendix", level: place.depth, counts: (0..<place.depth).map { appendices[$0] })
    } else {
      outline.count(level, start: element["text:start-value"].flatMap { Int($0) })
      number = styles.label(
        of: "Outline", level: level + 1, counts: (0...level).map { outline[$0] })
    }
    var text = self.text(of: element, number: number).text
    if element["text:is-list-header"] == "true", !number.isEmpty {
      text.removeFirst(number.count + 1)
    }
    if !number.isEmpty { reading.addHeading(number) }
    return number.isEmpty ? [.paragraph(text)] : [.heading(number: number, text)]
  }

  private mutating func text(
    of element: XMLElement, number: String, addsNothing: Bool = false
  ) -> ODTText {
    var text = ODTText(package: package)
    text.read(element)
    if addsNothing { return text }
    let scalars = Array(text.text.unicodeScalars)
    for (name, start, end) in text.marks {
      var marked = String.UnicodeScalarView()
      marked.append(contentsOf: scalars[start..<max(start, end)])
      reading.places[name] = Reading.Place(
        number: number, text: text.text, marked: String(marked))
    }
    for (name, end) in text.sequences {
      var counted = String.UnicodeScalarView()
      counted.append(contentsOf: scalars[..<end])
      var title = String.UnicodeScalarView()
      title.append(contentsOf: scalars[end...])
      // A reference to a caption shows label and number, or the text behind them.
      reading.places["number of " + name] = Reading.Place(
        text: text.text, marked: String(counted))
      reading.places["title of " + name] = Reading.Place(
        text: text.text, marked: String(title).trimmed)
    }
    reading.references += text.references
    return text
  }

  private mutating func table(_ element: XMLElement) -> Grid {
    var grid = Grid()
    for child in element.elements {
      switch child.name.qualified {
      case "table:table-column":
        grid.columns += child["table:number-columns-repeated"].flatMap { Int($0) } ?? 1
      case "table:table-header-rows":
        for row in child.elements { self.row(row, of: &grid) }
        grid.headerRows = grid.rows
      case "table:table-row": row(child, of: &grid)
      default: break
      }
    }
    return grid
  }

  private mutating func row(_ row: XMLElement, of grid: inout Grid) {
    var column = 0
    for cell in row.elements {
      if cell.name.qualified == "table:covered-table-cell" {
        column += cell["table:number-columns-repeated"].flatMap { Int($0) } ?? 1
        continue
      }
      grid.cells.append(
        Grid.Cell(
          row: grid.rows, column: column,
          rowSpan: cell["table:number-rows-spanned"].flatMap { Int($0) } ?? 1,
          columnSpan: cell["table:number-columns-spanned"].flatMap { Int($0) } ?? 1,
          pieces: pieces(cell.elements)))
      column += 1
    }
    grid.rows += 1
  }
}

/// Reads what is inside a paragraph.
private struct ODTText {
  let package: PackageContents
  var text = ""
  var references: [Reading.Reference] = []
  var pictures: [Piece.Picture] = []
  var marks: [(name: String, start: Int, end: Int)] = []
  /// The names of numbered captions, and where their number ends.
  var sequences: [(name: String, end: Int)] = []

  init(package: PackageContents) { self.package = package }

  private var position: Int { text.unicodeScalars.count }

  mutating func read(_ element: XMLElement) {
    for child in element.children {
      switch child {
      case .text(let more): text += more
      case .element(let element): inline(element)
      }
    }
  }

  private mutating func inline(_ element: XMLElement) {
    let start = position
    switch element.name.qualified {
    case "text:s":
      text += String(repeating: " ", count: element["text:c"].flatMap { Int($0) } ?? 1)
    case "text:tab": text += "\t"
    case "text:line-break": text += "\n"
    case "text:page-number": text += "⟨page⟩"
    case "text:page-count": text += "⟨pages⟩"
    case "text:bookmark", "text:bookmark-start":
      marks.append((element["text:name"] ?? "", start, start))
    case "text:bookmark-end":
      if let index = marks.lastIndex(where: { $0.name == element["text:name"] }) {
        marks[index].end = start
      }
    case "text:bookmark-ref", "text:sequence-ref":
      read(element)
      reference(element, shown: shown(from: start))
    case "text:a":
      read(element)
      if let address = element["xlink:href"], address.hasPrefix("#"),
        !element.elements.contains(where: { $0.name.local.hasSuffix("-ref") })
      {
        references.append(
          .init(shown: shown(from: start), target: String(address.dropFirst()), renewed: nil))
      }
    case "text:sequence":
      read(element)
      sequences.append((element["text:ref-name"] ?? "", position))
    case "draw:frame": frame(element)
    case "draw:g":
      pictures.append(
        Piece.Picture(
          drawing: element.all("text:p").map(\.text),
          alternativeText: element.first("svg:desc")?.text ?? ""))
    default: read(element)
    }
  }

  private func shown(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.dropFirst(start))
    return withoutTabs(String(view))
  }

  private mutating func reference(_ element: XMLElement, shown: String) {
    let name = element["text:ref-name"] ?? ""
    let format = element["text:reference-format"] ?? ""
    let isCaption = element.name.local == "sequence-ref"
    switch format {
    case "page":
      references.append(
        .init(shown: shown, target: isCaption ? "number of " + name : name, renewed: .page))
    case "category-and-value":
      references.append(.init(shown: shown, target: "number of " + name, renewed: .title))
    case "caption":
      references.append(.init(shown: shown, target: "title of " + name, renewed: .title))
    case "text": references.append(.init(shown: shown, target: name, renewed: .title))
    default: references.append(.init(shown: shown, target: name, renewed: .number))
    }
  }

  private mutating func frame(_ element: XMLElement) {
    let path = element.first("draw:image")?["xlink:href"] ?? ""
    pictures.append(
      Piece.Picture(
        bytes: package.parts.first { $0.name == path }?.bytes ?? [],
        alternativeText: element.first("svg:desc")?.text ?? ""))
  }
}

/// How the levels of a list style or of the outline are labelled.
private struct ODTNumbering {
  private struct Level {
    var format: String
    var prefix: String
    var suffix: String
    var shown: Int
  }

  private var levels: [String: [Int: Level]] = [:]

  init(_ package: PackageContents) {
    for part in ["styles.xml", "content.xml"] {
      for name in ["text:outline-style", "text:list-style"] {
        for style in package[part]?.all(name) ?? [] {
          for level in style.elements {
            levels[style["style:name"] ?? "", default: [:]][
              level["text:level"].flatMap { Int($0) } ?? 1] = Level(
                format: level.name.local.contains("bullet")
                  ? "bullet" : level["style:num-format"] ?? "",
                prefix: level["style:num-prefix"] ?? "", suffix: level["style:num-suffix"] ?? "",
                shown: level["text:display-levels"].flatMap { Int($0) } ?? 1)
          }
        }
      }
    }
  }

  /// The label of a level; `counts` are those of the levels above and its own, or its own only.
  func label(of style: String, level: Int, counts: [Int]) -> String {
    guard let look = levels[style]?[level] else { return "?" }
    if look.format == "bullet" { return "•" }
    let first = level - counts.count + 1
    let numbers = counts.enumerated().suffix(look.shown).map { offset, count in
      formatted(count, levels[style]?[first + offset]?.format ?? "1")
    }
    return look.prefix + numbers.joined(separator: ".") + look.suffix
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    return String(text)
  }
}

/// A line of the table of contents, number and title parted by a blank; the last tab leads to its page.
private func withoutTabs(_ text: String) -> String {
  text.split(separator: "\t").joined(separator: " ")
}
