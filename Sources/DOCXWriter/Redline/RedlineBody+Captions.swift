import ManualModel
import Packaging

extension RedlineBody {
  /// Adds the caption of a table, picture or part of a drawing.
  ///
  /// A number that is another one is put in anew with its field, as Word does when fields are renewed.
  mutating func caption(
    _ caption: Caption, part: Int? = nil, keepsWithNext: (Change.Side) -> Bool, in outer: Place
  ) {
    let place = outer.inside(caption.change)
    self.paragraph(in: place) { body, side in
      body.captionProperties(keepsWithNext: keepsWithNext(side), in: place[side])
    } content: { body, writer in
      if let part, part > 1 {
        // What the number is was counted at the first part.
        body.each(in: place, to: &writer) { body, _ in
          "\(body.target(caption.target).number)-\(part)\u{3000}"
        }
        return body.inlines(caption.text, in: place, to: &writer)
      }
      let target = body.body(place.side).target(caption.target)
      body.bookmark(target.bookmark, in: place, to: &writer) { body, writer in
        body.captionNumber(caption.target, in: place, to: &writer)
      }
      if let part { body.each(in: place, to: &writer) { _, _ in "-\(part)" } }
      body.captionText(caption, in: place, to: &writer)
    }
  }

  private mutating func captionNumber(
    _ name: String, in place: Place, to writer: inout XMLWriter
  ) {
    var numbers = Sides<Body.CaptionNumber>()
    for side in place.sides {
      // Under another name it is not known what its number was.
      guard body(side).manual.targets[name] != nil || place.mark != nil else { continue }
      numbers[side] = on(side) { $0.captionNumber(of: $0.target(name)) }
    }
    if let mark = place.mark {
      guard let number = numbers[mark.side] else { return }
      return marked(mark, to: &writer) { $0.captionNumber(number, to: &$1) }
    }
    guard let after = numbers.new else { return }
    // Where it has to begin counting is not seen.
    guard let before = numbers.old,
      before.label != after.label || before.number != after.number
    else {
      return new.captionNumber(after, to: &writer)
    }
    marked(.deleted, to: &writer) { $0.captionNumber(before, to: &$1) }
    marked(.inserted, to: &writer) { $0.captionNumber(after, to: &$1) }
  }

  private mutating func captionText(
    _ caption: Caption, in place: Place, to writer: inout XMLWriter
  ) {
    let filled = place.sides.filter { !caption.text.on($0).isEmpty }
    guard !filled.isEmpty else { return }
    let text = place.limited(to: filled)
    each(in: text, to: &writer) { _, _ in "\u{3000}" }
    let title = on(place.side) { $0.state.titleBookmark(of: caption.target) }
    bookmark(title, in: place, to: &writer) { body, writer in
      body.inlines(caption.text, in: place, to: &writer)
    }
  }

  /// Writes text that each body says for itself: once, where both say the same.
  mutating func each(
    in place: Place, to writer: inout XMLWriter, _ text: (inout Body, Change.Side) -> String
  ) {
    if let mark = place.mark {
      let text = on(mark.side) { text(&$0, mark.side) }
      return marked(mark, to: &writer) { $0.run(text, to: &$1) }
    }
    let (before, after) = (on(.old) { text(&$0, .old) }, on(.new) { text(&$0, .new) })
    guard before != after else { return new.run(after, to: &writer) }
    marked(.deleted, to: &writer) { $0.run(before, to: &$1) }
    marked(.inserted, to: &writer) { $0.run(after, to: &$1) }
  }
}

extension Place {
  /// What only some of the sides have that are here.
  func limited(to some: [Change.Side]) -> Place {
    guard mark == nil, some.count == 1 else { return self }
    return inside(some[0] == .old ? .deleted : .inserted)
  }
}
