import ManualModel
import Packaging

/// Writes `word/theme/theme1.xml` (ISO/IEC 29500-1 §20.1.6.9).
///
/// No style refers to it, so that fonts are the same everywhere; Office asks for one all the same,
/// and takes from it the colours and effects of what people draw later.
struct ThemePart {
  /// Relative to `word/`.
  static let name = "theme/theme1.xml"

  let theme: Theme

  func write(to writer: inout XMLWriter) {
    writer.element("a:theme") { writer in
      writer.attribute("xmlns:a", Namespaces.drawing)
      writer.attribute("name", "Office")
      writer.element("a:themeElements") { writer in
        colours(to: &writer)
        writer.element("a:fontScheme") { writer in
          writer.attribute("name", "Office")
          writer.element("a:majorFont") { $0.typefaces(theme.heading) }
          writer.element("a:minorFont") { $0.typefaces(theme.text) }
        }
        formats(to: &writer)
      }
    }
  }

  /// Writes `a:clrScheme` (§20.1.6.2), in the order of the schema.
  private func colours(to writer: inout XMLWriter) {
    let colours: [(StaticString, String)] = [
      ("a:dk1", "000000"), ("a:lt1", "FFFFFF"), ("a:dk2", "44546A"), ("a:lt2", "E7E6E6"),
      ("a:accent1", theme.accent == "000000" ? "4472C4" : theme.accent), ("a:accent2", "ED7D31"),
      ("a:accent3", "A5A5A5"),
      ("a:accent4", "FFC000"), ("a:accent5", "5B9BD5"), ("a:accent6", "70AD47"),
      ("a:hlink", "0563C1"), ("a:folHlink", "954F72"),
    ]
    writer.element("a:clrScheme") { writer in
      writer.attribute("name", "Office")
      for (name, colour) in colours {
        writer.element(name) { $0.empty("a:srgbClr", "val", colour) }
      }
    }
  }

  /// Writes `a:fmtScheme` (§20.1.4.1.14): three of each, as the schema demands, all plain.
  private func formats(to writer: inout XMLWriter) {
    writer.element("a:fmtScheme") { writer in
      writer.attribute("name", "Office")
      writer.element("a:fillStyleLst") { writer in for _ in 1...3 { writer.plainFill() } }
      writer.element("a:lnStyleLst") { writer in
        for width in [6350, 12700, 19050] {
          writer.element("a:ln") { writer in
            writer.attribute("w", width)
            writer.plainFill()
          }
        }
      }
      writer.element("a:effectStyleLst") { writer in
        for _ in 1...3 {
          writer.element("a:effectStyle") { $0.empty("a:effectLst") }
        }
      }
      writer.element("a:bgFillStyleLst") { writer in for _ in 1...3 { writer.plainFill() } }
    }
  }
}

extension XMLWriter {
  fileprivate mutating func typefaces(_ pair: Theme.FontPair) {
    empty("a:latin", "typeface", pair.latin)
    empty("a:ea", "typeface", pair.eastAsian)
    empty("a:cs", "typeface", pair.latin)
  }

  fileprivate mutating func plainFill() {
    element("a:solidFill") { $0.empty("a:schemeClr", "val", "phClr") }
  }
}
