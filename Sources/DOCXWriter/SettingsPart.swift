import ManualModel
import Packaging

/// Writes `word/settings.xml` (ISO/IEC 29500-1 §17.15.1.78).
///
/// No `w:updateFields`: fields carry their results, and Word would ask before opening.
struct SettingsPart {
  let manual: Manual

  func write(to writer: inout XMLWriter) {
    writer.element("w:settings") { writer in
      writer.attribute("xmlns:w", Namespaces.wordprocessing)
      writer.empty("w:zoom", "w:percent", 100)
      // Two characters of 10.5 pt, as in Chinese templates.
      writer.empty("w:defaultTabStop", "w:val", 420)
      writer.empty("w:characterSpacingControl", "w:val", "compressPunctuation")
      compatibility(to: &writer)
      writer.element("w:themeFontLang") { writer in
        writer.attribute("w:val", "en-US")
        writer.attribute("w:eastAsia", manual.properties.language)
      }
      writer.empty("w:decimalSymbol", "w:val", ".")
      writer.empty("w:listSeparator", "w:val", ",")
    }
  }

  /// Writes `w:compat` (§17.15.1.21): the layout of Word 2013 and later, with the East Asian
  /// options of Chinese templates.
  private func compatibility(to writer: inout XMLWriter) {
    writer.element("w:compat") { writer in
      writer.empty("w:spaceForUL")
      writer.empty("w:balanceSingleByteDoubleByteWidth")
      writer.empty("w:doNotLeaveBackslashAlone")
      // Blanks to write on are printed at the end of a line too.
      writer.empty("w:ulTrailSpace")
      writer.empty("w:doNotExpandShiftReturn")
      writer.empty("w:adjustLineHeightInTable")
      writer.empty("w:useFELayout")
      let settings: [(String, String)] = [
        ("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"), ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
      ]
      for (name, value) in settings {
        writer.empty(
          "w:compatSetting", ("w:name", name),
          ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", value))
      }
    }
  }
}
