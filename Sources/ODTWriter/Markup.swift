import Packaging

/// What the body of a document is written to.
///
/// There are two: ``XMLWriter``, and ``Nowhere`` for the first walk over a manual, which only asks
/// what styles it needs. ODF wants automatic styles before the text that uses them (ODF 1.3 part 3
/// §3.1.3.2), and the text of a large manual is never in memory as a whole; walking twice with the
/// same code keeps both promises.
protocol Markup: ~Copyable {
  /// True if nothing is kept, so that work that only makes text can be left out.
  static var discards: Bool { get }

  mutating func start(_ name: StaticString)
  mutating func end()
  mutating func attribute(_ name: StaticString, _ value: StaticString)
  mutating func attribute(_ name: StaticString, _ value: String)
  mutating func attribute(_ name: StaticString, _ value: Int)
  mutating func text(_ text: String)
  mutating func raw(_ fragment: XMLFragment, _ values: [String])
  mutating func start(_ opening: XMLOpening)
  mutating func start(_ opening: XMLOpening, _ values: [String])
  mutating func end(_ opening: XMLOpening)
  /// Tells that a table of what is deleted begins, with its place in its ``Flow``.
  mutating func cut(before unit: Int)
}

extension Markup where Self: ~Copyable {
  mutating func cut(before unit: Int) {}

  /// Writes the elements of an opening, what `body` writes into the innermost, and their ends.
  mutating func element(_ opening: XMLOpening, _ body: (inout Self) -> Void) {
    start(opening)
    body(&self)
    end(opening)
  }

  /// Writes an element without attributes that holds text only.
  mutating func line(_ name: StaticString, _ text: String) {
    start(name)
    self.text(text)
    end()
  }

  /// Writes `<text:tab/>`.
  mutating func mark(_ name: StaticString) {
    start(name)
    end()
  }
}

extension XMLWriter: Markup {
  static var discards: Bool { false }
}

/// Takes everything and keeps nothing.
struct Nowhere: Markup {
  static var discards: Bool { true }

  mutating func start(_ name: StaticString) {}
  mutating func end() {}
  mutating func attribute(_ name: StaticString, _ value: StaticString) {}
  mutating func attribute(_ name: StaticString, _ value: String) {}
  mutating func attribute(_ name: StaticString, _ value: Int) {}
  mutating func text(_ text: String) {}
  mutating func raw(_ fragment: XMLFragment, _ values: [String]) {}
  mutating func start(_ opening: XMLOpening) {}
  mutating func start(_ opening: XMLOpening, _ values: [String]) {}
  mutating func end(_ opening: XMLOpening) {}
}
