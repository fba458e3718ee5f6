import ManualModel

/// The first word of a statement.
enum Keyword: String, CaseIterable {
  case `for`, `if`, elif, `else`, end, `let`, include
}

extension TemplateParser {
  /// The first word of a line that begins with `{%`; nil where it is none of ours.
  ///
  /// Told by its bytes: this is asked several times for every statement.
  func keyword(ofLine index: Int) -> Keyword? {
    let word = wordRange(content(ofLine: index))
    guard !word.isEmpty else { return nil }
    let found: Keyword
    switch bytes[Int(word.start)] {
    case UInt8(ascii: "f"): found = .for
    case UInt8(ascii: "l"): found = .let
    case UInt8(ascii: "i"): found = word.end - word.start == 2 ? .if : .include
    case UInt8(ascii: "e"):
      found =
        word.end - word.start == 3
        ? .end : bytes[Int(word.end) - 1] == UInt8(ascii: "f") ? .elif : .else
    default: return nil
    }
    return bytes[word.bounds].elementsEqual(found.rawValue.utf8) ? found : nil
  }

  private func word(ofLine index: Int) -> String {
    word(at: content(ofLine: index))
  }

  /// The first word behind a `{%`.
  private func word(at range: TextRange) -> String { source.text(wordRange(range)) }

  private func wordRange(_ range: TextRange) -> TextRange {
    var start = Int(range.start) + 2
    while start < range.end, bytes[start].isBlank { start += 1 }
    var end = start
    while end < range.end, bytes[end].isNamePart { end += 1 }
    return TextRange(start, end)
  }

  /// The statement of the current line and all up to its end; `body` reads what may stand inside.
  ///
  /// Nil where there is nothing to keep; the line is consumed in any case.
  mutating func statement<Leaf>(
    _ body: (inout TemplateParser) -> [Flow<Leaf>]
  ) -> Flow<Leaf>? {
    let index = line
    let range = content(ofLine: index)
    line += 1
    switch keyword(ofLine: index) {
    case .for: return loop(range, body)
    case .if: return branches(range, body)
    case .let:
      var parser = expressionParser(range, behind: "let")
      guard let name = parser.name(), parser.expectAssignment() else {
        close(&parser, range)
        return nil
      }
      let value = parser.expression()
      close(&parser, range)
      return .binding(name: name, value: keep(value))
    case .include: return include(range)
    case .elif, .else, .end: return nil
    case nil:
      let word = word(ofLine: index)
      report(.unknownStatement(word), at: range)
      return nil
    }
  }

  private mutating func loop<Leaf>(
    _ range: TextRange, _ body: (inout TemplateParser) -> [Flow<Leaf>]
  ) -> Flow<Leaf>? {
    var parser = expressionParser(range, behind: "for")
    let (name, number, condition) = loopHead(&parser)
    close(&parser, range)
    guard let (inner, otherwise) = bodies(range, body) else { return nil }
    return .loop(
      Loop(name: name, list: number, condition: condition, body: inner, otherwise: otherwise))
  }

  /// Reads `name in list if condition`.
  private mutating func loopHead(
    _ parser: inout ExpressionParser
  ) -> (name: String, list: ExpressionID, condition: ExpressionID?) {
    let name = parser.name() ?? ""
    if !parser.isBroken, !parser.takeIn() { parser.report(.missingIn) }
    let list = parser.isBroken ? .invalid : parser.operation(atLeast: 1)
    var condition: ExpressionID?
    if !parser.isBroken, parser.take(.if) { condition = keep(parser.operation(atLeast: 1)) }
    return (name, keep(list), condition)
  }

  func isStatement(_ range: TextRange) -> Bool {
    bytes[range.bounds].starts(with: "{%".utf8)
  }

  /// A cell that is a loop from its first character to its last: `{% for … %}…{% end %}`.
  mutating func cellLoop(_ range: TextRange) -> CellLoop? {
    var index = Int(range.end) - 2
    while index > range.start, bytes[index] != UInt8(ascii: "{") { index -= 1 }
    let end = TextRange(index, Int(range.end))
    guard index > range.start,
      bytes[end.bounds].filter({ !$0.isBlank }).elementsEqual("{%end%}".utf8),
      word(at: range) == Keyword.for.rawValue
    else {
      report(.wrongCellStatement, at: range)
      return nil
    }
    let head = TextRange(Int(range.start), index)
    var parser = expressionParser(head, behind: Keyword.for.rawValue)
    let (name, list, condition) = loopHead(&parser)
    guard !parser.isBroken, parser.isAt(.statement) else {
      if parser.isAtEnd {
        report(.unclosedStatementMark, at: head)
      } else {
        parser.report(.unexpectedInStatement)
      }
      for (mistake, place) in parser.mistakes { report(mistake, at: place) }
      return CellLoop(name: name, list: list, condition: nil, body: [])
    }
    var inlines = InlineBuilder()
    read(TextRange(Int(parser.token.range.end), index), into: &inlines)
    return CellLoop(name: name, list: list, condition: condition, body: finish(&inlines))
  }

