import ManualModel

/// Puts what a theme file says into a theme.
struct ThemeBuilder {
  var theme: Theme
  var reporter = Reporter()
  private let accent: Colour
  private let accentSpan: SourceSpan?
  /// The places of fonts by name.
  private var fonts: [String: Theme.Font] = ["text": .text, "正文": .text]
  /// Places already told to be hard to read.
  private var told: [SourceSpan] = []

  init(_ theme: Theme, accent: Colour, accentSpan: SourceSpan?) {
    self.theme = theme
    self.accent = accent
    self.accentSpan = accentSpan
    self.theme.accent = accent.hex
    if theme.fonts.count > 1 {
      fonts["heading"] = .heading
      fonts["标题"] = .heading
    }
  }

  mutating func read(_ root: ThemeRecord) {
    if let page = root.record("page", keys: ThemeNames.page, &reporter) { read(page: page) }
    if let fonts = root.record("fonts", keys: nil, &reporter) { read(fonts: fonts) }
    if let colors = root.record("colors", keys: ThemeNames.colors, &reporter) {
      if let colour = colour("heads", of: colors) { theme.headerShading = colour.hex }
      if let colour = colour("gap", of: colors) { theme.gapHighlight = colour.hex }
    }
    if let lines = root.record("lines", keys: ThemeNames.lines, &reporter) { read(lines: lines) }
    var ownLines: Set<String> = []
    if let styles = root.record("styles", keys: ThemeNames.styles.map(\.key), &reporter) {
      for (key, style) in ThemeNames.styles {
        guard let look = styles.record(key.english, keys: ThemeNames.look, &reporter) else {
          continue
        }
        if look.entry("line") != nil { ownLines.insert(key.english) }
        read(look, of: style)
      }
    }
    setOnGrid(besides: ownLines)
  }

  // MARK: Page

  private mutating func read(page: ThemeRecord) {
    if let margins = page.record("margins", keys: ThemeNames.margins, &reporter) {
      tenths("top", of: margins, 0...1500) { $0.page.top = $1 }
      tenths("bottom", of: margins, 0...1500) { $0.page.bottom = $1 }
      tenths("left", of: margins, 0...800) { $0.page.left = $1 }
      tenths("right", of: margins, 0...800) { $0.page.right = $1 }
    }
    tenths("header", of: page, 0...1000) { $0.page.header = $1 }
    tenths("footer", of: page, 0...1000) { $0.page.footer = $1 }
    guard let grid = page.entry("grid") else { return }
    if let text = grid.value.scalar, ScalarText.boolean(text) == false {
      theme.page.grid = nil
      return
    }
    guard let record = ThemeRecord(grid.value, grid.key, keys: ThemeNames.grid, &reporter),
      let lines = number("lines", of: record, 10...60),
      let characters = number("characters", of: record, 10...80)
    else { return }
    theme.page.grid = Theme.Grid(lines: lines, characters: characters)
  }

  /// Running text and headings stand on the grid of the page, unless the file says otherwise.
  private mutating func setOnGrid(besides own: Set<String>) {
    guard let grid = theme.page.grid else { return }
    let pitch = theme.page.linePitch(of: grid)
    for (key, style) in ThemeNames.styles where !own.contains(key.english) {
      switch style {
      case .paragraph(.body), .paragraph(.plain), .paragraph(.subheading), .heading:
        change(style) { $0.leastLine = pitch }
      case .paragraph: break
      }
    }
    let width = theme.page.characterPitch(of: grid)
    for style in [ParagraphStyle.body, .plain] {
      change(.paragraph(style)) { $0.letterSpacing = width - $0.halfPoints * 10 }
    }
  }

  // MARK: Fonts, lines

  private mutating func read(fonts record: ThemeRecord) {
    for entry in record.entries {
      guard
        let pair = ThemeRecord(entry.value, entry.key, keys: ThemeNames.font, &reporter),
        let chinese = pair.text("chinese", &reporter)
      else {
        if case .mapping = entry.value.content {
          reporter.report(.fontWithoutName(entry.key, at: entry.keySpan))
        }
        continue
      }
      let latin = pair.text("latin", &reporter)?.text ?? theme.text.latin
      let font = Theme.FontPair(
        eastAsian: chinese.text, latin: latin, isSans: Theme.FontPair.isSans(chinese.text))
      if ThemeNames.fonts[0].matches(entry.key) {
        theme.text = font
      } else if ThemeNames.fonts[1].matches(entry.key) {
        if theme.fonts.count < 2 { theme.fonts.append(font) } else { theme.fonts[1] = font }
        for name in [ThemeNames.fonts[1].english, ThemeNames.fonts[1].chinese] {
          fonts[name] = .heading
        }
      } else {
        if theme.fonts.count < 2 { theme.fonts.append(theme.text) }
        fonts[entry.key] = Theme.Font(index: theme.fonts.count)
        theme.fonts.append(font)
      }
    }
  }

