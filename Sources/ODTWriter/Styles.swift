import ManualModel
import Packaging

/// The named styles of a document: what people see in the list of styles and change once for all.
///
/// ODF 1.3 part 3 §3.15.2; their looks come from the theme.
struct Styles {
  let manual: Manual
  let survey: Survey

  private var theme: Theme { manual.theme }

  /// Writes `office:styles`.
  func write(to out: inout XMLWriter) {
    out.start("office:styles")
    if !survey.drawings.isEmpty { DrawingStyles.marker(to: &out) }
    defaults(to: &out)
    for style in ParagraphStyle.allCases { named(style, to: &out) }
    style(.listText, parent: .paragraph(.body), to: &out)
    style(.signature, parent: .paragraph(.plain), to: &out)
    style(.figure, parent: .paragraph(.plain), to: &out)
    for level in 1...6 { heading(level, to: &out) }
    for level in 1...6 { appendixHeading(level, to: &out) }
    for level in 1...contentsDepth { contents(level, to: &out) }
    textStyles(to: &out)
    graphics(to: &out)
    ListStyles(labels: manual.labels, theme: theme, markers: survey.markers.values)
      .write(to: &out)
    out.end()
  }

  /// As many levels as the table of contents has, three at least.
  private var contentsDepth: Int {
    min(max(manual.contents.map(\.level).max() ?? 3, 3), 6)
  }

  /// What holds where no style says otherwise (ODF 1.3 part 3 §16.4).
  private func defaults(to out: inout XMLWriter) {
    let look = theme.look(of: .plain)
    out.start("style:default-style")
    out.attribute("style:family", "paragraph")
    out.start("style:paragraph-properties")
    out.attribute("fo:widows", 2)
    out.attribute("fo:orphans", 2)
    // No line begins with a closing mark, and a small gap parts Chinese and Latin text. No mark
    // hangs over the margin: LibreOffice 7.4 loses one that hangs at the end of a paragraph.
    out.attribute("style:line-break", "strict")
    out.attribute("style:punctuation-wrap", "simple")
    out.attribute("style:text-autospace", "ideograph-alpha")
    out.attribute("style:tab-stop-distance", points(halves: 2 * look.halfPoints))
    out.attribute("style:writing-mode", "lr-tb")
    // Heights of lines are the styles'; the grid only says what the page is made for.
    if theme.page.grid != nil { out.attribute("style:snap-to-layout-grid", "false") }
    out.end()
    out.start("style:text-properties")
    out.attribute("style:use-window-font-color", "true")
    out.fonts(theme.text)
    let size = points(halves: look.halfPoints)
    out.attribute("fo:font-size", size)
    out.attribute("style:font-size-asian", size)
    out.attribute("style:font-size-complex", size)
    let language = Language(manual.properties.language)
    out.attribute("fo:language", language.isEastAsian ? "en" : language.language)
    out.attribute("fo:country", language.isEastAsian ? "US" : language.country)
    out.attribute("style:language-asian", language.isEastAsian ? language.language : "zh")
    out.attribute("style:country-asian", language.isEastAsian ? language.country : "CN")
    out.end()
    out.end()
    out.start("style:default-style")
    out.attribute("style:family", "table")
    out.start("style:table-properties")
    out.attribute("table:border-model", "collapsing")
    out.end()
    out.end()
    out.start("style:default-style")
    out.attribute("style:family", "table-row")
    out.start("style:table-row-properties")
    out.attribute("fo:keep-together", "auto")
    out.end()
    out.end()
    if !survey.drawings.isEmpty { DrawingStyles.defaults(to: &out) }
    for family in ["table-cell", "text"] as [StaticString] {
      out.start("style:default-style")
      out.attribute("style:family", family)
      out.end()
    }
    // The parent of all: nothing of its own.
    out.start("style:style")
    out.attribute("style:name", "Standard")
    out.attribute("style:family", "paragraph")
    out.attribute("style:class", "text")
    out.end()
  }

  private func named(_ style: ParagraphStyle, to out: inout XMLWriter) {
    let named = NamedStyle.paragraph(style)
    switch style {
    case .header, .footer:
      self.style(
        named, tabs: .middleAndEnd(of: theme.page.textWidth(isLandscape: false)), to: &out)
    case .title, .subtitle, .frontHeading, .subheading, .formTitle:
      self.style(named, next: .paragraph(.body), to: &out)
    case .body, .plain, .cover, .note, .caption, .cell, .cellHeader: self.style(named, to: &out)
    }
  }

