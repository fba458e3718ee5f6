package import ManualModel

/// The section files of a manual in their order, bound to the shape of the profile.
///
/// Made once and evaluated for any number of profiles, also at the same time.
package struct Skeleton: Sendable {
  /// A section file and those one level below it.
  package struct Entry: Sendable {
    package var file: SectionTemplate
    package var below: [Entry]

    package init(_ file: SectionTemplate, below: [Entry] = []) {
      self.file = file
      self.below = below
    }
  }

  /// The files as `pack.yaml` orders them.
  package struct Parts: Sendable {
    package var front: [(layout: PageLayout, sections: [Entry])]
    package var body: [Entry]
    package var appendices: [Entry]
    package var header: SectionTemplate?
    package var footer: SectionTemplate?
    /// The footer of pages with roman numbers, where it is another.
    package var frontFooter: SectionTemplate?
    /// The files that others include, and `partials/excluded.md`.
    package var partials: [SectionTemplate]

    package init(
      front: [(layout: PageLayout, sections: [Entry])] = [], body: [Entry] = [],
      appendices: [Entry] = [], header: SectionTemplate? = nil, footer: SectionTemplate? = nil,
      partials: [SectionTemplate] = []
    ) {
      self.front = front
      self.body = body
      self.appendices = appendices
      self.header = header
      self.footer = footer
      self.partials = partials
    }
  }

  enum Part: Hashable, Sendable {
    case front(Int)
    case body
    case appendices
  }

  /// A section file in its place.
  struct Place: Sendable {
    let part: Part
    let level: Int
    let bound: BoundTemplate
    /// Its id as a number, where it is one.
    let number: ClauseID?

    var front: FrontMatter { bound.template.front }
    var id: String { front.id ?? bound.template.name }
  }

  /// The file whose blocks stand for those of an excluded clause.
  static let excludedName = "partials/excluded.md"

  let names: RootNames
  let places: [Place]
  let layouts: [PageLayout]
  let header: BoundTemplate?
  let footer: BoundTemplate?
  let frontFooter: BoundTemplate?
  let excluded: BoundTemplate?
  let catalogue: Catalogue
  /// The section that answers a clause.
  let answers: [ClauseID: String]

  /// Binds all files; what is wrong with them is reported.
  ///
  /// `shape` is that of the profile: its names and those the engine adds are what templates can use.
  package init(
    _ parts: Parts, shape: RecordShape, catalogue: Catalogue, diagnostics: inout Diagnostics
  ) {
    var builder = SkeletonBuilder(parts, shape: shape, catalogue: catalogue)
    names = builder.names
    places = builder.places()
    layouts = parts.front.map(\.layout)
    header = parts.header.map { builder.bind($0) }
    footer = parts.footer.map { builder.bind($0) }
    frontFooter = parts.frontFooter.map { builder.bind($0) }
    excluded = builder.excluded()
    self.catalogue = catalogue
    answers = SkeletonBuilder.answers(places)
    diagnostics.add(contentsOf: builder.mistakes.diagnostics)
  }

  /// The layout that a division of `pack.yaml` names; nil for a name there is not.
  package static func layout(named name: String) -> PageLayout? {
    switch name {
    case "cover": PageLayout(hasHeaderAndFooter: false)
    case "front": PageLayout(numbering: .lowerRoman)
    case "body": PageLayout()
    case "landscape": PageLayout(isLandscape: true)
    default: nil
    }
  }
}

/// Puts a skeleton together.
private struct SkeletonBuilder {
  let parts: Skeleton.Parts
  let names: RootNames
  let catalogue: Catalogue
  private let partials: [String: SectionTemplate]
  private(set) var mistakes = Mistakes()
  private var ids: [String: SourceSpan] = [:]

  init(_ parts: Skeleton.Parts, shape: RecordShape, catalogue: Catalogue) {
    self.parts = parts
    self.catalogue = catalogue
    names = RootNames(profile: shape)
    var partials: [String: SectionTemplate] = [:]
    for partial in parts.partials { partials[partial.name] = partial }
    self.partials = partials
  }

