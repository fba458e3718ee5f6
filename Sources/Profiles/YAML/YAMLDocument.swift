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
    var composer = YAMLComposer(source.bytes, file: file)
    do {
      let root = try composer.document()
      reporter.report(contentsOf: composer.reporter)
      return root
    } catch {
      reporter.report(contentsOf: composer.reporter)
      if case .syntax(let failure) = error { reporter.report(.syntax(failure, file: file)) }
      return nil
    }
  }
}
