import ManualModel
import Packaging

extension RedlineBody {
  /// Writes runs, those of one manual in the element of their mark.
  mutating func inlines(_ inlines: [Inline], in place: Place, to writer: inout XMLWriter) {
    var pending: [Inline] = []
    var mark = place.mark
    for inline in inlines {
      var (own, inner) = (place.mark, inline)
      if case .changed(let change, let changed) = inline {
        inner = changed
        if case .formatted(.text(let style)) = change, place.mark == nil {
          flush(&pending, mark, to: &writer)
          formatted(changed, style, in: place, to: &writer)
          continue
        }
        own = place.inside(change).mark
      }
      if own != mark { flush(&pending, mark, to: &writer) }
      mark = own
      pending.append(inner)
    }
    flush(&pending, mark, to: &writer)
  }

  private mutating func flush(
    _ pending: inout [Inline], _ mark: Change?, to writer: inout XMLWriter
  ) {
    if let mark {
      marked(pending, mark, to: &writer)
    } else {
      kept(pending, to: &writer)
    }
    pending = []
  }

  // MARK: One manual

  /// Writes runs of one manual; hyperlinks stand around their change, not in it (ISO/IEC 29500-1
  /// §17.13.5.18, CT_RunTrackChange).
  mutating func marked(_ inlines: [Inline], _ mark: Change, to writer: inout XMLWriter) {
    var pending: [Inline] = []
    for inline in inlines {
      guard let link = link(inline, mark.side) else {
        pending.append(inline)
        continue
      }
      runs(pending, mark, to: &writer)
      pending = []
      writer.element("w:hyperlink") { writer in
        writer.attribute(link.attribute, link.value)
        self.marked(mark, to: &writer) { $0.run(link.text, link.properties, to: &$1) }
      }
    }
    runs(pending, mark, to: &writer)
  }

  private mutating func runs(_ inlines: [Inline], _ mark: Change, to writer: inout XMLWriter) {
    guard !inlines.isEmpty else { return }
    marked(mark, to: &writer) { $0.inlines(inlines, to: &$1) }
  }

  /// Writes what one body writes in the element of a mark.
  mutating func marked(
    _ mark: Change, to writer: inout XMLWriter, _ content: (inout Body, inout XMLWriter) -> Void
  ) {
    let stamp = stamp
    let runs = XMLFragment { writer in
      on(mark.side) { body in
        if mark == .deleted { body.state.deletion = stamp }
        content(&body, &writer)
        body.state.deletion = nil
      }
    }
    guard !runs.isEmpty else { return }
    writer.change(mark.element, changeID(), stamp) { $0.raw(runs) }
  }

  private struct Link {
    var attribute: StaticString
    var value: String
    var text: String
    var properties: RunProperties
  }

  /// The hyperlink that an inline becomes; nil where it becomes runs.
  private mutating func link(_ inline: Inline, _ side: Change.Side) -> Link? {
    switch inline {
    case .link(let text, let address):
      return Link(
        attribute: "r:id", value: state.relationships.id(.hyperlink, address), text: text,
        properties: RunProperties([], character: .hyperlink))
    case .reference(let reference):
      guard case .link(let text, let bookmark) = on(side, { $0.shown(reference) }) else {
        return nil
      }
      return Link(
        attribute: "w:anchor", value: bookmark, text: text,
        properties: RunProperties(reference.style))
    case .text, .lineBreak, .tab, .gap, .field, .mark, .blank, .changed: return nil
    }
  }

  // MARK: Both manuals

  /// Writes runs of both manuals; what shows another text is put in anew.
  private mutating func kept(_ inlines: [Inline], to writer: inout XMLWriter) {
    var pending: [Inline] = []
    for inline in inlines {
      guard isRenumbered(inline) else {
        pending.append(inline)
        continue
      }
      new.inlines(pending, to: &writer)
      pending = []
      marked([inline], .deleted, to: &writer)
      marked([inline], .inserted, to: &writer)
    }
    new.inlines(pending, to: &writer)
  }

  /// Whether a reference or a number of pages shows something else in the other manual.
  mutating func isRenumbered(_ inline: Inline) -> Bool {
    guard let before = on(.old, { $0.shown(inline) }) else { return false }
    return before.text != on(.new) { $0.shown(inline) }?.text
  }

  /// Writes an inline that looked otherwise (ISO/IEC 29500-1 §17.13.5.31).
  private mutating func formatted(
    _ inline: Inline, _ former: TextStyle, in place: Place, to writer: inout XMLWriter
  ) {
    switch inline {
    case .text(let text, let style, _):
      run(text, RunProperties(style), RunProperties(former), to: &writer)
    case .gap(let text, let style):
      run(
        text, RunProperties(style, character: .gap), RunProperties(former, character: .gap),
        to: &writer)
    case .mark(let name, let text, let style):
      let target = new.target(name)
      bookmark(target.bookmark, in: place, to: &writer) { body, writer in
        body.run(text, RunProperties(style), RunProperties(former), to: &writer)
      }
    case .reference(var reference):
      let after = reference
      reference.style = former
      marked([.reference(reference)], .deleted, to: &writer)
      marked([.reference(after)], .inserted, to: &writer)
    case .changed(let change, let inner): inlines([.changed(change, inner)], in: place, to: &writer)
    case .lineBreak, .tab, .field, .link, .blank: new.inlines([inline], to: &writer)
    }
  }

  private mutating func run(
    _ text: String, _ properties: RunProperties, _ former: RunProperties,
    to writer: inout XMLWriter
  ) {
    for segment in EastAsianHint.segments(of: text) where !segment.text.isEmpty {
      var (properties, former) = (properties, former)
      properties.isEastAsian = segment.isEastAsian
      former.isEastAsian = segment.isEastAsian
      writer.element("w:r") { writer in
        writer.element("w:rPr") { writer in
          properties.content(to: &writer)
          writer.change("w:rPrChange", changeID(), stamp) { writer in
            writer.element("w:rPr", former.content)
          }
        }
        writer.element("w:t") { writer in
          if segment.text.hasSpaceAtEnd { writer.attribute("xml:space", "preserve") }
          writer.text(segment.text)
        }
      }
    }
  }

  /// Writes what is inside a bookmark of the manual that has it.
  mutating func bookmark(
    _ name: String?, in place: Place, to writer: inout XMLWriter,
    content: (inout RedlineBody, inout XMLWriter) -> Void
  ) {
    guard let name, body(place.side).state.writesBookmarks else {
      return content(&self, &writer)
    }
    let id = String(rangeID())
    writer.raw(Markup.bookmarkStart, id, name)
    content(&self, &writer)
    writer.raw(Markup.bookmarkEnd, id)
  }
}
