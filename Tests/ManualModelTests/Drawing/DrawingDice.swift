import ManualModel

/// Makes the same drawings on every machine.
struct DrawingDice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func roll(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(bound, 1)))
  }

  private static let words = [
    "受理", "报修", "登记", "派工单", "顾客签字", "，", "核对", "3个工作日内", "售后服务部", "；", "通知", "SN-2026/001 ",
    "返厂", "Quality ", "（合格）", "100%", "Donaudampfschifffahrtsgesellschaft", "😀", "é́", "检测",
  ]

  mutating func text(longest: Int) -> [Inline] {
    var text = ""
    for _ in 0...roll(longest) { text += DrawingDice.words[roll(DrawingDice.words.count)] }
    return [.text(text, style: [], fact: nil)]
  }

  /// A flow of `count` boxes, each led to by one above it, with further ways and ways back.
  mutating func flow(_ count: Int, longest: Int = 6) -> Drawing {
    var edges: [Drawing.Edge] = []
    func add(_ from: Int, _ to: Int, isReturn: Bool = false) {
      let isThere = edges.contains { $0.from == from && $0.to == to }
      guard !isThere, edges.count(where: { $0.from == from }) < 3 else { return }
      edges.append(.init(from: from, to: to, isReturn: isReturn))
    }
    for index in 1..<max(count, 1) {
      add(index - 1 - roll(min(index, 5)), index)
      if roll(3) == 0 { add(roll(index), index) }
      if roll(8) == 0 { add(index, roll(index), isReturn: true) }
    }
    let nodes = (0..<count).map { index -> Drawing.Node in
      let ways = edges.count { $0.from == index }
      let shapes: [Drawing.Shape] = [.step, .step, .document, .terminal]
      let shape = ways > 1 && roll(4) > 0 ? Drawing.Shape.decision : shapes[roll(4)]
      return Drawing.Node(key: "\(index)", shape: shape, text: text(longest: longest))
    }
    for index in edges.indices {
      let from = edges[index].from
      let isAlone = edges.count { $0.from == from } == 1
      if isAlone || nodes[from].shape == .decision { edges[index].label = label() }
    }
    return Drawing(kind: .flow, nodes: nodes, edges: edges)
  }

  private mutating func label() -> [Inline] {
    let words = ["是", "否", "超过14天", "Not in stock", "", ""]
    let word = words[roll(words.count)]
    return word.isEmpty ? [] : [.text(word, style: [], fact: nil)]
  }

  /// A tree of `count` units, each below one of the `spread` before it.
  mutating func tree(_ count: Int, spread: Int, longest: Int = 6) -> Drawing {
    let edges = (1..<max(count, 1)).map { index in
      Drawing.Edge(from: max(0, index - 1 - roll(min(index, spread))), to: index)
    }
    let nodes = (0..<count).map {
      Drawing.Node(key: "\($0)", shape: .unit, text: text(longest: longest))
    }
    return Drawing(kind: .organisation, nodes: nodes, edges: edges)
  }
}