  /// Writes a paragraph style (ODF 1.3 part 3 §16.2).
  private func style(
    _ style: NamedStyle, parent: NamedStyle? = nil, next: NamedStyle? = nil,
    outlineLevel: Int? = nil, list: StaticString? = nil, indent: Int = 0, firstLine: Int? = nil,
    tabs: Tabs? = nil,
    to out: inout XMLWriter
  ) {
    let look = style.look(in: theme)
    out.start("style:style")
    out.attribute("style:name", style.name)
    if let display = NamedStyle.displayName(of: style.name) {
      out.attribute("style:display-name", display)
    }
    out.attribute("style:family", "paragraph")
    out.attribute("style:parent-style-name", parent?.name ?? "Standard")
    if let next { out.attribute("style:next-style-name", next.name) }
    if let list { out.attribute("style:list-style-name", list) }
    out.attribute("style:class", style.category)
    if let outlineLevel { out.attribute("style:default-outline-level", outlineLevel) }
    out.paragraphProperties(of: look, firstLine: firstLine)
    if indent > 0 { out.attribute("fo:margin-left", millimetres(indent)) }
    if style.category == "extra" {
      out.attribute("text:number-lines", "false")
      out.attribute("text:line-number", 0)
    }
    if let tabs { out.tabStops(tabs) }
    out.end()
    out.textProperties(of: look, in: theme)
    out.end()
  }

  private func heading(_ level: Int, to out: inout XMLWriter) {
    style(.heading(level), next: .paragraph(.body), outlineLevel: level, to: &out)
  }

  private func appendixHeading(_ level: Int, to out: inout XMLWriter) {
    style(
      .appendixHeading(level), next: .paragraph(.body), list: "Appendix", to: &out)
  }

  private func contents(_ level: Int, to out: inout XMLWriter) {
    let start = tenths(twips: theme.contentsTitleStart(level: level))
    style(
      .contents(level), indent: start,
      firstLine: tenths(twips: theme.contentsIndent(level: level)) - start,
      tabs: .contents(title: 0, page: theme.page.textWidth(isLandscape: false) - start), to: &out)
  }

  private func textStyles(to out: inout XMLWriter) {
    let formats = [
      TextFormat(style: .strong), TextFormat(style: .emphasis), TextFormat(style: .code),
      TextFormat(style: [], isGap: true),
    ]
    for format in formats {
      guard let name = format.namedStyle else { continue }
      textStyle(name, to: &out) { $0.textProperties(of: format, in: theme) }
    }
    textStyle("Internet_20_link", to: &out) { out in
      out.start("style:text-properties")
      out.attribute("fo:color", "#0563c1")
      out.attribute("style:text-underline-style", "solid")
      out.attribute("style:text-underline-width", "auto")
      out.attribute("style:text-underline-color", "font-color")
      out.end()
    }
    // Links of the table of contents look like the text around them.
    textStyle("Index_20_Link", to: &out) { _ in }
  }

  private func textStyle(
    _ name: String, to out: inout XMLWriter, _ properties: (inout XMLWriter) -> Void
  ) {
    out.start("style:style")
    out.attribute("style:name", name)
    if let display = NamedStyle.displayName(of: name) {
      out.attribute("style:display-name", display)
    }
    out.attribute("style:family", "text")
    properties(&out)
    out.end()
  }

  /// Writes the style of pictures: on the line of the text.
  private func graphics(to out: inout XMLWriter) {
    out.start("style:style")
    out.attribute("style:name", "Graphics")
    out.attribute("style:family", "graphic")
    out.start("style:graphic-properties")
    out.attribute("style:vertical-pos", "top")
    out.attribute("style:vertical-rel", "baseline")
    out.attribute("fo:border", "none")
    out.attribute("fo:padding", "0mm")
    out.end()
    out.end()
  }
}

extension NamedStyle {
  /// The name as shown, where encoding changed it.
  static func displayName(of name: String) -> String? {
    let bytes = Array(name.utf8)
    var shown: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isSpace = bytes[index...].prefix(4).elementsEqual([0x5F, 0x32, 0x30, 0x5F])
      shown.append(isSpace ? 0x20 : bytes[index])
      index += isSpace ? 4 : 1
    }
    return shown.count < bytes.count ? String(decoding: shown, as: UTF8.self) : nil
  }

  /// The group it is listed under (`style:class`, ODF 1.3 part 3 §19.476).
  fileprivate var category: String {
    switch self {
    case .paragraph(.header), .paragraph(.footer), .paragraph(.caption), .paragraph(.cell),
      .paragraph(.cellHeader), .signature, .figure:
      "extra"
    case .paragraph(.title), .paragraph(.subtitle), .paragraph(.cover): "chapter"
    case .paragraph: "text"
    case .listText: "list"
    case .heading, .appendixHeading: "text"
    case .contents: "index"
    }
  }
}

/// A BCP 47 tag in the two pieces that ODF wants.
struct Language {
  var language: String
  var country: String

  init(_ tag: String) {
    let pieces = tag.split(separator: "-")
    language = pieces.first.map(String.init) ?? "zh"
    country = pieces.last { $0.utf8.count == 2 && $0 != pieces.first }.map(String.init) ?? "none"
  }

  var isEastAsian: Bool { ["zh", "ja", "ko"].contains(language) }
}
