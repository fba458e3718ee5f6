import ManualModel

/// Reads a group of keys of a theme file, under English or Chinese names.
struct ThemeRecord {
  let span: SourceSpan
  let entries: [YAMLEntry]
  private let keys: [ThemeKey]?

  /// Nil, and an error, when the node is no group; unknown keys and keys given twice are errors too.
  ///
  /// Without `keys` any name may stand there.
  init?(_ node: YAMLNode, _ name: String, keys: [ThemeKey]?, _ reporter: inout Reporter) {
    guard case .mapping(let entries) = node.content else {
      reporter.report(.packValue(name, "a group of keys", "几项「名称: 内容」", at: node.span))
      return nil
    }
    span = node.span
    self.entries = entries
    self.keys = keys
    guard let keys else { return }
    var seen: [Int: SourceSpan] = [:]
    for entry in entries {
      guard let index = keys.firstIndex(where: { $0.matches(entry.key) }) else {
        reporter.report(.themeKey(entry.key, name, among: keys, at: entry.keySpan))
        continue
      }
      if let first = seen.updateValue(entry.keySpan, forKey: index) {
        reporter.report(.themeKeyTwice(entry.key, at: entry.keySpan, first: first))
      }
    }
  }

  /// The entry of a key, by its English name; nil when absent or empty.
  func entry(_ english: String) -> YAMLEntry? {
    let key = (keys ?? ThemeNames.fonts).first { $0.english == english }
    return entries.first { key?.matches($0.key) == true && !$0.value.isEmpty }
  }

  /// The text of a key, with its place.
  func text(
    _ english: String, _ reporter: inout Reporter
  ) -> (key: String, text: String, span: SourceSpan)? {
    guard let entry = entry(english) else { return nil }
    guard let text = entry.value.scalar else {
      reporter.report(.packValue(entry.key, "text", "一段文字", at: entry.value.span))
      return nil
    }
    let tidy = ScalarText.tidy(text)
    return (entry.key, ScalarText.halfWidth(tidy) ?? tidy, entry.value.span)
  }

  /// A group below a key.
  func record(
    _ english: String, keys: [ThemeKey]?, _ reporter: inout Reporter
  ) -> ThemeRecord? {
    guard let entry = entry(english) else { return nil }
    return ThemeRecord(entry.value, entry.key, keys: keys, &reporter)
  }
}

extension ThemeKey {
  func matches(_ name: String) -> Bool { name == english || name == chinese }
}

extension Diagnostic {
  fileprivate static func themeKey(
    _ key: String, _ group: String, among keys: [ThemeKey], at span: SourceSpan
  ) -> Diagnostic {
    let near = nearest(key, among: keys.flatMap { [$0.english, $0.chinese] })
    return Diagnostic(
      "unknown-key", at: span,
      Wording(zh: "「\(group)」里没有「\(key)」这一项", en: "no key '\(key)' in '\(group)'"),
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "可用的有：\(keys.map(\.chinese).joined(separator: "、"))",
          en: "known are \(keys.map(\.english).joined(separator: ", "))"))
  }

  fileprivate static func themeKeyTwice(
    _ key: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-key", at: span,
      Wording(zh: "「\(key)」写了两次", en: "'\(key)' is given twice"),
      remedy: Wording(zh: "删除其中一处", en: "delete one of them"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: first)])
  }
}
