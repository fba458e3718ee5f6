import ManualModel
import Packaging

/// Writes `word/styles.xml` (ISO/IEC 29500-1 §17.7).
struct StylesPart {
  let manual: Manual
  private var theme: Theme { manual.theme }

  init(_ manual: Manual) { self.manual = manual }

  func write(to writer: inout XMLWriter) {
    writer.element("w:styles") { writer in
      writer.attribute("xmlns:w", Namespaces.wordprocessing)
      defaults(to: &writer)
      latentStyles(to: &writer)
      basicStyles(to: &writer)
      for style in ParagraphStyle.allCases { paragraphStyle(.paragraph(style), to: &writer) }
      for level in 1...StyleID.levels { paragraphStyle(.heading(level), to: &writer) }
      for level in 1...StyleID.levels { paragraphStyle(.appendix(level), to: &writer) }
      for level in 1...StyleID.levels { paragraphStyle(.contents(level), to: &writer) }
      paragraphStyle(.listItem, to: &writer)
      paragraphStyle(.signature, to: &writer)
      paragraphStyle(.spacer, to: &writer)
      for isSmall in [false, true] { paragraphStyle(.drawing(isSmall: isSmall), to: &writer) }
      for style in CharacterStyle.allCases { characterStyle(style, to: &writer) }
      for style in [.grid, .form, .plain] as [Table.Style] { tableStyle(style, to: &writer) }
    }
  }

  // MARK: Defaults

  /// Writes `w:docDefaults` (§17.7.5.1): the fonts and size of running text, and the languages.
  private func defaults(to writer: inout XMLWriter) {
    writer.element("w:docDefaults") { writer in
      writer.element("w:rPrDefault") { writer in
        writer.element("w:rPr") { writer in
          writer.fonts(theme.text)
          // Chinese templates of Word kern from 1 pt up.
          writer.empty("w:kern", "w:val", 2)
          writer.size(theme.look(of: .plain).halfPoints)
          writer.element("w:lang") { writer in
            writer.attribute("w:val", "en-US")
            writer.attribute("w:eastAsia", manual.properties.language)
            writer.attribute("w:bidi", "ar-SA")
          }
        }
      }
      writer.element("w:pPrDefault") { writer in
        writer.element("w:pPr") { writer in
          writer.empty("w:widowControl")
          // Heights of lines are the styles'; the grid only says what the page is made for.
          if theme.page.grid != nil { writer.empty("w:snapToGrid", "w:val", 0) }
        }
      }
    }
  }

  /// Writes `w:latentStyles` (§17.7.4.5): Word's list of styles shows those of the manual first.
  private func latentStyles(to writer: inout XMLWriter) {
    writer.element("w:latentStyles") { writer in
      writer.attribute("w:defLockedState", 0)
      writer.attribute("w:defUIPriority", 99)
      writer.attribute("w:defSemiHidden", 1)
      writer.attribute("w:defUnhideWhenUsed", 1)
      writer.attribute("w:defQFormat", 0)
      writer.attribute("w:count", 376)
      for name in ["Normal", "Title", "Subtitle", "Strong", "Emphasis"] {
        writer.element("w:lsdException") { writer in
          writer.attribute("w:name", name)
          writer.attribute("w:semiHidden", 0)
          writer.attribute("w:uiPriority", 1)
          writer.attribute("w:unhideWhenUsed", 0)
          writer.attribute("w:qFormat", 1)
        }
      }
    }
  }

  /// Writes the default style of each type (§17.7.4.17).
  private func basicStyles(to writer: inout XMLWriter) {
    writer.style("paragraph", id: "Normal", name: "Normal", isDefault: true) { writer in
      writer.empty("w:qFormat")
    }
    writer.style(
      "character", id: "DefaultParagraphFont", name: "Default Paragraph Font", isDefault: true
    ) { writer in
      writer.empty("w:uiPriority", "w:val", 1)
      writer.empty("w:semiHidden")
      writer.empty("w:unhideWhenUsed")
    }
    writer.style("table", id: "TableNormal", name: "Normal Table", isDefault: true) { writer in
      writer.empty("w:uiPriority", "w:val", 99)
      writer.empty("w:semiHidden")
      writer.empty("w:unhideWhenUsed")
      writer.element("w:tblPr") { writer in
        writer.width("w:tblInd", 0)
        writer.element("w:tblCellMar") { writer in
          writer.width("w:top", 0)
          writer.width("w:left", TableGrid.cellMargin)
          writer.width("w:bottom", 0)
          writer.width("w:right", TableGrid.cellMargin)
        }
      }
    }
    writer.style("numbering", id: "NoList", name: "No List", isDefault: true) { writer in
      writer.empty("w:uiPriority", "w:val", 99)
      writer.empty("w:semiHidden")
      writer.empty("w:unhideWhenUsed")
    }
  }

