import ManualModel

/// Compares the facts of the two profiles behind a redline.
///
/// Facts are the same by their paths. An item that is gone and one that is new are the same where
/// most of what they hold is: it was renamed; and whatever named it by its old name and now by the
/// new one is a consequence, not a change of its own.
struct FactComparison {
  /// For each fact of the redline the change behind it, -1 for none.
  private(set) var causes: [Int]
  private let table: FactTable
  private let old: [FactSheet.Entry]
  private let new: [FactSheet.Entry]
  private var oldPlaces: [Int32: Int] = [:]
  private var newPlaces: [Int32: Int] = [:]
  private(set) var found: [FactChange] = []
  /// The new fact of each old one below a renamed item.
  private var partners: [Int32: Int32] = [:]
  private var renamed: [(old: String, new: String, change: Int)] = []

  init(_ redline: Manual) {
    table = redline.facts
    old = redline.predecessor?.sheet.entries ?? []
    new = redline.sheet.entries
    causes = Array(repeating: -1, count: redline.facts.count)
    for (place, entry) in old.enumerated() { oldPlaces[entry.fact.index] = place }
    for (place, entry) in new.enumerated() { newPlaces[entry.fact.index] = place }
  }

  func changes(placed places: [[FactChange.Place]]) -> [FactChange] {
    zip(found, places).map { change, places in
      var change = change
      change.places = places
      return change
    }
  }

  mutating func compare() {
    items()
    values()
    spread()
  }

  // MARK: Items of lists

  private mutating func items() {
    let gone = old.filter {
      $0.value == .item && newPlaces[$0.fact.index] == nil && !isBelow($0, oldPlaces, newPlaces)
    }
    let come = new.filter {
      $0.value == .item && oldPlaces[$0.fact.index] == nil && !isBelow($0, newPlaces, oldPlaces)
    }
    var done: Set<Int32> = []
    for list in (come + gone).compactMap({ table.parent(of: $0.fact) })
    where done.insert(list.index).inserted {
      compare(
        gone.filter { table.parent(of: $0.fact) == list },
        come.filter { table.parent(of: $0.fact) == list })
    }
  }

  /// Whether an item lies below another that one profile has alone.
  private func isBelow(
    _ entry: FactSheet.Entry, _ own: [Int32: Int], _ other: [Int32: Int]
  ) -> Bool {
    var next = table.parent(of: entry.fact)
    while let fact = next, fact != FactTable.root {
      if own[fact.index] != nil, other[fact.index] == nil { return true }
      next = table.parent(of: fact)
    }
    return false
  }

  private mutating func compare(_ gone: [FactSheet.Entry], _ come: [FactSheet.Entry]) {
    var goneFields = gone.map { fields(of: $0, in: old, oldPlaces) }
    let comeFields = come.map { fields(of: $0, in: new, newPlaces) }
    var pairs: [(likeness: Int, old: Int, new: Int)] = []
    for (i, before) in goneFields.enumerated() {
      for (j, after) in comeFields.enumerated() {
        let likeness = likeness(before, after)
        if likeness >= 50 { pairs.append((likeness, i, j)) }
      }
    }
    pairs.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
    var (usedOld, usedNew): (Set<Int>, Set<Int>) = ([], [])
    for pair in pairs where !usedOld.contains(pair.old) && !usedNew.contains(pair.new) {
      usedOld.insert(pair.old)
      usedNew.insert(pair.new)
      rename(gone[pair.old], come[pair.new], &goneFields[pair.old], comeFields[pair.new])
    }
    for (j, entry) in come.enumerated() where !usedNew.contains(j) {
      add(entry, .added(item(entry, comeFields[j])))
    }
    for (i, entry) in gone.enumerated() where !usedOld.contains(i) {
      add(entry, .removed(item(entry, goneFields[i])))
    }
  }

  /// The facts right below an item, by the names of their fields.
  private func fields(
    of item: FactSheet.Entry, in entries: [FactSheet.Entry], _ places: [Int32: Int]
  ) -> [(name: String, entry: FactSheet.Entry)] {
    guard let start = places[item.fact.index] else { return [] }
    var fields: [(name: String, entry: FactSheet.Entry)] = []
    for entry in entries[(start + 1)...] {
      guard isInside(entry.fact, item.fact) else { break }
      fields.append((path(of: entry.fact, below: item.fact), entry))
    }
    return fields
  }

