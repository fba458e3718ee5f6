import ManualModel

/// What the stylesheet says of the print: pages, margins, headers and footers (CSS Paged Media
/// Level 3), where pages may end.
struct PrintRules {
  private let manual: Manual

  init(_ manual: Manual) { self.manual = manual }

  var rules: String {
    let page = manual.theme.page
    let size = "\(millimetres(page.width)) \(millimetres(page.height))"
    let turned = "\(millimetres(page.height)) \(millimetres(page.width))"
    let margins = [page.top, page.right, page.bottom, page.left].map(millimetres)
      .joined(separator: " ")
    let boxes = MarginBoxes(manual)
    return """
      @page{size:\(size);margin:\(margins);\(boxes.rules)}
      @page wide{size:\(turned)}
      @page bare{\(boxes.emptyRules)}
      @media print{
      html{font-size:\(decimal(max(manual.theme.look(of: .body).halfPoints, 1) * 500))pt}
      *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      main{max-width:none;padding:0}
      a{color:inherit;text-decoration:none}
      .skip{display:none}
      .division+.division,.new-page{break-before:page}
      .page-break{break-after:page}
      .landscape{page:wide}
      .bare{page:bare}
      h1,h2,h3,h4,h5,h6,caption,.form-title{break-after:avoid}
      p{orphans:2;widows:2}
      tr,figure,.keep,.signature{break-inside:avoid}
      tr.long{break-inside:auto}
      thead{display:table-header-group}
      .scroll,figure{overflow:visible}
      .scroll{margin:0 0 .1rem}
      .space{height:1.3rem}
      .signature{margin:.5rem 0 0;gap:.25rem 2rem}
      .grid th,.grid td,.form th,.form td{border-width:\(points(manual.theme.tableLine))}
      table{min-width:0 !important}
      nav a{padding:0}
      nav li{break-inside:avoid-page}
      }
      """
  }

  /// On paper a line may be thinner than a pixel.
  private func points(_ line: Theme.Line) -> String { decimal(max(line.eighths, 0) * 125) + "pt" }

  /// Tenths of a millimetre as CSS writes them.
  private func millimetres(_ tenths: Int) -> String { decimal(tenths * 100) + "mm" }
}

/// The header and footer of the manual in the margins of the print.
///
/// Browsers put text there, no tables and pictures: what stands in three cells, or between tabs,
/// goes to the left, the middle and the right.
private struct MarginBoxes {
  private let manual: Manual

  init(_ manual: Manual) { self.manual = manual }

  var rules: String {
    box("top", pieces(of: manual.header), .header, rule("bottom", manual.theme.headerLine))
      + box("bottom", pieces(of: manual.footer), .footer, rule("top", manual.theme.footerLine))
  }

  var emptyRules: String {
    ["top", "bottom"].flatMap { edge in
      ["left", "center", "right"].map { "@\(edge)-\($0){content:\"\";border:0}" }
    }.joined()
  }

  /// A line across the page, in all three boxes.
  private func rule(_ side: String, _ line: Theme.Line?) -> String {
    line.map { "border-\(side):\($0.css);" } ?? ""
  }

  private func box(
    _ edge: String, _ pieces: [(place: String, content: String)], _ style: ParagraphStyle,
    _ rule: String
  ) -> String {
    let look = manual.theme.look(of: style)
    var pieces = pieces
    for place in ["left", "center", "right"] where !rule.isEmpty {
      if !pieces.contains(where: { $0.place == place }) { pieces.append((place, "\"\"")) }
    }
    return pieces.map { place, content in
      "@\(edge)-\(place){content:\(content);font-size:\(decimal(look.halfPoints * 500))pt;"
        + "white-space:pre;\(rule)color:#000;font-family:\(FontFaces(manual.theme).family(look.font))}"
    }.joined()
  }

  private func pieces(of blocks: [Block]) -> [(place: String, content: String)] {
    for block in blocks {
      switch block.kind {
      case .table(let table):
        guard let row = table.rows.first else { continue }
        return spread(row.cells.map { cell in text(of: cell) })
      case .paragraph(let paragraph):
        let alignment = paragraph.alignment ?? manual.theme.look(of: paragraph.style).alignment
        let pieces = paragraph.text.split(separator: .tab, omittingEmptySubsequences: false)
          .map { content(of: Array($0)) }
        if pieces.count == 1, alignment == .center { return [("center", pieces[0])] }
        if pieces.count == 1, alignment == .end { return [("right", pieces[0])] }
        return spread(pieces)
      default: continue
      }
    }
    return []
  }

  private func spread(_ pieces: [String]) -> [(place: String, content: String)] {
    let places = pieces.count == 2 ? ["left", "right"] : ["left", "center", "right"]
    return zip(places, pieces).filter { !$0.1.isEmpty }.map { ($0, $1) }
  }

  private func text(of cell: TableCell) -> String {
    for block in cell.content {
      if case .paragraph(let paragraph) = block.kind { return content(of: paragraph.text) }
    }
    return ""
  }

  /// Strings and counters, as the property `content` takes them.
  private func content(of inlines: [Inline]) -> String {
    inlines.compactMap { inline in
      switch inline {
      case .changed(let change, let inline):
        change.exists(on: .new) ? content(of: [inline]) : nil
      case .text(let text, _, _), .gap(let text, _), .link(let text, _), .mark(_, let text, _):
        cssString(text)
      // The page that everything ends on.
      case .reference(let reference) where reference.form == .page: "counter(pages)"
      case .reference(let reference):
        manual.targets[reference.target].map { target in
          cssString(reference.form == .title ? target.title : target.number)
        }
      case .field(.page): "counter(page)"
      case .field(.pageCount): "counter(pages)"
      case .blank(let width): cssString(String(repeating: "\u{3000}", count: max(width, 1)))
      case .lineBreak, .tab: cssString(" ")
      }
    }.joined(separator: " ")
  }
}