  // MARK: Styles

  private func paragraphStyle(_ style: StyleID, to writer: inout XMLWriter) {
    let look = Styles.look(of: style, in: theme)
    writer.style(
      "paragraph", id: style.id, name: style.name, isCustom: !style.isBuiltIn
    ) { writer in
      writer.empty("w:basedOn", "w:val", style.parent?.id ?? "Normal")
      if let next = style.next { writer.empty("w:next", "w:val", next.id) }
      writer.empty("w:uiPriority", "w:val", style.priority)
      writer.empty("w:qFormat")
      paragraphProperties(of: style, look, to: &writer)
      runProperties(of: look, basedOn: style.parent, to: &writer)
    }
  }

  private func paragraphProperties(
    of style: StyleID, _ look: Theme.Look, to writer: inout XMLWriter
  ) {
    writer.element("w:pPr") { writer in
      if look.keepsWithNext { writer.empty("w:keepNext") }
      if style.outlineLevel != nil { writer.empty("w:keepLines") }
      numbering(of: style, to: &writer)
      if let line = look.lineBelow {
        writer.element("w:pBdr") { $0.border("w:bottom", line, space: 1) }
      }
      writer.tabs(tabs(of: style))
      writer.element("w:spacing") { writer in
        writer.attribute("w:before", Measures.twips(points: look.spaceBefore))
        writer.attribute("w:after", Measures.twips(points: look.spaceAfter))
        switch style {
        case .spacer:
          writer.attribute("w:line", 20)
          writer.attribute("w:lineRule", "exact")
        case .drawing:
          // Boxes are made for lines of this height; fonts would have them higher or lower.
          writer.attribute("w:line", look.halfPoints * 13)
          writer.attribute("w:lineRule", "exact")
        case .paragraph, .heading, .appendix, .contents, .listItem, .signature:
          writer.attribute("w:line", look.leastLine ?? look.lineSpacing * 240 / 100)
          writer.attribute("w:lineRule", look.leastLine == nil ? "auto" : "atLeast")
        }
      }
      indent(of: style, look, to: &writer)
      writer.empty("w:jc", "w:val", look.alignment.justification)
      if let level = style.outlineLevel { writer.empty("w:outlineLvl", "w:val", level) }
    }
  }

  private func numbering(of style: StyleID, to writer: inout XMLWriter) {
    let reference: NumberingReference
    switch style {
    case .heading(let level):
      reference = NumberingReference(
        level: level - 1, id: Numbering.styleInstance(of: Numbering.headings))
    case .appendix(let level):
      reference = NumberingReference(
        level: level - 1, id: Numbering.styleInstance(of: Numbering.appendices))
    case .paragraph, .contents, .listItem, .signature, .spacer, .drawing: return
    }
    writer.element("w:numPr") { writer in
      if reference.level > 0 { writer.empty("w:ilvl", "w:val", reference.level) }
      writer.empty("w:numId", "w:val", reference.id)
    }
  }

  private func tabs(of style: StyleID) -> [ParagraphProperties.Tab] {
    let width = theme.page.textWidth(isLandscape: false)
    return switch style {
    case .paragraph(.header), .paragraph(.footer): Styles.marginTabs(width: width)
    case .contents: [ParagraphProperties.Tab(kind: .dotted, position: width)]
    case .paragraph, .heading, .appendix, .listItem, .signature, .spacer, .drawing: []
    }
  }

  private func indent(of style: StyleID, _ look: Theme.Look, to writer: inout XMLWriter) {
    if case .contents(let level) = style {
      let start = theme.contentsTitleStart(level: level)
      writer.element("w:ind") { writer in
        writer.attribute("w:left", start)
        writer.attribute("w:hanging", start - theme.contentsIndent(level: level))
      }
    } else if look.firstLineCharacters > 0 {
      writer.element("w:ind") { writer in
        writer.attribute("w:firstLineChars", look.firstLineCharacters * 100)
        writer.attribute("w:firstLine", look.firstLineCharacters * look.characterWidth)
      }
    }
  }

  /// Writes what differs from the defaults, and nothing where a parent looks the same.
  private func runProperties(
    of look: Theme.Look, basedOn parent: StyleID?, to writer: inout XMLWriter
  ) {
    guard parent == nil else { return }
    let isDefaultSize = look.halfPoints == theme.look(of: .plain).halfPoints
    guard
      look.font != .text || look.isBold || !isDefaultSize || look.colour != nil
        || look.letterSpacing != 0
    else { return }
    writer.element("w:rPr") { writer in
      if look.font != .text { writer.fonts(theme[look.font]) }
      if look.isBold {
        writer.empty("w:b")
        writer.empty("w:bCs")
      }
      if let colour = look.colour { writer.empty("w:color", "w:val", colour) }
      if look.letterSpacing != 0 { writer.empty("w:spacing", "w:val", look.letterSpacing) }
      if !isDefaultSize { writer.size(look.halfPoints) }
    }
  }

