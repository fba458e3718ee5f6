import ManualModel

/// What a table of revisions says: the facts that changed, then the sections written anew.
///
/// One fact is one line, wherever it shows; items added to one list are one line; what changed facts
/// explain is not told again section by section.
package struct ChangeSummary: Hashable, Sendable {
  package var lines: [Line]

  package struct Line: Hashable, Sendable {
    /// The number of the clause or section it belongs to; empty for none.
    package var subject: String
    package var text: String
    /// The sections it is about, by id.
    package var sections: [String]
  }

  /// The sections that differ, by number, for the column of changed clauses.
  package var numbers: [String]

  package init(_ difference: Difference, _ phrases: ChangePhrases) {
    let teller = ChangeTeller(difference, phrases)
    lines = teller.facts() + teller.sections()
    numbers = teller.numbers
    self.phrases = Joint(
      lines: phrases.word("line_separator"), subject: phrases.word("subject_separator"))
  }

  private var phrases: Joint

  private struct Joint: Hashable, Sendable {
    var lines: String
    var subject: String
  }

  /// The lines as they are told, those of neighbours that share a subject in one.
  package var texts: [String] {
    var texts: [String] = []
    var last = ""
    for line in lines {
      let isShared = !texts.isEmpty && !line.subject.isEmpty && line.subject == last
      if isShared {
        texts[texts.count - 1] += phrases.lines + line.text
      } else {
        texts.append((line.subject.isEmpty ? "" : line.subject + phrases.subject) + line.text)
      }
      last = line.subject
    }
    return texts
  }

  /// All lines as one text; a subject is said once for neighbours that share it.
  package var text: String { texts.joined(separator: phrases.lines) }
}

/// Puts a difference into the phrases of a pack.
private struct ChangeTeller {
  private let difference: Difference
  private let phrases: ChangePhrases
  /// The numbers of all sections, by id.
  private var numberOf: [String: String] = [:]
  private var knownNumbers: Set<String> = []

  init(_ difference: Difference, _ phrases: ChangePhrases) {
    self.difference = difference
    self.phrases = phrases
    let redline = difference.redline
    for section in redline.divisions.flatMap(\.sections) {
      guard let heading = section.heading, section.change?.exists(on: .new) ?? true else {
        continue
      }
      numberOf[section.id] = heading.numbering.label(redline.labels)
    }
    for change in difference.sections where change.new == nil {
      numberOf[change.id] = change.old?.number
    }
    knownNumbers = Set(numberOf.values)
  }

  var numbers: [String] {
    difference.sections.compactMap { change in
      guard change.kinds != .renumbered else { return nil }
      let number = change.new?.number ?? change.old?.number ?? ""
      return number.isEmpty ? nil : number
    }
  }

  private func joined(_ names: [String]) -> String {
    names.joined(separator: phrases.word("name_separator"))
  }

  // MARK: Facts

  func facts() -> [ChangeSummary.Line] {
    var lines: [ChangeSummary.Line] = []
    var done: Set<Int> = []
    for (index, change) in difference.facts.enumerated() where !done.contains(index) {
      guard change.count > 0, !phrases.isSilent(change.path) else { continue }
      // Items of one list that came, or went, are told together.
      let group = difference.facts.indices.filter { other in
        other >= index && difference.facts[other].count > 0
          && difference.facts[other].groups(with: change)
      }
      let all = group.isEmpty ? [index] : group
      done.formUnion(all)
      let changes = all.map { difference.facts[$0] }
      let text = text(of: changes)
      guard !text.isEmpty else { continue }
      let places = changes.flatMap(\.places).map(\.section)
      let subject = subject(of: changes[0], places)
      lines.append(
        .init(
          // What names its clause itself needs no second number in front.
          subject: subject.contains(".") && text.hasSuffix(subject) ? "" : subject, text: text,
          sections: places.reduce(into: []) { seen, id in
            if !seen.contains(id) { seen.append(id) }
          }))
    }
    return lines
  }

  /// The clause that the fact is kept under, as in a row of the matrix; else the first clause where
  /// it shows, else the first numbered section.
  private func subject(of change: FactChange, _ sections: [String]) -> String {
    let clauses = change.path.split(separator: "/").map(String.init).filter { ClauseID($0) != nil }
    if let clause = clauses.first(where: knownNumbers.contains) { return clause }
    let numbers = sections.compactMap { numberOf[$0] }.filter { !$0.isEmpty }
    return numbers.first { ClauseID($0)?.components.first == 5 } ?? numbers.first ?? ""
  }

