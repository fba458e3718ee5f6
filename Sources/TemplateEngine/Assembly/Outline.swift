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

  /// A form can be named by its code wherever it is; it is found at its section.
  mutating func add(form: CitationIndex.Entry) {
    guard let section = targets[form.section] else { return }
    targets["form:" + form.key] = Target(
      kind: .section, bookmark: section.bookmark, number: form.code, title: form.name)
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
    if isSameRun, divisions.last?.layout == layout {
      divisions[divisions.count - 1].sections.append(section)
    } else {
      divisions.append(Division(layout: layout, sections: [section]))
    }
  }
}
