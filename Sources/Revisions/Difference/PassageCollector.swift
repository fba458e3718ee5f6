import ManualModel

/// Gathers what is marked in a redline, section by section, and counts where changed facts show.
struct PassageCollector {
  /// For each changed fact, in which sections it shows how often.
  private(set) var places: [[FactChange.Place]]
  private(set) var hasOtherChanges = false
  private(set) var otherChangesAreExplained = true
  private let redline: Manual
  private let causes: [Int]
  /// The causes of facts that did not change themselves.
  private let beside: [Int]
  /// The causes of words that tell no fact.
  private let spelled: [String: Int]
  /// The causes of rows that begin with these words.
  private let keyed: [String: Int]
  /// The causes by which numbers of rows and totals are others.
  private let counting: Set<Int>
  /// The versions that the two print of themselves, where they differ.
  private let versions: Set<String>
  private let oldTargets: [String: Target]
  private var section = ""
  private var current = Gathered()

  /// What was found in a section so far.
  private struct Gathered {
    var passages: [Passage] = []
    var causes: Set<Int> = []
    var hasUnexplained = false
    /// Passages in which a number is another and nothing else, until it is known what is counted.
    var counts: [Int] = []
    var hasText = false
    var hasLooks = false
  }

  init(
    _ redline: Manual, causes: [Int], beside: [Int], spelled: [String: Int],
    keyed: [String: Int], counting: Set<Int>
  ) {
    self.redline = redline
    self.causes = causes
    self.beside = beside
    self.spelled = spelled
    self.keyed = keyed
    self.counting = counting
    let versions = [redline.properties, redline.predecessor?.properties].compactMap { $0?.version }
    self.versions = versions.first == versions.last ? [] : Set(versions)
    oldTargets = redline.predecessor?.targets ?? redline.targets
    places = Array(repeating: [], count: (causes.max() ?? -1) + 1)
  }

  mutating func sections() -> [SectionChange] {
    running()
    var changes: [SectionChange] = []
    var halves: [String: Gathered] = [:]
    for section in redline.divisions.flatMap(\.sections) {
      guard case .movedFrom? = section.change else { continue }
      gather(section)
      halves[section.id] = current
    }
    for section in redline.divisions.flatMap(\.sections) {
      if case .movedFrom? = section.change { continue }
      gather(section)
      if let change = change(of: section, halves[section.id]) { changes.append(change) }
    }
    return changes
  }

  private mutating func running() {
    current = Gathered()
    section = ""
    blocks(redline.header, nil, .paragraph)
    blocks(redline.footer, nil, .paragraph)
    blocks(redline.frontFooter, nil, .paragraph)
    settleCounts()
    hasOtherChanges = !current.passages.isEmpty
    otherChangesAreExplained = !current.hasUnexplained
    if let predecessor = redline.predecessor {
      let layouts = redline.divisions.filter { !$0.sections.isEmpty }.map(\.layout)
      let isLaidOutAnew =
        predecessor.theme != redline.theme
        || layouts != predecessor.divisions.filter { $0.sections > 0 }.map(\.layout)
      hasOtherChanges = hasOtherChanges || isLaidOutAnew
      otherChangesAreExplained = otherChangesAreExplained && !isLaidOutAnew
    }
  }

  private mutating func gather(_ section: Section) {
    current = Gathered()
    self.section = section.id
    let whole = section.change.whole
    if let heading = section.heading {
      passage(.heading, [heading.text], whole, nil)
      // A title is told as a title.
      current.hasText = false
    }
    blocks(section.blocks, whole, .paragraph)
    settleCounts()
    if whole == .inserted || whole == .deleted { current.hasUnexplained = true }
  }

