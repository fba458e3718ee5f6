package import ManualModel

/// The commented profile that `shouce new` writes: every key of the table, facts left empty.
package enum ProfileSkeleton {
  /// The text of a new profile for a company of that name and kind.
  ///
  /// `kind` is one of ``kinds``, by its English or Chinese word; `keys` is the language of keys and
  /// comments; `schemaPath` says where an editor finds the JSON Schema, from the profile.
  package static func text(
    name: String, kind: String, keys: SchemaKeys, schema: Schema, catalogue: PackCatalogue,
    seeds: PackSeeds, schemaPath: String
  ) -> String {
    let kinds = Schema.companyKinds
    let choice = kinds.first { $0.english == kind || $0.chinese == kind } ?? kinds[1]
    let profile = SkeletonSeeds(seeds: seeds, schema: schema, catalogue: catalogue)
      .profile(name: name, kind: choice)
    var writer = SkeletonWriter(keys: keys, catalogue: catalogue.catalogue)
    writer.comment("yaml-language-server: $schema=\(schemaPath)")
    for line in seeds.head[keys] ?? [] { writer.comment(line) }
    for field in schema.root.fields {
      writer.blank()
      writer.field(field, profile.value(field), indent: "")
    }
    return writer.text
  }

  /// The kinds of company, for the command line.
  package static var kinds: [Choice] { Schema.companyKinds }
}

/// Writes a profile with every key of the table, each with what it is for.
private struct SkeletonWriter {
  let keys: SchemaKeys
  let catalogue: Catalogue
  private(set) var text = ""

  init(keys: SchemaKeys, catalogue: Catalogue) {
    self.keys = keys
    self.catalogue = catalogue
  }

  mutating func comment(_ comment: String) { line("# " + comment) }

  mutating func blank() { text += "\n" }

  private mutating func line(_ line: String) { text += line + "\n" }

  /// A key, its value as far as the pack fills it in, and what it is for.
  mutating func field(_ field: SchemaField, _ node: YAMLNode?, indent: String) {
    let name = field.name(in: keys)
    let comment = "  # " + doc(field)
    switch field.type {
    case .record(let record) where !record.fields.isEmpty:
      line("\(indent)\(name):\(comment)")
      for child in record.fields where child.need != .computed {
        self.field(child, node?.value(child), indent: indent + "  ")
      }
    case .record, .free: line("\(indent)\(name): {}\(comment)")
    case .list(.record(let record)): list(field, node, record, indent: indent)
    case .clauses(let row):
      line("\(indent)\(name):\(comment)")
      matrix(node, row, indent: indent + "  ")
    case .list, .text, .digits, .number, .boolean, .date, .choice, .reference:
      let value =
        node.map { written($0, field.type) }
        ?? field.defaultValue.map { text in
          written(YAMLNode(.scalar(text, .plain), span: .none), field.type)
        }
      line("\(indent)\(name):\(value.map { " " + $0 } ?? "")\(comment)")
    }
  }

  private mutating func list(
    _ field: SchemaField, _ node: YAMLNode?, _ record: SchemaRecord, indent: String
  ) {
    let name = field.name(in: keys)
    let items = node?.items ?? []
    let value = node != nil && items.isEmpty ? " []" : ""
    line("\(indent)\(name):\(value)  # \(doc(field))")
    for (index, item) in items.enumerated() {
      self.item(item, record, indent: indent + "  ", isCommented: index == 0)
    }
    if node == nil { example(record, indent: indent + "  ") }
  }

  /// An item with all its keys; the first of a list explains them.
  private mutating func item(
    _ item: YAMLNode, _ record: SchemaRecord, indent: String, isCommented: Bool
  ) {
    var dash = "- "
    for (index, field) in record.fields.enumerated() {
      let name = field.name(in: keys)
      let comment = isCommented ? "  # " + doc(field) : ""
      // An item in short is its name alone.
      let node = index == 0 && item.scalar != nil ? item : item.value(field)
      if case .list(.record(let inner)) = field.type {
        line("\(indent)\(dash)\(name):\(comment)")
        for (index, item) in (node?.items ?? []).enumerated() {
          self.item(item, inner, indent: indent + "    ", isCommented: isCommented && index == 0)
        }
      } else {
        let value = node.map { " " + written($0, field.type) } ?? ""
        line("\(indent)\(dash)\(name):\(value)\(comment)")
      }
      dash = "  "
    }
  }

