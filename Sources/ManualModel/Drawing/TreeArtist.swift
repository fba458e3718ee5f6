/// Draws one tree in one style.
struct TreeArtist {
  typealias Point = DrawingLayout.Point

  let style: TreeStyle
  let room: Int
  let make: (Int) -> DrawingLayout.Box
  private var boxes: [Int: DrawingLayout.Box] = [:]
  /// Boxes of one level are equally high, and all of one style equally wide.
  private var heights: [Int] = []
  private var width = 0
  private var part = DrawingLayout.Part(width: 0, height: 0)

  private static let gap = 350
  private static let level = 800
  private static let hangingGap = 250
  private static let indent = 450

  init(style: TreeStyle, room: Int, make: @escaping (Int) -> DrawingLayout.Box) {
    self.style = style
    self.room = room
    self.make = make
  }

  mutating func draw(_ tree: Tree) -> DrawingLayout.Part {
    measure(tree, level: 0)
    let size = self.size(tree, level: 0)
    draw(tree, level: 0, x: 0, y: 0, width: size.width)
    part.close()
    return part
  }

  private mutating func measure(_ tree: Tree, level: Int) {
    let box = make(tree.node)
    boxes[tree.node] = box
    width = max(width, box.frame.width)
    if heights.count <= level { heights.append(0) }
    heights[level] = max(heights[level], box.frame.height)
    for child in tree.children { measure(child, level: level + 1) }
  }

  // MARK: Sizes

  private func size(_ tree: Tree, level: Int) -> (width: Int, height: Int) {
    guard !tree.children.isEmpty else { return (width, heights[level]) }
    if hangs(level) {
      if hangsOnBothSides(tree) {
        let rows = (tree.children.count + 1) / 2
        return (
          width * 2 + TreeArtist.indent,
          heights[level] + rows * (TreeArtist.hangingGap + heights[level + 1])
        )
      }
      var size = (width: width, height: heights[level])
      for child in tree.children {
        let inner = self.size(child, level: level + 1)
        size.width = max(size.width, inner.width + TreeArtist.indent)
        size.height += TreeArtist.hangingGap + inner.height
      }
      return size
    }
    let rows = rows(tree, level: level)
    // Where there are several rows a trunk passes at their left.
    let trunk = rows.count > 1 ? TreeArtist.indent : 0
    return (
      max(width, trunk + (rows.map(\.width).max() ?? 0)),
      rows.reduce(heights[level]) { $0 + TreeArtist.level + $1.height }
    )
  }

  private func hangs(_ level: Int) -> Bool { level >= style.hangsFrom }

  /// Many units with none below them stand at both sides of their line.
  private func hangsOnBothSides(_ tree: Tree) -> Bool {
    tree.children.count > 3 && tree.children.allSatisfy(\.children.isEmpty)
  }

  /// Where the line to a tree arrives, from its left.
  private func axis(of tree: Tree, level: Int, width: Int) -> Int {
    hangs(level) && !hangsOnBothSides(tree) ? self.width / 2 : width / 2
  }

  private struct Row {
    var children: [Tree] = []
    var sizes: [(width: Int, height: Int)] = []
    var width = 0
    var height = 0
  }

  /// What stands below a unit, side by side; in several rows if what hangs there is too wide.
  private func rows(_ tree: Tree, level: Int) -> [Row] {
    var rows: [Row] = [Row()]
    let mayWrap = style.hangsFrom <= level + 1
    for child in tree.children {
      let size = self.size(child, level: level + 1)
      var row = rows.count - 1
      let wanted = rows[row].width + TreeArtist.gap + size.width
      if mayWrap, !rows[row].children.isEmpty, wanted > room - TreeArtist.indent {
        rows.append(Row())
        row += 1
      }
      rows[row].width += (rows[row].children.isEmpty ? 0 : TreeArtist.gap) + size.width
      rows[row].height = max(rows[row].height, size.height)
      rows[row].children.append(child)
      rows[row].sizes.append(size)
    }
    return rows
  }

  // MARK: Drawing

  /// Draws a tree in the frame it was measured for.
  private mutating func draw(_ tree: Tree, level: Int, x: Int, y: Int, width: Int) {
    guard !hangs(level) else {
      return hangsOnBothSides(tree)
        ? hangOnBothSides(tree, level: level, x: x, y: y) : hang(tree, level: level, x: x, y: y)
    }
    let box = place(tree, level: level, x: x + (width - self.width) / 2, y: y)
    guard !tree.children.isEmpty else { return }
    let rows = rows(tree, level: level)
    let trunk = rows.count > 1 ? TreeArtist.indent : 0
    var top = box.bottom + TreeArtist.level
    for (number, row) in rows.enumerated() {
      let bus = top - TreeArtist.level / 2
      var left = x + trunk + (width - trunk - row.width) / 2
      for (child, size) in zip(row.children, row.sizes) {
        draw(child, level: level + 1, x: left, y: top, width: size.width)
        let axis = left + self.axis(of: child, level: level + 1, width: size.width)
        var points = [Point(box.middle.x, box.bottom)]
        if number > 0 {
          let first = box.bottom + TreeArtist.level / 2
          points += [Point(box.middle.x, first), Point(x, first), Point(x, bus)]
        } else {
          points.append(Point(box.middle.x, bus))
        }
        points += [Point(axis, bus), Point(axis, top)]
        part.lines.append(DrawingLayout.Line(points: points.simplified, hasArrow: false))
        left += size.width + TreeArtist.gap
      }
      top += row.height + TreeArtist.level
    }
  }

  /// Draws a unit with all below it hung from a line at its left.
  private mutating func hang(_ tree: Tree, level: Int, x: Int, y: Int) {
    let box = place(tree, level: level, x: x, y: y)
    var top = box.bottom + TreeArtist.hangingGap
    let trunk = x + TreeArtist.indent / 2
    for child in tree.children {
      let size = self.size(child, level: level + 1)
      draw(child, level: level + 1, x: x + TreeArtist.indent, y: top, width: size.width)
      let middle = top + heights[level + 1] / 2
      let offset = axis(of: child, level: level + 1, width: size.width) - width / 2
      let points = [
        Point(trunk, box.bottom), Point(trunk, middle),
        Point(x + TreeArtist.indent + offset, middle),
      ]
      part.lines.append(DrawingLayout.Line(points: points, hasArrow: false))
      top += size.height + TreeArtist.hangingGap
    }
  }

  /// Draws a unit with those below it in two columns, a line between them.
  private mutating func hangOnBothSides(_ tree: Tree, level: Int, x: Int, y: Int) {
    let trunk = x + width + TreeArtist.indent / 2
    let box = place(tree, level: level, x: trunk - width / 2, y: y)
    var top = box.bottom + TreeArtist.hangingGap
    for (index, child) in tree.children.enumerated() {
      let isLeft = index % 2 == 0
      let left = isLeft ? x : x + width + TreeArtist.indent
      let frame = place(child, level: level + 1, x: left, y: top)
      let middle = frame.middle.y
      part.lines.append(
        DrawingLayout.Line(
          points: [
            Point(trunk, box.bottom), Point(trunk, middle),
            Point(isLeft ? frame.right : frame.x, middle),
          ], hasArrow: false))
      if !isLeft { top = frame.bottom + TreeArtist.hangingGap }
    }
  }

  private mutating func place(
    _ tree: Tree, level: Int, x: Int, y: Int
  ) -> DrawingLayout.Frame {
    let frame = DrawingLayout.Frame(x: x, y: y, width: width, height: heights[level])
    if var box = boxes[tree.node] {
      box.frame = frame
      part.boxes.append(box)
    }
    return frame
  }
}