  private func change(of section: Section, _ half: Gathered?) -> SectionChange? {
    var kinds: SectionChange.Kinds = []
    var old = face(of: section, .old)
    var new = face(of: section, .new)
    var gathered = current
    switch section.change {
    case .inserted?: (kinds, old) = (.added, nil)
    case .deleted?: (kinds, new) = (.removed, nil)
    case .movedTo?, .movedFrom?:
      kinds = .moved
      if let half {
        gathered.passages = half.passages + gathered.passages
        gathered.causes.formUnion(half.causes)
        gathered.hasUnexplained = gathered.hasUnexplained || half.hasUnexplained
        gathered.hasText = gathered.hasText || half.hasText
      }
      let from = redline.divisions.lazy.flatMap(\.sections).first {
        if case .movedFrom? = $0.change { $0.id == section.id } else { false }
      }
      old = from.flatMap { face(of: $0, .new) } ?? old
    case .formatted?, nil: break
    }
    if let old, let new {
      if old.number != new.number || old.level != new.level { kinds.insert(.renumbered) }
      if old.title != new.title { kinds.insert(.retitled) }
      if gathered.hasText { kinds.insert(.reworded) }
      if gathered.hasLooks && !gathered.hasText { kinds.insert(.reformatted) }
    }
    guard !kinds.isEmpty else { return nil }
    return SectionChange(
      id: section.id, old: old, new: new, kinds: kinds, passages: gathered.passages,
      causes: gathered.causes.sorted(), isExplained: !gathered.hasUnexplained)
  }

  private func face(of section: Section, _ side: Change.Side) -> SectionChange.Face? {
    let shown = Projection(side: side).section(section)
    let labels = side == .old ? redline.predecessor?.labels ?? redline.labels : redline.labels
    return SectionChange.Face(
      number: shown.heading?.numbering.label(labels) ?? "",
      title: shown.heading?.text.plainText ?? "", level: shown.heading?.level,
      clauses: shown.clauses)
  }

  // MARK: Blocks

  private mutating func blocks(_ blocks: [Block], _ inherited: Change?, _ kind: Passage.Kind) {
    for (place, block) in blocks.enumerated() {
      let change = block.change.whole ?? inherited
      if case .formatted? = block.change { current.hasLooks = true }
      let own = inherited == nil ? block.change : nil
      switch block.kind {
      case .paragraph(let paragraph):
        passage(kind, [paragraph.text], change, own, isEndMarked: paragraph.endChange != nil)
      case .list(let list):
        for item in list.items {
          if change == nil, item.change.isMove {
            passage(.item, item.blocks.map(\.readText), item.change, item.change)
          } else {
            self.blocks(item.blocks, item.change ?? change, .item)
          }
        }
      case .table(let table): self.table(table, change)
      case .picture(let picture): passage(.picture, [picture.caption?.text ?? []], change, own)
      case .drawing(let drawing):
        self.drawing(drawing, change, own, besides: blocks.counterpart(of: place))
      case .signature(let signature):
        passage(.signature, signature.fields.map { $0.label + $0.text }, change, own)
      case .keepTogether(let inner), .landscape(let inner): self.blocks(inner, change, kind)
      case .pageBreak, .contents: passage(.other, [], change, own)
      }
    }
  }

  /// The boxes and lines of a drawing whose words are others: those that are marked, or, of a drawing
  /// that was replaced, those that the other one does not have.
  private mutating func drawing(
    _ drawing: Drawing, _ change: Change?, _ own: Change?, besides other: Drawing?
  ) {
    if let caption = drawing.caption {
      let isShared = other?.caption.map { Imprint.of($0.text) } == Imprint.of(caption.text)
      if !isShared { passage(.caption, [caption.text], caption.change ?? change, caption.change) }
    }
    let known = Set(other?.texts.map(Imprint.of) ?? [])
    let texts = drawing.texts.filter { text in
      change == nil ? text.contains(where: \.isMarked) : !known.contains(Imprint.of(text))
    }
    guard change != nil || !texts.isEmpty else { return }
    passage(.drawing, texts, change, change == nil ? nil : own)
    if current.passages.last?.kind == .drawing {
      current.passages[current.passages.count - 1].table = drawing.caption?.text.plainText
    }
  }

