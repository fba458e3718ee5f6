import ManualModel
import Packaging

/// Writes a redline as one document with tracked changes (ISO/IEC 29500-1 §17.13.5).
///
/// Two bodies write it together, each of which knows where it stands in its own manual: what
/// paragraphs look like there, how captions and headings are counted, what references show. Where
/// they disagree about something that both manuals have, the older answer is noted as a change.
/// Accepting all leaves the newer document, rejecting all the older one.
///
/// What is shown by fields and in the table of contents is marked where it is another text, also
/// numbers of pages where those of both documents are known.
///
/// What cannot be tracked follows the newer manual: styles, the tags and titles of content controls,
/// the widths of columns, and names of bookmarks that both manuals use in different places.
struct RedlineBody {
  let redline: Manual
  let stamp: RedlineStamp
  var old: Body
  var new: Body
  let sheets: [RedlineSheet]
  let decorations: [PageDecoration]
  /// The container that is being filled.
  var flow = Flow()
  var moves: MoveRanges

  init(_ redline: Manual, _ predecessor: Predecessor, _ stamp: RedlineStamp, pages: Pages?) {
    self.redline = redline
    self.stamp = stamp
    sheets = RedlineSheet.sheets(of: redline, predecessor)
    let pair = ManualPair(redline, predecessor, pages: pages)
    decorations = PageDecoration.decorations(of: redline, sheets.map(\.sheet))
    new = Body(pair.new, decorations: decorations, pages: pair.pages.new)
    old = Body(pair.old, decorations: decorations, pages: pair.pages.old)
    old.state.titlePrefix = "_Former"
    for target in pair.keptCaptions {
      old.state.nameTitle(of: target, new.state.titleBookmark(of: target))
    }
    moves = MoveRanges(sheets)
  }

  /// What is counted for the document as a whole.
  var state: State {
    get { new.state }
    set { new.state = newValue }
  }

  /// Lets one of the bodies work, with the counts of the document.
  mutating func on<Result>(_ side: Change.Side, _ work: (inout Body) -> Result) -> Result {
    guard side == .old else { return work(&new) }
    new.state.lendCounts(to: &old.state)
    defer { old.state.lendCounts(to: &new.state) }
    return work(&old)
  }

  func body(_ side: Change.Side) -> Body { side == .old ? old : new }

  // MARK: Containers

  /// Writes a container of its own into the flow's place: a cell, a header.
  ///
  /// It ends with a paragraph, as in each of the two documents; unless one follows, and `ending` is nil.
  mutating func container(
    _ place: Place, ending: ParagraphStyle?, to writer: inout XMLWriter,
    _ content: (inout RedlineBody) -> Void
  ) {
    let (outer, oldCursor, newCursor) = (flow, old.state.cursor, new.state.cursor)
    flow = Flow()
    old.state.cursor = Cursor()
    new.state.cursor = Cursor()
    content(&self)
    if let ending { close(place, ending: ending) }
    write(flow, to: &writer)
    flow = outer
    old.state.cursor = oldCursor
    new.state.cursor = newCursor
  }

  private mutating func close(_ place: Place, ending: ParagraphStyle) {
    var missing: [(side: Change.Side, style: ParagraphStyle?)] = []
    for side in place.sides {
      switch body(side).state.cursor.last {
      case .paragraph: break
      case .nothing: missing.append((side, ending))
      case .ruledTable, .plainTable: missing.append((side, nil))
      }
    }
    if missing.count == 2, missing[0].style == missing[1].style {
      add(ending: missing[0].style, in: place)
    } else {
      for (side, style) in missing {
        let isAlone = place.mark == nil
        add(
          ending: style, in: isAlone ? place.inside(side == .old ? .deleted : .inserted) : place)
      }
    }
    guard place.mark == nil else { return flow.keepLastMark() }
    if !flow.settle() { spacer(in: place) }
  }

  private mutating func add(ending style: ParagraphStyle?, in place: Place) {
    guard let style else { return spacer(in: place) }
    paragraph(in: place) { body, side in
      body.properties(of: Paragraph(style, []), in: place[side])
    } content: { _, _ in
    }
  }

  // MARK: Writing

  /// Writes what was gathered.
  mutating func write(_ flow: Flow, to writer: inout XMLWriter) {
    for item in flow.items {
      switch item {
      case .paragraph(let paragraph): write(paragraph, to: &writer)
      case .table(let fragment, _), .markup(let fragment): writer.raw(fragment)
      case .opening(let control, let values): writer.start(control, values)
      case .closing(let control): writer.end(control)
      }
    }
  }

  private mutating func write(_ paragraph: FlowParagraph, to writer: inout XMLWriter) {
    let sides = paragraph.properties
    let written = paragraph.mark.flatMap { sides[$0.side] } ?? sides.written
    guard let written else { preconditionFailure("a paragraph of neither manual") }
    let former = paragraph.mark == nil && sides.new != nil ? sides.old : nil
    guard
      paragraph.mark != nil || paragraph.sectionEnd != nil || former.map({ $0 != written }) == true
    else {
      let opening = new.start(Front(paragraph: written), to: &writer)
      writer.raw(paragraph.content)
      return writer.end(opening)
    }
    writer.element("w:p") { writer in
      writer.element("w:pPr") { writer in
        content(of: written, to: &writer)
        if let mark = paragraph.mark {
          writer.element("w:rPr") { $0.change(mark.element, changeID(), stamp) { _ in } }
        }
        if let end = paragraph.sectionEnd { writer.raw(end) }
        if let former, former != written {
          writer.change("w:pPrChange", changeID(), stamp) { writer in
            writer.element("w:pPr") { content(of: former, to: &$0) }
          }
        }
      }
      writer.raw(paragraph.content)
    }
  }

  private func content(of properties: ParagraphProperties, to writer: inout XMLWriter) {
    properties.content(changeBar: redline.theme.changeBar, to: &writer) { writer in
      writer.attribute("w:val", properties.numbering?.id ?? 0)
    }
  }

  /// How many changes there are so far.
  var changeCount: Int { new.state.changeCount }

  mutating func changeID() -> Int { new.state.changeID() }

  /// The next `w:id` of a range, which shares them with bookmarks.
  mutating func rangeID() -> Int { new.state.bookmarkID() }
}

extension Flow {
  /// Leaves the last paragraph's mark alone: what goes or comes is the container.
  mutating func keepLastMark() {
    guard case .paragraph(var paragraph)? = items.last else { return }
    paragraph.mark = nil
    items[items.count - 1] = .paragraph(paragraph)
  }
}
