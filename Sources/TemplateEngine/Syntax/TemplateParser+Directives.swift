import ManualModel

extension TemplateParser {
  /// The directive of the current line with all up to its `:::`.
  mutating func directive() -> BlockTemplate? {
    let range = content(ofLine: line)
    let position = source.start(ofLine: line)
    let number = nextOrdinal()
    line += 1
    var start = Int(range.start) + 3
    while start < range.end, bytes[start].isBlank { start += 1 }
    var end = start
    while end < range.end, !bytes[end].isBlank { end += 1 }
    let name = source.text(TextRange(start, end))
    guard let directive = Directive(rawValue: name) else {
      report(.unknownDirective(name), at: TextRange(start, end))
      // Its contents are read all the same, so that their mistakes show and its end is none.
      _ = body(range) { $0.blocks(indent: 0) }
      return nil
    }
    let arguments = arguments(from: end, to: Int(range.end), of: directive)
    guard let kind = kind(directive, arguments, range) else { return nil }
    return BlockTemplate(kind: kind, ordinal: number, position: position)
  }

  private mutating func kind(
    _ directive: Directive, _ arguments: [Argument], _ range: TextRange
  ) -> BlockTemplate.Kind? {
    if let (style, alignment) = directive.style {
      let keeps = keepsWithNext(arguments)
      return body(range) { $0.blocks(indent: 0) }.map {
        .styled(style, alignment, keepsWithNext: keeps, $0)
      }
    }
    switch directive {
    case .table: return table(arguments, range)
    case .signature:
      let columns = number(arguments, "columns", in: 1...6) ?? 1
      return body(range) { $0.fields() }.map { .signature(columns: columns, $0) }
    case .keep: return body(range) { $0.blocks(indent: 0) }.map { .keep($0) }
    case .landscape:
      let condition = argument(arguments, "when").map { expression($0.value) }
      return body(range) { $0.blocks(indent: 0) }.map { .landscape(when: condition, $0) }
    case .picture: return picture(arguments, range)
    case .flow: return drawing(.flow, arguments, range)
    case .orgChart: return drawing(.organisation, arguments, range)
    case .space: return .space(lines: number(arguments, "lines", in: 1...60) ?? 1)
    case .pageBreak: return .pageBreak
    case .contents: return .contents
    case .center, .right, .title, .subtitle, .cover, .plain, .note, .subheading, .formTitle:
      return nil  // Directives of style, answered above.
    }
  }

  /// What stands up to the `:::` of the directive at `range`.
  private mutating func body<Result>(
    _ range: TextRange, _ read: (inout TemplateParser) -> Result
  ) -> Result? {
    nested(at: range) { parser in
      parser.openers.append(.directive)
      let result = read(&parser)
      parser.openers.removeLast()
      if !parser.isAtEnd, case .directiveEnd = parser.kind(ofLine: parser.line) {
        parser.line += 1
      } else if !parser.isAborted {
        parser.report(.unclosedDirective, at: range)
      }
      return result
    }
  }

  /// Whether `keep=next` is among the arguments.
  private mutating func keepsWithNext(_ arguments: [Argument]) -> Bool {
    guard let keep = argument(arguments, "keep") else { return false }
    if source.text(keep.value) == "next" { return true }
    report(.wrongArgument("keep", "next"), at: keep.value)
    return false
  }

  private mutating func table(
    _ arguments: [Argument], _ range: TextRange
  ) -> BlockTemplate.Kind? {
    guard let flows = body(range, { $0.blocks(indent: 0) }) else { return nil }
    guard flows.count == 1, case .leaf(let block) = flows[0], case .table(var table) = block.kind
    else {
      if !isAborted { report(.notOneTable, at: range) }
      return nil
    }
    var options = TableOptions()
    let columns = table.alignments.count
    options.caption = argument(arguments, "caption").map { plainPieces($0.value) }
    options.name = argument(arguments, "name").map { source.text($0.value) }
    if let widths = argument(arguments, "widths"), source.text(widths.value).contains("{{") {
      options.computedWidths = plainPieces(widths.value)
    } else {
      options.widths = numbers(arguments, "widths", in: 1...1000)
    }
    if !options.widths.isEmpty, options.widths.count != columns,
      let widths = argument(arguments, "widths")
    {
      report(.wrongWidths(options.widths.count, of: columns), at: widths.value)
      options.widths = []
    }
    options.mergedColumns = numbers(arguments, "merge", in: 1...columns).map { $0 - 1 }
    options.headerRows = number(arguments, "header", in: 0...10)
    options.blankRows = number(arguments, "blank-rows", in: 0...200) ?? 0
    options.lines = number(arguments, "lines", in: 1...60) ?? 1
    options.rowLines = numbers(arguments, "rows-lines", in: 1...60)
    if let style = argument(arguments, "style") {
      switch source.text(style.value) {
      case "grid": options.style = .grid
      case "form": options.style = .form
      case "plain": options.style = .plain
      default: report(.wrongArgument("style", "grid, form, plain"), at: style.value)
      }
    }
    if let heads = argument(arguments, "heads") {
      switch source.text(heads.value) {
      case "level": options.heads = .level
      case "upright": options.heads = .upright
      case "automatic": options.heads = .automatic
      default: report(.wrongArgument("heads", "level, upright, automatic"), at: heads.value)
      }
    }
    table.options = options
    table.range = range
    return .table(table)
  }

