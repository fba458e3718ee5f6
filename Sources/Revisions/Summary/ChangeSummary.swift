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
    let teller = FactTeller(difference.facts, phrases)
    return teller.lines.compactMap { line in
      let places = line.changes.flatMap { difference.facts[$0].places.map(\.section) }
      let subject = subject(of: difference.facts[line.changes[0]], places)
      return .init(
        // What names its clause itself needs no second number in front.
        subject: subject.contains(".") && line.text.hasSuffix(subject) ? "" : subject,
        text: line.text,
        sections: places.reduce(into: []) { seen, id in
          if !seen.contains(id) { seen.append(id) }
        })
    }
  }

  /// The clause that the fact is kept under, as in a row of the matrix; else the first clause where
  /// it shows, else the first numbered section.
  private func subject(of change: FactChange, _ sections: [String]) -> String {
    let clauses = change.path.split(separator: "/").map(String.init).filter { ClauseID($0) != nil }
    if let clause = clauses.first(where: knownNumbers.contains) { return clause }
    let numbers = sections.compactMap { numberOf[$0] }.filter { !$0.isEmpty }
    return numbers.first { ClauseID($0)?.components.first == 5 } ?? numbers.first ?? ""
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
