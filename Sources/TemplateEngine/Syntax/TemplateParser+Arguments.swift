import ManualModel

extension TemplateParser {
  /// The arguments behind the name of a directive; keys it does not take are reported.
  mutating func arguments(from start: Int, to end: Int, of directive: Directive) -> [Argument] {
    var arguments: [Argument] = []
    var index = start
    while true {
      while index < end, bytes[index].isBlank { index += 1 }
      guard index < end else { return arguments }
      let keyStart = index
      while index < end, !bytes[index].isBlank, bytes[index] != UInt8(ascii: "=") { index += 1 }
      let keyRange = TextRange(keyStart, index)
      let key = source.text(keyRange)
      var value = TextRange(index, index)
      if index < end, bytes[index] == UInt8(ascii: "=") {
        index += 1
        guard let (read, after) = self.value(from: index, to: end) else {
          report(.unclosedArgument, at: TextRange(index, end))
          return arguments
        }
        value = read
        index = after
      }
      if !directive.arguments.contains(key) {
        report(.unknownArgument(key, of: directive), at: keyRange)
      } else if arguments.contains(where: { $0.key == key }) {
        report(.repeatedArgument(key), at: keyRange)
      } else {
        arguments.append(Argument(key: key, keyRange: keyRange, value: value))
      }
    }
  }

  /// A quoted value, in which an expression may hold quotes of its own, or a word.
  private func value(from start: Int, to end: Int) -> (TextRange, after: Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "\"") else {
      var index = start
      while index < end, !bytes[index].isBlank { index += 1 }
      return (TextRange(start, index), index)
    }
    var index = start + 1
    var isInExpression = false
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{") where index + 1 < end && bytes[index + 1] == bytes[index]:
        isInExpression = true
      case UInt8(ascii: "}"): isInExpression = false
      case UInt8(ascii: "\"") where !isInExpression:
        return (TextRange(start + 1, index), index + 1)
      default: break
      }
      index += 1
    }
    return nil
  }

  func argument(_ arguments: [Argument], _ key: String) -> Argument? {
    arguments.first { $0.key == key }
  }

  /// A whole number in bounds.
  mutating func number(
    _ arguments: [Argument], _ key: String, in bounds: ClosedRange<Int>
  ) -> Int? {
    guard let argument = argument(arguments, key) else { return nil }
    let numbers = numbers(arguments, key, in: bounds)
    if numbers.count > 1 { report(.notANumber(key, bounds), at: argument.value) }
    return numbers.first
  }

  /// Whole numbers in bounds, separated by blanks or commas.
  mutating func numbers(
    _ arguments: [Argument], _ key: String, in bounds: ClosedRange<Int>
  ) -> [Int] {
    guard let argument = argument(arguments, key) else { return [] }
    var numbers: [Int] = []
    for word in source.text(argument.value).utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C })
    {
      guard let number = Int(String(word) ?? ""), bounds.contains(number) else {
        report(.notANumber(key, bounds), at: argument.value)
        return []
      }
      numbers.append(number)
    }
    if numbers.isEmpty { report(.notANumber(key, bounds), at: argument.value) }
    return numbers
  }

  /// An expression that is the whole of a stretch: `when="…"`, `when: …`.
  mutating func expression(_ range: TextRange) -> ExpressionID {
    var parser = ExpressionParser(source, from: Int(range.start), to: Int(range.end))
    let value = parser.expression()
    if !parser.isBroken, !parser.isAtEnd { parser.report(.unexpectedWord) }
    for (mistake, place) in parser.mistakes { report(mistake, at: place) }
    return keep(parser.isBroken ? .invalid : value)
  }
}

extension Mistake {
  fileprivate static var unclosedArgument: Mistake {
    Mistake(
      "unclosed-text", zh: "引号没有成对", en: "a quoted text is not closed",
      remedy: Wording(zh: "在文字末尾补上半角引号", en: "put a quotation mark behind it"))
  }

  fileprivate static func unknownArgument(_ key: String, of directive: Directive) -> Mistake {
    let near = nearest(key, among: directive.arguments)
    return Mistake(
      "unknown-argument", zh: "「::: \(directive.rawValue)」没有参数「\(key)」",
      en: "'::: \(directive.rawValue)' has no argument '\(key)'",
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") })
  }

  fileprivate static func repeatedArgument(_ key: String) -> Mistake {
    Mistake("repeated-argument", zh: "参数「\(key)」写了两次", en: "the argument '\(key)' is given twice")
  }

  fileprivate static func notANumber(_ key: String, _ bounds: ClosedRange<Int>) -> Mistake {
    Mistake(
      "wrong-argument", zh: "「\(key)」应当是 \(bounds.lowerBound) 到 \(bounds.upperBound) 的整数",
      en: "'\(key)' is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
  }

  fileprivate static var unexpectedWord: Mistake {
    Mistake("unexpected-word", zh: "表达式到这里应当结束了", en: "the expression should end here")
  }
}
