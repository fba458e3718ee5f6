import ManualModel
import Packaging

/// Writes `word/fontTable.xml` (ISO/IEC 29500-1 §17.8.3.12): what to look for where a font is
/// missing.
struct FontTable {
  /// The font of code.
  static let code = "Courier New"

  let theme: Theme

  private struct Font {
    var name: String
    var isEastAsian: Bool
    var family: StaticString
    var pitch: StaticString = "variable"
  }

  private var fonts: [Font] {
    var fonts: [Font] = []
    for pair in theme.fonts {
      let family: StaticString = pair.isSans ? "swiss" : "roman"
      fonts.append(
        Font(name: pair.eastAsian, isEastAsian: true, family: pair.isSans ? "modern" : "auto"))
      fonts.append(Font(name: pair.latin, isEastAsian: false, family: family))
    }
    fonts.append(
      Font(name: FontTable.code, isEastAsian: false, family: "modern", pitch: "fixed"))
    var names: Set<String> = []
    return fonts.filter { names.insert($0.name).inserted }
  }

  func write(to writer: inout XMLWriter) {
    writer.element("w:fonts") { writer in
      writer.attribute("xmlns:w", Namespaces.wordprocessing)
      for font in fonts {
        writer.element("w:font") { writer in
          writer.attribute("w:name", font.name)
          if let name = FontTable.latinNames[font.name] {
            writer.empty("w:altName", "w:val", name)
          }
          // 134 is GB 2312, 0 is Western.
          writer.empty("w:charset", "w:val", font.isEastAsian ? "86" : "00")
          writer.empty("w:family", "w:val", font.family)
          writer.empty("w:pitch", "w:val", font.pitch)
        }
      }
    }
  }

  /// The names of Windows' Chinese fonts on systems in other languages.
  private static let latinNames = [
    "\u{5B8B}\u{4F53}": "SimSun", "\u{9ED1}\u{4F53}": "SimHei", "\u{6977}\u{4F53}": "KaiTi",
    "\u{4EFF}\u{5B8B}": "FangSong", "\u{5FAE}\u{8F6F}\u{96C5}\u{9ED1}": "Microsoft YaHei",
    "\u{7B49}\u{7EBF}": "DengXian", "\u{4EFF}\u{5B8B}_GB2312": "FangSong_GB2312",
    "\u{6977}\u{4F53}_GB2312": "KaiTi_GB2312",
  ]
}
