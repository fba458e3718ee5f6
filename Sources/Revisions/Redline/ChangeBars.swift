package import ManualModel

/// The bars in the margin of a manual, beside what differs from the version before.
///
/// Takes a redline; gives the newer manual with ``Block/isChanged`` set on every block and row in
/// which words were put in, left out or moved; what was left out as a whole has its bar at the block
/// before it, else at the heading. Only sections with a number have bars: the cover and the
/// table of revisions are others in every version.
package enum ChangeBars {
  /// The newer manual of a redline with its bars.
  package static func marked(_ redline: Manual) -> Manual {
    var redline = redline
    redline.changeSections { section in
      guard section.isNumbered else { return }
      let isNew = section.change.isTelling
      let isRetitled = section.heading?.text.contains(where: \.isTelling) ?? false
      section.blocks = section.blocks.barred(isNew)
      let isLeftOutAtOnce = section.blocks.barLeftOut(isBelowHeading: true)
      section.heading?.isChanged = isNew || isRetitled || isLeftOutAtOnce
    }
    return Redline.accepting(redline)
  }

  /// A manual with the bars of another one that differs from it in words only.
  package static func copied(from barred: Manual, to manual: Manual) -> Manual {
    var known: [String: Section] = [:]
    for section in barred.divisions.lazy.flatMap(\.sections) { known[section.id] = section }
    var manual = manual
    manual.changeSections { section in
      guard let twin = known[section.id] else { return }
      section.heading?.isChanged = twin.heading?.isChanged ?? false
      section.blocks = section.blocks.barred(like: twin.blocks)
    }
    return manual
  }

  /// A manual without bars.
  package static func removed(from manual: Manual) -> Manual {
    var manual = manual
    manual.changeSections { section in
      section.heading?.isChanged = false
      section.blocks = section.blocks.withoutBars
    }
    return manual
  }
}

extension Manual {
  fileprivate mutating func changeSections(_ change: (inout Section) -> Void) {
    for division in divisions.indices {
      for section in divisions[division].sections.indices {
        change(&divisions[division].sections[section])
      }
    }
  }
}

extension Section {
  fileprivate var isNumbered: Bool { heading.map { $0.numbering != .none } ?? false }
}

extension Change? {
  /// Whether words are others: a new look alone is no change of what the manual says.
  fileprivate var isTelling: Bool {
    switch self {
    case .inserted?, .deleted?, .movedFrom?, .movedTo?: true
    case .formatted?, nil: false
    }
  }
}

extension Inline {
  fileprivate var isTelling: Bool {
    if case .changed(let change, _) = self { Optional(change).isTelling } else { false }
  }
}

extension [Block] {
  /// With a bar at each block that is new, or has something in it that is.
  fileprivate func barred(_ isNew: Bool) -> [Block] {
    map { block in
      var block = block
      let isNew = isNew || block.change.isTelling
      switch block.kind {
      case .list(var list) where !isNew:
        for index in list.items.indices {
          list.items[index].blocks = list.items[index].blocks.barred(
            list.items[index].change.isTelling)
        }
        block.kind = .list(list)
      case .table(var table) where !isNew && !table.columns.contains(where: \.change.isTelling):
        for index in table.rows.indices {
          table.rows[index].isChanged = table.rows[index].isTelling
        }
        block.kind = .table(table)
      case .keepTogether(let blocks) where !isNew: block.kind = .keepTogether(blocks.barred(false))
      case .landscape(let blocks) where !isNew: block.kind = .landscape(blocks.barred(false))
      default: block.isChanged = isNew || block.isTelling
      }
      return block
    }
  }

  fileprivate func barred(like twins: [Block]) -> [Block] {
    guard count == twins.count else { return self }
    return zip(self, twins).map { block, twin in
      var block = block
      block.isChanged = twin.isChanged
      switch (block.kind, twin.kind) {
      case (.list(var list), .list(let other)) where list.items.count == other.items.count:
        for index in list.items.indices {
          list.items[index].blocks = list.items[index].blocks.barred(
            like: other.items[index].blocks)
        }
        block.kind = .list(list)
      case (.table(var table), .table(let other)) where table.rows.count == other.rows.count:
        for index in table.rows.indices {
          table.rows[index].isChanged = other.rows[index].isChanged
        }
        block.kind = .table(table)
      case (.keepTogether(let blocks), .keepTogether(let others)):
        block.kind = .keepTogether(blocks.barred(like: others))
      case (.landscape(let blocks), .landscape(let others)):
        block.kind = .landscape(blocks.barred(like: others))
      default: break
      }
      return block
    }
  }

  fileprivate var withoutBars: [Block] {
    map { block in
      var block = block
      block.isChanged = false
      switch block.kind {
      case .list(var list):
        for index in list.items.indices {
          list.items[index].blocks = list.items[index].blocks.withoutBars
        }
        block.kind = .list(list)
      case .table(var table):
        for index in table.rows.indices { table.rows[index].isChanged = false }
        block.kind = .table(table)
      case .keepTogether(let blocks): block.kind = .keepTogether(blocks.withoutBars)
      case .landscape(let blocks): block.kind = .landscape(blocks.withoutBars)
      case .paragraph, .picture, .drawing, .signature, .pageBreak, .contents: break
      }
      return block
    }
  }
}

extension Block {
  /// Whether something in it is new or was left out.
  fileprivate var isTelling: Bool {
    if change.isTelling { return true }
    return switch kind {
    case .paragraph(let paragraph):
      paragraph.endChange.isTelling || paragraph.text.contains(where: \.isTelling)
    case .list(let list):
      list.items.contains { $0.change.isTelling || $0.blocks.contains(where: \.isTelling) }
    case .table(let table):
      table.columns.contains(where: \.change.isTelling) || table.rows.contains(where: \.isTelling)
    case .picture(let picture): picture.caption?.isTelling ?? false
    case .drawing(let drawing): drawing.hasMarks || drawing.caption?.isTelling ?? false
    case .signature(let signature):
      signature.fields.contains { ($0.label + $0.text).contains(where: \.isTelling) }
    case .keepTogether(let blocks), .landscape(let blocks): blocks.contains(where: \.isTelling)
    case .pageBreak, .contents: false
    }
  }
}

extension Caption {
  fileprivate var isTelling: Bool { change.isTelling || text.contains(where: \.isTelling) }
}

extension TableRow {
  fileprivate var isTelling: Bool {
    change.isTelling
      || cells.contains { $0.change.isTelling || $0.content.contains(where: \.isTelling) }
  }
}
