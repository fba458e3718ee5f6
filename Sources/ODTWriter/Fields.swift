import ManualModel

extension BodyWriter {
  /// Writes a live reference; its text is right before anybody counts.
  ///
  /// ```
  /// Reference(target: "5.2.4", form: .number)
  /// <text:bookmark-ref text:ref-name="c_5_2_4"
  ///   text:reference-format="number-all-superior">5.2.4</text:bookmark-ref>
  /// ```
  ///
  /// ODF 1.3 part 3 §7.7.5 (headings) and §7.7.8 (captions).
  ///
  /// A reference that stands out is inside a link too: libxml2's Relax NG validator refuses a
  /// `text:bookmark-ref` right below a `text:span`, which the schema allows.
  func reference<Out: Markup & ~Copyable>(_ reference: Reference, to out: inout Out) {
    guard let target = manual.targets[reference.target] else {
      preconditionFailure("a reference to '\(reference.target)', which is no target")
    }
    let showsTitle = reference.form == .title || target.number.isEmpty
    if target.kind == .section, reference.form != .page,
      !isRenewable(target, showsTitle: showsTitle)
    {
      return link("#" + target.bookmark, style: "Index_20_Link", to: &out) { out in
        out.text(showsTitle ? target.title : target.number)
      }
    }
    guard reference.style.isEmpty else {
      return link("#" + target.bookmark, style: "Index_20_Link", to: &out) { out in
        self.reference(
          Reference(target: reference.target, form: reference.form), to: &out)
      }
    }
    switch (target.kind, reference.form) {
    case (.section, .page), (.mark, .page):
      bookmarkReference(target, "page", pages?[target.bookmark] ?? "", to: &out)
    case (.mark, _):
      bookmarkReference(target, "text", target.number, to: &out)
    case (.section, _):
      bookmarkReference(
        target, showsTitle ? "text" : "number-all-superior",
        showsTitle ? target.title : target.number, to: &out)
    case (.table, .page), (.figure, .page):
      sequenceReference(target, "page", pages?[target.bookmark] ?? "", to: &out)
    case (.table, _), (.figure, _):
      sequenceReference(
        target, showsTitle ? "caption" : "category-and-value",
        showsTitle ? target.title : target.number, to: &out)
    }
  }

  /// Whether a field would show the same again when it is renewed.
  ///
  /// It would not where the number is typed, or where a form is cited by its code (JL-01) while its
  /// heading counts B.1.
  private func isRenewable(_ target: Target, showsTitle: Bool) -> Bool {
    guard let heading = anchors[target.bookmark] else { return false }
    return showsTitle
      ? target.title == heading.title
      : target.number == heading.number && !survey.typedNumbers.contains(target.bookmark)
  }

  private func bookmarkReference(
    _ target: Target, _ format: StaticString, _ text: String,
    to out: inout some Markup & ~Copyable
  ) {
    guard text.isEmpty else {
      return out.raw(Tags.bookmarkReference, [target.bookmark, format.description, text])
    }
    out.start("text:bookmark-ref")
    out.attribute("text:ref-name", target.bookmark)
    out.attribute("text:reference-format", format)
    out.end()
  }

  private func sequenceReference(
    _ target: Target, _ format: StaticString, _ text: String,
    to out: inout some Markup & ~Copyable
  ) {
    out.start("text:sequence-ref")
    out.attribute("text:ref-name", target.bookmark)
    out.attribute("text:reference-format", format)
    out.text(text)
    out.end()
  }

  /// Writes the number of the page, or of all pages (ODF 1.3 part 3 §7.3.4, §7.5.18).
  ///
  /// The word processor knows; until then nothing is better than a wrong number. Where front matter is
  /// not counted, the number of all pages is that of the last one.
  func field(_ field: Inline.Field, to out: inout some Markup & ~Copyable) {
    switch field {
    case .page:
      out.start("text:page-number")
      out.attribute("text:select-page", "current")
      out.end()
    case .pageCount:
      let total = (isDeleting ? formerPages : pages)?.total ?? ""
      if let end = manual.targets[Target.end] {
        bookmarkReference(end, "page", total, to: &out)
      } else {
        out.line("text:page-count", total)
      }
    }
  }

  /// Declares what captions count (ODF 1.3 part 3 §7.4.11).
  func sequenceDeclarations(to out: inout some Markup & ~Copyable) {
    out.start("text:sequence-decls")
    for kind in [Target.Kind.table, .figure] {
      out.start("text:sequence-decl")
      out.attribute("text:display-outline-level", 0)
      out.attribute("text:name", sequenceName(of: kind))
      out.end()
    }
    out.end()
  }