  private func isInside(_ fact: FactID, _ ancestor: FactID) -> Bool {
    var next: FactID? = fact
    while let fact = next {
      if fact == ancestor { return true }
      next = table.parent(of: fact)
    }
    return false
  }

  private func path(of fact: FactID, below ancestor: FactID) -> String {
    var names: [String] = []
    var next: FactID? = fact
    while let fact = next, fact != ancestor {
      names.append(table.name(of: fact))
      next = table.parent(of: fact)
    }
    return names.reversed().joined(separator: "/")
  }

  /// In percent, how much of what two items hold is the same, their names left aside.
  private func likeness(
    _ before: [(name: String, entry: FactSheet.Entry)],
    _ after: [(name: String, entry: FactSheet.Entry)]
  ) -> Int {
    let left = before.filter { $0.name != "name" }
    let right = after.filter { $0.name != "name" }
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let shared = left.count { field in
      right.contains { $0.name == field.name && $0.entry.value == field.entry.value }
    }
    return shared * 200 / (left.count + right.count)
  }

  private mutating func rename(
    _ before: FactSheet.Entry, _ after: FactSheet.Entry,
    _ beforeFields: inout [(name: String, entry: FactSheet.Entry)],
    _ afterFields: [(name: String, entry: FactSheet.Entry)]
  ) {
    let (from, to) = (item(before, beforeFields), item(after, afterFields))
    causes[Int(before.fact.index)] = found.count
    if !from.name.isEmpty { renamed.append((from.name, to.name, found.count)) }
    add(after, .renamed(from: from, to: to), before: before)
    partners[before.fact.index] = after.fact.index
    for field in beforeFields {
      guard let partner = afterFields.first(where: { $0.name == field.name }) else { continue }
      partners[field.entry.fact.index] = partner.entry.fact.index
    }
  }

  private func item(
    _ entry: FactSheet.Entry, _ fields: [(name: String, entry: FactSheet.Entry)]
  ) -> FactChange.Item {
    var name = table.name(of: entry.fact)
    var own: [FactChange.Field] = []
    for field in fields {
      guard case .text(let value) = field.entry.value, !field.name.contains("/") else { continue }
      own.append(.init(name: field.entry.name, value: value))
      // The path calls namesakes 张三~2; the profile does not.
      if field.name == "name" { name = value }
    }
    return FactChange.Item(name: name, facts: own)
  }

  // MARK: Values

  private mutating func values() {
    var seen: Set<Int32> = []
    for entry in old {
      let partner = partners[entry.fact.index] ?? entry.fact.index
      guard let place = newPlaces[partner] else {
        if !isBelow(entry, oldPlaces, newPlaces), entry.value != .item { withdraw(entry) }
        continue
      }
      seen.insert(partner)
      compare(entry, new[place])
    }
    for entry in new where !seen.contains(entry.fact.index) && oldPlaces[entry.fact.index] == nil {
      guard !isBelow(entry, newPlaces, oldPlaces) else { continue }
      switch entry.value {
      case .item: break
      case .text(let text): add(entry, .given(text))
      case .texts(let texts): give(entry, texts)
      }
    }
  }

  /// A list that the profile gives without anything in it is none.
  private mutating func give(_ entry: FactSheet.Entry, _ texts: [String]) {
    if !texts.isEmpty { add(entry, .list(added: texts, removed: [])) }
  }

  private mutating func withdraw(_ entry: FactSheet.Entry) {
    switch entry.value {
    case .item: break
    case .text(let text): add(entry, .withdrawn(text))
    case .texts(let texts): if !texts.isEmpty { add(entry, .list(added: [], removed: texts)) }
    }
  }

