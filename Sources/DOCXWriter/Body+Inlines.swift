import ManualModel
import Packaging

extension Body {
  /// Writes runs; neighbours that look alike become one.
  mutating func inlines(_ inlines: [Inline], to writer: inout XMLWriter) {
    var pending = ""
    var pendingStyle = TextStyle()
    for inline in inlines {
      if case .text(let text, let style, _) = inline {
        if style != pendingStyle {
          run(pending, pendingStyle, to: &writer)
          pending = ""
          pendingStyle = style
        }
        if pending.isEmpty { pending = text } else { pending += text }
        continue
      }
      run(pending, pendingStyle, to: &writer)
      pending = ""
      self.inline(inline, to: &writer)
    }
    run(pending, pendingStyle, to: &writer)
  }

  private mutating func inline(_ inline: Inline, to writer: inout XMLWriter) {
    switch inline {
    case .text(let text, let style, _): run(text, style, to: &writer)
    case .lineBreak: writer.raw(Markup.lineBreak)
    case .tab: writer.raw(Markup.tab)
    case .reference(let reference): self.reference(reference, to: &writer)
    case .gap(let text, let style):
      run(text, RunProperties(style, character: .gap), to: &writer)
    case .field(.page): field("PAGE", result: "1", to: &writer)
    case .field(.pageCount): pageCount(to: &writer)
    case .link(let text, let address): link(text, to: address, in: &writer)
    case .mark(let name, let text, let style):
      bookmark(target(name).bookmark, to: &writer) { body, writer in
        body.run(text, style, to: &writer)
      }
    case .blank(let width): blank(width, to: &writer)
    case .changed(let change, let changed):
      if change.exists(on: .new) { self.inline(changed, to: &writer) }
    }
  }

  mutating func run(_ text: String, _ style: TextStyle = [], to writer: inout XMLWriter) {
    run(text, RunProperties(style), to: &writer)
  }

  /// Writes `w:r` (ISO/IEC 29500-1 §17.3.2.25), or several where Chinese and Latin quotes meet.
  mutating func run(
    _ text: String, _ properties: RunProperties, to writer: inout XMLWriter
  ) {
    guard !text.isEmpty else { return }
    if let run = self.run(of: text, properties) {
      return writer.element(state.markup.opening(Front(run: run)), text: text)
    }
    for segment in EastAsianHint.segments(of: text) {
      var properties = properties
      properties.isEastAsian = segment.isEastAsian
      let run = Front.Run(
        properties: properties, keepsSpace: segment.text.hasSpaceAtEnd,
        isDeleted: state.deletion != nil)
      writer.element(state.markup.opening(Front(run: run)), text: segment.text)
    }
  }

  /// The run that holds a text as a whole; nil if it is empty or may need several.
  func run(of text: String, _ properties: RunProperties) -> Front.Run? {
    guard !text.isEmpty, !EastAsianHint.mayHoldSharedMarks(text) else { return nil }
    return Front.Run(
      properties: properties, keepsSpace: text.hasSpaceAtEnd, isDeleted: state.deletion != nil)
  }

  /// Writes `w:hyperlink` (ISO/IEC 29500-1 §17.16.22) to an address outside.
  private mutating func link(_ text: String, to address: String, in writer: inout XMLWriter) {
    let id = state.relationships.id(.hyperlink, address)
    writer.element("w:hyperlink") { writer in
      writer.attribute("r:id", id)
      run(text, RunProperties([], character: .hyperlink), to: &writer)
    }
  }

  /// Writes a line to write on: underlined ideographic spaces.
  ///
  /// The setting `w:ulTrailSpace` makes Word print them at the end of a line too.
  private mutating func blank(_ width: Int, to writer: inout XMLWriter) {
    guard width > 0 else { return }
    run(String(repeating: "\u{3000}", count: width), .underline, to: &writer)
  }
}

extension [Inline] {
  /// The text and its style, if neighbours that look alike make it one run.
  var soleRun: (text: String, style: TextStyle)? {
    guard case .text(var text, let style, _)? = first else { return nil }
    for inline in dropFirst() {
      guard case .text(let more, style, _) = inline else { return nil }
      text += more
    }
    return (text, style)
  }
}

extension String {
  /// Whether it begins or ends with a space, which Word drops without `xml:space`; others might
  /// drop ideographic spaces too.
  var hasSpaceAtEnd: Bool {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return false }
    return first == " " || last == " " || first == "\u{3000}" || last == "\u{3000}"
  }
}
