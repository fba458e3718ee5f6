/// A service manual as data: what readers make, writers write and revisions compare.
package struct Manual: Sendable {
  package var properties: Properties
  package var theme: Theme
  package var labels: Labels
  /// The blocks at the top and the bottom of every page of a division that shows them.
  package var header: [Block]
  package var footer: [Block]
  /// What stands in place of ``footer`` on pages with roman numbers; nothing of its own if empty.
  package var frontFooter: [Block] = []
  package var divisions: [Division]
  /// Everything that can be referred to, under the name references use: a section id
  /// (`5.2.4`, `repair`), or `table:`, `form:`, `figure:` and a name.
  package var targets: [String: Target]
  /// The sections of the table of contents, in order, as keys of ``targets``.
  package var contents: [ContentsEntry]
  package var images: [Image]
  package var facts: FactTable
  /// The facts as they are printed.
  package var sheet: FactSheet
  /// In a redline only.
  package var predecessor: Predecessor?

  /// What the document says of itself.
  package struct Properties: Sendable {
    package var title: String
    package var subject: String
    package var number: String
    /// The version as printed: `A0` or `A/0`.
    package var version: String
    package var company: String
    package var author: String
    /// BCP 47: `zh-CN`.
    package var language: String
    /// The date of the document, also its created and modified date: output never asks a clock.
    package var date: Day?

    package init(
      title: String, subject: String = "", number: String = "", version: String = "",
      company: String = "", author: String = "", language: String = "zh-CN", date: Day? = nil
    ) {
      self.title = title
      self.subject = subject
      self.number = number
      self.version = version
      self.company = company
      self.author = author
      self.language = language
      self.date = date
    }
  }

  /// A line of the table of contents; `level` is 1 for the highest.
  package struct ContentsEntry: Sendable {
    package var target: String
    package var level: Int

    package init(target: String, level: Int) {
      self.target = target
      self.level = level
    }
  }

  package init(
    properties: Properties, theme: Theme = .qmsSong, labels: Labels, header: [Block] = [],
    footer: [Block] = [], divisions: [Division], targets: [String: Target] = [:],
    contents: [ContentsEntry] = [], images: [Image] = [], facts: FactTable = FactTable(),
    sheet: FactSheet = FactSheet()
  ) {
    self.properties = properties
    self.theme = theme
    self.labels = labels
    self.header = header
    self.footer = footer
    self.divisions = divisions
    self.targets = targets
    self.contents = contents
    self.images = images
    self.facts = facts
    self.sheet = sheet
  }
}

extension Manual {
  /// The footer of pages that are numbered so.
  package func footer(on numbering: PageLayout.Numbering) -> [Block] {
    numbering == .decimal || frontFooter.isEmpty ? footer : frontFooter
  }
}

/// The few words a writer itself puts into a document.
///
/// They come from the pack.
package struct Labels: Sendable {
  /// `表` before the number of a table, `图` before that of a picture.
  package var table: String
  package var figure: String
  /// `附录` before the letter of an appendix.
  package var appendix: String
  /// The heading of the table of contents.
  package var contents: String
  /// Between the items of a list in a sentence: `、`.
  package var listSeparator: String

  package init(
    table: String, figure: String, appendix: String, contents: String, listSeparator: String
  ) {
    self.table = table
    self.figure = figure
    self.appendix = appendix
    self.contents = contents
    self.listSeparator = listSeparator
  }
}

/// Consecutive sections on pages of one layout: a section of Word, a master page of ODF.
package struct Division: Sendable {
  package var layout: PageLayout
  package var sections: [Section]

  package init(layout: PageLayout, sections: [Section]) {
    self.layout = layout
    self.sections = sections
  }
}

