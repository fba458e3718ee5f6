import ManualModel

/// Finds slips of the keyboard line by line, also where YAML can no longer make sense of the file.
///
/// Takes the bytes of a text, gives findings, each with the edit that would repair it, so that the
/// rest of the file can be checked as well. Knows just enough of YAML 1.1 for that: indentation, keys,
/// list items, quoted, block and flow values. It must never be right against libyaml: what it finds
/// by structure alone counts only when libyaml has given up; see ``YAMLDocument``.
struct SlipScanner {
  /// A slip and its repair.
  struct Finding {
    var diagnostic: Diagnostic
    var edits: [Edit] = []
    /// Whether YAML reads the text without complaint, but not as it was meant.
    var isSemantic: Bool
  }

  /// Bytes of the text that other bytes replace.
  struct Edit {
    var range: Range<Int>
    var replacement: [UInt8]
  }

  /// A mapping or sequence that is open, by the column of its keys or dashes.
  struct Level {
    var column: Int
    var isSequence: Bool
  }

  /// Bytes of a line read before; its columns are counted only when somebody asks.
  struct Place {
    var range: Range<Int>
    var line: Int
    var lineStart: Int
  }

  /// A key that stands further left than the lines around it.
  private struct Dedent {
    var levels: [Level]
    var lead: Range<Int>
    var key: Place
  }

  /// What the last line left to be said.
  enum Pending {
    /// A key or dash without a value: something deeper may follow.
    case nothing
    /// A value: something deeper would continue its text.
    case value
  }

  let bytes: [UInt8]
  let file: SourceFileID
  let keys: Set<String>
  var findings: [Finding] = []
  var levels: [Level] = []
  var pending = Pending.nothing
  /// The column that the lines of an open block scalar (`|`, `>`) exceed.
  var blockColumn: Int?
  /// Whether the line that opened it is itself indented by tabs.
  var isBlockTabbed = false
  /// The quote that is still open, and the brackets.
  var quote: UInt8?
  var brackets: [UInt8] = []
  /// In `{ }`: whether the next plain text is a key.
  var isAtFlowKey = false
  /// The line that is read: its number from one and its first byte.
  var line = 0
  var lineStart = 0
  var lastExcelLine = -1
  /// The plain value read last, for when a list turns out to stand below it.
  var lastValue: Place?
  /// Where the open quote began, and the end of that line.
  var opening: (place: Place, end: Int)?
  /// Where the outermost open bracket stands, and the column at which its line begins.
  var bracket: (place: Place, column: Int)?
  /// The column at which the line that is read begins, and where the line before it ended.
  var lineColumn = 0
  private var lastLineEnd = 0
  /// The line that closed levels, for when those below it go on as if it had not.
  private var dedent: Dedent?
  /// Whether the file uses what no author types by accident (`? key`), and this does not understand.
  private(set) var isLost = false

  /// Nobody reads more; the reporter stops there as well.
  static let limit = 200

  init(_ bytes: [UInt8], file: SourceFileID, keys: Set<String>) {
    self.bytes = bytes
    self.file = file
    self.keys = keys
  }

  mutating func scan() {
    var start = 0
    while start < bytes.count, findings.count <= Self.limit {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      lineStart = start
      scanLine(start, end)
      lastLineEnd = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      start = end + 1
    }
  }

