/// A flow in layers: every link leads from one layer to the next, long edges through lanes.
///
/// After Sugiyama, Tagawa and Toda (1981): layers, order in the layers, places. Lanes keep room in
/// each layer they pass, so no edge ever crosses a box.
struct FlowGraph {
  /// An edge between boxes of the part.
  struct Edge {
    var from: Int
    var to: Int
    var label: DrawingLayout.Label?
    var isReturn: Bool
  }

  /// A box, or a place where a lane passes a layer.
  struct Item {
    /// An index of ``boxes``; nil for a lane.
    var box: Int?
    var layer: Int
    /// From its axis to the left and to the right end of what it needs.
    var left: Int
    var right: Int
    /// Where its axis is.
    var x = 0
  }

  /// From an item to one of the next layer.
  struct Link: Hashable {
    var upper: Int
    var lower: Int
  }

  var boxes: [DrawingLayout.Box]
  var edges: [Edge]
  private(set) var items: [Item] = []
  /// Items from left to right.
  var layers: [[Int]] = []
  private(set) var links: [Link] = []
  /// The first edge that goes over a link: its rank among those of a box.
  private(set) var ranks: [Int] = []
  /// The links of an edge from above; none for an edge that leads back.
  private(set) var paths: [[Int]] = []

  /// Takes boxes with their size and puts them into layers of at most `width`.
  init(boxes: [DrawingLayout.Box], edges: [Edge], width: Int) {
    self.boxes = boxes
    self.edges = edges
    makeLayers(width: width)
    makeLanes()
  }

  mutating func place(_ item: Int, at x: Int) { items[item].x = x }

  // MARK: Layers

  /// The layer of each box: one below the lowest that leads to it, further down where the layer is
  /// full.
  private mutating func makeLayers(width limit: Int) {
    var waiting = Array(repeating: 0, count: boxes.count)
    for edge in edges where !edge.isReturn { waiting[edge.to] += 1 }
    var layer = Array(repeating: 0, count: boxes.count)
    var isDone = Array(repeating: false, count: boxes.count)
    var widths: [Int] = []
    while let next = boxes.indices.first(where: { !isDone[$0] && waiting[$0] == 0 }) {
      isDone[next] = true
      let (left, right) = extents(of: next)
      let width = left + right + FlowGraph.gap
      while layer[next] < widths.count, widths[layer[next]] + width > limit { layer[next] += 1 }
      while widths.count <= layer[next] { widths.append(-FlowGraph.gap) }
      widths[layer[next]] += width
      for edge in edges where !edge.isReturn && edge.from == next {
        waiting[edge.to] -= 1
        layer[edge.to] = max(layer[edge.to], layer[next] + 1)
      }
    }
    // What nothing leads to stands right above what it leads to.
    for index in boxes.indices where !edges.contains(where: { $0.to == index && !$0.isReturn }) {
      let below = edges.filter { $0.from == index && !$0.isReturn }.map { layer[$0.to] - 1 }
      layer[index] = max(layer[index], below.min() ?? 0)
    }
    for (index, layer) in layer.enumerated() {
      let (left, right) = extents(of: index)
      items.append(Item(box: index, layer: layer, left: left, right: right))
    }
    layers = Array(repeating: [], count: (layer.max() ?? -1) + 1)
    for index in boxes.indices { layers[layer[index]].append(index) }
  }

  static let gap = 500
  static let laneGap = 320
  /// From the corner of a diamond to where its side exit turns down.
  static let stub = 300

  /// What a box needs on both sides of its axis: a decision also room for its side exits.
  private func extents(of index: Int) -> (left: Int, right: Int) {
    let box = boxes[index]
    let half = (box.frame.width + 1) / 2
    let labels = edges.filter { $0.from == index && !$0.isReturn }.map {
      $0.label?.frame.width ?? 0
    }
    let back = edges.filter { $0.from == index && $0.isReturn }.map { $0.label?.frame.width ?? 0 }
    guard box.decides, labels.count + back.count > 1 else {
      return (max(half, (back.max() ?? 0) + 120), max(half, (labels.max() ?? 0) + 120))
    }
    let widest = (labels + back).max() ?? 0
    let side = half + max(FlowGraph.stub, widest + 180)
    return (side, side)
  }

  // MARK: Lanes

  /// What edges that share a lane have in common.
  private struct LaneKey: Hashable {
    enum Kind { case into, outOf, own }
    var kind: Kind
    var index: Int
    var layer: Int
  }

  private mutating func makeLanes() {
    func isLong(_ edge: Edge) -> Bool {
      !edge.isReturn && items[edge.to].layer - items[edge.from].layer > 1
    }
    var into = Array(repeating: 0, count: boxes.count)
    var outOf = Array(repeating: 0, count: boxes.count)
    for edge in edges where isLong(edge) {
      into[edge.to] += 1
      if edge.label == nil { outOf[edge.from] += 1 }
    }
    var lanes: [LaneKey: Int] = [:]
    var known: [Link: Int] = [:]
    for (index, edge) in edges.enumerated() {
      guard !edge.isReturn else {
        paths.append([])
        continue
      }
      var path: [Int] = []
      var upper = edge.from
      for layer in (items[edge.from].layer + 1)...items[edge.to].layer {
        var lower = edge.to
        if layer < items[edge.to].layer {
          let key =
            into[edge.to] > 1
            ? LaneKey(kind: .into, index: edge.to, layer: layer)
            : edge.label == nil && outOf[edge.from] > 1
              ? LaneKey(kind: .outOf, index: edge.from, layer: layer)
              : LaneKey(kind: .own, index: index, layer: layer)
          lower = lanes[key] ?? items.count
          if lower == items.count {
            lanes[key] = lower
            items.append(Item(box: nil, layer: layer, left: 0, right: 0))
            layers[layer].append(lower)
          }
        }
        let link = Link(upper: upper, lower: lower)
        if let number = known[link] {
          path.append(number)
        } else {
          known[link] = links.count
          path.append(links.count)
          links.append(link)
          ranks.append(index)
        }
        upper = lower
      }
      paths.append(path)
    }
  }

  func isLane(_ item: Int) -> Bool { items[item].box == nil }

  /// The distance between the axes of two neighbours.
  func distance(_ left: Int, _ right: Int) -> Int {
    let gap = isLane(left) || isLane(right) ? FlowGraph.laneGap : FlowGraph.gap
    return items[left].right + gap + items[right].left
  }
}
