package import ManualModel

/// What differs between two manuals, for people: facts, then sections, each with its passages.
///
/// Takes two manuals (or the redline of them), gives values that a terminal, a page or a table of
/// revisions can show. A fact that changed in twenty places is one ``FactChange``; a section in which
/// only changed facts are marked is explained by them.
package struct Difference: Sendable {
  package let facts: [FactChange]
  /// The sections that differ, in the order of the redline; a moved one stands where it went.
  package let sections: [SectionChange]
  /// Whether the header, the footer or the layout of pages differs.
  package let hasOtherChanges: Bool
  /// Whether what differs there is told by facts, or is the version that the manual prints of itself.
  package let otherChangesAreExplained: Bool
  /// The two manuals as one; ``Redline``.
  package let redline: Manual

  package init(_ old: Manual, _ new: Manual, basis: Redline.Basis = .identity) {
    self.init(of: Redline.of(old, new, basis: basis))
  }

  package init(of redline: Manual) {
    var facts = FactComparison(redline)
    facts.compare()
    var collector = PassageCollector(
      redline, causes: facts.causes, beside: facts.causesBeside, spelled: facts.spelledCauses,
      keyed: facts.keyedCauses,
      counting: facts.countingCauses)
    let sections = collector.sections()
    self.redline = redline
    self.sections = sections
    self.facts = facts.changes(placed: collector.places)
    hasOtherChanges = collector.hasOtherChanges
    otherChangesAreExplained = collector.otherChangesAreExplained
  }

  package var isEmpty: Bool { facts.isEmpty && sections.isEmpty && !hasOtherChanges }
}

/// A fact of the profile that is another, with where that shows.
package struct FactChange: Hashable, Sendable {
  /// `outlets/上海/phone`: in the newer profile, or in the older one where it is gone.
  package var path: String
  /// What the field is called: 电话 / `phone`; of an item, what its list is called.
  package var name: Wording
  /// The items it belongs to, outermost first: 网点 上海.
  package var owners: [Owner]
  package var kind: Kind
  /// Where it shows, in reading order.
  package var places: [Place]
  /// The plain facts of the item it belongs to, itself among them: as they are, and as they were.
  ///
  /// Of an item that is gone, as they were only.
  package var beside: [Field] = []
  package var besideBefore: [Field] = []

  package enum Kind: Hashable, Sendable {
    case changed(from: String, to: String)
    /// A fact that the older profile did not give.
    case given(String)
    case withdrawn(String)
    /// A list of plain values.
    case list(added: [String], removed: [String])
    /// An item of a list, by its name, with its own facts.
    case added(Item)
    case removed(Item)
    /// An item that has another name and otherwise is what it was: a department renamed, a person
    /// replaced.
    case renamed(from: Item, to: Item)
  }

  package struct Item: Hashable, Sendable {
    package var name: String
    /// Its own plain facts by the English names of their fields.
    package var facts: [Field]

    package subscript(field: String) -> String? { facts.first { $0.name.en == field }?.value }
  }

  package struct Field: Hashable, Sendable {
    package var name: Wording
    package var value: String
  }

  package struct Owner: Hashable, Sendable {
    package var list: Wording
    package var name: String
    /// What it is called in the path, where no name can hold a `/`.
    package var key: String
  }

  package struct Place: Hashable, Sendable {
    /// The id of a section.
    package var section: String
    /// How many marked pieces of text tell the fact there.
    package var count: Int
  }

  /// In how many places it shows.
  package var count: Int { places.reduce(0) { $0 + $1.count } }
}

/// A section that differs.
package struct SectionChange: Sendable {
  package var id: String
  /// Nil where the section is new.
  package var old: Face?
  /// Nil where it is gone.
  package var new: Face?
  package var kinds: Kinds
  package var passages: [Passage]
  /// The facts behind its passages, as places in ``Difference/facts``.
  package var causes: [Int]
  /// Whether changed facts, or the version, are behind all its passages: nothing was written anew.
  package var isExplained: Bool

  /// A heading as it is read.
  package struct Face: Hashable, Sendable {
    /// `5.2.4`, `附录A`; empty for none.
    package var number: String
    package var title: String
    package var level: Int?
    package var clauses: [ClauseID]
  }

  package struct Kinds: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let added = Kinds(rawValue: 1)
    package static let removed = Kinds(rawValue: 2)
    package static let moved = Kinds(rawValue: 4)
    package static let renumbered = Kinds(rawValue: 8)
    package static let retitled = Kinds(rawValue: 16)
    /// Its text, its tables or its pictures are others.
    package static let reworded = Kinds(rawValue: 32)
    /// Only looks differ: of text, of paragraphs, of columns.
    package static let reformatted = Kinds(rawValue: 64)
  }
}

/// A paragraph, a list item or a row in which something is marked.
package struct Passage: Sendable {
  package var kind: Kind
  /// The mark of the whole; nil where only parts are marked.
  package var change: Change?
  /// The text of a paragraph, or of each cell of a row.
  package var cells: [[Run]]
  /// What stands in the header of each cell's column; empty for a paragraph.
  package var heads: [String]
  /// The caption of the table or the drawing it is in.
  package var table: String?
  /// Whether changed facts, or the version, are behind all its marks.
  package var isExplained = false

  package enum Kind: Hashable, Sendable {
    case heading, paragraph, item, row, column, caption, picture, drawing, signature, other
  }

  /// A piece of text; `change` is the mark that counts for it.
  package struct Run: Hashable, Sendable {
    package var text: String
    package var change: Change?

    package init(text: String, change: Change?) {
      self.text = text
      self.change = change
    }
  }
}
