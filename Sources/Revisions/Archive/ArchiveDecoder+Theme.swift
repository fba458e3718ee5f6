import ManualModel

extension ArchiveDecoder {
  func theme(_ node: ArchiveNode) throws(ArchiveError) -> Theme {
    var styles: [ParagraphStyle: Theme.Look] = [:]
    var headings: [Theme.Look] = []
    var fonts: [Theme.FontPair] = []
    var lines: [String: Theme.Line] = [:]
    for node in node.nodes {
      switch node.name {
      case "page": break
      case "fonts": fonts.append(try self.fonts(node))
      case "line": lines[try node.text("of")] = try line(node)
      case "style": styles[try node.word("of")] = try look(node)
      case "level": headings.append(try look(node))
      default: throw node.unknown
      }
    }
    guard !fonts.isEmpty else { throw node.error(.missingElement("fonts", in: node.name)) }
    guard let table = lines["table"], let change = lines["change"] else {
      throw node.error(.missingElement("line", in: node.name))
    }
    var theme = Theme(
      page: try page(node.required("page")), fonts: fonts,
      headerShading: try node.text("header-shading"),
      gapHighlight: try node.text("gap-highlight"), styles: styles, headings: headings)
    theme.accent = try node.text("accent")
    theme.hasColumnLines = try node.text("column-lines") == "yes"
    theme.tableLine = table
    theme.headerLine = lines["header"]
    theme.footerLine = lines["footer"]
    theme.changeBar = change
    return theme
  }

  private func line(_ node: ArchiveNode) throws(ArchiveError) -> Theme.Line {
    Theme.Line(colour: try node.text("colour"), eighths: try node.number("eighths", in: 0...1000))
  }

  private func page(_ node: ArchiveNode) throws(ArchiveError) -> Theme.Page {
    let range = 0...100_000
    var page = Theme.Page(
      top: try node.number("top", in: range), bottom: try node.number("bottom", in: range),
      left: try node.number("left", in: range), right: try node.number("right", in: range),
      header: try node.number("header", in: range), footer: try node.number("footer", in: range))
    page.width = try node.number("width", in: range)
    page.height = try node.number("height", in: range)
    if let lines = try node.optionalNumber("grid-lines", in: 1...1000) {
      page.grid = Theme.Grid(
        lines: lines, characters: try node.number("grid-characters", in: 1...1000))
    }
    return page
  }

  private func fonts(_ node: ArchiveNode) throws(ArchiveError) -> Theme.FontPair {
    Theme.FontPair(
      eastAsian: try node.text("east-asian"), latin: try node.text("latin"),
      isSans: node.flag("sans"))
  }

  private func look(_ node: ArchiveNode) throws(ArchiveError) -> Theme.Look {
    let range = 0...10_000
    var lineBelow: Theme.Line?
    if let node = node.child("line") { lineBelow = try line(node) }
    return Theme.Look(
      font: Theme.Font(index: try node.optionalNumber("font", in: 0...100) ?? 0),
      halfPoints: try node.number("half-points", in: 1...10_000), isBold: node.flag("bold"),
      colour: node.optional("colour"), alignment: try node.word("align"),
      lineSpacing: try node.number("line-spacing", in: range),
      leastLine: try node.optionalNumber("least-line", in: range),
      spaceBefore: try node.optionalNumber("before", in: range) ?? 0,
      spaceAfter: try node.optionalNumber("after", in: range) ?? 0,
      firstLineCharacters: try node.optionalNumber("first-line", in: range) ?? 0,
      letterSpacing: try node.optionalNumber("letter-spacing", in: -1000...1000) ?? 0,
      keepsWithNext: node.flag("keep"), lineBelow: lineBelow)
  }
}
