package import ManualModel

/// The commented profile that `shouce new` writes: every key of the table, facts left empty.
package enum ProfileSkeleton {
  /// The text of a new profile for a company of that name and kind.
  ///
  /// `kind` is one of ``kinds``, by its English or Chinese word; `keys` is the language of keys and
  /// comments; `schemaPath` says where an editor finds the JSON Schema, from the profile.
  package static func text(
    name: String, kind: String, keys: SchemaKeys, schema: Schema, catalogue: PackCatalogue,
    schemaPath: String
  ) -> String {
    let kinds = Schema.companyKinds
    let choice = kinds.first { $0.english == kind || $0.chinese == kind } ?? kinds[1]
    var writer = SkeletonWriter(
      keys: keys, isService: choice.english == "service", catalogue: catalogue,
      seeds: SkeletonSeeds(
        name: name, kind: choice, schema: schema, catalogue: catalogue.catalogue))
    writer.head(schemaPath: schemaPath)
    for field in schema.root.fields {
      writer.blank()
      writer.field(field, path: field.english, indent: "")
    }
    return writer.text
  }

  /// The kinds of company, for the command line.
  package static var kinds: [Choice] { Schema.companyKinds }
}

/// Writes the lines of a skeleton.
private struct SkeletonWriter {
  let keys: SchemaKeys
  let isService: Bool
  let catalogue: PackCatalogue
  let seeds: SkeletonSeeds
  private(set) var text = ""

  init(keys: SchemaKeys, isService: Bool, catalogue: PackCatalogue, seeds: SkeletonSeeds) {
    self.keys = keys
    self.isService = isService
    self.catalogue = catalogue
    self.seeds = seeds
  }

  mutating func head(schemaPath: String) {
    line("# yaml-language-server: $schema=\(schemaPath)")
    let lines =
      keys == .chinese
      ? [
        "售后服务手册的资料文件。在冒号后面填写内容，冒号用半角，后面留一个空格；「#」后面是说明，不会印出来。",
        "没填的内容在草稿里显示为【待填】；同一件事只在这里写一次，改一处，手册处处跟着改。",
        "部门、岗位、法规等已填的内容是常见的例子，请按实际情况修改或删除。",
        "列表的每一项以「- 」开头；有冒号、井号等符号的文字加半角引号。",
      ]
      : [
        "Facts for the after-sales service manual. Write values after ': '; text after '#' is a comment.",
        "What is left empty shows as a gap in the draft. Every fact is written once, here.",
        "Departments, positions and laws are common examples: change or delete them.",
        "Items of a list begin with '- '; quote text that holds a colon or a hash.",
      ]
    for text in lines { line("# " + text) }
  }

  mutating func blank() { text += "\n" }

  private mutating func line(_ line: String) { text += line + "\n" }

  /// A key, its value as far as there is a seed, and what it is for.
  mutating func field(_ field: SchemaField, path: String, indent: String) {
    let name = field.name(in: keys)
    let comment = "  # " + doc(field)
    switch field.type {
    case .record(let record):
      if record.fields.isEmpty {
        line("\(indent)\(name): {}\(comment)")
        return
      }
      line("\(indent)\(name):\(comment)")
      for child in record.fields where child.need != .computed {
        self.field(child, path: "\(path).\(child.english)", indent: indent + "  ")
      }
    case .list(.record(let record)): list(field, record, path: path, indent: indent)
    case .clauses(let row):
      line("\(indent)\(name):\(comment)")
      matrix(row, indent: indent + "  ")
    case .free: line("\(indent)\(name): {}\(comment)")
    case .list, .text, .digits, .number, .boolean, .date, .choice, .reference:
      let value = seeds.texts[path].map { written($0, field.type) } ?? defaultValue(field)
      line("\(indent)\(name):\(value.isEmpty ? "" : " " + value)\(comment)")
    }
  }

