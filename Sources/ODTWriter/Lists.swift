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
    var inner = environment
    if environment.place == .page { inner.place = .list }
    inner.listDepth += 1
    inner.alignment = nil
    lists.append(OpenList(marker: list.marker))
    startList(list.marker, continues: false, to: &out)
    let depth = lists.count - 1
    for (index, item) in list.items.enumerated() {
      out.start(Tags.listItem)
      inner.keepsWithNext =
        environment.keepsWithNext || environment.isUnbroken && index < list.items.count - 1
      self.item(item.blocks, around: &lists, outside: environment, in: inner, to: &out)
      out.end(lists[depth].item)
      lists[depth].isResumed = false
    }
    out.end(Tags.list)
    lists.removeLast()
  }

  private mutating func item(
    _ blocks: [Block], around lists: inout [OpenList], outside: Environment,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let paragraph): self.paragraph(paragraph, in: environment, to: &out)
      case .picture(let picture): self.picture(picture, in: environment, to: &out)
      case .drawing(let drawing): self.drawing(drawing, in: environment, to: &out)
      case .list(let list): self.list(list, around: &lists, in: environment, to: &out)
      case .keepTogether(let inner):
        var kept = environment
        kept.isUnbroken = true
        kept.keepsWithNext = true
        item(inner, around: &lists, outside: outside, in: kept, to: &out)
      case .landscape(let inner):
        item(inner, around: &lists, outside: outside, in: environment, to: &out)
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
      startList(lists[index].marker, continues: true, to: &out)
      out.start(Tags.listHeader)
    }
  }

  private mutating func startList(
    _ marker: List.Marker, continues: Bool, to out: inout some Markup & ~Copyable
  ) {
    _ = survey.markers.index(of: marker)
    out.start(continues ? Tags.continuedList : Tags.list, [marker.styleName])
  }
}

/// A list that is being written.
private struct OpenList {
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