  /// The body of a loop and that of its `{% else %}`.
  private mutating func bodies<Leaf>(
    _ range: TextRange, _ body: (inout TemplateParser) -> [Flow<Leaf>]
  ) -> (body: [Flow<Leaf>], otherwise: [Flow<Leaf>]?)? {
    nested(at: range) { parser in
      parser.openers.append(.statement)
      defer { parser.openers.removeLast() }
      let inner = body(&parser)
      var otherwise: [Flow<Leaf>]?
      if parser.isAtStatement(.else) {
        parser.closeBare()
        otherwise = body(&parser)
      }
      parser.end(range, body)
      return (inner, otherwise)
    }
  }

  private mutating func branches<Leaf>(
    _ range: TextRange, _ body: (inout TemplateParser) -> [Flow<Leaf>]
  ) -> Flow<Leaf>? {
    let first = condition(range, behind: "if")
    return nested(at: range) { parser in
      parser.openers.append(.statement)
      defer { parser.openers.removeLast() }
      var branches = [Branch(condition: first, body: body(&parser))]
      while parser.isAtStatement(.elif) {
        let condition = parser.condition(parser.content(ofLine: parser.line), behind: "elif")
        parser.line += 1
        branches.append(Branch(condition: condition, body: body(&parser)))
      }
      var otherwise: [Flow<Leaf>] = []
      if parser.isAtStatement(.else) {
        parser.closeBare()
        otherwise = body(&parser)
      }
      parser.end(range, body)
      return .branch(branches, otherwise: otherwise)
    }
  }

  private mutating func condition(_ range: TextRange, behind word: String) -> ExpressionID {
    var parser = expressionParser(range, behind: word)
    let condition = parser.expression()
    close(&parser, range)
    return keep(condition)
  }

  private mutating func include<Leaf>(_ range: TextRange) -> Flow<Leaf>? {
    var parser = expressionParser(range, behind: "include")
    guard case .text(let file) = parser.token.kind else {
      parser.report(.missingFile)
      close(&parser, range)
      return nil
    }
    parser.advance()
    var arguments: [(name: String, value: ExpressionID)] = []
    if parser.take(.with) {
      repeat {
        guard let name = parser.name(), parser.expectAssignment() else { break }
        arguments.append((name, keep(parser.expression())))
        _ = parser.take(.comma)
      } while !parser.isBroken && parser.isAtName
    }
    close(&parser, range)
    includes.append(IncludeTemplate(file: file, arguments: arguments, range: range))
    return .include(includes.count - 1)
  }

  private func isAtStatement(_ keyword: Keyword) -> Bool {
    guard !isAtEnd, case .statement = kind(ofLine: line) else { return false }
    return self.keyword(ofLine: line) == keyword
  }

  /// Takes `{% else %}` or `{% end %}`.
  private mutating func closeBare() {
    let range = content(ofLine: line)
    var parser = ExpressionParser(source, from: Int(wordRange(range).end), to: Int(range.end))
    close(&parser, range)
    line += 1
  }

  /// Takes the `{% end %}` of the statement at `range`, or reports that there is none.
  private mutating func end<Leaf>(
    _ range: TextRange, _ body: (inout TemplateParser) -> [Flow<Leaf>]
  ) {
    while isAtStatement(.elif) || isAtStatement(.else) {
      report(.misplacedElse, at: content(ofLine: line))
      line += 1
      _ = body(&self)
    }
    if isAtStatement(.end) {
      closeBare()
    } else if !isAborted {
      report(.unclosedStatement, at: range)
    }
  }

  private func expressionParser(_ range: TextRange, behind word: String) -> ExpressionParser {
    var start = Int(range.start) + 2
    while start < range.end, bytes[start].isBlank { start += 1 }
    return ExpressionParser(source, from: start + word.utf8.count, to: Int(range.end))
  }

