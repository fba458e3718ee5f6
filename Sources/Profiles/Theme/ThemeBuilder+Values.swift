import ManualModel

extension ThemeBuilder {
  /// Sets a length in tenths of a millimetre, within bounds.
  mutating func tenths(
    _ key: String, of record: ThemeRecord, _ bounds: ClosedRange<Int>,
    _ set: (inout Theme, Int) -> Void
  ) {
    guard let (name, text, span) = record.text(key, &reporter) else { return }
    guard let length = ThemeUnits.length(text), case let tenths = (length * 254 + 36_000) / 72_000,
      bounds.contains(tenths)
    else { return reporter.report(.badLength(text, name, at: span)) }
    set(&theme, tenths)
  }

  /// Gives a length in thousandths of a point, within bounds of points.
  mutating func points(
    _ key: String, of record: ThemeRecord, _ bounds: ClosedRange<Int>, _ set: (Int) -> Void
  ) {
    guard let (name, text, span) = record.text(key, &reporter) else { return }
    guard let length = ThemeUnits.length(text),
      (bounds.lowerBound * 1000...bounds.upperBound * 1000).contains(length)
    else { return reporter.report(.badLength(text, name, at: span)) }
    set(length)
  }

  mutating func number(
    _ key: String, of record: ThemeRecord, _ bounds: ClosedRange<Int>
  ) -> Int? {
    guard let (name, text, span) = record.text(key, &reporter) else { return nil }
    let digits = ["字符", "字", "行"].first { text.hasSuffix($0) }.map {
      String(text.dropLast($0.count))
    }
    if let number = ScalarText.number(digits ?? text), bounds.contains(number) { return number }
    reporter.report(.numberOutside(text, name, bounds, at: span))
    return nil
  }

  mutating func boolean(_ key: String, of record: ThemeRecord) -> Bool? {
    guard let (name, text, span) = record.text(key, &reporter) else { return nil }
    if let flag = ScalarText.boolean(text) { return flag }
    reporter.report(.notAFlag(text, name, at: span))
    return nil
  }

  mutating func alignment(of record: ThemeRecord) -> Alignment? {
    guard let (name, text, span) = record.text("align", &reporter) else { return nil }
    switch text {
    case "left", "左": return .start
    case "center", "centre", "居中", "中": return .center
    case "right", "右": return .end
    case "justify", "两端": return .justify
    default:
      reporter.report(.notAnAlignment(text, name, at: span))
      return nil
    }
  }

  /// A colour: of the company, a tint of it, a word, or six digits.
  mutating func colour(_ key: String, of record: ThemeRecord) -> Colour? {
    guard let (name, text, span) = record.text(key, &reporter) else { return nil }
    if let colour = colour(text) { return colour }
    reporter.report(.badColour(text, name, at: span))
    return nil
  }

  private func colour(_ text: String) -> Colour? {
    switch text {
    case "black", "黑", "黑色": return .black
    case "white", "白", "白色": return .white
    default: break
    }
    for name in ["company", "企业"] where text.hasPrefix(name) {
      let rest = ScalarText.tidy(String(text.dropFirst(name.count)))
      if rest.isEmpty { return Colour(theme.accent) }
      guard rest.hasSuffix("%"), let percent = ScalarText.number(String(rest.dropLast())),
        (1...100).contains(percent)
      else { return nil }
      return Colour(theme.accent)?.tint(percent)
    }
    return Colour(text)
  }

  /// A line as `0.5pt` or `1磅 企业`; none for `none` and `无`.
  ///
  /// The outer nil is for what is not there or no line.
  mutating func line(_ key: String, of record: ThemeRecord) -> Theme.Line?? {
    guard let (name, text, span) = record.text(key, &reporter) else { return nil }
    if text == "none" || text == "无" { return .some(nil) }
    let pieces = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let width = pieces.first.flatMap({ ThemeUnits.length($0) }),
      (125...12_000).contains(width)
    else {
      reporter.report(.badLine(text, name, at: span))
      return nil
    }
    var colour = Colour.black
    if pieces.count > 1 {
      guard let named = self.colour(ScalarText.tidy(pieces[1])) else {
        reporter.report(.badColour(pieces[1], name, at: span))
        return nil
      }
      colour = named
    }
    return Theme.Line(colour: colour.hex, eighths: (width * 8 + 500) / 1000)
  }
}

