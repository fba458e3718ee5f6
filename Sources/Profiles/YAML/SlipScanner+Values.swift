import ManualModel

// Values: what stands after a colon or a dash, to the end of the line or further.
extension SlipScanner {
  static let fullWidthHash: [UInt8] = Array("＃".utf8)
  static let fullWidthComma: [UInt8] = Array("，".utf8)
  static let fullWidthColon: [UInt8] = Array("：".utf8)
  static let fullWidthBlank: [UInt8] = Array("\u{3000}".utf8)
  static let fullWidthDashes: [[UInt8]] = ["－", "—", "–", "•", "·", "●"].map { Array($0.utf8) }

  /// Reads the value that begins at `start`; `column` is that of its key or dash.
  mutating func value(_ start: Int, _ end: Int, column: Int) {
    var index = start
    var hasTab = false
    while index < end {
      if isBlank(bytes[index]) {
        hasTab = hasTab || bytes[index] == 0x09
        index += 1
      } else if starts(with: Self.fullWidthBlank, at: index, end) {
        let isFirst = index == start
        if isFirst {
          report(
            .fullWidthBlank(at: span(index, index + 3)), replacing: index..<index + 3, by: [0x20],
            isSemantic: true)
        }
        index += 3
      } else if bytes[index] == 0x26 || bytes[index] == 0x21 {
        while index < end, !isBlank(bytes[index]) { index += 1 }
      } else {
        break
      }
    }
    guard index < end, bytes[index] != 0x23 else {
      pending = .nothing
      return
    }
    if hasTab, start > lineStart, bytes[start - 1] == 0x3A {
      report(.tabAfterColon(at: span(start, index)), isSemantic: true)
    }
    pending = .value
    lastValue = nil
    if fullWidthBrackets(index, end) || badStart(index, end) { return }
    switch bytes[index] {
    case 0x7C, 0x3E:
      blockColumn = column
      isBlockTabbed = bytes[lineStart] == 0x09
    case 0x22, 0x27, 0x5B, 0x7B: scanOpen(index, end)
    default: plain(index, end)
    }
  }

  /// Tells about text that begins with what means something else in YAML: @, *, a block mark.
  private mutating func badStart(_ start: Int, _ end: Int) -> Bool {
    let isBad: Bool
    let next = start + 1 < end ? bytes[start + 1] : 0x20
    switch bytes[start] {
    case 0x40, 0x60, 0x25: isBad = true
    case 0x2A: isBad = next >= 0x80 || isBlank(next)
    case 0x7C, 0x3E:
      // Only an indentation, + or -, and a comment may follow.
      var index = start + 1
      while index < end,
        (0x30...0x39).contains(bytes[index]) || [0x2B, 0x2D].contains(bytes[index])
      {
        index += 1
      }
      while index < end, isBlank(bytes[index]) || bytes[index] == 0x0D { index += 1 }
      isBad = index < end && bytes[index] != 0x23
    default: isBad = false
    }
    guard isBad, !bytes[start..<end].contains(0x27) else { return false }
    let last = bytes[end - 1] == 0x0D ? end - 1 : end
    report(
      .unexpectedStart(at: span(start, start + 1)), replacing: start..<start, by: [0x27],
      isSemantic: false)
    if findings.count <= Self.limit {
      findings[findings.count - 1].edits.append(Edit(range: last..<last, replacement: [0x27]))
    }
    return true
  }

  /// Tells about ［…］ and ｛…｝ around a whole value, where commas or colons inside show that a list or
  /// a record is meant.
  private mutating func fullWidthBrackets(_ start: Int, _ end: Int) -> Bool {
    var last = end
    while last > start, isBlank(bytes[last - 1]) || bytes[last - 1] == 0x0D { last -= 1 }
    for (open, close, ascii) in Self.fullWidthPairs
    where starts(with: open, at: start, end) && last - start > 6
      && starts(with: close, at: last - 3, end)
    {
      let inner = string(start + 3, last - 3).unicodeScalars
      guard inner.contains(where: { ",:，：、".unicodeScalars.contains($0) }) else { return false }
      report(
        .fullWidthBracket(string(start, start + 3), at: span(start, start + 3)),
        replacing: start..<start + 3, by: [ascii.0], isSemantic: true)
      if findings.count <= Self.limit {
        findings[findings.count - 1].edits.append(
          Edit(range: last - 3..<last, replacement: [ascii.1]))
      }
      return true
    }
    return false
  }

