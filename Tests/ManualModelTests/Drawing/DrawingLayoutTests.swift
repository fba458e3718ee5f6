import ManualModel
import Testing

/// What must hold for every drawing, whatever is in it.
struct DrawingLayoutTests {
  private static let upright = Theme.qmsSong.page.drawingRoom(isLandscape: false)

  /// What is wrong with a layout.
  private static func faults(
    _ layout: DrawingLayout, of drawing: Drawing, in room: DrawingLayout.Room
  ) -> [String] {
    var faults: [String] = []
    for (number, part) in layout.parts.enumerated() {
      func fault(_ text: String) { faults.append("part \(number + 1): \(text)") }
      if part.width > room.width || part.height > room.height {
        fault("\(part.width) × \(part.height) in a room of \(room.width) × \(room.height)")
      }
      let frames = part.boxes.map(\.frame)
      for frame in frames + part.labels.map(\.frame) {
        if frame.x < 0 || frame.y < 0 || frame.right > part.width || frame.bottom > part.height {
          fault("\(frame) is outside")
        }
      }
      for (index, frame) in frames.enumerated() {
        for other in frames[(index + 1)...] where frame.meets(other) {
          fault("\(frame) overlaps \(other)")
        }
        for label in part.labels where frame.meets(label.frame) {
          fault("the label \(label.lines) lies on \(part.boxes[index].lines)")
        }
      }
      for (index, label) in part.labels.enumerated() {
        for other in part.labels[(index + 1)...] where label.frame.meets(other.frame) {
          fault("the labels \(label.lines) and \(other.lines) overlap")
        }
      }
      for size in part.boxes.map(\.halfPoints) + part.labels.map(\.halfPoints) where size < 16 {
        fault("text of \(size) half points")
      }
      for line in part.lines {
        for (from, to) in zip(line.points, line.points.dropFirst()) {
          if from.x != to.x && from.y != to.y { fault("\(from) to \(to) is slanted") }
          for box in part.boxes where box.isCrossed(from, to) {
            fault("\(from) to \(to) crosses \(box.lines)")
          }
        }
      }
    }
    for index in drawing.nodes.indices {
      let count = layout.parts.flatMap(\.boxes).count { $0.node == index }
      if count == 0 || (count > 1 && drawing.kind == .flow) {
        faults.append("box \(index) is drawn \(count) times")
      }
    }
    return faults
  }

