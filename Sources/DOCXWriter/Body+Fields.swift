import ManualModel
import Packaging

extension Body {
  /// Writes a complex field with its cached result (ISO/IEC 29500-1 §17.16.18).
  ///
  /// ```
  /// PAGE  →  begin, instruction, separate, result, end: a run each
  /// ```
  mutating func field(
    _ instruction: String, result: String, _ style: TextStyle = [], to writer: inout XMLWriter
  ) {
    fieldStart(instruction, to: &writer)
    run(result, style, to: &writer)
    writer.raw(Markup.fieldEnd)
  }

  /// Writes a field up to where its result begins; `Markup.fieldEnd` closes it.
  func fieldStart(_ instruction: String, to writer: inout XMLWriter) {
    let start = state.deletion == nil ? Markup.fieldStart : Markup.deletedFieldStart
    writer.raw(start, " \(instruction) ")
  }

  /// Writes a live reference: a REF or PAGEREF field (ISO/IEC 29500-1 §17.16.5.51, §17.16.5.45).
  ///
  /// Numbers of headings are asked for with `\n`: WPS shows 1.1.1 for 1.1 with `\r`.
  mutating func reference(_ reference: Reference, to writer: inout XMLWriter) {
    write(shown(reference), reference.style, to: &writer)
  }

  private mutating func write(
    _ shown: ShownReference, _ style: TextStyle, to writer: inout XMLWriter
  ) {
    switch shown {
    case .text(let text): run(text, style, to: &writer)
    case .link(let text, let bookmark):
      writer.element("w:hyperlink") { writer in
        writer.attribute("w:anchor", bookmark)
        run(text, style, to: &writer)
      }
    case .field(let instruction, let result):
      field(instruction, result: result, style, to: &writer)
    }
  }

  /// What a reference becomes.
  enum ShownReference {
    case text(String)
    /// A field would show something else.
    case link(String, bookmark: String)
    case field(String, result: String)

    var text: String {
      switch self {
      case .text(let text), .link(let text, _), .field(_, let text): text
      }
    }
  }

  /// What an inline becomes whose text is not in it; nil for one that says it itself, and for the number
  /// of its own page, which nobody stores.
  mutating func shown(_ inline: Inline) -> ShownReference? {
    switch inline {
    case .reference(let reference): shown(reference)
    case .field(.pageCount): shownPageCount
    case .text, .lineBreak, .tab, .gap, .field(.page), .link, .mark, .blank, .changed: nil
    }
  }

  mutating func shown(_ reference: Reference) -> ShownReference {
    let target = self.target(reference.target)
    let showsTitle = reference.form == .title || target.number.isEmpty
    let shown = showsTitle ? target.title : target.number
    switch (reference.form, target.kind) {
    case (.page, _):
      // Pages are known only when the document is laid out; no number is better than a wrong one.
      return .field("PAGEREF \(target.bookmark) \\h", result: pages?[target.bookmark] ?? "")
    case (.number, .section), (.title, .section), (.title, .mark):
      return headingReference(target, shown, showsTitle: showsTitle)
    case (.number, .mark): return .field("REF \(target.bookmark) \\h", result: shown)
    case (.number, .table), (.number, .figure), (.title, .table), (.title, .figure):
      let bookmark =
        showsTitle ? state.titleBookmark(of: reference.target) : target.bookmark
      return .field("REF \(bookmark) \\h", result: shown)
    }
  }

  private func headingReference(
    _ target: Target, _ shown: String, showsTitle: Bool
  ) -> ShownReference {
    guard let heading = anchors[target.bookmark] else { return .text(shown) }
    guard shown == (showsTitle ? heading.title : heading.number) else {
      return .link(shown, bookmark: target.bookmark)
    }
    return .field(
      "REF \(target.bookmark)\(showsTitle ? "" : " \\n") \\h", result: shown)
  }

  /// Writes how many pages there are.
  mutating func pageCount(to writer: inout XMLWriter) { write(shownPageCount, [], to: &writer) }

  /// The number of the last page, as front matter is not counted, or NUMPAGES (ISO/IEC 29500-1
  /// §17.16.5.39) where all are.
  private var shownPageCount: ShownReference {
    if let end = manual.targets[Target.end] {
      return .field("PAGEREF \(end.bookmark)", result: pages?.total ?? "")
    }
    return .field("NUMPAGES \\* Arabic", result: pages?.total ?? "1")
  }

  /// Writes what is inside a bookmark (ISO/IEC 29500-1 §17.13.6.2).
  mutating func bookmark(
    _ name: String, to writer: inout XMLWriter,
    content: (inout Body, inout XMLWriter) -> Void
  ) {
    guard state.writesBookmarks else { return content(&self, &writer) }
    let id = String(state.bookmarkID())
    writer.raw(Markup.bookmarkStart, id, name)
    content(&self, &writer)
    writer.raw(Markup.bookmarkEnd, id)
  }

  /// The target of that name; templates are checked for names that do not exist.
  func target(_ name: String) -> Target {
    guard let target = manual.targets[name] else {
      preconditionFailure("'\(name)' is referred to, but not among the targets of the manual")
    }
    return target
  }
}
