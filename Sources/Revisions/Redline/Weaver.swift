import ManualModel

/// Weaves two manuals into one.
///
/// Nodes that are the same are woven into one, the rest stands marked beside them; what was moved is
/// woven too, then parted into its two halves.
struct Weaver {
  let basis: Redline.Basis
  let old: Manual
  let new: Manual
  let nodes: OldNodes
  let texts: TextComparer
  /// The facts of the newer manual, then those that only the older one has.
  private let facts: FactTable
  private let images: [Image]
  private let newImages: [Int]
  private var imprints: [String: Int32] = [:]
  private var identities: [UInt64: Int32] = [:]
  private var moves = 0
  /// False inside a move: moves do not nest.
  private var allowsMoves = true

  init(_ old: Manual, _ new: Manual, basis: Redline.Basis) {
    self.old = old
    self.new = new
    self.basis = basis
    let (facts, numbers) = new.facts.joined(with: old.facts)
    self.facts = facts
    var images = new.images
    let oldImages = old.images.map { image in
      if let place = images.firstIndex(where: { $0.bytes == image.bytes }) { return place }
      images.append(image)
      return images.count - 1
    }
    self.images = images
    newImages = Array(new.images.indices)
    nodes = OldNodes(facts: numbers, images: oldImages)
    texts = TextComparer(old, new)
  }

  mutating func manual() -> Manual {
    var redline = new
    redline.facts = facts
    redline.images = images
    var predecessor = Predecessor(of: old)
    predecessor.images = nodes.images
    predecessor.newImages = new.images.count
    predecessor.sheet.entries = old.sheet.entries.map { entry in
      var entry = entry
      entry.fact = nodes.fact(entry.fact)
      return entry
    }
    redline.predecessor = predecessor
    redline.header = weave(old.header, new.header)
    redline.footer = weave(old.footer, new.footer)
    redline.frontFooter = weave(old.frontFooter, new.frontFooter)
    redline.divisions = divisions()
    findMovesBetweenSections(&redline.divisions)
    return redline
  }

  // MARK: Sections

  private mutating func divisions() -> [Division] {
    let olds = old.divisions.flatMap(\.sections)
    var divisionOf: [Int] = []
    for (index, division) in new.divisions.enumerated() {
      divisionOf += Array(repeating: index, count: division.sections.count)
    }
    var divisions = new.divisions.map { Division(layout: $0.layout, sections: []) }
    if divisions.isEmpty, !olds.isEmpty {
      divisions = [Division(layout: old.divisions[0].layout, sections: [])]
    }
    var current = 0
    for (section, place) in weave(olds, new.divisions.flatMap(\.sections)) {
      if let place { current = divisionOf[place] }
      divisions[current].sections.append(section)
    }
    return divisions
  }

  /// The sections of both, each with its place in the newer manual if it has one.
  private mutating func weave(
    _ olds: [Section], _ news: [Section]
  ) -> [(section: Section, place: Int?)] {
    let oldElements = olds.map { element($0, nodes.images) }
    let newElements = news.map { element($0, newImages) }
    let likeness = LikenessTable(texts, olds.map(\.readText), news.map(\.readText))
    let steps = SequenceAligner.steps(oldElements, newElements) { i, j in
      let isSameTitle =
        olds[i].heading != nil
        && olds[i].heading?.text.plainText == news[j].heading?.text.plainText
      return max(likeness.percent(i, j), isSameTitle ? 60 : 0)
    }
    let moves = moveNumbers(steps)
    var result: [(section: Section, place: Int?)] = []
    for step in steps {
      switch step {
      case .kept(let i, let j):
        if oldElements[i].content == newElements[j].content, olds[i].id == news[j].id {
          result.append((news[j], j))
        } else if let section = weave(olds[i], news[j]) {
          result.append((section, j))
        } else {
          result.append((nodes.section(olds[i]).marked(.deleted), nil))
          result.append((news[j].marked(.inserted), j))
        }
      case .deleted(let i): result.append((nodes.section(olds[i]).marked(.deleted), nil))
      case .inserted(let j): result.append((news[j].marked(.inserted), j))
      case .movedFrom(let i, let j):
        let half = weaveMoved { $0.weave(olds[i], news[j]) }
          .map(Projection(side: .old, keepsMarks: true).section)
        result.append(((half ?? nodes.section(olds[i])).marked(.movedFrom(moves[j] ?? 0)), nil))
      case .movedTo(let i, let j):
        let half = weaveMoved { $0.weave(olds[i], news[j]) }
          .map(Projection(side: .new, keepsMarks: true).section)
        result.append(((half ?? news[j]).marked(.movedTo(moves[j] ?? 0)), j))
      }
    }
    return result
  }

  private mutating func element(_ section: Section, _ images: [Int]) -> AlignedElement {
    var imprint = Imprint(images: images)
    var shown = section
    var element = AlignedElement(content: 0, weight: section.blocks.readWeight + 40)
    if basis == .identity {
      element.identity = number(of: "\u{1}" + section.id)
      element.isStrong = true
    } else {
      shown.id = ""
      // Where nothing else is known, a title that stands there once says which section it is.
      if let title = section.heading?.text.plainText, !title.isEmpty {
        element.identity = number(of: "\u{2}" + title)
      }
    }
    imprint.add(shown)
    element.content = number(of: imprint.text)
    return element
  }

  /// Nil where one has a heading and the other has none.
  private mutating func weave(_ old: Section, _ new: Section) -> Section? {
    guard (old.heading == nil) == (new.heading == nil) else { return nil }
    var section = new
    if let before = old.heading, let after = new.heading {
      section.heading?.text = weave(before.text, after.text)
    }
    section.blocks = weave(old.blocks, new.blocks)
    let look = Change.SectionLook(of: old)
    if look != Change.SectionLook(of: new) { section.change = .formatted(.section(look)) }
    return section
  }

