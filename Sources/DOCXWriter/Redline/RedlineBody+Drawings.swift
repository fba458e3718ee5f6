import ManualModel
import Packaging

extension RedlineBody {
  /// Adds a drawing; where its words changed the older one, deleted, above the newer one.
  ///
  /// What boxes look like follows from their text, so that no box could show both.
  mutating func drawing(_ drawing: Drawing, _ block: Block, in place: Place) {
    var drawings = Sides<Drawing>()
    var layouts = Sides<DrawingLayout>()
    for side in place.sides {
      guard case .drawing(let own) = Projection(side: side).block(block).kind else { continue }
      drawings[side] = own
      layouts[side] = own.layout(
        in: body(side).room(in: place[side]), targets: body(side).manual.targets)
    }
    if let before = layouts.old, let after = layouts.new, before.parts.count != after.parts.count {
      // Parts that do not belong together: one drawing after the other.
      old.state.writesBookmarks = false
      parts(drawing, drawings, layouts, in: place.inside(.deleted))
      old.state.writesBookmarks = true
      return parts(drawing, drawings, layouts, in: place.inside(.inserted))
    }
    parts(drawing, drawings, layouts, in: place)
  }

  private mutating func parts(
    _ drawing: Drawing, _ drawings: Sides<Drawing>, _ layouts: Sides<DrawingLayout>,
    in place: Place
  ) {
    guard let layout = layouts[place.side] else { return }
    let isChanged = drawing.hasMarks || isReworded(drawing)
    let captions = Sides(drawing.caption, in: place)
    for index in layout.parts.indices {
      let number = layout.parts.count > 1 ? index + 1 : nil
      // Each in a paragraph of its own: LibreOffice 7.4 loses the words of a second group in one.
      let marks = place.mark == nil && isChanged ? [Change.deleted, .inserted] : [place.mark]
      for mark in marks {
        let own = place.inside(mark)
        self.paragraph(in: own) { body, side in
          var environment = own[side]
          if captions[side] != nil { environment.keepsWithNext = true }
          return body.figureProperties(alignment: .center, in: environment)
        } content: { body, writer in
          body.object(in: own, to: &writer) { body, side, writer in
            guard let drawing = drawings[side], let part = layouts[side]?.parts[index] else {
              return
            }
            writer.element("w:r") { body.group(part, of: drawing, to: &$0) }
          }
        }
      }
      below(drawing.caption, part: number, in: place)
    }
  }

  /// Whether a reference in a box shows something else in the other manual.
  private mutating func isReworded(_ drawing: Drawing) -> Bool {
    for inline in drawing.nodes.flatMap(\.text) + drawing.edges.flatMap(\.label) {
      if case .reference = inline, isRenumbered(inline) { return true }
    }
    return false
  }
}
