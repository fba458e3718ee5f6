import ManualModel

extension SlipScanner {
  mutating func dashSlip(
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

  /// A line that is neither key nor item; left out, so that the others can be read.
  mutating func lostLine(_ start: Int, _ end: Int, isSemantic: Bool) {
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

  mutating func missingColon(
    _ name: String, _ start: Int, _ end: Int, isSemantic: Bool
  ) {
    let at = start + name.utf8.count
    report(
      .missingColon(name, at: span(start, at)), replacing: at..<at, by: [0x3A],
      isSemantic: isSemantic)
  }

  mutating func reportColon(_ head: KeyHead, _ start: Int, isSemantic: Bool) {
    let name = ScalarText.tidy(string(start, head.nameEnd))
    let colon = head.colon
    let isFullWidth = head.kind == .fullWidth
    report(
      isFullWidth
        ? .fullWidthColon(name, at: span(colon, colon + 3))
        : .missingBlankAfterColon(name, at: span(colon, colon + 1)),
      replacing: colon..<head.valueStart, by: [0x3A, 0x20], isSemantic: isSemantic)
  }

  mutating func reportLead(_ lead: Lead, column: Int) {
    report(
      lead.hasTab
        ? .tabIndentation(at: span(lineStart, lead.end))
        : .wideIndentation(at: span(lineStart, lead.end)),
      replacing: lineStart..<lead.end, by: blanks(column), isSemantic: true)
  }
}
