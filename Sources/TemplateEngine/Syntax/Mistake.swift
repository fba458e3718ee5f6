import ManualModel

/// What is wrong with a template, before it is known where.
struct Mistake {
  var id: String
  var severity: Severity = .error
  var summary: Wording
  var remedy: Wording?

  init(_ id: String, zh: String, en: String, remedy: Wording? = nil) {
    self.id = id
    self.summary = Wording(zh: zh, en: en)
    self.remedy = remedy
  }
}

/// Collects the mistakes of a file, each once and not without end.
///
/// A partial is bound wherever it is included and a row is evaluated for every outlet: the same
/// mistake at the same place is one mistake.
struct Mistakes {
  private(set) var diagnostics = Diagnostics()
  private var seen: Set<Diagnostic> = []

  /// More than this many nobody reads.
  static let limit = 100

  mutating func add(_ mistake: Mistake, at span: SourceSpan) {
    guard seen.count < Mistakes.limit else { return }
    let diagnostic = Diagnostic(
      mistake.id, mistake.severity, at: span, mistake.summary, remedy: mistake.remedy)
    guard seen.insert(diagnostic).inserted else { return }
    diagnostics.add(diagnostic)
  }

  /// Whether there is no use in counting lines and columns for another one.
  var isFull: Bool { seen.count >= Mistakes.limit }

  mutating func add(_ mistake: Mistake, at range: TextRange, in source: SourceText) {
    guard !isFull else { return }
    add(mistake, at: source.span(range))
  }
}
