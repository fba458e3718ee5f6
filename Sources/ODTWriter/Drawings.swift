import ManualModel

extension BodyWriter {
  /// Writes a drawing: a paragraph with a group of shapes for each part, and its caption below.
  ///
  /// ```
  /// <draw:g text:anchor-type="as-char" …><svg:title>…</svg:title><svg:desc>…</svg:desc>
  ///   <draw:polyline …/><draw:custom-shape …><text:p>…</text:p>…</draw:custom-shape></draw:g>
  /// ```
  ///
  /// ODF 1.3 part 3 §10.3.15.
  mutating func drawing(
    _ drawing: Drawing, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    if isShared, drawing.hasMarks {
      return trackedDrawing(drawing, in: environment, to: &out)
    }
    let layout = layout(of: drawing, in: environment)
    self.drawing(drawing, layout, withCaption: true, in: environment, to: &out)
  }

  /// Writes a drawing that is laid out; its caption may stand elsewhere.
  mutating func drawing(
    _ drawing: Drawing, _ layout: DrawingLayout, withCaption: Bool, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    for (index, part) in layout.parts.enumerated() {
      let number = layout.parts.count > 1 ? index + 1 : nil
      var format = ParagraphFormat(style: .figure, start: takeStart(in: environment))
      if environment.keepsWithNext || drawing.caption != nil { format.keepsWithNext = true }
      paragraph(survey.paragraphs.index(of: format), in: environment, to: &out) { writer, out in
        writer.group(part, of: drawing, to: &out)
      }
      guard withCaption, let caption = drawing.caption else { continue }
      let keepsWithNext = environment.keepsWithNext
      if isTracking {
        tracked(caption, part: number, keepsWithNext: keepsWithNext, in: environment, to: &out)
      } else {
        self.caption(
          caption, part: number, keepsWithNext: keepsWithNext, in: environment, to: &out)
      }
    }
  }

  /// The layout, made on the first walk and kept for the second.
  mutating func layout(of drawing: Drawing, in environment: Environment) -> DrawingLayout {
    defer { state.drawings += 1 }
    if survey.drawings.indices.contains(state.drawings) { return survey.drawings[state.drawings] }
    var room = manual.theme.page.drawingRoom(isLandscape: environment.master.isLandscape)
    room.width = max(min(room.width, environment.width * 10), 3000)
    let targets = isDeleting ? manual.predecessor?.targets ?? manual.targets : manual.targets
    let layout = drawing.layout(in: room, targets: targets)
    survey.drawings.append(layout)
    return layout
  }

  private mutating func group<Out: Markup & ~Copyable>(
    _ part: DrawingLayout.Part, of drawing: Drawing, to out: inout Out
  ) {
    guard !Out.discards else { return }
    state.shapes += 1
    out.start("draw:g")
    out.attribute("text:anchor-type", "as-char")
    out.attribute("svg:y", millimetres(hundredths: -part.height))
    out.attribute("draw:style-name", DrawingStyles.group)
    out.attribute("draw:name", "Drawing\(state.shapes)")
    let title = drawing.caption.flatMap { target($0.target)?.title } ?? ""
    if !title.isEmpty { out.line("svg:title", title) }
    if !drawing.alternativeText.isEmpty { out.line("svg:desc", drawing.alternativeText) }
    for line in part.lines { self.line(line, to: &out) }
    for box in part.boxes { self.box(box, to: &out) }
    for label in part.labels {
      shape(label.frame, DrawingStyles.label(label.halfPoints), to: &out) { out in
        text(label.text, halfPoints: label.halfPoints, to: &out)
        geometry(.step, inset: 0, width: label.frame.width, to: &out)
      }
    }
    out.end()
  }

  private func box<Out: Markup & ~Copyable>(
    _ box: DrawingLayout.Box, to out: inout Out
  ) {
    let style = DrawingStyles.box(box.halfPoints, isShaded: box.shape.isShaded)
    shape(box.frame, style, to: &out) { out in
      text(box.text, halfPoints: box.halfPoints, to: &out)
      geometry(box.shape, inset: box.inset, width: box.frame.width, to: &out)
    }
  }

  /// Writes `draw:custom-shape` (§10.6.1).
  private func shape<Out: Markup & ~Copyable>(
    _ frame: DrawingLayout.Frame, _ style: String, to out: inout Out, body: (inout Out) -> Void
  ) {
    out.start("draw:custom-shape")
    out.attribute("draw:style-name", style)
    self.frame(frame, to: &out)
    body(&out)
    out.end()
  }

