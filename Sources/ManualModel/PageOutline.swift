/// What formats without pages decide alike: the rank of every heading, and the names that links
/// lead to.
package struct PageOutline: Sendable {
  /// Whether the manual has a paragraph of the style `title`; otherwise its title has to be put
  /// above everything, for ranks begin below it.
  package let hasTitle: Bool
  /// The name of the section that follows the table of contents, where reading begins; nil if there
  /// is none.
  package let start: Manual.ContentsEntry?
  private var anchors: [String: String] = [:]
  private var rank = 1

  package init(of manual: Manual) {
    var hasTitle = false
    var isBehindContents = false
    var start: Manual.ContentsEntry?
    for section in manual.divisions.lazy.flatMap(\.sections) {
      if let bookmark = manual.targets[section.id]?.bookmark {
        // Clause numbers are what people outside know: `#clause-5.2.4` stays, whatever else moves.
        anchors[bookmark] = ClauseID(section.id) == nil ? bookmark : "clause-" + section.id
      }
      if isBehindContents, start == nil {
        start = manual.contents.first { $0.target == section.id }
      }
      section.blocks.visit { kind in
        switch kind {
        case .paragraph(let paragraph): if paragraph.style == .title { hasTitle = true }
        case .contents: isBehindContents = true
        default: break
        }
      }
    }
    self.hasTitle = hasTitle
    self.start = start
  }

  /// The name to put at a target: the clause's (`clause-5.2.4`), or its bookmark.
  package func anchor(of target: Target) -> String { anchors[target.bookmark] ?? target.bookmark }

  /// The rank of the next heading, from 2, for 1 is the title's: none is skipped on the way down, and
  /// there are six.
  package mutating func rank(ofLevel level: Int) -> Int {
    rank = min(max(level, 1) + 1, rank + 1, 6)
    return rank
  }

  /// The rank of a heading without number inside the current section.
  package var rankOfSubheading: Int { min(rank + 1, 6) }
}

extension [Block] {
  /// Shows these blocks and those inside pages and groups, in reading order.
  fileprivate func visit(_ show: (Block.Kind) -> Void) {
    for block in self {
      show(block.kind)
      switch block.kind {
      case .keepTogether(let blocks), .landscape(let blocks): blocks.visit(show)
      default: break
      }
    }
  }
}