  private mutating func table(_ table: Table, _ inherited: Change?) {
    let name = table.caption?.text.plainText
    if let caption = table.caption {
      passage(.caption, [caption.text], caption.change ?? inherited, caption.change)
    }
    let texts = ColumnTexts(table)
    let heads = texts.heads.map { $0.filter { $0 != "\u{1}" } }
    for (index, column) in table.columns.enumerated() {
      guard let change = column.change.whole, inherited == nil else { continue }
      let text = ([heads[index]] + texts.cells[index]).filter { !$0.isEmpty }
      current.passages.append(
        Passage(
          kind: .column, change: change,
          cells: [[.init(text: text.joined(separator: "、"), change: change)]],
          heads: [heads[index]], table: name))
      current.hasText = true
      // A column may stand for an item that came or went: a department in the matrix.
      let causes = heads[index].isEmpty ? [] : spelledCauses(of: heads[index]) ?? []
      for cause in causes { note(cause) }
      current.causes.formUnion(causes)
      current.passages[current.passages.count - 1].isExplained = !causes.isEmpty
      current.hasUnexplained = current.hasUnexplained || causes.isEmpty
    }
    for row in table.rows {
      let change = row.change.whole ?? inherited
      if case .formatted? = row.change { current.hasLooks = true }
      var cells: [[Inline]] = []
      for cell in row.cells {
        let mark = change == nil ? cell.change.whole : nil
        var text = cell.content.markedText(in: mark, outside: change)
        if let last = text.last, last.isLineBreak { text.removeLast() }
        cells.append(text)
        if case .formatted? = cell.change { current.hasLooks = true }
      }
      // What a marked column holds has been told with the column.
      let isColumnOnly =
        change == nil && row.cells.allSatisfy { $0.change.whole != nil || !$0.content.hasMarks }
      if isColumnOnly { continue }
      passage(.row, cells, change, inherited == nil ? row.change : nil, item: row.key.item)
      if current.passages.last?.kind == .row {
        current.passages[current.passages.count - 1].heads = heads
        current.passages[current.passages.count - 1].table = name
      }
    }
  }

  // MARK: Text

  private mutating func passage(
    _ kind: Passage.Kind, _ texts: [[Inline]], _ change: Change?, _ own: Change?,
    isEndMarked: Bool = false, item: FactID? = nil
  ) {
    let isMarked = texts.contains { $0.contains(where: \.isMarked) } || isEndMarked
    guard change != nil || own != nil || isMarked else { return }
    let cells = texts.map { inlines in
      inlines.map { inline -> Passage.Run in
        var mark = change
        var piece = inline
        if case .changed(let change, let inner) = inline { (mark, piece) = (change, inner) }
        return Passage.Run(text: text(of: piece, mark), change: mark)
      }.joinedRuns
    }
    // What is inside the half of a move says nothing new.
    if change.isMove, own == nil, !isMarked { return }
    if own.isMove {
      current.hasText = true
      current.hasUnexplained = true
    }
    current.passages.append(
      Passage(kind: kind, change: own ?? change, cells: cells, heads: [], table: nil))
    let had = current.hasUnexplained
    current.hasUnexplained = false
    explain(texts, change, item)
    if isEndMarked {
      current.hasText = true
      current.hasUnexplained = true
    }
    if own.isMove { current.hasUnexplained = true }
    current.passages[current.passages.count - 1].isExplained = !current.hasUnexplained
    current.hasUnexplained = current.hasUnexplained || had
  }

  /// A number without a fact of its own is a total or the number of a row where the section also shows
  /// that something came or went.
  private mutating func settleCounts() {
    let isCounted = !current.causes.isDisjoint(with: counting)
    for place in current.counts where !isCounted {
      current.passages[place].isExplained = false
      current.hasUnexplained = true
    }
    current.counts = []
  }

