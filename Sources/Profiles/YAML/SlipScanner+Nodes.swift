import ManualModel

extension SlipScanner {
  /// How a line stands to those above it.
  enum Relation {
    case sibling, child, continuation, mismatch
  }

  mutating func scanContent(_ start: Int, _ end: Int, column: Int, isFirst: Bool) {
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
  mutating func item(_ start: Int, _ end: Int, column: Int, isFirst: Bool) {
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
  mutating func sibling(_ head: KeyHead, _ start: Int, _ end: Int, column: Int) {
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
  mutating func child(
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
}
