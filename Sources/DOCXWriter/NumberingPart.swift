import ManualModel
import Packaging

/// Writes `word/numbering.xml` (ISO/IEC 29500-1 §17.9.17): definitions first, then instances.
struct NumberingPart {
  let manual: Manual
  let numbering: Numbering

  func write(to writer: inout XMLWriter) {
    writer.element("w:numbering") { writer in
      writer.attribute("xmlns:w", Namespaces.wordprocessing)
      headings(Numbering.headings, to: &writer)
      headings(Numbering.appendices, to: &writer)
      for (index, look) in numbering.looks.enumerated() {
        list(look, id: index + 2, to: &writer)
      }
      for (index, instance) in numbering.instances.enumerated() {
        self.instance(instance, id: index + 1, to: &writer)
      }
    }
  }

  private func headings(_ definition: Int, to writer: inout XMLWriter) {
    definitionElement(id: definition, to: &writer) { writer in
      for level in 0..<StyleID.levels {
        headingLevel(level, of: definition, prefix: nil, to: &writer)
      }
    }
  }

  /// Writes a level (§17.9.6) such as `%1.%2.%3` of the headings or `附录%1` of the appendices.
  ///
  /// A prefix stands for the numbers of the levels above where these are not counted.
  private func headingLevel(
    _ level: Int, of definition: Int, start: Int = 1, prefix: String?, to writer: inout XMLWriter
  ) {
    let isAppendix = definition == Numbering.appendices
    let style = isAppendix ? StyleID.appendix(level + 1) : StyleID.heading(level + 1)
    let own = "%\(level + 1)"
    let label: String
    if let prefix {
      label = prefix + own
    } else if level == 0 {
      label = isAppendix ? manual.labels.appendix + own : own
    } else {
      label = (1...level).map { "%\($0)." }.joined() + own
    }
    self.level(
      level,
      LevelLook(
        start: start, format: isAppendix && level == 0 ? "upperLetter" : "decimal", text: label,
        style: prefix == nil ? style : nil, isFollowedBySpace: true),
      to: &writer)
  }

  private func list(_ look: Numbering.ListLook, id: Int, to writer: inout XMLWriter) {
    let character = Styles.characterWidth(ofList: look, in: manual.theme)
    definitionElement(id: id, to: &writer) { writer in
      for level in 0..<Numbering.ListLook.levels {
        let marker = look.marker.written(level: level)
        let indent = look.textIndent(level: level, characterWidth: character)
        self.level(
          level,
          LevelLook(
            format: marker.format, text: marker.text, indent: indent,
            hanging: indent - look.markerIndent(level: level, characterWidth: character),
            isEastAsian: look.marker == .parenthesised || look.marker == .bullet),
          to: &writer)
      }
    }
  }

  private func definitionElement(
    id: Int, to writer: inout XMLWriter, levels: (inout XMLWriter) -> Void
  ) {
    writer.element("w:abstractNum") { writer in
      writer.attribute("w:abstractNumId", id)
      writer.empty("w:multiLevelType", "w:val", "multilevel")
      levels(&writer)
    }
  }

  private struct LevelLook {
    var start = 1
    var format: StaticString
    var text: String
    var style: StyleID?
    var isFollowedBySpace = false
    var indent = 0
    var hanging = 0
    var isEastAsian = false
  }

  private func level(_ level: Int, _ look: LevelLook, to writer: inout XMLWriter) {
    writer.element("w:lvl") { writer in
      writer.attribute("w:ilvl", level)
      writer.empty("w:start", "w:val", look.start)
      writer.empty("w:numFmt", "w:val", look.format)
      if let style = look.style { writer.empty("w:pStyle", "w:val", style.id) }
      if look.isFollowedBySpace { writer.empty("w:suff", "w:val", "space") }
      writer.empty("w:lvlText", "w:val", look.text)
      writer.empty("w:lvlJc", "w:val", "left")
      writer.element("w:pPr") { writer in
        writer.element("w:ind") { writer in
          writer.attribute("w:left", look.indent)
          if look.hanging > 0 {
            writer.attribute("w:hanging", look.hanging)
          } else {
            writer.attribute("w:firstLine", 0)
          }
        }
      }
      if look.isEastAsian {
        writer.element("w:rPr") { $0.empty("w:rFonts", "w:hint", "eastAsia") }
      }
    }
  }

  /// Writes `w:num` (§17.9.15).
  private func instance(_ instance: Numbering.Instance, id: Int, to writer: inout XMLWriter) {
    writer.element("w:num") { writer in
      writer.attribute("w:numId", id)
      writer.empty("w:abstractNumId", "w:val", instance.definition)
      for override in instance.overrides {
        writer.element("w:lvlOverride") { writer in
          writer.attribute("w:ilvl", override.level)
          writer.empty("w:startOverride", "w:val", override.start)
          if let prefix = override.prefix {
            headingLevel(
              override.level, of: instance.definition, start: override.start, prefix: prefix,
              to: &writer)
          }
        }
      }
    }
  }
}

extension List.Marker {
  /// `w:numFmt` (§17.18.59) and `w:lvlText` (§17.9.11) of a level.
  fileprivate func written(level: Int) -> (format: StaticString, text: String) {
    let number = "%\(level + 1)"
    return switch self {
    // Bullets that every Chinese font has; no symbol font, whose code points are private.
    case .bullet: ("bullet", level % 2 == 0 ? "\u{25CF}" : "\u{25CB}")
    case .decimal: ("decimal", number + ".")
    case .decimalParenthesis: ("decimal", number + ")")
    case .letter: ("lowerLetter", number + ")")
    case .parenthesised: ("decimal", "\u{FF08}" + number + "\u{FF09}")
    }
  }
}