  private static let fullWidthPairs: [([UInt8], [UInt8], (UInt8, UInt8))] = [
    (Array("［".utf8), Array("］".utf8), (0x5B, 0x5D)),
    (Array("｛".utf8), Array("｝".utf8), (0x7B, 0x7D)),
  ]

  private mutating func plain(_ start: Int, _ end: Int) {
    lastValue = place(start, end)
    if isTableRow(start, end) {
      // Told once for a run of lines.
      if lastExcelLine != line - 1 { report(.excelRow(at: span(start, end)), isSemantic: true) }
      lastExcelLine = line
    }
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == 0x3A, index + 1 == end || isBlank(bytes[index + 1]) {
        report(
          .colonInValue(at: span(index, index + 1)), replacing: index..<index + 1,
          by: Self.fullWidthColon, isSemantic: false)
      } else if index > start, isBlank(bytes[index - 1]) {
        if byte == 0x23 {
          if index + 1 < end, (0x30...0x39).contains(bytes[index + 1]) {
            report(.hashCutsValue(string(index, end), at: span(index, end)), isSemantic: true)
          }
          return
        }
        if starts(with: Self.fullWidthHash, at: index, end) {
          report(.fullWidthHashInValue(at: span(index, index + 3)), isSemantic: true)
        }
      }
      index += 1
    }
  }

  /// Reads on where a quote or bracket is open or opens.
  mutating func scanOpen(_ start: Int, _ end: Int) {
    var index = start
    while index < end {
      if let quote {
        index = afterQuote(quote, index, end)
        if self.quote == nil, brackets.isEmpty { return rest(index, end) }
      } else {
        let isDone = flow(&index, end)
        if isDone {
          // A comment ends the line; a bracket may have something behind it.
          if brackets.isEmpty { rest(index, end) }
          return
        }
      }
    }
  }

  /// What stands behind a closing quote or bracket: nothing but a comment may.
  private mutating func rest(_ start: Int, _ end: Int) {
    var index = start
    while index < end, isBlank(bytes[index]) || bytes[index] == 0x0D { index += 1 }
    guard index < end, bytes[index] != 0x23, bytes[index] != 0x3A else { return }
    if starts(with: Self.fullWidthHash, at: index, end) {
      report(
        .fullWidthHash(at: span(index, index + 3)), replacing: index..<index + 3, by: [0x20, 0x23],
        isSemantic: false)
    } else {
      report(
        .textBehindValue(at: span(index, end)), replacing: index..<index, by: [0x20, 0x23],
        isSemantic: false)
    }
  }

  /// The byte after the closing quote, or the end of the line while it is open.
  private mutating func afterQuote(_ quote: UInt8, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      if bytes[index] == 0x5C, quote == 0x22 {
        index += 2
      } else if bytes[index] == quote {
        guard quote == 0x27, index + 1 < end, bytes[index + 1] == quote else {
          self.quote = nil
          return index + 1
        }
        index += 2
      } else {
        index += 1
      }
    }
    return end
  }

  /// Takes one step inside brackets; true when nothing on this line is left to read.
  private mutating func flow(_ index: inout Int, _ end: Int) -> Bool {
    let byte = bytes[index]
    switch byte {
    case 0x22, 0x27:
      // A quote inside a plain text is just a character.
      if isTokenStart(index) {
        quote = byte
        opening = (place(index, index + 1), bytes[end - 1] == 0x0D ? end - 1 : end)
      }
      index += 1
      return false
    case 0x5B, 0x7B:
      if brackets.isEmpty { bracket = (place(index, index + 1), lineColumn) }
      brackets.append(byte)
      isAtFlowKey = byte == 0x7B
    case 0x5D, 0x7D:
      let open = brackets.popLast()
      if let open, open == 0x5B ? byte == 0x7D : byte == 0x5D, brackets.last == (byte &- 2) {
        // `{a: [b, c}`: the inner bracket was left open.
        report(
          .bracketLeftOpen(open == 0x5B ? "]" : "}", at: span(index, index + 1)),
          replacing: index..<index, by: [open + 2], isSemantic: false)
        _ = brackets.popLast()
      }
      isAtFlowKey = false
    case 0x2C: isAtFlowKey = brackets.last == 0x7B
    case 0x23 where index > lineStart && isBlank(bytes[index - 1]): return true
    case 0x3A where isAtFlowKey: flowColon(index, end)
    case 0x3A where brackets.last == 0x7B && index + 1 < end && isBlank(bytes[index + 1]):
      report(
        .colonInValue(at: span(index, index + 1)), replacing: index..<index + 1,
        by: Self.fullWidthColon, isSemantic: false)
    case 0xEF where starts(with: Self.fullWidthColon, at: index, end) && isAtFlowKey:
      let name = flowName(index)
      isAtFlowKey = false
      report(
        .fullWidthColon(name, at: span(index, index + 3)), replacing: index..<index + 3,
        by: [0x3A, 0x20], isSemantic: true)
    case 0xEF where starts(with: Self.fullWidthComma, at: index, end) && !brackets.isEmpty:
      flowComma(index, end)
    default: break
    }
    index += 1
    // What stands after the last bracket is no part of the value.
    return brackets.isEmpty
  }

  private mutating func flowColon(_ index: Int, _ end: Int) {
    isAtFlowKey = false
    guard index + 1 < end, !isBlank(bytes[index + 1]) else { return }
    switch bytes[index + 1] {
    case 0x2C, 0x5D, 0x7D: return
    default: break
    }
    // {"key":value} is right: after a quoted key no blank is needed.
    if bytes[index - 1] == 0x22 || bytes[index - 1] == 0x27 { return }
    report(
      .missingBlankAfterColon(flowName(index), at: span(index, index + 1)),
      replacing: index..<index + 1, by: [0x3A, 0x20], isSemantic: true)
  }

  /// Takes 「，」 before a known key for a slip, and any other for punctuation of a text.
  ///
  /// Looks no further than the next full-width mark, so that a line of commas stays linear.
  private mutating func flowComma(_ index: Int, _ end: Int) {
    guard brackets.last == 0x7B else { return }
    let next = index + 3
    let rest = bytes[next..<end]
    let stop = rest.firstIndex { $0 == 0x3A || $0 == 0x2C || $0 == 0x7D || $0 == 0xEF } ?? end
    guard stop < end, bytes[stop] == 0x3A || starts(with: Self.fullWidthColon, at: stop, end),
      keys.contains(ScalarText.tidy(string(next, stop)))
    else { return }
    isAtFlowKey = true
    report(
      .fullWidthComma(at: span(index, next)), replacing: index..<next, by: [0x2C, 0x20],
      isSemantic: true)
  }

  private func isTokenStart(_ index: Int) -> Bool {
    guard index > lineStart else { return true }
    switch bytes[index - 1] {
    case 0x20, 0x09, 0x2C, 0x5B, 0x7B, 0x3A: return true
    default: return brackets.isEmpty
    }
  }

  /// The text before a colon inside brackets.
  private func flowName(_ colon: Int) -> String {
    let head = bytes[lineStart..<colon]
    let start = head.lastIndex { $0 == 0x7B || $0 == 0x2C }.map { $0 + 1 } ?? lineStart
    let pieces = string(start, colon).unicodeScalars.split(separator: "\u{FF0C}")
    return pieces.last.map { ScalarText.tidy(String($0)) } ?? ""
  }

  // MARK: Bytes

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  func starts(with prefix: [UInt8], at index: Int, _ end: Int) -> Bool {
    index + prefix.count <= end && bytes[index..<index + prefix.count].elementsEqual(prefix)
  }

  func string(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  func blanks(_ count: Int) -> [UInt8] { Array(repeating: 0x20, count: count) }

  func place(_ start: Int, _ end: Int) -> Place {
    Place(range: start..<end, line: line, lineStart: lineStart)
  }

  /// Where bytes of the line that is read stand.
  func span(_ start: Int, _ end: Int) -> SourceSpan { span(place(start, end)) }

  /// Where the bytes of a place stand, in columns.
  func span(_ place: Place) -> SourceSpan {
    // Counting is linear in the line, so it ends when nobody reads on.
    guard findings.count <= Self.limit else {
      return SourceSpan(file: file, start: SourcePosition(line: place.line, column: 1))
    }
    func position(_ index: Int) -> SourcePosition {
      let before = bytes[place.lineStart..<index].count { $0 & 0xC0 != 0x80 }
      return SourcePosition(line: place.line, column: before + 1)
    }
    return SourceSpan(
      file: file, start: position(place.range.lowerBound), end: position(place.range.upperBound))
  }

  mutating func report(
    _ diagnostic: Diagnostic, replacing range: Range<Int>? = nil, by replacement: [UInt8] = [],
    isSemantic: Bool
  ) {
    guard findings.count <= Self.limit else { return }
    let edits = range.map { [Edit(range: $0, replacement: replacement)] } ?? []
    findings.append(Finding(diagnostic: diagnostic, edits: edits, isSemantic: isSemantic))
  }
}
