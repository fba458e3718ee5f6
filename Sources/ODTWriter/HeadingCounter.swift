import ManualModel

/// Counts headings as a word processor will, to find where its count would differ from the manual.
struct HeadingCounter {
  private var outline: [Int] = []
  private var appendix: [Int] = []
  /// How many headings of appendices were counted; their lists are named after it.
  private(set) var lists = 0

  /// How the number of a heading comes about.
  enum Count: Hashable {
    /// It has none.
    case none
    /// Counting gives it.
    case counted
    /// Counting goes on from here.
    case restarted(at: Int)
    /// Counting cannot give it, for a level above it has no such number: `5.2.4.1` right after
    /// `5.2`. It is typed.
    case typed(String)
  }

  /// Counts the next heading.
  mutating func count(_ heading: Heading, appendixLabel: String) -> Count {
    switch heading.numbering {
    case .none: return .none
    case .decimal(let numbers):
      return HeadingCounter.count(numbers, level: heading.level, in: &outline)
        ?? .typed(numbers.map(String.init).joined(separator: "."))
    case .appendix(let numbers):
      if let count = HeadingCounter.count(numbers, level: numbers.count, in: &appendix) {
        lists += 1
        return count
      }
      return .typed(HeadingCounter.appendixNumber(numbers, label: appendixLabel))
    }
  }

  /// Nil if the numbers above it are not what was counted.
  private static func count(_ numbers: [Int], level: Int, in counters: inout [Int]) -> Count? {
    guard let number = numbers.last, numbers.count == level,
      numbers.dropLast().elementsEqual(counters.prefix(level - 1))
    else { return nil }
    let next = counters.count >= level ? counters[level - 1] + 1 : 1
    counters = numbers
    return number == next ? .counted : .restarted(at: number)
  }

  /// `附录A`, `A.2`; after Z come AA and BB.
  private static func appendixNumber(_ numbers: [Int], label: String) -> String {
    guard let first = numbers.first else { return "" }
    let letter = letters(first)
    let rest = numbers.dropFirst()
    return rest.isEmpty ? label + letter : letter + rest.map { ".\($0)" }.joined()
  }
}
