import ManualModel
import Packaging

/// The numbering of headings and lists.
struct ListStyles {
  let labels: Labels
  let theme: Theme
  let markers: [List.Marker]

  /// Writes `text:outline-style` and the list styles (ODF 1.3 part 3 §16.34, §16.30).
  func write(to out: inout XMLWriter) {
    out.start("text:outline-style")
    out.attribute("style:name", "Outline")
    for level in 1...6 {
      out.start("text:outline-level-style")
      numbering(level, format: "1", to: &out)
      out.end()
    }
    out.end()
    out.start("text:list-style")
    out.attribute("style:name", "Appendix")
    for level in 1...6 {
      out.start("text:list-level-style-number")
      numbering(
        level, format: level == 1 ? "A" : "1", prefix: level == 1 ? labels.appendix : "", to: &out)
      out.end()
    }
    out.end()
    for marker in markers { list(marker, to: &out) }
  }

  /// Writes a level of headings: the numbers above it, its own, a space.
  private func numbering(
    _ level: Int, format: StaticString, prefix: String = "", to out: inout XMLWriter
  ) {
    out.attribute("text:level", level)
    out.attribute("style:num-format", format)
    // After Z come AA and BB, as in Word.
    if format.description == "A" { out.attribute("style:num-letter-sync", "true") }
    if !prefix.isEmpty { out.attribute("style:num-prefix", prefix) }
    if level > 1 { out.attribute("text:display-levels", level) }
    levelProperties("space", margin: 0, indent: 0, to: &out)
  }

  private func list(_ marker: List.Marker, to out: inout XMLWriter) {
    out.start("text:list-style")
    out.attribute("style:name", marker.styleName)
    out.attribute("style:display-name", marker.displayName)
    // Half points: the marker stands where the first line of running text does.
    let em = theme.look(of: .body).halfPoints
    for level in 1...6 {
      let isBullet = marker == .bullet
      out.start(isBullet ? "text:list-level-style-bullet" : "text:list-level-style-number")
      out.attribute("text:level", level)
      marker.attributes(level: level, to: &out)
      let room = marker.characters * em
      levelProperties("listtab", margin: level * 2 * em + room, indent: -room, to: &out)
      out.end()
    }
    out.end()
  }

  private func levelProperties(
    _ follower: StaticString, margin: Int, indent: Int, to out: inout XMLWriter
  ) {
    out.start("style:list-level-properties")
    out.attribute("text:list-level-position-and-space-mode", "label-alignment")
    out.start("style:list-level-label-alignment")
    out.attribute("text:label-followed-by", follower)
    if margin > 0 {
      out.attribute("text:list-tab-stop-position", points(halves: margin))
      out.attribute("fo:margin-left", points(halves: margin))
      out.attribute("fo:text-indent", points(halves: indent))
    }
    out.end()
    out.end()
  }
}

extension List.Marker {
  /// Writes what the number or bullet looks like.
  fileprivate func attributes(level: Int, to out: inout XMLWriter) {
    switch self {
    case .bullet:
      out.attribute("text:bullet-char", level % 2 == 1 ? "•" : "–")
    case .decimal:
      out.attribute("style:num-format", "1")
      out.attribute("style:num-suffix", ".")
    case .decimalParenthesis:
      out.attribute("style:num-format", "1")
      out.attribute("style:num-suffix", ")")
    case .letter:
      out.attribute("style:num-format", "a")
      out.attribute("style:num-suffix", ")")
    case .parenthesised:
      out.attribute("style:num-format", "1")
      out.attribute("style:num-prefix", "（")
      out.attribute("style:num-suffix", "）")
    }
  }
}
