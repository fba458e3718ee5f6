import ManualModel

extension Evaluator {
  mutating func binary(
    _ symbol: Expression.Operator, _ left: Item, _ right: Item, _ range: TextRange
  ) -> Item {
    switch symbol {
    case .equal: return .boolean(areEqual(left, right))
    case .notEqual: return .boolean(!areEqual(left, right))
    case .within: return .boolean(isWithin(left, right, range))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard case .fact(let first) = left, case .fact(let second) = right else {
        return .boolean(false)
      }
      guard let order = order(first, second) else {
        report(.notComparable, at: range)
        return .boolean(false)
      }
      switch symbol {
      case .less: return .boolean(order < 0)
      case .lessOrEqual: return .boolean(order <= 0)
      case .greater: return .boolean(order > 0)
      default: return .boolean(order >= 0)
      }
    case .plus, .minus, .times:
      if case .absent = left { return left }
      if case .absent = right { return right }
      guard let first = number(left, range), let second = number(right, range) else {
        return .text("")
      }
      let (result, overflows) =
        switch symbol {
        case .plus: first.addingReportingOverflow(second)
        case .minus: first.subtractingReportingOverflow(second)
        default: first.multipliedReportingOverflow(by: second)
        }
      if overflows { report(.tooLarge, at: range) }
      return .number(overflows ? 0 : result)
    case .and, .or: return .boolean(false)  // Bound to cases of their own, which stop early.
    }
  }

