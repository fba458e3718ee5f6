import ManualModel
import Packaging

/// The automatic styles of a part: one for each set of properties that its text uses.
///
/// ODF 1.3 part 3 §3.15.3.
struct AutomaticStyles {
  let theme: Theme
  let survey: Survey

  /// Writes the styles, without the element around them.
  func write(to out: inout XMLWriter) {
    let names = StyleNames(survey)
    for (format, name) in zip(survey.paragraphs.values, names.paragraphs)
    where format.namedStyle == nil {
      paragraph(format, name, to: &out)
    }
    for (format, name) in zip(survey.texts.values, names.texts) where format.namedStyle == nil {
      style(name, family: "text", to: &out) { $0.textProperties(of: format, in: theme) }
    }
    for (format, name) in zip(survey.tables.values, names.tables) { table(format, name, to: &out) }
    for (format, name) in zip(survey.columns.values, names.columns) {
      style(name, family: "table-column", to: &out) { out in
        out.start("style:table-column-properties")
        out.attribute("style:column-width", millimetres(format.width))
        out.attribute("style:rel-column-width", "\(format.width)*")
        out.end()
      }
    }
    for (format, name) in zip(survey.rows.values, names.rows) {
      style(name, family: "table-row", to: &out) { out in
        out.start("style:table-row-properties")
        if format.height > 0 {
          out.attribute("style:min-row-height", millimetres(format.height))
        }
        out.attribute("fo:keep-together", format.isUnbroken ? "always" : "auto")
        out.end()
      }
    }
    for (format, name) in zip(survey.cells.values, names.cells) { cell(format, name, to: &out) }
    if !survey.drawings.isEmpty {
      DrawingStyles(theme: theme, drawings: survey.drawings).write(to: &out)
    }
  }

  private func style(
    _ name: String, family: StaticString, parent: String? = nil, start: PageStart = .here,
    to out: inout XMLWriter, _ properties: (inout XMLWriter) -> Void
  ) {
    out.start("style:style")
    out.attribute("style:name", name)
    out.attribute("style:family", family)
    if let parent { out.attribute("style:parent-style-name", parent) }
    if case .master(let master, _) = start {
      out.attribute("style:master-page-name", master.name)
    }
    properties(&out)
    out.end()
  }

  private func paragraph(_ format: ParagraphFormat, _ name: String, to out: inout XMLWriter) {
    let parent = format.style.name
    style(name, family: "paragraph", parent: parent, start: format.start, to: &out) { out in
      out.start("style:paragraph-properties")
      if let alignment = format.alignment {
        out.attribute("fo:text-align", alignment.value)
        // The indent of a first line would shift what is centred or set to the right.
        if alignment == .center || alignment == .end,
          format.style.look(in: theme).firstLineCharacters > 0
        {
          out.attribute("fo:text-indent", "0pt")
        }
        // Said once more for what comes back behind a paragraph that is centred.
        let look = format.style.look(in: theme)
        if alignment == look.alignment, look.firstLineCharacters > 0, format.style != .listText {
          out.attribute(
            "fo:text-indent", points(halves: look.halfPoints * look.firstLineCharacters))
        }
      }
      if let keeps = format.keepsWithNext {
        out.attribute("fo:keep-with-next", keeps ? "always" : "auto")
      }
      if format.isChanged {
        // The line takes room of the paragraph, whose text stays where it is by a margin less; the
        // margins of lists are the lists'.
        if format.style != .listText { out.attribute("fo:margin-left", "-8pt") }
        out.attribute("fo:border-left", theme.changeBar.value)
        out.attribute("fo:padding-left", "7pt")
      }
      pageStart(format.start, to: &out)
      if let tabs = format.tabs { out.tabStops(tabs) }
      out.end()
    }
  }

  private func table(_ format: TableFormat, _ name: String, to out: inout XMLWriter) {
    style(name, family: "table", start: format.start, to: &out) { out in
      out.start("style:table-properties")
      out.attribute("style:width", millimetres(format.width))
      out.attribute("table:align", "margins")
      out.attribute("table:border-model", "collapsing")
      if format.isBare { out.attribute("fo:margin-top", "\(Theme.gapBeforeTable)pt") }
      if format.isRuled { out.attribute("fo:margin-bottom", "2mm") }
      if format.isUnbroken { out.attribute("style:may-break-between-rows", "false") }
      if format.keepsWithNext { out.attribute("fo:keep-with-next", "always") }
      pageStart(format.start, to: &out)
      out.end()
    }
  }

  /// Writes the break before a paragraph or table; a master page brings its own.
  private func pageStart(_ start: PageStart, to out: inout XMLWriter) {
    switch start {
    case .here: break
    case .page: out.attribute("fo:break-before", "page")
    case .master(_, let number):
      if let number {
        out.attribute("style:page-number", number)
      } else {
        out.attribute("style:page-number", "auto")
      }
    }
  }

  private func cell(_ format: CellFormat, _ name: String, to out: inout XMLWriter) {
    style(name, family: "table-cell", to: &out) { out in
      out.start("style:table-cell-properties")
      out.attribute("style:vertical-align", format.kind == .formTop ? "top" : "middle")
      let padding = format.padding
      out.attribute("fo:padding-left", millimetres(padding.left))
      out.attribute("fo:padding-right", millimetres(padding.right))
      out.attribute("fo:padding-top", millimetres(CellFormat.verticalPadding))
      out.attribute("fo:padding-bottom", millimetres(CellFormat.verticalPadding))
      borders(of: format, to: &out)
      if format.isGone {
        out.attribute("fo:background-color", "#F3DCDC")
      } else if format.isShaded {
        out.attribute("fo:background-color", "#" + theme.headerShading)
      }
      // Chinese characters stand, Latin ones lie (ODF 1.3 part 3 §20.404).
      if format.isUpright { out.attribute("style:writing-mode", "tb-rl") }
      out.end()
    }
  }

  private func borders(of format: CellFormat, to out: inout XMLWriter) {
    let line = theme.tableLine.value
    let bar = theme.changeBar.thickened.value
    switch format.kind {
    case .plain where format.isChanged: out.attribute("fo:border-left", bar)
    case .plain: out.attribute("fo:border", "none")
    case .grid where !theme.hasColumnLines:
      out.attribute("fo:border-top", line)
      out.attribute("fo:border-bottom", line)
      out.attribute("fo:border-left", format.isChanged ? bar : "none")
      out.attribute("fo:border-right", "none")
    case .grid where format.isChanged, .form where format.isChanged,
      .formTop where format.isChanged:
      out.attribute("fo:border-top", line)
      out.attribute("fo:border-bottom", line)
      out.attribute("fo:border-left", bar)
      out.attribute("fo:border-right", line)
    case .grid, .form, .formTop: out.attribute("fo:border", line)
    }
  }
}
