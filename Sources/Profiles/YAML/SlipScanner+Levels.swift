import ManualModel

extension SlipScanner {
  /// Closes the levels that a column closes, and tells how it stands to the rest.
  mutating func settle(_ column: Int, isDash: Bool) -> Relation {
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

  var pendingRelation: Relation {
    switch pending {
    case .nothing: .child
    case .value: .continuation
    }
  }

  /// The columns of the open levels of a kind, each once.
  func columns(where isMeant: (Level) -> Bool) -> [Int] {
    var found: [Int] = []
    for level in levels where isMeant(level) && !found.contains(level.column) {
      found.append(level.column)
    }
    return found
  }

  /// The list that an item belongs to: the one below whose dash the next line goes on, else the nearest.
  func listColumn(near column: Int, width: Int, _ end: Int) -> Int? {
    let found = columns(where: \.isSequence)
    if let next = nextLine(end) {
      let width = isDash(next.start, next.end) ? 0 : width
      if let meant = found.first(where: { $0 + width == next.column }) { return meant }
    }
    return found.reversed().min { abs($0 - column) < abs($1 - column) }
  }

  /// The next line that holds something: its column, its first byte and its end.
  func nextLine(_ end: Int) -> (column: Int, start: Int, end: Int)? {
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
  func isDash(_ start: Int, _ end: Int) -> Bool {
    bytes[start] == 0x2D && (start + 1 == end || isBlank(bytes[start + 1]))
  }

  func nearestColumn(to column: Int) -> Int {
    levels.reversed().map(\.column).min { abs($0 - column) < abs($1 - column) } ?? 0
  }
}
