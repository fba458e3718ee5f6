import ManualModel
import Packaging

extension Body {
  /// Ends a sheet: its `w:sectPr` in a line without height, or in the body for the last one
  /// (ISO/IEC 29500-1 §17.6.17, §17.6.18).
  ///
  /// The line stands outside the controls, so that what is edited in a section takes no page with
  /// it.
  mutating func sectionEnd(
    of sheet: Sheet, after others: ArraySlice<Sheet>, isLast: Bool, to writer: inout XMLWriter
  ) {
    if isLast {
      if state.cursor.last != .paragraph {
        // A body ends with a paragraph.
        spacer(
          in: Environment(page: manual.theme.page, isLandscape: sheet.layout.isLandscape),
          to: &writer)
      }
      return sectionProperties(of: sheet, after: others, to: &writer)
    }
    writer.element("w:p") { writer in
      writer.element("w:pPr") { writer in
        writer.empty("w:pStyle", "w:val", StyleID.spacer.id)
        sectionProperties(of: sheet, after: others, to: &writer)
      }
    }
  }

  private mutating func sectionProperties(
    of sheet: Sheet, after others: ArraySlice<Sheet>, to writer: inout XMLWriter
  ) {
    writer.element("w:sectPr") { writer in
      sectionReferences(of: sheet, after: others, to: &writer)
      sectionLayout(sheet.layout, to: &writer)
    }
  }

  /// Writes which headers and footers stand on the pages of a sheet.
  mutating func sectionReferences(
    of sheet: Sheet, after others: ArraySlice<Sheet>, to writer: inout XMLWriter
  ) {
    for decoration in decorations
    where decoration.variant
      == PageDecoration.variant(decoration.edge, of: sheet, after: others, in: manual)
    {
      let id = state.relationships.id(decoration.kind, decoration.name)
      writer.element(decoration.edge.reference) { writer in
        writer.attribute("w:type", "default")
        writer.attribute("r:id", id)
      }
    }
  }

  /// Writes the pages of a layout: paper, margins, numbers, grid.
  func sectionLayout(_ layout: PageLayout, to writer: inout XMLWriter) {
    let page = manual.theme.page
    writer.element("w:pgSz") { writer in
      let width = Measures.twips(tenthsOfMillimetre: page.width)
      let height = Measures.twips(tenthsOfMillimetre: page.height)
      writer.attribute("w:w", layout.isLandscape ? height : width)
      writer.attribute("w:h", layout.isLandscape ? width : height)
      if layout.isLandscape { writer.attribute("w:orient", "landscape") }
    }
    writer.margins(page)
    if layout.restartsNumbering || layout.numbering != .decimal {
      writer.element("w:pgNumType") { writer in
        switch layout.numbering {
        case .decimal: break
        case .lowerRoman: writer.attribute("w:fmt", "lowerRoman")
        case .upperRoman: writer.attribute("w:fmt", "upperRoman")
        }
        if layout.restartsNumbering { writer.attribute("w:start", 1) }
      }
    }
    if let grid = page.grid {
      writer.element("w:docGrid") { writer in
        writer.attribute("w:type", "lines")
        writer.attribute("w:linePitch", page.linePitch(of: grid))
      }
    }
  }
}

extension XMLWriter {
  fileprivate mutating func margins(_ page: Theme.Page) {
    element("w:pgMar") { writer in
      writer.attribute("w:top", Measures.twips(tenthsOfMillimetre: page.top))
      writer.attribute("w:right", Measures.twips(tenthsOfMillimetre: page.right))
      writer.attribute("w:bottom", Measures.twips(tenthsOfMillimetre: page.bottom))
      writer.attribute("w:left", Measures.twips(tenthsOfMillimetre: page.left))
      writer.attribute("w:header", Measures.twips(tenthsOfMillimetre: page.header))
      writer.attribute("w:footer", Measures.twips(tenthsOfMillimetre: page.footer))
      writer.attribute("w:gutter", 0)
    }
  }
}
