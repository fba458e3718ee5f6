import ManualModel
import Packaging

extension Body {
  /// Writes the table of contents: a TOC field (ISO/IEC 29500-1 §17.16.5.68) with its entries, in
  /// the control by which Word recognises it.
  ///
  /// Word renews it from styles and outline levels; until then the entries are those of the manual.
  mutating func contents(to writer: inout XMLWriter) {
    let entries = manual.contents
    guard !entries.isEmpty else { return }
    let instruction = contentsInstruction
    let id = state.controlID()
    writer.element(Markup.contents, String(id)) { writer in
      for (index, entry) in entries.enumerated() {
        let target = self.target(entry.target)
        paragraph(properties(of: entry, target), to: &writer) { body, writer in
          if index == 0 { body.fieldStart(instruction, to: &writer) }
          body.contentsEntry(target, to: &writer)
          if index == entries.count - 1 { writer.raw(Markup.fieldEnd) }
        }
      }
    }
  }

  var contentsInstruction: String {
    let depth = manual.contents.reduce(3) { max($0, min($1.level, StyleID.levels)) }
    return "TOC \\o \"1-\(depth)\" \\h \\z \\u"
  }

  /// Labels such as 附录A are wider than the tab stop of their level.
  func properties(
    of entry: Manual.ContentsEntry, _ target: Target
  ) -> ParagraphProperties {
    let level = min(max(entry.level, 1), StyleID.levels)
    var properties = ParagraphProperties(.contents(level))
    properties.tabs = manual.theme.contentsTitleStart(behind: target.number, level: level)
      .map { .number(to: $0) }
    return properties
  }

  private mutating func contentsEntry(_ target: Target, to writer: inout XMLWriter) {
    writer.element(Markup.entry, target.bookmark) { writer in
      if !target.number.isEmpty {
        run(target.number, to: &writer)
        writer.raw(Markup.tab)
      }
      run(target.title, to: &writer)
      guard let page = pages?[target.bookmark] else { return }
      writer.raw(Markup.tab)
      field("PAGEREF \(target.bookmark) \\h", result: page, to: &writer)
    }
  }
}