  private func characterStyle(_ style: CharacterStyle, to writer: inout XMLWriter) {
    let name = style.rawValue
    writer.style("character", id: name, name: name, isCustom: style != .hyperlink) { writer in
      writer.empty("w:basedOn", "w:val", "DefaultParagraphFont")
      writer.empty("w:uiPriority", "w:val", 20)
      if style != .hyperlink { writer.empty("w:qFormat") }
      writer.element("w:rPr") { writer in
        switch style {
        case .gap: writer.shading(theme.gapHighlight)
        case .hyperlink:
          writer.empty("w:color", "w:val", "0563C1")
          writer.empty("w:u", "w:val", "single")
        case .code: writer.fonts(latin: FontTable.code, eastAsian: theme.text.eastAsian)
        }
      }
    }
  }

  private func tableStyle(_ style: Table.Style, to writer: inout XMLWriter) {
    writer.style(
      "table", id: style.id.description, name: style.name.description, isCustom: style != .grid
    ) { writer in
      writer.empty("w:basedOn", "w:val", "TableNormal")
      writer.empty("w:uiPriority", "w:val", 39)
      writer.element("w:tblPr") { writer in
        guard style.isRuled else {
          // Without lines the text itself stands on the margin.
          return writer.element("w:tblCellMar") { writer in
            writer.width("w:left", 0)
            writer.width("w:right", 2 * TableGrid.cellMargin)
          }
        }
        writer.element("w:tblBorders") { writer in
          let hasColumnLines = theme.hasColumnLines || style == .form
          writer.border("w:top", theme.tableLine)
          if hasColumnLines { writer.border("w:left", theme.tableLine) }
          writer.border("w:bottom", theme.tableLine)
          if hasColumnLines { writer.border("w:right", theme.tableLine) }
          writer.border("w:insideH", theme.tableLine)
          if hasColumnLines { writer.border("w:insideV", theme.tableLine) }
        }
      }
      if style.isRuled {
        writer.element("w:tcPr") { $0.empty("w:vAlign", "w:val", "center") }
      }
    }
  }
}

extension StyleID {
  fileprivate var parent: StyleID? {
    if case .appendix(let level) = self { .heading(level) } else { nil }
  }

  /// The style of the paragraph that Enter begins.
  fileprivate var next: StyleID? {
    switch self {
    case .heading, .appendix, .paragraph(.frontHeading), .paragraph(.subheading):
      .paragraph(.body)
    case .paragraph(.caption), .spacer: .paragraph(.body)
    case .paragraph, .contents, .listItem, .signature, .drawing: nil
    }
  }

  /// `w:outlineLvl` (§17.3.1.20), from 0.
  fileprivate var outlineLevel: Int? {
    switch self {
    case .heading(let level), .appendix(let level): level - 1
    case .paragraph(.frontHeading): 0
    case .paragraph, .contents, .listItem, .signature, .spacer, .drawing: nil
    }
  }

  fileprivate var priority: Int {
    switch self {
    case .paragraph(.body): 1
    case .heading, .appendix: 9
    case .contents: 39
    case .paragraph, .listItem, .signature, .spacer, .drawing: 10
    }
  }
}

extension XMLWriter {
  fileprivate mutating func style(
    _ type: StaticString, id: String, name: String, isDefault: Bool = false,
    isCustom: Bool = false, _ body: (inout XMLWriter) -> Void
  ) {
    element("w:style") { writer in
      writer.attribute("w:type", type)
      if isDefault { writer.attribute("w:default", 1) }
      if isCustom { writer.attribute("w:customStyle", 1) }
      writer.attribute("w:styleId", id)
      writer.empty("w:name", "w:val", name)
      body(&writer)
    }
  }

  fileprivate mutating func fonts(_ pair: Theme.FontPair) {
    fonts(latin: pair.latin, eastAsian: pair.eastAsian)
  }

  /// Writes all four slots, and no theme fonts (§17.3.2.26).
  fileprivate mutating func fonts(latin: String, eastAsian: String) {
    empty(
      "w:rFonts", ("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", eastAsian),
      ("w:cs", latin))
  }

  fileprivate mutating func size(_ halfPoints: Int) {
    empty("w:sz", "w:val", halfPoints)
    empty("w:szCs", "w:val", halfPoints)
  }
}
