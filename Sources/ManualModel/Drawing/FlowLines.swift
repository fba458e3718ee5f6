extension FlowRouter {
  /// Draws an edge that leads down.
  func draw(
    _ edge: FlowGraph.Edge, along path: [Int], to part: inout DrawingLayout.Part
  ) {
    var points: [Point] = []
    for (step, index) in path.enumerated() {
      let link = graph.links[index]
      let exit = exits[index]
      if step == 0 {
        let frame = graph.boxes[edge.from].frame
        switch exit.side {
        case .bottom: points.append(Point(exit.x, bottom(of: edge.from)))
        case .left: points += [Point(frame.x, frame.middle.y), Point(exit.x, frame.middle.y)]
        case .right: points += [Point(frame.right, frame.middle.y), Point(exit.x, frame.middle.y)]
        }
        if var label = edge.label {
          place(&label, at: exit, of: frame)
          part.labels.append(label)
        }
      }
      if let run = runs[index] {
        let y = y(of: run, in: graph.items[link.lower].layer)
        points += [Point(exit.x, y), Point(arrivals[index], y)]
      }
    }
    if let last = path.last {
      let frame = graph.boxes[edge.to].frame
      points.append(Point(arrivals[last], top(of: edge.to, frame, at: arrivals[last])))
    }
    part.lines.append(DrawingLayout.Line(points: points.simplified, hasArrow: true))
  }

  /// Where a line leaves a box below: that of a document begins under its wave, which hides it.
  private func bottom(of box: Int) -> Int {
    let frame = graph.boxes[box].frame
    return frame.bottom - (graph.boxes[box].shape == .document ? frame.height / 5 : 0)
  }

  /// Where a line from above meets a box: its top, as only its middle is aimed at where that is
  /// slanted or round.
  private func top(of box: Int, _ frame: DrawingLayout.Frame, at x: Int) -> Int {
    guard graph.boxes[box].shape == .decision else { return frame.y }
    let half = max(frame.width / 2, 1)
    return frame.y + abs(x - frame.middle.x) * frame.height / 2 / half
  }

  /// Beside the line below a box, or above the line at its corner.
  private func place(
    _ label: inout DrawingLayout.Label, at exit: Exit, of frame: DrawingLayout.Frame
  ) {
    switch exit.side {
    case .bottom:
      label.frame.x = exit.x + 50
      label.frame.y = frame.bottom + 30
    case .left:
      label.frame.x = frame.x - 40 - label.frame.width
      label.frame.y = frame.middle.y - 30 - label.frame.height
    case .right:
      label.frame.x = frame.right + 40
      label.frame.y = frame.middle.y - 30 - label.frame.height
    }
  }

  // MARK: Edges that lead back

  /// Chooses for each edge that leads back where it leaves, climbs and arrives.
  mutating func makeWays() {
    var corners: [Int: (left: Bool, right: Bool)] = [:]
    for (index, link) in graph.links.enumerated() {
      if exits[index].side == .left { corners[link.upper, default: (false, false)].left = true }
      if exits[index].side == .right { corners[link.upper, default: (false, false)].right = true }
    }
    // Lanes may be crossed: two answers of a decision that share an exit could not be told apart.
    func isFree(_ item: Int, right: Bool) -> Bool {
      let boxes = graph.layers[graph.items[item].layer].filter { !graph.isLane($0) }
      let isOutermost = (right ? boxes.last : boxes.first) == item
      return isOutermost && !(right ? corners[item]?.right : corners[item]?.left).isTrue
    }
    /// What edges that lead back have taken: a corner each where they leave, one where they enter.
    var entered: Set<Int> = []
    func side(_ item: Int, right: Bool) -> Int { item * 2 + (right ? 1 : 0) }
    func mayLeave(_ item: Int, right: Bool) -> Bool {
      isFree(item, right: right) && !entered.contains(side(item, right: right))
    }
    var below: [Int: Int] = [:]
    for (index, edge) in graph.edges.enumerated() where edge.isReturn {
      let goesLeft =
        !(mayLeave(edge.from, right: true) && isFree(edge.to, right: true))
        && mayLeave(edge.from, right: false) && isFree(edge.to, right: false)
      let isRight = !goesLeft
      let corner = graph.items[edge.from].x
      let reach =
        graph.boxes[edge.from].frame.width / 2 + (edge.label?.frame.width ?? 0) + 250
        + FlowGraph.laneGap
      let lane = lane(
        of: edge, from: isRight ? corner + reach : corner - reach, isRight: isRight)
      var way = Way(
        edge: index, lane: lane, isRight: isRight,
        leavesAtSide: mayLeave(edge.from, right: isRight),
        entersAtSide: isFree(edge.to, right: isRight))
      if way.leavesAtSide {
        if isRight {
          corners[edge.from, default: (false, false)].right = true
        } else {
          corners[edge.from, default: (false, false)].left = true
        }
      } else {
        way.drop = below[edge.from, default: 0]
        below[edge.from, default: 0] += edge.label?.frame.height ?? 0
        let channel = graph.items[edge.from].layer + 1
        way.exitRun = channels[channel].count
        channels[channel].append(Run(tops: [corner], reach: [lane]))
      }
      if way.entersAtSide {
        entered.insert(side(edge.to, right: isRight))
      } else {
        let channel = graph.items[edge.to].layer
        way.entryRun = channels[channel].count
        channels[channel].append(Run(bottoms: [graph.items[edge.to].x], reach: [lane]))
      }
      ways.append(way)
    }
  }

  /// Where an edge climbs: beside all that stands in the layers it passes, and beside other edges
  /// but those that lead to the same box.
  private func lane(of edge: FlowGraph.Edge, from start: Int, isRight: Bool) -> Int {
    let span = layers(of: edge)
    var lane = start
    func pass(_ x: Int) {
      let away = FlowGraph.laneGap
      lane = isRight ? max(lane, x + away) : min(lane, x - away)
    }
    for (index, item) in graph.items.enumerated() where span.contains(item.layer) {
      pass(isRight ? right(of: index) : left(of: index))
    }
    for (index, link) in graph.links.enumerated()
    where span.contains(graph.items[link.upper].layer) {
      pass(exits[index].x)
      pass(arrivals[index])
    }
    var isClear = false
    while !isClear {
      isClear = true
      for way in ways where way.isRight == isRight {
        let other = graph.edges[way.edge]
        guard other.to != edge.to, layers(of: other).overlaps(span),
          abs(way.lane - lane) < FlowGraph.laneGap
        else { continue }
        lane = way.lane + (isRight ? FlowGraph.laneGap : -FlowGraph.laneGap)
        isClear = false
      }
    }
    return lane
  }

  /// The layers an edge that leads back passes, and the channels beside them.
  private func layers(of edge: FlowGraph.Edge) -> ClosedRange<Int> {
    let (from, to) = (graph.items[edge.from].layer, graph.items[edge.to].layer)
    return (min(from, to) - 1)...(max(from, to) + 1)
  }

  func draw(_ way: Way, to part: inout DrawingLayout.Part) {
    let edge = graph.edges[way.edge]
    let from = graph.boxes[edge.from].frame
    let to = graph.boxes[edge.to].frame
    var points: [Point] = []
    if let run = way.exitRun {
      let y = y(of: run, in: graph.items[edge.from].layer + 1)
      let start = Point(from.middle.x, bottom(of: edge.from))
      points += [start, Point(from.middle.x, y), Point(way.lane, y)]
    } else {
      let x = way.isRight ? from.right : from.x
      points += [Point(x, from.middle.y), Point(way.lane, from.middle.y)]
    }
    if let run = way.entryRun {
      let y = y(of: run, in: graph.items[edge.to].layer)
      points += [Point(way.lane, y), Point(to.middle.x, y), Point(to.middle.x, to.y)]
    } else {
      let x = way.isRight ? to.right : to.x
      points += [Point(way.lane, to.middle.y), Point(x, to.middle.y)]
    }
    part.lines.append(DrawingLayout.Line(points: points.simplified, hasArrow: true))
    guard var label = edge.label else { return }
    if way.leavesAtSide {
      place(&label, at: Exit(side: way.isRight ? .right : .left, x: 0), of: from)
    } else {
      label.frame.x = from.middle.x - 50 - label.frame.width
      label.frame.y = from.bottom + 30 + way.drop
    }
    part.labels.append(label)
  }
}

extension Bool? {
  fileprivate var isTrue: Bool { self ?? false }
}

extension [DrawingLayout.Point] {
  /// Without points that lie on the way between their neighbours.
  var simplified: [DrawingLayout.Point] {
    var points: [DrawingLayout.Point] = []
    for point in self where point != points.last {
      if points.count > 1 {
        let (before, last) = (points[points.count - 2], points[points.count - 1])
        if (before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y) {
          points.removeLast()
        }
      }
      points.append(point)
    }
    return points
  }
}
