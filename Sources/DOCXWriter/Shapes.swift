import ManualModel
import Packaging

/// The shapes of a drawing as DrawingML ([MS-ODRAWXML] §2.27, ISO/IEC 29500-1 §20.1).
enum Shapes {
  /// EMU in a hundredth of a millimetre.
  static let emu = 360

  private static let ink: StaticString = "000000"
  /// 0.75 pt.
  private static let pen = 9525

  /// Writes a box: a preset shape with real text.
  static func box(
    _ box: DrawingLayout.Box, id: Int, shading: String, to writer: inout XMLWriter,
    text: (inout XMLWriter) -> Void
  ) {
    writer.element("wps:wsp") { writer in
      writer.empty("wps:cNvPr", ("id", String(id)), ("name", "Box \(id)"))
      writer.empty("wps:cNvSpPr")
      writer.element("wps:spPr") { writer in
        frame(box.frame, to: &writer)
        preset(box.shape.preset, to: &writer)
        fill(box.shape.isShaded ? shading : "FFFFFF", to: &writer)
        pen(to: &writer)
      }
      textBox(inset: box.inset, to: &writer, text: text)
    }
  }

  /// Writes a word beside a line: a text box without outline.
  static func label(
    _ label: DrawingLayout.Label, id: Int, to writer: inout XMLWriter,
    text: (inout XMLWriter) -> Void
  ) {
    writer.element("wps:wsp") { writer in
      writer.empty("wps:cNvPr", ("id", String(id)), ("name", "Label \(id)"))
      writer.empty("wps:cNvSpPr", "txBox", "1")
      writer.element("wps:spPr") { writer in
        frame(label.frame, to: &writer)
        preset("rect", to: &writer)
        writer.empty("a:noFill")
        writer.element("a:ln") { $0.empty("a:noFill") }
      }
      textBox(to: &writer, text: text)
    }
  }

  /// Writes a line of straight pieces: a connector where it is one piece, a path where it bends.
  static func line(_ line: DrawingLayout.Line, id: Int, to writer: inout XMLWriter) {
    let frame = DrawingLayout.Frame(around: line.points)
    writer.element("wps:wsp") { writer in
      writer.empty("wps:cNvPr", ("id", String(id)), ("name", "Line \(id)"))
      writer.empty("wps:cNvCnPr")
      writer.element("wps:spPr") { writer in
        if line.points.count == 2 {
          let (first, last) = (line.points[0], line.points[1])
          Shapes.frame(frame, flipsX: last.x < first.x, flipsY: last.y < first.y, to: &writer)
          preset("straightConnector1", to: &writer)
        } else {
          Shapes.frame(frame, to: &writer)
          path(line.points, in: frame, to: &writer)
        }
        writer.empty("a:noFill")
        pen(hasArrow: line.hasArrow, to: &writer)
      }
      writer.empty("wps:bodyPr")
    }
  }

  /// Writes `a:custGeom` (§20.1.9.8): an open path.
  private static func path(
    _ points: [DrawingLayout.Point], in frame: DrawingLayout.Frame, to writer: inout XMLWriter
  ) {
    writer.element("a:custGeom") { writer in
      for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] as [StaticString] {
        writer.empty(list)
      }
      writer.empty("a:rect", ("l", "0"), ("t", "0"), ("r", "r"), ("b", "b"))
      writer.element("a:pathLst") { writer in
        writer.element("a:path") { writer in
          writer.attribute("w", frame.width * emu)
          writer.attribute("h", frame.height * emu)
          writer.attribute("fill", "none")
          for (index, point) in points.enumerated() {
            writer.element(index == 0 ? "a:moveTo" : "a:lnTo") { writer in
              writer.empty(
                "a:pt", ("x", String((point.x - frame.x) * emu)),
                ("y", String((point.y - frame.y) * emu)))
            }
          }
        }
      }
    }
  }

  private static func frame(
    _ frame: DrawingLayout.Frame, flipsX: Bool = false, flipsY: Bool = false,
    to writer: inout XMLWriter
  ) {
    writer.element("a:xfrm") { writer in
      if flipsX { writer.attribute("flipH", 1) }
      if flipsY { writer.attribute("flipV", 1) }
      writer.empty("a:off", ("x", String(frame.x * emu)), ("y", String(frame.y * emu)))
      writer.empty(
        "a:ext", ("cx", String(frame.width * emu)), ("cy", String(frame.height * emu)))
    }
  }

  /// Writes the frame and outline of a picture that stands for a whole drawing, in EMU.
  static func wholeFrame(width: Int, height: Int, to writer: inout XMLWriter) {
    writer.element("a:xfrm") { writer in
      writer.empty("a:off", ("x", "0"), ("y", "0"))
      writer.empty("a:ext", ("cx", String(width)), ("cy", String(height)))
    }
    preset("rect", to: &writer)
  }

  private static func preset(_ name: StaticString, to writer: inout XMLWriter) {
    writer.element("a:prstGeom") { writer in
      writer.attribute("prst", name)
      writer.empty("a:avLst")
    }
  }

  private static func fill(_ color: String, to writer: inout XMLWriter) {
    writer.element("a:solidFill") { $0.empty("a:srgbClr", "val", color) }
  }

  private static func pen(hasArrow: Bool = false, to writer: inout XMLWriter) {
    writer.element("a:ln") { writer in
      writer.attribute("w", pen)
      writer.element("a:solidFill") { $0.empty("a:srgbClr", "val", ink) }
      writer.empty("a:miter", "lim", "800000")
      if hasArrow { writer.empty("a:tailEnd", ("type", "triangle"), ("w", "med"), ("len", "med")) }
    }
  }

  /// Writes `wps:txbx` and how its text stands: in the middle, close to the outline.
  private static func textBox(
    inset: Int = 0, to writer: inout XMLWriter, text: (inout XMLWriter) -> Void
  ) {
    writer.element("wps:txbx") { writer in writer.element("w:txbxContent", text) }
    writer.element("wps:bodyPr") { writer in
      writer.attribute("rot", 0)
      writer.attribute("vert", "horz")
      writer.attribute("wrap", "square")
      for (side, inset) in [("lIns", inset), ("tIns", 0), ("rIns", inset), ("bIns", 0)]
        as [(StaticString, Int)]
      {
        writer.attribute(side, inset * emu)
      }
      writer.attribute("anchor", "ctr")
      writer.attribute("anchorCtr", 0)
      writer.empty("a:noAutofit")
    }
  }
}

extension Drawing.Shape {
  /// `ST_ShapeType` (§20.1.10.55).
  fileprivate var preset: StaticString {
    switch self {
    case .terminal: "flowChartTerminator"
    case .step: "flowChartProcess"
    case .decision: "flowChartDecision"
    case .document: "flowChartDocument"
    case .unit: "rect"
    case .connector: "flowChartConnector"
    }
  }
}
