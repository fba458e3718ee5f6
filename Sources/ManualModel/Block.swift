/// What makes a block the same block in two versions of a manual.
///
/// `node` is its ordinal among the blocks of its section file; `item` the fact of the innermost loop
/// it was repeated for, if any. The full identity is the section's id and the keys on the way.
package struct BlockKey: Hashable, Sendable {
  package var node: Int32
  package var item: FactID?

  package init(node: Int, item: FactID? = nil) {
    self.node = Int32(clamping: node)
    self.item = item
  }
}

/// A block of a section, with its identity and the place in the section file it came from.
package struct Block: Sendable {
  package var kind: Kind
  package var key: BlockKey
  package var source: SourceSpan
  /// Whether it differs from the version before: a bar stands in the margin.
  package var isChanged = false
  /// In a redline only.
  package var change: Change?

  package init(_ kind: Kind, key: BlockKey, source: SourceSpan) {
    self.kind = kind
    self.key = key
    self.source = source
  }

  package indirect enum Kind: Sendable {
    case paragraph(Paragraph)
    case list(List)
    case table(Table)
    case picture(Picture)
    case drawing(Drawing)
    case signature(Signature)
    /// Blocks that must not be parted by a page break.
    case keepTogether([Block])
    /// Blocks on landscape pages of their own.
    case landscape([Block])
    case pageBreak
    /// The table of contents, with real entries for ``Manual/contents``.
    case contents
  }
}

/// A paragraph: a style of the theme and its text.
package struct Paragraph: Sendable {
  package var style: ParagraphStyle
  /// Set where it differs from the style's.
  package var alignment: Alignment?
  package var text: [Inline]
  package var keepsWithNext: Bool
  /// In a redline: inserted where one paragraph was split after this one, deleted where this one was
  /// joined with the next.
  package var endChange: Change?

  package init(
    _ style: ParagraphStyle = .body, alignment: Alignment? = nil, keepsWithNext: Bool = false,
    _ text: [Inline]
  ) {
    self.style = style
    self.alignment = alignment
    self.text = text
    self.keepsWithNext = keepsWithNext
  }
}

package enum Alignment: Hashable, Sendable {
  case start, center, end, justify
}

/// The named paragraph styles of a manual.
///
/// The theme says how each looks. A number each: every paragraph of a manual is looked up by it, and
/// names would be hashed letter by letter.
package enum ParagraphStyle: Int, Hashable, Sendable, CaseIterable {
  /// Running text: justified, first line indented by two characters.
  case body
  /// Like `body`, without the indent: salutations, lines after a list, signatures.
  case plain
  /// The name of the manual on the cover.
  case title
  /// The line below it: "(依据 … 编制)".
  case subtitle
  /// The name of the company and other lines of the cover.
  case cover
  /// The heading of a page of the front matter and other headings without a number.
  case frontHeading
  /// A heading without number inside a section.
  case subheading
  /// The name of a form, above it.
  case formTitle
  /// A remark, smaller than `body`.
  case note
  /// The caption of a table (above it) or a picture (below it).
  case caption
  /// A cell of a table.
  case cell
  /// A cell of a header row.
  case cellHeader
  case header
  case footer
}

/// A list.
///
/// Every list counts from one again.
package struct List: Sendable {
  package var marker: Marker
  package var items: [ListItem]

  package enum Marker: Hashable, Sendable {
    case bullet
    /// `1.`
    case decimal
    /// `1)`
    case decimalParenthesis
    /// `a)`
    case letter
    /// `(1)` in full-width parentheses
    case parenthesised

    /// The room it takes, in Chinese characters: two digits and their punctuation.
    package var characters: Int {
      switch self {
      case .bullet, .decimal, .decimalParenthesis, .letter: 2
      case .parenthesised: 3
      }
    }
  }

  package init(marker: Marker, items: [ListItem]) {
    self.marker = marker
    self.items = items
  }
}

/// An item of a list: paragraphs first, deeper lists and tables behind.
package struct ListItem: Sendable {
  package var blocks: [Block]
  package var key: BlockKey
  package var source: SourceSpan
  /// In a redline only.
  package var change: Change?

  package init(_ blocks: [Block], key: BlockKey, source: SourceSpan) {
    self.blocks = blocks
    self.key = key
    self.source = source
  }
}

/// Places to sign, kept together on one page: a label and a line each, and one for the seal.
package struct Signature: Sendable {
  package var fields: [Field]
  /// How many fields stand side by side.
  package var columns: Int

  /// One place: `批准：____`; with text the place is filled in.
  package struct Field: Sendable {
    package var label: [Inline]
    package var text: [Inline]

    package init(label: [Inline], text: [Inline]) {
      self.label = label
      self.text = text
    }
  }

  package init(fields: [Field], columns: Int = 1) {
    self.fields = fields
    self.columns = columns
  }
}

/// A picture in a paragraph of its own.
package struct Picture: Sendable {
  /// An index of ``Manual/images``.
  package var image: Int
  /// Its width as a share of the text width, 0 < width <= 1; never larger than its natural size
  /// at 96 dpi unless the share is given.
  package var width: Double?
  package var alternativeText: String
  package var caption: Caption?
  package var alignment: Alignment

  package init(
    image: Int, width: Double? = nil, alternativeText: String, caption: Caption? = nil,
    alignment: Alignment = .center
  ) {
    self.image = image
    self.width = width
    self.alternativeText = alternativeText
    self.caption = caption
    self.alignment = alignment
  }
}

/// The caption of a table, picture or drawing: label and number come from the target.
package struct Caption: Sendable {
  /// A key of ``Manual/targets``; its number is what the caption counts.
  package var target: String
  package var text: [Inline]
  /// In a redline only.
  package var change: Change?

  package init(target: String, text: [Inline]) {
    self.target = target
    self.text = text
  }
}