  /// Whether two items are equal: choices by either of their words, records by their names.
  func areEqual(_ left: Item, _ right: Item) -> Bool {
    guard case .fact(let first) = left, case .fact(let second) = right else {
      if case .absent = left { return false }
      if case .absent = right { return false }
      return plainText(left) == plainText(right)
    }
    switch (first.value, second.value) {
    case (.text(let left), .text(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.date(let left), .date(let right)): return left == right
    case (.date(let day), .text(let text)), (.text(let text), .date(let day)):
      return Day(parsing: text) == day
    case (.choice(let left), .choice(let right)): return left == right
    case (.choice(let choice), .text(let text)), (.text(let text), .choice(let choice)):
      return choice.english == text || choice.chinese == text
    case (.record, .text), (.text, .record), (.record, .record):
      return plainText(left) == plainText(right)
    case (.list(let left), .list(let right)):
      return left.count == right.count
        && zip(left, right).allSatisfy { areEqual(.fact($0), .fact($1)) }
    default: return false
    }
  }

  /// Below, at or above zero as the first comes before, with or after the second; nil for
  /// values that have no common order.
  func order(_ left: Fact, _ right: Fact) -> Int? {
    switch (left.value, right.value) {
    case (.number(let first), .number(let second)):
      return first < second ? -1 : first == second ? 0 : 1
    case (.date(let first), .date(let second)):
      return first < second ? -1 : first == second ? 0 : 1
    case (.date(let day), .text(let text)):
      return Day(parsing: text).map { day < $0 ? -1 : day == $0 ? 0 : 1 }
    case (.text(let text), .date(let day)):
      return Day(parsing: text).map { $0 < day ? -1 : day == $0 ? 0 : 1 }
    case (.text, .text), (.choice, .choice), (.record, .record):
      let (first, second) = (plainText(.fact(left)), plainText(.fact(right)))
      return first < second ? -1 : first == second ? 0 : 1
    default: return nil
    }
  }

  /// Whether a list has an item, a map a key, or a text a part.
  mutating func isWithin(_ item: Item, _ all: Item, _ range: TextRange) -> Bool {
    guard case .fact(let fact) = all else { return false }
    switch fact.value {
    case .list(let items): return items.contains { areEqual(item, .fact($0)) }
    case .map(let entries):
      let word = plainText(item)
      return entries.contains { $0.key == word }
    case .text(let text): return text.holds(plainText(item))
    case .missing: return false
    case .number, .boolean, .date, .choice, .record:
      report(.notAContainer, at: range)
      return false
    }
  }

  /// What an item reads as in the middle of a sentence.
  func plainText(_ item: Item) -> String {
    switch item {
    case .absent: return ""
    case .inlines(let inlines): return inlines.plainText
    case .markdown(let text, _): return text
    case .loop: return ""
    case .fact(let fact):
      switch fact.value {
      case .missing: return ""
      case .text(let text): return text
      case .number(let number): return String(number)
      case .boolean(let value): return value ? "是" : "否"
      case .date(let day): return ChineseNumerals.date(day)
      case .choice(let choice): return choice.chinese
      case .list(let items):
        return items.map { plainText(.fact($0)) }
          .joined(separator: context.labels.labels.listSeparator)
      case .record(let fields):
        // A record is called by its first text, its name; while that is missing it is called nothing.
        for field in fields {
          if case .text(let text) = field.value { return text }
          if case .missing = field.value { return "" }
        }
        return ""
      case .map(let entries):
        return entries.map(\.key).joined(separator: context.labels.labels.listSeparator)
      }
    }
  }

  mutating func number(_ item: Item, _ range: TextRange) -> Int? {
    if case .fact(let fact) = item {
      if case .number(let number) = fact.value { return number }
      if case .text(let text) = fact.value, let number = Int(text) { return number }
    }
    if case .absent = item { return nil }
    report(.notANumber, at: range)
    return nil
  }

  mutating func date(_ item: Item, _ range: TextRange) -> Day? {
    if case .fact(let fact) = item {
      if case .date(let day) = fact.value { return day }
      if case .text(let text) = fact.value, let day = Day(parsing: text) { return day }
    }
    report(.notADate, at: range)
    return nil
  }

  /// The items of a list; those of a map are records of key and value.
  mutating func list(_ item: Item, _ range: TextRange) -> [Fact]? {
    if case .fact(let fact) = item {
      if case .list(let items) = fact.value { return items }
      if case .map(let entries) = fact.value {
        return entries.map {
          Fact(.record([Fact(.text($0.key), FactTable.root), $0.fact]), $0.fact.id)
        }
      }
    }
    report(.notAList, at: range)
    return nil
  }

  /// The field of a fact that a bound `"field"` names: by index, or by key where it is free.
  func field(of fact: Fact, _ field: Item) -> Fact {
    guard case .fact(let name) = field else { return Fact(.missing, fact.id) }
    switch (fact.value, name.value) {
    case (.record(let fields), .number(let index)) where fields.indices.contains(index):
      return fields[index]
    case (.map(let entries), .text(let key)):
      return entries.first { $0.key == key }?.fact ?? Fact(.missing, fact.id)
    default: return Fact(.missing, fact.id)
    }
  }

  /// The fields that a bound `"field"` names, of the items of the first argument.
  mutating func fields(_ arguments: [Item], _ range: TextRange) -> [Fact] {
    (list(arguments[0], range) ?? []).map { field(of: $0, arguments[1]) }
      .filter { if case .missing = $0.value { false } else { true } }
  }

  mutating func clause(_ item: Item, _ range: TextRange) -> Register.ClauseEntry? {
    if case .absent = item { return nil }
    let text = plainText(item)
    guard let entry = context.register[text] else {
      report(
        .unknownClause(text, among: context.catalogue.clauses.map(\.id.description)), at: range)
      return nil
    }
    return entry
  }

  mutating func role(_ item: Item, _ range: TextRange) -> Choice? {
    if case .fact(let fact) = item, case .choice(let choice) = fact.value { return choice }
    let word = plainText(item)
    let roles = context.register.roles
    if let role = roles.first(where: { $0.english == word || $0.chinese == word }) { return role }
    report(.unknownRole(word, among: roles), at: range)
    return nil
  }
}

extension String {
  /// Whether its UTF-8 holds that of a text; `contains` of the library compares by characters,
  /// which costs a hundred times as much.
  fileprivate func holds(_ text: String) -> Bool {
    let all = utf8Span.span
    let part = text.utf8Span.span
    guard !part.isEmpty else { return true }
    guard part.count <= all.count else { return false }
    for start in 0...(all.count - part.count) where all[start] == part[0] {
      var index = 1
      while index < part.count, all[start + index] == part[index] { index += 1 }
      if index == part.count { return true }
    }
    return false
  }
}

extension Mistake {
  fileprivate static var notComparable: Mistake {
    Mistake(
      "not-comparable", zh: "这两种值不能比较大小", en: "these two values have no order",
      remedy: Wording(zh: "数字和数字比，日期和日期比", en: "compare numbers with numbers, dates with dates"))
  }

  fileprivate static var tooLarge: Mistake {
    Mistake("number-too-large", zh: "结果太大", en: "the result is too large")
  }

  fileprivate static var notAContainer: Mistake {
    Mistake("wrong-type", zh: "只能在列表或文字里找", en: "only a list or a text can contain something")
  }

  fileprivate static var notANumber: Mistake {
    Mistake("wrong-type", zh: "这里应当是数字", en: "a number belongs here")
  }

  fileprivate static var notADate: Mistake {
    Mistake("wrong-type", zh: "这里应当是日期", en: "a date belongs here")
  }

  fileprivate static var notAList: Mistake {
    Mistake("wrong-type", zh: "这里应当是列表", en: "a list belongs here")
  }

  fileprivate static func unknownClause(_ text: String, among ids: [String]) -> Mistake {
    Mistake(
      "unknown-clause", zh: "标准里没有条款「\(text)」", en: "the standard has no clause '\(text)'",
      remedy: nearest(text, among: ids).map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      })
  }

  fileprivate static func unknownRole(_ word: String, among roles: [Choice]) -> Mistake {
    let isEnglish = word.utf8.allSatisfy { $0 < 0x80 }
    let names = roles.map { isEnglish ? $0.english : $0.chinese }
    return Mistake(
      "unknown-role", zh: "没有职务「\(word)」", en: "there is no role '\(word)'",
      remedy: nearest(word, among: names).map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      })
  }
}
