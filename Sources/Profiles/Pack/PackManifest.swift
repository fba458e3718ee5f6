package import ManualModel

/// What a pack consists of and in which order: `pack.yaml`.
package struct PackManifest: Sendable {
  /// A section file, and those that stand one level deeper below it.
  package struct Entry: Sendable {
    /// Without `.md`: `procedures/repair`.
    package let file: String
    package let below: [Entry]
    package let span: SourceSpan
  }

  /// Sections on pages of one layout.
  package struct Division: Sendable {
    /// The name of the layout: `cover`, `front`.
    package let layout: String
    package let sections: [Entry]
    package let span: SourceSpan
  }

  /// One of the few words of the pack, by name: `gap` is 【待填:{name}】.
  package struct Label: Sendable {
    package let name: String
    package let text: String
    package let span: SourceSpan
  }

  package let name: String
  package let labels: [Label]
  /// Files of the header and the footer, as written, with `.md`.
  package let header: String?
  package let footer: String?
  /// The footer of pages with roman numbers.
  package let frontFooter: String?
  package let front: [Division]
  package let body: [Entry]
  package let appendices: [Entry]
  package let span: SourceSpan

  /// The text of a label; nil when the pack has none of that name.
  package func label(_ name: String) -> String? { labels.first { $0.name == name }?.text }

  /// Nil when the file has no tree; with errors among the diagnostics it may lack sections.
  package static func read(
    _ source: SourceText, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> PackManifest? {
    var reporter = Reporter()
    defer { reporter.finish(into: &diagnostics) }
    let keys = [
      "name", "labels", "header", "footer", "front_footer", "front", "body", "appendices",
    ]
    guard let root = YAMLDocument.read(source, file: file, keys: [], reporter: &reporter),
      let record = RecordReader(root, kind: "pack", keys: keys, &reporter)
    else { return nil }
    var seen: [String: SourceSpan] = [:]
    return PackManifest(
      name: record.required("name", &reporter), labels: labels(record.node("labels"), &reporter),
      header: record.text("header", &reporter), footer: record.text("footer", &reporter),
      frontFooter: record.text("front_footer", &reporter),
      front: record.items("front").compactMap { division($0, &seen, &reporter) },
      body: record.items("body").compactMap { entry($0, &seen, &reporter) },
      appendices: record.items("appendices").compactMap { entry($0, &seen, &reporter) },
      span: root.span)
  }

  private static func labels(_ node: YAMLNode?, _ reporter: inout Reporter) -> [Label] {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.content else {
      reporter.report(.packValue("labels", "a group of keys", "几项「名称: 内容」", at: node.span))
      return []
    }
    return entries.compactMap { entry in
      guard let text = entry.value.scalar else {
        reporter.report(.packValue(entry.key, "text", "一段文字", at: entry.value.span))
        return nil
      }
      return Label(name: entry.key, text: text, span: entry.value.span)
    }
  }

  private static func division(
    _ node: YAMLNode, _ seen: inout [String: SourceSpan], _ reporter: inout Reporter
  ) -> Division? {
    guard
      let record = RecordReader(node, kind: "front", keys: ["layout", "sections"], &reporter)
    else { return nil }
    return Division(
      layout: record.required("layout", &reporter),
      sections: record.items("sections").compactMap { entry($0, &seen, &reporter) },
      span: node.span)
  }

  private static func entry(
    _ node: YAMLNode, _ seen: inout [String: SourceSpan], _ reporter: inout Reporter
  ) -> Entry? {
    var file = ""
    var place = node.span
    var below: [YAMLNode] = []
    if let text = node.scalar {
      file = ScalarText.tidy(text)
    } else {
      guard let record = RecordReader(node, kind: "section", keys: ["file", "below"], &reporter)
      else { return nil }
      file = record.required("file", &reporter)
      place = record.node("file")?.span ?? node.span
      below = record.items("below")
    }
    if file.hasSuffix(".md") { file.removeLast(3) }
    guard isInside(file) else {
      reporter.report(.badPath(file, at: place))
      return nil
    }
    if let first = seen.updateValue(place, forKey: file) {
      reporter.report(.sectionTwice(file, at: place, first: first))
      return nil
    }
    return Entry(
      file: file, below: below.compactMap { entry($0, &seen, &reporter) }, span: place)
  }

  /// Whether a path names a file inside the pack's folder.
  private static func isInside(_ path: String) -> Bool {
    !path.utf8.contains(0x5C)
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }
}

extension Diagnostic {
  fileprivate static func badPath(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-path", at: span,
      Wording(
        zh: "「\(path)」不是模板文件夹里的文件", en: "'\(path)' is not a file inside the pack"),
      remedy: Wording(
        zh: "写相对路径，用「/」分开，如 procedures/repair",
        en: "write a relative path with '/', such as procedures/repair"))
  }

  fileprivate static func sectionTwice(
    _ file: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "section-twice", at: span,
      Wording(zh: "章节「\(file)」列了两次", en: "section '\(file)' is listed twice"),
      remedy: Wording(zh: "删除其中一处", en: "delete one of them"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: first)])
  }
}
