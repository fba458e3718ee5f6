import ManualModel

/// Puts facts that changed into the phrases of a pack, as the person would who keeps the revisions.
///
/// Items of one list are told together, so is what became of several items in the same way. A value
/// stands with its unit. Of a long text the words that changed are told, or that it was revised. What
/// follows from another change is not told: the telephone of somebody who took a post, the parameter
/// behind a promise.
struct FactTeller {
  /// A sentence, and the changes that it tells.
  struct Line {
    var text: String
    var changes: [Int]
  }

  let facts: [FactChange]
  let phrases: ChangePhrases

  /// How long a value may be that is told as a whole.
  private static let longest = 40
  /// How long two may be together of which one is put for the other.
  private static let longestPair = 50
  /// How long the words may be that are told of a long one.
  private static let longestPart = 30

  /// The change that each follows from, and those that follow from each.
  private var causes: [Int?] = []
  private var followers: [[Int]] = []

  init(_ facts: [FactChange], _ phrases: ChangePhrases) {
    self.facts = facts
    self.phrases = phrases
    var places: [String: Int] = [:]
    for (index, change) in facts.enumerated() where change.count > 0 { places[change.path] = index }
    causes = facts.map { cause(of: $0, places) }
    followers = facts.map { _ in [] }
    for (index, cause) in causes.enumerated() {
      if let cause { followers[cause].append(index) }
    }
  }

  var lines: [Line] {
    var groups: [String: [Int]] = [:]
    for (index, change) in facts.enumerated() where isTold(index) {
      groups[change.kindPath, default: []].append(index)
    }
    var lines: [Line] = []
    var done: Set<Int> = []
    for (index, change) in facts.enumerated() where isTold(index) && !done.contains(index) {
      let all = (groups[change.kindPath] ?? []).filter {
        $0 == index || !done.contains($0) && facts[$0].groups(with: change)
      }
      done.formUnion(all)
      let text = text(of: all.map { facts[$0] })
      guard !text.isEmpty else { continue }
      // Where what follows from it shows, it shows.
      let told = all + all.flatMap { followers[$0] }
      let before = lines.lastIndex { facts[$0.changes[0]].owners == change.owners }
      if let before, let rest = rest(of: text, all) {
        lines[before].text += phrases.word("owner_joint") + rest
        lines[before].changes += told
      } else {
        lines.append(Line(text: text, changes: told))
      }
    }
    return lines
  }

  /// What is left to say where another sentence tells of the same item.
  private func rest(of text: String, _ changes: [Int]) -> String? {
    let change = facts[changes[0]]
    guard changes.count == 1, let item = change.owners.last,
      !phrases.word("owner_joint").isEmpty
    else { return nil }
    return [owner([change]), item.name].first { text.count > $0.count && text.hasPrefix($0) }
      .map { String(text.dropFirst($0.count)) }
  }

  private func isTold(_ index: Int) -> Bool {
    (facts[index].count > 0 || phrases.isAlwaysTold(facts[index].kindPath))
      && causes[index] == nil && !phrases.isSilent(facts[index].path)
  }

  // MARK: What follows from what

  /// The change that another one follows from.
  private func cause(of change: FactChange, _ places: [String: Int]) -> Int? {
    if let promise = promise(of: change) { return promise }
    let field = phrases.word("with/" + change.kindPath)
    guard !field.isEmpty else { return nil }
    let item = change.path.split(separator: "/").dropLast().joined(separator: "/")
    // An item gets another name as a whole.
    guard field == "name" else { return places["\(item)/\(field)"] }
    guard let place = places[item], case .renamed = facts[place].kind else { return nil }
    return place
  }

