package import ManualModel

/// The words of the pack that the engine puts into a manual.
package struct PackLabels: Sendable {
  package var labels: Labels
  /// How a missing fact is shown, around `{name}`: `【待填:{name}】`.
  package var gap: String
  /// How a procedure or a form is named in text, around `{name}` and `{number}`.
  package var citation: String

  package init(labels: Labels, gap: String, citation: String) {
    self.labels = labels
    self.gap = gap
    self.citation = citation
  }
}

/// A pattern such as `《{name}》({number})`, taken apart once.
struct Pattern: Sendable {
  enum Part: Sendable {
    case text(String)
    case name
    case number
  }

  let parts: [Part]

  init(_ pattern: String) {
    var parts: [Part] = []
    var rest = pattern[...]
    while let brace = rest.firstIndex(of: "{") {
      let part: Part
      let after: Substring
      if rest[brace...].hasPrefix("{name}") {
        (part, after) = (.name, rest[brace...].dropFirst(6))
      } else if rest[brace...].hasPrefix("{number}") {
        (part, after) = (.number, rest[brace...].dropFirst(8))
      } else {
        (part, after) = (.text("{"), rest[brace...].dropFirst())
      }
      if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
      parts.append(part)
      rest = after
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  func filled(name: String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .name: name
      case .number: ""
      }
    }.joined()
  }
}
