import ManualModel

/// Collects what is wrong with one file, up to a bound, and tells it in the order of the lines.
///
/// Nobody reads the two-hundredth mistake; a broken file must not cost a million messages.
struct Reporter {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isFull = false
  /// Whether the file could be read only in part, so that what is named may stand in the rest.
  var isTruncated = false
  private let limit: Int

  init(limit: Int = 200) { self.limit = limit }

  mutating func report(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    guard diagnostics.count < limit else {
      isFull = true
      diagnostics.append(.tooManyMistakes(limit, at: diagnostic.span))
      return
    }
    diagnostics.append(diagnostic)
  }

  mutating func report(contentsOf others: Reporter) {
    for diagnostic in others.diagnostics { report(diagnostic) }
    isTruncated = isTruncated || others.isTruncated
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Hands everything over, sorted by place; what stands at one place stays in its order.
  consuming func finish(into all: inout Diagnostics) {
    let sorted = diagnostics.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }
    var last: Diagnostic?
    for (_, diagnostic) in sorted {
      // A bracket too many is why a text looks like a list: that is one mistake.
      let isConsequence = diagnostic.id.hasPrefix("expected-")
      if isConsequence, last?.span.start == diagnostic.span.start, last?.severity == .error {
        continue
      }
      all.add(diagnostic)
      last = diagnostic
    }
  }
}

extension Diagnostic {
  fileprivate static func tooManyMistakes(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "too-many-mistakes", at: span,
      Wording(
        zh: "已列出 \(count) 处问题，其余不再列出", en: "\(count) problems are listed, the rest is not"),
      remedy: Wording(zh: "先改正列出的问题，再运行一次", en: "correct these and run again"))
  }
}
