import ManualModel
import TemplateEngine
import Testing

/// A template with `«1»` where a diagnostic is expected; the markers are not part of the text.
struct MarkedText {
  let text: String
  private(set) var positions: [String: SourcePosition] = [:]

  init(_ marked: String) {
    var text = ""
    var line = 1
    var column = 1
    var rest = marked.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "«" {
        let name = rest.prefix { $0 != "»" }
        rest = rest.dropFirst(name.count + 1)
        positions[String(String.UnicodeScalarView(name))] = SourcePosition(
          line: line, column: column)
        continue
      }
      text.unicodeScalars.append(scalar)
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
    self.text = text
  }
}

/// Expects exactly the diagnostics `[marker: id]` of a section file.
func expectMistakes(
  _ marked: String, _ expected: [(String, String)], partials: [String: String] = [:],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  var bench = Bench()
  let head = text.text.hasPrefix("---") ? "" : "---\nid: s\ntitle: 标题\n---\n"
  let section = bench.parse(head + text.text)
  let files = partials.sorted { $0.key < $1.key }.map { bench.parse($0.value, name: $0.key) }
  _ = bench.manual(.init(body: [.init(section)], partials: files))
  let shift = head.isEmpty ? 0 : 4
  let found = bench.diagnostics.all.map { diagnostic in
    "\(Int(diagnostic.span.start.line) - shift):\(diagnostic.span.start.column) \(diagnostic.id)"
  }
  let wanted = expected.map { marker, id in
    let position = text.positions[marker]
    return "\(position?.line ?? 0):\(position?.column ?? 0) \(id)"
  }
  #expect(found.sorted() == wanted.sorted(), sourceLocation: sourceLocation)
}
