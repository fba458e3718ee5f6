/// Where everything in a drawing stands, in hundredths of a millimetre.
///
/// Whole numbers only, so that it is the same on every machine. A drawing too large for a page
/// comes in several parts.
package struct DrawingLayout: Sendable {
  package var parts: [Part]

  /// What is drawn as one group: lines at the bottom, boxes above them, labels on top.
  package struct Part: Sendable {
    package var width: Int
    package var height: Int
    package var boxes: [Box] = []
    package var lines: [Line] = []
    package var labels: [Label] = []
  }

  package struct Box: Sendable {
    /// An index of ``Drawing/nodes``; nil for a connector.
    package var node: Int?
    package var shape: Drawing.Shape
    package var frame: Frame
    package var text: [Inline]
    /// The text as it is broken into lines here.
    package var lines: [String]
    package var halfPoints: Int
    /// How wide its widest line is.
    var textWidth: Int
    /// Whether it is a decision, whatever its shape.
    var decides = false
  }

  /// A line of straight pieces, each level or upright.
  package struct Line: Sendable {
    package var points: [Point]
    package var hasArrow: Bool
  }

  /// A word beside a line.
  package struct Label: Sendable {
    package var frame: Frame
    package var text: [Inline]
    package var lines: [String]
    package var halfPoints: Int
  }

  package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }
  }

  package struct Frame: Hashable, Sendable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    package var right: Int { x + width }
    package var bottom: Int { y + height }
    package var middle: Point { Point(x + width / 2, y + height / 2) }
  }

  /// The room there is for a part.
  package struct Room: Hashable, Sendable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }

    func holds(_ part: Part) -> Bool { part.width <= width && part.height <= height }
  }
}

extension DrawingLayout.Part {
  /// Moves everything so that it begins in the corner, and takes its size.
  mutating func close() {
    var left = Int.max
    var top = Int.max
    var right = 0
    var bottom = 0
    func take(_ x: Int, _ y: Int) {
      left = min(left, x)
      top = min(top, y)
      right = max(right, x)
      bottom = max(bottom, y)
    }
    for frame in boxes.map(\.frame) + labels.map(\.frame) {
      take(frame.x, frame.y)
      take(frame.right, frame.bottom)
    }
    for point in lines.flatMap(\.points) { take(point.x, point.y) }
    guard left <= right else { return }
    for index in boxes.indices { boxes[index].frame.shift(-left, -top) }
    for index in labels.indices { labels[index].frame.shift(-left, -top) }
    for index in lines.indices {
      for point in lines[index].points.indices {
        lines[index].points[point].x -= left
        lines[index].points[point].y -= top
      }
    }
    width = right - left
    height = bottom - top
  }
}

extension DrawingLayout.Box {
  /// From the area in which the preset shape keeps its text to where the lines may begin and end,
  /// so that a word processor breaks the text where the layout did: not one more character fits.
  package var inset: Int {
    let measure = TextMeasure(size: halfPoints)
    let area = frame.width * shape.textShare.width / 100
    return max((area - textWidth - measure.em * 6 / 10) / 2, 0)
  }
}

extension Drawing.Shape {
  /// The part of a shape, in hundredths, in which the presets of both formats keep its text.
  package var textShare: (width: Int, height: Int) {
    switch self {
    case .step, .unit: (100, 100)
    case .terminal: (90, 70)
    case .document: (100, 80)
    case .decision: (50, 50)
    case .connector: (70, 70)
    }
  }
}

extension DrawingLayout.Frame {
  mutating func shift(_ x: Int, _ y: Int) {
    self.x += x
    self.y += y
  }
}

extension DrawingLayout.Frame {
  /// The smallest frame that holds some points.
  package init(around points: [DrawingLayout.Point]) {
    let left = points.map(\.x).min() ?? 0
    let top = points.map(\.y).min() ?? 0
    self.init(
      x: left, y: top, width: (points.map(\.x).max() ?? 0) - left,
      height: (points.map(\.y).max() ?? 0) - top)
  }
}

extension Drawing.Shape {
  /// Whether the box is filled with the colour of table heads: ends of a flow, connectors.
  package var isShaded: Bool {
    switch self {
    case .terminal, .connector: true
    case .step, .decision, .document, .unit: false
    }
  }
}
