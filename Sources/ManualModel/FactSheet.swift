/// The facts of a profile as they are printed, so that two versions can be compared fact by fact.
///
/// In the order of the schema. A fact that the profile does not give has no entry.
package struct FactSheet: Sendable {
  /// A fact that has a value of its own, or an item of a list.
  package struct Entry: Hashable, Sendable {
    /// Its number in ``Manual/facts``, which knows its path.
    package var fact: FactID
    /// What its field is called in a profile: 电话 / `phone`; of an item, what its list is called.
    package var name: Wording
    package var value: Value

    package init(fact: FactID, name: Wording, value: Value) {
      self.fact = fact
      self.name = name
      self.value = value
    }
  }

  package enum Value: Hashable, Sendable {
    case text(String)
    /// A list of plain values, such as the duties of a department.
    case texts([String])
    /// An item of a list of records; what it holds follows.
    case item
  }

  package var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }

  package init(of facts: Facts) {
    entries = []
    add(facts.root, .record(facts.shape), Wording(zh: "资料", en: "profile"))
  }

  private mutating func add(_ fact: Fact, _ shape: Shape, _ name: Wording) {
    switch fact.value {
    case .missing: break
    case .text, .number, .boolean, .date, .choice:
      if let text = fact.value.printed {
        entries.append(Entry(fact: fact.id, name: name, value: .text(text)))
      }
    case .list(let items):
      let texts = items.compactMap(\.value.printed)
      guard texts.count < items.count else {
        entries.append(Entry(fact: fact.id, name: name, value: .texts(texts)))
        return
      }
      for item in items {
        entries.append(Entry(fact: item.id, name: name, value: .item))
        add(item, shape.item, name)
      }
    case .record(let fields):
      guard case .record(let record) = shape else { return }
      for (field, fact) in zip(record.fields, fields) {
        add(fact, field.shape, Wording(zh: field.chinese, en: field.english))
      }
    case .map(let facts):
      for (key, fact) in facts { add(fact, shape.item, Wording(zh: key, en: key)) }
    }
  }
}

extension Value {
  /// The value as a manual shows it; nil for what is made of several.
  package var printed: String? {
    switch self {
    case .missing, .list, .record, .map: nil
    case .text(let text): text
    case .number(let number): String(number)
    case .boolean(let isTrue): isTrue ? "是" : "否"
    case .date(let day): "\(day.year)年\(day.month)月\(day.day)日"
    case .choice(let choice): choice.chinese
    }
  }
}

extension Shape {
  /// The shape of what a list or a map holds.
  fileprivate var item: Shape {
    switch self {
    case .list(let shape), .map(let shape): shape
    case .text, .number, .boolean, .date, .choice, .record, .free: .free
    }
  }
}
