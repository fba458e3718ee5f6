/// Draws a flow: as a whole where it fits, otherwise in parts joined by connectors.
struct FlowParts {
  let drawing: Drawing
  let room: DrawingLayout.Room
  let targets: [String: Target]

  /// How large text is and how wide it runs before it breaks.
  struct Scale {
    var halfPoints: Int
    var textWidth: Int
    var isTight = true
  }

  static let scales = [
    Scale(halfPoints: 18, textWidth: 4700, isTight: false),
    Scale(halfPoints: 18, textWidth: 3100, isTight: false), Scale(halfPoints: 18, textWidth: 3100),
    Scale(halfPoints: 18, textWidth: 2300), Scale(halfPoints: 16, textWidth: 3100),
    Scale(halfPoints: 16, textWidth: 2300), Scale(halfPoints: 16, textWidth: 1600),
  ]

  func parts() -> [DrawingLayout.Part] {
    for scale in FlowParts.scales {
      let part = part(Array(drawing.nodes.indices), scale)
      if room.holds(part) { return [part] }
    }
    return split()
  }

  // MARK: Parts

  /// As many boxes a part as fit, in the order of their layers.
  private func split() -> [DrawingLayout.Part] {
    let scale = FlowParts.scales[3]
    let order = readingOrder(scale)
    var parts: [DrawingLayout.Part] = []
    var start = 0
    while start < order.count {
      var count = order.count - start
      var part = self.part(Array(order[start..<(start + count)]), scale)
      while !room.holds(part), count > 1 {
        // Far too high parts are cut in proportion, the last boxes are tried one by one.
        let fitting = count * room.height / max(part.height, 1) + 1
        count = max(1, min(count - 1, fitting))
        part = self.part(Array(order[start..<(start + count)]), scale)
      }
      if !room.holds(part) { part = tight(order[start]) }
      parts.append(part)
      start += count
    }
    return parts
  }

  /// A single box whose text needs all the room there is.
  private func tight(_ node: Int) -> DrawingLayout.Part {
    var part = DrawingLayout.Part(width: 0, height: 0)
    for width in [3200, 6400, room.width - 600] {
      part = self.part([node], Scale(halfPoints: 16, textWidth: width))
      if room.holds(part) { break }
    }
    return part
  }

  private func readingOrder(_ scale: Scale) -> [Int] {
    var graph = graph(Array(drawing.nodes.indices), scale)
    graph.order()
    return graph.layers.flatMap { layer in layer.compactMap { graph.items[$0].box } }
  }

  private func part(_ nodes: [Int], _ scale: Scale) -> DrawingLayout.Part {
    var graph = graph(nodes, scale)
    graph.order()
    graph.placeItems()
    var router = FlowRouter(graph, isTight: scale.isTight)
    return router.part()
  }

  /// The boxes of some nodes, and connectors for the edges that leave them or come from elsewhere.
  private func graph(_ nodes: [Int], _ scale: Scale) -> FlowGraph {
    let maker = BoxMaker(
      measure: TextMeasure(size: scale.halfPoints), textWidth: scale.textWidth, targets: targets,
      highestDecision: room.height / 4)
    var places: [Int: Int] = [:]
    var boxes: [DrawingLayout.Box] = []
    for node in nodes {
      places[node] = boxes.count
      boxes.append(maker.box(node, drawing.nodes[node].shape, drawing.nodes[node].text))
    }
    level(&boxes)
    var edges: [FlowGraph.Edge] = []
    var entries: Set<Int> = []
    for edge in drawing.edges {
      let label = maker.label(edge.label)
      switch (places[edge.from], places[edge.to]) {
      case (let from?, let to?):
        edges.append(
          FlowGraph.Edge(from: from, to: to, label: label, isReturn: edge.isReturn))
      case (let from?, nil):
        boxes.append(maker.connector(to: edge.to))
        edges.append(
          FlowGraph.Edge(from: from, to: boxes.count - 1, label: label, isReturn: false))
      case (nil, let to?):
        guard entries.insert(to).inserted else { continue }
        boxes.append(maker.connector(to: edge.to))
        edges.append(FlowGraph.Edge(from: boxes.count - 1, to: to, label: nil, isReturn: false))
      case (nil, nil): continue
      }
    }
    return FlowGraph(boxes: boxes, edges: edges, width: room.width)
  }

  /// Boxes of one width look calm.
  private func level(_ boxes: inout [DrawingLayout.Box]) {
    var widest = 0
    for box in boxes where box.shape == .step || box.shape == .document {
      widest = max(widest, box.frame.width)
    }
    for index in boxes.indices where boxes[index].shape != .decision {
      boxes[index].frame.width = max(boxes[index].frame.width, widest)
    }
  }
}

extension BoxMaker {
  /// The circle that stands for a box in another part: all that lead to it bear the same number.
  func connector(to node: Int) -> DrawingLayout.Box {
    box(nil, .connector, [.text(String(node + 1), style: [], fact: nil)])
  }
}