  private func text(of changes: [FactChange]) -> String {
    let change = changes[0]
    let path = change.kindPath
    var values: [(name: String, value: String)] = [
      ("name", change.name.zh), ("owner", owner(change)), ("count", String(changes.count)),
    ]
    switch change.kind {
    case .changed(let from, let to):
      return phrases.fill("changed", for: path, values + [("old", from), ("new", to)])
    case .given(let value): return phrases.fill("given", for: path, values + [("new", value)])
    case .withdrawn(let value):
      return phrases.fill("withdrawn", for: path, values + [("old", value)])
    case .list(let added, let removed):
      values += [("added", joined(added)), ("removed", joined(removed))]
      if removed.isEmpty { return phrases.fill("list_added", for: path, values) }
      if added.isEmpty { return phrases.fill("list_removed", for: path, values) }
      return phrases.fill("list_changed", for: path, values)
    case .added: return phrases.fill("added", for: path, values + [("names", names(changes))])
    case .removed: return phrases.fill("removed", for: path, values + [("names", names(changes))])
    case .renamed(let from, let to):
      values += to.facts.map { ($0.name.en, $0.value) }
      values.removeAll { $0.name == "name" }
      values += [("name", change.name.zh), ("old", from.name), ("new", to.name)]
      return phrases.fill("renamed", for: path, values)
    }
  }

  private func owner(_ change: FactChange) -> String {
    change.owners.map { owner in
      phrases.fill("owner", [("list", owner.list.zh), ("name", owner.name)])
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

  // MARK: Sections

  /// How many sections one line names.
  private static let mostNamed = 6

  func sections() -> [ChangeSummary.Line] {
    var lines: [ChangeSummary.Line] = []
    func tell(_ key: String, _ kind: SectionChange.Kinds) {
      let changes = topmost(
        difference.sections.filter { kind.isSubset(of: $0.kinds) && !$0.kinds.isTold(before: kind) }
      )
      .filter { kind != .reworded || !$0.isExplained }
      guard !changes.isEmpty else { return }
      // Where there are many, the row names the first; its column of clauses has them all.
      let isMany = changes.count > Self.mostNamed && !phrases.word(key + "_many").isEmpty
      let names = changes.prefix(isMany ? Self.mostNamed : changes.count).map { name($0) }
      lines.append(
        .init(
          subject: "",
          text: phrases.fill(
            isMany ? key + "_many" : key,
            [("sections", joined(names)), ("count", String(changes.count))]),
          sections: changes.map(\.id)))
    }
    tell("section_added", .added)
    tell("section_removed", .removed)
    tell("section_moved", .moved)
    for change in difference.sections where change.kinds.contains(.retitled) {
      guard let old = change.old, let new = change.new, !new.number.isEmpty, !change.isExplained
      else { continue }
      lines.append(
        .init(
          subject: new.number,
          text: phrases.fill("section_retitled", [("old", old.title), ("new", new.title)]),
          sections: [change.id]))
    }
    tell("section_reworded", .reworded)
    return lines
  }

  private func name(_ change: SectionChange) -> String {
    let face = change.new ?? change.old
    return phrases.fill(
      "section_name", [("number", face?.number ?? ""), ("title", face?.title ?? "")])
  }

  /// Numbered sections without those below one that is told itself.
  private func topmost(_ changes: [SectionChange]) -> [SectionChange] {
    var result: [SectionChange] = []
    for change in changes {
      guard let face = change.new ?? change.old, !face.number.isEmpty else { continue }
      if let above = result.last.flatMap({ $0.new ?? $0.old }),
        face.number.hasPrefix(above.number + ".")
      {
        continue
      }
      result.append(change)
    }
    return result
  }
}

extension SectionChange.Kinds {
  /// A section that moved is told as moved, even if it was reworded on the way.
  fileprivate func isTold(before kind: SectionChange.Kinds) -> Bool {
    kind == .reworded && contains(.moved)
  }
}

extension FactChange {
  /// Whether two changes are told in one line.
  fileprivate func groups(with other: FactChange) -> Bool {
    guard kindPath == other.kindPath, owners == other.owners else { return false }
    switch (kind, other.kind) {
    case (.added, .added), (.removed, .removed): return true
    case (.added, _), (.removed, _), (.changed, _), (.given, _), (.withdrawn, _), (.list, _),
      (.renamed, _):
      return false
    }
  }

  /// The path for which phrases are written: of an item that of its list, and without the names of
  /// items on the way.
  fileprivate var kindPath: String {
    var names = path.split(separator: "/").map(String.init)
    switch kind {
    case .added, .removed, .renamed: if !names.isEmpty { names.removeLast() }
    case .changed, .given, .withdrawn, .list: break
    }
    for owner in owners {
      if let place = names.firstIndex(of: owner.name) { names.remove(at: place) }
    }
    return names.joined(separator: "/")
  }
}
