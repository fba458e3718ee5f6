import ManualModel

extension FactDecoder {
  /// The value of a text, number, date, choice or reference.
  mutating func scalar(_ node: YAMLNode, _ type: SchemaType, _ written: Written) -> Value {
    guard let raw = node.scalar else {
      reporter.report(.expectedScalar(type, written.key, node))
      return .missing
    }
    let text = ScalarText.tidy(raw)
    guard !text.isEmpty else { return .missing }
    if case .text = type { return self.text(text, node, written) }
    let plain = halved(text, type, node, written)
    switch type {
    case .digits: return .text(plain)
    case .number: return number(plain, node, written)
    case .boolean:
      if let value = ScalarText.boolean(plain) { return .boolean(value) }
      reporter.report(.badBoolean(text, written.key, at: node.span))
    case .date:
      if let day = Day(parsing: plain) { return .date(day) }
      reporter.report(.badDate(text, written.key, at: node.span))
    case .choice(let choices):
      if let choice = Self.choice(plain, among: choices) { return .choice(choice) }
      reporter.report(.badChoice(text, written.key, choices, at: node.span))
    case .reference(let target): return reference(plain, to: target, node, written)
    case .text, .list, .record, .clauses, .free: preconditionFailure("not a scalar type")
    }
    return .missing
  }

  private mutating func text(_ text: String, _ node: YAMLNode, _ written: Written) -> Value {
    if ScalarText.unquoted(text) != nil, case .scalar(_, .plain) = node.content {
      reporter.report(.fullWidthQuotes(text, written.key, at: node.span))
    }
    return .text(text)
  }

  /// The text in half-width characters and without full-width quotes, where these carry no meaning.
  private mutating func halved(
    _ text: String, _ type: SchemaType, _ node: YAMLNode, _ written: Written
  ) -> String {
    var plain = text
    if let inner = ScalarText.unquoted(plain) {
      reporter.report(.quotesIgnored(written.key, at: node.span))
      plain = ScalarText.tidy(inner)
    }
    if type.isDigits, let half = ScalarText.halfWidth(plain) {
      reporter.report(.fullWidthDigits(plain, half, written.key, at: node.span))
      plain = half
    }
    return plain
  }

  private mutating func number(_ text: String, _ node: YAMLNode, _ written: Written) -> Value {
    if let number = ScalarText.number(text) { return .number(number) }
    reporter.report(.badNumber(text, written.key, at: node.span))
    return .missing
  }

  static func choice(_ text: String, among choices: [Choice]) -> Choice? {
    let hash = KeyHash.of(text)
    if let choice = choices.first(where: { KeyHash.of($0.chinese) == hash && $0.chinese == text }) {
      return choice
    }
    let lower = text.lowercased()
    return choices.first { $0.english.lowercased() == lower }
  }

  /// Whether the text as a whole is a name or choice of the type.
  func isKnown(_ text: String, _ type: SchemaType) -> Bool {
    switch type {
    case .choice(let choices): Self.choice(text, among: choices) != nil
    case .reference(.department): names.departments.contains(text)
    case .reference(.person): names.people.contains(text)
    case .reference, .text, .digits, .number, .boolean, .date, .list, .record, .clauses, .free:
      false
    }
  }
}

extension SchemaType {
  /// Whether full-width digits in it are digits typed with the input method still on.
  fileprivate var isDigits: Bool {
    switch self {
    case .digits, .number, .date, .reference(.clause), .reference(.parameter): true
    case .text, .boolean, .choice, .reference, .list, .record, .clauses, .free: false
    }
  }

  /// What is expected, in words.
  fileprivate var expectation: Wording {
    switch self {
    case .number: Wording(zh: "一个整数", en: "a whole number")
    case .boolean: Wording(zh: "「是」或「否」", en: "'true' or 'false'")
    case .date: Wording(zh: "一个日期", en: "a date")
    case .choice: Wording(zh: "一个选项", en: "one of its choices")
    case .reference: Wording(zh: "一个名称", en: "one name")
    case .text, .digits, .list, .record, .clauses, .free: Wording(zh: "一段文字", en: "text")
    }
  }
}

