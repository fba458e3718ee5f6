import ManualModel
import Packaging

/// What stands before a text: the start tags and properties of a cell, a paragraph and a run, each
/// inside the one before; what is nil is not opened.
struct Front: Hashable {
  struct Run: Hashable {
    var properties: RunProperties
    /// Spaces at the ends need `xml:space` to be kept.
    var keepsSpace = false
    /// Whether its text is `w:delText`.
    var isDeleted = false
  }

  var cell: CellProperties?
  var paragraph: ParagraphProperties?
  var run: Run?

  /// What differs too often to be part of markup that repeats: the width of the cell, the instance
  /// of the numbering.
  var values: [String] {
    switch (cell?.width, paragraph?.numbering?.id) {
    case (nil, nil): []
    case (let width?, nil): [String(width)]
    case (nil, let id?): [String(id)]
    case (let width?, let id?): [String(width), String(id)]
    }
  }

  /// Looks only at what tells fronts apart as a rule, for every paragraph is looked up; equality
  /// looks at all.
  func hash(into hasher: inout Hasher) {
    let style = paragraph?.style.ordinal ?? 0xFF
    let run = run.map { Int($0.properties.style.rawValue) } ?? 0xFF
    let kind = (cell == nil ? 0 : 1) + (paragraph?.alignment == nil ? 0 : 2)
    hasher.combine(style << 16 | run << 8 | kind)
  }
}

/// Markup that repeats, made once for a document.
struct Markup {
  private let theme: Theme
  private var fronts: [Front: XMLOpening] = [:]
  private var rows: [RowProperties: XMLOpening] = [:]

  init(_ theme: Theme) { self.theme = theme }

  /// The opening `<w:tc><w:tcPr>…</w:tcPr><w:p><w:pPr>…</w:pPr><w:r><w:rPr>…</w:rPr><w:t>`, or some
  /// of it.
  ///
  /// It has holes for ``Front/values``.
  mutating func opening(_ front: Front) -> XMLOpening {
    var key = front
    key.cell?.width = 0
    key.paragraph?.numbering?.id = 0
    if let opening = fronts[key] { return opening }
    let opening = XMLOpening { writer in
      if let cell = front.cell {
        writer.start("w:tc")
        cell.write(theme, to: &writer)
      }
      if let paragraph = front.paragraph {
        writer.start("w:p")
        paragraph.write(changeBar: theme.changeBar, to: &writer)
      }
      if let run = front.run {
        writer.start("w:r")
        run.properties.write(to: &writer)
        writer.start(run.isDeleted ? "w:delText" : "w:t")
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

  /// The content control of a section; the holes are for its title, tag and id.
  static let section = control(isTitled: true)
  /// That of a section without title.
  static let untitledSection = control(isTitled: false)

  private static func control(isTitled: Bool) -> XMLOpening {
    XMLOpening { writer in
      writer.start("w:sdt")
      writer.element("w:sdtPr") { writer in
        if isTitled { writer.element("w:alias") { $0.hole("w:val") } }
        writer.element("w:tag") { $0.hole("w:val") }
        writer.element("w:id") { $0.hole("w:val") }
        writer.empty("w15:appearance", "w15:val", "hidden")
      }
      writer.start("w:sdtContent")
    }
  }

  /// The control around a table of contents; the hole is for its id.
  static let contents = XMLOpening { writer in
    writer.start("w:sdt")
    writer.element("w:sdtPr") { writer in
      writer.element("w:id") { $0.hole("w:val") }
      writer.element("w:docPartObj") { writer in
        writer.empty("w:docPartGallery", "w:val", "Table of Contents")
        writer.empty("w:docPartUnique")
      }
    }
    writer.start("w:sdtContent")
  }

  /// A line of the table of contents; the hole is for the bookmark it leads to.
  static let entry = XMLOpening { writer in
    writer.start("w:hyperlink")
    writer.hole("w:anchor")
    writer.attribute("w:history", 1)
  }

  /// The ends of a bookmark; the holes are for its id, and its name.
  static let bookmarkStart = XMLFragment { writer in
    writer.element("w:bookmarkStart") { writer in
      writer.hole("w:id")
      writer.hole("w:name")
    }
  }
  static let bookmarkEnd = XMLFragment { writer in
    writer.element("w:bookmarkEnd") { $0.hole("w:id") }
  }

  /// The start of a field up to where its result begins; the hole is for its instruction.
  static let fieldStart = fieldStart(instruction: "w:instrText")
  /// That of a field that is deleted.
  static let deletedFieldStart = fieldStart(instruction: "w:delInstrText")

  private static func fieldStart(instruction: StaticString) -> XMLFragment {
    XMLFragment { writer in
      writer.raw(fieldBegin)
      writer.element("w:r") { writer in
        writer.element(instruction) { writer in
          writer.attribute("xml:space", "preserve")
          writer.hole()
        }
      }
      writer.raw(fieldSeparate)
    }
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
