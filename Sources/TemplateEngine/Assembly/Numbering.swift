import ManualModel

/// Counts the headings of a manual.
struct Numbering {
  private var counters: [Int] = []
  private var part: Skeleton.Part?

  /// The number of the next heading of a part, in reading order.
  mutating func next(_ draft: SectionDraft, in part: Skeleton.Part) -> Heading.Numbering {
    if part != self.part {
      // Front matter has no numbers; appendices count from one again.
      if part == .appendices || self.part == .appendices { counters = [] }
      self.part = part
    }
    guard draft.isNumbered else { return .none }
    if case .front = part { return .none }
    if part == .body, let number = draft.explicitNumber {
      counters = number
      return .decimal(number)
    }
    let depth = draft.level
    var numbers = Array(counters.prefix(depth))
    while numbers.count < depth { numbers.append(0) }
    numbers[depth - 1] += 1
    // A level that was skipped counts as its first.
    for index in numbers.indices where numbers[index] == 0 { numbers[index] = 1 }
    counters = numbers
    return part == .appendices ? .appendix(numbers) : .decimal(numbers)
  }
}
