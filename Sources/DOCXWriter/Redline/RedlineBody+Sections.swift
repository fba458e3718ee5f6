import ManualModel
import Packaging

extension RedlineBody {
  /// Writes `w:document` (ISO/IEC 29500-1 §17.2.3).
  mutating func document(to writer: inout XMLWriter) {
    writer.element("w:document") { writer in
      Namespaces.declare(on: &writer)
      writer.element("w:body") { writer in
        for (index, sheet) in sheets.enumerated() {
          self.sheet(sheet)
          end(of: sheet, after: index, to: &writer)
        }
      }
    }
  }

  private mutating func sheet(_ sheet: RedlineSheet) {
    let page = redline.theme.page
    let seen = sheet.sheet.layout.isLandscape
    let place = Place(
      old: Environment(page: page, isLandscape: sheet.layouts.old?.isLandscape ?? seen),
      new: Environment(page: page, isLandscape: sheet.layouts.new?.isLandscape ?? seen))
    for part in sheet.parts { self.part(part, in: place) }
  }

  /// Ends a sheet where one of the manuals ends a section of pages.
  private mutating func end(
    of sheet: RedlineSheet, after index: Int, to writer: inout XMLWriter
  ) {
    let place = Place(
      old: Environment(page: redline.theme.page, isLandscape: false),
      new: Environment(page: redline.theme.page, isLandscape: false))
    let others = sheets[..<index].map(\.sheet)[...]
    guard index < sheets.count - 1 else {
      // A body ends with a paragraph, and nothing behind it could be joined with it.
      if !flow.isClosed { spacer(in: place) }
      write(flow, to: &writer)
      flow = Flow()
      return sectionProperties(sheet, after: others, to: &writer)
    }
    guard sheet.ends.written != nil else { return }
    let properties = XMLFragment { writer in
      sectionProperties(sheet, after: others, to: &writer)
    }
    let spacer = ParagraphProperties(.spacer)
    var line = FlowParagraph(properties: Sides(), content: XMLFragment { _ in })
    for side in [Change.Side.old, .new] where sheet.ends[side] != nil {
      line.properties[side] = spacer
      on(side) { $0.state.cursor = Cursor() }
    }
    if sheet.ends.old == nil { line.mark = .inserted }
    if sheet.ends.new == nil { line.mark = .deleted }
    line.sectionEnd = properties
    flow.add(line)
    write(flow, to: &writer)
    flow = Flow()
  }

  /// Writes `w:sectPr` with what it was before (ISO/IEC 29500-1 §17.13.5.32).
  private mutating func sectionProperties(
    _ sheet: RedlineSheet, after others: ArraySlice<Sheet>, to writer: inout XMLWriter
  ) {
    guard let written = sheet.ends.written else { return }
    writer.element("w:sectPr") { writer in
      new.sectionReferences(of: Sheet(layout: written), after: others, to: &writer)
      new.sectionLayout(written, to: &writer)
      guard let former = sheet.ends.old, sheet.ends.new != nil, former != written else { return }
      writer.change("w:sectPrChange", changeID(), stamp) { writer in
        writer.element("w:sectPr") { new.sectionLayout(former, to: &$0) }
      }
    }
  }

  // MARK: Sections

  /// Adds a section in its content control, unless it begins with a change.
  ///
  /// LibreOffice 7.4 loses the changes of the first paragraph of a control around blocks: it would
  /// accept and reject something else. A section can still be found by the bookmark of its heading.
  private mutating func part(_ part: SectionPart, in outer: Place) {
    let section = part.section
    let place = outer.inside(section.change)
    let former = Projection(side: .old).section(withoutBlocks(section))
    if part.ordinal == 1 {
      for side in place.sides where (side == .old ? former : section).startsNewPage {
        on(side) { $0.pageBreak(in: place[side]) }
      }
    }
    beginMove(section.change, in: outer)
    let start = flow.items.count
    if section.heading != nil, part.ordinal == 1 {
      heading(section, former, in: place.leading(to: part.blocks[...]))
    } else if part.ordinal == 1 {
      bookmark(place, section.id, former.id)
    }
    blocks(part.blocks, in: place)
    if place.mark == nil, !flow.isChanged(at: start) { control(part, at: start) }
    endMove(section.change, in: outer)
  }

  /// Puts the control of a section around what was added since.
  private mutating func control(_ part: SectionPart, at start: Int) {
    let id = String(state.controlID())
    let tag = ControlTag.tag(of: part.section.id, ordinal: part.ordinal)
    let title = ControlTag.shortened(new.title(of: part.section))
    let control = title.isEmpty ? Markup.untitledSection : Markup.section
    flow.items.insert(
      .opening(control, title.isEmpty ? [tag, id] : [title, tag, id]), at: start)
    flow.items.append(.closing(control))
  }

  private func withoutBlocks(_ section: Section) -> Section {
    var section = section
    section.blocks = []
    return section
  }

  /// Marks the place of a section without heading.
  private mutating func bookmark(_ place: Place, _ id: String, _ formerID: String) {
    let side = place.side
    guard let target = body(side).manual.targets[side == .old ? formerID : id] else { return }
    let bookmark = XMLFragment { writer in
      on(side) { $0.bookmark(target.bookmark, to: &writer) { _, _ in } }
    }
    flow.items.append(.markup(bookmark))
  }

  private mutating func heading(_ section: Section, _ former: Section, in place: Place) {
    guard let heading = section.heading else { return }
    for side in place.sides { on(side) { $0.state.isChanged = heading.isChanged } }
    defer { for side in place.sides { on(side) { $0.state.isChanged = false } } }
    paragraph(in: place) { body, side in
      let own = side == .old ? former : section
      guard let heading = own.heading else { return ParagraphProperties(.paragraph(.plain)) }
      return body.headingProperties(heading, of: own, in: place[side])
    } content: { body, writer in
      let side = place.side
      let target = body.body(side).manual.targets[side == .old ? former.id : section.id]
      body.bookmark(target?.bookmark, in: place, to: &writer) { body, writer in
        body.inlines(heading.text, in: place, to: &writer)
      }
    }
  }

  // MARK: Moves

  /// Begins the range of a move in front of its first node.
  mutating func beginMove(_ change: Change?, in place: Place) {
    guard place.allowsMoves, let range = moveBeginning(change) else { return }
    let stamp = stamp
    flow.addMarkup { range.start(stamp, to: &$0) }
  }

  mutating func moveBeginning(_ change: Change?) -> MoveRanges.RangeEnd? {
    guard moves.begins(change) else { return nil }
    let id = rangeID()
    return moves.begin(change, id: id)
  }

  mutating func endMove(_ change: Change?, in place: Place) {
    guard place.allowsMoves, let range = moves.end(change) else { return }
    flow.addMarkup { range.end(to: &$0) }
  }
}
