package import ManualModel

/// A change that ODF cannot track, or not all of it.
///
/// Nothing of it is lost: its words are marked, and it is told of here.
package struct Untracked: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Rows or columns whose words are marked, while their cells stay whatever is done with them.
    case rows(Fate)
    case columns(Fate)
    /// Something stands at both places, deleted at one and inserted at the other.
    case moved(Node)
    /// Only the newer look is shown; who rejects keeps it.
    case look
    /// A table of contents came or went; it is shown if it came.
    case contents
    /// A page begins here in one of the two versions only.
    case pageStart
    /// A paragraph without text is left.
    case emptyParagraph
  }

  /// What became of a row or column.
  package enum Fate: Hashable, Sendable {
    case inserted, deleted, moved
  }

  package enum Node: Hashable, Sendable {
    case section, block, item
  }

  package var kind: Kind
  /// The id of the section; empty in headers and footers and for the manual as a whole.
  package var section: String
  /// What its heading shows: `5.2.4`; empty without a number.
  package var number: String
  package var clauses: [ClauseID]
  /// The table as it is referred to, `表5`; nil outside tables and for those without a caption.
  package var table: String?
  /// How many rows, columns or sections it is.
  package var count = 1
}
