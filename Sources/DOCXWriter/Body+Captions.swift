import ManualModel
import Packaging

extension Body {
  /// Writes the caption of a table, picture or part of a drawing, its number counted by a SEQ field (ISO/IEC 29500-1
  /// §17.16.5.56).
  ///
  /// A bookmark holds label and number (表5), so that a REF to it shows both; another the text.
  mutating func caption(
    _ caption: Caption, part: Int? = nil, keepsWithNext: Bool, in environment: Environment,
    to writer: inout XMLWriter
  ) {
    let target = self.target(caption.target)
    let properties = captionProperties(keepsWithNext: keepsWithNext, in: environment)
    paragraph(properties, to: &writer) { body, writer in
      if let part, part > 1 {
        // What the number is was counted at the first part.
        body.run("\(target.number)-\(part)\u{3000}", to: &writer)
        return body.inlines(caption.text, to: &writer)
      }
      body.bookmark(target.bookmark, to: &writer) { body, writer in
        body.captionNumber(of: target, to: &writer)
      }
      if let part { body.run("-\(part)", to: &writer) }
      guard !caption.text.isEmpty else { return }
      body.run("\u{3000}", to: &writer)
      let title = body.state.titleBookmark(of: caption.target)
      body.bookmark(title, to: &writer) { body, writer in
        body.inlines(caption.text, to: &writer)
      }
    }
  }

  func captionProperties(
    keepsWithNext: Bool, in environment: Environment
  ) -> ParagraphProperties {
    var properties = self.properties(.caption, in: environment)
    let stylesKeep = manual.theme.look(of: .caption).keepsWithNext
    properties.keepsWithNext = keepsWithNext == stylesKeep ? nil : keepsWithNext
    return properties
  }

  private mutating func captionNumber(of target: Target, to writer: inout XMLWriter) {
    captionNumber(self.captionNumber(of: target), to: &writer)
  }

  /// A label and a field that counts; without a field what nothing could compute.
  struct CaptionNumber: Equatable {
    var label: String
    var instruction: String?
    var number = ""
  }

  /// Counts a caption.
  mutating func captionNumber(of target: Target) -> CaptionNumber {
    let label = target.kind == .figure ? manual.labels.figure : manual.labels.table
    guard target.number.hasPrefix(label),
      let number = Int(target.number.dropFirst(label.count))
    else { return CaptionNumber(label: target.number) }
    let isNext = state.counts(target.kind, to: number)
    let sequence = sequenceName(of: target.kind, label: label)
    return CaptionNumber(
      label: label,
      instruction: "SEQ \(sequence) \\* ARABIC" + (isNext ? "" : " \\r \(number)"),
      number: String(number))
  }

  mutating func captionNumber(_ number: CaptionNumber, to writer: inout XMLWriter) {
    run(number.label, to: &writer)
    if let instruction = number.instruction {
      field(instruction, result: number.number, to: &writer)
    }
  }

  /// Word counts captions under their label; where that is no name (§17.16.5.56), an English one.
  private func sequenceName(of kind: Target.Kind, label: String) -> String {
    let isName = !label.isEmpty && label.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    return isName ? label : kind == .figure ? "Figure" : "Table"
  }
}
