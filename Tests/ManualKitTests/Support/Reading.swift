import Packaging

/// What a document says to a reader, whichever format it has: text with the numbers that a word
/// processor would count, the grids of tables, where references lead.
///
/// It is read from the finished file and knows nothing of the writers.
struct Reading: Sendable {
  /// What stands between the first page and the last.
  var pieces: [Piece] = []
  /// The ids that the sections carry, in order.
  var sections: [String] = []
  /// The number of the heading that a section begins with, by the id of the section.
  var numbers: [String: String] = [:]
  var headers: Set<String> = []
  var footers: Set<String> = []
  var references: [Reference] = []
  /// What each bookmark stands at.
  var places: [String: Place] = [:]

  /// Where a reference leads: a paragraph, with the number it has.
  struct Place: Hashable, Sendable {
    var number = ""
    /// The whole text of the paragraph, without a number that is counted.
    var text = ""
    /// What lies inside the bookmark.
    var marked = ""
  }

  struct Reference: Hashable, Sendable {
    var shown: String
    var target: String
    /// What a word processor would show when it renews the field; nil where it would leave it.
    var renewed: Renewal?

    enum Renewal: Hashable, Sendable {
      case number, title, page
    }
  }

  /// A reference with the place it leads to: what the reader of any format gets.
  struct Lead: Hashable, Sendable, CustomStringConvertible {
    var shown: String
    var number: String
    var text: String

    var description: String { "\(shown) → \(number) \(text)" }
  }
}

/// A piece of the text of a document.
indirect enum Piece: Hashable, Sendable {
  /// A heading that is numbered; others are paragraphs.
  case heading(number: String, String)
  case paragraph(String)
  /// The first paragraph of an item of a list.
  case item(depth: Int, marker: String, String)
  case table(Grid)
  case picture(Picture)
  /// A line of the table of contents.
  case entry(String)

  struct Picture: Hashable, Sendable {
    /// Those of the file, or the text of a drawing without white space.
    var bytes: [UInt8]
    var alternativeText: String
    var isDrawing = false
  }
}

/// A table: its cells, each once, wherever merged cells put them.
struct Grid: Hashable, Sendable {
  var columns = 0
  var rows = 0
  var headerRows = 0
  var cells: [Cell] = []

  struct Cell: Hashable, Sendable {
    var row: Int
    var column: Int
    var rowSpan = 1
    var columnSpan = 1
    var pieces: [Piece] = []
  }
}

extension Reading {
  var leads: [Lead] {
    references.map { reference in
      let place = places[reference.target]
      return Lead(
        shown: reference.shown, number: place?.number ?? "", text: place?.text ?? "(nowhere)")
    }
  }

  /// References whose text would change if a word processor renewed it.
  var stale: [String] {
    references.compactMap { reference in
      guard let place = places[reference.target] else { return "\(reference) leads nowhere" }
      let expected: String
      switch reference.renewed {
      case .number: expected = place.number
      case .title: expected = place.marked
      case .page: expected = ""
      case nil: return nil
      }
      return expected == reference.shown ? nil : "\(reference) would become '\(expected)'"
    }
  }

  /// The headings that are numbered, as `5.2.4 维修`.
  var headings: [(number: String, text: String)] {
    pieces.compactMap { piece in
      guard case .heading(let number, let text) = piece else { return nil }
      return (number, text)
    }
  }

  /// All text, a line for each paragraph.
  var lines: [String] { pieces.flatMap(\.lines) + headers.sorted() + footers.sorted() }

  var text: String { lines.joined(separator: "\n") }

  var pictures: [Piece.Picture] {
    pieces.compactMap { piece in
      guard case .picture(let picture) = piece else { return nil }
      return picture
    }
  }

  var tables: [Grid] { pieces.flatMap(\.tables) }

  /// Adds a section by its tag in DOCX (`5.2.4`, and `5.2.4~2` where it goes on behind turned pages), or
  /// by its bookmark (`s_5_2_4`), in which all but letters and digits is `_`.
  mutating func addSection(_ name: String) {
    let name = name.hasPrefix("s_") ? String(name.dropFirst(2)) : name
    let tag = name.split(separator: "~").first.map(String.init) ?? name
    let id = String(tag.map { $0.isLetter || $0.isNumber ? $0 : "." })
    if sections.last != id { sections.append(id) }
  }

  mutating func addHeading(_ number: String) {
    guard let section = sections.last, numbers[section] == nil else { return }
    numbers[section] = number
  }