  private mutating func scanLine(_ start: Int, _ end: Int) {
    let lead = Lead(bytes, start, end)
    guard lead.end < end else { return }
    lineColumn = lead.column
    if let column = blockColumn {
      if lead.spaces > column { return }
      // Where keys are indented by blanks, a line with a tab can only be text.
      if lead.column > column || (lead.hasTab && !isBlockTabbed) {
        reportLead(lead, column: max(lead.column, column + 2))
        return
      }
      if column >= 0, isProse(lead.end, end) {
        report(
          .blockTextNotIndented(at: span(lead.end, end)), replacing: start..<lead.end,
          by: blanks(column + 2), isSemantic: false)
        return
      }
      blockColumn = nil
    }
    if let open = opening, quote != nil, brackets.isEmpty, isNewKey(lead.end, end) {
      report(
        .unclosedQuote(at: span(open.place)), replacing: open.end..<open.end,
        by: quote.map { [$0] } ?? [], isSemantic: false)
      quote = nil
    }
    if let open = bracket, quote == nil, !brackets.isEmpty, lead.column <= open.column,
      isNewKey(lead.end, end) || isDash(lead.end, end)
    {
      report(
        .unclosedBracket(at: span(open.place)), replacing: lastLineEnd..<lastLineEnd,
        by: brackets.reversed().map { $0 == 0x5B ? 0x5D : 0x7D }, isSemantic: false)
      brackets = []
    }
    if quote != nil || !brackets.isEmpty {
      scanOpen(lead.end, end)
      return
    }
    if bytes[lead.end] == 0x23 { return }
    if lead.column == 0, isMarker(lead.end, end) {
      levels = []
      pending = .nothing
      return
    }
    if lead.spaces < lead.end - start { reportLead(lead, column: lead.column) }
    if starts(with: Self.fullWidthHash, at: lead.end, end) {
      report(
        .fullWidthHash(at: span(lead.end, lead.end + 3)), replacing: lead.end..<lead.end + 3,
        by: [0x23], isSemantic: true)
      return
    }
    scanContent(lead.end, end, column: lead.column, isFirst: true)
  }

  /// `---`, `...` and `%YAML`.
  private func isMarker(_ start: Int, _ end: Int) -> Bool {
    let head = bytes[start..<min(end, start + 3)]
    return bytes[start] == 0x25 || head.elementsEqual([0x2D, 0x2D, 0x2D])
      || head.elementsEqual([0x2E, 0x2E, 0x2E])
  }

  // MARK: Nodes

  /// How a line stands to those above it.
  private enum Relation {
    case sibling, child, continuation, mismatch
  }

  private mutating func scanContent(_ start: Int, _ end: Int, column: Int, isFirst: Bool) {
    if bytes[start] == 0x3F, start + 1 == end || isBlank(bytes[start + 1]) { isLost = true }
    let dash = dash(at: start, end)
    if dash != nil, bytes[start] == 0x2D, start + 1 == end || isBlank(bytes[start + 1]) {
      item(start, end, column: column, isFirst: isFirst)
      return
    }
    let head = KeyHead(bytes, start, end)
    let before = levels
    let earlier = dedent
    if isFirst { dedent = nil }
    switch isFirst ? settle(column, isDash: false) : .child {
    case .sibling:
      if let dash, isItem(head, start, dash) {
        dashSlip(dash, start, end, column: column, isSemantic: false)
      } else if head.kind == .none, knownWord(start, end) == nil {
        // A stray line is left out; those below it belong to what stands above it.
        levels = before
        lostLine(start, end, isSemantic: false)
      } else {
        sibling(head, start, end, column: column)
        if before.count > levels.count, case .value = pending {
          dedent = Dedent(
            levels: before, lead: lineStart..<start, key: place(start, max(head.nameEnd, start)))
        }
      }
    case .child:
      if isFirst, let dash, isItem(head, start, dash), isMeantAsDash(start, end, dash) {
        dashSlip(dash, start, end, column: column, isSemantic: true)
      } else {
        child(head, start, end, column: column, isInItem: !isFirst)
      }
    case .continuation:
      guard head.kind == .proper, let level = levels.last else { return }
      if let earlier, earlier.levels.contains(where: { !$0.isSequence && $0.column == column }) {
        // All lines below agree with those above: the one between them is wrong.
        report(
          .shallowerThanNeighbours(column, at: span(earlier.key)), replacing: earlier.lead,
          by: blanks(column), isSemantic: false)
        levels = earlier.levels
        _ = settle(column, isDash: false)
        sibling(head, start, end, column: column)
        return
      }
      report(
        .deeperThanValue(at: span(start, head.nameEnd)),
        replacing: lineStart..<start, by: blanks(level.column), isSemantic: false)
      sibling(head, start, end, column: level.column)
    case .mismatch:
      let column = nearestColumn(to: column)
      report(
        .indentMatchesNothing(columns { !$0.isSequence }, at: span(lineStart, start)),
        replacing: lineStart..<start, by: blanks(column), isSemantic: false)
      _ = settle(column, isDash: false)
      sibling(head, start, end, column: column)
    }
  }

