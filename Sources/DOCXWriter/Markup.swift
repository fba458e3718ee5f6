import ManualModel
import Packaging

/// Markup that repeats, made once for a document.
struct Markup {
  private struct Run: Hashable {
    var properties: RunProperties
    var keepsSpace: Bool
  }

  private var paragraphs: [ParagraphProperties: XMLOpening] = [:]
  private var runs: [Run: XMLOpening] = [:]
  private var cells: [CellProperties: XMLOpening] = [:]

  /// The opening `<w:p><w:pPr>…</w:pPr>`.
  mutating func paragraph(_ properties: ParagraphProperties) -> XMLOpening {
    if let opening = paragraphs[properties] { return opening }
    let opening = XMLOpening { writer in
      writer.start("w:p")
      properties.write(to: &writer)
    }
    paragraphs[properties] = opening
    return opening
  }

  /// The opening `<w:r><w:rPr>…</w:rPr><w:t>`; spaces at the ends need `xml:space` to be kept.
  mutating func run(_ properties: RunProperties, keepsSpace: Bool) -> XMLOpening {
    let key = Run(properties: properties, keepsSpace: keepsSpace)
    if let opening = runs[key] { return opening }
    let opening = XMLOpening { writer in
      writer.start("w:r")
      properties.write(to: &writer)
      writer.start("w:t")
      if keepsSpace { writer.attribute("xml:space", "preserve") }
    }
    runs[key] = opening
    return opening
  }

  /// The opening `<w:tc><w:tcPr>…</w:tcPr>`.
  mutating func cell(_ properties: CellProperties) -> XMLOpening {
    if let opening = cells[properties] { return opening }
    let opening = XMLOpening { writer in
      writer.start("w:tc")
      properties.write(to: &writer)
    }
    cells[properties] = opening
    return opening
  }

  static let tab = XMLFragment { writer in
    writer.element("w:r") { $0.empty("w:tab") }
  }

  static let lineBreak = XMLFragment { writer in
    writer.element("w:r") { $0.empty("w:br") }
  }

  static let fieldBegin = fieldCharacter("begin")
  static let fieldSeparate = fieldCharacter("separate")
  static let fieldEnd = fieldCharacter("end")

  private static func fieldCharacter(_ type: StaticString) -> XMLFragment {
    XMLFragment { writer in
      writer.element("w:r") { $0.empty("w:fldChar", "w:fldCharType", type) }
    }
  }
}
