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
    let bytes = source.bytes
    let findings = scanner.findings
    let plain = compose(bytes, file)
    if plain.failure == nil {
      // What libyaml reads is right in structure, whatever the scanner thinks of it.
      let semantic = scanner.isLost ? [] : findings.filter(\.isSemantic)
      let edits = semantic.flatMap(\.edits)
      let repaired = edits.isEmpty ? plain : compose(bytes, file, repairedBy: edits)
      if repaired.failure == nil { return repaired.report(semantic, to: &reporter) }
    }
    let edits = findings.flatMap(\.edits)
    let repaired = edits.isEmpty ? plain : compose(bytes, file, repairedBy: edits)
    // When no repair makes sense of a text that made sense before, it was no slip.
    // (Not so when the scanner stopped at its bound: then the rest is simply not repaired.)
    if repaired.failure != nil, plain.failure == nil, findings.count <= SlipScanner.limit {
      return plain.report([], to: &reporter)
    }
    return repaired.report(findings, to: &reporter)
  }

  /// What composing a text gave; the failure, libyaml's, is not yet among the diagnostics.
  private struct Composed {
    var root: YAMLNode?
    var reporter: Reporter
    var failure: Diagnostic?

    /// Tells what was found, and gives the root.
    func report(
      _ findings: [SlipScanner.Finding], to reporter: inout Reporter
    ) -> YAMLNode? {
      for finding in findings { reporter.report(finding.diagnostic) }
      reporter.report(contentsOf: self.reporter)
      if let failure {
        reporter.report(failure)
        reporter.isTruncated = true
      }
      return root
    }
  }

  private static func compose(
    _ bytes: [UInt8], _ file: SourceFileID, repairedBy edits: [SlipScanner.Edit] = []
  ) -> Composed {
    let (text, shifts) =
      edits.isEmpty ? (bytes, ColumnShifts()) : RepairedText.apply(edits, to: bytes)
    var composer = YAMLComposer(text, file: file, shifts: shifts)
    var root: YAMLNode?
    var failure: Diagnostic?
    do {
      root = try composer.document()
    } catch {
      // Any other reason to stop is in the reporter already.
      if case .syntax(let reason) = error {
        failure = .syntax(reason, file: file, shifts: shifts)
      }
    }
    return Composed(root: root, reporter: composer.reporter, failure: failure)
  }
}
