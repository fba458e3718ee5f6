internal import ManualModel
internal import Revisions

/// The pages on which an issue changed something, for the last column of the table of revisions.
enum ChangedPages {
  /// `3-5, 9`; the pack's word for all pages where it is more than half of them.
  static func text(
    of difference: Difference, in manual: Manual, pages: Pages, phrases: ChangePhrases
  ) -> String {
    let changed = Set(
      difference.sections.lazy.filter { $0.new != nil && $0.kinds != .renumbered }.map(\.id))
    let sections = manual.divisions.flatMap(\.sections)
    func page(of section: Section) -> String? {
      manual.targets[section.id].flatMap { pages[$0.bookmark] }
    }
    var numbers: Set<Int> = []
    for (index, section) in sections.enumerated() where changed.contains(section.id) {
      // Pages of the front matter have letters: every issue changes them.
      guard let first = page(of: section).flatMap({ Int($0) }) else { continue }
      var last = first
      if let next = sections[(index + 1)...].first(where: { page(of: $0) != nil }),
        let nextPage = page(of: next).flatMap({ Int($0) })
      {
        // What is not known to begin a page may begin in the middle of one.
        last = max(first, next.startsNewPage ? nextPage - 1 : nextPage)
      }
      numbers.formUnion(first...last)
    }
    if let total = Int(pages.total), numbers.count * 2 > total { return phrases.word("all_pages") }
    return ranges(of: numbers.sorted()).map { range in
      range.count == 1
        ? String(range.lowerBound)
        : phrases.fill(
          "page_range", [("first", String(range.lowerBound)), ("last", String(range.upperBound))])
    }.joined(separator: phrases.word("page_separator"))
  }

  /// Neighbours as one.
  private static func ranges(of numbers: [Int]) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges
  }
}
