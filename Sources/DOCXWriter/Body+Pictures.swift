import ManualModel
import Packaging

extension Body {
  /// Writes a picture in a paragraph of its own, its caption below (ISO/IEC 29500-1 §20.4.2.8).
  mutating func picture(
    _ picture: Picture, in environment: Environment, to writer: inout XMLWriter
  ) {
    var inner = environment
    if picture.caption != nil { inner.keepsWithNext = true }
    let properties = figureProperties(alignment: picture.alignment, in: inner)
    paragraph(properties, to: &writer) { body, writer in
      body.pictureRun(picture, in: environment, to: &writer)
    }
    if let caption = picture.caption {
      var below = environment
      below.itemNumber = nil
      self.caption(caption, keepsWithNext: environment.keepsWithNext, in: below, to: &writer)
    }
  }

  /// Writes the run that shows a picture.
  mutating func pictureRun(
    _ picture: Picture, in environment: Environment, to writer: inout XMLWriter
  ) {
    guard manual.images.indices.contains(picture.image) else {
      preconditionFailure("a picture names image \(picture.image) of \(manual.images.count)")
    }
    state.usedImages.insert(picture.image)
    let id = state.pictureID()
    writer.element("w:r") { writer in
      drawing(
        picture, of: manual.images[picture.image], id: id, in: environment, to: &writer)
    }
  }

  /// The paragraph that holds a drawing or a picture, a little away from the text above.
  func figureProperties(
    alignment: Alignment?, in environment: Environment
  ) -> ParagraphProperties {
    var properties = self.properties(.plain, alignment: alignment, in: environment)
    properties.spaceBefore = properties.spaceBefore ?? Measures.twips(points: Theme.gapBeforeFigure)
    return properties
  }

  private mutating func drawing(
    _ picture: Picture, of image: Image, id: Int, in environment: Environment,
    to writer: inout XMLWriter
  ) {
    let size = PictureSize(of: picture, image, in: environment)
    let name = "Picture \(id)"
    let source = relationships(of: image, at: picture.image)
    writer.element("w:drawing") { writer in
      writer.element("wp:inline") { writer in
        for side in ["distT", "distB", "distL", "distR"] as [StaticString] {
          writer.attribute(side, 0)
        }
        size.write("wp:extent", to: &writer)
        writer.element("wp:docPr") { writer in
          writer.attribute("id", id)
          writer.attribute("name", name)
          writer.attribute("descr", picture.alternativeText)
        }
        writer.element("wp:cNvGraphicFramePr") { writer in
          writer.empty("a:graphicFrameLocks", "noChangeAspect", 1)
        }
        writer.element("a:graphic") { writer in
          writer.element("a:graphicData") { writer in
            writer.attribute("uri", Namespaces.picture)
            writer.element("pic:pic") { writer in
              writer.element("pic:nvPicPr") { writer in
                writer.empty("pic:cNvPr", ("id", String(id)), ("name", name))
                writer.empty("pic:cNvPicPr")
              }
              source.write(to: &writer)
              size.writeShape(to: &writer)
            }
          }
        }
      }
    }
  }

  private mutating func relationships(of image: Image, at index: Int) -> PictureSource {
    let own = state.relationships.id(.image, MediaName.target(index, image.format))
    guard image.format == .svg else { return PictureSource(bitmap: own, drawing: nil) }
    guard image.fallback != nil else { return PictureSource(bitmap: own, drawing: own) }
    let bitmap = state.relationships.id(.image, MediaName.target(index, .png))
    return PictureSource(bitmap: bitmap, drawing: own)
  }
}

/// The names of picture parts.
enum MediaName {
  /// Relative to `word/`: `media/image1.png`.
  static func target(_ index: Int, _ format: Image.Format) -> String {
    "media/image\(index + 1).\(format.rawValue)"
  }

  /// The picture of a drawing: `media/drawing1.emf`, as a part with its folder.
  static func metafile(_ index: Int, isPart: Bool = false) -> String {
    (isPart ? "word/" : "") + "media/drawing\(index + 1).emf"
  }

  static func part(_ index: Int, _ format: Image.Format) -> String {
    "word/" + target(index, format)
  }
}

/// Where the bytes of a picture are: ids of relationships.
private struct PictureSource {
  /// What every reader can show.
  var bitmap: String
  /// The SVG, for readers that know [MS-ODRAWXML] §2.3.2.10.
  var drawing: String?

  func write(to writer: inout XMLWriter) {
    writer.element("pic:blipFill") { writer in
      writer.element("a:blip") { writer in
        writer.attribute("r:embed", bitmap)
        if let drawing {
          writer.element("a:extLst") { writer in
            writer.element("a:ext") { writer in
              writer.attribute("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")
              writer.element("asvg:svgBlip") { writer in
                writer.attribute("xmlns:asvg", Namespaces.svg)
                writer.attribute("r:embed", drawing)
              }
            }
          }
        }
      }
      writer.element("a:stretch") { $0.empty("a:fillRect") }
    }
  }
}

/// The size of a picture on the page, in EMU.
private struct PictureSize {
  var width: Int
  var height: Int

  /// The natural size or the share of the text width asked for, never beyond the page.
  init(of picture: Picture, _ image: Image, in environment: Environment) {
    let room = (environment.width - environment.indent) * Measures.emuPerTwip
    let natural = (width: max(image.width, 1), height: max(image.height, 1))
    let wanted =
      picture.width.map { Int(Double(room) * min(max($0, 0.01), 1)) }
      ?? min(natural.width * Measures.emuPerPixel, room)
    let limit = environment.height * Measures.emuPerTwip * 9 / 10
    width = min(wanted, limit * natural.width / natural.height)
    height = width * natural.height / natural.width
  }

  func write(_ name: StaticString, to writer: inout XMLWriter) {
    writer.element(name) { writer in
      writer.attribute("cx", width)
      writer.attribute("cy", height)
    }
  }

  func writeShape(to writer: inout XMLWriter) {
    writer.element("pic:spPr") { writer in
      writer.element("a:xfrm") { writer in
        writer.empty("a:off", ("x", "0"), ("y", "0"))
        write("a:ext", to: &writer)
      }
      writer.element("a:prstGeom") { writer in
        writer.attribute("prst", "rect")
        writer.empty("a:avLst")
      }
    }
  }
}
