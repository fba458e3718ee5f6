import ManualModel

/// Consecutive pages of one layout: what becomes a section of Word.
///
/// A division is one sheet, or several where landscape blocks interrupt it.
struct Sheet {
  var layout: PageLayout
  var parts: [SectionPart] = []

  /// Parts the divisions of a manual into sheets; sheets without content are left out, so that no
  /// empty page comes of them.
  static func sheets(of manual: Manual) -> [Sheet] {
    var sheets: [Sheet] = []
    for division in manual.divisions {
      var builder = SheetBuilder(layout: division.layout)
      for section in division.sections { builder.add(section) }
      sheets.append(contentsOf: builder.finish())
    }
    return sheets.isEmpty ? [Sheet(layout: PageLayout())] : sheets
  }
}

/// A section, or the piece of it that stands on one sheet.
struct SectionPart {
  var section: Section
  /// 1 for the piece with the heading.
  var ordinal: Int
  var blocks: [Block]

  /// Whether nothing of it would be seen.
  fileprivate var isEmpty: Bool { blocks.isEmpty && (ordinal > 1 || section.heading == nil) }
}

private struct SheetBuilder {
  private let layout: PageLayout
  private var sheets: [Sheet] = []
  private var current: Sheet

  init(layout: PageLayout) {
    self.layout = layout
    current = Sheet(layout: layout)
  }

  mutating func add(_ section: Section) {
    if !section.beginsLandscape { turn(toLandscape: layout.isLandscape) }
    var part = SectionPart(section: section, ordinal: 1, blocks: [])
    for block in section.blocks where !block.isEmptyLandscape {
      guard case .landscape(let inner) = block.kind, !layout.isLandscape else {
        if current.layout.isLandscape != layout.isLandscape {
          part = close(part)
          turn(toLandscape: layout.isLandscape)
        }
        part.blocks.append(block)
        continue
      }
      if !current.layout.isLandscape {
        // A heading goes with the block under it rather than staying alone on a page.
        if !part.blocks.isEmpty { part = close(part) }
        turn(toLandscape: true)
      }
      part.blocks.append(contentsOf: inner)
      if block.isChanged {
        for index in part.blocks.indices.suffix(inner.count) { part.blocks[index].isChanged = true }
      }
    }
    _ = close(part)
  }

  /// Puts a piece on the current sheet and opens the next one of the same section.
  private mutating func close(_ part: SectionPart) -> SectionPart {
    if !part.isEmpty { current.parts.append(part) }
    return SectionPart(section: part.section, ordinal: part.ordinal + 1, blocks: [])
  }

  private mutating func turn(toLandscape isLandscape: Bool) {
    guard current.layout.isLandscape != isLandscape else { return }
    push()
    current.layout.isLandscape = isLandscape
  }

  private mutating func push() {
    guard !current.parts.isEmpty else { return }
    sheets.append(current)
    current.parts = []
    // Only the first sheet of a division begins to count.
    current.layout.restartsNumbering = false
  }

  consuming func finish() -> [Sheet] {
    push()
    return sheets
  }
}

extension Section {
  fileprivate var beginsLandscape: Bool {
    if case .landscape = blocks.first(where: { !$0.isEmptyLandscape })?.kind { true } else { false }
  }
}

extension Block {
  /// Pages without anything on them are no pages.
  fileprivate var isEmptyLandscape: Bool {
    if case .landscape(let inner) = kind { inner.isEmpty } else { false }
  }
}
