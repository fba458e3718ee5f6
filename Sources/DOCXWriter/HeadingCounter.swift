/// Counts headings as a word processor does, to see where its count is not the number wanted.
struct HeadingCounter {
  /// The last number of each level; 0 where none was counted since the level above went on.
  private var counts: [Int]

  init(levels: Int) { counts = Array(repeating: 0, count: levels) }

  /// Counts a heading; what has to be overridden for it to come out as `numbers`.
  ///
  /// The own level can be told where to go on. The levels above belong to other headings: where
  /// these are missing (5.2.4 without a 5.2), their numbers are written into the label as text.
  mutating func overrides(
    for numbers: [Int], label: (_ prefix: ArraySlice<Int>) -> String
  ) -> [Numbering.Override] {
    let level = numbers.count - 1
    guard counts.indices.contains(level) else {
      preconditionFailure("a heading has 1 to \(counts.count) numbers")
    }
    let own = numbers[level]
    let isPrefixRight = counts[..<level].elementsEqual(numbers[..<level])
    let isCounted = counts[level] + 1 == own
    counts[level] = own
    for deeper in (level + 1)..<max(counts.count, level + 1) { counts[deeper] = 0 }
    guard !isPrefixRight || !isCounted else { return [] }
    return [
      Numbering.Override(
        level: level, start: own, prefix: isPrefixRight ? nil : label(numbers[..<level]))
    ]
  }
}
