import ManualModel

/// Finds where the changes of a flow are marked.
///
/// A paragraph that came or went takes one end of a paragraph with it: its own, or better that of the
/// paragraph before. Then what is stored begins with an empty paragraph for the one that bears the
/// mark, and each paragraph keeps its look when it comes back, for readers drop the first start tag
/// and the last end tag of what is stored (ODF 1.3 part 3 §5.5.4). Behind a table there is no paragraph
/// to bear the mark: then the one that follows does. Tables have no end to take.
struct FlowPlanner {
  let units: [Flow.Unit]
  private(set) var plan = FlowPlan()
  /// The regions of all flows.
  private(set) var regions: [TrackedRegion]

  /// Units of one side in a row.
  private struct Run {
    var side: Change.Side
    var units: Range<Int>
  }

  init(_ flow: Flow, after regions: [TrackedRegion]) {
    units = flow.units
    self.regions = regions
    var index = 0
    while index < units.count {
      guard units[index].side != nil else {
        index += 1
        continue
      }
      let end = units[index...].firstIndex { $0.side == nil } ?? units.count
      plan(index..<end)
      index = end
    }
    if flow.isOfCell { plan.leftovers = [] }
  }

  private func isParagraph(_ unit: Int) -> Bool {
    units.indices.contains(unit) && units[unit].isParagraph
  }

  /// Marks what changed between two units that both manuals have.
  private mutating func plan(_ gap: Range<Int>) {
    let runs = self.runs(of: gap)
    let before = gap.lowerBound - 1
    guard isParagraph(before) || isParagraph(gap.upperBound) else { return strand(runs) }
    let bearsBefore =
      isParagraph(before)
      && !(isParagraph(gap.upperBound) && keepsLooksBehind(runs, gap.upperBound))
    place(runs[...], of: runs, bearer: bearsBefore ? before : nil)
  }

  private func runs(of gap: Range<Int>) -> [Run] {
    var runs: [Run] = []
    for unit in gap {
      guard let side = units[unit].side else { continue }
      if let last = runs.last, last.side == side {
        runs[runs.count - 1].units = last.units.lowerBound..<(unit + 1)
      } else {
        runs.append(Run(side: side, units: unit..<(unit + 1)))
      }
    }
    return runs
  }

  /// Whether the paragraph behind bears the mark as well as the one before: then it does, for
  /// LibreOffice lets a paragraph that comes back behind a heading or an item of a list be one too.
  private func keepsLooksBehind(_ runs: [Run], _ after: Int) -> Bool {
    guard runs.count == 1, runs[0].side == .old, let first = runs[0].units.first else {
      return false
    }
    return !units[first].isParagraph || units[first].looksLike(units[after])
  }

  /// The unit behind a run that stands in the text, if it is a paragraph.
  private func paragraph(behind run: Run, in runs: [Run]) -> Int? {
    var next = run.units.upperBound
    if let later = runs.first(where: { $0.units.lowerBound >= next && $0.side == .new }) {
      next = later.units.lowerBound
    } else if let last = runs.last {
      next = last.units.upperBound
    }
    return isParagraph(next) ? next : nil
  }

  /// Marks runs one by one; `bearer` is the paragraph before as long as it can bear marks.
  private mutating func place(_ rest: ArraySlice<Run>, of runs: [Run], bearer: Int?) {
    var bearer = bearer
    for run in rest {
      let next = paragraph(behind: run, in: runs)
      switch run.side {
      case .old:
        var behind = run.units
        if let before = bearer, let last = behind.last(where: isParagraph) {
          let region = delete(behind.lowerBound..<(last + 1), before: units[before].tag)
          plan.closes[before, default: []].append(.change(region))
          // LibreOffice keeps it in the list of the one that bears the mark.
          if units[before].list != nil, units[last].list == nil {
            plan.looks.append(units[last].section)
          }
          behind = (last + 1)..<behind.upperBound
        }
        guard !behind.isEmpty else { continue }
        if let next {
          let region = delete(behind, after: units[next].tag, afterList: units[next].list)
          plan.opens[next, default: []].append(.change(region))
          if let first = behind.first, units[first].isParagraph,
            !units[first].looksLike(units[next])
          {
            plan.looks.append(units[first].section)
          }
        } else {
          host(behind)
        }
        bearer = nil
      case .new:
        guard let first = run.units.first, let last = run.units.last else { continue }
        let region = insert()
        if let before = bearer, isParagraph(last) {
          plan.closes[before, default: []].append(.start(region))
          plan.closes[last, default: []].append(.end(region))
          bearer = last
          continue
        }
        plan.opens[first, default: []].append(.start(region))
        if isParagraph(last), let next {
          plan.opens[next, default: []].append(.end(region))
        } else {
          plan.closes[last, default: []].append(.end(region))
          if isParagraph(last) { plan.leftovers.append(units[last].section) }
        }
        bearer = nil
      }
    }
  }

  /// Marks what no paragraph of both manuals is beside, as in a cell that was rewritten: where text of
  /// one meets text of the other they share a paragraph.
  private mutating func strand(_ runs: [Run]) {
    guard runs.count > 1, runs[0].units.allSatisfy(isParagraph),
      runs[1].units.allSatisfy(isParagraph), let first = runs[1].units.first
    else { return place(runs[...], of: runs, bearer: nil) }
    let inserted = runs[0].side == .new ? runs[0] : runs[1]
    guard let start = inserted.units.first, let last = inserted.units.last else { return }
    let deleted = runs[0].side == .old ? runs[0] : runs[1]
    let shared = runs[0].side == .old ? start : last
    if let gone = deleted.units.first, !units[gone].looksLike(units[shared]) {
      plan.looks.append(units[gone].section)
    }
    if runs[0].side == .old {
      plan.opens[first, default: []].append(.change(delete(runs[0].units)))
    }
    let region = insert()
    plan.opens[start, default: []].append(.start(region))
    plan.closes[last, default: []].append(.end(region))
    if runs[0].side == .new {
      plan.closes[last, default: []].append(.change(delete(runs[1].units)))
    }
    place(runs.dropFirst(2), of: runs, bearer: last)
  }

  /// Leaves an empty paragraph where something is deleted.
  private mutating func host(_ range: Range<Int>) {
    let tag = units[range.lowerBound].tag ?? units[range].compactMap(\.tag).first
    let endsWithTable = !isParagraph(range.upperBound - 1)
    let region = delete(range, isAfterTable: endsWithTable, after: endsWithTable ? tag : nil)
    plan.hosts[range.lowerBound] = (region, tag)
    plan.leftovers.append(units[range.lowerBound].section)
  }

  private mutating func delete(
    _ range: Range<Int>, isAfterTable: Bool = false, before: ParagraphTag? = nil,
    after: ParagraphTag? = nil, afterList: ListPath? = nil
  ) -> Int {
    regions.append(
      TrackedRegion(
        kind: .deletion, before: before, after: after, afterList: afterList,
        endsEmpty: isAfterTable || after != nil))
    for unit in range { plan.regions[unit] = regions.count - 1 }
    return regions.count - 1
  }

  private mutating func insert() -> Int {
    regions.append(TrackedRegion(kind: .insertion))
    return regions.count - 1
  }
}
