import ManualModel

/// A run of paragraphs and tables in which changes can reach over the end of a paragraph: the pages, a
/// cell, a header, the table of contents.
struct Flow {
  var units: [Unit] = []
  /// Whether all of it came or went with a row or column, which is told of elsewhere.
  var isOfCell = false

  /// A paragraph or heading, or what stands between them: a table or an index.
  struct Unit {
    /// The manual it is in; nil for both.
    var side: Change.Side?
    /// Nil for a table.
    var tag: ParagraphTag?
    /// How a paragraph looks, and the lists around it.
    var format: ParagraphFormat?
    var list: ListPath?
    /// The section of the manual.
    var section = 0

    var isParagraph: Bool { tag != nil }

    /// Whether a paragraph that takes the look of the other looks as before.
    func looksLike(_ other: Unit) -> Bool {
      format == other.format && tag?.level == other.tag?.level && list?.chain == other.list?.chain
        && list?.styles == other.list?.styles
    }
  }
}

/// What the start tag of a paragraph says, so that one like it can be written.
struct ParagraphTag: Hashable {
  /// The number of the style in the ``Survey``.
  var style: Int
  /// The level of a heading.
  var level: Int?
}

/// Where changes are marked in a flow.
struct FlowPlan {
  /// What is written at the beginning of a paragraph or before a table.
  var opens: [Int: [Anchor]] = [:]
  /// What is written at the end of a paragraph or behind a table.
  var closes: [Int: [Anchor]] = [:]
  /// The region of each unit that is deleted.
  var regions: [Int: Int] = [:]
  /// Paragraphs written in place of what is deleted, by its first unit: no other can bear the mark.
  var hosts: [Int: (region: Int, tag: ParagraphTag?)] = [:]
  /// The sections in which a paragraph without text is left.
  var leftovers: [Int] = []
  /// The sections in which a paragraph that comes back may look like the one beside it.
  var looks: [Int] = []

  /// A mark in the text, of a region.
  enum Anchor {
    case change(Int)
    case start(Int)
    case end(Int)
  }
}
