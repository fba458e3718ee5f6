import ManualModel

/// Turns the tree of a profile into facts by the schema table.
///
/// Every fixed record of the schema becomes a record of facts, whether the profile has it or not, so
/// that each fact that may be printed has a path and a place; a list that is not given is missing.
struct FactDecoder {
  let schema: Schema
  let catalogue: Catalogue
  let names: NameIndex
  var reporter: Reporter
  var table = FactTable()
  /// Names that references use and nothing has.
  var strangers = Strangers()
  /// Whether the profile's keys are English, so that examples in messages are.
  private var isEnglish = false

  init(schema: Schema, catalogue: Catalogue, names: NameIndex, reporter: Reporter) {
    self.schema = schema
    self.catalogue = catalogue
    self.names = names
    self.reporter = reporter
  }

  mutating func facts(_ root: YAMLNode) -> Facts {
    let written = Written(key: "", span: root.span)
    if case .mapping(let entries) = root.content { isEnglish = entries.first?.isEnglish ?? false }
    let value = record(root, schema.root, written, FactTable.root)
    var facts = Facts(root: Fact(value, FactTable.root), shape: schema.shape, table: table)
    resolveCommitments(in: &facts)
    checkExclusions(in: facts)
    reportStrangers()
    return facts
  }

  /// A key as the author wrote it; what messages name and point at.
  struct Written {
    var key: String
    var span: SourceSpan
    /// Whether it is an item of the list of that key.
    var isItem = false
  }

  /// The value that a node has by its type.
  mutating func value(
    _ node: YAMLNode, _ type: SchemaType, _ written: Written, _ id: FactID
  ) -> Value {
    switch type {
    case .record(let record): self.record(node, record, written, id)
    case .clauses(let row): matrix(node, row, written, id)
    case .list(let item): list(node, item, written, id)
    case .free: free(node, id)
    case .text, .digits, .number, .boolean, .date, .choice, .reference:
      scalar(node, type, written)
    }
  }

  // MARK: Records

  /// The record that a node has, or the one that a name alone stands for.
  mutating func record(
    _ node: YAMLNode, _ record: SchemaRecord, _ written: Written, _ id: FactID
  ) -> Value {
    switch node.content {
    case .mapping(let entries): return fields(entries, record, written, id)
    case .scalar where node.isEmpty: return fields([], record, written, id)
    case .scalar(let text, _):
      if let key = Slip.keyBeforeColon(text, of: record) {
        reporter.report(.colonSlip(key, in: text, at: node.span))
        return fields([], record, written, id)
      }
      guard let first = record.fields.first, case .text = first.type, first.need == .required
      else {
        reporter.report(expectedRecord(record, written, at: node.span))
        return fields([], record, written, id)
      }
      if text.unicodeScalars.contains("\u{FF0C}") {
        reporter.report(.nameHoldsComma(text, in: written.key, at: node.span))
      }
      let entry = YAMLEntry(key: first.chinese, keySpan: node.span, value: node)
      return fields([entry], record, written, id)
    case .sequence:
      reporter.report(expectedRecord(record, written, at: node.span))
      return fields([], record, written, id)
    }
  }

  private func expectedRecord(
    _ record: SchemaRecord, _ written: Written, at span: SourceSpan
  ) -> Diagnostic {
    .expectedRecord(
      written.key, record, isItem: written.isItem, isEnglish: isEnglish, at: span)
  }

  private mutating func fields(
    _ entries: [YAMLEntry], _ record: SchemaRecord, _ written: Written, _ id: FactID
  ) -> Value {
    var slots = [Int?](repeating: nil, count: record.fields.count)
    for (index, entry) in entries.enumerated() {
      guard let slot = record.index(of: entry.key) else {
        if record === schema.root { strangers.hasUnknownList = true }
        // The search for what was meant is dear; nobody reads more than the reporter takes.
        if !reporter.isFull {
          reporter.report(.unknownKey(entry, in: written.key, record, schema))
        }
        continue
      }
      if let first = slots[slot] {
        reporter.report(.givenTwice(entry, first: entries[first]))
      } else if record.fields[slot].need == .computed {
        reporter.report(.computedKey(entry))
      } else {
        slots[slot] = index
      }
    }
    var facts: [Fact] = []
    facts.reserveCapacity(slots.count)
    for (slot, field) in record.fields.enumerated() {
      if let index = slots[slot], !entries[index].value.isEmpty {
        let entry = entries[index]
        let child = table.add(field.english, under: id, at: entry.value.span)
        let written = Written(key: entry.key, span: entry.keySpan)
        facts.append(Fact(value(entry.value, field.type, written, child), child))
      } else {
        let span = slots[slot].map { entries[$0].keySpan } ?? written.span
        facts.append(missing(field, under: id, at: span))
      }
      if field.need == .required, case .missing = facts[slot].value, !entries.isEmpty {
        let index = slots[slot]
        if index.map({ entries[$0].value.isEmpty || entries[$0].value.scalar == "" }) ?? true {
          let span = index.map { entries[$0].keySpan } ?? entries[0].keySpan
          reporter.report(
            .required(field, in: written.key, isEnglish: entries[0].isEnglish, at: span))
        }
      }
    }
    if record === Schema.manual { checkDates(slots.map { $0.map { entries[$0] } }, facts) }
    return .record(facts)
  }

