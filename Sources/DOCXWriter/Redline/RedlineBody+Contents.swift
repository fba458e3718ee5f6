import ManualModel
import Packaging

extension RedlineBody {
  /// Adds the table of contents with the entries of both manuals.
  ///
  /// The field begins in the first line and ends in the last, so that neither is taken away with a
  /// line: what begins and ends it stands outside of all marks.
  mutating func contents(in place: Place) {
    let lines = ContentsLine.lines(
      old: place.exists(on: .old) ? old.manual.contents : [],
      new: place.exists(on: .new) ? new.manual.contents : [])
    guard !lines.isEmpty else { return }
    let instruction = body(place.side).contentsInstruction
    let outer = flow
    flow = Flow()
    for line in lines {
      let inner = place.mark == nil ? place.inside(line.mark) : place
      paragraph(in: inner) { body, side in
        guard let entry = line.entries[side] else { return ParagraphProperties(.contents(1)) }
        return body.properties(of: entry, body.target(entry.target))
      } content: { body, writer in
        body.contentsLine(line, in: inner, to: &writer)
      }
    }
    if place.mark == nil, !flow.settle() { spacer(in: place) }
    let start = XMLFragment { fieldStart(instruction, in: place, to: &$0) }
    let end = XMLFragment { fieldEnd(in: place, to: &$0) }
    flow.enclose(start, end)
    let inner = flow
    flow = outer
    // A control that begins with a change would mislead LibreOffice, as in sections.
    let isControl = !inner.isChanged(at: 0)
    if isControl { flow.items.append(.opening(Markup.contents, [String(state.controlID())])) }
    flow.items += inner.items
    if isControl { flow.items.append(.closing(Markup.contents)) }
  }

  private mutating func fieldStart(
    _ instruction: String, in place: Place, to writer: inout XMLWriter
  ) {
    object(in: place, to: &writer) { body, _, writer in body.fieldStart(instruction, to: &writer) }
  }

  private mutating func fieldEnd(in place: Place, to writer: inout XMLWriter) {
    object(in: place, to: &writer) { _, _, writer in writer.raw(Markup.fieldEnd) }
  }

  /// Writes a line: number, title and page, each with what it was.
  private mutating func contentsLine(
    _ line: ContentsLine, in place: Place, to writer: inout XMLWriter
  ) {
    guard let entry = line.entries[place.side] else { return }
    let target = body(place.side).target(entry.target)
    writer.element(Markup.entry, target.bookmark) { writer in
      let numbered = place.sides.filter { side in
        line.entries[side].map { !body(side).target($0.target).number.isEmpty } ?? false
      }
      if !numbered.isEmpty {
        let number = place.limited(to: numbered)
        each(in: number, to: &writer) { body, side in
          line.entries[side].map { body.target($0.target).number } ?? ""
        }
        inlines([.tab], in: number, to: &writer)
      }
      each(in: place, to: &writer) { body, side in
        line.entries[side].map { body.target($0.target).title } ?? ""
      }
      self.page(of: line, in: place, to: &writer)
    }
  }

  /// Writes the number of the page behind a tab: a field, in which a number that was another is marked.
  private mutating func page(
    of line: ContentsLine, in place: Place, to writer: inout XMLWriter
  ) {
    var pages = Sides<String>()
    for side in place.sides {
      let body = body(side)
      pages[side] = line.entries[side].flatMap { body.pages?[body.target($0.target).bookmark] }
    }
    let paged = place.sides.filter { pages[$0] != nil }
    guard !paged.isEmpty else { return }
    let place = place.limited(to: paged)
    let target = line.entries[place.side].map { body(place.side).target($0.target).bookmark }
    inlines([.tab], in: place, to: &writer)
    fieldStart("PAGEREF \(target ?? "") \\h", in: place, to: &writer)
    each(in: place, to: &writer) { _, side in pages[side] ?? "" }
    fieldEnd(in: place, to: &writer)
  }
}

/// A line of the table of contents in each manual.
private struct ContentsLine {
  var entries = Sides<Manual.ContentsEntry>()
  var mark: Change? { entries.mark }

  /// The lines of both, one for what both have at the same place.
  static func lines(
    old: [Manual.ContentsEntry], new: [Manual.ContentsEntry]
  ) -> [ContentsLine] {
    let difference = new.map(\.key).difference(from: old.map(\.key))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [ContentsLine] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(ContentsLine(entries: Sides(old: old[i])))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        lines.append(ContentsLine(entries: Sides(new: new[j])))
        j += 1
      } else {
        lines.append(ContentsLine(entries: Sides(old: old[i], new: new[j])))
        i += 1
        j += 1
      }
    }
    return lines
  }
}

extension Flow {
  /// Puts something in front of the content of the first paragraph, and behind that of the last.
  fileprivate mutating func enclose(_ start: XMLFragment, _ end: XMLFragment) {
    for (index, isFirst) in [(items.startIndex, true), (items.endIndex - 1, false)] {
      guard case .paragraph(var paragraph) = items[index] else { continue }
      let content = paragraph.content
      paragraph.content = XMLFragment { writer in
        writer.raw(isFirst ? start : content)
        writer.raw(isFirst ? content : end)
      }
      items[index] = .paragraph(paragraph)
    }
  }
}

extension Manual.ContentsEntry {
  fileprivate var key: String { "\(level) \(target)" }
}