extension Diagnostic {
  fileprivate static func expectedScalar(
    _ type: SchemaType, _ key: String, _ node: YAMLNode
  ) -> Diagnostic {
    let isList = if case .sequence = node.content { true } else { false }
    let wanted = type.expectation
    return Diagnostic(
      "expected-value", at: node.span,
      Wording(
        zh: "「\(key)」应是\(wanted.zh)，这里写成了\(isList ? "列表" : "几项内容")",
        en: "'\(key)' is \(wanted.en), not \(isList ? "a list" : "a group of keys")"),
      remedy: isList
        ? Wording(
          zh: "写在一行里；多段文字在「\(key): |」下面缩进书写",
          en: "write it in one line; put several paragraphs, indented, below '\(key): |'")
        : Wording(
          zh: "含「: 」或以「{」开头的文字加半角引号：\"…\"",
          en: "quote text that holds ': ' or begins with '{': \"…\""))
  }

  fileprivate static func fullWidthQuotes(
    _ text: String, _ key: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "full-width-quotes", .warning, at: span,
      Wording(
        zh: "「\(key)」外面的全角引号会印在文档里",
        en: "the full-width quotes around '\(key)' will be printed"),
      remedy: Wording(
        zh: "不需要就删除；确实要印，请在外面再加半角引号：\"\(text)\"",
        en: "delete them, or put ASCII quotes around them if they are meant: \"\(text)\""))
  }

  fileprivate static func quotesIgnored(
    _ key: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "full-width-quotes", .warning, at: span,
      Wording(
        zh: "「\(key)」外面的全角引号已忽略",
        en: "the full-width quotes around '\(key)' were ignored"),
      remedy: Wording(zh: "删除引号", en: "delete the quotes"))
  }

  fileprivate static func fullWidthDigits(
    _ text: String, _ half: String, _ key: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "full-width-digits", .warning, at: span,
      Wording(
        zh: "「\(key)」里的全角字符「\(text)」按「\(half)」读取",
        en: "full-width characters '\(text)' in '\(key)' were read as '\(half)'"),
      remedy: Wording(zh: "改为「\(half)」", en: "write '\(half)'"))
  }

  fileprivate static func badNumber(
    _ text: String, _ key: String, at span: SourceSpan
  ) -> Diagnostic {
    let meant = ScalarText.numberMeant(text).map(String.init)
    return Diagnostic(
      "bad-number", at: span,
      Wording(
        zh: "「\(key)」应是一个整数，「\(text)」不是",
        en: "'\(key)' is a whole number, '\(text)' is not"),
      remedy: Wording(
        zh: meant.map { "改为「\($0)」，不带单位" } ?? "只写数字，不带单位，如「12」",
        en: meant.map { "write '\($0)', without a unit" } ?? "write digits only, such as '12'"))
  }

  fileprivate static func badBoolean(
    _ text: String, _ key: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "bad-boolean", at: span,
      Wording(
        zh: "「\(key)」只能是「是」或「否」，不能是「\(text)」",
        en: "'\(key)' is 'true' or 'false', not '\(text)'"),
      remedy: Wording(zh: "改为「是」或「否」", en: "write 'true' or 'false'"))
  }

  fileprivate static func badDate(_ text: String, _ key: String, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      "bad-date", at: span,
      Wording(
        zh: "「\(key)」应是一个存在的日期，「\(text)」不是",
        en: "'\(key)' is a day of the calendar, '\(text)' is not"),
      remedy: Wording(
        zh: "写出年、月、日，如「2026-03-01」或「2026年3月1日」",
        en: "write year, month and day, such as '2026-03-01'"))
  }

  fileprivate static func badChoice(
    _ text: String, _ key: String, _ choices: [Choice], at span: SourceSpan
  ) -> Diagnostic {
    let isEnglish = text.utf8.allSatisfy { $0 < 0x80 }
    let near = likeliest(text, among: choices.flatMap { [$0.english, $0.chinese] })
    let known = choices.map { isEnglish ? $0.english : $0.chinese }
    return Diagnostic(
      "bad-choice", at: span,
      Wording(
        zh: "「\(key)」不能是「\(text)」", en: "'\(key)' cannot be '\(text)'"),
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "可选：\(known.joined(separator: "、"))",
          en: "choose one of \(known.joined(separator: ", "))"))
  }
}
