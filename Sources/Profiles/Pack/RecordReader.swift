import ManualModel

/// Reads the few keys of a record of a pack file and tells what does not fit.
///
/// Pack files are written by template authors, in English keys only.
struct RecordReader {
  /// What the record is, for messages: `clause`, `parameter`.
  let kind: String
  let span: SourceSpan
  private let entries: [YAMLEntry]

  /// Nil, and an error, when the node is no mapping; unknown keys are errors too.
  init?(_ node: YAMLNode, kind: String, keys: [String], _ reporter: inout Reporter) {
    guard case .mapping(let entries) = node.content else {
      reporter.report(.packValue(kind, "a group of keys", "几项「名称: 内容」", at: node.span))
      return nil
    }
    self.kind = kind
    self.entries = entries
    span = node.span
    for entry in entries where !keys.contains(entry.key) {
      reporter.report(.packKey(entry.key, kind, among: keys, at: entry.keySpan))
    }
  }

  /// The node of a key; nil when absent or empty.
  func node(_ key: String) -> YAMLNode? {
    entries.first { $0.key == key && !$0.value.isEmpty }?.value
  }

  /// The text of a key; nil when absent, and an error when it is no text.
  func text(_ key: String, _ reporter: inout Reporter) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar else {
      reporter.report(.packValue(key, "text", "一段文字", at: node.span))
      return nil
    }
    return ScalarText.tidy(text)
  }

  /// The text of a key that must be there; an error and "" when it is not.
  func required(_ key: String, _ reporter: inout Reporter) -> String {
    if let text = text(key, &reporter) { return text }
    if node(key) == nil { reporter.report(.packMissing(key, kind, at: span)) }
    return ""
  }

  /// The items of a key; a single value is a list of one.
  func items(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    return if case .sequence(let items) = node.content { items } else { [node] }
  }

  /// The texts of a key.
  func texts(_ key: String, _ reporter: inout Reporter) -> [String] {
    items(key).compactMap { node in
      if let text = node.scalar { return ScalarText.tidy(text) }
      reporter.report(.packValue(key, "text", "一段文字", at: node.span))
      return nil
    }
  }
}

extension Diagnostic {
  static func packValue(
    _ key: String, _ english: String, _ chinese: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "expected-value", at: span,
      Wording(zh: "「\(key)」应是\(chinese)", en: "'\(key)' is \(english)"))
  }

  fileprivate static func packKey(
    _ key: String, _ kind: String, among keys: [String], at span: SourceSpan
  ) -> Diagnostic {
    let near = nearest(key, among: keys)
    return Diagnostic(
      "unknown-key", at: span,
      Wording(zh: "「\(kind)」里没有「\(key)」这一项", en: "no key '\(key)' in '\(kind)'"),
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "可用的有：\(keys.joined(separator: "、"))",
          en: "known are \(keys.joined(separator: ", "))"))
  }

  fileprivate static func packMissing(
    _ key: String, _ kind: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "missing-key", at: span,
      Wording(zh: "「\(kind)」缺少「\(key)」", en: "'\(kind)' needs '\(key)'"),
      remedy: Wording(zh: "补上「\(key): …」", en: "add '\(key): …'"))
  }
}
