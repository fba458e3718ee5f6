import Packaging

/// Markup that is kept to be written later: what was deleted stands before the text it was deleted
/// from (ODF 1.3 part 3 §5.5.1).
struct Recording: Markup {
  private enum Step {
    case start(StaticString)
    case end
    case attribute(StaticString, String)
    case text(String)
    case raw(XMLFragment, [String])
    case open(XMLOpening, [String])
    case close(XMLOpening)
    /// A table begins here, with its place in the flow.
    case cut(Int)
  }

  static var discards: Bool { false }

  private var steps: [Step] = []

  var isEmpty: Bool { steps.isEmpty }

  mutating func start(_ name: StaticString) { steps.append(.start(name)) }
  mutating func end() { steps.append(.end) }

  mutating func attribute(_ name: StaticString, _ value: StaticString) {
    steps.append(.attribute(name, value.description))
  }

  mutating func attribute(_ name: StaticString, _ value: String) {
    steps.append(.attribute(name, value))
  }

  mutating func attribute(_ name: StaticString, _ value: Int) {
    steps.append(.attribute(name, String(value)))
  }

  mutating func text(_ text: String) { steps.append(.text(text)) }

  mutating func raw(_ fragment: XMLFragment, _ values: [String]) {
    steps.append(.raw(fragment, values))
  }

  mutating func start(_ opening: XMLOpening) { steps.append(.open(opening, [])) }

  mutating func start(_ opening: XMLOpening, _ values: [String]) {
    steps.append(.open(opening, values))
  }

  mutating func end(_ opening: XMLOpening) { steps.append(.close(opening)) }
  mutating func cut(before unit: Int) { steps.append(.cut(unit)) }

  /// Puts another recording behind this one.
  mutating func append(_ other: Recording) { steps += other.steps }

  /// The recording in pieces, each with the unit it begins with: one piece ends before each table
  /// that `isCut` names.
  func pieces(from first: Int, _ isCut: (Int) -> Bool) -> [(unit: Int, recording: Recording)] {
    var pieces: [(unit: Int, recording: Recording)] = [(first, Recording())]
    for step in steps {
      if case .cut(let unit) = step {
        if unit > first, isCut(unit) { pieces.append((unit, Recording())) }
      } else {
        pieces[pieces.count - 1].recording.steps.append(step)
      }
    }
    return pieces
  }

  /// Writes it.
  func write(to out: inout some Markup & ~Copyable) {
    for step in steps {
      switch step {
      case .start(let name): out.start(name)
      case .end: out.end()
      case .attribute(let name, let value): out.attribute(name, value)
      case .text(let text): out.text(text)
      case .raw(let fragment, let values): out.raw(fragment, values)
      case .open(let opening, let values):
        if values.isEmpty { out.start(opening) } else { out.start(opening, values) }
      case .close(let opening): out.end(opening)
      case .cut: break
      }
    }
  }
}