  private mutating func list(
    _ field: SchemaField, _ record: SchemaRecord, path: String, indent: String
  ) {
    let name = field.name(in: keys)
    let comment = "  # " + doc(field)
    if isService, path == "products" || path == "outlets" {
      line("\(indent)\(name): []\(comment)")
      return
    }
    if let items = seeds.items[path], !items.isEmpty {
      line("\(indent)\(name):\(comment)")
      for (index, item) in items.enumerated() {
        self.item(item, record, indent: indent + "  ", isCommented: index == 0)
      }
    } else {
      line("\(indent)\(name):\(comment)")
      example(record, indent: indent + "  ")
    }
  }

  /// An item with all its keys; the first of a list explains them.
  private mutating func item(
    _ item: SkeletonSeeds.Item, _ record: SchemaRecord, indent: String, isCommented: Bool
  ) {
    var dash = "- "
    for field in record.fields {
      let name = field.name(in: keys)
      let comment = isCommented ? "  # " + doc(field) : ""
      if case .list(.record(let inner)) = field.type {
        line("\(indent)\(dash)\(name):\(comment)")
        if case .items(let items)? = item[field.english] {
          for (index, item) in items.enumerated() {
            self.item(
              item, inner, indent: indent + "    ", isCommented: isCommented && index == 0)
          }
        }
      } else {
        let value = item[field.english].map { written($0, field.type) } ?? ""
        line("\(indent)\(dash)\(name):\(value.isEmpty ? "" : " " + value)\(comment)")
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

  /// A row for each second-level clause; the usual owner is the main department.
  private mutating func matrix(_ row: SchemaRecord, indent: String) {
    let names = row.fields.map { $0.name(in: keys) }
    let departments = SkeletonSeeds.departmentNames(isService: isService)
    for clause in catalogue.catalogue.clauses where clause.id.components.count == 3 {
      let owner = catalogue.owners[clause.id].flatMap { departments.contains($0) ? $0 : nil }
      let main = owner ?? "售后服务部"
      line(
        "\(indent)\"\(clause.id)\": {\(names[0]): \(main), \(names[1]): []}  # \(clause.title)")
    }
  }

  private func doc(_ field: SchemaField) -> String {
    var text = field.doc[keys]
    if !field.example.isEmpty {
      text += keys == .chinese ? "；例：\(example(field))" : "; e.g. \(example(field))"
    }
    if case .choice(let choices) = field.type {
      let words = choices.map { word($0) }.joined(separator: keys == .chinese ? "、" : ", ")
      text += keys == .chinese ? "；可选：\(words)" : "; one of \(words)"
    }
    if case .list(.choice(let choices)) = field.type {
      let words = choices.map { word($0) }.joined(separator: keys == .chinese ? "、" : ", ")
      text += keys == .chinese ? "；可选：\(words)" : "; any of \(words)"
    }
    // A comment ends with its line, whatever a pack's note holds.
    return String(text.map { $0.isNewline ? " " : $0 })
  }

  private func example(_ field: SchemaField) -> String {
    guard case .choice(let choices) = field.type,
      let choice = choices.first(where: { $0.chinese == field.example })
    else { return field.example }
    return word(choice)
  }

  private func defaultValue(_ field: SchemaField) -> String {
    field.defaultValue.map { written(.text($0), field.type) } ?? ""
  }

  private func written(_ seed: SkeletonSeeds.Seed, _ type: SchemaType) -> String {
    switch (seed, type) {
    case (.texts(let texts), .list(let item)):
      return "[\(texts.map { written(.text($0), item) }.joined(separator: ", "))]"
    case (.text(let text), .choice(let choices)):
      return choices.first { $0.english == text }.map { word($0) } ?? text
    case (.text(let text), .boolean):
      return keys == .english ? text : text == "true" ? "是" : "否"
    case (.text(let text), .number): return text
    case (.text(let text), _): return isPlain(text) ? text : JSONValue.quoted(text)
    case (.texts, _), (.items, _): return ""
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

extension Wording {
  fileprivate subscript(keys: SchemaKeys) -> String { keys == .english ? en : zh }
}
