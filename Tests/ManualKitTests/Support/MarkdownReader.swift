/// Reads Markdown back as text, by CommonMark's rules for what the writer uses; it knows nothing of
/// the writer.
struct MarkdownReader {
  /// All that is shown, without white space and without lines to write on.
  private(set) var text = ""
  /// The cells of the rows of each table, the delimiter row left out.
  private(set) var tables: [[[String]]] = []
  /// Where links within the text lead, and what they can lead to.
  private(set) var references: [String] = []
  private(set) var anchors: [String] = []

  init(_ markdown: String) {
    var isTable = false
    var isDiagram = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("```") { isDiagram.toggle() }
      if isDiagram || trimmed.hasPrefix("```") { continue }
      guard trimmed.first == "|" else {
        isTable = false
        add(inline(Self.withoutMarker(trimmed)))
        continue
      }
      var cells = Self.cells(trimmed)
      if cells.allSatisfy({ $0.contains("-") && $0.allSatisfy { "-: ".contains($0) } }) { continue }
      cells = cells.map { inline($0[...]) }
      if !isTable { tables.append([]) }
      isTable = true
      tables[tables.count - 1].append(cells)
      for cell in cells where cell != "〃" { add(cell) }
    }
  }

  private mutating func add(_ words: String) { text += Self.bare(words) }

  /// Without white space and lines to write on.
  static func bare(_ words: String) -> String {
    String(words.filter { !$0.isWhitespace && $0 != "＿" })
  }

  /// A line without what makes it a heading, a quotation or an item.
  private static func withoutMarker(_ line: Substring) -> Substring {
    if let match = line.prefixMatch(of: /#{1,6} |> |\d+[.)] |- [a-z]+\\\) |- (?:（\d+）)?/) {
      return withoutMarker(line[match.range.upperBound...])
    }
    return line == "<!-- -->" ? "" : line
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for scalar in line.unicodeScalars.dropFirst() {
      if scalar == "|", !isEscaped {
        cells.append(String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
        cell = ""
        continue
      }
      isEscaped = scalar == "\\" && !isEscaped
      cell.unicodeScalars.append(scalar)
    }
    return cells
  }

  /// The text of a line: escapes taken back, marks, elements and addresses left out.
  private mutating func inline(_ line: Substring) -> String {
    var rest = line.unicodeScalars[...]
    var out = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        if let next = rest.first, next.isASCII, !next.properties.isAlphabetic, next != " " {
          out.append(next)
          rest.removeFirst()
        }
      case "*", "`", "[": break
      case "]":
        guard rest.first == "(" else { break }
        let address = rest.dropFirst().prefix { $0 != ")" }
        if address.first == "#" { references.append(String(address.dropFirst())) }
        // An arrow stands where a page would.
        if out.last == "→" { out.removeLast() }
        rest = rest.dropFirst(address.count + 2)
      case "<":
        let tag = String(rest.prefix { $0 != ">" })
        if let match = tag.firstMatch(of: /^a id="([^"]+)"$/) { anchors.append(String(match.1)) }
        rest = rest.dropFirst(tag.unicodeScalars.count + 1)
      case "&":
        guard rest.starts(with: "#32;".unicodeScalars) else { fallthrough }
        rest = rest.dropFirst(4)
        out.append(" ")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
