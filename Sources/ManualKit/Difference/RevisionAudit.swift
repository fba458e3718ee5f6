internal import ManualModel
internal import Revisions

/// The table of revisions held against what changed.
///
/// Takes a difference and what the newer manual says of itself; gives the sections that changed without
/// being declared, and the numbers that are declared though nothing changed there.
struct RevisionAudit: Sendable {
  /// What the newer manual declares.
  struct Declaration: Sendable {
    /// Numbers of clauses and sections.
    var numbers: [String]
    /// What the row says.
    var text: String
  }

  let declaration: Declaration
  /// Changed but not declared.
  private(set) var undeclared: [SectionChange] = []
  /// Declared but not changed.
  private(set) var unfounded: [String] = []

  var isClean: Bool { undeclared.isEmpty && unfounded.isEmpty }

  /// Nil where the newer manual has no row that could be read.
  ///
  /// `phrases` say which facts no row speaks of.
  init?(_ comparison: ManualComparison, phrases: ChangePhrases) {
    let difference = comparison.difference
    let appendix = comparison.new.manual.labels.appendix
    var known: Set<String> = []
    for section in difference.redline.divisions.lazy.flatMap(\.sections) {
      if let heading = section.heading {
        known.insert(heading.numbering.label(comparison.new.manual.labels))
      }
    }
    guard let declaration = Declaration(of: comparison.new, known: known) else { return nil }
    self.declaration = declaration
    let declared = declaration.numbers.map { $0.plainNumber(appendix) }
    var founded: Set<String> = []
    for change in difference.sections {
      let numbers = [change.new?.number, change.old?.number].compactMap { $0 }
        .map { $0.plainNumber(appendix) }.filter { !$0.isEmpty }
      let covering = declared.filter { number in
        numbers.contains { $0 == number || $0.hasPrefix(number + ".") }
      }
      founded.formUnion(covering)
      // Front matter has no numbers to declare; a number that moved and a new look change nothing said.
      guard !numbers.isEmpty, covering.isEmpty,
        !change.kinds.isSubset(of: [.renumbered, .reformatted]),
        !showsOnlyTheVersion(change, comparison),
        !isTold(change, difference, in: declaration.text, phrases)
      else { continue }
      undeclared.append(change)
    }
    for (number, plain) in zip(declaration.numbers, declared)
    where !founded.contains(plain) && !unfounded.contains(number) {
      unfounded.append(number)
    }
  }

  /// Whether only the version that the manual prints of itself is another there, as in every issue.
  private func showsOnlyTheVersion(_ change: SectionChange, _ comparison: ManualComparison) -> Bool
  {
    let versions = [comparison.old, comparison.new].map(\.manual.properties.version)
    let marked = change.passages.lazy.flatMap(\.cells).joined().filter { $0.change != nil }
    return change.kinds == .reworded && !change.passages.isEmpty
      && marked.allSatisfy { versions.contains($0.text) }
  }

  /// Whether the row names all facts behind a section that nothing else changed.
  private func isTold(
    _ change: SectionChange, _ difference: Difference, in text: String, _ phrases: ChangePhrases
  ) -> Bool {
    guard change.isExplained, !change.causes.isEmpty else { return false }
    return change.causes.allSatisfy { index in
      if phrases.isSilent(difference.facts[index].path) { return true }
      let words: [String] =
        switch difference.facts[index].kind {
        case .changed(let from, let to): [from, to, difference.facts[index].name.zh]
        case .given(let value), .withdrawn(let value): [value, difference.facts[index].name.zh]
        case .list(let added, let removed): added + removed
        case .added(let item), .removed(let item): [item.name]
        case .renamed(let from, let to): [from.name, to.name]
        }
      return words.contains { !$0.isEmpty && text.contains($0) }
    }
  }
}

extension RevisionAudit.Declaration {
  /// From the ledger where there is one, otherwise from the table that the manual prints.
  fileprivate init?(of side: DiffSide, known: Set<String>) {
    if let row = side.row {
      let text = row.content.joined(separator: "；")
      self.init(
        numbers: row.clauses.isEmpty ? text.sectionNumbers(among: known) : row.clauses, text: text)
      return
    }
    guard let text = side.manual.lastRevision else { return nil }
    self.init(numbers: text.sectionNumbers(among: known), text: text)
  }
}

extension Manual {
  /// What the last row of the table of revisions says.
  ///
  /// The table is known by the head of the column, as `revisions.yaml` has it too.
  fileprivate var lastRevision: String? {
    for section in divisions.lazy.flatMap(\.sections) {
      for case .table(let table) in section.blocks.lazy.map(\.kind) {
        guard let head = table.rows.first,
          let column = head.cells.firstIndex(where: {
            $0.words.contains(LedgerField.content.chinese)
          })
        else { continue }
        let said = table.rows.dropFirst().map { row in
          row.cells.indices.contains(column) ? row.cells[column].words : ""
        }
        return said.last { !$0.isEmpty }
      }
    }
    return nil
  }
}

extension TableCell {
  fileprivate var words: String {
    content.map { block in
      if case .paragraph(let paragraph) = block.kind { paragraph.text.plainText } else { "" }
    }.joined(separator: " ")
  }
}

extension String {
  /// The numbers of sections that a text names, `5.2.4`, `A.16`, as far as there are such sections:
  /// hours and versions look alike.
  fileprivate func sectionNumbers(among known: Set<String>) -> [String] {
    var numbers: [String] = []
    let words = unicodeScalars.split { scalar in
      switch scalar {
      case "0"..."9", "A"..."Z", ".": false
      default: true
      }
    }
    for word in words {
      let number = String(word)
      if number.contains("."), known.contains(number), !numbers.contains(number) {
        numbers.append(number)
      }
    }
    return numbers
  }

  /// Without the word in front of an appendix.
  fileprivate func plainNumber(_ appendix: String) -> String {
    !appendix.isEmpty && hasPrefix(appendix) ? String(dropFirst(appendix.count)) : self
  }
}

extension RevisionAudit {
  /// The finding for a terminal.
  func text(in language: Language, names: SectionNames) -> String {
    var lines = [
      "", language(zh: "对照修订记录", en: "against the table of revisions"),
      "  "
        + language(
          zh: "登记: \(declaration.text.isEmpty ? "（空）" : declaration.text)",
          en: "declared: \(declaration.text.isEmpty ? "(nothing)" : declaration.text)"),
    ]
    for change in undeclared {
      lines.append(
        "  "
          + language(zh: "改了没有登记  ", en: "changed, not declared  ")
          + names.full(change))
    }
    for number in unfounded {
      lines.append("  " + language(zh: "登记了没有改  ", en: "declared, not changed  ") + number)
    }
    if isClean { lines.append("  " + language(zh: "与改动一致", en: "agrees with what changed")) }
    return lines.joined(separator: "\n") + "\n"
  }
}