/// How the pages of a division are laid out.
///
/// Paper and margins are the theme's.
package struct PageLayout: Hashable, Sendable {
  package var isLandscape: Bool
  /// False on the cover.
  package var hasHeaderAndFooter: Bool
  /// Starts counting pages here, from one, when true.
  package var restartsNumbering: Bool
  package var numbering: Numbering

  package enum Numbering: Hashable, Sendable {
    case decimal
    case lowerRoman
    case upperRoman
  }

  package init(
    isLandscape: Bool = false, hasHeaderAndFooter: Bool = true, restartsNumbering: Bool = false,
    numbering: Numbering = .decimal
  ) {
    self.isLandscape = isLandscape
    self.hasHeaderAndFooter = hasHeaderAndFooter
    self.restartsNumbering = restartsNumbering
    self.numbering = numbering
  }
}

/// A section of the manual: a heading, if it has one, and what stands under it up to the next section.
///
/// Sections are flat and in reading order; `level` tells how they nest.
package struct Section: Sendable {
  /// Stable and unique in the manual: `5.2.4`, `repair`, `repair/steps`.
  package var id: String
  package var heading: Heading?
  /// The clauses of the standard it answers.
  package var clauses: [ClauseID]
  package var startsNewPage: Bool
  package var blocks: [Block]
  package var source: SourceSpan
  /// In a redline only.
  package var change: Change?

  package init(
    id: String, heading: Heading?, clauses: [ClauseID] = [], startsNewPage: Bool = false,
    blocks: [Block], source: SourceSpan
  ) {
    self.id = id
    self.heading = heading
    self.clauses = clauses
    self.startsNewPage = startsNewPage
    self.blocks = blocks
    self.source = source
  }
}

/// The heading of a section.
///
/// Its number is counted by the format and must come out as given here.
package struct Heading: Sendable {
  package var text: [Inline]
  /// 1 for a chapter or an appendix, up to 6.
  package var level: Int
  package var numbering: Numbering
  package var source: SourceSpan
  /// Whether it differs from the version before.
  package var isChanged = false

  package enum Numbering: Hashable, Sendable {
    /// Without a number: the pages of the front matter.
    case none
    /// `5.2.4`: the numbers of all levels above, and its own.
    case decimal([Int])
    /// Counted `附录A`, `A.2`, `A.2.1`: the first number is shown as a letter.
    case appendix([Int])
  }

  package init(text: [Inline], level: Int, numbering: Numbering, source: SourceSpan) {
    self.text = text
    self.level = level
    self.numbering = numbering
    self.source = source
  }
}

/// What a reference can point at: a heading, or a numbered caption.
package struct Target: Sendable {
  package var kind: Kind
  /// The name of its bookmark: ASCII letters, digits and `_`, starting with a letter, at most 40
  /// characters, unique in the manual.
  package var bookmark: String
  /// As the format shows it: `5.2.4`, `附录A`, `A.2`, `表5`; empty for a heading without number.
  package var number: String
  package var title: String

  package enum Kind: Hashable, Sendable {
    case section
    case table
    case figure
    /// A place in text: an ``Inline/mark(target:text:style:)``.
    case mark
  }

  package init(kind: Kind, bookmark: String, number: String, title: String) {
    self.kind = kind
    self.bookmark = bookmark
    self.number = number
    self.title = title
  }

  /// The key in ``Manual/targets`` of the mark behind all text: its page is how many pages there are.
  package static let end = "manual:end"
}

/// The bytes of a picture.
package struct Image: Sendable {
  package var format: Format
  package var bytes: [UInt8]
  /// Natural size in pixels at 96 dpi.
  package var width: Int
  package var height: Int
  /// A PNG that shows the same, for readers without SVG.
  package var fallback: [UInt8]?

  package enum Format: String, Hashable, Sendable {
    case png, jpeg, svg
  }

  package init(format: Format, bytes: [UInt8], width: Int, height: Int, fallback: [UInt8]? = nil) {
    self.format = format
    self.bytes = bytes
    self.width = width
    self.height = height
    self.fallback = fallback
  }
}
