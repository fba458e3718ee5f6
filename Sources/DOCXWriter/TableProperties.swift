import ManualModel
import Packaging

/// The measures of tables.
enum TableGrid {
  /// Left and right of a cell's text, in twips: 1.5 mm, as in ODT, so that lines break alike.
  static let cellMargin = 85

  /// Parts a width by shares; the rounded widths add up to exactly the whole.
  static func widths(shares: [Int], of width: Int) -> [Int] {
    let shares = shares.map { max($0, 1) }
    let total = max(shares.reduce(0, +), 1)
    var sum = 0
    var edge = 0
    return shares.map { share in
      sum += share
      let next = width * sum / total
      defer { edge = next }
      return next - edge
    }
  }
}

/// What a table is besides its rows: `w:tblPr` and `w:tblGrid` (ISO/IEC 29500-1 §17.4.59, §17.4.48).
struct TableFrame {
  var style: Table.Style
  var widths: [Int]
  var indent = 0
  var hasHeader = false
  var title = ""
  var summary = ""

  init(style: Table.Style, widths: [Int], indent: Int = 0) {
    self.style = style
    self.widths = widths
    self.indent = indent
  }

  /// Writes properties and grid.
  func write(to writer: inout XMLWriter) {
    writer.element("w:tblPr", content)
    grid(to: &writer)
  }

  /// Writes the properties in the order of the schema.
  ///
  /// The layout is fixed: shares are the author's, and Word is spared reading all cells first.
  func content(to writer: inout XMLWriter) {
    writer.empty("w:tblStyle", "w:val", style.id)
    writer.width("w:tblW", widths.reduce(0, +))
    if indent > 0 { writer.width("w:tblInd", indent) }
    writer.empty("w:tblLayout", "w:type", "fixed")
    writer.raw(hasHeader ? TableFrame.headedLook : TableFrame.headlessLook)
    if !title.isEmpty { writer.empty("w:tblCaption", "w:val", title) }
    if !summary.isEmpty { writer.empty("w:tblDescription", "w:val", summary) }
  }

  func grid(to writer: inout XMLWriter) {
    writer.element("w:tblGrid") { writer in
      for width in widths { writer.raw(TableFrame.column, String(width)) }
    }
  }

  private static let headedLook = look(hasHeader: true)
  private static let headlessLook = look(hasHeader: false)

  /// Which parts of a table's style hold (§17.4.55).
  private static func look(hasHeader: Bool) -> XMLFragment {
    XMLFragment { writer in
      writer.element("w:tblLook") { writer in
        writer.attribute("w:val", hasHeader ? "0420" : "0400")
        writer.attribute("w:firstRow", hasHeader ? 1 : 0)
        writer.attribute("w:lastRow", 0)
        writer.attribute("w:firstColumn", 0)
        writer.attribute("w:lastColumn", 0)
        writer.attribute("w:noHBand", 0)
        writer.attribute("w:noVBand", 1)
      }
    }
  }

  private static let column = XMLFragment { writer in
    writer.element("w:gridCol") { $0.hole("w:w") }
  }
}

/// `w:trPr` (ISO/IEC 29500-1 §17.4.81).
struct RowProperties: Hashable {
  /// Repeated at the top of each page.
  var isHeader: Bool
  /// At least this high, in twips.
  var height: Int?
  /// Not parted by a page break.
  var isWhole: Bool

  var isEmpty: Bool { !isHeader && !isWhole && height == nil }

  /// Writes the properties, or nothing.
  func write(to writer: inout XMLWriter) {
    guard !isEmpty else { return }
    writer.element("w:trPr", content)
  }

  /// Writes what is in `w:trPr`, in the order of the schema.
  func content(to writer: inout XMLWriter) {
    if isWhole { writer.empty("w:cantSplit") }
    if let height {
      writer.element("w:trHeight") { writer in
        writer.attribute("w:val", height)
        writer.attribute("w:hRule", "atLeast")
      }
    }
    if isHeader { writer.empty("w:tblHeader") }
  }
}

/// `w:tcPr` (ISO/IEC 29500-1 §17.4.69).
struct CellProperties: Hashable {
  enum Merge: Hashable {
    case none, restart, continued
  }

  var width: Int
  var span = 1
  var merge = Merge.none
  /// Whether its background is that of headers.
  var isShaded = false
  /// At the top instead of the middle, which is the style's.
  var isTopAligned = false
  /// From top to bottom.
  var isUpright = false
  /// Whether a bar stands at its left.
  var isChanged = false
  /// Whether its text may reach the margin, for want of a line there.
  var isFlushRight = false
  /// More than other cells leave empty at both sides, in twips.
  var spare = TableCell.Spare()

  init(width: Int, isFlushRight: Bool = false) {
    self.width = width
    self.isFlushRight = isFlushRight
  }

  /// The room for text in a cell without lines, in twips.
  var plainTextWidth: Int { width - (isFlushRight ? 0 : 2 * TableGrid.cellMargin) }

  /// Writes `w:tcPr`, with a hole for the width.
  func write(_ theme: Theme, to writer: inout XMLWriter) {
    writer.element("w:tcPr") { writer in
      content(theme, to: &writer) { $0.hole("w:w") }
    }
  }

  /// Writes what is in `w:tcPr`, in the order of the schema.
  func content(
    _ theme: Theme, to writer: inout XMLWriter, width: (inout XMLWriter) -> Void
  ) {
    writer.element("w:tcW") { writer in
      width(&writer)
      writer.attribute("w:type", "dxa")
    }
    if span > 1 { writer.empty("w:gridSpan", "w:val", span) }
    switch merge {
    case .none: break
    case .restart: writer.empty("w:vMerge", "w:val", "restart")
    case .continued: writer.empty("w:vMerge")
    }
    if isChanged {
      writer.element("w:tcBorders") { $0.border("w:left", theme.changeBar.thickened) }
    }
    if isShaded { writer.shading(theme.headerShading) }
    margins(to: &writer)
    // Chinese characters stand, Latin ones lie (§17.18.93).
    if isUpright { writer.empty("w:textDirection", "w:val", "tbRlV") }
    if isTopAligned { writer.empty("w:vAlign", "w:val", "top") }
  }

  /// Writes `w:tcMar` (§17.4.68), where the margins are not those of the style.
  private func margins(to writer: inout XMLWriter) {
    guard isFlushRight || spare != TableCell.Spare() else { return }
    writer.element("w:tcMar") { writer in
      if spare.left > 0 { writer.width("w:left", TableGrid.cellMargin + spare.left) }
      if isFlushRight {
        writer.width("w:right", 0)
      } else if spare.right > 0 {
        writer.width("w:right", TableGrid.cellMargin + spare.right)
      }
    }
  }
}

extension XMLWriter {
  /// Writes a width in twips (ISO/IEC 29500-1 §17.4.87).
  mutating func width(_ name: StaticString, _ twips: Int) {
    element(name) { writer in
      writer.attribute("w:w", twips)
      writer.attribute("w:type", "dxa")
    }
  }

  /// Writes a plain background (ISO/IEC 29500-1 §17.3.5).
  mutating func shading(_ colour: String) {
    element("w:shd") { writer in
      writer.attribute("w:val", "clear")
      writer.attribute("w:color", "auto")
      writer.attribute("w:fill", colour)
    }
  }
}
