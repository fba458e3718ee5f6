import ManualModel

/// What an expression comes to.
enum Item: Sendable {
  /// A fact of the profile, or a computed value under the id of the root.
  case fact(Fact)
  /// A fact that the profile does not give.
  indirect case absent(Absence)
  /// Live pieces: references, fields, blanks.
  case inlines([Inline])
  /// Text that `markdown(…)` asks to be parsed.
  indirect case markdown(String, FactID)
  /// The state of a `for`.
  case loop(index: Int, count: Int)

  static func text(_ text: String) -> Item { .fact(Fact(.text(text), FactTable.root)) }
  static func number(_ number: Int) -> Item { .fact(Fact(.number(number), FactTable.root)) }
  static func boolean(_ value: Bool) -> Item { .fact(Fact(.boolean(value), FactTable.root)) }
  static func list(_ facts: [Fact]) -> Item { .fact(Fact(.list(facts), FactTable.root)) }

  /// Whether `if` takes it: missing, empty, zero and false are false.
  var isTrue: Bool {
    switch self {
    case .absent: false
    case .inlines(let inlines): !inlines.isEmpty
    case .markdown(let text, _): !text.isEmpty
    case .loop: true
    case .fact(let fact):
      switch fact.value {
      case .missing: false
      case .text(let text): !text.isEmpty
      case .number(let number): number != 0
      case .boolean(let value): value
      case .date, .choice, .record: true
      case .list(let items): !items.isEmpty
      case .map(let entries): !entries.isEmpty
      }
    }
  }
}

extension Item {
  /// A value that was computed from a fact tells that fact: a date in another form, a list in one
  /// sentence.
  func telling(_ source: Item?) -> Item {
    guard case .fact(var fact) = self, fact.id == FactTable.root, fact.value.isPlain,
      case .fact(let told)? = source, told.value.isPlain || told.value.isPlainList
    else { return self }
    fact.id = told.id
    return .fact(fact)
  }
}

extension Value {
  fileprivate var isPlain: Bool {
    switch self {
    case .text, .number, .boolean, .date, .choice: true
    case .missing, .list, .record, .map: false
    }
  }

  fileprivate var isPlainList: Bool {
    if case .list(let items) = self { items.allSatisfy(\.value.isPlain) } else { false }
  }
}

/// A fact that is missing: what to call it and where it belongs.
struct Absence: Sendable {
  /// The fact itself, or the nearest one above it that has a place in the profile.
  var fact: FactID
  /// What leads from there to the missing one.
  var steps: [String] = []
  var name: FieldName

  func path(in table: FactTable) -> String {
    ([table.path(of: fact)] + steps).filter { !$0.isEmpty }.joined(separator: "/")
  }
}