  /// Notes which facts are behind the marks of a passage.
  private mutating func explain(_ texts: [[Inline]], _ inherited: Change?, _ item: FactID?) {
    let rowCause =
      item.flatMap(cause) ?? texts.first.flatMap { keyed[$0.plainText] }
    for text in texts {
      var regionCauses: Set<Int> = []
      var region = Region()
      for inline in text {
        var mark = inherited
        var piece = inline
        if case .changed(let change, let inner) = inline { (mark, piece) = (change, inner) }
        switch mark {
        case .inserted?, .deleted?:
          current.hasText = true
          region.isOpen = true
          guard case .text(let words, _, let fact) = piece else {
            // The end of a line in a box says nothing.
            if rowCause == nil, !piece.isLayout { region.hasOther = true }
            continue
          }
          let found = fact.flatMap(cause) ?? rowCause
          if let known = found.map({ [$0] }) ?? spelledCauses(of: words) {
            regionCauses.formUnion(known)
            for cause in known { note(cause) }
          } else if versions.contains(words) {
            region.hasVersion = true
          } else if words.isNumber {
            region.hasNumber = true
          } else {
            region.hasOther = true
          }
        case .formatted?: current.hasLooks = true
        case .movedFrom?, .movedTo?, nil: break
        }
      }
      guard region.isOpen else { continue }
      current.causes.formUnion(regionCauses)
      if region.hasOther || (regionCauses.isEmpty && !region.hasVersion && !region.hasNumber) {
        current.hasUnexplained = true
      } else if region.hasNumber {
        current.counts.append(current.passages.count - 1)
      }
    }
  }

  /// What is marked in a text, besides facts.
  private struct Region {
    var isOpen = false
    var hasVersion = false
    var hasNumber = false
    var hasOther = false
  }

  /// The causes of text that is nothing but names and marks between them; nil for any other.
  private func spelledCauses(of text: String) -> [Int]? {
    var causes: [Int] = []
    let words = text.unicodeScalars.split { scalar in
      switch ScalarClass(scalar.value) {
      case .mark, .stop, .space: true
      case .digit, .letter, .han, .numeral, .extend: false
      }
    }
    if let cause = spelled[text] { return [cause] }
    for word in words {
      guard let cause = spelled[String(word)] else { return nil }
      causes.append(cause)
    }
    return causes
  }

  private func cause(_ fact: FactID) -> Int? {
    guard causes.indices.contains(Int(fact.index)) else { return nil }
    let cause = causes[Int(fact.index)]
    if cause >= 0 { return cause }
    let beside = beside[Int(fact.index)]
    return beside < 0 ? nil : beside
  }

  private mutating func note(_ cause: Int) {
    if let last = places[cause].last, last.section == section {
      places[cause][places[cause].count - 1].count += 1
    } else {
      places[cause].append(.init(section: section, count: 1))
    }
  }

  /// A piece as it is read; the number of a reference is that of its own side.
  private func text(of inline: Inline, _ change: Change?) -> String {
    switch inline {
    case .text(let text, _, _), .gap(let text, _), .link(let text, _), .mark(_, let text, _): text
    case .lineBreak, .tab: " "
    case .reference(let reference):
      switch reference.form {
      case .number: target(reference, change)?.number ?? ""
      case .title: target(reference, change)?.title ?? ""
      case .page: ""
      }
    case .field, .blank: ""
    case .changed(_, let inline): text(of: inline, change)
    }
  }

  private func target(_ reference: Reference, _ change: Change?) -> Target? {
    let isOld = change.map { !$0.exists(on: .new) } ?? false
    return isOld ? oldTargets[reference.target] : redline.targets[reference.target]
  }
}

extension String {
  /// Whether it is a whole number and nothing else.
  fileprivate var isNumber: Bool {
    !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        switch ScalarClass(scalar.value) {
        case .digit, .numeral: true
        case .letter, .han, .space, .stop, .mark, .extend: false
        }
      }
  }
}

extension Inline {
  /// Whether it parts words only.
  fileprivate var isLayout: Bool {
    switch self {
    case .lineBreak, .tab: true
    case .text, .reference, .gap, .field, .link, .mark, .blank, .changed: false
    }
  }

