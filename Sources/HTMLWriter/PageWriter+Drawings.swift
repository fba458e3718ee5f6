import ManualModel
import Packaging

extension PageWriter {
  /// Writes a drawing as SVG, a figure for each part, laid out as in the other formats.
  ///
  /// ```
  /// <figure id="f_repair"><svg role="img" …><title>维修流程</title><desc>…</desc>
  /// <path class="line" d="M…"/><rect class="box" …/><text …><tspan …>受理</tspan></text></svg>
  /// <figcaption>图1　维修流程</figcaption></figure>
  /// ```
  ///
  /// SVG 2 §5; units are hundredths of a millimetre.
  mutating func drawing(_ drawing: Drawing, to out: inout XMLWriter) {
    let room = manual.theme.page.drawingRoom(isLandscape: isLandscape)
    let parts = drawing.layout(in: room, targets: manual.targets).parts
    for (index, part) in parts.enumerated() {
      out.start("figure")
      if index == 0, let caption = drawing.caption, let target = manual.targets[caption.target] {
        out.attribute("id", target.bookmark)
      }
      shapes(of: part, of: drawing, to: &out)
      if let caption = drawing.caption {
        self.caption(caption, "figcaption", part: parts.count > 1 ? index + 1 : nil, to: &out)
      }
      out.endFully()
      out.text("\n")
    }
  }

  private mutating func shapes(
    of part: DrawingLayout.Part, of drawing: Drawing, to out: inout XMLWriter
  ) {
    drawings += 1
    let names = ["drawing-\(drawings)-title", "drawing-\(drawings)-text"]
    // Lines lie half their width outside.
    let margin = 40
    out.start("svg")
    out.attribute("xmlns", "http://www.w3.org/2000/svg")
    out.attribute("role", "img")
    out.attribute("aria-labelledby", names.joined(separator: " "))
    let (width, height) = (part.width + 2 * margin, part.height + 2 * margin)
    out.attribute("viewBox", "\(-margin) \(-margin) \(width) \(height)")
    out.attribute("style", "width:\(decimal(width * 10))mm")
    out.tag("title", id: names[0]) { out in
      out.text(drawing.caption.flatMap { manual.targets[$0.target]?.title } ?? "")
    }
    out.tag("desc", id: names[1], endsLine: true) { $0.text(drawing.alternativeText) }
    for line in part.lines { self.line(line, to: &out) }
    for box in part.boxes {
      outline(of: box, to: &out)
      text(box.lines, strong: strongLines(of: box), box.halfPoints, at: centre(of: box), to: &out)
    }
    for label in part.labels {
      text(label.lines, strong: 0, label.halfPoints, at: label.frame.middle, to: &out)
    }
    out.endFully()
    out.text("\n")
  }

  // MARK: Shapes

  /// Writes a line, and its arrow as a triangle of its own: a marker would need a name on the page.
  private func line(_ line: DrawingLayout.Line, to out: inout XMLWriter) {
    guard let end = line.points.last else { return }
    out.start("path")
    out.attribute("class", "line")
    out.attribute("d", "M" + line.points.map { "\($0.x) \($0.y)" }.joined(separator: "L"))
    out.end()
    guard line.hasArrow, let before = line.points.dropLast().last else { return }
    let (length, half) = (200, 70)
    let (x, y) = ((end.x - before.x).signum(), (end.y - before.y).signum())
    let base = (x: end.x - x * length, y: end.y - y * length)
    out.start("path")
    out.attribute("class", "arrow")
    out.attribute(
      "d",
      "M\(end.x) \(end.y)L\(base.x - y * half) \(base.y - x * half)"
        + "L\(base.x + y * half) \(base.y + x * half)Z")
    out.end()
  }

  private func outline(of box: DrawingLayout.Box, to out: inout XMLWriter) {
    let frame = box.frame
    let isGap = box.text.contains { inline in
      if case .gap = inline { true } else { false }
    }
    let names = isGap ? "box gap" : box.shape.isShaded ? "box shaded" : "box"
    switch box.shape {
    case .step, .unit, .terminal:
      out.start("rect")
      out.attribute("class", names)
      out.attribute("x", frame.x)
      out.attribute("y", frame.y)
      out.attribute("width", frame.width)
      out.attribute("height", frame.height)
      if box.shape == .terminal { out.attribute("rx", frame.height / 2) }
    case .connector:
      out.start("ellipse")
      out.attribute("class", names)
      out.attribute("cx", frame.middle.x)
      out.attribute("cy", frame.middle.y)
      out.attribute("rx", frame.width / 2)
      out.attribute("ry", frame.height / 2)
    case .decision:
      let middle = frame.middle
      path(
        "M\(frame.x) \(middle.y)L\(middle.x) \(frame.y)L\(frame.right) \(middle.y)"
          + "L\(middle.x) \(frame.bottom)Z", names, to: &out)
    case .document:
      // The lower edge is a wave, as in the presets of the other formats.
      func y(_ share: Int) -> Int { frame.y + frame.height * share / 21600 }
      func x(_ share: Int) -> Int { frame.x + frame.width * share / 21600 }
      path(
        "M\(frame.x) \(frame.y)L\(frame.right) \(frame.y)L\(frame.right) \(y(17360))"
          + "C\(x(13050)) \(y(17220)) \(x(13340)) \(y(20770)) \(x(5620)) \(y(21600))"
          + "C\(x(2860)) \(y(21100)) \(x(1850)) \(y(20700)) \(frame.x) \(y(20120))Z", names,
        to: &out)
    }
    out.end()
  }

  private func path(_ data: String, _ names: String, to out: inout XMLWriter) {
    out.start("path")
    out.attribute("class", names)
    out.attribute("d", data)
  }

  // MARK: Text

  /// The text of a document stands above its wave.
  private func centre(of box: DrawingLayout.Box) -> DrawingLayout.Point {
    var middle = box.frame.middle
    if box.shape == .document {
      middle.y = box.frame.y + box.frame.height * box.shape.textShare.height / 200
    }
    return middle
  }

  /// How many of the lines belong to strong text, which the boxes of charts begin with.
  private func strongLines(of box: DrawingLayout.Box) -> Int {
    let strong = box.text.prefix { $0.style.contains(.strong) }
    var rest = Array(strong).shown(manual.targets).count { !$0.isWhitespace }
    return box.lines.prefix { line in
      defer { rest -= line.count { !$0.isWhitespace } }
      return rest > 0
    }.count
  }

  private func text(
    _ lines: [String], strong: Int, _ halfPoints: Int, at middle: DrawingLayout.Point,
    to out: inout XMLWriter
  ) {
    // A point is 35.28 hundredths of a millimetre; a line is 1.3 times as high as its characters.
    let size = halfPoints * 1764 / 100
    let pitch = size * 13 / 10
    // The middle of a character lies about a third of its size above the line it stands on.
    var y = middle.y - pitch * (lines.count - 1) / 2 + size * 35 / 100
    out.start("text")
    out.attribute("font-size", size)
    for (index, line) in lines.enumerated() {
      out.start("tspan")
      out.attribute("x", middle.x)
      out.attribute("y", y)
      if index < strong { out.attribute("font-weight", "bold" as StaticString) }
      out.text(line)
      out.endFully()
      y += pitch
    }
    out.endFully()
    out.text("\n")
  }
}
