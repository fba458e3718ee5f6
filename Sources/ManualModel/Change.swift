/// How a node of a redline came about; nil on every node of a manual that is no redline.
///
/// A redline is one ``Manual`` that holds two: what both have stands once, unmarked. A mark counts
/// for all that is inside its node, unless a node inside has a mark of its own. Dropping all that is
/// `inserted` or `movedTo` leaves the older manual, dropping all that is `deleted` or `movedFrom` the
/// newer one. `formatted` nodes stand in both.
package indirect enum Change: Hashable, Sendable {
  case inserted
  case deleted
  /// Where something stood that is now elsewhere: the complete older half of a move. What was left
  /// out on the way is marked `deleted` inside. The number is that of the ``movedTo(_:)`` half;
  /// neighbours with the same number are one move.
  case movedFrom(Int)
  /// The complete newer half; what was added on the way is marked `inserted` inside.
  case movedTo(Int)
  /// Only its look is another: the node has the newer look, the mark the older one.
  case formatted(Former)

  /// The older or the newer of the two manuals in a redline.
  package enum Side: Hashable, Sendable {
    case old, new
  }

  /// Whether what is marked so stands in that manual.
  package func exists(on side: Side) -> Bool {
    switch self {
    case .inserted, .movedTo: side == .new
    case .deleted, .movedFrom: side == .old
    case .formatted: true
    }
  }

  /// The look a node had before.
  package enum Former: Hashable, Sendable {
    /// Of a run of text, a gap or a reference.
    case text(TextStyle)
    case paragraph(style: ParagraphStyle, alignment: Alignment?, keepsWithNext: Bool)
    case section(SectionLook)
    case list(List.Marker)
    case table(style: Table.Style, headerRows: Int, summary: String?, heads: Table.Heads)
    case column(share: Int, alignment: Alignment)
    case row(lines: Int)
    /// Whether the cell belonged to the one above it, and its own alignment.
    case cell(isContinued: Bool, alignment: Alignment?)
    case signature(columns: Int)
    case drawing(alternativeText: String)
  }

  /// What a section was besides its text; the number of a heading follows from its place.
  package struct SectionLook: Hashable, Sendable {
    package var id: String
    package var level: Int?
    package var numbering: Heading.Numbering?
    package var clauses: [ClauseID]
    package var startsNewPage: Bool

    package init(of section: Section) {
      id = section.id
      level = section.heading?.level
      numbering = section.heading?.numbering
      clauses = section.clauses
      startsNewPage = section.startsNewPage
    }
  }
}

/// What the older manual of a redline was where nothing in the text can say it.
package struct Predecessor: Sendable {
  package var properties: Manual.Properties
  package var theme: Theme
  package var labels: Labels
  package var targets: [String: Target]
  package var contents: [Manual.ContentsEntry]
  package var sheet: FactSheet
  /// The numbers of pages that its document shows; nil where they are not known, and then those of the
  /// newer one are left out too.
  package var pages: Pages?
  /// Its images, as numbers among those of the redline, and how many of those the newer manual has.
  package var images: [Int]
  package var newImages: Int
  /// Its divisions, with how many sections each had.
  package var divisions: [Division]

  package struct Division: Hashable, Sendable {
    package var layout: PageLayout
    package var sections: Int

    package init(layout: PageLayout, sections: Int) {
      self.layout = layout
      self.sections = sections
    }
  }

  package init(of manual: Manual) {
    properties = manual.properties
    theme = manual.theme
    labels = manual.labels
    targets = manual.targets
    contents = manual.contents
    sheet = manual.sheet
    images = Array(manual.images.indices)
    newImages = manual.images.count
    divisions = manual.divisions.map {
      Division(layout: $0.layout, sections: $0.sections.count)
    }
  }
}