  /// A list item: `- ` and what follows it.
  private mutating func item(_ start: Int, _ end: Int, column: Int, isFirst: Bool) {
    var column = column
    var next = start + 1
    while next < end, isBlank(bytes[next]) { next += 1 }
    let before = levels
    if isFirst { dedent = nil }
    var relation = isFirst ? settle(column, isDash: true) : .child
    if relation == .continuation, before.contains(where: { $0.isSequence && $0.column > column }) {
      // Further left than the list that it ends: it is an item of that.
      relation = .mismatch
      levels = before
    }
    // Further left than the key that waits for its list.
    var waiting: Int?
    if relation == .child, before.count > levels.count, case .nothing = pending {
      relation = .mismatch
      levels = before
      waiting = before.last?.column
    }
    switch relation {
    case .sibling: break
    case .child: levels.append(Level(column: column, isSequence: true))
    case .continuation:
      guard let value = lastValue else { return }
      report(
        .valueAboveList(at: span(value)),
        replacing: value.range.lowerBound..<value.range.lowerBound, by: [0x23, 0x20],
        isSemantic: false)
      levels.append(Level(column: column, isSequence: true))
    case .mismatch:
      let found = waiting.map { [$0] } ?? columns(where: \.isSequence)
      column =
        waiting ?? listColumn(near: column, width: next - start, end) ?? nearestColumn(to: column)
      report(
        .indentMatchesNothing(
          found.isEmpty ? columns { _ in true } : found, at: span(lineStart, start)),
        replacing: lineStart..<start, by: blanks(column), isSemantic: false)
      if settle(column, isDash: true) == .child {
        levels.append(Level(column: column, isSequence: true))
      }
    }
    pending = .nothing
    // The bound keeps a line of a million dashes from exhausting the stack.
    guard next < end, bytes[next] != 0x23, levels.count < 64 else { return }
    scanContent(next, end, column: column + next - start, isFirst: false)
  }

  /// Where a key is expected: next to other keys.
  private mutating func sibling(_ head: KeyHead, _ start: Int, _ end: Int, column: Int) {
    switch head.kind {
    case .proper: break
    case .fullWidth, .tight: reportColon(head, start, isSemantic: false)
    case .none:
      if let name = knownWord(start, end), !isTableRow(start, end) {
        missingColon(name, start, end, isSemantic: false)
        value(start + name.utf8.count, end, column: column)
      } else {
        lostLine(start, end, isSemantic: false)
      }
      return
    }
    value(head.valueStart, end, column: column)
  }

  /// Where anything may begin: below a key without a value, or after a dash.
  private mutating func child(
    _ head: KeyHead, _ start: Int, _ end: Int, column: Int, isInItem: Bool
  ) {
    switch head.kind {
    case .proper: break
    case .fullWidth, .tight:
      guard isMeantAsKey(head, start, end, column: column, isInItem: isInItem) else {
        value(start, end, column: levels.last?.column ?? -1)
        return
      }
      reportColon(head, start, isSemantic: true)
    case .none:
      if !isInItem, let name = knownWord(start, end), isKeyNext(end, column: column),
        !isTableRow(start, end)
      {
        missingColon(name, start, end, isSemantic: true)
        levels.append(Level(column: column, isSequence: false))
        value(start + name.utf8.count, end, column: column)
      } else if !isInItem, isExcelRow(start, end) {
        lostLine(start, end, isSemantic: true)
      } else {
        value(start, end, column: levels.last?.column ?? -1)
      }
      return
    }
    levels.append(Level(column: column, isSequence: false))
    value(head.valueStart, end, column: column)
  }