  /// The promise that takes its number from a parameter.
  private func promise(of change: FactChange) -> Int? {
    let names = change.path.split(separator: "/")
    guard names.first == "procedures", let key = names.last else { return nil }
    return facts.firstIndex { other in
      guard other.count > 0, other.kind == change.kind, other.path.hasPrefix("service/"),
        let parameter = other.beside.first(where: { $0.name.en == "parameter" })
      else { return false }
      return parameter.value.hasSuffix("." + key) || parameter.value.hasSuffix("." + change.name.zh)
    }
  }

  // MARK: Sentences

  private func text(of changes: [FactChange]) -> String {
    let change = changes[0]
    let path = change.kindPath
    let values = values(of: changes)
    func fill(
      _ key: String, saying value: String = "", _ more: [(name: String, value: String)]
    ) -> String {
      phrases.fill(key, for: path, saying: value, more + values)
    }
    switch change.kind {
    case .changed(let from, let to):
      let isLong = isLong(from) || isLong(to)
      if isLong || from.count + to.count > Self.longestPair,
        let text = rewritten(from, to, path, values, always: isLong)
      {
        return text
      }
      return fill("changed", saying: to, told(from, to, path))
    case .given(let value):
      if isLong(value) { return fill("given_long", []) }
      return fill("given", saying: value, told("", value, path))
    case .withdrawn(let value):
      if isLong(value) { return fill("withdrawn_long", []) }
      return fill("withdrawn", saying: value, told(value, "", path))
    case .list(let added, let removed): return text(ofList: added, removed, path, values)
    case .added: return fill("added", [("names", names(changes))])
    case .removed: return fill("removed", [("names", names(changes))])
    case .renamed(let from, let to): return fill("renamed", [("old", from.name), ("new", to.name)])
    }
  }

  /// What phrases may name besides the values: the owner, and the facts beside.
  private func values(of changes: [FactChange]) -> [(name: String, value: String)] {
    let change = changes[0]
    let ownName = phrases.word("name/" + change.kindPath)
    let values = [
      ("name", ownName.isEmpty ? change.name.zh : ownName), ("owner", owner(changes)),
      ("item", change.owners.last?.name ?? ""), ("count", String(changes.count)),
    ]
    return values + change.beside.map { ($0.name.en, $0.value) }
      + change.besideBefore.map { ("old_" + $0.name.en, $0.value) }
  }

  private func told(
    _ from: String, _ to: String, _ path: String
  ) -> [(name: String, value: String)] {
    let unit = phrases.unit(of: path)
    return [("old", from), ("new", to)].map { name, value in
      // What has commas of its own would run into the sentence.
      let isClause = value.unicodeScalars.contains { ",，;；。".unicodeScalars.contains($0) }
      return (
        name,
        value.isEmpty
          ? "" : isClause ? phrases.fill("clause", [("value", value)]) : value + unit
      )
    }
  }

  private func isLong(_ text: String) -> Bool {
    text.count > Self.longest || text.contains(where: \.isNewline)
  }

  /// Of a long text the words that are others, where they stand in one place.
  private func rewritten(
    _ from: String, _ to: String, _ path: String, _ values: [(name: String, value: String)],
    always isAlways: Bool
  ) -> String? {
    let runs = Passage.Run.between(from, to)
    let old = runs.filter { $0.change == .deleted }
    let new = runs.filter { $0.change == .inserted }
    let parts = [old, new].map { $0.map(\.text).joined() }
    let isOnePlace =
      old.count <= 1 && new.count <= 1 && runs.count <= old.count + new.count + 2
      && !parts.contains { $0.count > Self.longestPart || $0.contains(where: \.isNewline) }
    guard isOnePlace else {
      return isAlways ? phrases.fill("rewritten", for: path, values) : nil
    }
    let unit = unit(behind: runs)
    let key = old.isEmpty ? "edited_added" : new.isEmpty ? "edited_removed" : "edited"
    return phrases.fill(
      key, for: path, [("old", parts[0] + unit), ("new", parts[1] + unit)] + values)
  }

