import Packaging

extension XMLWriter {
  /// Writes an element that is not void, and a line break behind it where that is white space only.
  mutating func tag(
    _ name: StaticString, class names: String = "", id: String? = nil, endsLine: Bool = false,
    _ body: (inout XMLWriter) -> Void
  ) {
    start(name)
    if let id { attribute("id", id) }
    if !names.isEmpty { attribute("class", names) }
    body(&self)
    endFully()
    if endsLine { text("\n") }
  }

  /// Writes `<meta name="…" content="…"/>`, unless there is nothing to say.
  mutating func meta(_ name: StaticString, _ content: String) {
    guard !content.isEmpty else { return }
    start("meta")
    attribute("name", name)
    attribute("content", content)
    end()
    text("\n")
  }

  /// Writes a heading; ranks beyond six do not exist.
  mutating func heading(
    _ rank: Int, class names: String = "", _ body: (inout XMLWriter) -> Void
  ) {
    switch rank {
    case ...1: tag("h1", class: names, endsLine: true, body)
    case 2: tag("h2", class: names, endsLine: true, body)
    case 3: tag("h3", class: names, endsLine: true, body)
    case 4: tag("h4", class: names, endsLine: true, body)
    case 5: tag("h5", class: names, endsLine: true, body)
    default: tag("h6", class: names, endsLine: true, body)
    }
  }
}
