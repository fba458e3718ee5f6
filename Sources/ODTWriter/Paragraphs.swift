import ManualModel
import Packaging

extension BodyWriter {
  /// Writes a paragraph.
  ///
  /// ```
  /// Paragraph(.body, [.text("售后服务", …)])
  /// <text:p text:style-name="Text_20_body">售后服务</text:p>
  /// ```
  ///
  /// ODF 1.3 part 3 §5.1.3.
  mutating func paragraph<Out: Markup & ~Copyable>(
    _ paragraph: Paragraph, in environment: Environment, to out: inout Out
  ) {
    self.paragraph(paragraph, [], in: environment, to: &out)
  }

  /// Writes a paragraph, in a redline behind the texts of others that were joined with it; with
  /// `endIsInserted` it was one with the next.
  mutating func paragraph<Out: Markup & ~Copyable>(
    _ paragraph: Paragraph, _ joined: [[Inline]], endIsInserted: Bool = false,
    in environment: Environment, to out: inout Out
  ) {
    let index = index(of: paragraph, in: environment)
    self.paragraph(index, in: environment, to: &out) { writer, out in
      if writer.isShared {
        writer.trackedText(
          joined + [paragraph.text], endIsInserted: endIsInserted, in: environment, to: &out)
      } else {
        writer.text(paragraph.text, in: environment, to: &out)
      }
    }
  }

  /// Writes a paragraph of that formatting, by its number in the survey.
  mutating func paragraph<Out: Markup & ~Copyable>(
    _ index: Int, in environment: Environment, to out: inout Out,
    _ body: (inout BodyWriter, inout Out) -> Void
  ) {
    let opening = tags.paragraph(index)
    out.start(opening)
    open(ParagraphTag(style: index), list: listPath(in: environment), to: &out)
    writeBookmark(to: &out)
    body(&self, &out)
    close(to: &out)
    out.end(opening)
  }

  /// The index of the formatting of a paragraph in the survey.
  mutating func index(of paragraph: Paragraph, in environment: Environment) -> Int {
    var style = NamedStyle.paragraph(paragraph.style)
    // Running text in a list has the list's indent in place of the first line's.
    if environment.place == .list, paragraph.style == .body { style = .listText }
    let look = looks[style]
    var format = ParagraphFormat(style: style, start: takeStart(in: environment))
    let alignment = paragraph.alignment ?? environment.alignment
    if isDeleting {
      // What comes back must not take over the alignment of the paragraph it was joined with.
      format.alignment = alignment ?? look.alignment
    } else if alignment != look.alignment {
      format.alignment = alignment
    }
    let keeps = paragraph.keepsWithNext || environment.keepsWithNext
    if keeps && !look.keepsWithNext { format.keepsWithNext = true }
    if environment.place == .header, environment.master.isLandscape {
      format.tabs = .middleAndEnd(of: environment.width)
    }
    return index(of: format)
  }

  /// Writes the bookmark of a section without heading into its first paragraph.
  mutating func writeBookmark(to out: inout some Markup & ~Copyable) {
    guard let bookmark = state.bookmark else { return }
    state.bookmark = nil
    out.raw(Tags.bookmark, [bookmark])
  }

  /// Writes the text of a paragraph; neighbouring runs of one formatting share a `text:span`.
  ///
  /// ODF 1.3 part 3 §6.1.7.
  mutating func text(
    _ inlines: [Inline], in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    if isShared { return trackedText([inlines], in: environment, to: &out) }
    var run = Run()
    for inline in inlines { write(inline, &run, to: &out) }
    change(&run, to: nil, to: &out)
  }

  mutating func write(_ inline: Inline, _ run: inout Run, to out: inout some Markup & ~Copyable) {
    change(&run, to: format(of: inline), to: &out)
    self.inline(inline, &run, to: &out)
  }

  /// Closes and opens spans so that the formatting is `format`, nil for the paragraph's own.
  mutating func change(
    _ run: inout Run, to format: TextFormat?, to out: inout some Markup & ~Copyable
  ) {
    guard format != run.format else { return }
    if let span = run.span { out.end(span) }
    run.format = format
    run.span = format.map { tags.span(survey.texts.index(of: $0)) }
    if let span = run.span { out.start(span) }
  }

  private func format(of inline: Inline) -> TextFormat? {
    switch inline {
    case .text(_, let style, _): style.isEmpty ? nil : TextFormat(style: style)
    case .reference(let reference):
      reference.style.isEmpty ? nil : TextFormat(style: reference.style)
    case .gap(_, let style): TextFormat(style: style, isGap: true)
    case .blank: TextFormat(style: .underline)
    case .mark(_, _, let style): style.isEmpty ? nil : TextFormat(style: style)
    case .changed(_, let changed): self.format(of: changed)
    case .lineBreak, .tab, .field, .link: nil
    }
  }