  /// The name of a sequence is the label of its captions: LibreOffice finds `表` of `表5` by it.
  private func sequenceName(of kind: Target.Kind) -> String {
    let label = kind == .figure ? manual.labels.figure : manual.labels.table
    return label.isEmpty ? (kind == .figure ? "Figure" : "Table") : label
  }

  /// Writes a caption: label, counted number, text.
  ///
  /// ```
  /// 表<text:sequence text:name="表" text:formula="ooow:表+1" style:num-format="1"
  ///   text:ref-name="t_outlets">5</text:sequence>　服务网点
  /// ```
  ///
  /// ODF 1.3 part 3 §7.4.13. The bookmark is for links; references go by `text:ref-name`.
  mutating func caption(
    _ caption: Caption, part: Int? = nil, keepsWithNext: Bool, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    guard let target = target(caption.target) else {
      preconditionFailure("a caption for '\(caption.target)', which is no target")
    }
    let look = looks[.paragraph(.caption)]
    var format = ParagraphFormat(style: .paragraph(.caption), start: takeStart(in: environment))
    if keepsWithNext != look.keepsWithNext { format.keepsWithNext = keepsWithNext }
    paragraph(index(of: format), in: environment, to: &out) { writer, out in
      if let part, part > 1 {
        // What the number is was counted at the first part.
        out.text("\(target.number)-\(part)\u{3000}")
        return writer.text(caption.text, in: environment, to: &out)
      }
      let bookmark = writer.freeBookmark(target.bookmark)
      if let bookmark { out.raw(Tags.bookmarkStart, [bookmark]) }
      writer.number(of: target, caption, in: environment, to: &out)
      if let part { out.text("-\(part)") }
      if !caption.text.isEmpty {
        out.text("\u{3000}")
        writer.text(caption.text, in: environment, to: &out)
      }
      if let bookmark { out.raw(Tags.bookmarkEnd, [bookmark]) }
    }
  }

  /// Writes label and number of a caption; in a redline with what they were.
  private mutating func number(
    of target: Target, _ caption: Caption, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    var old: String?
    if isShared, let before = manual.predecessor?.targets[caption.target]?.number,
      before != target.number
    {
      old = before
    }
    let digits = target.number.digitsAtEnd
    let label = String(target.number.dropLast(digits.count))
    guard let old else {
      out.text(label)
      if let number = Int(digits) { sequence(number, target, to: &out) }
      return
    }
    let isSameLabel = old.dropLast(old.digitsAtEnd.count) == label
    if isSameLabel { out.text(label) }
    replace(
      isSameLabel ? String(old.digitsAtEnd) : old, in: environment, to: &out
    ) { writer, out in
      if !isSameLabel { out.text(label) }
      if let number = Int(digits) { writer.sequence(number, target, to: &out) }
    }
  }

  private mutating func sequence(
    _ number: Int, _ target: Target, to out: inout some Markup & ~Copyable
  ) {
    let name = sequenceName(of: target.kind)
    let isNext = counts(number, target.kind)
    out.start("text:sequence")
    out.attribute("text:name", name)
    out.attribute("text:formula", isNext ? "ooow:\(name)+1" : "ooow:\(number)")
    out.attribute("style:num-format", "1")
    out.attribute(
      "text:ref-name",
      freeBookmark(target.bookmark) == nil ? target.bookmark + "_old" : target.bookmark)
    out.text(String(number))
    out.end()
  }
}

extension BodyWriter {
  /// Counts a caption; whether that gives its number, in a redline to whoever accepts, rejects or reads it.
  private mutating func counts(_ number: Int, _ kind: Target.Kind) -> Bool {
    guard let tracking else {
      let next = state.captions[kind, default: 0] + 1
      state.captions[kind] = number
      return number == next
    }
    var isNext = number == tracking.shownCaptions[kind, default: 0] + 1
    self.tracking?.shownCaptions[kind] = number
    if !isDeleting {
      isNext = isNext && number == state.captions[kind, default: 0] + 1
      state.captions[kind] = number
    }
    if isDeleting || tracking.place.side == nil && tracking.openInsertion == nil {
      isNext = isNext && number == tracking.captions[kind, default: 0] + 1
      self.tracking?.captions[kind] = number
    }
    return isNext
  }
}

extension String {
  /// The digits a text ends with.
  fileprivate var digitsAtEnd: Substring {
    var start = endIndex
    while start > startIndex {
      let before = utf8.index(before: start)
      guard (0x30...0x39).contains(utf8[before]) else { break }
      start = before
    }
    return self[start...]
  }
}
