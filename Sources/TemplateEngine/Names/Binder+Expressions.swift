import ManualModel

extension Binder {
  /// Resolves the names of an expression; gives its shape, `free` where that is not known.
  mutating func resolve(_ expression: Expression) -> (Bound, Shape) {
    switch expression {
    case .literal(let value, _): return (.constant(.fact(Fact(value, FactTable.root))), value.shape)
    case .list(let items, _):
      let bound = items.map { resolve($0) }
      return (.list(bound.map(\.0)), .list(bound.first?.1 ?? .free))
    case .name(let name, let range): return resolve(name, range)
    case .member(let value, let name, let range): return member(of: value, name, range)
    case .element(let value, let index, let range): return element(of: value, index, range)
    case .call(let name, let arguments, let range): return call(name, arguments, range)
    case .not(let inner): return (.not(resolve(inner).0), .boolean)
    case .negative(let inner, let range): return (.negative(resolve(inner).0, range), .number)
    case .binary(let symbol, let left, let right, let range):
      return binary(symbol, left, right, range)
    case .conditional(let value, let condition, let otherwise):
      let (bound, shape) = resolve(value)
      let (other, otherShape) = resolve(otherwise)
      return (
        .conditional(bound, condition: resolve(condition).0, otherwise: other),
        shape.record == nil ? otherShape.joined(with: shape) : shape
      )
    case .invalid: return (.invalid, .free)
    }
  }

  private mutating func resolve(_ name: String, _ range: TextRange) -> (Bound, Shape) {
    if let slot = scope.slot(of: name) {
      switch scope.locals[slot].local {
      case .value(let shape): return (.local(slot), shape)
      case .loop:
        report(.loopAlone, at: range)
        return (.invalid, .free)
      }
    }
    if let index = scope.root.index(of: name) {
      let field = scope.root.fields[index]
      return (.top(index, FieldName(field)), field.shape)
    }
    report(.unknownName(name, in: scope), at: range)
    return (.invalid, .free)
  }

  private mutating func member(
    of value: Expression, _ name: String, _ range: TextRange
  ) -> (Bound, Shape) {
    if case .name("loop", _) = value, let slot = scope.slot(of: "loop"),
      case .loop = scope.locals[slot].local
    {
      guard let field = LoopField(rawValue: name) else {
        report(.unknownField(name, among: LoopField.allCases.map(\.rawValue)), at: range)
        return (.invalid, .free)
      }
      return (
        .loop(slot: slot, field), field == .index || field == .count ? .number : .boolean
      )
    }
    let (bound, shape) = resolve(value)
    if case .invalid = bound { return (.invalid, .free) }
    switch shape {
    case .record(let record):
      guard let index = record.index(of: name) else {
        report(.unknownField(name, among: record.names(like: name)), at: range)
        return (.invalid, .free)
      }
      let field = record.fields[index]
      return (.field(bound, index, FieldName(field), range), field.shape)
    case .map(let inner): return (.element(bound, .text(name), range), inner)
    case .free: return (.element(bound, .text(name), range), .free)
    case .list:
      report(.fieldOfList(name), at: range)
      return (.invalid, .free)
    case .text, .number, .boolean, .date, .choice:
      report(.fieldOfScalar(name), at: range)
      return (.invalid, .free)
    }
  }

  private mutating func element(
    of value: Expression, _ index: Expression, _ range: TextRange
  ) -> (Bound, Shape) {
    let (bound, shape) = resolve(value)
    let (key, _) = resolve(index)
    switch shape {
    case .list(let element): return (.element(bound, key, range), element)
    case .map(let inner): return (.element(bound, key, range), inner)
    case .free: return (.element(bound, key, range), .free)
    case .record:
      // A field named by a literal is a field; by anything else it cannot be checked.
      if case .literal(.text(let name), let place) = index { return member(of: value, name, place) }
      report(.elementOfScalar, at: range)
    case .text, .number, .boolean, .date, .choice: report(.elementOfScalar, at: range)
    }
    return (.invalid, .free)
  }

  private mutating func binary(
    _ symbol: Expression.Operator, _ left: Expression, _ right: Expression, _ range: TextRange
  ) -> (Bound, Shape) {
    let (first, firstShape) = resolve(left)
    let (second, secondShape) = resolve(right)
    switch symbol {
    case .and: return (.and(first, second), .boolean)
    case .or: return (.or(first, second), .boolean)
    case .plus, .minus, .times: return (.binary(symbol, first, second, range), .number)
    case .equal, .notEqual:
      check(right, against: firstShape)
      check(left, against: secondShape)
      return (.binary(symbol, first, second, range), .boolean)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .within:
      return (.binary(symbol, first, second, range), .boolean)
    }
  }

  /// A word that a choice does not have can never be equal to it.
  private mutating func check(_ expression: Expression, against shape: Shape) {
    guard case .choice(let choices) = shape, case .literal(.text(let word), let range) = expression,
      !choices.contains(where: { $0.english == word || $0.chinese == word })
    else { return }
    report(.unknownChoice(word, among: choices), at: range)
  }

