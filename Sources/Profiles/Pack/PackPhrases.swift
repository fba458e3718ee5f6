package import ManualModel

/// Phrases by key, such as those in which a pack tells what changed: `changes.yaml`.
///
/// A flat file of `key: text`; what the keys mean is said where they are used.
package struct PackPhrases: Sendable {
  package let phrases: [(key: String, text: String)]

  /// Nil when the file is no group of keys.
  package static func read(
    _ source: SourceText, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> PackPhrases? {
    var reporter = Reporter()
    defer { reporter.finish(into: &diagnostics) }
    guard let root = YAMLDocument.read(source, file: file, keys: [], reporter: &reporter) else {
      return nil
    }
    guard case .mapping(let entries) = root.content else {
      reporter.report(.packValue("phrases", "a group of keys", "几项「名称: 内容」", at: root.span))
      return nil
    }
    return PackPhrases(
      phrases: entries.compactMap { entry in
        guard let text = entry.value.scalar else {
          reporter.report(.packValue(entry.key, "text", "一段文字", at: entry.value.span))
          return nil
        }
        return (entry.key, text)
      })
  }
}
