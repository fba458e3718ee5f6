import ManualModel

extension TemplateParser {
  /// Blocks from the current line on, up to one that is indented less, the end of an enclosing
  /// statement or directive, or the end of the file.
  mutating func blocks(indent: Int) -> [Flow<BlockTemplate>] {
    var flows: [Flow<BlockTemplate>] = []
    while !isAtEnd {
      let index = line
      let start = source.lines[index]
      switch kind(ofLine: index) {
      case .blank, .comment:
        line += 1
      case .statement:
        switch keyword(ofLine: index) {
        case .end, .elif, .else:
          guard openers.contains(.statement) else {
            report(.strayEnd(source.text(content(ofLine: index))), at: content(ofLine: index))
            line += 1
            continue
          }
          return flows
        default:
          // Where a statement belongs is told by what it repeats, not by its own indentation.
          if indent > 0, indentation(from: index) < indent { return flows }
          if let flow = statement({ $0.blocks(indent: indent) }) { flows.append(flow) }
        }
      case .directiveEnd:
        guard openers.contains(.directive) else {
          report(.strayDirectiveEnd, at: content(ofLine: index))
          line += 1
          continue
        }
        return flows
      case .directive:
        if start.indent < indent { return flows }
        if let block = directive() { flows.append(.leaf(block)) }
      case .heading(let depth):
        if start.indent < indent { return flows }
        flows.append(.leaf(heading(depth: depth, isNested: indent > 0)))
      case .item(let marker, _):
        if start.indent < indent { return flows }
        if let block = list(marker) { flows.append(.leaf(block)) }
      case .row:
        if start.indent < indent { return flows }
        if let block = table() { flows.append(.leaf(block)) }
      case .text:
        if start.indent < indent { return flows }
        flows.append(.leaf(paragraph(from: Int(start.content))))
      }
    }
    return flows
  }

  /// The indentation that counts for an opening statement: that of the first line it governs.
  private mutating func indentation(from index: Int) -> Int32 {
    contentLine(from: index).map { source.lines[$0].indent } ?? source.lines[index].indent
  }

  /// A paragraph that begins at a byte of the current line and takes the text lines behind it.
  mutating func paragraph(from start: Int) -> BlockTemplate {
    let position = source.position(line: line, offset: start)
    let number = nextOrdinal()
    var inlines = InlineBuilder()
    var next = TextRange(start, Int(source.lines[line].end))
    while true {
      line += 1
      let hasMore = line < source.lines.count && isText(line)
      let isForced = hasMore && endsWithBackslash(next)
      if isForced { next.end -= 1 }
      read(next, into: &inlines)
      guard hasMore else { break }
      inlines.append(isForced ? .lineBreak : .softBreak)
      next = content(ofLine: line)
    }
    return BlockTemplate(
      kind: .paragraph(finish(&inlines)), ordinal: number, position: position)
  }

  private func isText(_ index: Int) -> Bool {
    if case .text = kind(ofLine: index) { true } else { false }
  }

  /// A backslash at the end that is not itself escaped.
  private func endsWithBackslash(_ range: TextRange) -> Bool {
    var count = 0
    var index = Int(range.end) - 1
    while index >= range.start, bytes[index] == UInt8(ascii: "\\") {
      count += 1
      index -= 1
    }
    return count % 2 == 1
  }

  /// `# Title {#name}` or `# Title {-}`.
  private mutating func heading(depth: Int, isNested: Bool) -> BlockTemplate {
    let whole = content(ofLine: line)
    let position = source.start(ofLine: line)
    let number = nextOrdinal()
    line += 1
    var title = whole
    title.start += Int32(clamping: depth + 1)
    while title.start < title.end, bytes[Int(title.start)].isBlank { title.start += 1 }
    var name: String?
    var isSubheading = mode == .value
    if mode == .template, let brace = trailingBrace(title) {
      let inner = TextRange(Int(brace) + 1, Int(title.end) - 1)
      let mark = inner.isEmpty ? 0 : bytes[Int(inner.start)]
      if mark == UInt8(ascii: "#") {
        name = source.text(TextRange(Int(inner.start) + 1, Int(inner.end)))
      } else if mark == UInt8(ascii: "-"), inner.end - inner.start == 1 {
        isSubheading = true
      } else {
        report(.wrongHeadingMark, at: TextRange(Int(brace), Int(title.end)))
      }
      title.end = brace
      while title.end > title.start, bytes[Int(title.end) - 1].isBlank { title.end -= 1 }
    }
    var inlines = InlineBuilder()
    read(title, into: &inlines)
    let pieces = finish(&inlines)
    if isSubheading {
      return BlockTemplate(kind: .subheading(pieces), ordinal: number, position: position)
    }
    if isNested || openers.contains(.directive) {
      report(.nestedHeading, at: whole)
      return BlockTemplate(kind: .subheading(pieces), ordinal: number, position: position)
    }
    let heading = HeadingTemplate(
      depth: depth, title: pieces, name: name, number: name.flatMap { ClauseID($0) }, range: whole)
    headings.append(heading)
    return BlockTemplate(kind: .heading(heading), ordinal: number, position: position)
  }

  /// Where the `{…}` begins that ends a heading; not `{{ … }}`.
  private func trailingBrace(_ range: TextRange) -> Int32? {
    guard range.end - range.start >= 3, bytes[Int(range.end) - 1] == UInt8(ascii: "}"),
      bytes[Int(range.end) - 2] != UInt8(ascii: "}")
    else { return nil }
    var index = range.end - 2
    while index >= range.start {
      switch bytes[Int(index)] {
      case UInt8(ascii: "{"): return index
      case UInt8(ascii: "}"): return nil
      default: index -= 1
      }
    }
    return nil
  }
}

extension SourceText {
  /// The place of a byte in a line whose number is known.
  func position(line index: Int, offset: Int) -> SourcePosition {
    var column = 1
    for byte in bytes[Int(lines[index].start)..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: index + 1, column: column)
  }
}

extension Mistake {
  fileprivate static func strayEnd(_ text: String) -> Mistake {
    Mistake(
      "stray-end", zh: "「\(text)」前面没有对应的 {% for %} 或 {% if %}",
      en: "'\(text)' has no {% for %} or {% if %} before it",
      remedy: Wording(zh: "删去这一行，或补上开头", en: "remove the line or add the beginning"))
  }

  fileprivate static var strayDirectiveEnd: Mistake {
    Mistake(
      "stray-end", zh: "「:::」前面没有对应的开头", en: "':::' ends nothing",
      remedy: Wording(zh: "删去这一行，或补上「::: 名称」", en: "remove the line or add '::: name' before"))
  }

  fileprivate static var wrongHeadingMark: Mistake {
    Mistake(
      "wrong-heading-mark", zh: "标题末尾的花括号只能是 {#名称} 或 {-}",
      en: "a heading ends with {#name} or {-}, nothing else in braces")
  }

  fileprivate static var nestedHeading: Mistake {
    Mistake(
      "nested-heading", zh: "带编号的标题不能放在「:::」或列表里",
      en: "a numbered heading cannot stand inside ':::' or a list",
      remedy: Wording(zh: "移到外面，或写成 {-} 小标题", en: "move it out, or make it a subheading with {-}"))
  }
}
