import ManualModel

/// Facts as literals: `["company": ["name": "晨光", "hotline": nil]]`.
indirect enum Literal: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  case text(String)
  case number(Int)
  case boolean(Bool)
  case list([Literal])
  case fields([(String, Literal)])
  case missing

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: Literal...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Literal)...) { self = .fields(elements) }
  init(nilLiteral: ()) { self = .missing }

  /// The same with every text replaced, except where the shape wants a choice or a date.
  func replacingTexts(_ replace: (String) -> String) -> Literal {
    switch self {
    case .text(let text): .text(replace(text))
    case .list(let items): .list(items.map { $0.replacingTexts(replace) })
    case .fields(let fields): .fields(fields.map { ($0.0, $0.1.replacingTexts(replace)) })
    case .number, .boolean, .missing: self
    }
  }

  subscript(name: String) -> Literal? {
    get {
      guard case .fields(let fields) = self else { return nil }
      return fields.first { $0.0 == name }?.1
    }
    set {
      guard case .fields(var fields) = self else { return }
      fields.removeAll { $0.0 == name }
      if let newValue { fields.append((name, newValue)) }
      self = .fields(fields)
    }
  }
}

/// Builds facts as the profile reader does: every fact, also a missing one, has a place.
struct FactBuilder {
  var table = FactTable()
  private var line = 1

  static func facts(_ literal: Literal, shape: RecordShape) -> Facts {
    var builder = FactBuilder()
    let root = builder.value(literal, .record(shape), FactTable.root)
    return Facts(root: Fact(root, FactTable.root), shape: shape, table: builder.table)
  }

  private mutating func fact(
    _ literal: Literal?, _ shape: Shape, _ name: String, _ parent: FactID
  ) -> Fact {
    line += 1
    let place = SourceSpan(
      file: SourceFileID(index: 99), start: SourcePosition(line: line, column: 1))
    let id = table.add(name, under: parent, at: place)
    return Fact(value(literal ?? .missing, shape, id), id)
  }

  private mutating func value(_ literal: Literal, _ shape: Shape, _ id: FactID) -> Value {
    switch (shape, literal) {
    case (.record(let record), .fields), (.record(let record), .missing):
      return .record(
        record.fields.map { fact(literal[$0.english] ?? literal[$0.chinese], $0.shape, $0.english, id) })
    case (_, .missing): return .missing
    case (.list(let element), .list(let items)):
      return .list(
        items.enumerated().map { index, item in
          var name = String(index)
          if case .text(let text)? = item["name"] { name = text }
          return fact(item, element, name, id)
        })
    case (.map(let inner), .fields(let fields)):
      return .map(fields.map { ($0.0, fact($0.1, inner, $0.0, id)) })
    case (.free, .fields(let fields)):
      return .map(fields.map { ($0.0, fact($0.1, .free, $0.0, id)) })
    case (.free, .list(let items)):
      return .list(items.enumerated().map { fact($1, .free, String($0), id) })
    case (.date, .text(let text)): return Day(parsing: text).map(Value.date) ?? .missing
    case (.choice(let choices), .text(let text)):
      return choices.first { $0.english == text || $0.chinese == text }.map(Value.choice)
        ?? .missing
    case (_, .text(let text)): return .text(text)
    case (_, .number(let number)): return .number(number)
    case (_, .boolean(let value)): return .boolean(value)
    case (_, .list), (_, .fields): preconditionFailure("the literal does not fit its shape")
    }
  }
}
