import ManualModel

extension Diagnostic {
  /// Tells in words for people what libyaml says in words for implementers.
  ///
  /// `shifts` leads back to the author's text when a repaired one was parsed.
  static func syntax(
    _ failure: YAMLFailure, file: SourceFileID, shifts: ColumnShifts = ColumnShifts()
  ) -> Diagnostic {
    func span(_ mark: YAMLMark) -> SourceSpan {
      SourceSpan(file: file, start: shifts.original(mark))
    }
    let context = failure.context ?? ""
    if context.contains("quoted scalar") { return unclosedQuote(at: span(failure.contextMark)) }
    if context.contains("flow") {
      return unclosedBracket(at: span(failure.mark), opened: span(failure.contextMark))
    }
    if context.contains("block scalar"), failure.problem.contains("comment or line break") {
      return unexpectedStart(at: span(failure.contextMark))
    }
    if context.contains("alias") || context.contains("anchor") || context.contains("tag") {
      return unexpectedStart(at: span(failure.contextMark))
    }
    switch failure.problem {
    case "mapping values are not allowed in this context": return colon(at: span(failure.mark))
    case "found character that cannot start any token", "did not find expected node content",
      "mapping keys are not allowed in this context":
      return unexpectedStart(at: span(failure.mark))
    case "block sequence entries are not allowed in this context":
      return dashAfterColon(at: span(failure.mark))
    case "did not find expected key", "could not find expected ':'",
      "did not find expected '-' indicator":
      return structure(at: span(failure.mark))
    default: return other(failure.problem, at: span(failure.mark))
    }
  }

  static func unclosedQuote(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unclosed-quote", at: span,
      Wording(zh: "这里的引号没有正确结束", en: "the quote that opens here is not closed properly"),
      remedy: Wording(
        zh: "在文字末尾补上同样的半角引号；文字里面的双引号写成 \\\"",
        en: "close the text with the same quote; write a double quote inside as \\\""))
  }

  private static func dashAfterColon(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "dash-after-colon", at: span,
      Wording(zh: "列表项「- 」不能和名称写在同一行", en: "a list item '- ' cannot stand behind a key"),
      remedy: Wording(
        zh: "换一行、缩进后再写「- 」；若是文字内容，加半角引号：\"…\"",
        en: "begin a new, indented line for it, or quote it if it is text: \"…\""))
  }

  private static func unclosedBracket(at end: SourceSpan, opened: SourceSpan) -> Diagnostic {
    // On a later line nothing is wrong but that the bracket is still open.
    let isLater = end.start.line != opened.start.line
    return Diagnostic(
      "unclosed-bracket", at: isLater ? opened : end,
      Wording(
        zh: "方括号或花括号里面缺少半角逗号，或者没有结束",
        en: "a comma or the closing bracket is missing here"),
      remedy: Wording(
        zh: "各项之间用半角逗号「, 」分开，末尾补上「]」或「}」；含括号的文字加半角引号",
        en: "part the items by ', ' and close with ']' or '}'; quote text that holds brackets"),
      notes: [
        isLater
          ? Note(Wording(zh: "读到这里还没有结束", en: "it is still open here"), at: end)
          : Note(Wording(zh: "括号从这里开始", en: "the bracket opens here"), at: opened)
      ])
  }

  private static func colon(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unexpected-colon", at: span,
      Wording(zh: "这里不能再有「: 」", en: "no further ': ' may stand here"),
      remedy: Wording(
        zh: "含冒号的文字加半角引号：\"…\"；若这是新的一项，检查它和上一行的缩进",
        en: "quote text that holds a colon: \"…\"; for a new key, check its indentation"))
  }

  static func unexpectedStart(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unexpected-character", at: span,
      Wording(zh: "文字不能以这个符号开头", en: "text cannot begin with this character"),
      remedy: Wording(zh: "给整段文字加半角引号：\"…\"", en: "put the text in quotes: \"…\""))
  }

  private static func structure(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-structure", at: span,
      Wording(
        zh: "这一行和上面的内容对不上", en: "this line does not fit what stands above it"),
      remedy: Wording(
        zh: "同一层的各行要对齐，每行写成「名称: 内容」或「- 内容」",
        en: "align the lines of one level; write each as 'key: value' or '- value'"))
  }

  private static func other(_ problem: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "yaml-syntax", at: span,
      Wording(zh: "YAML 语法错误：\(problem)", en: "YAML syntax: \(problem)"),
      remedy: Wording(
        zh: "若是文字内容，请加半角引号：\"…\"", en: "if this is text, put it in quotes: \"…\""))
  }
}
