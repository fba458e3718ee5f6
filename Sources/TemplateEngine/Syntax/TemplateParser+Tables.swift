import ManualModel

extension TemplateParser {
  /// The table whose header row is the current line.
  mutating func table() -> BlockTemplate? {
    let number = nextOrdinal()
    let index = line
    let position = source.start(ofLine: index)
    let range = content(ofLine: index)
    guard index + 1 < source.lines.count, case .row = kind(ofLine: index + 1),
      let alignments = alignments(content(ofLine: index + 1))
    else {
      // A value that merely begins with a bar is text.
      if mode == .value { return paragraph(from: Int(range.start)) }
      report(.missingDelimiter, at: range)
      line += 1
      return nil
    }
    var header: RowTemplate? = row(columns: alignments.count)
    if header?.isEmpty == true { header = nil }
    line = index + 2
    let rows = rows(columns: alignments.count, isInside: false)
    return BlockTemplate(
      kind: .table(TableTemplate(alignments: alignments, header: header, rows: rows, range: range)),
      ordinal: number, position: position)
  }

  /// Rows and the statements between them; `isInside` a statement that stands between rows.
  private mutating func rows(columns: Int, isInside: Bool) -> [Flow<RowTemplate>] {
    var flows: [Flow<RowTemplate>] = []
    while !isAtEnd {
      switch kind(ofLine: line) {
      case .row: flows.append(.leaf(row(columns: columns)))
      case .comment: line += 1
      case .blank:
        guard isInside else { return flows }
        line += 1
      case .statement:
        switch keyword(ofLine: line) {
        case .end, .else, .elif: return flows
        case .include where isInside || isRow(behind: line):
          report(.includeBetweenRows, at: content(ofLine: line))
          line += 1
        default:
          guard isInside || isRow(behind: line) else { return flows }
          if let flow = statement({ $0.rows(columns: columns, isInside: true) }) {
            flows.append(flow)
          }
        }
      case .directiveEnd: return flows
      case .directive, .heading, .item, .text:
        guard isInside else { return flows }
        report(.notARow, at: content(ofLine: line))
        line += 1
      }
    }
    return flows
  }

  /// Whether what a statement governs is a row.
  private mutating func isRow(behind index: Int) -> Bool {
    guard let next = contentLine(from: index) else { return false }
    return if case .row = kind(ofLine: next) { true } else { false }
  }

  private mutating func row(columns: Int) -> RowTemplate {
    let range = content(ofLine: line)
    let position = source.start(ofLine: line)
    line += 1
    let number = nextOrdinal()
    var cells = cellRanges(range).map { cell($0) }
    if cells.count != columns { report(.wrongCells(cells.count, of: columns), at: range) }
    if cells.count > columns { cells.removeLast(cells.count - columns) }
    while cells.count < columns { cells.append(.content([])) }
    return RowTemplate(cells: cells, ordinal: number, position: position, range: range)
  }

  private mutating func cell(_ range: TextRange) -> CellTemplate {
    if range.end - range.start == 2, mode == .template {
      let pair = (bytes[Int(range.start)], bytes[Int(range.start) + 1])
      if pair == (UInt8(ascii: "^"), UInt8(ascii: "^")) { return .mergedUp }
      if pair == (UInt8(ascii: "<"), UInt8(ascii: "<")) { return .mergedLeft }
    }
    guard !range.isEmpty else { return .content([]) }
    if mode == .template, isStatement(range) {
      return cellLoop(range).map { .repeated($0) } ?? .content([])
    }
    var inlines = InlineBuilder()
    read(range, into: &inlines)
    let pieces = finish(&inlines)
    guard pieces.contains(where: \.isLineBreak) else { return .content([pieces]) }
    return .content(
      pieces.split(omittingEmptySubsequences: false, whereSeparator: \.isLineBreak).map(Array.init))
  }

