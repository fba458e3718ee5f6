import ManualModel

// The places where the changes of a redline meet the text. Without a redline each of these does
// nothing.

extension BodyWriter {
  /// Whether the manual that is written is a redline.
  var isTracking: Bool { tracking != nil }

  /// Whether what is being written is recorded as deleted.
  var isDeleting: Bool { tracking?.place.isRecording ?? false }

  /// Whether both manuals have what is being written, so that its text may have marks.
  var isShared: Bool { tracking != nil && tracking?.place.side == nil }

  /// The target of that name, in the manual that has what is being written; what moved has the name
  /// of the newer one.
  func target(_ name: String) -> Target? {
    guard isDeleting, let predecessor = manual.predecessor else { return manual.targets[name] }
    return predecessor.targets[name] ?? manual.targets[name]
  }

  /// The page of a target in the manual that is being written: in what is deleted that of the older one.
  func page(of target: Target) -> String? {
    isDeleting ? formerPages?[target.bookmark] : pages?[target.bookmark]
  }

  /// The pages of the older manual, where those of both are known.
  var formerPages: Pages? { pages == nil ? nil : manual.predecessor?.pages }

  /// A bookmark for what is being written; nil where another bears the name when all is accepted.
  func freeBookmark(_ bookmark: String?) -> String? {
    guard isDeleting, let bookmark, bookmarks.contains(bookmark) else { return bookmark }
    return nil
  }

  // MARK: Marks on nodes

  /// The manual that has a node with that mark; nil for both.
  func side(of change: Change?) -> Change.Side? {
    switch change {
    case .inserted, .movedTo: .new
    case .deleted, .movedFrom: .old
    case .formatted, nil: tracking?.place.side
    }
  }

  /// Whether a node is to be recorded, because it is deleted and nothing around it is.
  func startsDeletion(_ change: Change?) -> Bool {
    isTracking && !isDeleting && side(of: change) == .old
  }

  /// Lets a mark count from here on; gives back what counted before.
  mutating func enter(_ change: Change?) -> Tracking.Place? {
    let outer = tracking?.place
    let side = side(of: change)
    tracking?.place.side = side
    return outer
  }

  /// Lets what counted before count again.
  mutating func leave(_ outer: Tracking.Place?) {
    guard let outer else { return }
    tracking?.place.side = outer.side
    tracking?.place.isInMarkedCell = outer.isInMarkedCell
  }

  /// Records what `body` writes as deleted.
  ///
  /// Where no paragraph beside it can bear the mark, an empty one is written.
  mutating func delete(
    to out: inout some Markup & ~Copyable,
    _ body: (inout BodyWriter, inout Recording) -> Void
  ) {
    guard let outer = tracking?.place else { return }
    let bookmark = state.bookmark
    let start = state.start
    state.bookmark = nil
    state.start = tracking?.start ?? .here
    tracking?.place.side = .old
    tracking?.place.isRecording = true
    var recording = Recording()
    body(&self, &recording)
    tracking?.place.side = outer.side
    tracking?.place.isRecording = false
    tracking?.start = state.start
    state.bookmark = bookmark
    state.start = start
    guard let plan = tracking?.plan?.flows[outer.flow], let end = tracking?.place.unit else {
      return
    }
    if tracking?.keepsDeleted == true { keep(recording, from: outer.unit, plan) }
    for unit in outer.unit..<end {
      guard let host = plan.hosts[unit], let id = tracking?.id(ofRegion: host.region) else {
        continue
      }
      paragraph(like: host.tag, to: &out) { $0.raw(Tags.change, [id]) }
    }
  }

  private mutating func keep(_ recording: Recording, from unit: Int, _ plan: FlowPlan) {
    let pieces = recording.pieces(from: unit) { plan.regions[$0] != plan.regions[$0 - 1] }
    for (unit, piece) in pieces {
      guard let region = plan.regions[unit] else { continue }
      tracking?.deleted[region, default: Recording()].append(piece)
    }
  }

  // MARK: Units

  /// Tells that a paragraph begins, right behind its start tag.
  mutating func open(
    _ tag: ParagraphTag, list: ListPath?, to out: inout some Markup & ~Copyable
  ) {
    guard isTracking else { return }
    tracking?.bearer = tag
    tracking?.textBegan = false
    let unit = add(tag: tag, list: list)
    write(tracking?.plan?.flows[tracking?.place.flow ?? 0].opens[unit], atBeginning: true, to: &out)
  }

  /// Tells that the paragraph that was opened last ends, right before its end tag.
  mutating func close(to out: inout some Markup & ~Copyable) {
    guard let place = tracking?.place else { return }
    write(tracking?.plan?.flows[place.flow].closes[place.unit - 1], atBeginning: false, to: &out)
  }

  /// Writes a table or an index: what is in it is covered by the marks around it.
  mutating func unit<Out: Markup & ~Copyable>(
    to out: inout Out, _ body: (inout BodyWriter, inout Out) -> Void
  ) {
    guard let outer = tracking?.place else { return body(&self, &out) }
    let unit = add(tag: nil, list: nil)
    if outer.isRecording { out.cut(before: unit) }
    write(tracking?.plan?.flows[outer.flow].opens[unit], atBeginning: true, to: &out)
    if outer.side != nil { tracking?.place.isCovered = true }
    body(&self, &out)
    tracking?.place.isCovered = outer.isCovered
    write(tracking?.plan?.flows[outer.flow].closes[unit], atBeginning: false, to: &out)
  }

  /// Writes a flow of its own, such as a cell.
  mutating func flow<Out: Markup & ~Copyable>(
    to out: inout Out, _ body: (inout BodyWriter, inout Out) -> Void
  ) {
    guard let outer = tracking?.place, let number = tracking?.flows.count else {
      return body(&self, &out)
    }
    var flow = Flow()
    flow.isOfCell = outer.isInMarkedCell
    tracking?.flows.append(flow)
    tracking?.place.flow = number
    tracking?.place.unit = 0
    body(&self, &out)
    tracking?.place.flow = outer.flow
    tracking?.place.unit = outer.unit
  }

  /// The number of a unit in its flow.
  private mutating func add(tag: ParagraphTag?, list: ListPath?) -> Int {
    guard let place = tracking?.place else { return 0 }
    tracking?.place.unit = place.unit + 1
    if tracking?.plan == nil {
      var format = tag.map { survey.paragraphs.values[$0.style] }
      if let before = format, before.alignment == looks[before.style].alignment {
        format?.alignment = nil
      }
      let unit = Flow.Unit(
        side: place.isCovered ? nil : place.side, tag: tag, format: format, list: list,
        section: tracking?.section ?? 0)
      tracking?.flows[place.flow].units.append(unit)
    }
    return place.unit
  }

  private mutating func write(
    _ anchors: [FlowPlan.Anchor]?, atBeginning: Bool, to out: inout some Markup & ~Copyable
  ) {
    func id(of region: Int) -> String { tracking?.id(ofRegion: region) ?? "" }
    for anchor in anchors ?? [] {
      switch anchor {
      case .change(let region): out.raw(Tags.change, [id(of: region)])
      case .start(let region):
        let id = id(of: region)
        tracking?.start(id, atBeginning: atBeginning)
        out.raw(Tags.changeStart, [id])
      case .end(let region): out.raw(Tags.changeEnd, [id(of: region)])
      }
    }
  }
}