  /// Takes `%}` and sees that nothing stands behind it; reports what was wrong in between.
  private mutating func close(_ parser: inout ExpressionParser, _ range: TextRange) {
    switch parser.token.kind {
    case .end:
      report(.unclosedStatementMark, at: TextRange(Int(range.start), Int(range.start) + 2))
      return
    case .close(.statement):
      if !parser.isBroken, parser.token.range.end < range.end {
        report(.textBehindStatement, at: TextRange(Int(parser.token.range.end), Int(range.end)))
      }
    default: parser.report(.unexpectedInStatement)
    }
    for (mistake, place) in parser.mistakes { report(mistake, at: place) }
  }
}

extension ExpressionParser {
  var isAtName: Bool { if case .name = token.kind { true } else { false } }

  /// A name that a statement gives.
  mutating func name() -> String? {
    guard case .name(let name) = token.kind else {
      report(.missingGivenName)
      return nil
    }
    advance()
    return name
  }

  mutating func expectAssignment() -> Bool {
    if take(.assign) { return true }
    report(.missingAssignment)
    return false
  }
}

extension Mistake {
  fileprivate static func unknownStatement(_ word: String) -> Mistake {
    let near = nearest(word, among: Keyword.allCases.map(\.rawValue))
    return Mistake(
      "unknown-statement", zh: "没有「{% \(word) %}」这样的语句",
      en: "there is no statement '{% \(word) %}'",
      remedy: near.map {
        Wording(zh: "是不是「{% \($0) … %}」？", en: "did you mean '{% \($0) … %}'?")
      })
  }

  fileprivate static var unclosedStatement: Mistake {
    Mistake(
      "unclosed-statement", zh: "这个语句没有 {% end %}", en: "this statement has no {% end %}",
      remedy: Wording(
        zh: "在它重复或限定的内容后面另起一行写 {% end %}",
        en: "write {% end %} on a line of its own behind its contents"))
  }

  fileprivate static var unclosedStatementMark: Mistake {
    Mistake(
      "unclosed-statement-mark", zh: "「{%」没有用「%}」结束", en: "'{%' is not closed by '%}'",
      remedy: Wording(zh: "在同一行末尾补上「%}」", en: "put '%}' at the end of the same line"))
  }

  fileprivate static var textBehindStatement: Mistake {
    Mistake(
      "text-behind-statement", zh: "语句必须独占一行", en: "a statement stands alone on its line",
      remedy: Wording(
        zh: "把后面的内容移到下一行；句中的条件写成 {{ 甲 if 条件 else 乙 }}",
        en: "move the rest to the next line; inside a sentence write {{ a if condition else b }}"))
  }

  fileprivate static var unexpectedInStatement: Mistake {
    Mistake("unexpected-word", zh: "这里应当是「%}」", en: "'%}' belongs here")
  }

  fileprivate static var wrongCellStatement: Mistake {
    Mistake(
      "wrong-cell-statement", zh: "格子里的语句只能是 {% for … %}…{% end %}，并且占满整格",
      en: "a statement in a cell is {% for … %}…{% end %}, and fills the cell",
      remedy: Wording(
        zh: "格子里的条件写成 {{ 甲 if 条件 else 乙 }}", en: "for a condition write {{ a if condition else b }}"
      ))
  }

  fileprivate static var misplacedElse: Mistake {
    Mistake(
      "stray-end", zh: "{% else %} 后面只能是 {% end %}", en: "only {% end %} can follow {% else %}")
  }

  fileprivate static var missingIn: Mistake {
    Mistake(
      "missing-word", zh: "循环要写成 {% for 名称 in 列表 %}", en: "a loop is written {% for name in list %}"
    )
  }

  fileprivate static var missingFile: Mistake {
    Mistake(
      "missing-value", zh: "include 后面应当是带引号的文件名",
      en: "the name of a file in quotes belongs behind 'include'",
      remedy: Wording(
        zh: "例如 {% include \"partials/steps.md\" %}",
        en: "such as {% include \"partials/steps.md\" %}"))
  }

  fileprivate static var missingGivenName: Mistake {
    Mistake("missing-value", zh: "这里应当是一个名称", en: "a name belongs here")
  }

  fileprivate static var missingAssignment: Mistake {
    Mistake("missing-word", zh: "名称后面应当是「=」", en: "'=' belongs behind the name")
  }
}
