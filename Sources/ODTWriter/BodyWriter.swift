import ManualModel
import Packaging

/// Writes the text of a manual, block by block.
///
/// The same code walks twice; see ``Markup``. What holds for a block because of where it stands
/// is in the ``Environment`` it is handed; what accumulates is in ``State``.
struct BodyWriter {
  let manual: Manual
  /// Nil before the document has been laid out.
  var pages: Pages?
  /// What the first walk found, or is finding.
  var survey: Survey
  var state = State()
  let looks: Looks
  let anchors: Anchors
  /// The names of all bookmarks.
  let bookmarks: Set<String>
  let tags: StyleTags
  /// Start tags of table cells that hold one paragraph.
  var cellOpenings: [CellOpening: XMLOpening] = [:]
  /// What is known of the changes in a redline; nil where nothing is tracked.
  var tracking: Tracking?

  /// A writer for the first walk.
  init(_ manual: Manual) {
    self.manual = manual
    survey = Survey()
    looks = Looks(manual.theme)
    anchors = Anchors(of: manual.withoutDeleted)
    bookmarks = Set(manual.targets.values.map(\.bookmark))
    tags = StyleTags()
  }

  /// A writer for the second walk.
  init(_ manual: Manual, pages: Pages?, after survey: Survey) {
    self.manual = manual
    // Who rejects a redline wants the numbers of the older document: both are known, or none.
    self.pages = manual.predecessor.map { $0.pages == nil } ?? false ? nil : pages
    self.survey = survey
    looks = Looks(manual.theme)
    anchors = Anchors(of: manual.withoutDeleted)
    bookmarks = Set(manual.targets.values.map(\.bookmark))
    tags = StyleTags(survey)
  }

  /// What the first walk over a manual finds.
  static func survey(_ manual: Manual) -> Survey {
    survey(manual, stamp: nil).survey
  }

  /// What the first walk finds, with the changes of a redline if there is a stamp for them.
  static func survey(
    _ manual: Manual, stamp: RedlineStamp?
  ) -> (survey: Survey, plan: TrackingPlan?, tracking: Tracking?) {
    var writer = BodyWriter(manual)
    writer.tracking = stamp.map { Tracking($0) }
    var nowhere = Nowhere()
    writer.divisions(to: &nowhere)
    return (writer.survey, writer.tracking.map(TrackingPlan.init), writer.tracking)
  }
}

/// What holds for a block because of where it stands.
struct Environment {
  /// The width there is, in tenths of a millimetre.
  var width: Int
  /// The layout of the page.
  var master: MasterPage
  var place = Place.page
  /// The alignment of the column, in a table.
  var alignment: Alignment?
  /// Inside blocks that no page break may part, but for the last of them.
  var keepsWithNext = false
  /// Inside blocks that no page break may part.
  var isUnbroken = false
  /// How many lists are around.
  var listDepth = 0

  enum Place {
    case page, list, cell, header
  }
}

/// What accumulates while the text is written.
struct State {
  /// Where the next paragraph or table has to begin.
  var start = PageStart.here
  /// The bookmark of a section without heading, waiting for its first paragraph.
  var bookmark: String?
  var headings = HeadingCounter()
  /// The last number of each kind of caption.
  var captions: [Target.Kind: Int] = [:]
  var tables = 0
  /// Whether a table with lines was the last on the page.
  var isAfterTable = false
  var pictures = 0
  var drawings = 0
  var shapes = 0
  var contents = 0
  /// Whether what is written differs from the version before, and has a bar in the margin.
  var isChanged = false
}

extension BodyWriter {
  /// The number of the formatting of a paragraph in the survey, with what holds around it.
  mutating func index(of format: ParagraphFormat) -> Int {
    state.isAfterTable = false
    guard state.isChanged else { return survey.paragraphs.index(of: format) }
    var format = format
    format.isChanged = true
    return survey.paragraphs.index(of: format)
  }
}

extension BodyWriter {
  /// Writes all divisions.
  mutating func divisions(to out: inout some Markup & ~Copyable) {
    for (index, division) in manual.divisions.enumerated() {
      let master = MasterPage(division.layout)
      _ = survey.masters.index(of: master)
      startNext(.master(master, number: firstPage(ofDivision: index)))
      let environment = Environment(master, theme: manual.theme)
      for section in division.sections {
        if isTracking {
          tracked(section, in: environment, to: &out)
        } else {
          self.section(section, in: environment, to: &out)
        }
      }
    }
  }