  // MARK: Moves

  /// What is deleted in one section and inserted word for word in another was moved.
  ///
  /// Only what is long enough, and there once, to be the same thing.
  private mutating func findMovesBetweenSections(_ divisions: inout [Division]) {
    struct Found {
      var old: (division: Int, section: Int, block: Int)?
      var new: (division: Int, section: Int, block: Int)?
      var count = 0
    }
    var found: [String: Found] = [:]
    var order: [String] = []
    for division in divisions.indices {
      for section in divisions[division].sections.indices {
        let change = divisions[division].sections[section].change
        if let change, case .formatted = change {} else if change != nil { continue }
        for (place, block) in divisions[division].sections[section].blocks.enumerated() {
          guard block.change == .deleted || block.change == .inserted,
            block.readWeight >= Weaver.leastFarMove
          else { continue }
          let text = Imprint.of(block, images: Array(images.indices))
          if found[text] == nil { order.append(text) }
          if block.change == .deleted {
            found[text, default: Found()].old = (division, section, place)
          } else {
            found[text, default: Found()].new = (division, section, place)
          }
          found[text]?.count += 1
        }
      }
    }
    for text in order {
      guard let pair = found[text], pair.count == 2, let old = pair.old, let new = pair.new else {
        continue
      }
      moves += 1
      divisions[old.division].sections[old.section].blocks[old.block].change = .movedFrom(moves)
      divisions[new.division].sections[new.section].blocks[new.block].change = .movedTo(moves)
    }
  }

  /// Fifteen Chinese characters: a shorter paragraph may stand in two places by chance.
  private static let leastFarMove: Int32 = 60

  /// A number for each move, by the place where it ends; neighbours that moved together share one.
  mutating func moveNumbers(_ steps: [AlignedStep]) -> [Int: Int] {
    var numbers: [Int: Int] = [:]
    var last: (old: Int, number: Int)?
    var gone: Set<Int> = []
    for case .deleted(let i) in steps { gone.insert(i) }
    for step in steps {
      switch step {
      case .movedTo(let i, let j):
        if let before = last, i > before.old, (before.old + 1..<i).allSatisfy(gone.contains) {
          numbers[j] = before.number
        } else {
          moves += 1
          numbers[j] = moves
        }
        last = (i, numbers[j] ?? 0)
      case .kept, .inserted: last = nil
      case .deleted, .movedFrom: break
      }
    }
    return numbers
  }

  /// Weaves what was moved; what moved inside it is deleted here and inserted there.
  mutating func weaveMoved<Node>(_ weave: (inout Weaver) -> Node) -> Node {
    let outer = allowsMoves
    allowsMoves = false
    defer { allowsMoves = outer }
    return weave(&self)
  }

  func steps(
    _ olds: [AlignedElement], _ news: [AlignedElement], likeness: (Int, Int) -> Int
  ) -> [AlignedStep] {
    SequenceAligner.steps(olds, news, allowsMoves: allowsMoves, likeness: likeness)
  }

  // MARK: Numbers

  /// The same number for the same text.
  mutating func number(of text: String) -> Int32 {
    if let known = imprints[text] { return known }
    let number = Int32(imprints.count)
    imprints[text] = number
    return number
  }

  mutating func content(of block: Block, isOld: Bool) -> Int32 {
    number(of: Imprint.of(block, images: isOld ? nodes.images : newImages))
  }

  /// Sets what a key says of identity; nothing where only the text counts.
  mutating func identify(_ element: inout AlignedElement, by key: BlockKey, isOld: Bool) {
    guard basis == .identity else { return }
    let item = isOld ? key.item.map(nodes.fact) : key.item
    let value = pair(key.node, item?.index ?? -1)
    if let known = identities[value] {
      element.identity = known
    } else {
      element.identity = Int32(identities.count)
      identities[value] = element.identity
    }
    // An item that is only counted is another one as soon as one before it goes.
    element.isStrong =
      item.map { !facts.name(of: $0).utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? false
  }

  var imagesOfNew: [Int] { newImages }
}

extension Section {
  fileprivate func marked(_ change: Change) -> Section {
    var section = self
    section.change = change
    return section
  }

  fileprivate var readText: [Inline] {
    var text = heading?.text ?? []
    text.append(.lineBreak)
    blocks.readText(into: &text)
    return text
  }
}

extension FactTable {
  /// This table with what only the other has behind it, and the number of each of the other's facts.
  fileprivate func joined(with other: FactTable) -> (FactTable, [Int32]) {
    struct Place: Hashable {
      var parent: Int32
      var name: String
    }
    var places: [Place: Int32] = [:]
    for index in 1..<max(count, 1) {
      let id = FactID(index: index)
      let place = Place(parent: parent(of: id)?.index ?? 0, name: name(of: id))
      places[place] = places[place] ?? Int32(index)
    }
    var table = self
    var numbers: [Int32] = [0]
    for index in 1..<max(other.count, 1) {
      let id = FactID(index: index)
      let parent = numbers[Int(other.parent(of: id)?.index ?? 0)]
      let place = Place(parent: parent, name: other.name(of: id))
      if let known = places[place] {
        numbers.append(known)
      } else {
        let added = table.add(place.name, under: FactID(index: Int(parent)), at: .none)
        places[place] = added.index
        numbers.append(added.index)
      }
    }
    return (table, numbers)
  }
}
