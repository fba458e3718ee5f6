import ManualModel

/// The names that references may use, gathered before anything is decoded.
struct NameIndex {
  /// Names in the order of the file, and where each stands.
  struct Names {
    private(set) var inOrder: [String] = []
    private var spans: [String: SourceSpan] = [:]

    func contains(_ name: String) -> Bool { spans[name] != nil }

    /// Adds a name; gives the place where it already stands.
    fileprivate mutating func add(_ name: String, at span: SourceSpan) -> SourceSpan? {
      if let first = spans[name] { return first }
      spans[name] = span
      inOrder.append(name)
      return nil
    }
  }

  private(set) var departments = Names()
  private(set) var people = Names()
  private(set) var outlets = Names()

  /// Gathers the names and tells which occur twice: a reference to them would be ambiguous.
  init(_ root: YAMLNode, schema: Schema, reporter: inout Reporter) {
    Self.gather("departments", root, schema, into: &departments, &reporter)
    Self.gather("people", root, schema, into: &people, &reporter)
    Self.gather("outlets", root, schema, into: &outlets, &reporter)
  }

  private static func gather(
    _ key: String, _ root: YAMLNode, _ schema: Schema, into names: inout Names,
    _ reporter: inout Reporter
  ) {
    guard let field = schema.root[key], case .list(.record(let record)) = field.type,
      let list = root.value(field)
    else { return }
    let items = if case .sequence(let items) = list.content { items } else { [list] }
    for item in items {
      guard let node = item.naming(record), let text = node.scalar else { continue }
      let name = ScalarText.tidy(text)
      guard !name.isEmpty, !node.isEmpty else { continue }
      if let first = names.add(name, at: node.span) {
        reporter.report(.duplicateName(name, in: field, at: node.span, first: first))
      }
    }
  }
}

extension YAMLNode {
  /// The value of a field of a mapping, under either of its names.
  func value(_ field: SchemaField) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == field.english || $0.key == field.chinese }?.value
  }

  /// What names an item of a list: its first field, or all of it when written in short.
  func naming(_ record: SchemaRecord) -> YAMLNode? {
    switch content {
    case .scalar: self
    case .mapping(let entries): entries.first { record.index(of: $0.key) == 0 }?.value
    case .sequence: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func duplicateName(
    _ name: String, in field: SchemaField, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-name", at: span,
      Wording(
        zh: "「\(name)」在「\(field.chinese)」里出现了两次",
        en: "'\(name)' occurs twice in '\(field.english)'"),
      remedy: Wording(
        zh: "删除一处，或加以区分，例如「\(name)（二）」",
        en: "delete one of them or tell them apart, as in '\(name) (2)'"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: first)])
  }
}
