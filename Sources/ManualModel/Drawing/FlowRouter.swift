/// Draws the lines of a flow whose items have their places: level pieces only between the layers,
/// upright ones only where no box stands.
struct FlowRouter {
  typealias Point = DrawingLayout.Point

  /// How a link leaves its upper item.
  struct Exit {
    enum Side { case bottom, left, right }
    var side: Side
    /// Where the upright piece below is.
    var x: Int
  }

  /// Level pieces that may lie on one another: they meet in one item.
  struct Run {
    var tops: [Int] = []
    var bottoms: [Int] = []
    /// Where else it reaches: the lane of an edge that leads back.
    var reach: [Int] = []
    var track = 0

    var left: Int { (tops + bottoms + reach).min() ?? 0 }
    var right: Int { (tops + bottoms + reach).max() ?? 0 }
  }

  /// An edge that leads back: out at a side or below, up its lane, in at a side or from above.
  struct Way {
    var edge: Int
    var lane: Int
    var isRight: Bool
    var leavesAtSide: Bool
    var entersAtSide: Bool
    var exitRun: Int?
    var entryRun: Int?
    /// How far its label stands below those of others that leave below the same box.
    var drop = 0
  }

  var graph: FlowGraph
  var exits: [Exit] = []
  /// Where each link arrives.
  var arrivals: [Int] = []
  /// The runs of each channel; the first channel is above the first layer.
  var channels: [[Run]] = []
  /// The run of each link; nil for a straight one.
  var runs: [Int?] = []
  var ways: [Way] = []
  /// Where each layer begins, and how high it is.
  var tops: [Int] = []
  var heights: [Int] = []
  /// The room for labels at the top of each channel.
  var labelRoom: [Int] = []

  /// Between two runs, from the last of them to the box below, and a channel without any.
  private let pitch: Int
  private let arrow: Int
  private let channel: Int

  init(_ graph: FlowGraph, isTight: Bool) {
    self.graph = graph
    pitch = isTight ? 200 : 250
    arrow = isTight ? 260 : 330
    channel = isTight ? 420 : 560
  }

  mutating func part() -> DrawingLayout.Part {
    channels = Array(repeating: [], count: graph.layers.count + 1)
    chooseExits()
    makeRuns()
    makeWays()
    for channel in channels.indices { makeTracks(channel) }
    makeHeights()
    var part = DrawingLayout.Part(width: 0, height: 0)
    for (layer, items) in graph.layers.enumerated() {
      for item in items {
        guard let index = graph.items[item].box else { continue }
        var box = graph.boxes[index]
        box.frame.x = graph.items[item].x - box.frame.width / 2
        box.frame.y = tops[layer] + (heights[layer] - box.frame.height) / 2
        graph.boxes[index] = box
      }
    }
    part.boxes = graph.boxes
    for (index, edge) in graph.edges.enumerated() where !edge.isReturn {
      draw(edge, along: graph.paths[index], to: &part)
    }
    for way in ways { draw(way, to: &part) }
    part.close()
    return part
  }

  /// The box of an item.
  func box(_ item: Int) -> DrawingLayout.Box? { graph.items[item].box.map { graph.boxes[$0] } }

  // MARK: Exits

  private mutating func chooseExits() {
    exits = graph.links.map { Exit(side: .bottom, x: graph.items[$0.upper].x) }
    arrivals = graph.links.map { graph.items[$0.lower].x }
    var out: [[Int]] = Array(repeating: [], count: graph.items.count)
    var into: [Int] = Array(repeating: 0, count: graph.items.count)
    for (index, link) in graph.links.enumerated() {
      out[link.upper].append(index)
      into[link.lower] += 1
    }
    for item in graph.items.indices {
      guard let box = box(item), box.decides, out[item].count > 1 else { continue }
      chooseExits(of: item, box, out[item])
    }
    // A slight bend would look like a mistake: the arrow arrives a little beside the middle.
    for (index, link) in graph.links.enumerated() where into[link.lower] == 1 {
      guard !graph.isLane(link.lower), abs(exits[index].x - arrivals[index]) < 250 else { continue }
      arrivals[index] = exits[index].x
    }
  }

  /// Of the ways out of a decision the straightest leaves below, the others at the corners.
  private mutating func chooseExits(of item: Int, _ box: DrawingLayout.Box, _ out: [Int]) {
    let axis = graph.items[item].x
    let ways = out.sorted { left, right in
      (arrivals[left], graph.ranks[left]) < (arrivals[right], graph.ranks[right])
    }
    var straight = ways[0]
    for way in ways where abs(arrivals[way] - axis) < abs(arrivals[straight] - axis) {
      straight = way
    }
    if ways.count == 3 { straight = ways[1] }
    let others = ways.filter { $0 != straight }
    let half = box.frame.width / 2
    let layer = graph.layers[graph.items[item].layer]
    let place = layer.firstIndex(of: item) ?? 0
    var leftIsTaken = false
    var rightIsTaken = false
    for way in others {
      let wantsRight = others.count == 2 ? way == others[1] : arrivals[way] >= axis
      let isRight = wantsRight ? !rightIsTaken : leftIsTaken
      guard isRight ? !rightIsTaken : !leftIsTaken else { continue }
      if isRight { rightIsTaken = true } else { leftIsTaken = true }
      let label = graph.edges[graph.ranks[way]].label?.frame.width ?? 0
      let reach = half + max(FlowGraph.stub, label + 180)
      var x = axis + (isRight ? reach : -reach)
      // Straight to the column it leads to, where nothing stands between.
      let arrival = arrivals[way]
      if isRight, arrival > x {
        let end = place + 1 < layer.count ? left(of: layer[place + 1]) - FlowGraph.laneGap : Int.max
        if arrival <= end { x = arrival }
      } else if !isRight, arrival < x {
        let end = place > 0 ? right(of: layer[place - 1]) + FlowGraph.laneGap : Int.min
        if arrival >= end { x = arrival }
      }
      exits[way] = Exit(side: isRight ? .right : .left, x: x)
    }
  }