  /// Closes the levels that a column closes, and tells how it stands to the rest.
  private mutating func settle(_ column: Int, isDash: Bool) -> Relation {
    let before = levels
    var hasClosed = false
    while let level = levels.last, level.column > column {
      levels.removeLast()
      hasClosed = true
    }
    // A list may stand at the column of its key; the next key closes it.
    if !isDash, levels.count > 1, let level = levels.last, level.isSequence,
      level.column == column, levels[levels.count - 2].column == column
    {
      levels.removeLast()
    }
    if let level = levels.last, level.column == column {
      return isDash && !level.isSequence ? pendingRelation : .sibling
    }
    guard hasClosed else { return levels.isEmpty ? .child : pendingRelation }
    // Whatever level is meant, it must still be there.
    levels = before
    return .mismatch
  }

  private var pendingRelation: Relation {
    switch pending {
    case .nothing: .child
    case .value: .continuation
    }
  }

  /// The columns of the open levels of a kind, each once.
  private func columns(where isMeant: (Level) -> Bool) -> [Int] {
    var found: [Int] = []
    for level in levels where isMeant(level) && !found.contains(level.column) {
      found.append(level.column)
    }
    return found
  }

  /// The list that an item belongs to: the one below whose dash the next line goes on, else the nearest.
  private func listColumn(near column: Int, width: Int, _ end: Int) -> Int? {
    let found = columns(where: \.isSequence)
    if let next = nextLine(end) {
      let width = isDash(next.start, next.end) ? 0 : width
      if let meant = found.first(where: { $0 + width == next.column }) { return meant }
    }
    return found.reversed().min { abs($0 - column) < abs($1 - column) }
  }

