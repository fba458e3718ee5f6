/// Draws an organisation: each unit above those that belong to it.
///
/// Rows of units side by side where they fit, units hung one below the other where they do not,
/// and several parts, each under its own head, where a page is too small.
struct TreeParts {
  let drawing: Drawing
  let room: DrawingLayout.Room
  let targets: [String: Target]
  private let children: [[Int]]
  private let roots: [Int]

  init(drawing: Drawing, room: DrawingLayout.Room, targets: [String: Target]) {
    self.drawing = drawing
    self.room = room
    self.targets = targets
    var children: [[Int]] = Array(repeating: [], count: drawing.nodes.count)
    var hasParent = Array(repeating: false, count: drawing.nodes.count)
    for edge in drawing.edges {
      children[edge.from].append(edge.to)
      hasParent[edge.to] = true
    }
    self.children = children
    roots = drawing.nodes.indices.filter { !hasParent[$0] }
  }

  func parts() -> [DrawingLayout.Part] {
    if roots.count == 1 { return parts(under: roots[0]) }
    return roots.flatMap { parts(under: $0) }
  }

  /// The widest text, and from which level on units hang below one another.
  private static let styles = [
    TreeStyle(halfPoints: 18, textWidth: 2600, hangsFrom: .max),
    TreeStyle(halfPoints: 18, textWidth: 1700, hangsFrom: .max),
    TreeStyle(halfPoints: 18, textWidth: 2600, hangsFrom: 2),
    TreeStyle(halfPoints: 18, textWidth: 1700, hangsFrom: 2),
    TreeStyle(halfPoints: 18, textWidth: 2600, hangsFrom: 1),
    TreeStyle(halfPoints: 18, textWidth: 1700, hangsFrom: 1),
    TreeStyle(halfPoints: 16, textWidth: 1500, hangsFrom: 1),
    TreeStyle(halfPoints: 16, textWidth: 3000, hangsFrom: 1),
  ]

  /// As many levels as fit; what is deeper comes in parts of its own, its head repeated.
  private func parts(under root: Int) -> [DrawingLayout.Part] {
    let whole = tree(under: root, levels: .max)
    for levels in stride(from: whole.depth, through: 1, by: -1) {
      let tree = levels == whole.depth ? whole : self.tree(under: root, levels: levels)
      guard let part = fitting(tree) else { continue }
      return [part] + tree.cut.flatMap { self.parts(under: $0) }
    }
    // Too many units below one: a few of them a part.
    var parts: [DrawingLayout.Part] = []
    var deeper: [Int] = []
    var start = 0
    while start < children[root].count {
      var count = children[root].count - start
      while true {
        let some = Array(children[root][start..<(start + count)])
        let tree = Tree(
          node: root, children: some.map { Tree(node: $0, children: [], cut: []) },
          cut: some.filter { !children[$0].isEmpty })
        let part = fitting(tree)
        guard part != nil || count == 1 else {
          count -= max(1, count / 8)
          continue
        }
        parts.append(part ?? tight(tree))
        deeper += tree.cut
        start += count
        break
      }
    }
    if parts.isEmpty { parts = [tight(Tree(node: root, children: [], cut: []))] }
    return parts + deeper.flatMap { self.parts(under: $0) }
  }

  private func tree(under root: Int, levels: Int) -> Tree {
    guard levels > 0 || children[root].isEmpty else {
      return Tree(node: root, children: [], cut: [root])
    }
    let below = children[root].map { tree(under: $0, levels: levels == .max ? .max : levels - 1) }
    return Tree(node: root, children: below, cut: below.flatMap(\.cut))
  }

  private func fitting(_ tree: Tree) -> DrawingLayout.Part? {
    for style in TreeParts.styles {
      let part = draw(tree, style)
      if room.holds(part) { return part }
    }
    return nil
  }

  private func tight(_ tree: Tree) -> DrawingLayout.Part {
    draw(tree, TreeStyle(halfPoints: 16, textWidth: room.width - 1200, hangsFrom: 1))
  }

  private func draw(_ tree: Tree, _ style: TreeStyle) -> DrawingLayout.Part {
    let maker = BoxMaker(
      measure: TextMeasure(size: style.halfPoints), textWidth: style.textWidth, targets: targets,
      highestDecision: .max)
    var artist = TreeArtist(style: style, room: room.width) { node in
      maker.box(node, drawing.nodes[node].shape, drawing.nodes[node].text)
    }
    return artist.draw(tree)
  }
}

/// A unit and what is drawn below it.
struct Tree {
  var node: Int
  var children: [Tree]
  /// Units drawn without those below them, which come in parts of their own.
  var cut: [Int]

  var depth: Int { (children.map(\.depth).max() ?? -1) + 1 }
}

struct TreeStyle {
  var halfPoints: Int
  var textWidth: Int
  /// From this level on units hang below one another; 0 is the head.
  var hangsFrom: Int
}