  /// What stands for a field that the profile does not give: its default, or a gap.
  private mutating func missing(
    _ field: SchemaField, under parent: FactID, at span: SourceSpan
  ) -> Fact {
    let id = table.add(field.english, under: parent, at: span)
    if case .record(let record) = field.type {
      let facts = record.fields.map { missing($0, under: id, at: span) }
      return Fact(.record(facts), id)
    }
    return Fact(field.defaultFact ?? .missing, id)
  }

  // MARK: Lists

  private mutating func list(
    _ node: YAMLNode, _ item: SchemaType, _ written: Written, _ id: FactID
  ) -> Value {
    var items: [YAMLNode]
    switch node.content {
    case .sequence(let nodes): items = nodes
    case .mapping(let entries):
      if case .record(let record) = item, !entries.contains(where: { record[$0.key] != nil }) {
        reporter.report(.expectedList(written.key, at: written.span))
        return .missing
      }
      items = [node]
    case .scalar: items = [node]
    }
    if item.isShort { items = items.flatMap { split($0, item) } }
    var facts: [Fact] = []
    facts.reserveCapacity(items.count)
    var used: Set<String> = []
    for node in items where !node.isEmpty || item.isRecord {
      let name = unused(name(of: node, item, position: facts.count + 1), &used, node, item)
      let child = table.add(name, under: id, at: node.span)
      // What an item lacks is missing there, not where its list begins.
      let span = node.scalar == nil ? node.span : written.span
      let place = Written(key: written.key, span: span, isItem: true)
      facts.append(Fact(value(node, item, place, child), child))
    }
    return .list(facts)
  }

  /// The items of a text such as 行政部、财务部 where names or choices are expected.
  private func split(_ node: YAMLNode, _ item: SchemaType) -> [YAMLNode] {
    guard let text = node.scalar, !isKnown(ScalarText.tidy(text), item) else { return [node] }
    let pieces = ScalarText.pieces(text)
    guard pieces.count > 1 else { return [node] }
    return pieces.map { YAMLNode(.scalar($0, .singleQuoted), span: node.span) }
  }

  /// What an item is called in paths: what names it, and its position when nothing does.
  private func name(of node: YAMLNode, _ item: SchemaType, position: Int) -> String {
    guard case .record(let record) = item, let naming = node.naming(record),
      let text = naming.scalar, !naming.isEmpty
    else { return String(position) }
    let name = ScalarText.tidy(text)
    guard !name.isEmpty else { return String(position) }
    return name.utf8.contains(0x2F) ? name.split(separator: "/").joined(separator: "／") : name
  }

  /// Makes a name the only one of its list: by the model where there is one, else by counting.
  private func unused(
    _ name: String, _ used: inout Set<String>, _ node: YAMLNode, _ item: SchemaType
  ) -> String {
    if used.insert(name).inserted { return name }
    if case .record(let record) = item, let field = record["model"],
      let model = node.value(field)?.scalar, !model.isEmpty
    {
      let longer = "\(name) \(ScalarText.tidy(model))"
      if used.insert(longer).inserted { return longer }
    }
    var count = 2
    while !used.insert("\(name)~\(count)").inserted { count += 1 }
    return "\(name)~\(count)"
  }

  // MARK: Free facts

  /// What the user put under `variables`: numbers and dates where they look so, else text.
  private mutating func free(_ node: YAMLNode, _ id: FactID) -> Value {
    switch node.content {
    case .scalar(let text, let style):
      let tidy = ScalarText.tidy(text)
      guard !tidy.isEmpty, !node.isEmpty else { return .missing }
      guard style == .plain else { return .text(tidy) }
      if tidy == "true" || tidy == "false" { return .boolean(tidy == "true") }
      // A leading zero or grouping is a matter of writing: such a number is text.
      if let number = ScalarText.number(tidy), String(number) == tidy { return .number(number) }
      if tidy.utf8.count == 10, let day = Day(parsing: tidy), day.iso == tidy { return .date(day) }
      return .text(tidy)
    case .sequence(let nodes):
      var facts: [Fact] = []
      for (index, node) in nodes.enumerated() {
        let child = table.add(String(index + 1), under: id, at: node.span)
        facts.append(Fact(free(node, child), child))
      }
      return .list(facts)
    case .mapping(let entries):
      var facts: [(key: String, fact: Fact)] = []
      for entry in entries {
        let child = table.add(entry.key, under: id, at: entry.value.span)
        facts.append((entry.key, Fact(free(entry.value, child), child)))
      }
      return .map(facts)
    }
  }
}

extension SchemaField {
  /// The default as a fact.
  fileprivate var defaultFact: Value? {
    guard let text = defaultValue else { return nil }
    switch type {
    case .number: return ScalarText.number(text).map { .number($0) }
    case .boolean: return .boolean(text == "true")
    case .choice(let choices): return choices.first { $0.english == text }.map { .choice($0) }
    case .text, .digits, .date, .reference, .list, .record, .clauses, .free: return .text(text)
    }
  }
}

extension SchemaType {
  /// Whether several of it may stand in one text, parted by 「、」.
  fileprivate var isShort: Bool {
    switch self {
    case .choice, .reference: true
    case .text, .digits, .number, .boolean, .date, .list, .record, .clauses, .free: false
    }
  }

  fileprivate var isRecord: Bool {
    if case .record = self { true } else { false }
  }
}

extension YAMLEntry {
  /// Whether the key is written in English, so that a message names other keys in English too.
  var isEnglish: Bool { key.utf8.allSatisfy { $0 < 0x80 } }
}