  /// Whether it ends a line and nothing else, marked or not.
  fileprivate var isLineBreak: Bool {
    switch self {
    case .lineBreak: true
    case .changed(_, let inline): inline.isLineBreak
    case .text, .tab, .reference, .gap, .field, .link, .mark, .blank: false
    }
  }
}

extension Drawing {
  /// The words of its boxes and its lines.
  fileprivate var texts: [[Inline]] { nodes.map(\.text) + edges.map(\.label) }
}

extension [Block] {
  /// The drawing that a deleted one was replaced by, or that an inserted one replaced.
  fileprivate func counterpart(of place: Int) -> Drawing? {
    let neighbour = self[place].change == .deleted ? place + 1 : place - 1
    guard indices.contains(neighbour), let own = self[place].change,
      [.inserted, .deleted].contains(own),
      self[neighbour].change == (own == .deleted ? .inserted : .deleted),
      case .drawing(let drawing) = self[neighbour].kind
    else { return nil }
    return drawing
  }
}

extension Change? {
  /// The mark that all inside has too; nil for a look.
  fileprivate var whole: Change? { if case .formatted? = self { nil } else { self } }

  fileprivate var isMove: Bool {
    switch self {
    case .movedFrom?, .movedTo?: true
    case .inserted?, .deleted?, .formatted?, nil: false
    }
  }
}

extension [Passage.Run] {
  fileprivate var joinedRuns: [Passage.Run] {
    var result: [Passage.Run] = []
    for run in self where !run.text.isEmpty {
      if result.last?.change == run.change, !result.isEmpty {
        result[result.count - 1].text += run.text
      } else {
        result.append(run)
      }
    }
    return result
  }
}

extension [Block] {
  /// The text that is read; what stands in blocks that are marked as a whole has their mark, unless that
  /// of all around counts.
  fileprivate func markedText(in mark: Change?, outside: Change?) -> [Inline] {
    enumerated().flatMap { index, block -> [Inline] in
      let own = outside == nil ? block.change.whole ?? mark : nil
      var text: [Inline] =
        switch block.kind {
        case .list(let list):
          list.items.flatMap { item in
            item.blocks.markedText(in: item.change.whole ?? own, outside: outside)
          } + [.lineBreak]
        case .keepTogether(let blocks), .landscape(let blocks):
          blocks.markedText(in: own, outside: outside) + [.lineBreak]
        case .paragraph, .table, .picture, .drawing, .signature, .pageBreak, .contents:
          block.readText
        }
      guard let own else { return text }
      // What replaces a paragraph stands right behind it.
      let isReplaced =
        own == .deleted && indices.contains(index + 1) && self[index + 1].change == .inserted
      if isReplaced, text.last == .lineBreak { text.removeLast() }
      return text.map { $0.isMarked ? $0 : .changed(own, $0) }
    }
  }

  /// Whether anything inside is marked.
  fileprivate var hasMarks: Bool {
    contains { block in
      if block.change != nil { return true }
      switch block.kind {
      case .paragraph(let paragraph):
        return paragraph.endChange != nil || paragraph.text.contains(where: \.isMarked)
      case .list(let list): return list.items.contains { $0.change != nil || $0.blocks.hasMarks }
      case .table(let table):
        return table.rows.contains { row in
          row.change != nil || row.cells.contains { $0.change != nil || $0.content.hasMarks }
        }
      case .picture(let picture): return picture.caption?.text.contains(where: \.isMarked) ?? false
      case .drawing(let drawing):
        return drawing.hasMarks || drawing.caption?.text.contains(where: \.isMarked) ?? false
      case .signature(let signature):
        return signature.fields.contains { ($0.label + $0.text).contains(where: \.isMarked) }
      case .keepTogether(let blocks), .landscape(let blocks): return blocks.hasMarks
      case .pageBreak, .contents: return false
      }
    }
  }
}
