/// A table on a grid: every row covers all columns.
package struct Table: Sendable {
  package var style: Style
  package var columns: [Column]
  /// How many of the first rows are repeated at the top of each page.
  package var headerRows: Int
  package var rows: [TableRow]
  package var caption: Caption?
  /// What a reader who cannot see it should know; the caption's text where there is one.
  package var summary: String?
  package var heads = Heads.level

  /// How the text of header rows runs.
  package enum Heads: Hashable, Sendable {
    case level
    /// From top to bottom, but for the columns whose head has room lying.
    case upright
    /// Like `upright`, if a head would need more lines lying than look well.
    case automatic
  }

  package enum Style: Hashable, Sendable {
    /// Lines all around, a shaded header.
    case grid
    /// A form to be filled in by hand: lines all around, at-least heights, no shading.
    case form
    /// No lines: for aligning things.
    case plain
  }

  /// A column: its share of the width, relative to the others, and how its cells are aligned.
  package struct Column: Hashable, Sendable {
    package var share: Int
    package var alignment: Alignment
    /// In a redline only; it counts for the cells of the column that no other column shares.
    package var change: Change?

    package init(share: Int, alignment: Alignment = .start) {
      self.share = share
      self.alignment = alignment
    }
  }

  package init(
    style: Style = .grid, columns: [Column], headerRows: Int, rows: [TableRow],
    caption: Caption? = nil, summary: String? = nil
  ) {
    self.style = style
    self.columns = columns
    self.headerRows = headerRows
    self.rows = rows
    self.caption = caption
    self.summary = summary
  }
}

/// A row of a table.
///
/// The column spans of its cells add up to the columns of the table.
package struct TableRow: Sendable {
  package var cells: [TableCell]
  /// At least this high, in lines of cell text; 1 is the natural height.
  package var lines: Int
  package var key: BlockKey
  package var source: SourceSpan
  /// Whether it differs from the version before: a bar stands at its left.
  package var isChanged = false
  /// In a redline only.
  package var change: Change?

  package init(_ cells: [TableCell], lines: Int = 1, key: BlockKey, source: SourceSpan) {
    self.cells = cells
    self.lines = lines
    self.key = key
    self.source = source
  }
}

/// A cell.
///
/// A cell under a vertical merge is present, marked `.continued`, and has no content.
package struct TableCell: Sendable {
  package var content: [Block]
  package var columnSpan: Int
  package var merge: Merge
  /// Set where it differs from the column's.
  package var alignment: Alignment?
  /// In a redline only.
  package var change: Change?

  package enum Merge: Hashable, Sendable {
    case none
    /// The first of this many rows, itself included.
    case start(rows: Int)
    case continued
  }

  package init(
    _ content: [Block], columnSpan: Int = 1, merge: Merge = .none, alignment: Alignment? = nil
  ) {
    self.content = content
    self.columnSpan = columnSpan
    self.merge = merge
    self.alignment = alignment
  }
}