  private mutating func read(lines: ThemeRecord) {
    if let line = line("table", of: lines) { theme.tableLine = line ?? theme.tableLine }
    if let line = line("header", of: lines) { theme.headerLine = line }
    if let line = line("footer", of: lines) { theme.footerLine = line }
    if let line = line("change", of: lines) { theme.changeBar = line ?? theme.changeBar }
    if let flag = boolean("columns", of: lines) { theme.hasColumnLines = flag }
  }

  // MARK: Looks

  private mutating func read(_ record: ThemeRecord, of style: ThemeNames.Style) {
    var look = look(of: style)
    if let (key, name, span) = record.text("font", &reporter) {
      if let font = fonts[name] {
        look.font = font
      } else {
        reporter.report(.unknownFont(name, key, among: fonts.keys.sorted(), at: span))
      }
    }
    if let (key, text, span) = record.text("size", &reporter) {
      if let size = ThemeUnits.size(text) {
        look.halfPoints = size
      } else {
        reporter.report(.badSize(text, key, at: span))
      }
    }
    if let flag = boolean("bold", of: record) { look.isBold = flag }
    if let colour = colour("color", of: record) {
      look.colour = colour == .black ? nil : colour.hex
    }
    if let alignment = alignment(of: record) { look.alignment = alignment }
    if let (key, text, span) = record.text("line", &reporter) {
      if let factor = ThemeUnits.factor(text), (800...4000).contains(factor) {
        look.lineSpacing = factor / 10
        look.leastLine = nil
      } else if let length = ThemeUnits.length(text), (4000...200_000).contains(length) {
        look.leastLine = length / 50
      } else {
        reporter.report(.badLineHeight(text, key, at: span))
      }
    }
    points("before", of: record, 0...400) { look.spaceBefore = $0 / 1000 }
    points("after", of: record, 0...400) { look.spaceAfter = $0 / 1000 }
    if let number = number("indent", of: record, 0...10) { look.firstLineCharacters = number }
    points("spacing", of: record, -5...20) { look.letterSpacing = $0 / 50 }
    if let flag = boolean("keep", of: record) { look.keepsWithNext = flag }
    if let line = line("rule", of: record) { look.lineBelow = line }
    change(style) { $0 = look }
    checkContrast(of: look, style, record)
  }

  private func look(of style: ThemeNames.Style) -> Theme.Look {
    switch style {
    case .paragraph(let style): theme.look(of: style)
    case .heading(let level): theme.look(ofHeading: level)
    }
  }

  private mutating func change(_ style: ThemeNames.Style, _ change: (inout Theme.Look) -> Void) {
    var look = look(of: style)
    change(&look)
    switch style {
    case .paragraph(let style): theme.styles[style] = look
    case .heading(let level):
      while theme.headings.count < level {
        theme.headings.append(theme.look(ofHeading: theme.headings.count))
      }
      theme.headings[level - 1] = look
    }
  }

  /// Text must be readable on paper, in heads of columns on their background (WCAG 2.1 §1.4.3).
  private mutating func checkContrast(
    of look: Theme.Look, _ style: ThemeNames.Style, _ record: ThemeRecord
  ) {
    var background = Colour.white
    if case .paragraph(.cellHeader) = style {
      background = Colour(theme.headerShading) ?? .white
    }
    let colour = look.colour.flatMap { Colour($0) } ?? .black
    let isLarge = look.halfPoints >= 36 || (look.isBold && look.halfPoints >= 28)
    let wanted = isLarge ? 3.0 : 4.5
    guard Colour.contrast(colour, background) < wanted else { return }
    let span = accentSpan ?? record.entry("color")?.value.span ?? record.span
    guard !told.contains(span) else { return }
    told.append(span)
    reporter.report(
      .lowContrast(
        colour, on: background, better: colour.darkened(on: background, to: wanted), at: span))
  }
}
