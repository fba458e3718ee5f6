import ManualModel

/// What is known of the changes in a redline while its text is written.
///
/// A redline is walked three times: to collect its styles and flows, to record what was deleted, and
/// to write the text. Each walk meets the same units in the same order.
struct Tracking {
  let stamp: RedlineStamp
  /// What the first walk found; nil on the first walk.
  let plan: TrackingPlan?
  /// Whether this walk keeps what was deleted.
  let keepsDeleted: Bool
  /// What the ids of its changes begin with: each header and footer has changes of its own, and all are
  /// in one part with one set of ids.
  let scope: String

  var place = Place()
  /// The paragraph that is being written, which bears marks.
  var bearer: ParagraphTag?
  /// The region of an insertion that is not closed yet.
  var openInsertion: Int?
  /// Whether anything was written of its text.
  var textBegan = false
  /// Insertions that are dated a little later: LibreOffice takes one at the end of a paragraph and one
  /// at the beginning of the next for one with the end between them, if they are of the same minute.
  var laterInsertions: Set<String> = []
  /// Whether the last insertion is one of these.
  var isLater = false
  /// The section, by its place among all sections of the redline.
  var section = 0
  /// Sections in which a page begins in one of the two manuals only.
  var pageStarts: [Int] = []

  /// What holds for what is being written because of what is around it.
  struct Place {
    /// The manual that has it; nil for both.
    var side: Change.Side?
    /// Whether it is being recorded as deleted.
    var isRecording = false
    /// Whether a mark around it counts for it too.
    var isCovered = false
    /// Whether it is in a cell that came or went.
    var isInMarkedCell = false
    /// Its flow, and the next unit of that.
    var flow = 0
    var unit = 0
  }

  // MARK: Flows and regions

  /// The flows that the first walk collects; only their number grows on the others.
  var flows: [Flow] = [Flow()]
  /// What was deleted, by the regions of the plan.
  var deleted: [Int: Recording] = [:]
  /// Regions inside a paragraph, as they come.
  var inner: [TrackedRegion] = []

  // MARK: What the older manual counts

  var start = PageStart.here
  var headings = HeadingCounter()
  /// The number that was typed in the heading that is being written.
  var typedBefore: String?
  /// The last number of each kind of caption, and the last that who sees both manuals sees.
  var captions: [Target.Kind: Int] = [:]
  var shownCaptions: [Target.Kind: Int] = [:]
  /// How many lists there were, and how many pieces of each were deleted.
  var lists = 0
  var openLists: [List.Marker] = []
  var pieces: [ListPath.Chain: Int] = [:]

  init(
    _ stamp: RedlineStamp, plan: TrackingPlan? = nil, keepsDeleted: Bool = false,
    scope: String = ""
  ) {
    self.stamp = stamp
    self.plan = plan
    self.keepsDeleted = keepsDeleted
    self.scope = scope
  }

  /// Notes that an insertion starts, at the beginning of a paragraph or in it.
  mutating func start(_ id: String, atBeginning: Bool) {
    isLater = atBeginning && !isLater
    if isLater, keepsDeleted { laterInsertions.insert(id) }
  }

  func id(ofRegion index: Int) -> String { "\(scope)change\(index + 1)" }
  func id(ofInner index: Int) -> String { "\(scope)edit\(index + 1)" }
}

/// What the first walk over a redline found.
struct TrackingPlan {
  var flows: [FlowPlan] = []
  var regions: [TrackedRegion] = []
  /// How many pieces of each list were deleted.
  var pieces: [ListPath.Chain: Int]
  /// Lists with a piece that has no items.
  var roots: Set<ListPath.Chain> = []

  init(_ collected: Tracking) {
    pieces = collected.pieces
    for flow in collected.flows {
      let planner = FlowPlanner(flow, after: regions)
      flows.append(planner.plan)
      regions = planner.regions
    }
    for case let list? in regions.map(\.afterList) where list.pieces == 0 {
      roots.insert(list.chain)
    }
  }
}
