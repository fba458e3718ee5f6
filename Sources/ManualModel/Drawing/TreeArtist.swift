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
    guard !hangs(level) else { return hang(tree, level: level, x: x, y: y) }
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
        let axis = hangs(level + 1) ? left + self.width / 2 : left + size.width / 2
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
      hang(child, level: level + 1, x: x + TreeArtist.indent, y: top)
      let middle = top + heights[level + 1] / 2
      let points = [
        Point(trunk, box.bottom), Point(trunk, middle), Point(x + TreeArtist.indent, middle),
      ]
      part.lines.append(DrawingLayout.Line(points: points, hasArrow: false))
      top += size.height + TreeArtist.hangingGap
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
