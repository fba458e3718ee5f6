import ManualModel
import Packaging

/// The paragraph styles of an ODF document, with what they inherit (ODF 1.3 part 3 §16.2).
struct OpenStyles {
  private var styles: [String: XMLElement] = [:]
  private var defaults: XMLElement?
  private var fonts: [String: String] = [:]

  init(_ root: XMLElement) {
    for face in root.first("office:font-face-decls")?.all("style:font-face") ?? [] {
      guard let name = face["style:name"], let family = face["svg:font-family"] else { continue }
      fonts[name] = family.unquoted
    }
    guard let group = root.first("office:styles") else { return }
    for style in group.elements where style["style:family"] == "paragraph" {
      if style.isSpelledLike("style:default-style") { defaults = style }
      if style.isSpelledLike("style:style"), let name = style["style:name"] { styles[name] = style }
    }
  }

  var hasStyles: Bool { !styles.isEmpty || defaults != nil }

  /// What a style says with all it inherits; nil where there is none of these names.
  func format(named names: [String]) -> StyleFormat? {
    guard let name = names.first(where: { styles[$0] != nil }) else { return nil }
    var chain: [XMLElement] = []
    var next: String? = name
    while let current = next, let style = styles[current], chain.count < 30 {
      chain.append(style)
      next = style["style:parent-style-name"]
    }
    if let defaults { chain.append(defaults) }
    var format = StyleFormat()
    // From the oldest on, for sizes may be shares of the parent's.
    for style in chain.reversed() {
      var own = self.format(of: style, size: format.halfPoints)
      own.inherit(format)
      format = own
    }
    return format
  }

  private func format(of style: XMLElement, size: Int?) -> StyleFormat {
    var format = StyleFormat()
    if let text = style.first("style:text-properties") {
      format.eastAsian =
        text["style:font-name-asian"].flatMap { fonts[$0] ?? $0 }
        ?? text["style:font-family-asian"]?.unquoted
      format.latin =
        text["style:font-name"].flatMap { fonts[$0] ?? $0 } ?? text["fo:font-family"]?.unquoted
      let wanted = text["style:font-size-asian"] ?? text["fo:font-size"]
      if let wanted, wanted.hasSuffix("%") {
        if let size, let percent = Int(wanted.dropLast()), (10...1000).contains(percent) {
          format.halfPoints = size * percent / 100
        }
      } else if let twips = wanted.flatMap({ Length.twips($0) }), (80...2000).contains(twips) {
        format.halfPoints = twips / 10
      }
      if let weight = text["style:font-weight-asian"] ?? text["fo:font-weight"] {
        format.isBold = weight == "bold" || (Int(weight) ?? 400) >= 600
      }
      if text["style:use-window-font-color"] == "true" {
        format.colour = ""
      } else if let colour = text["fo:color"]?.dropFirst(), String(colour).isColour {
        format.colour = colour.uppercased()
      }
      format.letterSpacing = text["fo:letter-spacing"].flatMap {
        $0 == "normal" ? 0 : Length.twips($0)
      }
    }
    guard let paragraph = style.first("style:paragraph-properties") else { return format }
    switch paragraph["fo:text-align"] {
    case "start", "left": format.alignment = .start
    case "center": format.alignment = .center
    case "end", "right": format.alignment = .end
    case "justify": format.alignment = .justify
    default: break
    }
    if let least = paragraph["style:line-height-at-least"].flatMap({ Length.twips($0) }) {
      format.lineHeight = .fixed(least)
    } else if let height = paragraph["fo:line-height"] {
      if height == "normal" {
        format.lineHeight = .relative(100)
      } else if height.hasSuffix("%"), let percent = Int(height.dropLast()) {
        format.lineHeight = .relative(percent)
      } else if let fixed = Length.twips(height) {
        format.lineHeight = .fixed(fixed)
      }
    }
    format.spaceBefore = paragraph["fo:margin-top"].flatMap { Length.twips($0) }
    format.spaceAfter = paragraph["fo:margin-bottom"].flatMap { Length.twips($0) }
    format.firstLine = paragraph["fo:text-indent"].flatMap { Length.twips($0) }
      .map { .length($0) }
    format.keepsWithNext = paragraph["fo:keep-with-next"].map { $0 == "always" }
    return format
  }
}

/// Lengths of ODF (ODF 1.3 part 3 §18.3.18).
enum Length {
  /// In twentieths of a point; nil for anything else.
  static func twips(_ text: String) -> Int? {
    let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let value = Double(number), abs(value) < 10_000 else { return nil }
    let factor: Double
    switch text.dropFirst(number.count) {
    case "cm": factor = 1440 / 2.54
    case "mm": factor = 144 / 2.54
    case "in": factor = 1440
    case "pt": factor = 20
    case "pc": factor = 240
    case "px": factor = 15
    default: return nil
    }
    return Int((value * factor).rounded())
  }

  static func tenths(_ text: String?) -> Int? {
    text.flatMap { twips($0) }.map { ($0 * 254 + 720) / 1440 }
  }
}

extension String {
  /// A family as CSS writes it, without quotes.
  fileprivate var unquoted: String {
    guard utf8.count > 2, let first, first == "'" || first == "\"" else { return self }
    return String(dropFirst().dropLast())
  }
}
