import ManualModel

/// A section or subsection while the manual is assembled: evaluated, not yet numbered.
struct SectionDraft {
  var id: String
  var title: [Inline]
  var level: Int
  var isNumbered = true
  /// Given by its id, `5.2.4`; the others are counted.
  var explicitNumber: [Int]?
  var clauses: [ClauseID] = []
  /// The clause it is, not only answers.
  var clause: ClauseID?
  var startsNewPage = false
  var isLandscape = false
  var isInContents: Bool?
  /// The excluded clause whose replacement stands here instead of its own blocks.
  var replacedFor: ClauseID?
  /// The index of its file among the entries of the skeleton.
  var entry = 0
  var blocks: [Block] = []
  var source: SourceSpan
  var range = TextRange.none
  var template: BoundTemplate?

  init(id: String, title: [Inline], level: Int, source: SourceSpan) {
    self.id = id
    self.title = title
    self.level = level
    self.source = source
  }
}