  @Test(arguments: Array(1...10) + [13, 17, 22, 28, 36, 47, 60])
  func keepsFlowsApartAndOnThePage(count: Int) {
    for seed in 0..<(count > 20 ? 2 : 6) {
      var dice = DrawingDice(count * 100 + seed)
      let drawing = dice.flow(count)
      let layout = drawing.layout(in: Self.upright)
      #expect(Self.faults(layout, of: drawing, in: Self.upright) == [], "seed \(seed)")
    }
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 34, 47, 60])
  func keepsTreesApartAndOnThePage(count: Int) {
    for spread in [1, 3, 10, 60] {
      var dice = DrawingDice(count * 100 + spread)
      let drawing = dice.tree(count, spread: spread)
      let layout = drawing.layout(in: Self.upright)
      #expect(Self.faults(layout, of: drawing, in: Self.upright) == [], "spread \(spread)")
    }
  }

  @Test(arguments: [1, 10, 30])
  func makesRoomForLongTexts(count: Int) {
    var dice = DrawingDice(count)
    for drawing in [dice.flow(count, longest: 60), dice.tree(count, spread: 6, longest: 60)] {
      let layout = drawing.layout(in: Self.upright)
      #expect(Self.faults(layout, of: drawing, in: Self.upright) == [])
    }
  }

  @Test func givesTheSameForTheSameDrawing() {
    var dice = DrawingDice(7)
    let drawings = [dice.flow(40), dice.tree(40, spread: 9)]
    for drawing in drawings {
      #expect("\(drawing.layout(in: Self.upright))" == "\(drawing.layout(in: Self.upright))")
    }
  }

  @Test func drawsEveryEdgeToTheBoxItLeadsTo() {
    for seed in 0..<20 {
      var dice = DrawingDice(seed)
      let drawing = dice.flow(8, longest: 2)
      let layout = drawing.layout(in: .init(width: 100_000, height: 100_000))
      guard layout.parts.count == 1 else {
        Issue.record("\(layout.parts.count) parts")
        continue
      }
      let part = layout.parts[0]
      #expect(part.lines.count == drawing.edges.count)
      func box(_ node: Int) -> DrawingLayout.Frame? {
        part.boxes.first { $0.node == node }?.frame
      }
      for edge in drawing.edges {
        let isDrawn = part.lines.contains { line in
          guard let first = line.points.first, let last = line.points.last,
            let from = box(edge.from),
            let to = box(edge.to)
          else { return false }
          return from.touches(first) && to.touches(last) && line.hasArrow
        }
        #expect(isDrawn, "\(edge.from) to \(edge.to)")
      }
    }
  }

  @Test func cutsWhatIsTooLongAndJoinsItByCircles() throws {
    let nodes = (0..<40).map {
      Drawing.Node(key: "\($0)", shape: .step, text: [.text("第\($0)步", style: [], fact: nil)])
    }
    let edges = (1..<40).map { Drawing.Edge(from: $0 - 1, to: $0) }
    let layout = Drawing(kind: .flow, nodes: nodes, edges: edges).layout(in: Self.upright)
    #expect(layout.parts.count > 1)
    for (part, next) in zip(layout.parts, layout.parts.dropFirst()) {
      let out = try #require(part.boxes.last { $0.shape == .connector })
      let into = try #require(next.boxes.first { $0.shape == .connector })
      #expect(out.lines == into.lines)
    }
  }

  @Test func keepsTheFirstWayOfADecisionStraight() throws {
    let shapes: [Drawing.Shape] = [.decision, .step, .step, .terminal]
    let drawing = Drawing(
      kind: .flow,
      nodes: shapes.enumerated().map { index, shape in
        .init(key: "\(index)", shape: shape, text: [.text("步骤\(index)", style: [], fact: nil)])
      },
      edges: [
        .init(from: 0, to: 1), .init(from: 0, to: 2), .init(from: 1, to: 3), .init(from: 2, to: 3),
      ])
    let boxes = drawing.layout(in: Self.upright).parts[0].boxes.sorted {
      ($0.node ?? 0) < ($1.node ?? 0)
    }
    #expect(boxes[0].frame.middle.x == boxes[1].frame.middle.x)
    #expect(boxes[1].frame.middle.x == boxes[3].frame.middle.x)
    #expect(boxes[2].frame.x > boxes[1].frame.right)
  }

  @Test func hangsWhatDoesNotFitSideBySide() {
    let names = (0..<24).map { "第\($0)服务管理部" }
    let nodes = (["总经理"] + names).map {
      Drawing.Node(key: $0, shape: .unit, text: [.text($0, style: [], fact: nil)])
    }
    let flat = Drawing(
      kind: .organisation, nodes: nodes,
      edges: (1...24).map { Drawing.Edge(from: 0, to: $0) })
    let layout = flat.layout(in: Self.upright)
    #expect(layout.parts.count == 1)
    #expect(Set(layout.parts[0].boxes.map(\.frame.y)).count > 2)
  }

  @Test func turnsADrawingThatIsWideButNotHigh() {
    func manual(_ drawing: Drawing) -> Manual {
      let block = Block(.drawing(drawing), key: BlockKey(node: 0), source: .none)
      let section = Section(id: "s", heading: nil, blocks: [block], source: .none)
      return Manual(
        properties: .init(title: ""),
        labels: Labels(table: "表", figure: "图", appendix: "附录", contents: "", listSeparator: "、"),
        divisions: [Division(layout: PageLayout(), sections: [section])])
    }
    func wide(_ width: Int) -> Drawing {
      let nodes = (0..<width).map {
        Drawing.Node(
          key: "\($0)", shape: .step, text: [.text("第\($0)步要做的事情很多", style: [], fact: nil)])
      }
      let edges = (0..<width).filter { $0 % 2 == 0 && $0 > 0 }.map {
        Drawing.Edge(from: $0 - 1, to: $0)
      }
      return Drawing(kind: .flow, nodes: nodes, edges: edges)
    }
    let small = manual(wide(4)).turningWideDrawings()
    guard case .drawing = small.divisions[0].sections[0].blocks[0].kind else {
      Issue.record("a drawing that fits was turned")
      return
    }
  }

  @Test func saysInWordsWhatIsDrawn() {
    func text(_ text: String) -> [Inline] { [.text(text, style: [], fact: nil)] }
    let drawing = Drawing(
      kind: .flow,
      nodes: [
        .init(key: "a", shape: .decision, text: text("合格？")),
        .init(key: "b", shape: .step, text: text("交付")),
        .init(key: "c", shape: .step, text: text("返工")),
      ],
      edges: [
        .init(from: 0, to: 1, label: text("是")), .init(from: 0, to: 2, label: text("否")),
      ])
    #expect(drawing.description == "合格？ → 交付（是），返工（否）；交付；返工")
  }
}

extension DrawingLayout.Frame {
  fileprivate func meets(_ other: Self) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Whether a point lies on the outline, or where the outline of a diamond can be.
  fileprivate func touches(_ point: DrawingLayout.Point) -> Bool {
    point.x >= x && point.x <= right && point.y >= y && point.y <= bottom
  }
}

extension DrawingLayout.Box {
  /// Whether a straight piece of a line passes through the inside.
  fileprivate func isCrossed(_ from: DrawingLayout.Point, _ to: DrawingLayout.Point) -> Bool {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y)) / 40 + 1
    return (0...steps).contains { step in
      let x = from.x + (to.x - from.x) * step / steps
      let y = from.y + (to.y - from.y) * step / steps
      // A line leaves a document under its wave.
      let bottom = frame.bottom - (shape == .document ? frame.height / 5 : 0)
      guard x > frame.x + 3, x < frame.right - 3, y > frame.y + 3, y < bottom - 3 else {
        return false
      }
      guard shape == .decision || shape == .connector else { return true }
      let middle = frame.middle
      return abs(x - middle.x) * 1000 / frame.width + abs(y - middle.y) * 1000 / frame.height < 480
    }
  }
}
