import ManualModel
import Packaging

/// Markup of formatting, shared by named and automatic styles.
extension XMLWriter {
  /// Writes the properties of a look: only what it says itself.
  ///
  /// `firstLine` is the indent of the first line in tenths of a millimetre, where it is not the look's.
  mutating func paragraphProperties(of look: Theme.Look, firstLine: Int? = nil) {
    start("style:paragraph-properties")
    attribute("fo:margin-top", "\(look.spaceBefore)pt")
    attribute("fo:margin-bottom", "\(look.spaceAfter)pt")
    if let least = look.leastLine {
      attribute("style:line-height-at-least", points(twips: least))
    } else {
      attribute("fo:line-height", "\(look.lineSpacing)%")
    }
    attribute("fo:text-align", look.alignment.value)
    // ODF has no unit of characters: an em of the style's own size.
    attribute(
      "fo:text-indent",
      firstLine.map { millimetres($0) }
        ?? points(halves: look.halfPoints * look.firstLineCharacters))
    attribute("fo:keep-with-next", look.keepsWithNext ? "always" : "auto")
    if let line = look.lineBelow {
      attribute("fo:border-bottom", line.value)
      attribute("fo:padding-bottom", "1pt")
    }
  }

  /// Writes the font, size and weight of a look, for Latin and Chinese text.
  mutating func textProperties(of look: Theme.Look, in theme: Theme) {
    start("style:text-properties")
    self.fonts(theme[look.font])
    let size = points(halves: look.halfPoints)
    attribute("fo:font-size", size)
    attribute("style:font-size-asian", size)
    attribute("style:font-size-complex", size)
    let weight: StaticString = look.isBold ? "bold" : "normal"
    attribute("fo:font-weight", weight)
    attribute("style:font-weight-asian", weight)
    attribute("style:font-weight-complex", weight)
    if let colour = look.colour { attribute("fo:color", "#" + colour) }
    if look.letterSpacing != 0 {
      attribute("fo:letter-spacing", points(twips: look.letterSpacing))
    }
    end()
  }

  mutating func fonts(_ fonts: Theme.FontPair) {
    attribute("style:font-name", fonts.latin)
    attribute("style:font-name-asian", fonts.eastAsian)
    attribute("style:font-name-complex", fonts.latin)
  }

  /// Writes tab stops (ODF 1.3 part 3 §17.8).
  mutating func tabStops(_ tabs: Tabs) {
    start("style:tab-stops")
    switch tabs {
    case .middleAndEnd(let width):
      tabStop("center", at: width / 2)
      tabStop("right", at: width)
    case .line(let width): tabStop("right", at: width, leader: ("solid", "_"))
    case .contents(let title, let page):
      tabStop("left", at: title)
      tabStop("right", at: page, leader: ("dotted", "."))
    }
    end()
  }

  private mutating func tabStop(
    _ type: StaticString, at position: Int, leader: (style: StaticString, text: StaticString)? = nil
  ) {
    start("style:tab-stop")
    attribute("style:position", millimetres(position))
    attribute("style:type", type)
    if let leader {
      attribute("style:leader-style", leader.style)
      attribute("style:leader-text", leader.text)
    }
    end()
  }

  /// Writes `style:text-properties` for formatting of a run (ODF 1.3 part 3 §16.29.28).
  mutating func textProperties(of format: TextFormat, in theme: Theme) {
    start("style:text-properties")
    if format.style.contains(.code) {
      attribute("style:font-name", TextFormat.codeFont)
    }
    if format.style.contains(.strong) {
      attribute("fo:font-weight", "bold")
      attribute("style:font-weight-asian", "bold")
      attribute("style:font-weight-complex", "bold")
    }
    if format.style.contains(.emphasis) {
      // Chinese type has no italics: emphasis is a dot under each character (着重号).
      attribute("style:text-emphasize", "dot below")
    }
    if format.style.contains(.underline) {
      attribute("style:text-underline-style", "solid")
      attribute("style:text-underline-width", "auto")
      attribute("style:text-underline-color", "font-color")
    }
    if format.style.contains(.superscript) {
      attribute("style:text-position", "super 58%")
    } else if format.style.contains(.subscripted) {
      attribute("style:text-position", "sub 58%")
    }
    if format.isGap { attribute("fo:background-color", "#" + theme.gapHighlight) }
    end()
  }

  /// Declares the fonts (ODF 1.3 part 3 §3.14): every part that names one declares it.
  mutating func fontFaces(of theme: Theme) {
    start("office:font-face-decls")
    var seen: [String] = []
    for pair in theme.fonts {
      fontFace(pair.latin, isSans: pair.isSans, &seen)
      fontFace(pair.eastAsian, isSans: pair.isSans, &seen)
    }
    fontFace(TextFormat.codeFont, isSans: true, isFixed: true, &seen)
    end()
  }

  private mutating func fontFace(
    _ name: String, isSans: Bool, isFixed: Bool = false, _ seen: inout [String]
  ) {
    guard !seen.contains(name) else { return }
    seen.append(name)
    start("style:font-face")
    attribute("style:name", name)
    // A family name with a space is quoted, as in CSS.
    attribute("svg:font-family", name.utf8.contains(0x20) ? "'\(name)'" : name)
    attribute(
      "style:font-family-generic", isFixed ? "modern" : isSans ? "swiss" : "roman")
    attribute("style:font-pitch", isFixed ? "fixed" : "variable")
    end()
  }
}

extension Theme.Line {
  /// The value of `fo:border` (ODF 1.3 part 3 §20.183).
  var value: String { "\(points) solid #\(colour)" }
}

extension TextFormat {
  /// The font of code: on every Windows, and replaced by its metric twin elsewhere.
  static let codeFont = "Courier New"
}

extension Alignment {
  /// The value of `fo:text-align` (ODF 1.3 part 3 §20.223).
  var value: StaticString {
    switch self {
    case .start: "start"
    case .center: "center"
    case .end: "end"
    case .justify: "justify"
    }
  }
}
