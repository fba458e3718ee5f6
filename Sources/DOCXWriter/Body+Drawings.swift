import ManualModel
import Packaging

extension Body {
  /// Writes a drawing: a paragraph with a group of shapes for each part, and its caption below.
  mutating func drawing(
    _ drawing: Drawing, in environment: Environment, to writer: inout XMLWriter
  ) {
    let layout = drawing.layout(in: room(in: environment), targets: manual.targets)
    for (index, part) in layout.parts.enumerated() {
      let number = layout.parts.count > 1 ? index + 1 : nil
      var inner = environment
      if drawing.caption != nil { inner.keepsWithNext = true }
      let properties = figureProperties(alignment: .center, in: inner)
      paragraph(properties, to: &writer) { body, writer in
        writer.element("w:r") { writer in
          body.group(part, of: drawing, to: &writer)
        }
      }
      guard let caption = drawing.caption else { continue }
      var below = environment
      below.itemNumber = nil
      self.caption(
        caption, part: number, keepsWithNext: environment.keepsWithNext, in: below, to: &writer)
    }
  }

  /// The room of the page, narrower inside lists and cells.
  func room(in environment: Environment) -> DrawingLayout.Room {
    var room = manual.theme.page.drawingRoom(isLandscape: environment.isLandscape)
    let width = (environment.width - environment.indent) * 127 / 72
    room.width = max(min(room.width, width), 3000)
    return room
  }

  /// Writes the group for programs that know DrawingML shapes ([MS-ODRAWXML] §2.26), a picture for
  /// the others (ISO/IEC 29500-3 §9.2).
  mutating func group(
    _ part: DrawingLayout.Part, of drawing: Drawing, to writer: inout XMLWriter
  ) {
    let id = state.pictureID()
    let name = "Drawing \(id)"
    let title = drawing.caption.map { self.target($0.target).title } ?? ""
    let frame = InlineFrame(
      width: part.width * Shapes.emu, height: part.height * Shapes.emu, id: id, name: name,
      title: title, description: drawing.alternativeText)
    writer.element("mc:AlternateContent") { writer in
      writer.attribute("xmlns:wps", Namespaces.shape)
      writer.attribute("xmlns:wpg", Namespaces.shapeGroup)
      writer.element("mc:Choice") { writer in
        writer.attribute("Requires", "wpg")
        frame.write(to: &writer) { writer in
          writer.element("a:graphicData") { writer in
            writer.attribute("uri", Namespaces.shapeGroup)
            self.shapes(of: part, to: &writer)
          }
        }
      }
      writer.element("mc:Fallback") { writer in
        self.picture(of: part, in: frame, to: &writer)
      }
    }
  }

  /// Writes the drawing as a picture.
  private mutating func picture(
    of part: DrawingLayout.Part, in frame: InlineFrame, to writer: inout XMLWriter
  ) {
    let source = state.relationships.id(.image, MediaName.metafile(state.metafiles.count))
    state.metafiles.append(
      Metafile.picture(
        of: part, font: manual.theme.text.eastAsian, shading: manual.theme.drawingShading))
    var frame = frame
    frame.id = state.pictureID()
    let id = frame.id
    frame.write(to: &writer) { writer in
      writer.element("a:graphicData") { writer in
        writer.attribute("uri", Namespaces.picture)
        writer.element("pic:pic") { writer in
          writer.element("pic:nvPicPr") { writer in
            writer.empty("pic:cNvPr", ("id", String(id)), ("name", "Drawing \(id)"))
            writer.empty("pic:cNvPicPr")
          }
          writer.element("pic:blipFill") { writer in
            writer.empty("a:blip", "r:embed", source)
            writer.element("a:stretch") { $0.empty("a:fillRect") }
          }
          writer.element("pic:spPr") { writer in
            Shapes.wholeFrame(width: frame.width, height: frame.height, to: &writer)
          }
        }
      }
    }
  }

  /// Writes `wpg:wgp` with lines at the bottom, boxes above them, labels on top.
  private mutating func shapes(of part: DrawingLayout.Part, to writer: inout XMLWriter) {
    writer.element("wpg:wgp") { writer in
      writer.empty("wpg:cNvGrpSpPr")
      writer.element("wpg:grpSpPr") { writer in
        writer.element("a:xfrm") { writer in
          for (offset, extent) in [("a:off", "a:ext"), ("a:chOff", "a:chExt")]
            as [(StaticString, StaticString)]
          {
            writer.empty(offset, ("x", "0"), ("y", "0"))
            writer.empty(
              extent, ("cx", String(part.width * Shapes.emu)),
              ("cy", String(part.height * Shapes.emu)))
          }
        }
      }
      for line in part.lines { Shapes.line(line, id: state.pictureID(), to: &writer) }
      for box in part.boxes {
        let id = state.pictureID()
        Shapes.box(box, id: id, shading: manual.theme.drawingShading, to: &writer) { writer in
          self.text(box.text, halfPoints: box.halfPoints, to: &writer)
        }
      }
      for label in part.labels {
        let id = state.pictureID()
        Shapes.label(label, id: id, to: &writer) { writer in
          self.text(label.text, halfPoints: label.halfPoints, to: &writer)
        }
      }
    }
  }

  /// Writes the paragraph of a shape.
  private mutating func text(
    _ text: [Inline], halfPoints: Int, to writer: inout XMLWriter
  ) {
    let properties = ParagraphProperties(.drawing(isSmall: halfPoints < 18))
    paragraph(properties, to: &writer) { body, writer in
      guard let stamp = body.state.deletion else { return body.inlines(text, to: &writer) }
      // The text of a shape is a story of its own: it is not deleted by what is around the shape.
      writer.change("w:del", body.state.changeID(), stamp) { writer in
        body.inlines(text, to: &writer)
      }
    }
  }
}

/// An object on the line of the text: `wp:inline` (ISO/IEC 29500-1 §20.4.2.8), lengths in EMU.
struct InlineFrame {
  var width: Int
  var height: Int
  var id: Int
  var name: String
  var title: String
  var description: String

  /// Writes `w:drawing`; `content` writes the `a:graphicData`.
  func write(to writer: inout XMLWriter, content: (inout XMLWriter) -> Void) {
    writer.element("w:drawing") { writer in
      writer.element("wp:inline") { writer in
        for side in ["distT", "distB", "distL", "distR"] as [StaticString] {
          writer.attribute(side, 0)
        }
        writer.empty("wp:extent", ("cx", String(width)), ("cy", String(height)))
        writer.empty("wp:effectExtent", ("l", "0"), ("t", "0"), ("r", "0"), ("b", "0"))
        writer.element("wp:docPr") { writer in
          writer.attribute("id", id)
          writer.attribute("name", name)
          writer.attribute("descr", description)
          if !title.isEmpty { writer.attribute("title", title) }
        }
        writer.empty("wp:cNvGraphicFramePr")
        writer.element("a:graphic", content)
      }
    }
  }
}
