import ManualModel

extension BodyWriter {
  /// Writes a heading with its bookmark.
  ///
  /// ```
  /// Heading(text: 维修, level: 3, numbering: .decimal([5, 2, 4]))
  /// <text:h text:outline-level="3" text:style-name="Heading_20_3"><text:bookmark-start
  ///   text:name="c_5_2_4"/>维修<text:bookmark-end text:name="c_5_2_4"/></text:h>
  /// ```
  ///
  /// ODF 1.3 part 3 §5.1.2. The number is counted by `text:outline-style`.
  mutating func heading(
    _ heading: Heading, bookmark: String?, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    state.isChanged = heading.isChanged
    defer { state.isChanged = false }
    let count = state.headings.count(heading, appendixLabel: manual.labels.appendix)
    if case .typed = count, let bookmark { survey.typedNumbers.insert(bookmark) }
    if case .appendix(let numbers) = heading.numbering, count.isCounted {
      appendixHeading(
        heading, levels: numbers.count, count, bookmark: bookmark, in: environment, to: &out)
    } else {
      bareHeading(heading, count, bookmark: bookmark, in: environment, to: &out)
    }
  }

  /// Writes a heading of an appendix: in a list of its own that goes on where the last one stopped.
  ///
  /// LibreOffice numbers by the list style of a paragraph style on its first level only, so the
  /// level is that of nested lists; and all appendices are one list in pieces
  /// (`text:continue-list`, ODF 1.3 part 3 §19.780).
  private mutating func appendixHeading(
    _ heading: Heading, levels: Int, _ count: HeadingCounter.Count, bookmark: String?,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let number = state.headings.lists
    if case .counted = count, number > 1 {
      out.start(Tags.appendixList, ["appendix\(number)", "appendix\(number - 1)"])
      for _ in 1..<levels { out.start(Tags.outerList) }
      bareHeading(heading, .counted, bookmark: bookmark, in: environment, to: &out)
      for _ in 1..<levels { out.end(Tags.outerList) }
      return out.end(Tags.appendixList)
    }
    for level in 1...levels {
      out.start("text:list")
      if level == 1 {
        out.attribute("xml:id", "appendix\(number)")
        out.attribute("text:style-name", "Appendix")
        if number > 1 { out.attribute("text:continue-list", "appendix\(number - 1)") }
      }
      out.start("text:list-item")
    }
    if case .restarted(let start) = count { out.attribute("text:start-value", start) }
    bareHeading(heading, .counted, bookmark: bookmark, in: environment, to: &out)
    for _ in 1...levels {
      out.end()
      out.end()
    }
  }

  private mutating func bareHeading(
    _ heading: Heading, _ count: HeadingCounter.Count, bookmark: String?,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let style = styleName(of: heading, in: environment)
    if case .counted = count {
      out.start(Tags.heading, [style, String(heading.level)])
      headingText(heading, bookmark: bookmark, in: environment, to: &out)
      return out.end(Tags.heading)
    }
    out.start("text:h")
    out.attribute("text:style-name", style)
    out.attribute("text:outline-level", heading.level)
    switch count {
    case .counted: break
    case .restarted(let start):
      out.attribute("text:restart-numbering", "true")
      out.attribute("text:start-value", start)
    case .none, .typed: out.attribute("text:is-list-header", "true")
    }
    if case .typed(let number) = count { out.text(number + " ") }
    headingText(heading, bookmark: bookmark, in: environment, to: &out)
    out.end()
  }

  private mutating func headingText(
    _ heading: Heading, bookmark: String?, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    if let bookmark { out.raw(Tags.bookmarkStart, [bookmark]) }
    text(heading.text, in: environment, to: &out)
    if let bookmark { out.raw(Tags.bookmarkEnd, [bookmark]) }
  }

  private mutating func styleName(of heading: Heading, in environment: Environment) -> String {
    let level = min(max(heading.level, 1), 6)
    let style: NamedStyle =
      switch heading.numbering {
      case .none: level == 1 ? .paragraph(.frontHeading) : .heading(level)
      case .decimal: .heading(level)
      case .appendix: .appendixHeading(level)
      }
    let format = ParagraphFormat(style: style, start: takeStart(in: environment))
    return tags.name(index(of: format)) { $0.paragraphs }
  }
}

extension HeadingCounter.Count {
  fileprivate var isCounted: Bool {
    switch self {
    case .counted, .restarted: true
    case .none, .typed: false
    }
  }
}
