import ManualModel
import Packaging

/// What stands before a text: the start tags and properties of a cell, a paragraph and a run, each
/// inside the one before; what is nil is not opened.
struct Front: Hashable {
  struct Run: Hashable {
    var properties: RunProperties
    /// Spaces at the ends need `xml:space` to be kept.
    var keepsSpace = false
  }

  var cell: CellProperties?
  var paragraph: ParagraphProperties?
  var run: Run?

  /// Looks only at what tells fronts apart as a rule, for every paragraph is looked up; equality
  /// looks at all.
  func hash(into hasher: inout Hasher) {
    hasher.combine(cell?.width ?? 0)
    hasher.combine(paragraph?.style.ordinal ?? -1)
    hasher.combine(paragraph?.alignment)
    hasher.combine(run?.properties.style.rawValue ?? 0xFF)
  }
}

/// Markup that repeats, made once for a document.
struct Markup {
  private var fronts: [Front: XMLOpening] = [:]
  private var rows: [RowProperties: XMLOpening] = [:]

  /// The opening `<w:tc><w:tcPr>…</w:tcPr><w:p><w:pPr>…</w:pPr><w:r><w:rPr>…</w:rPr><w:t>`, or some
  /// of it.
  ///
  /// It has a hole for the instance of a numbering: every list has its own.
  mutating func opening(_ front: Front) -> XMLOpening {
    var key = front
    key.paragraph?.numbering?.id = 0
    if let opening = fronts[key] { return opening }
    let opening = XMLOpening { writer in
      if let cell = front.cell {
        writer.start("w:tc")
        cell.write(to: &writer)
      }
      if let paragraph = front.paragraph {
        writer.start("w:p")
        paragraph.write(to: &writer)
      }
      if let run = front.run {
        writer.start("w:r")
        run.properties.write(to: &writer)
        writer.start("w:t")
        if run.keepsSpace { writer.attribute("xml:space", "preserve") }
      }
    }
    fronts[key] = opening
    return opening
  }

  /// The opening `<w:tr><w:trPr>…</w:trPr>`.
  mutating func row(_ properties: RowProperties) -> XMLOpening {
    if let opening = rows[properties] { return opening }
    let opening = XMLOpening { writer in
      writer.start("w:tr")
      properties.write(to: &writer)
    }
    rows[properties] = opening
    return opening
  }

  /// The start of a field up to where its result begins; the hole is for its instruction.
  static let fieldStart = XMLFragment { writer in
    writer.raw(fieldBegin)
    writer.element("w:r") { writer in
      writer.element("w:instrText") { writer in
        writer.attribute("xml:space", "preserve")
        writer.hole()
      }
    }
    writer.raw(fieldSeparate)
  }

  static let tab = XMLFragment { writer in
    writer.element("w:r") { $0.empty("w:tab") }
  }

  static let lineBreak = XMLFragment { writer in
    writer.element("w:r") { $0.empty("w:br") }
  }

  private static let fieldBegin = fieldCharacter("begin")
  private static let fieldSeparate = fieldCharacter("separate")
  static let fieldEnd = fieldCharacter("end")

  private static func fieldCharacter(_ type: StaticString) -> XMLFragment {
    XMLFragment { writer in
      writer.element("w:r") { $0.empty("w:fldChar", "w:fldCharType", type) }
    }
  }
}
