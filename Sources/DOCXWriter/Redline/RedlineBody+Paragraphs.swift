import ManualModel
import Packaging

extension RedlineBody {
  /// Adds a paragraph whose end is where `place` says, or as `end` does.
  ///
  /// `properties` asks each body that has its end what it looks like there.
  mutating func paragraph(
    in place: Place, end: Change? = nil,
    properties: (inout Body, Change.Side) -> ParagraphProperties,
    content: (inout RedlineBody, inout XMLWriter) -> Void
  ) {
    let ending = place.inside(end)
    var sides = Sides<ParagraphProperties>()
    for side in ending.sides {
      sides[side] = on(side) { body in
        let own = properties(&body, side)
        return body.placed(own)
      }
    }
    // What counts alike is one numbering.
    if let before = sides.old?.numbering, let after = sides.new?.numbering,
      state.numbering.isSame(before, after)
    {
      sides.old?.numbering = after
    }
    if let isChanged = sides.new?.isChanged { sides.old?.isChanged = isChanged }
    let count = changeCount
    let fragment = XMLFragment { writer in content(&self, &writer) }
    flow.add(
      FlowParagraph(
        properties: sides, mark: ending.mark, content: fragment, isChanged: changeCount > count))
  }

  /// Adds a paragraph of the manual.
  mutating func paragraph(_ paragraph: Paragraph, _ change: Change?, in place: Place) {
    let inner = place.inside(change)
    var former = paragraph
    if case .formatted(.paragraph(let style, let alignment, let keeps))? = change {
      former.style = style
      former.alignment = alignment
      former.keepsWithNext = keeps
    }
    self.paragraph(in: inner, end: paragraph.endChange) { body, side in
      var own = side == .old ? former : paragraph
      own.text = paragraph.text.on(side)
      return body.properties(of: own, in: inner[side])
    } content: { body, writer in
      body.inlines(paragraph.text, in: inner, to: &writer)
    }
  }

  /// Adds a line without height.
  mutating func spacer(in place: Place) {
    paragraph(in: place) {
      $0.spacerProperties(in: place[$1])
    } content: { _, _ in
    }
  }
}

extension Numbering {
  /// Whether two places in numberings count and look alike.
  func isSame(_ one: NumberingReference, _ other: NumberingReference) -> Bool {
    guard one.level == other.level else { return false }
    if one.id == other.id { return true }
    guard instances.indices.contains(one.id - 1), instances.indices.contains(other.id - 1) else {
      return false
    }
    return instances[one.id - 1] == instances[other.id - 1]
  }
}
