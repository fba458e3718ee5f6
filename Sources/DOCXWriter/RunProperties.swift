import ManualModel
import Packaging

/// Where a run departs from its paragraph: `w:rPr` (ISO/IEC 29500-1 §17.3.2.28).
struct RunProperties: Hashable {
  var style: TextStyle
  var character: CharacterStyle?
  /// Whether quotes, dashes and other marks of both scripts take the Chinese font.
  var isEastAsian = false

  init(_ style: TextStyle, character: CharacterStyle? = nil) {
    self.style = style
    self.character = character
  }

  /// Writes `w:rPr`, or nothing.
  func write(to writer: inout XMLWriter) {
    guard isEastAsian || character != nil || !style.isEmpty else { return }
    writer.element("w:rPr", content)
  }

  /// Writes what is in `w:rPr`, in the order of the schema.
  func content(to writer: inout XMLWriter) {
    let character = character ?? (style.contains(.code) ? .code : nil)
    if let character { writer.empty("w:rStyle", "w:val", character.rawValue) }
    if isEastAsian { writer.empty("w:rFonts", "w:hint", "eastAsia") }
    if style.contains(.strong) { writer.empty("w:b") }
    if style.contains(.underline) { writer.empty("w:u", "w:val", "single") }
    if style.contains(.superscript) {
      writer.empty("w:vertAlign", "w:val", "superscript")
    } else if style.contains(.subscripted) {
      writer.empty("w:vertAlign", "w:val", "subscript")
    }
    // Chinese type has no italics: emphasis is a dot under each character (着重号).
    if style.contains(.emphasis) { writer.empty("w:em", "w:val", "dot") }
  }
}