  private mutating func compare(_ before: FactSheet.Entry, _ after: FactSheet.Entry) {
    guard before.value != after.value else { return }
    switch (before.value, after.value) {
    case (.text(let from), .text(let to)):
      let (renamed, cause) = renaming(from)
      if renamed == to {
        // What names a renamed item, and its own name, are the same cause.
        causes[Int(before.fact.index)] = cause
        causes[Int(after.fact.index)] = cause
        return
      }
      causes[Int(before.fact.index)] = found.count
      // Texts that name the company follow it.
      let path = table.path(of: after.fact)
      if path == "company/name" || path == "company/short_name" {
        self.renamed.append((from, to, found.count))
      }
      add(after, .changed(from: from, to: to), before: before)
    case (.texts(let from), .texts(let to)):
      let known = from.map { renaming($0).text }
      if known == to {
        let cause = from.map { renaming($0).cause }.first { $0 >= 0 } ?? -1
        causes[Int(before.fact.index)] = cause
        causes[Int(after.fact.index)] = cause
        return
      }
      causes[Int(before.fact.index)] = found.count
      add(
        after,
        .list(
          added: to.filter { !known.contains($0) },
          removed: zip(from, known).filter { !to.contains($1) }.map(\.0)), before: before)
    case (.text, _), (.texts, _), (.item, _):
      withdraw(before)
      switch after.value {
      case .item: break
      case .text(let text): add(after, .given(text))
      case .texts(let texts): give(after, texts)
      }
    }
  }

  /// A text with all renamed items under their new names, and the first cause of that.
  private func renaming(_ text: String) -> (text: String, cause: Int) {
    var (result, cause) = (text, -1)
    for name in renamed where result.contains(name.old) {
      result = result.replacing(name.old, with: name.new)
      cause = cause < 0 ? name.change : cause
    }
    return (result, cause)
  }

  private mutating func add(
    _ entry: FactSheet.Entry, _ kind: FactChange.Kind, before: FactSheet.Entry? = nil
  ) {
    causes[Int(entry.fact.index)] = found.count
    var change = FactChange(
      path: table.path(of: entry.fact), name: entry.name, owners: owners(of: entry.fact),
      kind: kind, places: [])
    let fact = before?.fact ?? entry.fact
    change.beside = newPlaces[entry.fact.index] == nil ? [] : beside(entry.fact, in: new, newPlaces)
    change.besideBefore = oldPlaces[fact.index] == nil ? [] : beside(fact, in: old, oldPlaces)
    found.append(change)
  }

  /// The plain facts of the item that a fact is, or belongs to.
  private func beside(
    _ fact: FactID, in entries: [FactSheet.Entry], _ places: [Int32: Int]
  ) -> [FactChange.Field] {
    var next: FactID? = fact
    while let fact = next {
      if let place = places[fact.index], entries[place].value == .item {
        let own = fields(of: entries[place], in: entries, places)
        return item(entries[place], own).facts
      }
      next = table.parent(of: fact)
    }
    return []
  }

  private func owners(of fact: FactID) -> [FactChange.Owner] {
    var owners: [FactChange.Owner] = []
    var next = table.parent(of: fact)
    while let fact = next {
      let entry = newPlaces[fact.index].map { new[$0] } ?? oldPlaces[fact.index].map { old[$0] }
      if let entry, entry.value == .item {
        let isNew = newPlaces[fact.index] != nil
        let facts = beside(fact, in: isNew ? new : old, isNew ? newPlaces : oldPlaces)
        let key = table.name(of: fact)
        let name = facts.first { $0.name.en == "name" }?.value ?? key
        owners.append(.init(list: entry.name, name: name, key: key))
      }
      next = table.parent(of: fact)
    }
    return owners.reversed()
  }

  /// For each fact that is what it was the change of one beside it: who has another role is named
  /// elsewhere.
  var causesBeside: [Int] {
    var ofParent: [Int32: Int] = [:]
    for index in causes.indices where causes[index] >= 0 {
      guard let parent = table.parent(of: FactID(index: index)), isItem(parent) else { continue }
      ofParent[parent.index] = ofParent[parent.index] ?? causes[index]
    }
    return causes.indices.map { index in
      table.parent(of: FactID(index: index)).flatMap { ofParent[$0.index] } ?? -1
    }
  }

  private func isItem(_ fact: FactID) -> Bool {
    newPlaces[fact.index].map { new[$0].value == .item } ?? false
  }

  /// All below an item that came, went or was renamed has its cause, if none of its own.
  private mutating func spread() {
    for index in causes.indices.dropFirst() where causes[index] < 0 {
      guard let parent = table.parent(of: FactID(index: index)), parent != FactTable.root else {
        continue
      }
      let cause = causes[Int(parent.index)]
      guard cause >= 0 else { continue }
      switch found[cause].kind {
      case .added, .removed, .renamed: causes[index] = cause
      case .list: causes[index] = cause
      case .changed, .given, .withdrawn: break
      }
    }
  }
}
