import ManualModel

/// Leads from places in a repaired text back to the text the author wrote.
///
/// A repair changes columns only, never lines.
struct ColumnShifts {
  private struct Shift {
    var line: Int
    /// The first column of the repaired line, from zero, that it holds for.
    var column: Int
    /// How many columns must be added, in all, to come to the author's column.
    var delta: Int
  }

  private var shifts: [Shift] = []

  /// Shifts are added in the order of the text.
  mutating func add(line: Int, column: Int, delta: Int) {
    let before = shifts.last.map { $0.line == line ? $0.delta : 0 } ?? 0
    shifts.append(Shift(line: line, column: column, delta: before + delta))
  }

  /// The author's place, from one, of a place in the repaired text, from zero.
  func original(_ mark: YAMLMark) -> SourcePosition {
    SourcePosition(line: mark.line + 1, column: mark.column + delta(at: mark) + 1)
  }

  private func delta(at mark: YAMLMark) -> Int {
    guard !shifts.isEmpty else { return 0 }
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      let shift = shifts[middle]
      if (shift.line, shift.column) <= (mark.line, mark.column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0, shifts[low - 1].line == mark.line else { return 0 }
    return max(shifts[low - 1].delta, -mark.column)
  }
}
