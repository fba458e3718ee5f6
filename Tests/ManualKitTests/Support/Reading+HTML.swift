import Foundation
import Packaging

extension Reading {
  /// Reads a page as a browser would show it.
  init(page: XMLElement) {
    var reader = HTMLReader()
    if let main = page.all("main").first { reader.read(main.elements) }
    self = reader.reading
  }
}

private struct HTMLReader {
  var reading = Reading()
  /// Names waiting for the first text below them.
  private var waiting: [String] = []

  mutating func read(_ elements: [XMLElement]) { reading.pieces += pieces(elements, depth: 0) }

  private mutating func pieces(_ elements: [XMLElement], depth: Int) -> [Piece] {
    elements.flatMap { element -> [Piece] in
      if element.name.local == "section" || element.name.local == "figure",
        let id = element["id"]
      {
        waiting.append(id)
      }
      switch element.name.local {
      case "h1", "h2", "h3", "h4", "h5", "h6": return heading(element)
      case "p", "figcaption": return [.paragraph(place(text(of: element)))]
      case "ul", "ol": return list(element, depth: depth + 1)
      case "table": return table(element)
      case "nav": return element.all("a").map { .entry(text(of: $0, isReference: true)) }
      case "img": return [picture(element)]
      case "svg":
        return [
          .picture(
            Piece.Picture(
              drawing: element.all("tspan").map(\.text),
              alternativeText: element.all("desc").first?.text ?? ""))
        ]
      case "div" where element["class"] == "signature": return signature(element)
      default: return pieces(element.elements, depth: depth)
      }
    }
  }

  /// Marks that the names waiting stand at this text.
  private mutating func place(_ text: String, number: String = "") -> String {
    guard !text.isEmpty else { return text }
    for name in waiting {
      reading.places[name] = Reading.Place(number: number, text: text, marked: text)
    }
    waiting = []
    return text
  }

  private mutating func heading(_ element: XMLElement) -> [Piece] {
    guard element["class"] != "unseen" else { return [] }
    var element = element
    guard let first = element.elements.first, first["class"] == "number" else {
      return [.paragraph(place(text(of: element)))]
    }
    element.children.removeFirst()
    let rest = text(of: element)
    let words = rest.hasPrefix(" ") ? String(rest.dropFirst()) : rest
    return [.heading(number: first.text, place(words, number: first.text))]
  }

  private mutating func list(_ element: XMLElement, depth: Int) -> [Piece] {
    element.elements.enumerated().flatMap { index, item -> [Piece] in
      let marker =
        switch element["class"] {
        case "number-parenthesis": "\(index + 1))"
        case "letter-parenthesis": formatted(index + 1, "a") + ")"
        case "parentheses": "（\(index + 1)）"
        default: element.name.local == "ul" ? "•" : "\(index + 1)."
        }
      // What stands in the item itself is its first paragraph.
      var own = item
      own.children = Array(item.children.prefix { !$0.isBlock })
      let words = place(text(of: own))
      var pieces = self.pieces(
        item.children.dropFirst(own.children.count).compactMap(\.element), depth: depth)
      if words.isEmpty, case .paragraph(let first)? = pieces.first {
        pieces[0] = .item(depth: depth, marker: marker, first)
        return pieces
      }
      return [.item(depth: depth, marker: marker, words)] + pieces
    }
  }

  private mutating func table(_ element: XMLElement) -> [Piece] {
    if let id = element["id"] { waiting.append(id) }
    var pieces: [Piece] = []
    if let caption = element.first("caption"), caption["class"] != "unseen" {
      pieces.append(.paragraph(place(text(of: caption))))
    }
    var grid = Grid()
    grid.columns = element.first("colgroup")?.elements.count ?? 0
    grid.headerRows = element.first("thead")?.elements.count ?? 0
    /// In each column, how many rows the cell above still covers.
    var covered = [Int](repeating: 0, count: grid.columns)
    for row in element.elements where row.name.local == "thead" || row.name.local == "tbody" {
      for row in row.elements { self.row(row, covered: &covered, of: &grid) }
    }
    return pieces + [.table(grid)]
  }

  private mutating func row(_ row: XMLElement, covered: inout [Int], of grid: inout Grid) {
    var column = 0
    var next = covered.map { max($0 - 1, 0) }
    for cell in row.elements {
      while column < covered.count, covered[column] > 0 { column += 1 }
      let columns = cell["colspan"].flatMap { Int($0) } ?? 1
      let rows = cell["rowspan"].flatMap { Int($0) } ?? 1
      let content =
        cell.elements.contains { XMLNode.element($0).isBlock }
        ? pieces(cell.elements, depth: 0) : [.paragraph(place(text(of: cell)))]
      grid.cells.append(
        Grid.Cell(
          row: grid.rows, column: column, rowSpan: rows, columnSpan: columns, pieces: content))
      for place in column..<min(column + columns, next.count) { next[place] = rows - 1 }
      column += columns
    }
    covered = next
    grid.rows += 1
  }

  /// Places to sign: beside each other they are a table in the other formats.
  private mutating func signature(_ element: XMLElement) -> [Piece] {
    let places = element.elements.map { text(of: $0) }
    let match = element["style"]?.firstMatch(of: /repeat\((\d+),/)
    guard let columns = match.flatMap({ Int($0.1) }) else { return places.map { .paragraph($0) } }
    var grid = Grid()
    grid.columns = columns
    grid.rows = (places.count + columns - 1) / columns
    for index in 0..<(grid.rows * columns) {
      grid.cells.append(
        Grid.Cell(
          row: index / columns, column: index % columns,
          pieces: [.paragraph(index < places.count ? places[index] : "")]))
    }
    return [.table(grid)]
  }

  private func picture(_ element: XMLElement) -> Piece {
    let data = (element["src"] ?? "").split(separator: ",").last.map(String.init) ?? ""
    return .picture(
      Piece.Picture(
        bytes: Array(Data(base64Encoded: data) ?? Data()), alternativeText: element["alt"] ?? ""))
  }

  private mutating func text(of element: XMLElement, isReference: Bool = false) -> String {
    var text = ""
    if isReference { addReference(element, to: &text) } else { add(element, to: &text) }
    return text
  }

  private mutating func add(_ element: XMLElement, to text: inout String) {
    for child in element.children {
      switch child {
      case .text(let more): text += more.replacing("\n", with: "")
      case .element(let element):
        if element.name.local == "span", let id = element["id"] { waiting.append(id) }
        switch (element.name.local, element["class"]) {
        case ("br", _): text += "\n"
        case ("span", "line"): text += "\t"
        case ("a", _) where element["href"]?.hasPrefix("#") == true:
          addReference(element, to: &text)
        default: add(element, to: &text)
        }
      }
    }
  }

  private mutating func addReference(_ element: XMLElement, to text: inout String) {
    var shown = ""
    // Where a page would stand is an arrow.
    if element["class"] != "to-page" { add(element, to: &shown) }
    text += shown
    reading.references.append(
      Reading.Reference(
        shown: shown, target: String((element["href"] ?? "").dropFirst()), renewed: nil))
  }
}

extension XMLNode {
  fileprivate var element: XMLElement? {
    guard case .element(let element) = self else { return nil }
    return element
  }

  fileprivate var isBlock: Bool {
    guard let name = element?.name.local else { return false }
    return ["p", "ul", "ol", "div", "figure", "table", "h2", "h3", "h4", "h5", "h6"].contains(name)
  }
}
