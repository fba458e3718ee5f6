import ManualModel
import Packaging

extension Body {
  /// Writes `w:p` (ISO/IEC 29500-1 §17.3.1.22).
  ///
  /// ```
  /// Paragraph(.plain, "甲")  →  <w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr>…</w:p>
  /// ```
  ///
  /// The only one of a table's cell is written with the cell around it.
  mutating func paragraph(
    _ paragraph: Paragraph, cell: CellProperties? = nil, in environment: Environment,
    to writer: inout XMLWriter
  ) {
    let properties = self.properties(of: paragraph, in: environment)
    var front = Front(cell: cell, paragraph: placed(properties))
    guard let (text, style) = paragraph.text.soleRun,
      let run = self.run(of: text, RunProperties(style))
    else {
      let opening = start(front, to: &writer)
      inlines(paragraph.text, to: &writer)
      return writer.end(opening)
    }
    front.run = run
    let opening = start(front, to: &writer)
    writer.text(text)
    writer.end(opening)
  }

  /// What a paragraph of the manual needs besides its style.
  func properties(of paragraph: Paragraph, in environment: Environment) -> ParagraphProperties {
    var properties = self.properties(
      paragraph.style, alignment: paragraph.alignment, in: environment)
    if paragraph.keepsWithNext, !look(of: properties.style).keepsWithNext {
      properties.keepsWithNext = true
    }
    if environment.container == .headerFooter, environment.isLandscape,
      paragraph.text.contains(.tab)
    {
      // The style's stops are those of an upright page.
      let upright = manual.theme.page.textWidth(isLandscape: false)
      properties.tabs = .margins(of: environment.width, insteadOf: upright)
    }
    return properties
  }

  /// Writes a paragraph with those properties and what the cursor adds to them.
  mutating func paragraph(
    _ properties: ParagraphProperties, to writer: inout XMLWriter,
    content: (inout Body, inout XMLWriter) -> Void
  ) {
    let opening = start(Front(paragraph: placed(properties)), to: &writer)
    content(&self, &writer)
    writer.end(opening)
  }

  /// The properties with what the cursor adds to them; the cursor moves on.
  mutating func placed(_ properties: ParagraphProperties) -> ParagraphProperties {
    var properties = properties
    if state.cursor.breaksPage { properties.breaksPage = true }
    properties.isChanged = state.isChanged
    state.cursor = Cursor(last: .paragraph)
    return properties
  }

  /// Writes the start tags of a cell, paragraph or run, which the opening it gives back ends.
  mutating func start(_ front: Front, to writer: inout XMLWriter) -> XMLOpening {
    let opening = state.markup.opening(front)
    writer.start(opening, front.values)
    return opening
  }

  /// What a paragraph of that style needs besides the style where it stands.
  func properties(
    _ style: ParagraphStyle, alignment: Alignment? = nil, in environment: Environment
  ) -> ParagraphProperties {
    let id = styleID(style, in: environment)
    let look = look(of: id)
    var properties = ParagraphProperties(id)
    if environment.keepsWithNext, !look.keepsWithNext { properties.keepsWithNext = true }
    let alignment = alignment ?? inheritedAlignment(of: style, in: environment)
    if let alignment, alignment != look.alignment { properties.alignment = alignment }
    if look.firstLineCharacters > 0 {
      switch alignment {
      case .center, .end: properties.isFlush = true
      case .start, .justify, nil: break
      }
    }
    if let number = environment.itemNumber {
      properties.numbering = number
    } else if environment.indent > 0 {
      properties.indent = environment.indent
      properties.isFlush = look.firstLineCharacters > 0
    }
    if state.cursor.last == .ruledTable, environment.container == .page {
      let gap = Styles.gapAfterTable
      if look.spaceBefore < gap { properties.spaceBefore = Measures.twips(points: gap) }
    }
    keepOffTable(&properties, in: environment)
    return properties
  }

  /// Puts a distance below what a table follows: Word has none above a table.
  func keepOffTable(_ properties: inout ParagraphProperties, in environment: Environment) {
    guard environment.leadsTable, environment.container == .page,
      look(of: properties.style).spaceAfter < Theme.gapBeforeTable
    else { return }
    properties.spaceAfter = Measures.twips(points: Theme.gapBeforeTable)
  }

  /// The paragraphs of an item carry the item's number, so that they have no first-line indent.
  private func styleID(_ style: ParagraphStyle, in environment: Environment) -> StyleID {
    guard environment.listDepth > 0, style == .body || style == .plain else {
      return .paragraph(style)
    }
    return environment.container == .cell ? .paragraph(.cell) : .listItem
  }

  /// Columns align what is in their cells; heads of columns have an alignment of their own.
  private func inheritedAlignment(
    of style: ParagraphStyle, in environment: Environment
  ) -> Alignment? {
    style == .cellHeader || environment.listDepth > 0 ? nil : environment.alignment
  }

  /// Writes a line without height where the format needs a paragraph and the manual has none.
  mutating func spacer(in environment: Environment, to writer: inout XMLWriter) {
    paragraph(spacerProperties(in: environment), to: &writer) { _, _ in }
  }

  func spacerProperties(in environment: Environment) -> ParagraphProperties {
    var properties = ParagraphProperties(.spacer)
    if environment.keepsWithNext { properties.keepsWithNext = true }
    if state.cursor.last == .ruledTable, environment.container == .page {
      properties.spaceBefore = Measures.twips(points: Styles.gapAfterTable)
    }
    return properties
  }
}