  private mutating func inline(
    _ inline: Inline, _ run: inout Run, to out: inout some Markup & ~Copyable
  ) {
    switch inline {
    case .text(let text, _, _), .gap(let text, _): write(text, &run, to: &out)
    case .lineBreak:
      out.mark("text:line-break")
      run.followsSpace = true
    case .tab:
      out.mark("text:tab")
      run.followsSpace = true
    case .reference where isDeleting:
      // Who rejects wants what it showed, and its target may be gone.
      write(shown(inline, on: .old) ?? "", &run, to: &out)
    case .reference(let reference):
      self.reference(reference, to: &out)
      run.followsSpace = false
    case .field(let field):
      self.field(field, to: &out)
      run.followsSpace = false
    case .link(let text, let address):
      link(address, style: "Internet_20_link", to: &out) { out in
        write(text, &run, to: &out)
      }
    case .mark(let name, let text, _):
      guard let target = target(name) else {
        preconditionFailure("a mark of '\(name)', which is no target")
      }
      guard let bookmark = freeBookmark(target.bookmark) else { return write(text, &run, to: &out) }
      guard !text.isEmpty else { return out.raw(Tags.bookmark, [bookmark]) }
      out.raw(Tags.bookmarkStart, [bookmark])
      write(text, &run, to: &out)
      out.raw(Tags.bookmarkEnd, [bookmark])
    case .blank(let width):
      // A full-width space is as wide as a Chinese character in every font, and both Word and
      // LibreOffice draw the line below it to the end of the paragraph.
      out.text(String(repeating: "\u{3000}", count: max(width, 1)))
      run.followsSpace = false
    case .changed(let change, let changed):
      if change.exists(on: .new) { self.inline(changed, &run, to: &out) }
    }
  }

  /// Writes a hyperlink (ODF 1.3 part 3 §6.1.8).
  func link<Out: Markup & ~Copyable>(
    _ address: String, style: StaticString, to out: inout Out, _ body: (inout Out) -> Void
  ) {
    startLink(address, style: style, to: &out)
    body(&out)
    out.end()
  }

  func startLink(
    _ address: String, style: StaticString, to out: inout some Markup & ~Copyable
  ) {
    out.start("text:a")
    out.attribute("xlink:type", "simple")
    out.attribute("xlink:href", address)
    out.attribute("text:style-name", style)
    out.attribute("text:visited-style-name", style)
  }

  /// Writes text so that no space is lost: readers take several for one, and a tab or line break
  /// for a space (ODF 1.3 part 3 §6.1.2).
  private func write<Out: Markup & ~Copyable>(
    _ text: String, _ run: inout Run, to out: inout Out
  ) {
    guard !Out.discards, !text.isEmpty else { return }
    let bytes = text.utf8Span.span
    var isPlain = true
    var followsSpace = run.followsSpace
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte <= 0x20 else {
        followsSpace = false
        continue
      }
      if byte != 0x20 || followsSpace {
        isPlain = byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
        if !isPlain { break }
      }
      followsSpace = byte == 0x20
    }
    guard !isPlain else {
      run.followsSpace = followsSpace
      return out.text(text)
    }
    writeSpaces(of: text, &run, to: &out)
  }

  private func writeSpaces(
    of text: String, _ run: inout Run, to out: inout some Markup & ~Copyable
  ) {
    var plain = ""
    var spaces = 0
    func flush() {
      if !plain.isEmpty { out.text(plain) }
      plain = ""
      guard spaces > 0 else { return }
      out.start("text:s")
      if spaces > 1 { out.attribute("text:c", spaces) }
      out.end()
      spaces = 0
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case " " where run.followsSpace:
        spaces += 1
        continue
      case "\t", "\n", "\r":
        flush()
        out.mark(scalar == "\t" ? "text:tab" : "text:line-break")
        run.followsSpace = true
        continue
      default: break
      }
      if spaces > 0 { flush() }
      plain.unicodeScalars.append(scalar)
      run.followsSpace = scalar == " "
    }
    flush()
  }
}

/// Where the text of a paragraph is.
struct Run {
  /// The formatting of the open span.
  var format: TextFormat?
  var span: XMLOpening?
  /// True after a space, and where a paragraph or line begins: a space here would be lost.
  var followsSpace = true
}
