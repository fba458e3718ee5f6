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
  struct Dedent {
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
  var lastLineEnd = 0
  /// The line that closed levels, for when those below it go on as if it had not.
  var dedent: Dedent?
  /// Whether the file uses what no author types by accident (`? key`), and this does not understand.
  var isLost = false

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

  mutating func scanLine(_ start: Int, _ end: Int) {
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
  func isMarker(_ start: Int, _ end: Int) -> Bool {
    let head = bytes[start..<min(end, start + 3)]
    return bytes[start] == 0x25 || head.elementsEqual([0x2D, 0x2D, 0x2D])
      || head.elementsEqual([0x2E, 0x2E, 0x2E])
  }
}
