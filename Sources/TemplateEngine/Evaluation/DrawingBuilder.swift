import ManualModel

/// Joins evaluated lines to the graph of a drawing, and sees that it can be drawn.
struct DrawingBuilder {
  struct Stop {
    var key: String
    var label: [Inline]
    var isReturn: Bool
    var range: TextRange
  }

  let kind: Drawing.Kind
  /// Keys that the template writes: one that is not there was left out on purpose.
  let literals: Set<String>
  private(set) var nodes: [Drawing.Node] = []
  private(set) var edges: [(edge: Drawing.Edge, range: TextRange)] = []
  private(set) var mistakes: [(mistake: Mistake, range: TextRange?)] = []
  var paths: [[Stop]] = []
  private var ranges: [TextRange] = []
  private var indices: [String: Int] = [:]
  private var gaps: Set<Int> = []

  /// More than this nobody reads, on paper of this size.
  static let mostBoxes = 100
  static let mostEdges = 200
  /// A diamond has a corner for the way in and three for the ways out.
  static let mostWays = 3

  init(kind: Drawing.Kind, literals: Set<String>) {
    self.kind = kind
    self.literals = literals
  }

  mutating func add(key: String, shape: Drawing.Shape?, text: [Inline], at range: TextRange) {
    guard !key.isEmpty else { return fail(.boxWithoutKey, range) }
    guard indices[key] == nil else { return fail(.repeatedBox(key), range) }
    indices[key] = nodes.count
    nodes.append(
      Drawing.Node(
        key: key, shape: shape ?? (kind == .organisation ? .unit : .step), text: text))
    ranges.append(range)
  }

  /// What stands for a list that the profile does not give.
  mutating func addGap(_ gap: Inline) {
    let key = [gap].plainText
    guard indices[key] == nil else { return }
    gaps.insert(nodes.count)
    add(key: key, shape: nil, text: [gap], at: .none)
  }

  private mutating func fail(_ mistake: Mistake, _ range: TextRange?) {
    mistakes.append((mistake, range))
  }

  // MARK: Edges

  /// Makes edges of the paths; a box that was left out is passed over.
  mutating func connect(separator: String) {
    for path in paths {
      var from: Int?
      // The way out of the last box that is there; what left one that is not is gone with it.
      var way: Stop?
      for stop in path {
        let leaving = way ?? stop
        if from != nil { way = leaving }
        guard let to = indices[stop.key] else {
          if !literals.contains(stop.key), !stop.key.isEmpty {
            fail(.unknownBox(stop.key, among: nodes.map(\.key)), stop.range)
          }
          continue
        }
        if let from {
          let edge = Drawing.Edge(
            from: from, to: to, label: leaving.label, isReturn: leaving.isReturn)
          add(edge, separator, stop.range)
        }
        from = to
        way = nil
      }
    }
  }

  /// Two edges between the same boxes are one that bears both labels.
  private mutating func add(_ edge: Drawing.Edge, _ separator: String, _ range: TextRange) {
    guard edge.from != edge.to else { return fail(.edgeToItself(nodes[edge.to].key), range) }
    let same = edges.firstIndex {
      $0.edge.from == edge.from && $0.edge.to == edge.to && $0.edge.isReturn == edge.isReturn
    }
    guard let same else { return edges.append((edge, range)) }
    guard edges[same].edge.label != edge.label, !edge.label.isEmpty else { return }
    if !edges[same].edge.label.isEmpty {
      edges[same].edge.label.append(.text(separator, style: [], fact: nil))
    }
    edges[same].edge.label += edge.label
  }

  // MARK: Rules

  mutating func check() {
    guard mistakes.isEmpty else { return }
    if nodes.count > DrawingBuilder.mostBoxes || edges.count > DrawingBuilder.mostEdges {
      fail(.tooLarge(nodes.count), nil)
      return
    }
    checkCycles()
    checkEnds()
    if kind == .organisation { checkTree() }
  }