  private mutating func call(
    _ name: String, _ arguments: [Expression], _ range: TextRange
  ) -> (Bound, Shape) {
    guard let index = Library.index(of: name) else {
      report(.unknownFunction(name, among: Library.functions.map(\.name)), at: range)
      return (.invalid, .free)
    }
    let function = Library.functions[index]
    guard (function.required...function.parameters.count).contains(arguments.count) else {
      report(.wrongArguments(function), at: range)
      return (.invalid, .free)
    }
    var bound: [Bound] = []
    var shapes: [Shape] = []
    for (parameter, argument) in zip(function.parameters, arguments) {
      if parameter.kind == .field {
        let (value, shape) = field(argument, of: shapes.first?.element ?? .free)
        bound.append(value)
        shapes.append(shape)
      } else {
        let (value, shape) = resolve(argument)
        bound.append(value)
        shapes.append(shape)
      }
    }
    return (.call(index, bound, range), function.result.shape(shapes, root: scope.root))
  }

  /// A field named in quotes: its index where the shape has fields, its name where it is free.
  private mutating func field(_ argument: Expression, of shape: Shape) -> (Bound, Shape) {
    guard case .literal(.text(let name), let range) = argument else {
      report(.fieldNotQuoted, at: argument.range)
      return (.invalid, .free)
    }
    guard let record = shape.record else { return (.text(name), .free) }
    guard let index = record.index(of: name) else {
      report(.unknownField(name, among: record.names(like: name)), at: range)
      return (.invalid, .free)
    }
    return (.constant(.fact(Fact(.number(index), FactTable.root))), record.fields[index].shape)
  }
}

extension Bound {
  fileprivate static func text(_ text: String) -> Bound {
    .constant(.fact(Fact(.text(text), FactTable.root)))
  }
}

extension Value {
  fileprivate var shape: Shape {
    switch self {
    case .text: .text
    case .number: .number
    case .boolean: .boolean
    case .date: .date
    case .choice(let choice): .choice([choice])
    case .list, .record, .map, .missing: .free
    }
  }
}

extension Shape {
  /// The shape of a value that is of one or the other: its fields are known only if they agree.
  fileprivate func joined(with other: Shape) -> Shape {
    switch (self, other) {
    case (.text, .text): .text
    case (.number, .number): .number
    case (.date, .date): .date
    case (.boolean, .boolean): .boolean
    case (.list(let element), .list): .list(element)
    case (.record, _): self
    default: .free
    }
  }
}

extension Mistake {
  fileprivate static func unknownName(_ name: String, in scope: Scope) -> Mistake {
    // `hotline` for `company.hotline` is the commonest slip of all.
    let owner = scope.root.fields.first { $0.shape.record?.index(of: name) != nil }
    let isEnglish = name.utf8.allSatisfy { $0 < 0x80 }
    let near =
      owner.map { (isEnglish ? $0.english : $0.chinese) + "." + name }
      ?? nearest(name, among: scope.candidates(for: name))
    return Mistake(
      "unknown-name", zh: "没有「\(name)」这个名称", en: "there is no name '\(name)'",
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") })
  }

  fileprivate static func unknownField(_ name: String, among names: [String]) -> Mistake {
    let near = nearest(name, among: names)
    let all = names.prefix(12)
    return Mistake(
      "unknown-name", zh: "这里没有「\(name)」这一项", en: "there is no field '\(name)' here",
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "可用的有：" + all.joined(separator: "、"), en: "there are: " + all.joined(separator: ", "))
    )
  }

  fileprivate static var loopAlone: Mistake {
    Mistake(
      "unknown-name", zh: "loop 后面要写 .index、.first、.last 或 .count",
      en: "'loop' is followed by .index, .first, .last or .count")
  }

  fileprivate static func fieldOfList(_ name: String) -> Mistake {
    Mistake(
      "field-of-list", zh: "列表没有「\(name)」，它的每一项才可能有",
      en: "a list has no '\(name)', only its items may",
      remedy: Wording(
        zh: "用 {% for %} 逐项列出，或写「first(…)」", en: "repeat it with {% for %}, or write first(…)"))
  }

  fileprivate static func fieldOfScalar(_ name: String) -> Mistake {
    Mistake(
      "field-of-scalar", zh: "前面是一个单独的值，下面没有「\(name)」",
      en: "this is a single value, it has no '\(name)'")
  }

  fileprivate static var elementOfScalar: Mistake {
    Mistake(
      "element-of-scalar", zh: "只有列表和对照表可以用方括号取值",
      en: "only lists and maps have elements in brackets")
  }

  fileprivate static func unknownChoice(_ word: String, among choices: [Choice]) -> Mistake {
    let isEnglish = word.utf8.allSatisfy { $0 < 0x80 }
    let names = choices.map { isEnglish ? $0.english : $0.chinese }
    let near = nearest(word, among: names)
    return Mistake(
      "unknown-choice", zh: "「\(word)」不在可选的值里，永远不会相等",
      en: "'\(word)' is none of the choices and can never be equal",
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "可选：" + names.joined(separator: "、"), en: "one of: " + names.joined(separator: ", ")))
  }

  fileprivate static func unknownFunction(_ name: String, among names: [String]) -> Mistake {
    let near = nearest(name, among: names)
    return Mistake(
      "unknown-function", zh: "没有函数「\(name)」", en: "there is no function '\(name)'",
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") })
  }

  fileprivate static func wrongArguments(_ function: Function) -> Mistake {
    Mistake(
      "wrong-arguments", zh: "函数 \(function.name) 的参数个数不对",
      en: "'\(function.name)' takes other arguments",
      remedy: Wording(zh: "写成 \(function.signature)", en: "write \(function.signature)"))
  }

  fileprivate static var fieldNotQuoted: Mistake {
    Mistake(
      "field-not-quoted", zh: "这里要用引号写出一项的名称", en: "the name of a field in quotes belongs here")
  }
}
