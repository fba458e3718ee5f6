/// On which page everything is that a reference can point at, as readers see it: `iv`, `12`.
///
/// Known only when the document has been laid out; DOCX and ODT have pages of their own.
package struct Pages: Hashable, Sendable {
  /// What the page is called, by the bookmark that is on it.
  private let labels: [String: String]
  /// How many pages there are, as ``Inline/Field/pageCount`` shows it.
  package let total: String

  /// Nil for a bookmark that the layout does not have.
  package subscript(bookmark: String) -> String? { labels[bookmark] }

  /// Turns sheets of paper into what is printed on them.
  ///
  /// `sheets` gives the sheet of each bookmark, counted from one; `count` how many sheets there are.
  /// A division goes from the sheet of its first section to that of the next division.
  package init(of manual: Manual, sheets: [String: Int], count: Int) {
    var runs = [Run(start: 1, first: 1, numbering: .decimal)]
    for division in manual.divisions {
      let bookmarks = division.sections.lazy.compactMap { manual.targets[$0.id]?.bookmark }
      // A section that shows nothing is on no page.
      guard let start = bookmarks.compactMap({ sheets[$0] }).first else { continue }
      let layout = division.layout
      runs.append(
        Run(
          start: start, first: layout.restartsNumbering ? start : runs[runs.count - 1].first,
          numbering: layout.numbering))
    }
    var labels: [String: String] = [:]
    for (bookmark, sheet) in sheets {
      labels[bookmark] = runs.last { $0.start <= sheet }?.label(of: sheet)
    }
    self.labels = labels
    total = manual.targets[Target.end].flatMap { labels[$0.bookmark] } ?? String(count)
  }

  /// What was found before and kept.
  package init(labels: [String: String], total: String) {
    self.labels = labels
    self.total = total
  }

  /// The same pages under the names that targets have elsewhere.
  package func renamed(from old: [String: Target], to new: [String: Target]) -> Pages {
    var renamed: [String: String] = [:]
    for (name, target) in old {
      if let page = labels[target.bookmark], let other = new[name] {
        renamed[other.bookmark] = page
      }
    }
    return Pages(labels: renamed, total: total)
  }

  /// All bookmarks with their pages, in the order of their names.
  package var all: [(bookmark: String, page: String)] {
    labels.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// The sheets of a division.
  private struct Run {
    var start: Int
    /// The sheet that is page one.
    var first: Int
    var numbering: PageLayout.Numbering

    func label(of sheet: Int) -> String { numbering.label(sheet - first + 1) }
  }
}

extension PageLayout.Numbering {
  /// A page number as it is printed: `12`, `iv`, `IV`.
  package func label(_ number: Int) -> String {
    switch self {
    case .decimal: String(number)
    case .lowerRoman: roman(number).lowercased()
    case .upperRoman: roman(number)
    }
  }
}

/// `IV`; numbers that the Romans had none for as they are.
private func roman(_ number: Int) -> String {
  guard (1..<4000).contains(number) else { return String(number) }
  let signs = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
  var rest = number
  var text = ""
  for (value, sign) in signs {
    while rest >= value {
      text += sign
      rest -= value
    }
  }
  return text
}
