import ManualModel

/// Where the bar goes for what was left out and has nothing in its place: to its neighbour.
///
/// Takes the changes of blocks, items or rows beside each other.
private struct Gaps {
  let changes: [Change?]
  /// Those that are in the newer manual and can have a bar.
  let bearers: [Int]

  /// For each stretch the one before it, else the one behind it, nil where there is neither; with
  /// `isBelowHeading` nothing but what stands before bears it.
  func bearers(isBelowHeading: Bool = false) -> [Int?] {
    var found: [Int?] = []
    var place = 0
    while place < changes.count {
      guard changes[place] == .deleted else {
        place += 1
        continue
      }
      var end = place
      while end < changes.count, changes[end] == .deleted { end += 1 }
      let before = bearers.last { $0 < place }
      let behind = bearers.first { $0 >= end }
      let isReplaced = [before, behind].contains { $0.flatMap { changes[$0] }.isNew }
      if !isReplaced { found.append(before ?? (isBelowHeading ? nil : behind)) }
      place = end
    }
    return found
  }
}

extension Change? {
  fileprivate var isNew: Bool {
    switch self {
    case .inserted?, .movedTo?: true
    case .deleted?, .movedFrom?, .formatted?, nil: false
    }
  }

  fileprivate var stays: Bool { self?.exists(on: .new) ?? true }
}

extension [Block] {
  /// Sets the bars; says whether what is around these blocks has to bear one.
  mutating func barLeftOut(isBelowHeading: Bool = false) -> Bool {
    for place in indices where self[place].change == nil {
      if self[place].barLeftOutInside() { self[place].isChanged = true }
    }
    let gaps = Gaps(changes: map(\.change), bearers: indices.filter { self[$0].canBear })
    var isBornOutside = false
    for bearer in gaps.bearers(isBelowHeading: isBelowHeading) {
      if let bearer { self[bearer].bar() } else { isBornOutside = true }
    }
    return isBornOutside
  }
}

extension Block {
  fileprivate var canBear: Bool {
    switch kind {
    case .pageBreak, .contents: false
    case .paragraph, .list, .table, .picture, .drawing, .signature, .keepTogether, .landscape:
      change.stays
    }
  }

  /// Sets a bar at its end, for what followed it.
  fileprivate mutating func bar() {
    switch kind {
    case .list(var list):
      if let item = list.items.lastIndex(where: \.change.stays),
        let block = list.items[item].blocks.lastIndex(where: \.canBear)
      {
        list.items[item].blocks[block].bar()
      }
      kind = .list(list)
    case .table(var table):
      if let row = table.rows.lastIndex(where: \.change.stays) {
        table.rows[row].isChanged = true
      }
      kind = .table(table)
    case .keepTogether(var blocks):
      if let last = blocks.lastIndex(where: \.canBear) { blocks[last].bar() }
      kind = .keepTogether(blocks)
    case .landscape(var blocks):
      if let last = blocks.lastIndex(where: \.canBear) { blocks[last].bar() }
      kind = .landscape(blocks)
    case .paragraph, .picture, .drawing, .signature, .pageBreak, .contents: isChanged = true
    }
  }

  /// The same for what is inside; says whether the whole has to bear a bar.
  private func barInside(_ list: inout List) -> Bool {
    var isBornOutside = false
    for place in list.items.indices where list.items[place].change == nil {
      let isBorn = list.items[place].blocks.barLeftOut()
      isBornOutside = isBornOutside || isBorn
    }
    let gaps = Gaps(
      changes: list.items.map(\.change),
      bearers: list.items.indices.filter {
        list.items[$0].change.stays && list.items[$0].blocks.contains(where: \.canBear)
      })
    for bearer in gaps.bearers() {
      guard let bearer, let block = list.items[bearer].blocks.lastIndex(where: \.canBear) else {
        isBornOutside = true
        continue
      }
      list.items[bearer].blocks[block].bar()
    }
    return isBornOutside
  }

  fileprivate mutating func barLeftOutInside() -> Bool {
    var isBornOutside = false
    switch kind {
    case .list(var list):
      isBornOutside = barInside(&list)
      kind = .list(list)
    case .table(var table):
      // The head stands again on every page.
      let rows = table.rows.indices.filter { table.rows[$0].change.stays }
      let body = rows.filter { $0 >= table.headerRows }
      let gaps = Gaps(changes: table.rows.map(\.change), bearers: body.isEmpty ? rows : body)
      for bearer in gaps.bearers() {
        if let bearer { table.rows[bearer].isChanged = true } else { isBornOutside = true }
      }
      kind = .table(table)
    case .keepTogether(var blocks):
      isBornOutside = blocks.barLeftOut()
      kind = .keepTogether(blocks)
    case .landscape(var blocks):
      isBornOutside = blocks.barLeftOut()
      kind = .landscape(blocks)
    case .paragraph, .picture, .drawing, .signature, .pageBreak, .contents: break
    }
    return isBornOutside
  }
}
