import ManualModel
import Packaging

/// The paragraph styles of `word/styles.xml`, with what they inherit (ISO/IEC 29500-1 §17.7.2).
struct WordStyles {
  private struct Style {
    var name: String
    var parent: String?
    var isDefault: Bool
    var format: StyleFormat
  }

  private var styles: [String: Style] = [:]
  /// Ids in the order of the file: names may come twice.
  private var order: [String] = []
  private var defaults = StyleFormat()
  private let fonts: ThemeFonts

  init(_ root: XMLElement?, theme: XMLElement?) {
    fonts = ThemeFonts(theme)
    guard let root else { return }
    if let all = root.first("w:docDefaults") {
      defaults = format(
        paragraph: all.first("w:pPrDefault")?.first("w:pPr"),
        run: all.first("w:rPrDefault")?.first("w:rPr"))
    }
    for style in root.all("w:style") where style["w:type"] ?? "paragraph" == "paragraph" {
      guard let id = style["w:styleId"], styles[id] == nil else { continue }
      styles[id] = Style(
        name: (style.first("w:name")?["w:val"] ?? id).lowercased(),
        parent: style.first("w:basedOn")?["w:val"], isDefault: style["w:default"].isOn,
        format: format(paragraph: style.first("w:pPr"), run: style.first("w:rPr")))
      order.append(id)
    }
  }

  /// What the style of one of these names says with all it inherits; nil where there is none.
  func format(named names: [String]) -> StyleFormat? {
    for name in names {
      if let id = order.first(where: { styles[$0]?.name == name }) { return resolved(id) }
    }
    return nil
  }

  /// The style of paragraphs that name none.
  var normal: StyleFormat? {
    if let id = order.first(where: { styles[$0]?.isDefault == true }) { return resolved(id) }
    return format(named: ["normal", "正文"])
  }

  private func resolved(_ id: String) -> StyleFormat {
    var format = StyleFormat()
    var next: String? = id
    // A broken file may be based on itself.
    var steps = 0
    while let current = next, let style = styles[current], steps < 30 {
      format.inherit(style.format)
      next = style.parent
      steps += 1
    }
    format.inherit(defaults)
    return format
  }

  private func format(paragraph: XMLElement?, run: XMLElement?) -> StyleFormat {
    var format = StyleFormat()
    if let run { fonts.read(run, into: &format) }
    format.isBold = run?.first("w:b").map { $0["w:val"].isOnByDefault }
    format.halfPoints = run?.first("w:sz").flatMap { Int($0["w:val"] ?? "") }
      .flatMap { (8...200).contains($0) ? $0 : nil }
    if let colour = run?.first("w:color")?["w:val"] {
      format.colour = colour.isColour ? colour.uppercased() : ""
    }
    format.letterSpacing = run?.first("w:spacing").flatMap { Int($0["w:val"] ?? "") }
      .flatMap { (-100...400).contains($0) ? $0 : nil }
    guard let paragraph else { return format }
    format.alignment = paragraph.first("w:jc").flatMap { Alignment(word: $0["w:val"]) }
    format.keepsWithNext = paragraph.first("w:keepNext").map { $0["w:val"].isOnByDefault }
    if let spacing = paragraph.first("w:spacing") {
      format.spaceBefore = Int(spacing["w:before"] ?? "")
      format.spaceAfter = Int(spacing["w:after"] ?? "")
      if let line = Int(spacing["w:line"] ?? ""), (1...20_000).contains(line) {
        format.lineHeight =
          spacing["w:lineRule"] ?? "auto" == "auto" ? .relative(line * 100 / 240) : .fixed(line)
      }
    }
    if let indent = paragraph.first("w:ind") {
      if let characters = Int(indent["w:firstLineChars"] ?? "") {
        format.firstLine = .characters(min(max(characters, 0), 1000))
      } else if let length = Int(indent["w:firstLine"] ?? "") {
        format.firstLine = .length(min(max(length, 0), 20_000))
      }
    }
    return format
  }
}

/// The fonts that styles mean by `minorEastAsia` and the like (ISO/IEC 29500-1 §17.18.96).
struct ThemeFonts {
  private var fonts: [String: String] = [:]

  init(_ root: XMLElement?) {
    let scheme = root?.first("a:themeElements")?.first("a:fontScheme")
    for kind in ["major", "minor"] {
      guard let font = scheme?.first("a:\(kind)Font") else { continue }
      let latin = font.first("a:latin")?["typeface"] ?? ""
      var eastAsian = font.first("a:ea")?["typeface"] ?? ""
      if eastAsian.isEmpty {
        eastAsian = font.all("a:font").first { $0["script"] == "Hans" }?["typeface"] ?? ""
      }
      for name in ["Ascii", "HAnsi"] where !latin.isEmpty { fonts[kind + name] = latin }
      if !eastAsian.isEmpty { fonts[kind + "EastAsia"] = eastAsian }
    }
  }

  func read(_ run: XMLElement, into format: inout StyleFormat) {
    guard let slots = run.first("w:rFonts") else { return }
    format.eastAsian = name(slots["w:eastAsiaTheme"], slots["w:eastAsia"])
    format.latin = name(slots["w:asciiTheme"], slots["w:ascii"])
  }

  /// A font of the theme counts before one that is named.
  private func name(_ theme: String?, _ plain: String?) -> String? {
    if let theme, let font = fonts[theme] { return font }
    return plain.flatMap { $0.isEmpty || $0.utf8.count > 100 ? nil : $0 }
  }
}

extension String? {
  /// An on-off value that must be written (ISO/IEC 29500-1 §17.17.4).
  var isOn: Bool { self == "1" || self == "true" || self == "on" }

  /// An on-off property: there without a value, it is on.
  var isOnByDefault: Bool { self == nil || isOn }
}

extension String {
  /// Whether it is six hexadecimal digits.
  var isColour: Bool {
    utf8.count == 6
      && utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
      }
  }
}

extension Alignment {
  init?(word value: String?) {
    switch value {
    case "left", "start": self = .start
    case "center": self = .center
    case "right", "end": self = .end
    case "both", "distribute": self = .justify
    default: return nil
    }
  }
}
