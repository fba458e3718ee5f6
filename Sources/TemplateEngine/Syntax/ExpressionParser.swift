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
    guard take(.if) else { return value }
    let condition = operation(atLeast: 1)
    guard take(.else) else {
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
    if strength <= 3, take(.not) {
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
    case .infix(let symbol): (symbol, false)
    case .keyword(.not): (.within, true)
    case .name, .text, .number, .keyword, .symbol, .close, .end, .wrong: nil
    }
  }

  /// Members, elements and filters behind a value.
  private mutating func postfix() -> Expression {
    var value = primary()
    while case .symbol(let symbol) = token.kind {
      let range = token.range
      switch symbol {
      case .dot:
        advance()
        guard case .name(let name) = token.kind else {
          report(.missingName)
          return .invalid
        }
        value = .member(value, name, token.range)
        advance()
      case .openBracket:
        advance()
        let index = expression()
        guard expect(.closeBracket) else { return .invalid }
        value = .element(value, index, range)
      case .bar:
        advance()
        guard case .name(let name) = token.kind else {
          report(.missingFilter)
          return .invalid
        }
        let range = token.range
        advance()
        value = .call(name, [value] + (arguments() ?? []), range)
      case .openParenthesis, .closeBracket, .closeParenthesis, .comma, .assign: return value
      }
      guard lengthen() else { return .invalid }
    }
    return value
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
    case .keyword(.true):
      advance()
      return .literal(.boolean(true), range)
    case .keyword(.false):
      advance()
      return .literal(.boolean(false), range)
    case .name(let name):
      advance()
      if let arguments = arguments() { return .call(name, arguments, range) }
      return .name(name, range)
    case .symbol(.openParenthesis):
      advance()
      let inner = expression()
      return expect(.closeParenthesis) ? inner : .invalid
    case .symbol(.openBracket):
      advance()
      let items = items(until: .closeBracket)
      return .list(items, range)
    case .infix(.minus):
      advance()
      guard lengthen() else { return .invalid }
      return .negative(postfix(), range)
    case .keyword, .symbol, .infix, .close, .end, .wrong:
      report(.missingValue)
      return .invalid
    }
  }

  /// The arguments in parentheses; nil where there are none.
  private mutating func arguments() -> [Expression]? {
    guard take(.openParenthesis) else { return nil }
    return items(until: .closeParenthesis)
  }

  private mutating func items(until close: Token.Symbol) -> [Expression] {
    var items: [Expression] = []
    while !isBroken, !isAt(close) {
      items.append(expression())
      guard take(.comma) else { break }
    }
    _ = expect(close)
    return items
  }

  mutating func advance() { token = lexer.next() }

  mutating func take(_ word: Token.Word) -> Bool {
    guard case .keyword(word) = token.kind else { return false }
    advance()
    return true
  }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  /// Takes the `in` of a loop.
  mutating func takeIn() -> Bool {
    guard case .infix(.within) = token.kind else { return false }
    advance()
    return true
  }

  private func isAt(_ symbol: Token.Symbol) -> Bool {
    if case .symbol(symbol) = token.kind { true } else { false }
  }

  func isAt(_ close: Token.Close) -> Bool {
    if case .close(close) = token.kind { true } else { false }
  }

  var isAtEnd: Bool { if case .end = token.kind { true } else { false } }

  private mutating func expect(_ symbol: Token.Symbol) -> Bool {
    if take(symbol) { return true }
    report(.missing(symbol.text))
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
