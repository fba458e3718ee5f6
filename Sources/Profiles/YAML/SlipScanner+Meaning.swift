import ManualModel

extension SlipScanner {
  /// Whether a colon of the wrong kind below a key or after a dash belongs to a key.
  ///
  /// A sentence may hold such a colon as well (注意：…), so a key must be known or another key follow.
  func isMeantAsKey(
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
  func isProse(_ start: Int, _ end: Int) -> Bool {
    guard bytes[start] >= 0x80, dash(at: start, end) == nil else { return false }
    let head = KeyHead(bytes, start, end)
    switch head.kind {
    case .none: return knownWord(start, end) == nil
    case .fullWidth, .tight: return !keys.contains(ScalarText.tidy(string(start, head.nameEnd)))
    case .proper: return false
    }
  }

  /// Whether a line inside a quote begins with a key of the schema: the quote was never closed.
  func isNewKey(_ start: Int, _ end: Int) -> Bool {
    let head = KeyHead(bytes, start, end)
    return head.kind == .proper && keys.contains(ScalarText.tidy(string(start, head.nameEnd)))
  }

  /// Whether the next line is, at the same column, a key.
  func isKeyNext(_ end: Int, column: Int) -> Bool {
    nextHead(end, column: column)?.head.kind == .proper
  }

  /// The head of the next line when it begins at the column.
  func nextHead(_ end: Int, column: Int) -> (start: Int, head: KeyHead)? {
    guard end < bytes.count else { return nil }
    let nextEnd = bytes[(end + 1)...].firstIndex(of: 0x0A) ?? bytes.count
    let lead = Lead(bytes, end + 1, nextEnd)
    guard lead.end < nextEnd, lead.column == column else { return nil }
    return (lead.end, KeyHead(bytes, lead.end, nextEnd))
  }

  /// Whether text that begins with something like a dash is a list item.
  func isMeantAsDash(_ start: Int, _ end: Int, _ length: Int) -> Bool {
    guard length == 1 else { return true }
    // -5 and --- are text; -售后服务部 is an item.
    return start + 1 < end && bytes[start + 1] >= 0x80
  }

  /// Whether what follows a dash without a blank is no key, or a known one: -名称: 上海.
  func isItem(_ head: KeyHead, _ start: Int, _ length: Int) -> Bool {
    head.kind == .none
      || keys.contains(ScalarText.tidy(string(min(start + length, head.nameEnd), head.nameEnd)))
  }

  /// The length of a dash, or of what stands for one, at the start of a text.
  func dash(at start: Int, _ end: Int) -> Int? {
    if bytes[start] == 0x2D {
      return start + 1 == end || bytes[start + 1] != 0x2D ? 1 : nil
    }
    for dash in Self.fullWidthDashes where starts(with: dash, at: start, end) { return dash.count }
    return nil
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

  func isExcelRow(_ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].contains(0x09) && bytes[start] != 0x22 && bytes[start] != 0x27
  }

  /// The known key with which a line begins, when a blank follows it where the colon should stand.
  func knownWord(_ start: Int, _ end: Int) -> String? {
    guard
      let stop = bytes[start..<end].firstIndex(where: { isBlank($0) })
    else { return nil }
    let word = string(start, stop)
    return keys.contains(word) ? word : nil
  }
}
