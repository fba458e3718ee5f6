import ManualModel
import Packaging

extension Body {
  /// Writes a section in a content control that carries its id (ISO/IEC 29500-1 §17.5.2.29).
  ///
  /// Word keeps the tag through all editing. LibreOffice 7.4 drops tags of controls around blocks on
  /// saving as DOCX and keeps bookmarks, so that a section with a target can be found there too.
  mutating func sectionPart(
    _ part: SectionPart, in environment: Environment, to writer: inout XMLWriter
  ) {
    let section = part.section
    if part.ordinal == 1, section.startsNewPage { pageBreak(in: environment) }
    let heading = part.ordinal == 1 ? section.heading : nil
    let id = String(state.controlID())
    let tag = ControlTag.tag(of: section.id, ordinal: part.ordinal)
    let title = ControlTag.shortened(self.title(of: section))
    let control = title.isEmpty ? Markup.untitledSection : Markup.section
    writer.start(control, title.isEmpty ? [tag, id] : [title, tag, id])
    if let heading {
      var environment = environment
      environment.leadsTable = part.blocks.first?.beginsWithBareTable ?? false
      self.heading(heading, of: section, in: environment, to: &writer)
    } else if part.ordinal == 1, let target = manual.targets[section.id] {
      bookmark(target.bookmark, to: &writer) { _, _ in }
    }
    blocks(part.blocks, in: environment, to: &writer)
    writer.end(control)
  }

  func title(of section: Section) -> String {
    guard let heading = section.heading else { return "" }
    guard let target = manual.targets[section.id], !target.number.isEmpty else {
      return heading.text.plainText
    }
    return target.number + " " + heading.text.plainText
  }

  /// Writes a heading, numbered by its style (ISO/IEC 29500-1 §17.9.23).
  private mutating func heading(
    _ heading: Heading, of section: Section, in environment: Environment,
    to writer: inout XMLWriter
  ) {
    let properties = headingProperties(heading, of: section, in: environment)
    state.isChanged = heading.isChanged
    defer { state.isChanged = false }
    paragraph(properties, to: &writer) { body, writer in
      guard let target = body.manual.targets[section.id] else {
        return body.inlines(heading.text, to: &writer)
      }
      body.bookmark(target.bookmark, to: &writer) { body, writer in
        body.inlines(heading.text, to: &writer)
      }
    }
  }

  /// Counts a heading.
  mutating func headingProperties(
    _ heading: Heading, of section: Section, in environment: Environment
  ) -> ParagraphProperties {
    let level = min(max(heading.level, 1), StyleID.levels)
    var properties: ParagraphProperties
    switch heading.numbering {
    case .none where level == 1:
      properties = ParagraphProperties(.paragraph(.frontHeading))
      if !isInContents(section) { properties.outlineLevel = 9 }
    case .none:
      properties = ParagraphProperties(.heading(level))
      properties.numbering = .none(level: level - 1)
    case .decimal(let numbers):
      properties = ParagraphProperties(.heading(level))
      let overrides = state.headings.overrides(for: numbers) { prefix in
        prefix.map { "\($0)." }.joined()
      }
      properties.numbering = number(
        numbers, style: level, of: Numbering.headings, overrides: overrides)
    case .appendix(let numbers):
      properties = ParagraphProperties(.appendix(level))
      let overrides = state.appendices.overrides(for: numbers) { prefix in
        letters(prefix[0]) + "." + prefix.dropFirst().map { "\($0)." }.joined()
      }
      properties.numbering = number(
        numbers, style: level, of: Numbering.appendices, overrides: overrides)
    }
    keepOffTable(&properties, in: environment)
    return properties
  }

  /// Nil where the number of the style is the right one.
  private mutating func number(
    _ numbers: [Int], style level: Int, of definition: Int, overrides: [Numbering.Override]
  ) -> NumberingReference? {
    if !overrides.isEmpty {
      return NumberingReference(
        level: numbers.count - 1,
        id: state.numbering.instance(of: definition, overrides: overrides))
    }
    guard numbers.count != level else { return nil }
    return NumberingReference(
      level: numbers.count - 1, id: Numbering.styleInstance(of: definition))
  }

  private func isInContents(_ section: Section) -> Bool {
    manual.contents.contains { $0.target == section.id }
  }
}

/// The tag of a section's content control.
enum ControlTag {
  /// Word's limit for tags and titles, in UTF-16 units.
  static let limit = 64

  /// `5.2.4`, and `5.2.4~2` for its second piece; a long id is cut and ends with its checksum.
  static func tag(of id: String, ordinal: Int) -> String {
    let suffix = ordinal > 1 ? "~\(ordinal)" : ""
    guard id.utf16.count + suffix.utf16.count > limit else { return id + suffix }
    let end = "~" + checksum(of: id) + suffix
    return shortened(id, to: limit - end.utf16.count) + end
  }

  /// The text, cut between characters to at most `limit` UTF-16 units.
  static func shortened(_ text: String, to limit: Int = limit) -> String {
    guard text.utf16.count > limit else { return text }
    var short = ""
    var length = 0
    for character in text {
      length += character.utf16.count
      guard length <= limit else { break }
      short.append(character)
    }
    return short
  }

  /// FNV-1a with 32 bits, in hexadecimal: the same in every run.
  private static func checksum(of text: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