  mutating func bind(_ file: SectionTemplate, locals: [(String, Shape)] = []) -> BoundTemplate {
    Binder.bind(file, root: names.shape, locals: locals, partials: partials, mistakes: &mistakes)
  }

  mutating func excluded() -> BoundTemplate? {
    partials[Skeleton.excludedName].map {
      bind($0, locals: [("clause", .record(RootNames.clause))])
    }
  }

  mutating func places() -> [Skeleton.Place] {
    var places: [Skeleton.Place] = []
    for (index, division) in parts.front.enumerated() {
      add(division.sections, .front(index), 1, to: &places)
    }
    add(parts.body, .body, 1, to: &places)
    add(parts.appendices, .appendices, 1, to: &places)
    checkUse(places)
    return places
  }

  /// The procedures that a form names must exist, under whatever condition.
  private mutating func checkUse(_ places: [Skeleton.Place]) {
    let procedures = Set(places.compactMap(\.front.procedure))
    for place in places {
      for use in place.front.usedBy where !procedures.contains(use.key) {
        mistakes.add(
          .unknownDocument(use.key, among: procedures.sorted()), at: use.range,
          in: place.bound.template.source)
      }
    }
  }

  private mutating func add(
    _ entries: [Skeleton.Entry], _ part: Skeleton.Part, _ nesting: Int,
    to places: inout [Skeleton.Place]
  ) {
    for entry in entries {
      let file = entry.file
      check(file)
      var level = file.front.level ?? nesting
      let number = file.front.id.flatMap { ClauseID($0) }
      if part == .body, file.front.level == nil, let number {
        level = min(number.components.count, 6)
      }
      places.append(Skeleton.Place(part: part, level: level, bound: bind(file), number: number))
      add(entry.below, part, min(level + 1, 6), to: &places)
    }
  }

  private mutating func check(_ file: SectionTemplate) {
    guard let id = file.front.id else {
      mistakes.add(.missingID, at: TextRange(0, 0), in: file.source)
      return
    }
    let span = file.source.span(file.front.idRange)
    if ids[id] != nil {
      mistakes.add(.repeatedID(id), at: span)
    } else {
      ids[id] = span
    }
    for clause in file.front.clauses ?? [] {
      if let number = ClauseID(clause.id), catalogue[number] != nil { continue }
      let known = catalogue.clauses.map(\.id.description)
      mistakes.add(.unknownClause(clause.id, among: known), at: clause.range, in: file.source)
    }
  }

  /// The section of each clause: the one that is it, otherwise the first that answers it.
  static func answers(_ places: [Skeleton.Place]) -> [ClauseID: String] {
    var own: [ClauseID: String] = [:]
    var others: [ClauseID: String] = [:]
    for place in places {
      if let id = place.number { own[id] = place.id }
      for heading in place.bound.template.headings {
        if let id = heading.number { own[id] = id.description }
      }
      for clause in place.front.clauses ?? [] {
        guard let id = ClauseID(clause.id), others[id] == nil else { continue }
        others[id] = place.id
      }
    }
    return others.merging(own) { $1 }
  }
}

extension Mistake {
  fileprivate static var missingID: Mistake {
    Mistake(
      "missing-id", zh: "章节文件没有 id", en: "the section file has no id",
      remedy: Wording(
        zh: "在文件开头的两个「---」之间写 id: 名称", en: "write 'id: name' between two '---' at its beginning"))
  }

  fileprivate static func repeatedID(_ id: String) -> Mistake {
    Mistake(
      "repeated-id", zh: "id「\(id)」在另一个文件里已经用过", en: "the id '\(id)' is another file's already")
  }

  fileprivate static func unknownClause(_ text: String, among ids: [String]) -> Mistake {
    Mistake(
      "unknown-clause", zh: "标准里没有条款「\(text)」", en: "the standard has no clause '\(text)'",
      remedy: nearest(text, among: ids).map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      })
  }
}