  /// The unit that follows a number that is another: nobody says that 24 became 12.
  private func unit(behind runs: [Passage.Run]) -> String {
    guard let place = runs.lastIndex(where: { $0.change != nil }), place + 1 < runs.count,
      runs[place].text.last?.isNumber ?? false
    else { return "" }
    return phrases.unitWords.first { runs[place + 1].text.hasPrefix($0) } ?? ""
  }

  private func text(
    ofList added: [String], _ removed: [String], _ path: String,
    _ values: [(name: String, value: String)]
  ) -> String {
    // One that was written anew.
    if added.count == 1, removed.count == 1, isLong(added[0] + removed[0]),
      let text = rewritten(removed[0], added[0], path, values, always: true)
    {
      return text
    }
    let values =
      [
        ("added", joined(added)), ("removed", joined(removed)),
        ("added_count", String(added.count)), ("removed_count", String(removed.count)),
      ] + values
    let key = removed.isEmpty ? "list_added" : added.isEmpty ? "list_removed" : "list_changed"
    let length = (added + removed).reduce(0) { $0 + $1.count }
    return phrases.fill(length > Self.longest ? key + "_long" : key, for: path, values)
  }

  // MARK: Names

  private func joined(_ names: [String]) -> String {
    names.joined(separator: phrases.word("name_separator"))
  }

  /// What a fact belongs to, outermost first; of several changes the names of all.
  private func owner(_ changes: [FactChange]) -> String {
    let change = changes[0]
    return change.owners.indices.map { place in
      var names: [String] = []
      for change in changes where !names.contains(change.owners[place].name) {
        names.append(change.owners[place].name)
      }
      return phrases.fill(
        "owner", for: change.path(ofOwner: place),
        [("list", change.owners[place].list.zh), ("name", joined(names))])
    }.joined()
  }

  private func names(_ changes: [FactChange]) -> String {
    joined(
      changes.compactMap { change in
        switch change.kind {
        case .added(let item), .removed(let item): item.name
        case .changed, .given, .withdrawn, .list, .renamed: nil
        }
      })
  }
}

extension FactChange {
  /// Whether two changes are told in one line: items of one list that came, or went, and what became
  /// of several items in the same way.
  fileprivate func groups(with other: FactChange) -> Bool {
    guard kindPath == other.kindPath else { return false }
    switch (kind, other.kind) {
    case (.added, .added), (.removed, .removed): return owners == other.owners
    case (.changed, .changed), (.given, .given), (.withdrawn, .withdrawn), (.list, .list):
      let others = zip(owners, other.owners).count { $0.name != $1.name }
      return kind == other.kind && units == other.units && others == 1
    case (.added, _), (.removed, _), (.changed, _), (.given, _), (.withdrawn, _), (.list, _),
      (.renamed, _):
      return false
    }
  }

  /// The units that its values stand in, where the profile says them.
  private var units: [String] {
    [beside, besideBefore].flatMap { $0.filter { $0.name.en == "unit" }.map(\.value) }
  }

  /// The path for which phrases are written: of an item that of its list, and without the names of
  /// items on the way.
  package var kindPath: String {
    var names = path.split(separator: "/").map(String.init)
    switch kind {
    case .added, .removed, .renamed: if !names.isEmpty { names.removeLast() }
    case .changed, .given, .withdrawn, .list: break
    }
    return names.without(owners.map(\.key)).joined(separator: "/")
  }

  /// The path of the list that an owner is in, without the names of items.
  fileprivate func path(ofOwner place: Int) -> String {
    let names = path.split(separator: "/").map(String.init)
    guard let end = names.firstIndex(of: owners[place].key) else { return "" }
    return Array(names[..<end]).without(owners[..<place].map(\.key)).joined(separator: "/")
  }
}

extension [String] {
  fileprivate func without(_ others: [String]) -> [String] {
    var names = self
    for other in others {
      if let place = names.firstIndex(of: other) { names.remove(at: place) }
    }
    return names
  }
}
