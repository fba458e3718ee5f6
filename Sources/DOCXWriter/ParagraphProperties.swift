import ManualModel
import Packaging

/// Where a paragraph departs from Normal: `w:pPr` (ISO/IEC 29500-1 §17.3.1.26).
struct ParagraphProperties: Hashable, Sendable {
  /// A stop for tabs, in twips from the edge of the text.
  struct Tab: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case left, center, right
      /// Right, with a line to write on.
      case line
      /// Right, with dots before it.
      case dotted
      /// Takes away a stop of the style.
      case none
    }

    var kind: Kind
    var position: Int
  }

  /// The stops of a paragraph, where they are not the style's; distances in twips.
  enum Tabs: Hashable, Sendable {
    /// In the middle and at the margin of a page of that width, instead of another's.
    case margins(of: Int, insteadOf: Int)
    /// At the end of a line to write on.
    case line(to: Int)
    /// Behind a number.
    case number(to: Int)

    var stops: [Tab] {
      switch self {
      case .margins(let width, let other):
        Styles.marginTabs(width: other).map { Tab(kind: .none, position: $0.position) }
          + Styles.marginTabs(width: width)
      case .line(let position): [Tab(kind: .line, position: position)]
      case .number(let position): [Tab(kind: .left, position: position)]
      }
    }
  }

  var style: StyleID
  /// Set where it differs from the style's.
  var keepsWithNext: Bool?
  var breaksPage = false
  var numbering: NumberingReference?
  var tabs: Tabs?
  /// In twips.
  var spaceBefore: Int?
  /// In twips.
  var spaceAfter: Int?
  /// In twips.
  var indent: Int?
  /// Whether the style's indent of the first line would be in the way.
  var isFlush = false
  var alignment: Alignment?
  /// 9 keeps a heading out of the table of contents.
  var outlineLevel: Int?
  /// Whether a bar stands in the margin.
  var isChanged = false

  init(_ style: StyleID) { self.style = style }

  /// Writes `w:pPr`, with a hole for the instance of a numbering.
  func write(changeBar: Theme.Line, to writer: inout XMLWriter) {
    writer.element("w:pPr") { writer in
      content(changeBar: changeBar, to: &writer) { $0.hole("w:val") }
    }
  }

  /// Writes what is in `w:pPr`, in the order of the schema.
  func content(
    changeBar: Theme.Line, to writer: inout XMLWriter, number: (inout XMLWriter) -> Void
  ) {
    writer.empty("w:pStyle", "w:val", style.id)
    if let keepsWithNext { writer.toggle("w:keepNext", keepsWithNext) }
    if breaksPage { writer.empty("w:pageBreakBefore") }
    if let numbering {
      writer.element("w:numPr") { writer in
        writer.empty("w:ilvl", "w:val", numbering.level)
        writer.element("w:numId", number)
      }
    }
    if isChanged {
      writer.element("w:pBdr") { $0.border("w:left", changeBar, space: 7) }
    }
    if let tabs { writer.tabs(tabs.stops) }
    if spaceBefore != nil || spaceAfter != nil {
      writer.element("w:spacing") { writer in
        if let spaceBefore { writer.attribute("w:before", spaceBefore) }
        if let spaceAfter { writer.attribute("w:after", spaceAfter) }
      }
    }
    indentation(to: &writer)
    if let alignment { writer.empty("w:jc", "w:val", alignment.justification) }
    if let outlineLevel { writer.empty("w:outlineLvl", "w:val", outlineLevel) }
  }

  private func indentation(to writer: inout XMLWriter) {
    guard indent != nil || isFlush else { return }
    writer.element("w:ind") { writer in
      if let indent { writer.attribute("w:left", indent) }
      if isFlush {
        writer.attribute("w:firstLineChars", 0)
        writer.attribute("w:firstLine", 0)
      }
    }
  }
}

extension XMLWriter {
  /// Writes `w:tabs` (ISO/IEC 29500-1 §17.3.1.38), if there are any.
  mutating func tabs(_ tabs: [ParagraphProperties.Tab]) {
    guard !tabs.isEmpty else { return }
    element("w:tabs") { writer in
      for tab in tabs {
        writer.element("w:tab") { writer in
          switch tab.kind {
          case .left: writer.attribute("w:val", "left")
          case .center: writer.attribute("w:val", "center")
          case .right: writer.attribute("w:val", "right")
          case .line:
            writer.attribute("w:val", "right")
            writer.attribute("w:leader", "underscore")
          case .dotted:
            writer.attribute("w:val", "right")
            writer.attribute("w:leader", "dot")
          case .none: writer.attribute("w:val", "clear")
          }
          writer.attribute("w:pos", tab.position)
        }
      }
    }
  }

  /// Writes a line of a paragraph or a table (ISO/IEC 29500-1 §17.3.4, §17.18.2).
  mutating func border(_ name: StaticString, _ line: Theme.Line, space: Int = 0) {
    element(name) { writer in
      writer.attribute("w:val", "single")
      writer.attribute("w:sz", line.eighths)
      writer.attribute("w:space", space)
      writer.attribute("w:color", line.colour == "000000" ? "auto" : line.colour)
    }
  }

  /// Writes an on-off property (ISO/IEC 29500-1 §17.17.4).
  mutating func toggle(_ name: StaticString, _ isOn: Bool) {
    if isOn { empty(name) } else { empty(name, "w:val", 0) }
  }
}
