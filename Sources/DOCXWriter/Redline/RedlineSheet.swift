import ManualModel

/// Consecutive pages of one layout in a redline, and which of the two manuals have a section of Word
/// that ends behind them.
struct RedlineSheet {
  /// A division of a manual, and the orientation of its pages.
  struct Key: Hashable {
    var division: Int
    var isLandscape: Bool
  }

  var keys: Sides<Key>
  var parts: [SectionPart] = []
  /// The layout in each manual that has something on it.
  var layouts = Sides<PageLayout>()
  /// The layout that ends here, in each manual where one does.
  var ends = Sides<PageLayout>()

  /// What is seen of it.
  var sheet: Sheet { Sheet(layout: layouts.written ?? PageLayout()) }

  static func sheets(of redline: Manual, _ predecessor: Predecessor) -> [RedlineSheet] {
    var builder = RedlineSheetBuilder(redline, predecessor)
    return builder.sheets()
  }
}

private struct RedlineSheetBuilder {
  private let redline: Manual
  private let predecessor: Predecessor
  private var found: [RedlineSheet] = []

  init(_ redline: Manual, _ predecessor: Predecessor) {
    self.redline = redline
    self.predecessor = predecessor
  }

  mutating func sheets() -> [RedlineSheet] {
    var oldDivisions = predecessor.divisions.enumerated().flatMap { index, division in
      repeatElement(index, count: division.sections)
    }[...]
    for (index, division) in redline.divisions.enumerated() {
      for section in division.sections {
        let change = section.change
        let isOld = change?.exists(on: .old) ?? true
        let old = isOld ? oldDivisions.popFirst() ?? predecessor.divisions.count - 1 : nil
        add(section, Sides(old: old, new: change?.exists(on: .new) ?? true ? index : nil))
      }
    }
    if found.isEmpty { found = [RedlineSheet(keys: Sides(), layouts: Sides(new: PageLayout()))] }
    layOut()
    return found
  }

  // MARK: Parts

  private mutating func add(_ section: Section, _ divisions: Sides<Int>) {
    var ordinal = 0
    func keys(_ change: Change?, isLandscape: (Change.Side) -> Bool) -> Sides<RedlineSheet.Key> {
      var keys = Sides<RedlineSheet.Key>()
      for side in [Change.Side.old, .new] where change?.exists(on: side) ?? true {
        keys[side] = divisions[side].map { division in
          RedlineSheet.Key(
            division: division,
            isLandscape: isLandscape(side) || layout(division, side).isLandscape)
        }
      }
      return keys
    }
    func part(_ keys: Sides<RedlineSheet.Key>) -> Int {
      let isNew = turn(to: keys)
      let sheet = found.count - 1
      if isNew || ordinal == 0 || found[sheet].parts.isEmpty {
        ordinal += 1
        found[sheet].parts.append(SectionPart(section: section, ordinal: ordinal, blocks: []))
      }
      return sheet
    }
    if section.heading != nil {
      // A heading goes with the block under it rather than staying alone on a page.
      _ = part(keys(nil) { side in section.beginsLandscape(on: side) })
    }
    for block in section.blocks {
      if case .landscape(let inner) = block.kind {
        var own = keys(block.change) { _ in true }
        for side in [Change.Side.old, .new] where inner.isEmpty(on: side) { own[side] = nil }
        guard own.written != nil else { continue }
        let sheet = part(own)
        let last = found[sheet].parts.count - 1
        found[sheet].parts[last].blocks += inner.map { $0.inside(block) }
      } else {
        let sheet = part(keys(block.change) { _ in false })
        found[sheet].parts[found[sheet].parts.count - 1].blocks.append(block)
      }
    }
  }

  /// Whether it begins another sheet.
  private mutating func turn(to keys: Sides<RedlineSheet.Key>) -> Bool {
    if var last = found.last {
      let isSame = [Change.Side.old, .new].allSatisfy { side in
        keys[side] == nil || last.keys[side] == nil || keys[side] == last.keys[side]
      }
      if isSame, last.keys.written?.isLandscape == keys.written?.isLandscape {
        last.keys = Sides(old: last.keys.old ?? keys.old, new: last.keys.new ?? keys.new)
        found[found.count - 1] = last
        return false
      }
    }
    found.append(RedlineSheet(keys: keys))
    return true
  }

  // MARK: Layouts

  private func layout(_ division: Int, _ side: Change.Side) -> PageLayout {
    switch side {
    case .old:
      predecessor.divisions.indices.contains(division)
        ? predecessor.divisions[division].layout : PageLayout()
    case .new: redline.divisions[division].layout
    }
  }

  private mutating func layOut() {
    for side in [Change.Side.old, .new] {
      var last: Int?
      var begun: Set<Int> = []
      for index in found.indices {
        guard let key = found[index].keys[side] else { continue }
        var layout = layout(key.division, side)
        layout.isLandscape = key.isLandscape
        // Only the first sheet of a division begins to count.
        if !begun.insert(key.division).inserted { layout.restartsNumbering = false }
        if let last, found[last].keys[side] != key {
          found[last].ends[side] = found[last].layouts[side]
        } else if let last, let before = found[last].layouts[side] {
          layout = before
        }
        found[index].layouts[side] = layout
        last = index
      }
    }
    // The last section of Word is that of both.
    for side in [Change.Side.old, .new] {
      let layout = found.last { $0.layouts[side] != nil }?.layouts[side]
      found[found.count - 1].ends[side] = layout
    }
  }
}

extension Section {
  fileprivate func beginsLandscape(on side: Change.Side) -> Bool {
    for block in blocks where block.change?.exists(on: side) ?? true {
      guard case .landscape(let inner) = block.kind else { return false }
      // Pages without anything on them are no pages.
      if !inner.isEmpty(on: side) { return true }
    }
    return false
  }
}

extension [Block] {
  fileprivate func isEmpty(on side: Change.Side) -> Bool {
    !contains { $0.change?.exists(on: side) ?? true }
  }
}

extension Block {
  /// A block of a landscape one in its stead: marked as that was, if it has no mark of its own.
  fileprivate func inside(_ outer: Block) -> Block {
    var block = self
    if outer.isChanged { block.isChanged = true }
    if let change = outer.change?.whole, block.change?.whole == nil { block.change = change }
    return block
  }
}
