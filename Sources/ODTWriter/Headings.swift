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
    let count: HeadingCounter.Count
    if isDeleting {
      count = countOld(heading)
    } else {
      count = state.headings.count(heading, appendixLabel: manual.labels.appendix)
      if case .typed = count, let bookmark { survey.typedNumbers.insert(bookmark) }
    }
    let bookmark = freeBookmark(bookmark)
    if case .appendix(let numbers) = heading.numbering, count.isCounted {
      appendixHeading(
        heading, levels: numbers.count, count, bookmark: bookmark, in: environment, to: &out)
    } else {
      bareHeading(heading, count, bookmark: bookmark, in: environment, to: &out)
    }
  }

  /// Counts a heading in the older manual.
  private mutating func countOld(_ heading: Heading) -> HeadingCounter.Count {
    tracking?.headings.count(
      heading, appendixLabel: manual.predecessor?.labels.appendix ?? manual.labels.appendix)
      ?? .none
  }

  /// What a heading of both manuals was in the older one; it counts there too.
  mutating func typedBefore(_ heading: Heading, _ former: Change?) -> String? {
    var old = heading
    if case .formatted(.section(let look))? = former {
      if let level = look.level { old.level = level }
      if let numbering = look.numbering { old.numbering = numbering }
    }
    if case .typed(let number) = countOld(old) { return number }
    return nil
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
    if isTracking {
      return trackedAppendixHeading(
        heading, levels: levels, count, bookmark: bookmark, in: environment, to: &out)
    }
    let number = state.headings.lists
    if case .counted = count, number > 1 {
      out.start(Tags.appendixList, ["appendix\(number)", "appendix\(number - 1)"])
      for _ in 1..<levels { out.start(Tags.outerList) }
      bareHeading(heading, .counted, bookmark: bookmark, in: environment, to: &out)
      for _ in 1..<levels { out.end(Tags.outerList) }
      return out.end(Tags.appendixList)
    }
    appendixPiece(
      heading, levels: levels, count, id: "appendix\(number)",
      after: number > 1 ? "appendix\(number - 1)" : nil, bookmark: bookmark, in: environment,
      to: &out)
  }

  /// Writes a heading of an appendix in a redline: all appendices are one list, those that were deleted
  /// first.
  private mutating func trackedAppendixHeading(
    _ heading: Heading, levels: Int, _ count: HeadingCounter.Count, bookmark: String?,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let id: String
    var before: String?
    if isDeleting {
      (id, before) = addPiece(to: .appendix)
    } else {
      let number = state.headings.lists
      id = "appendix\(number)"
      before =
        number > 1 ? "appendix\(number - 1)" : tracking?.plan?.lastPiece(of: .appendix)
    }
    appendixPiece(
      heading, levels: levels, count, id: id, after: before, bookmark: bookmark, in: environment,
      to: &out)
  }

  /// Writes a piece of the list of appendices, which goes on after another one.
  private mutating func appendixPiece(
    _ heading: Heading, levels: Int, _ count: HeadingCounter.Count, id: String,
    after before: String?, bookmark: String?, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    for level in 1...levels {
      out.start("text:list")
      if level == 1 {
        out.attribute("xml:id", id)
        out.attribute("text:style-name", "Appendix")
        if let before { out.attribute("text:continue-list", before) }
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

  private func listPath(of heading: Heading, _ count: HeadingCounter.Count) -> ListPath? {
    guard let tracking, count.isCounted, case .appendix(let numbers) = heading.numbering else {
      return nil
    }
    return ListPath(
      chain: .appendix, pieces: tracking.pieces[.appendix] ?? 0,
      styles: Array(repeating: "Appendix", count: numbers.count))
  }

  private mutating func bareHeading(
    _ heading: Heading, _ count: HeadingCounter.Count, bookmark: String?,
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    let format = index(of: format(of: heading, in: environment))
    let style = tags.name(format) { $0.paragraphs }
    if !isTracking, case .counted = count {
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
    open(
      ParagraphTag(style: format, level: heading.level), list: listPath(of: heading, count),
      to: &out)
    if isShared {
      trackedNumber(count, in: environment, to: &out)
    } else if case .typed(let number) = count {
      out.text(number + " ")
    }
    headingText(heading, bookmark: bookmark, in: environment, to: &out)
    close(to: &out)
    out.end()
  }

  /// Writes the typed number of a heading, with what it was.
  private mutating func trackedNumber(
    _ count: HeadingCounter.Count, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    let old = tracking?.typedBefore
    var new: String?
    if case .typed(let number) = count { new = number }
    if old == new {
      if let new { out.text(new + " ") }
      return
    }
    var text: [Inline] = []
    if let old { text.append(.changed(.deleted, .text(old + " ", style: [], fact: nil))) }
    if let new { text.append(.changed(.inserted, .text(new + " ", style: [], fact: nil))) }
    self.text(text, in: environment, to: &out)
  }

  private mutating func headingText(
    _ heading: Heading, bookmark: String?, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    if let bookmark { out.raw(Tags.bookmarkStart, [bookmark]) }
    text(heading.text, in: environment, to: &out)
    if let bookmark { out.raw(Tags.bookmarkEnd, [bookmark]) }
  }

  private mutating func format(
    of heading: Heading, in environment: Environment
  ) -> ParagraphFormat {
    let level = min(max(heading.level, 1), 6)
    let style: NamedStyle =
      switch heading.numbering {
      case .none: level == 1 ? .paragraph(.frontHeading) : .heading(level)
      case .decimal: .heading(level)
      case .appendix: .appendixHeading(level)
      }
    return ParagraphFormat(style: style, start: takeStart(in: environment))
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
