import ManualModel
import Packaging

extension BodyWriter {
  /// Writes a list; it counts from one, for every `text:list` does that is not said to continue.
  ///
  /// ```
  /// List(marker: .decimal, items: […])
  /// <text:list text:style-name="List_20_1."><text:list-item><text:p …>…</text:p></text:list-item>…
  /// ```
  ///
  /// ODF 1.3 part 3 §5.3.2.
  mutating func list(
    _ list: List, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    var lists: [OpenList] = []
    self.list(list, around: &lists, in: environment, to: &out)
  }

  private mutating func list(
    _ list: List, around lists: inout [OpenList], in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    guard !list.items.isEmpty else { return }
    if isTracking, !isDeleting, list.items.allSatisfy({ side(of: $0.change) == .old }) {
      return deleteAll(list, around: lists, in: environment, to: &out)
    }
    var inner = environment
    if environment.place == .page { inner.place = .list }
    inner.listDepth += 1
    inner.alignment = nil
    lists.append(OpenList(marker: list.marker))
    tracking?.openLists = lists.map(\.marker)
    startList(list.marker, continues: false, isOutermost: lists.count == 1, to: &out)
    var index = 0
    while index < list.items.count {
      inner.keepsWithNext =
        environment.keepsWithNext || environment.isUnbroken && index < list.items.count - 1
      if startsDeletion(list.items[index].change) {
        let end =
          list.items[index...].firstIndex { !startsDeletion($0.change) } ?? list.items.count
        let deleted = list.items[index..<end].map { Projection(side: .old).blocks($0.blocks) }
        let (around, inner) = (lists, inner)
        deleteFromLists(around, to: &out) { writer, out in
          var lists = around
          for item in deleted {
            writer.item(item, around: &lists, outside: environment, in: inner, to: &out)
          }
        }
        index = end
        continue
      }
      let item = list.items[index]
      let outer = enter(item.change)
      let blocks =
        side(of: nil) == .new ? Projection(side: .new).blocks(item.blocks) : item.blocks
      self.item(blocks, around: &lists, outside: environment, in: inner, to: &out)
      leave(outer)
      index += 1
    }
    out.end(Tags.list)
    lists.removeLast()
    tracking?.openLists = lists.map(\.marker)
  }

  /// Deletes a list, with what is left of those around it.
  private mutating func deleteAll(
    _ list: List, around lists: [OpenList], in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    var old = list
    for index in old.items.indices {
      old.items[index].blocks = Projection(side: .old).blocks(old.items[index].blocks)
    }
    guard !lists.isEmpty else {
      return delete(to: &out) { writer, out in writer.list(old, in: environment, to: &out) }
    }
    deleteFromLists(lists, to: &out) { writer, out in
      var around = lists
      out.start(Tags.listHeader)
      writer.list(old, around: &around, in: environment, to: &out)
      out.end(Tags.listHeader)
    }
  }

  /// Writes an item of the innermost list.
  private mutating func item(
    _ blocks: [Block], around lists: inout [OpenList], outside: Environment,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let depth = lists.count - 1
    out.start(Tags.listItem)
    content(blocks, around: &lists, outside: outside, in: environment, to: &out)
    out.end(lists[depth].item)
    lists[depth].isResumed = false
  }

  private mutating func content(
    _ blocks: [Block], around lists: inout [OpenList], outside: Environment,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    var joined: [[Inline]] = []
    for (index, block) in blocks.enumerated() {
      if let paragraph = sharedParagraph(block) {
        let next = index + 1 < blocks.count ? sharedParagraph(blocks[index + 1]) : nil
        trackedParagraph(paragraph, &joined, isLast: next == nil, in: environment, to: &out)
        continue
      }
      if startsDeletion(block.change) {
        let block = Projection(side: .old).block(block)
        var around = lists
        for index in around.indices { around[index].isResumed = true }
        deleteFromLists(around, to: &out) { [around] writer, out in
          var lists = around
          out.start(Tags.listHeader)
          writer.content([block], around: &lists, outside: outside, in: environment, to: &out)
          out.end(Tags.listHeader)
        }
        continue
      }
      let outer = enter(block.change)
      defer { leave(outer) }
      let isAround = state.isChanged
      if block.isChanged { state.isChanged = true }
      defer { state.isChanged = isAround }
      let block = side(of: nil) == .new ? Projection(side: .new).block(block) : block
      switch block.kind {
      case .paragraph(let paragraph): self.paragraph(paragraph, in: environment, to: &out)
      case .picture(let picture): self.picture(picture, in: environment, to: &out)
      case .drawing(let drawing): self.drawing(drawing, in: environment, to: &out)
      case .list(let list): self.list(list, around: &lists, in: environment, to: &out)
      case .keepTogether(let inner):
        var kept = environment
        kept.isUnbroken = true
        kept.keepsWithNext = true
        content(inner, around: &lists, outside: outside, in: kept, to: &out)
      case .landscape(let inner):
        content(inner, around: &lists, outside: outside, in: environment, to: &out)
      case .table, .signature:
        interrupt(lists, to: &out)
        var between = outside
        between.listDepth = 0
        between.place = environment.place == .list ? .page : environment.place
        self.block(block, in: between, to: &out)
        resume(&lists, to: &out)
      case .pageBreak: startNext(.page)
      case .contents: break
      }
    }
  }

  /// Ends all lists around: ODF has no tables inside lists.
  private func interrupt(_ lists: [OpenList], to out: inout some Markup & ~Copyable) {
    for list in lists.reversed() {
      out.end(list.item)
      out.end(Tags.list)
    }
  }

  /// Takes the lists up again after a table, in the same item: its head shows no number.
  private mutating func resume(
    _ lists: inout [OpenList], to out: inout some Markup & ~Copyable
  ) {
    for index in lists.indices {
      lists[index].isResumed = true
      startList(lists[index].marker, continues: true, isOutermost: false, to: &out)
      out.start(Tags.listHeader)
    }
  }

  private mutating func startList(
    _ marker: List.Marker, continues: Bool, isOutermost: Bool,
    to out: inout some Markup & ~Copyable
  ) {
    _ = survey.markers.index(of: marker)
    if isTracking, isOutermost { return startTrackedList(marker, to: &out) }
    out.start(continues ? Tags.continuedList : Tags.list, [marker.styleName])
  }
}

/// A list that is being written.
struct OpenList {
  var marker: List.Marker
  /// Whether it was taken up again in the item that is being written.
  var isResumed = false

  var item: XMLOpening { isResumed ? Tags.listHeader : Tags.listItem }
}

extension List.Marker {
  /// The name of its list style, which shows what it looks like.
  var styleName: String {
    switch self {
    case .bullet: "List_20_Bullet"
    case .decimal: "List_20_1."
    case .decimalParenthesis: "List_20_1_29_"
    case .letter: "List_20_a_29_"
    case .parenthesised: "List_20__28_1_29_"
    }
  }

  var displayName: StaticString {
    switch self {
    case .bullet: "List Bullet"
    case .decimal: "List 1."
    case .decimalParenthesis: "List 1)"
    case .letter: "List a)"
    case .parenthesised: "List (1)"
    }
  }
}
