/// A sentence for the user in both languages of the program.
package struct Wording: Hashable, Sendable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}

/// How bad a diagnostic is.
///
/// An error keeps documents from being written.
package enum Severity: String, Comparable, Sendable, CaseIterable {
  case note, warning, error

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One thing the author of a profile or a template should know, with its place and a remedy.
///
/// Printed as `file:line:column: error: summary [id]`, the line, a caret, then the remedy.
/// Wording: no full stop at the end of the summary, the most specific thing first, names in quotes
/// (「」 in Chinese, '' in English), the rule rather than the failure.
package struct Diagnostic: Hashable, Sendable {
  /// Stable, kebab-case: `unknown-key`, `full-width-colon`.
  package var id: String
  package var severity: Severity
  package var summary: Wording
  /// What to do about it, as a verb phrase: 「改为……」 / "write …".
  package var remedy: Wording?
  package var span: SourceSpan
  /// Other places that matter, such as the first of two duplicate keys.
  package var notes: [Note]

  package struct Note: Hashable, Sendable {
    package var text: Wording
    package var span: SourceSpan

    package init(_ text: Wording, at span: SourceSpan) {
      self.text = text
      self.span = span
    }
  }

  package init(
    _ id: String, _ severity: Severity = .error, at span: SourceSpan, _ summary: Wording,
    remedy: Wording? = nil, notes: [Note] = []
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.remedy = remedy
    self.span = span
    self.notes = notes
  }
}

/// The diagnostics of a run, in the order they were found.
///
/// Phases go on after an error; the pipeline stops between phases when ``hasErrors``.
package struct Diagnostics: Sendable {
  package private(set) var all: [Diagnostic] = []
  package private(set) var hasErrors = false

  package init() {}

  package mutating func add(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
    if diagnostic.severity == .error { hasErrors = true }
  }

  package mutating func add(contentsOf others: Diagnostics) {
    for diagnostic in others.all { add(diagnostic) }
  }

  package var isEmpty: Bool { all.isEmpty }
}

/// The nearest of `candidates` to `name`, for "did you mean"; nil when none is near.
///
/// Near: an edit distance (insert, delete, replace, swap of neighbours) of at most a third of the
/// longer name, at least one; Chinese names of two characters may differ in one.
package func nearest(_ name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard wanted.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let limit = max(1, max(wanted.count, other.count) / 3)
    guard abs(wanted.count - other.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    guard distance <= limit, distance < max(wanted.count, 2) else { continue }
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// The optimal string alignment distance (Damerau 1964, adjacent swaps once).
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let change = left[row] == right[column] ? 0 : 1
      var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + change)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, before[column - 1] + 1)
      }
      current.append(cost)
    }
    before = previous
    previous = current
  }
  return previous[right.count]
}