  /// The pieces from a heading to the next one.
  func pieces(under number: String) -> [Piece] {
    let start = pieces.firstIndex { $0.number == number }
    guard let start else { return [] }
    return Array(pieces[(start + 1)...].prefix { $0.number == nil })
  }
}

extension Piece {
  var number: String? {
    guard case .heading(let number, _) = self else { return nil }
    return number
  }

  var lines: [String] {
    switch self {
    case .heading(let number, let text): [number + " " + text]
    case .paragraph(let text), .item(_, _, let text), .entry(let text): [text]
    case .table(let grid): grid.cells.flatMap { $0.pieces.flatMap(\.lines) }
    case .picture(let picture): [picture.alternativeText]
    }
  }

  var tables: [Grid] {
    guard case .table(let grid) = self else { return [] }
    return [grid] + grid.cells.flatMap { $0.pieces.flatMap(\.tables) }
  }

  /// What kind of piece it is, without any text: the shape of a manual.
  var shape: String {
    switch self {
    case .heading(let number, _): "heading \(number)"
    case .paragraph: "paragraph"
    case .item(let depth, let marker, _): "item \(depth) \(marker)"
    case .table(let grid):
      "table \(grid.rows)x\(grid.columns) head \(grid.headerRows) "
        + grid.cells.map { cell in
          "[\(cell.row),\(cell.column) \(cell.rowSpan)x\(cell.columnSpan): "
            + cell.pieces.map(\.shape).joined(separator: "; ") + "]"
        }.joined()
    case .picture: "picture"
    case .entry: "entry"
    }
  }
}

extension Piece.Picture {
  /// A drawing, whose boxes and labels hold `texts`.
  init(drawing texts: [String], alternativeText: String) {
    bytes = Array(texts.joined().filter { !$0.isWhitespace }.utf8)
    self.alternativeText = alternativeText
    isDrawing = true
  }
}

extension Piece {
  /// What a text without pages and pictures tells: drawings in its own way, and once however many
  /// parts they come in.
  var told: Piece? {
    switch self {
    case .picture(let picture): return picture.isDrawing ? nil : self
    case .paragraph(let text):
      if let match = text.prefixMatch(of: /(图\d+)-(\d+)　/) {
        return match.2 == "1" ? .paragraph(match.1 + "　" + text[match.range.upperBound...]) : nil
      }
      return self
    case .heading, .item, .table, .entry: return self
    }
  }
}

/// The lines in which two texts differ, for messages.
func difference(_ left: [String], _ right: [String], limit: Int = 5) -> String {
  var lines: [String] = []
  for change in right.difference(from: left) {
    switch change {
    case .remove(let offset, let line, _): lines.append("- \(offset): \(line.prefix(200))")
    case .insert(let offset, let line, _): lines.append("+ \(offset): \(line.prefix(200))")
    }
    if lines.count == limit * 2 { break }
  }
  return lines.joined(separator: "\n")
}

/// Counts paragraphs of a numbering level by level.
struct LevelCounts: Hashable, Sendable {
  private(set) var counts: [Int] = []

  subscript(level: Int) -> Int { counts.indices.contains(level) ? counts[level] : 0 }

  /// Counts the next one of a level; it begins at `start` where that is given.
  mutating func count(_ level: Int, start: Int? = nil) {
    while counts.count <= level { counts.append(0) }
    counts[level] = start ?? counts[level] + 1
    for deeper in counts.indices where deeper > level { counts[deeper] = 0 }
  }
}

/// A number as a numbering format shows it; `letters` doubles after Z in Word (AA, BB).
func formatted(_ number: Int, _ format: String) -> String {
  switch format {
  case "upperLetter", "A", "lowerLetter", "a":
    let first: UInt32 = format == "upperLetter" || format == "A" ? 0x41 : 0x61
    let letter = Unicode.Scalar(first + UInt32((max(number, 1) - 1) % 26)).map(String.init) ?? ""
    return String(repeating: letter, count: (max(number, 1) - 1) / 26 + 1)
  default: return String(number)
  }
}

/// Where the links of a document to the outside lead.
func addresses(in zip: [UInt8]) throws -> [String] {
  let package = try PackageContents(zip: zip)
  var found: [String] = []
  for part in package.parts {
    package[part.name]?.visit { element in
      if element["TargetMode"] == "External" { found.append(element["Target"] ?? "") }
      if element.name.qualified == "text:a", let address = element["xlink:href"],
        !address.hasPrefix("#")
      {
        found.append(address)
      }
    }
  }
  return found
}