  private func frame(_ frame: DrawingLayout.Frame, to out: inout some Markup & ~Copyable) {
    out.attribute("svg:width", millimetres(hundredths: frame.width))
    out.attribute("svg:height", millimetres(hundredths: frame.height))
    out.attribute("svg:x", millimetres(hundredths: frame.x))
    out.attribute("svg:y", millimetres(hundredths: frame.y))
  }

  /// Writes the text of a shape.
  ///
  /// LibreOffice keeps no fields and no character styles in a shape: what they show is written.
  private func text(
    _ inlines: [Inline], halfPoints: Int, to out: inout some Markup & ~Copyable
  ) {
    out.start("text:p")
    out.attribute("text:style-name", DrawingStyles.text(halfPoints))
    for inline in inlines {
      switch inline {
      case .lineBreak: out.mark("text:line-break")
      case .gap(let text, _):
        out.start("text:span")
        out.attribute("text:style-name", "Gap")
        out.text(text)
        out.end()
      case .text, .tab, .reference, .field, .link, .mark, .blank, .changed:
        out.text(
          [inline].shown(
            isDeleting ? manual.predecessor?.targets ?? manual.targets : manual.targets))
      }
    }
    out.end()
  }

  /// Writes `draw:enhanced-geometry` (§10.6.2), whole: a reader need not know the preset.
  ///
  /// The text has an area as wide as its lines, so that it breaks where the layout broke it.
  private func geometry(
    _ shape: Drawing.Shape, inset: Int, width: Int, to out: inout some Markup & ~Copyable
  ) {
    let geometry = shape.geometry
    let share = shape.textShare
    let side = 216 * (100 - share.width) / 2 + inset * 21600 / max(width, 1)
    // A document has its wave below the text, the others are alike above and below.
    let top = shape == .document ? 0 : 216 * (100 - share.height) / 2
    let bottom = shape == .document ? 216 * share.height : 21600 - top
    out.start("draw:enhanced-geometry")
    out.attribute("svg:viewBox", "0 0 21600 21600")
    out.attribute("draw:type", geometry.type)
    out.attribute("draw:text-areas", "\(side) \(top) \(21600 - side) \(bottom)")
    out.attribute("draw:enhanced-path", geometry.path)
    out.end()
  }

  /// Writes a line: `draw:line` (§10.3.3) where it is straight, otherwise `draw:polyline` (§10.3.4).
  private func line(_ line: DrawingLayout.Line, to out: inout some Markup & ~Copyable) {
    let style = line.hasArrow ? DrawingStyles.arrow : DrawingStyles.line
    if line.points.count == 2 {
      out.start("draw:line")
      out.attribute("draw:style-name", style)
      out.attribute("svg:x1", millimetres(hundredths: line.points[0].x))
      out.attribute("svg:y1", millimetres(hundredths: line.points[0].y))
      out.attribute("svg:x2", millimetres(hundredths: line.points[1].x))
      out.attribute("svg:y2", millimetres(hundredths: line.points[1].y))
    } else {
      let frame = DrawingLayout.Frame(around: line.points)
      out.start("draw:polyline")
      out.attribute("draw:style-name", style)
      self.frame(frame, to: &out)
      out.attribute("svg:viewBox", "0 0 \(frame.width) \(frame.height)")
      out.attribute(
        "draw:points",
        line.points.map { "\($0.x - frame.x),\($0.y - frame.y)" }.joined(separator: " "))
    }
    out.end()
  }
}

extension Drawing.Shape {
  /// The name LibreOffice knows the shape by, and its outline.
  fileprivate var geometry: (type: StaticString, path: StaticString) {
    switch self {
    case .step, .unit: ("rectangle", "M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N")
    case .terminal:
      (
        "flowchart-terminator",
        "M 3470 21600 X 0 10800 3470 0 L 18130 0 X 21600 10800 18130 21600 Z N"
      )
    case .decision:
      ("flowchart-decision", "M 0 10800 L 10800 0 21600 10800 10800 21600 0 10800 Z N")
    case .document:
      (
        "flowchart-document",
        "M 0 0 L 21600 0 21600 17360 C 13050 17220 13340 20770 5620 21600 2860 21100 1850 20700 0 20120 Z N"
      )
    case .connector: ("flowchart-connector", "U 10800 10800 10800 10800 0 360 Z N")
    }
  }
}