  /// The next line that holds something: its column, its first byte and its end.
  private func nextLine(_ end: Int) -> (column: Int, start: Int, end: Int)? {
    var start = end + 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let lead = Lead(bytes, start, end)
      if lead.end < end { return (lead.column, lead.end, end) }
      start = end + 1
    }
    return nil
  }

  /// Whether a list item begins there.
  private func isDash(_ start: Int, _ end: Int) -> Bool {
    bytes[start] == 0x2D && (start + 1 == end || isBlank(bytes[start + 1]))
  }

  private func nearestColumn(to column: Int) -> Int {
    levels.reversed().map(\.column).min { abs($0 - column) < abs($1 - column) } ?? 0
  }

  // MARK: What was meant

  /// Whether a colon of the wrong kind below a key or after a dash belongs to a key.
  ///
  /// A sentence may hold such a colon as well (注意：…), so a key must be known or another key follow.
  private func isMeantAsKey(
    _ head: KeyHead, _ start: Int, _ end: Int, column: Int, isInItem: Bool
  ) -> Bool {
    let name = ScalarText.tidy(string(start, head.nameEnd))
    if !isInItem, keys.contains(name) { return true }
    guard let next = nextHead(end, column: column) else { return false }
    switch next.head.kind {
    case .proper: return true
    case .fullWidth, .tight:
      return keys.contains(name)
        && keys.contains(ScalarText.tidy(string(next.start, next.head.nameEnd)))
    case .none: return false
    }
  }

  /// Whether a line where a text ends is more of that text: neither key nor item nor comment.
  private func isProse(_ start: Int, _ end: Int) -> Bool {
    guard bytes[start] >= 0x80, dash(at: start, end) == nil else { return false }
    let head = KeyHead(bytes, start, end)
    switch head.kind {
    case .none: return knownWord(start, end) == nil
    case .fullWidth, .tight: return !keys.contains(ScalarText.tidy(string(start, head.nameEnd)))
    case .proper: return false
    }
  }

  /// Whether a line inside a quote begins with a key of the schema: the quote was never closed.
  private func isNewKey(_ start: Int, _ end: Int) -> Bool {
    let head = KeyHead(bytes, start, end)
    return head.kind == .proper && keys.contains(ScalarText.tidy(string(start, head.nameEnd)))
  }

  /// Whether the next line is, at the same column, a key.
  private func isKeyNext(_ end: Int, column: Int) -> Bool {
    nextHead(end, column: column)?.head.kind == .proper
  }

  /// The head of the next line when it begins at the column.
  private func nextHead(_ end: Int, column: Int) -> (start: Int, head: KeyHead)? {
    guard end < bytes.count else { return nil }
    let nextEnd = bytes[(end + 1)...].firstIndex(of: 0x0A) ?? bytes.count
    let lead = Lead(bytes, end + 1, nextEnd)
    guard lead.end < nextEnd, lead.column == column else { return nil }
    return (lead.end, KeyHead(bytes, lead.end, nextEnd))
  }

  /// Whether text that begins with something like a dash is a list item.
  private func isMeantAsDash(_ start: Int, _ end: Int, _ length: Int) -> Bool {
    guard length == 1 else { return true }
    // -5 and --- are text; -售后服务部 is an item.
    return bytes[start + 1] >= 0x80
  }

  /// Whether what follows a dash without a blank is no key, or a known one: -名称: 上海.
  private func isItem(_ head: KeyHead, _ start: Int, _ length: Int) -> Bool {
    head.kind == .none
      || keys.contains(ScalarText.tidy(string(min(start + length, head.nameEnd), head.nameEnd)))
  }

  /// The length of a dash, or of what stands for one, at the start of a text.
  private func dash(at start: Int, _ end: Int) -> Int? {
    if bytes[start] == 0x2D {
      return start + 1 == end || bytes[start + 1] != 0x2D ? 1 : nil
    }
    for dash in Self.fullWidthDashes where starts(with: dash, at: start, end) { return dash.count }
    return nil
  }

  private mutating func dashSlip(
    _ length: Int, _ start: Int, _ end: Int, column: Int, isSemantic: Bool
  ) {
    var next = start + length
    while next < end, isBlank(bytes[next]) { next += 1 }
    let range = start..<next
    report(
      length == 1
        ? .missingBlankAfterDash(at: span(start, start + 1))
        : .fullWidthDash(string(start, start + length), at: span(start, start + length)),
      replacing: range, by: [0x2D, 0x20], isSemantic: isSemantic)
    if levels.last?.column != column || levels.last?.isSequence != true {
      levels.append(Level(column: column, isSequence: true))
    }
    pending = .nothing
    guard next < end else { return }
    scanContent(next, end, column: column + 2, isFirst: false)
  }

  /// Whether tabs part a text into three cells or more.
  func isTableRow(_ start: Int, _ end: Int) -> Bool {
    var cells = 0
    var isInCell = false
    for byte in bytes[start..<end] {
      if byte == 0x09 {
        isInCell = false
      } else if !isInCell {
        isInCell = true
        cells += 1
      }
    }
    return cells > 2
  }

  private func isExcelRow(_ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].contains(0x09) && bytes[start] != 0x22 && bytes[start] != 0x27
  }

  /// A line that is neither key nor item; left out, so that the others can be read.
  private mutating func lostLine(_ start: Int, _ end: Int, isSemantic: Bool) {
    let edit = Edit(range: start..<start, replacement: [0x23, 0x20])
    if isExcelRow(start, end) {
      // Told once for a run of lines.
      if lastExcelLine != line - 1 {
        report(
          .excelRow(at: span(start, end)), replacing: edit.range, by: edit.replacement,
          isSemantic: isSemantic)
      } else {
        findings[findings.count - 1].edits.append(edit)
      }
      lastExcelLine = line
    } else {
      report(
        .notAKey(at: span(start, end)), replacing: edit.range, by: edit.replacement,
        isSemantic: isSemantic)
    }
  }

  /// The known key with which a line begins, when a blank follows it where the colon should stand.
  private func knownWord(_ start: Int, _ end: Int) -> String? {
    guard
      let stop = bytes[start..<end].firstIndex(where: { isBlank($0) })
    else { return nil }
    let word = string(start, stop)
    return keys.contains(word) ? word : nil
  }

  private mutating func missingColon(
    _ name: String, _ start: Int, _ end: Int, isSemantic: Bool
  ) {
    let at = start + name.utf8.count
    report(
      .missingColon(name, at: span(start, at)), replacing: at..<at, by: [0x3A],
      isSemantic: isSemantic)
  }

  private mutating func reportColon(_ head: KeyHead, _ start: Int, isSemantic: Bool) {
    let name = ScalarText.tidy(string(start, head.nameEnd))
    let colon = head.colon
    let isFullWidth = head.kind == .fullWidth
    report(
      isFullWidth
        ? .fullWidthColon(name, at: span(colon, colon + 3))
        : .missingBlankAfterColon(name, at: span(colon, colon + 1)),
      replacing: colon..<head.valueStart, by: [0x3A, 0x20], isSemantic: isSemantic)
  }

  private mutating func reportLead(_ lead: Lead, column: Int) {
    report(
      lead.hasTab
        ? .tabIndentation(at: span(lineStart, lead.end))
        : .wideIndentation(at: span(lineStart, lead.end)),
      replacing: lineStart..<lead.end, by: blanks(column), isSemantic: true)
  }
}

