import ManualModel

/// Reads a section file line by line; every line is looked at a bounded number of times.
///
/// Blocks, lists, tables, inlines, statements and directives are extensions in files of their own.
struct TemplateParser {
  enum Mode {
    case template
    /// The text of a profile: no statements, expressions and directives, and no mistakes.
    case value
  }

  /// What was opened and waits for its end, innermost last.
  enum Opener {
    case statement
    case directive
  }

  let source: SourceText
  let mode: Mode
  var mistakes = Mistakes()
  /// The index of the line to read next.
  var line = 0
  var expressions: [Expression] = []
  var includes: [IncludeTemplate] = []
  var headings: [HeadingTemplate] = []
  var ordinal: Int32 = 0
  var openers: [Opener] = []
  var depth = 0
  /// Set when the file is nested too deep: the rest is not read.
  var isAborted = false
  /// Where the last look for the next line of content ended; see `contentLine(from:)`.
  private var lookahead = -1

  /// Statements, directives and lists inside each other.
  static let deepest = 24

  init(_ source: SourceText, mode: Mode) {
    self.source = source
    self.mode = mode
  }

  var bytes: [UInt8] { source.bytes }
  var isAtEnd: Bool { isAborted || line >= source.lines.count }

  /// The whole file behind its front matter.
  mutating func document() -> [Flow<BlockTemplate>] { blocks(indent: 0) }

  mutating func nextOrdinal() -> Int32 {
    defer { ordinal += 1 }
    return ordinal
  }

  mutating func report(_ mistake: Mistake, at range: TextRange) {
    guard mode == .template else { return }
    mistakes.add(mistake, at: range, in: source)
  }

  /// The content of a line.
  func content(ofLine index: Int) -> TextRange {
    let line = source.lines[index]
    return TextRange(Int(line.content), Int(line.end))
  }

  /// Keeps an expression and gives its number.
  mutating func keep(_ expression: Expression) -> ExpressionID {
    expressions.append(expression)
    return ExpressionID(index: Int32(clamping: expressions.count - 1))
  }

  /// Goes one deeper; nil and the end of reading where that is too deep.
  mutating func nested<Result>(
    at range: TextRange, _ body: (inout TemplateParser) -> Result
  ) -> Result? {
    guard depth < TemplateParser.deepest else {
      report(.tooDeep, at: range)
      isAborted = true
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  /// The next line from `index` on that is no blank, comment or statement; nil at the end.
  ///
  /// A run of statements asks this once for each; the answer is kept, so that it costs one look.
  mutating func contentLine(from index: Int) -> Int? {
    if lookahead >= index { return lookahead < source.lines.count ? lookahead : nil }
    var next = index
    while next < source.lines.count {
      switch kind(ofLine: next) {
      case .blank, .comment, .statement: next += 1
      default:
        lookahead = next
        return next
      }
    }
    lookahead = next
    return nil
  }
}

extension Mistake {
  fileprivate static var tooDeep: Mistake {
    Mistake(
      "nested-too-deep", zh: "嵌套超过 \(TemplateParser.deepest) 层，后面的内容没有读",
      en: "nested more than \(TemplateParser.deepest) deep; what follows was not read",
      remedy: Wording(
        zh: "用 {% include %} 把里层移到另一个文件", en: "move inner parts to a file of their own"))
  }
}
