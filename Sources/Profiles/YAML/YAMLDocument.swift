package import ManualModel

/// Reads a YAML file into its located tree.
package enum YAMLDocument {
  /// The root of a file whose keys are not known, such as a ledger; nil when it cannot be read.
  package static func read(
    _ source: SourceText, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> YAMLNode? {
    var reporter = Reporter()
    let root = read(source, file: file, keys: [], reporter: &reporter)
    reporter.finish(into: &diagnostics)
    return root
  }

  /// The root of a file; `keys` are the names that may stand before a colon in it.
  static func read(
    _ source: SourceText, file: SourceFileID, keys: Set<String>, reporter: inout Reporter
  ) -> YAMLNode? {
    guard source.report(file: file, to: &reporter) else { return nil }
    var scanner = SlipScanner(source.bytes, file: file, keys: keys)
    scanner.scan()
    var composer = YAMLComposer(source.bytes, file: file)
    var root: YAMLNode?
    var stop: YAMLComposer.Stop?
    do { root = try composer.document() } catch { stop = error }
    // What libyaml reads is right in structure, whatever the scanner thinks of it.
    let findings = scanner.findings.filter { stop?.failure != nil || $0.isSemantic }
    for finding in findings { reporter.report(finding.diagnostic) }
    let edits = findings.flatMap(\.edits)
    guard !edits.isEmpty else {
      reporter.report(contentsOf: composer.reporter)
      if let failure = stop?.failure { reporter.report(.syntax(failure, file: file)) }
      return root
    }
    let (repaired, shifts) = RepairedText.apply(edits, to: source.bytes)
    var second = YAMLComposer(repaired, file: file, shifts: shifts)
    do {
      root = try second.document()
      reporter.report(contentsOf: second.reporter)
      return root
    } catch {
      reporter.report(contentsOf: second.reporter)
      if let failure = error.failure {
        reporter.report(.syntax(failure, file: file, shifts: shifts))
      }
      return nil
    }
  }
}

extension YAMLComposer.Stop {
  fileprivate var failure: YAMLFailure? {
    if case .syntax(let failure) = self { failure } else { nil }
  }
}
