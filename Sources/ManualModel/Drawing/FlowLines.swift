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
        case .bottom: points.append(Point(exit.x, frame.bottom))
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
    func isFree(_ item: Int, right: Bool) -> Bool {
      let layer = graph.layers[graph.items[item].layer]
      let isOutermost = (right ? layer.last : layer.first) == item
      return isOutermost && !(right ? corners[item]?.right : corners[item]?.left).isTrue
    }
    var leftEnd = Int.max
    var rightEnd = Int.min
    for item in graph.items.indices {
      leftEnd = min(leftEnd, left(of: item))
      rightEnd = max(rightEnd, right(of: item))
    }
    for exit in exits {
      leftEnd = min(leftEnd, exit.x)
      rightEnd = max(rightEnd, exit.x)
    }
    var lanes: [Int: Int] = [:]
    var taken = (left: 0, right: 0)
    for (index, edge) in graph.edges.enumerated() where edge.isReturn {
      let goesLeft =
        !(isFree(edge.from, right: true) && isFree(edge.to, right: true))
        && isFree(edge.from, right: false) && isFree(edge.to, right: false)
      let isRight = !goesLeft
      let side = edge.to * 2 + (isRight ? 1 : 0)
      let number = lanes[side] ?? (isRight ? taken.right : taken.left)
      if lanes[side] == nil {
        lanes[side] = number
        if isRight { taken.right += 1 } else { taken.left += 1 }
      }
      let corner = graph.items[edge.from].x
      let half = graph.boxes[edge.from].frame.width / 2
      let reach = half + (edge.label?.frame.width ?? 0) + 250
      let away = FlowGraph.laneGap * (number + 1)
      let lane =
        isRight
        ? max(rightEnd + away, corner + reach + away) : min(leftEnd - away, corner - reach - away)
      var way = Way(
        edge: index, lane: lane, isRight: isRight,
        leavesAtSide: isFree(edge.from, right: isRight),
        entersAtSide: isFree(edge.to, right: isRight))
      if !way.leavesAtSide {
        let channel = graph.items[edge.from].layer + 1
        way.exitRun = channels[channel].count
        channels[channel].append(Run(tops: [corner], reach: [lane]))
      }
      if !way.entersAtSide {
        let channel = graph.items[edge.to].layer
        way.entryRun = channels[channel].count
        channels[channel].append(Run(bottoms: [graph.items[edge.to].x], reach: [lane]))
      }
      ways.append(way)
    }
  }

  func draw(_ way: Way, to part: inout DrawingLayout.Part) {
    let edge = graph.edges[way.edge]
    let from = graph.boxes[edge.from].frame
    let to = graph.boxes[edge.to].frame
    var points: [Point] = []
    if let run = way.exitRun {
      let y = y(of: run, in: graph.items[edge.from].layer + 1)
      points += [Point(from.middle.x, from.bottom), Point(from.middle.x, y), Point(way.lane, y)]
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
      place(&label, at: Exit(side: .bottom, x: from.middle.x), of: from)
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