  /// Follows edges down; one that comes back to where the way began closes a circle.
  private mutating func checkCycles() {
    enum Mark { case new, open, done }
    var marks = Array(repeating: Mark.new, count: nodes.count)
    for root in nodes.indices where marks[root] == .new {
      var stack = [(node: root, next: 0)]
      marks[root] = .open
      while let (node, next) = stack.last {
        let rest = edges.indices.dropFirst(next).first {
          edges[$0].edge.from == node && !edges[$0].edge.isReturn
        }
        guard let index = rest else {
          marks[node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next = index + 1
        let to = edges[index].edge.to
        switch marks[to] {
        case .new:
          marks[to] = .open
          stack.append((to, 0))
        case .open:
          fail(
            kind == .flow
              ? .cycle(from: nodes[node].key, to: nodes[to].key)
              : .unitAboveItself(nodes[to].key), edges[index].range)
        case .done: break
        }
      }
    }
  }

  /// Every box is joined to another, and a decision decides between ways.
  private mutating func checkEnds() {
    for index in nodes.indices where !gaps.contains(index) {
      let ways = edges.filter { $0.edge.from == index }
      let isJoined = !ways.isEmpty || edges.contains { $0.edge.to == index }
      if !isJoined, kind == .flow, nodes.count - gaps.count > 1 {
        fail(.unjoinedBox(nodes[index].key), ranges[index])
      } else if nodes[index].shape == .decision, ways.count < 2 {
        fail(.decisionWithoutWays(nodes[index].key), ranges[index])
      } else if nodes[index].shape == .decision, ways.count > DrawingBuilder.mostWays {
        fail(.tooManyWays(nodes[index].key), ways[DrawingBuilder.mostWays].range)
      } else if nodes[index].shape != .decision,
        let second = ways.filter({ !$0.edge.label.isEmpty }).dropFirst().first
      {
        fail(.labelsWithoutDecision(nodes[index].key), second.range)
      }
    }
  }

  private mutating func checkTree() {
    var hasParent = Array(repeating: false, count: nodes.count)
    for (edge, range) in edges {
      if edge.isReturn || !edge.label.isEmpty { fail(.plainArrowsOnly, range) }
      if hasParent[edge.to] { fail(.twoUnitsAbove(nodes[edge.to].key), range) }
      hasParent[edge.to] = true
    }
  }
}

extension Mistake {
  fileprivate static var boxWithoutKey: Mistake {
    Mistake(
      "box-without-key", zh: "这个框没有名称", en: "the box has no key",
      remedy: Wording(zh: "在冒号前面写上名称", en: "write a key before the colon"))
  }

  fileprivate static func repeatedBox(_ key: String) -> Mistake {
    Mistake(
      "repeated-box", zh: "框「\(key)」写了两次", en: "there are two boxes '\(key)'",
      remedy: Wording(
        zh: "换一个名称，冒号后面的文字可以相同", en: "give one another key; their texts may be equal"))
  }

  fileprivate static func unknownBox(_ key: String, among keys: [String]) -> Mistake {
    Mistake(
      "unknown-box", zh: "图里没有框「\(key)」", en: "the drawing has no box '\(key)'",
      remedy: nearest(key, among: keys).map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      } ?? Wording(zh: "写一行「\(key): 框里的文字」", en: "write a line '\(key): text of the box'"))
  }

  fileprivate static func edgeToItself(_ key: String) -> Mistake {
    Mistake(
      "edge-to-itself", zh: "箭头从「\(key)」又回到「\(key)」", en: "an arrow leads from '\(key)' to itself")
  }

  fileprivate static func tooLarge(_ count: Int) -> Mistake {
    Mistake(
      "drawing-too-large",
      zh: "图太大：有 \(count) 个框，最多 \(DrawingBuilder.mostBoxes) 个框、\(DrawingBuilder.mostEdges) 条线",
      en:
        "the drawing is too large: \(count) boxes; at most \(DrawingBuilder.mostBoxes) and \(DrawingBuilder.mostEdges) arrows",
      remedy: Wording(zh: "分成几个图", en: "make several drawings of it"))
  }

  fileprivate static func cycle(from: String, to: String) -> Mistake {
    Mistake(
      "cycle-in-drawing", zh: "箭头从「\(from)」绕回了「\(to)」",
      en: "the arrows go round from '\(from)' to '\(to)'",
      remedy: Wording(
        zh: "退回前面步骤的箭头写成「\(from) ~> \(to)」，画在旁边",
        en: "an arrow back to an earlier step is written '\(from) ~> \(to)' and drawn at the side"))
  }

  fileprivate static func unitAboveItself(_ key: String) -> Mistake {
    Mistake(
      "unit-above-itself", zh: "「\(key)」直接或间接是它自己的上级", en: "'\(key)' is above itself",
      remedy: Wording(zh: "在资料里改正上级部门", en: "correct the departments above in the profile"))
  }

  fileprivate static func unjoinedBox(_ key: String) -> Mistake {
    Mistake(
      "unjoined-box", zh: "没有箭头连到框「\(key)」", en: "no arrow joins the box '\(key)'",
      remedy: Wording(zh: "写一行「甲 -> \(key)」，或删去它", en: "write 'a -> \(key)' or remove it"))
  }

  fileprivate static func decisionWithoutWays(_ key: String) -> Mistake {
    Mistake(
      "decision-without-ways", zh: "判断「\(key)」至少要有两条出路",
      en: "the decision '\(key)' needs two ways out",
      remedy: Wording(
        zh: "写「\(key) -(是)-> 甲」和「\(key) -(否)-> 乙」",
        en: "write '\(key) -(yes)-> a' and '\(key) -(no)-> b'"))
  }

  fileprivate static func tooManyWays(_ key: String) -> Mistake {
    Mistake(
      "too-many-ways", zh: "判断「\(key)」的出路超过 \(DrawingBuilder.mostWays) 条",
      en: "the decision '\(key)' has more than \(DrawingBuilder.mostWays) ways out",
      remedy: Wording(zh: "把其中几条放到后面的另一个判断", en: "leave some of them to another decision below"))
  }

  fileprivate static func labelsWithoutDecision(_ key: String) -> Mistake {
    Mistake(
      "labels-without-decision", zh: "「\(key)」有几条带文字的出路，却不是判断",
      en: "'\(key)' has several ways with words and is no decision",
      remedy: Wording(
        zh: "把它写成「\(key) [判断]: …」", en: "make it one: '\(key) [decision]: …'"))
  }

  fileprivate static func twoUnitsAbove(_ key: String) -> Mistake {
    Mistake(
      "two-units-above", zh: "「\(key)」有两个上级", en: "'\(key)' belongs to two units")
  }

  fileprivate static var plainArrowsOnly: Mistake {
    Mistake(
      "plain-arrows-only", zh: "组织图里只用「->」，线上没有文字",
      en: "in a chart of units there are only plain arrows '->'")
  }
}
