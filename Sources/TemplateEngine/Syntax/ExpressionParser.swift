import ManualModel

/// Reads expressions by precedence climbing; bounded in depth, one look at every byte.
struct ExpressionParser {
  private var lexer: ExpressionLexer
  private(set) var token: Token
  private(set) var mistakes: [(mistake: Mistake, range: TextRange)] = []
  private var depth = 0
  private var height = 0

  /// Nested deeper, no author wrote it; recursion stays far from the end of a task's stack.
  private static let deepest = 24
  /// Operators of one expression: a chain of them is a tree as deep as it is long.
  private static let longest = 64

  init(_ source: SourceText, from start: Int, to limit: Int) {
    lexer = ExpressionLexer(bytes: source.bytes, position: start, limit: limit)
    token = lexer.next()
  }

  /// Behind the last token taken.
  var isBroken: Bool { !mistakes.isEmpty }

  /// `a if c else b`, or what binds stronger.
  mutating func expression() -> Expression {
    let value = operation(atLeast: 1)
    guard take(name: "if") else { return value }
    let condition = operation(atLeast: 1)
    guard take(name: "else") else {
      report(.missing("else"))
      return .invalid
    }
    guard enter() else { return .invalid }
    defer { depth -= 1 }
    return .conditional(value, condition: condition, otherwise: expression())
  }

  /// Operators from a strength upwards; without `if`, which a `for` statement needs for itself.
  mutating func operation(atLeast strength: Int) -> Expression {
    guard enter() else { return .invalid }
    defer { depth -= 1 }
    var left: Expression
    if strength <= 3, take(name: "not") {
      left = .not(operation(atLeast: 3))
    } else {
      left = postfix()
    }
    while let (symbol, isNegated) = infix(), symbol.strength >= strength {
      let range = token.range
      advance()
      if isNegated { advance() }
      guard lengthen() else { return .invalid }
      let right = operation(atLeast: symbol.strength + 1)
      left = .binary(symbol, left, right, range)
      if isNegated { left = .not(left) }
    }
    return left
  }

  /// The operator at the token; `not in` is two words.
  private func infix() -> (Expression.Operator, isNegated: Bool)? {
    switch token.kind {
    case .symbol(let symbol): Expression.Operator(rawValue: symbol).map { ($0, false) }
    case .name("and"): (.and, false)
    case .name("or"): (.or, false)
    case .name("in"): (.within, false)
    case .name("not"): (.within, true)
    default: nil
    }
  }

  /// Members, elements and filters behind a value.
  private mutating func postfix() -> Expression {
    var value = primary()
    while true {
      if take(symbol: ".") {
        guard case .name(let name) = token.kind else {
          report(.missingName)
          return .invalid
        }
        value = .member(value, name, token.range)
        advance()
      } else if token.kind == .symbol("[") {
        let range = token.range
        advance()
        let index = expression()
        guard expect("]") else { return .invalid }
        value = .element(value, index, range)
      } else if take(symbol: "|") {
        guard case .name(let name) = token.kind else {
          report(.missingFilter)
          return .invalid
        }
        let range = token.range
        advance()
        value = .call(name, [value] + (arguments() ?? []), range)
      } else {
        return value
      }
      guard lengthen() else { return .invalid }
    }
  }

  private mutating func primary() -> Expression {
    let range = token.range
    switch token.kind {
    case .text(let text):
      advance()
      return .literal(.text(text), range)
    case .number(let number):
      advance()
      return .literal(.number(number), range)
    case .name("true"), .name("false"):
      let value = token.kind == .name("true")
      advance()
      return .literal(.boolean(value), range)
    case .name(let name) where !ExpressionParser.isKeyword(name):
      advance()
      if let arguments = arguments() { return .call(name, arguments, range) }
      return .name(name, range)
    case .symbol("("):
      advance()
      let inner = expression()
      return expect(")") ? inner : .invalid
    case .symbol("["):
      advance()
      let items = items(until: "]")
      return .list(items, range)
    case .symbol("-"):
      advance()
      guard lengthen() else { return .invalid }
      return .negative(postfix(), range)
    default:
      report(.missingValue)
      return .invalid
    }
  }

  static func isKeyword(_ name: String) -> Bool {
    switch name {
    case "if", "else", "and", "or", "not", "in", "for", "with": true
    default: false
    }
  }

  /// The arguments in parentheses; nil where there are none.
  private mutating func arguments() -> [Expression]? {
    guard take(symbol: "(") else { return nil }
    return items(until: ")")
  }

  private mutating func items(until close: String) -> [Expression] {
    var items: [Expression] = []
    while !isBroken, token.kind != .symbol(close) {
      items.append(expression())
      guard take(symbol: ",") else { break }
    }
    _ = expect(close)
    return items
  }

  mutating func advance() { token = lexer.next() }

  mutating func take(name: String) -> Bool {
    guard token.kind == .name(name) else { return false }
    advance()
    return true
  }

  mutating func take(symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  private mutating func expect(_ symbol: String) -> Bool {
    if take(symbol: symbol) { return true }
    report(.missing(symbol))
    return false
  }

  private mutating func enter() -> Bool {
    depth += 1
    guard depth <= ExpressionParser.deepest else {
      depth -= 1
      report(.tooDeep)
      return false
    }
    return true
  }

  private mutating func lengthen() -> Bool {
    height += 1
    guard height <= ExpressionParser.longest else {
      report(.tooDeep)
      return false
    }
    return true
  }

  /// Reports the first mistake of the expression: what follows it is guessing.
  mutating func report(_ mistake: Mistake) {
    guard mistakes.isEmpty else { return }
    if case .wrong(let wrong) = token.kind {
      mistakes.append((Mistake(wrong), token.range))
    } else {
      mistakes.append((mistake, token.range))
    }
  }
}

extension Mistake {
  fileprivate init(_ wrong: Token.Wrong) {
    switch wrong {
    case .unclosedText:
      self.init(
        "unclosed-text", zh: "引号没有成对", en: "a quoted text is not closed",
        remedy: Wording(zh: "在文字末尾补上同样的引号", en: "put the same quotation mark behind it"))
    case .numberTooLarge:
      self.init("number-too-large", zh: "数字太大", en: "the number is too large")
    case .fullWidth(let written, let instead):
      self.init(
        "full-width-mark", zh: "表达式中有全角符号「\(written)」",
        en: "the expression has a full-width mark '\(written)'",
        remedy: Wording(zh: "改成半角「\(instead)」", en: "write '\(instead)'"))
    case .character(let character):
      self.init(
        "unexpected-character", zh: "表达式中不能有「\(character)」",
        en: "'\(character)' has no meaning in an expression")
    }
  }

  fileprivate static var missingValue: Mistake {
    Mistake("missing-value", zh: "这里应当是名称、文字或数字", en: "a name, a text or a number belongs here")
  }

  fileprivate static var missingName: Mistake {
    Mistake("missing-value", zh: "「.」后面应当是名称", en: "a name belongs behind '.'")
  }

  fileprivate static var missingFilter: Mistake {
    Mistake("missing-value", zh: "「|」后面应当是函数名", en: "the name of a function belongs behind '|'")
  }

  fileprivate static func missing(_ word: String) -> Mistake {
    Mistake("missing-word", zh: "这里缺少「\(word)」", en: "'\(word)' is missing here")
  }

  fileprivate static var tooDeep: Mistake {
    Mistake(
      "expression-too-long", zh: "表达式太长或嵌套太深", en: "the expression is too long or too deep",
      remedy: Wording(
        zh: "用 {% let 名称 = … %} 分成几步", en: "take it apart with {% let name = … %}"))
  }
}