  /// The number of the first page of a division; nil if counting goes on.
  ///
  /// Odd pages are right pages, and LibreOffice puts an empty page between two right ones. A cover
  /// that shows no number is page 0, so that page 1 can follow it at once.
  private func firstPage(ofDivision index: Int) -> Int? {
    let layout = manual.divisions[index].layout
    if index == 0, !layout.hasHeaderAndFooter, manual.divisions.count > 1,
      manual.divisions[1].layout.restartsNumbering
    {
      return 0
    }
    return layout.restartsNumbering ? 1 : nil
  }

  /// Writes blocks; those that are kept together keep with their next but for the last.
  mutating func blocks(
    _ blocks: [Block], in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    if isTracking { return tracked(blocks, in: environment, to: &out) }
    guard environment.isUnbroken else {
      for block in blocks { self.block(block, in: environment, to: &out) }
      return
    }
    for (index, block) in blocks.enumerated() {
      var inner = environment
      inner.keepsWithNext = environment.keepsWithNext || index < blocks.count - 1
      self.block(block, in: inner, to: &out)
    }
  }

  /// Writes a block.
  mutating func block(
    _ block: Block, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let isAround = state.isChanged
    if block.isChanged { state.isChanged = true }
    defer { state.isChanged = isAround }
    switch block.kind {
    case .landscape(let inner):
      return landscape(inner, in: environment, to: &out)
    case .keepTogether(let inner):
      var kept = environment
      kept.isUnbroken = true
      return blocks(inner, in: kept, to: &out)
    case .pageBreak:
      if environment.place == .page { startNext(.page) }
      return
    case .paragraph, .list, .table, .picture, .drawing, .signature, .contents: break
    }
    switch block.kind {
    case .paragraph(let paragraph): self.paragraph(paragraph, in: environment, to: &out)
    case .list(let list): self.list(list, in: environment, to: &out)
    case .table(let table): self.table(table, in: environment, to: &out)
    case .picture(let picture): self.picture(picture, in: environment, to: &out)
    case .drawing(let drawing): self.drawing(drawing, in: environment, to: &out)
    case .signature(let signature): self.signature(signature, in: environment, to: &out)
    case .contents: contents(in: environment, to: &out)
    case .landscape, .keepTogether, .pageBreak: break
    }
  }

  /// Writes blocks on landscape pages of their own, between portrait ones.
  ///
  /// Inside lists and tables no page can be turned.
  private mutating func landscape(
    _ blocks: [Block], in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    guard environment.place == .page, !environment.master.isLandscape else {
      return self.blocks(blocks, in: environment, to: &out)
    }
    var master = environment.master
    master.isLandscape = true
    _ = survey.masters.index(of: master)
    startNext(.master(master, number: nil))
    var turned = environment
    turned.master = master
    turned.width = manual.theme.page.textWidth(isLandscape: true)
    self.blocks(blocks, in: turned, to: &out)
    startNext(.master(environment.master, number: nil))
  }

  /// Asks for the next paragraph or table to begin on a new page.
  ///
  /// Requests do not add up, so no empty page can come of them: a new layout brings a new page.
  mutating func startNext(_ start: PageStart) {
    state.start.become(start)
    if isShared { tracking?.start.become(start) }
  }

  /// Where this paragraph or table begins: asked once.
  mutating func takeStart(in environment: Environment) -> PageStart {
    guard environment.place == .page || environment.place == .list else { return .here }
    defer { state.start = .here }
    if isShared, state.start != tracking?.start { return takeEitherStart() }
    if isShared { tracking?.start = .here }
    return state.start
  }

  /// Where a page begins in one manual only: as in the newer one, but never on pages of another layout.
  private mutating func takeEitherStart() -> PageStart {
    let old = tracking?.start ?? .here
    tracking?.start = .here
    if let section = tracking?.section { tracking?.pageStarts.append(section) }
    if case .here = state.start, case .master(let master, _) = old {
      return .master(master, number: nil)
    }
    return state.start
  }
}

extension PageStart {
  fileprivate mutating func become(_ start: PageStart) {
    if case .page = start, case .master = self { return }
    self = start
  }
}

extension Environment {
  /// The whole width of the pages of a layout.
  init(_ master: MasterPage, theme: Theme) {
    self.init(
      width: theme.page.textWidth(isLandscape: master.isLandscape), master: master)
  }
}