  /// The cells of a row: between bars that are not escaped, in code or in an expression.
  private func cellRanges(_ range: TextRange) -> [TextRange] {
    let end = Int(range.end)
    var ranges: [TextRange] = []
    var index = Int(range.start) + 1
    var start = index
    // Looking for a `}}` that is not there is done once, not for every `{{`.
    var canClose = mode == .template
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "|"):
        ranges.append(trimmed(start, index))
        index += 1
        start = index
      case UInt8(ascii: "{") where canClose && index + 1 < end && isOpening(bytes[index + 1]):
        let close = bytes[index + 1] == UInt8(ascii: "%") ? UInt8(ascii: "%") : UInt8(ascii: "}")
        if let after = endOfExpression(from: index + 2, end, close) {
          index = after
        } else {
          canClose = false
          index += 2
        }
      case UInt8(ascii: "`"):
        index = bytes[(index + 1)..<end].firstIndex(of: UInt8(ascii: "`")).map { $0 + 1 } ?? end
      default: index += 1
      }
    }
    if start < end, !trimmed(start, end).isEmpty { ranges.append(trimmed(start, end)) }
    return ranges
  }

  private func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "%")
  }

  /// Behind the `}}` of an expression or the `%}` of a statement; quoted text does not count.
  private func endOfExpression(from start: Int, _ end: Int, _ close: UInt8) -> Int? {
    var index = start
    var quote: UInt8?
    while index < end {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == close, index + 1 < end, bytes[index + 1] == UInt8(ascii: "}") {
        return index + 2
      }
      index += 1
    }
    return nil
  }

  private func trimmed(_ start: Int, _ end: Int) -> TextRange {
    var start = start
    var end = end
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return TextRange(start, end)
  }

  /// The alignments that a delimiter row gives; nil where the line is none.
  private func alignments(_ range: TextRange) -> [Alignment?]? {
    let allowed: Set<UInt8> = [
      UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "),
      UInt8(ascii: "\t"),
    ]
    guard bytes[range.bounds].allSatisfy(allowed.contains) else { return nil }
    var alignments: [Alignment?] = []
    for cell in cellRanges(range) {
      guard bytes[cell.bounds].contains(UInt8(ascii: "-")) else { return nil }
      let left = bytes[Int(cell.start)] == UInt8(ascii: ":")
      let right = bytes[Int(cell.end) - 1] == UInt8(ascii: ":")
      switch (left, right) {
      case (true, true): alignments.append(.center)
      case (false, true): alignments.append(.end)
      case (true, false): alignments.append(.start)
      case (false, false): alignments.append(nil)
      }
    }
    return alignments.isEmpty ? nil : alignments
  }
}

extension Piece {
  fileprivate var isLineBreak: Bool { if case .lineBreak = self { true } else { false } }
}

extension RowTemplate {
  /// Whether no cell holds anything: a header row that is none.
  fileprivate var isEmpty: Bool {
    cells.allSatisfy { if case .content(let paragraphs) = $0 { paragraphs.isEmpty } else { false } }
  }
}

extension Mistake {
  fileprivate static var missingDelimiter: Mistake {
    Mistake(
      "missing-delimiter-row", zh: "表格第二行应当是 |---|---| 这样的分隔行",
      en: "the second row of a table is a delimiter row such as |---|---|",
      remedy: Wording(
        zh: "补上分隔行；空行之后表格就结束了；要写竖线本身，写成「\\|」",
        en: "add it; a blank line ends a table; for a bar itself write '\\|'"))
  }

  fileprivate static func wrongCells(_ count: Int, of columns: Int) -> Mistake {
    Mistake(
      "wrong-number-of-cells", zh: "这一行有 \(count) 格，表格有 \(columns) 列",
      en: "the row has \(count) cells, the table \(columns) columns",
      remedy: Wording(
        zh: "每格之间一条竖线；与左边合并的格写「<<」，与上面合并的格写「^^」",
        en:
          "one bar between cells; a cell merged with its left neighbour is '<<', with the upper one '^^'"
      ))
  }

  fileprivate static var notARow: Mistake {
    Mistake(
      "not-a-row", zh: "表格的语句里只能是以「|」开头的行",
      en: "only rows, which begin with '|', can stand in a statement between rows",
      remedy: Wording(zh: "在前面补上 {% end %}", en: "put {% end %} before this line"))
  }

  fileprivate static var includeBetweenRows: Mistake {
    Mistake(
      "not-a-row", zh: "表格的行之间不能用 include", en: "'include' cannot stand between rows",
      remedy: Wording(zh: "把整个表格放进那个文件", en: "put the whole table into that file"))
  }
}
