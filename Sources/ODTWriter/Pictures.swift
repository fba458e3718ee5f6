import ManualModel

extension BodyWriter {
  /// Writes a picture in a paragraph of its own, with its caption below.
  ///
  /// ```
  /// <draw:frame text:anchor-type="as-char" svg:width="40mm" svg:height="20mm">
  ///   <draw:image xlink:href="Pictures/1.svg" …/><draw:image xlink:href="Pictures/1.png" …/>
  ///   <svg:desc>…</svg:desc></draw:frame>
  /// ```
  ///
  /// ODF 1.3 part 3 §10.4.2, §10.4.4: of several images a reader shows the first it can.
  mutating func picture(
    _ picture: Picture, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let image = manual.images[picture.image]
    let file = survey.images.index(of: picture.image) + 1
    var format = ParagraphFormat(style: .figure, start: takeStart(in: environment))
    if environment.place == .header { format.style = .paragraph(.header) }
    if picture.alignment != looks[format.style].alignment {
      format.alignment = picture.alignment
    }
    if environment.keepsWithNext || picture.caption != nil { format.keepsWithNext = true }
    let index = index(of: format)
    state.pictures += 1
    let number = state.pictures
    let isHeader = environment.place == .header
    paragraph(index, in: environment, to: &out) { writer, out in
      let size = writer.size(of: image, share: picture.width, in: environment)
      out.start("draw:frame")
      out.attribute("draw:style-name", "Graphics")
      out.attribute("draw:name", (isHeader ? "PagePicture" : "Picture") + "\(number)")
      out.attribute("text:anchor-type", "as-char")
      out.attribute("svg:x", "0mm")
      out.attribute("svg:y", "0mm")
      out.attribute("svg:width", millimetres(size.width))
      out.attribute("svg:height", millimetres(size.height))
      for part in image.parts(number: file) { writer.image(part, to: &out) }
      if let caption = picture.caption, let target = writer.target(caption.target),
        !target.title.isEmpty
      {
        out.line("svg:title", target.title)
      }
      if !picture.alternativeText.isEmpty { out.line("svg:desc", picture.alternativeText) }
      out.end()
    }
    if let caption = picture.caption {
      let keepsWithNext = environment.keepsWithNext
      if isTracking {
        tracked(caption, keepsWithNext: keepsWithNext, in: environment, to: &out)
      } else {
        self.caption(caption, keepsWithNext: keepsWithNext, in: environment, to: &out)
      }
    }
  }

  private func image(_ part: Image.Part, to out: inout some Markup & ~Copyable) {
    out.start("draw:image")
    out.attribute("xlink:href", part.name)
    out.attribute("xlink:type", "simple")
    out.attribute("xlink:show", "embed")
    out.attribute("xlink:actuate", "onLoad")
    out.attribute("draw:mime-type", part.mediaType)
    out.end()
  }

  /// As wide as asked for, otherwise as it is; never beyond the text, and no higher than the page.
  private func size(
    of image: Image, share: Double?, in environment: Environment
  ) -> (width: Int, height: Int) {
    let natural = max(tenths(pixels: image.width), 1)
    var width = share.map { Int($0 * Double(environment.width)) } ?? natural
    width = max(min(width, environment.width), 1)
    let pixels = (width: max(image.width, 1), height: max(image.height, 1))
    var height = max(width * pixels.height / pixels.width, 1)
    // Leave room for a heading above and the caption below.
    let page = manual.theme.page.textHeight(isLandscape: environment.master.isLandscape)
    let highest = max(page * 17 / 20, 1)
    if height > highest {
      height = highest
      width = max(height * pixels.width / pixels.height, 1)
    }
    return (width, height)
  }
}

extension Image {
  /// A file of the package.
  struct Part {
    var name: String
    var mediaType: StaticString
    var bytes: [UInt8]
  }

  /// The picture, and behind it the one for readers that do not know its format.
  func parts(number: Int) -> [Part] {
    switch format {
    case .png: [Part(name: "Pictures/\(number).png", mediaType: "image/png", bytes: bytes)]
    case .jpeg: [Part(name: "Pictures/\(number).jpg", mediaType: "image/jpeg", bytes: bytes)]
    case .svg:
      [Part(name: "Pictures/\(number).svg", mediaType: "image/svg+xml", bytes: bytes)]
        + (fallback.map {
          [Part(name: "Pictures/\(number).png", mediaType: "image/png", bytes: $0)]
        } ?? [])
    }
  }
}
