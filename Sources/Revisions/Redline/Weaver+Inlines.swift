import ManualModel

extension Weaver {
  /// The text of two paragraphs as one.
  mutating func weave(_ old: [Inline], _ new: [Inline]) -> [Inline] {
    if Imprint.of(old) == Imprint.of(new) { return new }
    var weaver = InlineWeaver(
      old: InlineText(nodes.inlines(old)), new: InlineText(new), texts)
    weaver.run()
    return weaver.paragraphs[0].text
  }

  /// Paragraphs where one was split or two were joined; nil where it was something else.
  ///
  /// It was, if as one text they have clearly less to mark than as paragraphs of their own.
  mutating func weave(_ run: ParagraphRun, _ olds: [Block], _ news: [Block]) -> [Block]? {
    let before = run.olds.map { olds[$0].inlines }
    let after = run.news.map { news[$0].inlines }
    var whole = InlineWeaver(
      old: InlineText(paragraphs: before.map(nodes.inlines)),
      new: InlineText(paragraphs: after), texts)
    let apart = InlineWeaver(
      old: InlineText(olds[run.old].inlines), new: InlineText(news[run.new].inlines), texts)
    let extras =
      run.olds.filter { $0 != run.old }.reduce(0) { $0 + olds[$1].readWeight }
      + run.news.filter { $0 != run.new }.reduce(0) { $0 + news[$1].readWeight }
    guard whole.changedWeight * 10 < (apart.changedWeight + extras) * 6 else { return nil }
    whole.run()
    var blocks: [Block] = []
    var (i, j) = (0, 0)
    for paragraph in whole.paragraphs {
      let isOld = paragraph.end == .deleted
      guard i < run.olds.count, j < run.news.count else { return nil }
      let (old, new) = (run.olds.lowerBound + i, run.news.lowerBound + j)
      var block = isOld ? nodes.block(olds[old]) : news[new]
      guard case .paragraph(var content) = block.kind else { return nil }
      content.text = paragraph.text
      content.endChange = paragraph.end
      block.kind = .paragraph(content)
      blocks.append(block)
      if paragraph.end != .inserted { i += 1 }
      if paragraph.end != .deleted { j += 1 }
    }
    return i == run.olds.count && j == run.news.count ? blocks : nil
  }
}

/// An edited paragraph with those beside it that only one manual has.
struct ParagraphRun {
  var olds: ClosedRange<Int>
  var news: ClosedRange<Int>
  let old: Int
  let new: Int
  /// How many steps before and after that of the paragraph belong to it.
  private(set) var before = 0
  private(set) var after = 0

  /// Nobody splits a paragraph into more.
  private static let most = 4

  /// Nil where nothing beside it can belong to it.
  init?(
    around index: Int, in steps: [AlignedStep], _ oldBlocks: [Block], _ newBlocks: [Block]
  ) {
    guard case .kept(let old, let new) = steps[index],
      case .paragraph(let paragraph) = newBlocks[new].kind,
      case .paragraph(let other) = oldBlocks[old].kind, paragraph.looksLike(other)
    else { return nil }
    self.old = old
    self.new = new
    olds = old...old
    news = new...new
    func looksAlike(_ block: Block) -> Bool {
      if case .paragraph(let other) = block.kind { paragraph.looksLike(other) } else { false }
    }
    for step in steps[(index + 1)...].prefix(ParagraphRun.most) {
      if case .deleted(let i) = step, i == olds.upperBound + 1, news.count == 1,
        looksAlike(oldBlocks[i])
      {
        olds = olds.lowerBound...i
      } else if case .inserted(let j) = step, j == news.upperBound + 1, olds.count == 1,
        looksAlike(newBlocks[j])
      {
        news = news.lowerBound...j
      } else {
        break
      }
      after += 1
    }
    for step in steps[..<index].reversed().prefix(ParagraphRun.most) {
      if case .deleted(let i) = step, i == olds.lowerBound - 1, news.count == 1,
        looksAlike(oldBlocks[i])
      {
        olds = i...olds.upperBound
      } else if case .inserted(let j) = step, j == news.lowerBound - 1, olds.count == 1,
        looksAlike(newBlocks[j])
      {
        news = j...news.upperBound
      } else {
        break
      }
      before += 1
    }
    if before + after == 0 { return nil }
  }
}

extension Block {
  fileprivate var inlines: [Inline] {
    if case .paragraph(let paragraph) = kind { paragraph.text } else { [] }
  }
}

/// Marks what differs between two texts.
private struct InlineWeaver {
  /// A paragraph of the redline, with what became of its end.
  struct Woven {
    var text: [Inline] = []
    var end: Change?
  }

  private let old: InlineText
  private let new: InlineText
  private let oldAtoms: [Atom]
  private let newAtoms: [Atom]
  private let regions: [Region]
  private(set) var paragraphs = [Woven()]

  init(old: InlineText, new: InlineText, _ texts: TextComparer) {
    self.old = old
    self.new = new
    oldAtoms = texts.atoms(of: old)
    newAtoms = texts.atoms(of: new)
    regions = AtomDiff.regions(old: oldAtoms, new: newAtoms)
  }

  /// How much there is to mark.
  var changedWeight: Int32 {
    regions.reduce(0) { sum, region in
      sum + oldAtoms[region.old].reduce(0) { $0 + $1.weight }
        + newAtoms[region.new].reduce(0) { $0 + $1.weight }
    }
  }

  mutating func run() {
    var (i, j) = (0, 0)
    for region in regions {
      keep(i..<region.old.lowerBound, j..<region.new.lowerBound)
      mark(old, places(oldAtoms, region.old), .deleted)
      mark(new, places(newAtoms, region.new), .inserted)
      (i, j) = (region.old.upperBound, region.new.upperBound)
    }
    keep(i..<oldAtoms.count, j..<newAtoms.count)
  }

  private func places(_ atoms: [Atom], _ range: Range<Int>) -> Range<Int32> {
    range.isEmpty ? 0..<0 : atoms[range.lowerBound].start..<atoms[range.upperBound - 1].end
  }

  private mutating func add(_ inline: Inline) {
    paragraphs[paragraphs.count - 1].text.add(inline)
  }

  private mutating func close(_ change: Change?) {
    paragraphs[paragraphs.count - 1].end = change
    paragraphs.append(Woven())
  }

  private mutating func mark(_ text: InlineText, _ range: Range<Int32>, _ change: Change) {
    var position = range.lowerBound
    while position < range.upperBound {
      let piece = text.piece(at: position)
      let end = min(text.starts[piece + 1], range.upperBound)
      if let inline = text.cut(piece, from: position, to: end) {
        add(.changed(change, inline))
      } else {
        close(change)
      }
      position = end
    }
  }

  /// What both have looks as in the newer text; where it looked otherwise, that is noted.
  private mutating func keep(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    var before = places(oldAtoms, oldRange).lowerBound
    let after = places(newAtoms, newRange)
    var position = after.lowerBound
    while position < after.upperBound {
      let (oldPiece, piece) = (old.piece(at: before), new.piece(at: position))
      let length = min(
        new.starts[piece + 1] - position, old.starts[oldPiece + 1] - before,
        after.upperBound - position)
      if let inline = new.cut(piece, from: position, to: position + length) {
        if let style = old.pieces[oldPiece]?.style, style != inline.style {
          add(.changed(.formatted(.text(style)), inline))
        } else {
          add(inline)
        }
      } else {
        close(nil)
      }
      position += length
      before += length
    }
  }
}
