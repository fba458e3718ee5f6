import ManualModel

/// What the two bodies of a redline know of their manuals besides the blocks they are handed.
struct ManualPair {
  let new: Manual
  let old: Manual
  /// The pages of both documents, or of none.
  let pages: Sides<Pages>
  /// The captions that both have, by target.
  let keptCaptions: [String]

  init(_ redline: Manual, _ predecessor: Predecessor, pages: Pages?) {
    var walker = KeptTargets(redline.targets)
    for section in redline.divisions.flatMap(\.sections) { walker.add(section) }
    keptCaptions = walker.captions
    new = redline.headings(on: .new)
    var old = redline.headings(on: .old)
    old.targets = walker.named(predecessor.targets)
    old.contents = predecessor.contents
    old.labels = predecessor.labels
    self.old = old
    if let pages, let former = predecessor.pages {
      self.pages = Sides(
        old: former.renamed(from: predecessor.targets, to: old.targets), new: pages)
    } else {
      self.pages = Sides()
    }
  }
}

extension Manual {
  /// The headings of one of the two manuals, as references see them.
  fileprivate func headings(on side: Change.Side) -> Manual {
    let projection = Projection(side: side)
    var manual = self
    manual.predecessor = nil
    for index in divisions.indices {
      manual.divisions[index].sections = divisions[index].sections.compactMap { section in
        guard projection.exists(section.change) else { return nil }
        var section = section
        section.blocks = []
        return projection.section(section)
      }
    }
    return manual
  }
}

/// Finds the bookmarks that both manuals have in the same place.
private struct KeptTargets {
  private let targets: [String: Target]
  /// For a target of the older manual the bookmark that is there.
  private var bookmarks: [String: String] = [:]
  private(set) var captions: [String] = []

  init(_ targets: [String: Target]) { self.targets = targets }

  mutating func add(_ section: Section) {
    guard section.change?.whole == nil else { return }
    var id = section.id
    if case .formatted(.section(let look))? = section.change { id = look.id }
    bookmarks[id] = targets[section.id]?.bookmark
    add(section.heading?.text ?? [])
    add(section.blocks)
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks where block.change?.whole == nil {
      switch block.kind {
      case .paragraph(let paragraph): add(paragraph.text)
      case .list(let list):
        for item in list.items where item.change?.whole == nil { add(item.blocks) }
      case .table(let table):
        add(table.caption)
        for row in table.rows where row.change?.whole == nil {
          for cell in row.cells where cell.change?.whole == nil { add(cell.content) }
        }
      case .picture(let picture): add(picture.caption)
      case .drawing(let drawing): add(drawing.caption)
      case .signature(let signature):
        for field in signature.fields { add(field.label + field.text) }
      case .keepTogether(let inner), .landscape(let inner): add(inner)
      case .pageBreak, .contents: break
      }
    }
  }

  private mutating func add(_ caption: Caption?) {
    guard let caption, caption.change?.whole == nil else { return }
    bookmarks[caption.target] = targets[caption.target]?.bookmark
    captions.append(caption.target)
    add(caption.text)
  }

  private mutating func add(_ text: [Inline]) {
    for case .mark(let name, _, _) in text { bookmarks[name] = targets[name]?.bookmark }
  }

  /// The targets of the older manual under names that are there once in the document.
  ///
  /// What moved has its name where it is now: where it was it has another.
  func named(_ former: [String: Target]) -> [String: Target] {
    var used = Set(targets.values.map { $0.bookmark.lowercased() })
    var result = former
    for key in former.keys.sorted() {
      guard var target = former[key] else { continue }
      if let bookmark = bookmarks[key] {
        target.bookmark = bookmark
      } else {
        var count = 0
        let stem = target.bookmark
        while !used.insert(target.bookmark.lowercased()).inserted {
          count += 1
          let ending = "_old\(count)"
          target.bookmark = stem.prefix(40 - ending.utf8.count) + ending
        }
      }
      result[key] = target
    }
    return result
  }
}