  /// What an item of an empty list looks like, as a comment.
  private mutating func example(_ record: SchemaRecord, indent: String) {
    var dash = "- "
    for field in record.fields {
      let value = field.example.isEmpty ? "" : " " + example(field)
      line("\(indent)# \(dash)\(field.name(in: keys)):\(value)  # \(field.doc[keys])")
      dash = "  "
    }
  }

  /// The rows of the responsibility matrix, each on a line with the title of its clause.
  private mutating func matrix(_ node: YAMLNode?, _ row: SchemaRecord, indent: String) {
    guard case .mapping(let entries)? = node?.content else { return }
    for entry in entries {
      let title = ClauseID(entry.key).flatMap { catalogue[$0]?.title } ?? ""
      let cells = row.fields.map { field in
        let value = entry.value.value(field).map { written($0, field.type) } ?? ""
        return "\(field.name(in: keys)): \(value)"
      }
      line("\(indent)\"\(entry.key)\": {\(cells.joined(separator: ", "))}  # \(title)")
    }
  }

  private func doc(_ field: SchemaField) -> String {
    var text = field.doc[keys]
    if !field.example.isEmpty {
      text += Wording(zh: "；例：", en: "; e.g. ")[keys] + example(field)
    }
    if case .choice(let choices) = field.type {
      text += Wording(zh: "；可选：", en: "; one of ")[keys] + words(choices)
    }
    if case .list(.choice(let choices)) = field.type {
      text += Wording(zh: "；可选：", en: "; any of ")[keys] + words(choices)
    }
    // A comment ends with its line, whatever a pack's note holds.
    return String(text.map { $0.isNewline ? " " : $0 })
  }

  private func words(_ choices: [Choice]) -> String {
    choices.map { word($0) }.joined(separator: Wording(zh: "、", en: ", ")[keys])
  }

  private func example(_ field: SchemaField) -> String {
    guard case .choice(let choices) = field.type,
      let choice = choices.first(where: { $0.chinese == field.example })
    else { return field.example }
    return word(choice)
  }

  private func written(_ node: YAMLNode, _ type: SchemaType) -> String {
    guard let text = node.scalar else {
      let item = if case .list(let item) = type { item } else { type }
      return "[\(node.items.map { written($0, item) }.joined(separator: ", "))]"
    }
    switch type {
    case .choice(let choices):
      return choices.first { $0.english == text || $0.chinese == text }.map { word($0) } ?? text
    case .boolean:
      guard let value = ScalarText.boolean(text), keys == .chinese else { return text }
      return value ? "是" : "否"
    case .number: return text
    case .text, .digits, .date, .reference, .list, .record, .clauses, .free:
      return isPlain(text) ? text : JSONValue.quoted(text)
    }
  }

  private func word(_ choice: Choice) -> String {
    keys == .english ? choice.english : choice.chinese
  }

  /// Whether a text is safe without quotes wherever it stands: ideographs, letters, digits, `_` and `.`
  /// after a first one that is no digit.
  private func isPlain(_ text: String) -> Bool {
    var isFirst = true
    for scalar in text.unicodeScalars {
      let isWord =
        (0x4E00...0x9FFF).contains(scalar.value) || ("a"..."z").contains(scalar)
        || ("A"..."Z").contains(scalar) || scalar == "_"
      let isInner = !isFirst && (("0"..."9").contains(scalar) || scalar == ".")
      guard isWord || isInner else { return false }
      isFirst = false
    }
    let reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    return !text.isEmpty && !reserved.contains(text.lowercased())
  }
}

extension YAMLNode {
  /// The items of a list; a value alone is a list of one.
  fileprivate var items: [YAMLNode] {
    switch content {
    case .sequence(let items): items
    case .scalar where isEmpty: []
    case .scalar, .mapping: [self]
    }
  }
}

extension Wording {
  fileprivate subscript(keys: SchemaKeys) -> String { keys == .english ? en : zh }
}