  private mutating func picture(
    _ arguments: [Argument], _ range: TextRange
  ) -> BlockTemplate.Kind? {
    guard let file = argument(arguments, "file"), let alternative = argument(arguments, "alt")
    else {
      report(.pictureWithoutFile, at: range)
      return nil
    }
    var width: Double?
    if let share = argument(arguments, "width") {
      width = Double(source.text(share.value))
      if !((width ?? 0) > 0 && (width ?? 0) <= 1) {
        report(.wrongArgument("width", "0.1 … 1"), at: share.value)
        width = nil
      }
    }
    return .picture(
      PictureTemplate(
        file: plainPieces(file.value), width: width,
        alternativeText: plainPieces(alternative.value),
        caption: argument(arguments, "caption").map { plainPieces($0.value) },
        name: argument(arguments, "name").map { source.text($0.value) }, range: range))
  }

  private mutating func drawing(
    _ kind: Drawing.Kind, _ arguments: [Argument], _ range: TextRange
  ) -> BlockTemplate.Kind? {
    guard let lines = body(range, { $0.drawingLines() }) else { return nil }
    return .drawing(
      DrawingTemplate(
        kind: kind, lines: lines,
        caption: argument(arguments, "caption").map { plainPieces($0.value) },
        name: argument(arguments, "name").map { source.text($0.value) },
        alternativeText: argument(arguments, "alt").map { plainPieces($0.value) }, range: range))
  }

  /// The lines of a signature and the statements between them.
  private mutating func fields() -> [Flow<FieldTemplate>] {
    var flows: [Flow<FieldTemplate>] = []
    while !isAtEnd {
      switch kind(ofLine: line) {
      case .blank, .comment: line += 1
      case .directiveEnd: return flows
      case .statement:
        switch keyword(ofLine: line) {
        case .end, .else, .elif: return flows
        case .include:
          report(.notAField, at: content(ofLine: line))
          line += 1
        case .for, .if, .let, nil: if let flow = statement({ $0.fields() }) { flows.append(flow) }
        }
      case .directive, .heading, .item, .row:
        report(.notAField, at: content(ofLine: line))
        line += 1
      case .text:
        flows.append(.leaf(field(content(ofLine: line))))
        line += 1
      }
    }
    return flows
  }

  private mutating func field(_ range: TextRange) -> FieldTemplate {
    var label = range
    var text = TextRange(Int(range.end), Int(range.end))
    if let (colon, length) = colon(in: range) {
      label.end = Int32(clamping: colon)
      text.start = Int32(clamping: colon + length)
      while text.start < text.end, bytes[Int(text.start)].isBlank { text.start += 1 }
    }
    return FieldTemplate(label: pieces(label), text: pieces(text))
  }

  private mutating func pieces(_ range: TextRange) -> [Piece] {
    var inlines = InlineBuilder()
    read(range, into: &inlines)
    return finish(&inlines)
  }

  /// The first colon, ASCII or full-width (U+FF1A is EF BC 9A), outside expressions.
  private func colon(in range: TextRange) -> (at: Int, length: Int)? {
    var index = Int(range.start)
    var isInExpression = false
    while index < range.end {
      switch bytes[index] {
      case UInt8(ascii: "{"): isInExpression = true
      case UInt8(ascii: "}"): isInExpression = false
      case UInt8(ascii: ":") where !isInExpression: return (index, 1)
      case 0xEF where !isInExpression && index + 2 < range.end:
        if bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9A { return (index, 3) }
      default: break
      }
      index += 1
    }
    return nil
  }
}

extension Mistake {
  fileprivate static func unknownDirective(_ name: String) -> Mistake {
    let near = nearest(name, among: Directive.allCases.map(\.rawValue))
    return Mistake(
      "unknown-directive", zh: "没有「::: \(name)」这样的版式块", en: "there is no directive '::: \(name)'",
      remedy: near.map { Wording(zh: "是不是「::: \($0)」？", en: "did you mean '::: \($0)'?") })
  }

  fileprivate static var unclosedDirective: Mistake {
    Mistake(
      "unclosed-directive", zh: "这个版式块没有用「:::」结束", en: "this directive is not closed by ':::'",
      remedy: Wording(
        zh: "在它的内容后面另起一行写「:::」", en: "write ':::' on a line of its own behind its contents"))
  }

  fileprivate static var notOneTable: Mistake {
    Mistake(
      "not-one-table", zh: "「::: table」里应当正好是一个表格", en: "'::: table' holds exactly one table",
      remedy: Wording(zh: "其他内容移到「:::」后面", en: "move anything else behind its ':::'"))
  }

  static func wrongWidths(_ count: Int, of columns: Int) -> Mistake {
    Mistake(
      "wrong-number-of-widths", zh: "列宽有 \(count) 个，表格有 \(columns) 列",
      en: "there are \(count) widths for \(columns) columns")
  }

  fileprivate static func wrongArgument(_ key: String, _ values: String) -> Mistake {
    Mistake(
      "wrong-argument", zh: "「\(key)」只能是 \(values)", en: "'\(key)' is one of \(values)")
  }

  fileprivate static var pictureWithoutFile: Mistake {
    Mistake(
      "picture-incomplete", zh: "图片要有 file 和 alt", en: "a picture needs 'file' and 'alt'",
      remedy: Wording(
        zh: "例如 ::: picture file=\"logo.png\" alt=\"公司标志\"；alt 是给看不见图片的人读的说明",
        en:
          "such as ::: picture file=\"logo.png\" alt=\"Logo\"; 'alt' is for readers who cannot see it"
      ))
  }

  fileprivate static var notAField: Mistake {
    Mistake(
      "not-a-field", zh: "签字栏里每行写「名称：内容」", en: "each line of a signature is 'label: text'")
  }
}