  func left(of item: Int) -> Int { graph.items[item].x - graph.items[item].left }
  func right(of item: Int) -> Int { graph.items[item].x + graph.items[item].right }

  // MARK: Runs

  private struct RunKey: Hashable {
    var item: Int
    var x: Int
    var isUpper: Bool
  }

  private mutating func makeRuns() {
    runs = Array(repeating: nil, count: graph.links.count)
    var arriving = Array(repeating: 0, count: graph.items.count)
    for (index, link) in graph.links.enumerated() where exits[index].x != arrivals[index] {
      arriving[link.lower] += 1
    }
    var known: [RunKey: Int] = [:]
    for (index, link) in graph.links.enumerated() where exits[index].x != arrivals[index] {
      let channel = graph.items[link.lower].layer
      let key =
        arriving[link.lower] > 1
        ? RunKey(item: link.lower, x: 0, isUpper: false)
        : RunKey(item: link.upper, x: exits[index].x, isUpper: true)
      let number = known[key] ?? channels[channel].count
      if number == channels[channel].count {
        channels[channel].append(Run())
        known[key] = number
      }
      channels[channel][number].tops.append(exits[index].x)
      channels[channel][number].bottoms.append(arrivals[index])
      runs[index] = number
    }
  }

  /// Gives each run of a channel a track: none beside another that it would touch, and the one
  /// that comes from above an axis over the one that leaves below it there.
  private mutating func makeTracks(_ channel: Int) {
    let runs = channels[channel]
    guard !runs.isEmpty else { return }
    func isOver(_ upper: Run, _ lower: Run) -> Bool {
      upper.tops.contains { top in lower.bottoms.contains { abs($0 - top) < 160 } }
    }
    var waiting = Set(runs.indices)
    var tracks: [[Run]] = []
    while !waiting.isEmpty {
      let free = runs.indices.filter { index in
        waiting.contains(index)
          && !waiting.contains { $0 != index && isOver(runs[$0], runs[index]) }
      }
      // Two that want to be over each other: one has to give way.
      let candidates = free.isEmpty ? waiting.sorted() : free
      let next =
        candidates.min {
          (runs[$0].right - runs[$0].left, $0) < (runs[$1].right - runs[$1].left, $1)
        } ?? 0
      waiting.remove(next)
      var run = runs[next]
      var track = 0
      for (index, others) in tracks.enumerated() {
        let isBlocked = others.contains { other in
          (other.left < run.right + 200 && run.left < other.right + 200) || isOver(other, run)
        }
        if isBlocked { track = index + 1 }
      }
      run.track = track
      if track == tracks.count { tracks.append([]) }
      tracks[track].append(run)
      channels[channel][next] = run
    }
  }

  // MARK: Heights

  private mutating func makeHeights() {
    labelRoom = Array(repeating: 0, count: channels.count)
    var sideRoom = Array(repeating: 0, count: graph.layers.count)
    for (index, link) in graph.links.enumerated() where !graph.isLane(link.upper) {
      let layer = graph.items[link.upper].layer
      guard let label = graph.edges[graph.ranks[index]].label else { continue }
      let height = label.frame.height
      switch exits[index].side {
      case .bottom: labelRoom[layer + 1] = max(labelRoom[layer + 1], height + 60)
      case .left, .right: sideRoom[layer] = max(sideRoom[layer], height * 2 + 120)
      }
    }
    for way in ways {
      let edge = graph.edges[way.edge]
      let layer = graph.items[edge.from].layer
      let height = edge.label?.frame.height ?? 0
      if way.leavesAtSide {
        sideRoom[layer] = max(sideRoom[layer], height * 2 + 120)
      } else if height > 0 {
        labelRoom[layer + 1] = max(labelRoom[layer + 1], way.drop + height + 60)
      }
    }
    var y = channels[0].isEmpty ? 0 : channelHeight(0)
    for (layer, items) in graph.layers.enumerated() {
      let boxes = items.compactMap { box($0)?.frame.height }
      tops.append(y)
      heights.append(max(boxes.max() ?? 0, sideRoom[layer]))
      y += heights[layer] + channelHeight(layer + 1)
    }
  }

  private func channelHeight(_ channel: Int) -> Int {
    let tracks = channels[channel].reduce(0) { max($0, $1.track + 1) }
    return max(self.channel, labelRoom[channel] + tracks * pitch + arrow)
  }

  /// The height at which a run lies.
  func y(of run: Int, in channel: Int) -> Int {
    let top = channel == 0 ? 0 : tops[channel - 1] + heights[channel - 1]
    let tracks = channels[channel].reduce(0) { max($0, $1.track + 1) }
    let room = channelHeight(channel) - labelRoom[channel] - arrow
    let share = max(room / max(tracks, 1), 1)
    return top + labelRoom[channel] + share * channels[channel][run].track + share / 2
  }
}