/// The blanks of all kinds with which a line begins.
struct Lead {
  /// How many ASCII blanks come first; all that YAML counts.
  var spaces = 0
  /// The column where the text begins, as it looks: a tab and a full-width blank count two.
  var column = 0
  var hasTab = false
  /// The first byte of the text.
  var end: Int

  init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    var index = start
    while index < end {
      switch bytes[index] {
      case 0x20:
        if index - start == spaces { spaces += 1 }
        column += 1
        index += 1
      case 0x09:
        hasTab = true
        column += 2
        index += 1
      case 0xE3 where index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80:
        column += 2
        index += 3
      case 0xC2 where index + 1 < end && bytes[index + 1] == 0xA0:
        column += 1
        index += 2
      default:
        self.end = index
        return
      }
    }
    self.end = index
  }
}

/// Where a key may end in a line, by the colon that follows it.
struct KeyHead {
  enum Kind {
    /// `key: value`.
    case proper
    /// `key：value`.
    case fullWidth
    /// `key:value`.
    case tight
    case none
  }

  var kind = Kind.none
  var nameEnd = 0
  var colon = 0
  var valueStart = 0

  init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    guard start < end else { return }
    var index = start
    switch bytes[start] {
    case 0x22, 0x27:
      guard let close = bytes[(start + 1)..<end].firstIndex(of: bytes[start]) else { return }
      index = close + 1
      while index < end, bytes[index] == 0x20 { index += 1 }
      if index < end, bytes[index] == 0x3A { set(.proper, close + 1, index, index + 1) }
      return
    case 0x5B, 0x7B, 0x7C, 0x3E, 0x23: return
    // ［ and ｛ begin a value as well.
    case 0xEF where start + 2 < end && bytes[start + 1] == 0xBC && bytes[start + 2] == 0xBB,
      0xEF where start + 2 < end && bytes[start + 1] == 0xBD && bytes[start + 2] == 0x9B:
      return
    default: break
    }
    while index < end {
      switch bytes[index] {
      case 0x3A:
        if index + 1 == end || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09
          || Self.isWideBlank(bytes, at: index + 1, end)
        {
          // A wrong colon before a right one belongs to the key's text, as in 「注：甲: 乙」.
          set(.proper, index, index, index + 1)
          return
        }
        if kind == .none { set(.tight, index, index, index + 1) }
      case 0xEF where index + 2 < end && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9A:
        if kind == .none {
          var value = index + 3
          while value < end, bytes[value] == 0x20 { value += 1 }
          set(.fullWidth, index, index, value)
          // Colons inside brackets or quotes belong to the value.
          if value < end, [0x22, 0x27, 0x5B, 0x7B].contains(bytes[value]) { return }
        }
      case 0x23 where index > start && (bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09):
        return
      default: break
      }
      index += 1
    }
  }

  /// Whether U+3000 stands there: somebody wanted a blank.
  private static func isWideBlank(_ bytes: [UInt8], at index: Int, _ end: Int) -> Bool {
    index + 2 < end && bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
  }

  private mutating func set(_ kind: Kind, _ nameEnd: Int, _ colon: Int, _ valueStart: Int) {
    self.kind = kind
    self.nameEnd = nameEnd
    self.colon = colon
    self.valueStart = valueStart
  }
}
