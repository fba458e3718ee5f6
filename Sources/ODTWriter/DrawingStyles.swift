import ManualModel
import Packaging

/// The automatic styles of shapes (ODF 1.3 part 3 §16.37): few, and always the same.
struct DrawingStyles {
  let theme: Theme
  /// The drawings that use them.
  let drawings: [DrawingLayout]

  static let group = "DrawingGroup"
  static let line = "DrawingLine"
  static let arrow = "DrawingArrow"
  private static let marker = "Arrow"

  static func box(_ halfPoints: Int, isShaded: Bool) -> String {
    "DrawingBox\(isShaded ? "Shaded" : "")\(halfPoints)"
  }

  static func label(_ halfPoints: Int) -> String { "DrawingLabel\(halfPoints)" }

  static func text(_ halfPoints: Int) -> String { "DrawingText\(halfPoints)" }

  func write(to out: inout XMLWriter) {
    graphic(DrawingStyles.group, to: &out) { out in
      out.attribute("style:vertical-pos", "top")
      out.attribute("style:vertical-rel", "baseline")
      out.attribute("style:horizontal-pos", "from-left")
      out.attribute("style:horizontal-rel", "paragraph")
    }
    let parts = drawings.flatMap(\.parts)
    for name in [DrawingStyles.line, DrawingStyles.arrow] {
      let isArrow = name == DrawingStyles.arrow
      guard parts.contains(where: { $0.lines.contains { $0.hasArrow == isArrow } }) else {
        continue
      }
      graphic(name, to: &out) { out in
        stroke(to: &out)
        out.attribute("draw:fill", "none")
        guard isArrow else { return }
        out.attribute("draw:marker-end", DrawingStyles.marker)
        out.attribute("draw:marker-end-width", "2mm")
        out.attribute("draw:marker-end-center", "false")
      }
    }
    for size in [18, 16]
    where parts.contains(where: { $0.boxes.contains { $0.halfPoints == size } }) {
      for isShaded in [false, true]
      where parts.contains(where: { part in
        part.boxes.contains { $0.halfPoints == size && $0.shape.isShaded == isShaded }
      }) {
        graphic(DrawingStyles.box(size, isShaded: isShaded), text: size, to: &out) { out in
          stroke(to: &out)
          out.attribute("draw:fill", "solid")
          out.attribute("draw:fill-color", "#" + (isShaded ? theme.drawingShading : "FFFFFF"))
          textArea(to: &out)
        }
      }
      if parts.contains(where: { $0.labels.contains { $0.halfPoints == size } }) {
        graphic(DrawingStyles.label(size), text: size, to: &out) { out in
          out.attribute("draw:stroke", "none")
          out.attribute("draw:fill", "none")
          textArea(to: &out)
        }
      }
      out.start("style:style")
      out.attribute("style:name", DrawingStyles.text(size))
      out.attribute("style:family", "paragraph")
      text(size, to: &out)
      out.end()
    }
  }

  /// Writes what shapes look like where no style says otherwise (§16.4).
  static func defaults(to out: inout XMLWriter) {
    out.start("style:default-style")
    out.attribute("style:family", "graphic")
    out.start("style:graphic-properties")
    out.attribute("draw:stroke", "solid")
    out.attribute("draw:fill", "none")
    out.end()
    out.end()
  }

  /// Writes the head of an arrow (§16.40.1).
  static func marker(to out: inout XMLWriter) {
    out.start("draw:marker")
    out.attribute("draw:name", marker)
    out.attribute("svg:viewBox", "0 0 20 30")
    out.attribute("svg:d", "M10 0 L0 30 L20 30 Z")
    out.end()
  }

  private func graphic(
    _ name: String, text size: Int? = nil, to out: inout XMLWriter,
    _ properties: (inout XMLWriter) -> Void
  ) {
    out.start("style:style")
    out.attribute("style:name", name)
    out.attribute("style:family", "graphic")
    out.start("style:graphic-properties")
    properties(&out)
    out.end()
    if let size { text(size, to: &out) }
    out.end()
  }

  private func stroke(to out: inout XMLWriter) {
    out.attribute("draw:stroke", "solid")
    out.attribute("svg:stroke-width", "0.75pt")
    out.attribute("svg:stroke-color", "#000000")
    out.attribute("draw:stroke-linejoin", "miter")
  }

  /// Text in the middle, close to the outline, broken into lines by the shape.
  private func textArea(to out: inout XMLWriter) {
    out.attribute("draw:textarea-horizontal-align", "justify")
    out.attribute("draw:textarea-vertical-align", "middle")
    out.attribute("draw:auto-grow-height", "false")
    out.attribute("draw:auto-grow-width", "false")
    for side in ["fo:padding-top", "fo:padding-bottom", "fo:padding-left", "fo:padding-right"]
      as [StaticString]
    {
      out.attribute(side, "0mm")
    }
    out.attribute("fo:wrap-option", "wrap")
  }

  private func text(_ size: Int, to out: inout XMLWriter) {
    out.start("style:paragraph-properties")
    out.attribute("fo:text-align", "center")
    out.attribute("fo:margin-top", "0pt")
    out.attribute("fo:margin-bottom", "0pt")
    out.attribute("fo:text-indent", "0pt")
    // A line is 1.3 times as high as its text, which is half a point for each of `size`.
    let tenths = size * 13 / 2
    out.attribute("fo:line-height", "\(tenths / 10).\(tenths % 10)pt")
    out.end()
    out.textProperties(
      of: Theme.Look(halfPoints: size, alignment: .center, lineSpacing: 100), in: theme)
  }
}
