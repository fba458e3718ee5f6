import ManualModel

/// Sections with their numbers, what can be referred to, and the pages they stand on.
struct Outline {
  private let labels: Labels
  private var numbering = Numbering()
  private var bookmarks = Bookmarks()
  private var captions = Captions()
  private var lastPart: Skeleton.Part?
  private(set) var divisions: [Division] = []
  private(set) var targets: [String: Target] = [:]
  private(set) var contents: [Manual.ContentsEntry] = []
  /// Sections whose id another has already.
  private(set) var repeated: [SectionDraft] = []

  /// Deeper headings are in the table of contents only if their file says so.
  private static let deepestInContents = 3

  init(labels: Labels) { self.labels = labels }

  mutating func add(_ draft: SectionDraft, in part: Skeleton.Part, layouts: [PageLayout]) {
    var heading: Heading?
    var number = ""
    if !draft.title.isEmpty {
      let numbers = numbering.next(draft, in: part)
      number = numbers.label(labels)
      heading = Heading(
        text: draft.title, level: draft.level, numbering: numbers, source: draft.source)
    }
    let section = Section(
      id: draft.id, heading: heading, clauses: draft.clauses, startsNewPage: draft.startsNewPage,
      blocks: draft.blocks, source: draft.source)
    if targets[draft.id] != nil { repeated.append(draft) }
    targets[draft.id] = Target(
      kind: .section, bookmark: bookmarks.name(for: draft.id, prefix: "s_"), number: number,
      title: draft.title.plainText)
    if let heading, isInContents(draft, heading, part) {
      contents.append(Manual.ContentsEntry(target: draft.id, level: draft.level))
    }
    let known = captions.targets.count
    captions.number(draft.blocks, labels: labels, bookmarks: &bookmarks)
    for (name, target) in captions.targets[known...] { targets[name] = target }
    place(section, draft, part, layouts)
  }

  /// A form or procedure can be named by its code wherever it is.
  ///
  /// It is found where its code is marked, otherwise at its section.
  mutating func add(_ entry: CitationIndex.Entry, as target: String, isMarked: Bool) {
    guard let section = targets[entry.section] else { return }
    targets[target] = Target(
      kind: isMarked ? .mark : .section,
      bookmark: isMarked ? bookmarks.name(for: entry.code, prefix: "code_") : section.bookmark,
      number: entry.code, title: entry.name)
  }

  private func isInContents(
    _ draft: SectionDraft, _ heading: Heading, _ part: Skeleton.Part
  ) -> Bool {
    if let wanted = draft.isInContents { return wanted }
    if case .front = part { return true }
    return heading.numbering != .none && heading.level <= Outline.deepestInContents
  }

  /// Adds a section to the last division if its pages look the same, otherwise begins one.
  private mutating func place(
    _ section: Section, _ draft: SectionDraft, _ part: Skeleton.Part, _ layouts: [PageLayout]
  ) {
    var layout = PageLayout()
    if case .front(let index) = part { layout = layouts[index] }
    if draft.isLandscape { layout.isLandscape = true }
    let isSameRun = lastPart.map { $0 == part || $0 == .body && part == .appendices } ?? false
    lastPart = part
    if isSameRun, divisions.last?.layout.looks(like: layout) == true {
      return divisions[divisions.count - 1].sections.append(section)
    }
    // Roman pages are followed by page 1; a cover is not counted.
    let last = divisions.last { $0.layout.hasHeaderAndFooter }?.layout.numbering
    layout.restartsNumbering = layout.hasHeaderAndFooter && layout.numbering != last
    divisions.append(Division(layout: layout, sections: [section]))
  }

  /// Marks the place behind all text, whose page tells how many there are, where pages before the body
  /// are not counted with it.
  mutating func addEnd() {
    guard divisions.contains(where: { !$0.layout.isCounted }) else { return }
    guard let division = divisions.indices.last,
      let section = divisions[division].sections.indices.last
    else { return }
    targets[Target.end] = Target(
      kind: .mark, bookmark: bookmarks.name(for: "end", prefix: "pages_"), number: "", title: "")
    if divisions[division].sections[section].blocks.isEmpty,
      divisions[division].sections[section].heading != nil
    {
      divisions[division].sections[section].heading?.text.append(.endMark)
    } else {
      divisions[division].sections[section].blocks.appendEndMark()
    }
  }
}

extension PageLayout {
  /// Whether its pages are of the body: neither a cover nor in roman numbers.
  fileprivate var isCounted: Bool { hasHeaderAndFooter && numbering == .decimal }

  /// Whether pages look the same, wherever they begin to count.
  fileprivate func looks(like other: PageLayout) -> Bool {
    var same = other
    same.restartsNumbering = restartsNumbering
    return self == same
  }
}
