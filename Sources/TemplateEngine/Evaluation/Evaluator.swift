import ManualModel

/// Evaluates bound templates against the facts of one profile.
///
/// What it knows and never changes is ``Context``; what it gathers is ``State``.
struct Evaluator {
  /// What an evaluation gathers on its way.
  struct State {
    var mistakes = Mistakes()
    var gaps: [Gap] = []
    var gapIndices: [String: Int] = [:]
    /// References whose target must turn out to exist.
    var references: [PendingReference] = []
    /// How often loops have gone round.
    var rounds = 0
    /// The names of captions already given.
    var captions: Set<String> = []
    /// The targets whose marks are in the manual.
    var marks: Set<String> = []
  }

  /// Loops inside loops go round this often in a manual, no oftener: a template that asks for more
  /// is a mistake, and would not come to an end.
  static let mostRounds = 1_000_000

  struct PendingReference {
    var target: String
    var source: SourceText
    var range: TextRange
  }

  let context: Context
  /// Finds the number of a picture of the manual by its file name.
  let images: (String) -> Int?
  var state = State()
  /// The file whose expressions are being evaluated.
  var frame: BoundTemplate
  /// Local names, as the binder counted them.
  var stack: [Item] = []
  /// The fact of the innermost loop.
  var item: FactID?
  /// The section that gaps are noted for.
  var section = ""
  /// Where blocks go.
  var sink = Sink()
  /// How many blocks enclose the sink; zero where headings begin subsections.
  var sinkDepth = 0
  var drafts: [SectionDraft] = []
  /// What the paragraphs here look like.
  var style = ParagraphStyle.body
  var alignment: Alignment?
  /// Whether they stay on the page of what follows them.
  var keepsWithNext = false
  /// Set in an excluded section: blocks are not written, headings are.
  var isReplaced = false

  init(_ frame: BoundTemplate, context: Context, images: @escaping (String) -> Int?) {
    self.frame = frame
    self.context = context
    self.images = images
  }

  mutating func report(_ mistake: Mistake, at range: TextRange) {
    state.mistakes.add(mistake, at: range, in: frame.template.source)
  }

  mutating func evaluate(_ id: ExpressionID) -> Item { evaluate(frame[id]) }

  mutating func evaluate(_ bound: Bound) -> Item {
    switch bound {
    case .constant(let item): return item
    case .top(let index, let name):
      let fact = context.root[index]
      guard case .missing = fact.value else { return .fact(fact) }
      return .absent(
        Absence(fact: fact.id, steps: fact.id == FactTable.root ? [name.english] : [], name: name))
    case .local(let slot): return stack[slot]
    case .loop(let slot, let field): return loop(slot, field)
    case .field(let value, let index, let name, let range):
      return self.field(evaluate(value), index, name, range)
    case .element(let value, let key, let range):
      return element(evaluate(value), evaluate(key), range)
    case .call(let index, let arguments, let range):
      let function = Library.functions[index]
      var items: [Item] = []
      items.reserveCapacity(arguments.count)
      for argument in arguments { items.append(evaluate(argument)) }
      if function.passesAbsence, case .absent = items.first { return items[0] }
      return function.body(&self, items, range).telling(items.first)
    case .not(let inner): return .boolean(!evaluate(inner).isTrue)
    case .negative(let inner, let range):
      let item = evaluate(inner)
      if case .absent = item { return item }
      return number(item, range).map { .number(-$0) } ?? .text("")
    case .and(let left, let right):
      let item = evaluate(left)
      return item.isTrue ? evaluate(right) : item
    case .or(let left, let right):
      let item = evaluate(left)
      return item.isTrue ? item : evaluate(right)
    case .binary(let symbol, let left, let right, let range):
      return binary(symbol, evaluate(left), evaluate(right), range)
    case .conditional(let value, let condition, let otherwise):
      return evaluate(condition).isTrue ? evaluate(value) : evaluate(otherwise)
    case .list(let items):
      var facts: [Fact] = []
      for item in items {
        let value = evaluate(item)
        if case .fact(let fact) = value {
          facts.append(fact)
        } else {
          facts.append(Fact(.text(plainText(value)), FactTable.root))
        }
      }
      return .list(facts)
    case .invalid: return .text("")
    }
  }

  private func loop(_ slot: Int, _ field: LoopField) -> Item {
    guard case .loop(let index, let count) = stack[slot] else { return .text("") }
    return switch field {
    case .index: .number(index + 1)
    case .first: .boolean(index == 0)
    case .last: .boolean(index == count - 1)
    case .count: .number(count)
    }
  }

  private mutating func field(
    _ item: Item, _ index: Int, _ name: FieldName, _ range: TextRange
  ) -> Item {
    switch item {
    case .fact(let owner):
      guard case .record(let fields) = owner.value, fields.indices.contains(index) else { break }
      let fact = fields[index]
      guard case .missing = fact.value else { return .fact(fact) }
      let hasPlace = fact.id != FactTable.root && fact.id != owner.id
      return .absent(
        Absence(
          fact: hasPlace ? fact.id : owner.id, steps: hasPlace ? [] : [name.english], name: name))
    case .absent(let absence):
      return .absent(
        Absence(fact: absence.fact, steps: absence.steps + [name.english], name: name))
    case .inlines, .markdown, .loop: break
    }
    report(.noField(name), at: range)
    return .text("")
  }

  private mutating func element(_ item: Item, _ key: Item, _ range: TextRange) -> Item {
    let word = plainText(key)
    let name = FieldName(word, word)
    switch item {
    case .absent(let absence):
      return .absent(Absence(fact: absence.fact, steps: absence.steps + [word], name: name))
    case .fact(let owner):
      switch owner.value {
      case .list(let items):
        guard case .fact(let fact) = key, case .number(let index) = fact.value else { break }
        if items.indices.contains(index) { return .fact(items[index]) }
        return .absent(Absence(fact: owner.id, steps: [word], name: name))
      case .map(let entries):
        if let entry = entries.first(where: { $0.key == word }) {
          if case .missing = entry.fact.value {
            return .absent(Absence(fact: entry.fact.id, name: name))
          }
          return .fact(entry.fact)
        }
        return .absent(Absence(fact: owner.id, steps: [word], name: name))
      case .missing, .text, .number, .boolean, .date, .choice, .record: break
      }
    case .inlines, .markdown, .loop: break
    }
    report(.noField(name), at: range)
    return .text("")
  }

  /// An item that is missing without a place in the profile: the first of an empty list.
  var nothing: Item {
    .absent(Absence(fact: FactTable.root, steps: [], name: FieldName("", "")))
  }
}

extension Mistake {
  fileprivate static func noField(_ name: FieldName) -> Mistake {
    Mistake(
      "no-such-field", zh: "这个值下面没有「\(name.chinese)」", en: "this value has no '\(name.english)'")
  }
}