extension Diagnostic {
  static func badSize(_ text: String, _ key: String, at span: SourceSpan) -> Diagnostic {
    let near = nearest(text, among: ThemeUnits.sizes.map(\.name))
    return Diagnostic(
      "bad-size", at: span,
      Wording(zh: "「\(key)」不能是「\(text)」", en: "'\(text)' is no size for '\(key)'"),
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "写字号名称或磅值，如 小四、三号、12pt", en: "write a name or points, such as 小四, 三号 or 12pt"))
  }

  fileprivate static func badLength(
    _ text: String, _ key: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "bad-length", at: span,
      Wording(zh: "「\(key)」不能是「\(text)」", en: "'\(text)' is no length for '\(key)'"),
      remedy: Wording(
        zh: "写数字和单位，如 2.5cm、25毫米、6磅；数值要合理",
        en: "write a number with its unit, such as 2.5cm, 25mm or 6pt, within reason"))
  }

  static func badLineHeight(_ text: String, _ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-line-height", at: span,
      Wording(zh: "「\(key)」不能是「\(text)」", en: "'\(text)' is no height of a line for '\(key)'"),
      remedy: Wording(
        zh: "写倍数或磅值，如 1.25 或 28磅", en: "write a multiple or points, such as 1.25 or 28pt"))
  }

  fileprivate static func badLine(_ text: String, _ key: String, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      "bad-line", at: span,
      Wording(zh: "「\(key)」的线「\(text)」看不懂", en: "'\(text)' of '\(key)' is no line"),
      remedy: Wording(
        zh: "写粗细和颜色，如 0.5磅、1磅 企业；不要线就写 无",
        en: "write thickness and colour, such as 0.5pt or 1pt company; 'none' for no line"))
  }

  fileprivate static func numberOutside(
    _ text: String, _ key: String, _ bounds: ClosedRange<Int>, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "bad-number", at: span,
      Wording(
        zh: "「\(key)」应是 \(bounds.lowerBound) 到 \(bounds.upperBound) 的整数，「\(text)」不是",
        en: "'\(key)' is a whole number from \(bounds.lowerBound) to \(bounds.upperBound), "
          + "'\(text)' is not"))
  }

  fileprivate static func notAFlag(_ text: String, _ key: String, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      "bad-boolean", at: span,
      Wording(
        zh: "「\(key)」只能是「是」或「否」，不能是「\(text)」", en: "'\(key)' is 'true' or 'false', not '\(text)'"))
  }

  fileprivate static func notAnAlignment(
    _ text: String, _ key: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "bad-choice", at: span,
      Wording(zh: "「\(key)」不能是「\(text)」", en: "'\(key)' cannot be '\(text)'"),
      remedy: Wording(zh: "可选：左、居中、右、两端", en: "choose one of left, center, right, justify"))
  }

  static func unknownFont(
    _ name: String, _ key: String, among names: [String], at span: SourceSpan
  ) -> Diagnostic {
    let near = nearest(name, among: names)
    return Diagnostic(
      "unknown-font", at: span,
      Wording(
        zh: "「\(key)」写的「\(name)」不在主题的「字体」里",
        en: "'\(name)' in '\(key)' is not among the fonts of the theme"),
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "先在「字体」里写「\(name): {中文: …, 西文: …}」，这里用它的名称",
          en: "add '\(name): {chinese: …, latin: …}' to 'fonts' and name it here"))
  }

  static func fontWithoutName(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "font-without-name", at: span,
      Wording(zh: "字体「\(key)」没有写中文字体", en: "the font '\(key)' names no Chinese font"),
      remedy: Wording(
        zh: "写成「\(key): {中文: 宋体, 西文: Times New Roman}」",
        en: "write '\(key): {chinese: 宋体, latin: Times New Roman}'"))
  }

  static func lowContrast(
    _ colour: Colour, on background: Colour, better: Colour?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "low-contrast", .warning, at: span,
      Wording(
        zh: "颜色 \(colour.hex) 的字在 \(background.hex) 的底上太淡，打印出来看不清",
        en: "text of the colour \(colour.hex) on \(background.hex) is too pale to be read"),
      remedy: better.map {
        Wording(zh: "换深一些的颜色，如 \"\($0.hex)\"", en: "take a darker one, such as \"\($0.hex)\"")
      } ?? Wording(zh: "换对比更大的颜色", en: "take colours with more contrast"))
  }
}
