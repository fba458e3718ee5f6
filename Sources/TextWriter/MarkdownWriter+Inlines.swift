import ManualModel

extension MarkdownWriter {
  /// Where text stands, which decides how a line is broken.
  enum Place {
    /// A paragraph of its own.
    case paragraph
    /// A line that must not be broken: headings.
    case line
    case cell
  }

  /// Writes the text of a paragraph.
  mutating func inlines(_ inlines: [Inline], in place: Place) -> String {
    var runs: [Run] = []
    var isAtStart = place == .paragraph
    for inline in inlines {
      let text = self.inline(inline, in: place, atStart: isAtStart)
      if case .lineBreak = inline { isAtStart = place == .paragraph } else { isAtStart = false }
      let style = inline.textStyle
      if let last = runs.last, last.style == style {
        runs[runs.count - 1].text += text
      } else {
        runs.append(Run(text: text, style: style))
      }
    }
    var out = ""
    for index in runs.indices.dropLast() { Run.moveMark(from: &runs, at: index) }
    for (index, run) in runs.enumerated() {
      let next = index + 1 < runs.count ? runs[index + 1] : nil
      let after = next.map { $0.style.isEmpty ? $0.text.unicodeScalars.first : "*" } ?? nil
      out += run.marked(after: out.unicodeScalars.last, before: after)
    }
    return out
  }

  private mutating func inline(
    _ inline: Inline, in place: Place, atStart: Bool
  ) -> String {
    switch inline {
    case .text(let text, let style, _):
      return style.contains(.code)
        ? code(text) : MarkdownText.escaped(text, atStart: atStart)
    case .gap(let text, _): return MarkdownText.escaped(text, atStart: atStart)
    case .lineBreak:
      switch place {
      case .paragraph: return "\\\n"
      case .line: return " "
      case .cell: return "<br>"
      }
    case .tab: return "\u{3000}"
    case .reference(let reference):
      let target = manual.target(reference.target)
      let text = target.text(in: reference.form)
      return link(
        reference.form == .page ? "→" : MarkdownText.escaped(text, atStart: false), to: target)
    case .mark(let name, let text, _):
      return (manual.targets[name].map(anchor) ?? "") + MarkdownText.escaped(text, atStart: atStart)
    case .changed(let change, let inline):
      return change.exists(on: .new) ? self.inline(inline, in: place, atStart: atStart) : ""
    // A text has no pages.
    case .field: return ""
    case .link(let text, let address):
      let shown = MarkdownText.escaped(text, atStart: atStart)
      guard Inline.isHarmless(address) else { return shown }
      return "[\(shown)](\(MarkdownText.address(address)))"
    case .blank(let width): return String(repeating: "＿", count: max(width, 1))
    }
  }

  /// A piece of code; as an element where backticks could not hold it.
  private func code(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && !text.contains("`") && !text.contains("|") && text.first != " "
      && text.last != " "
    return isPlain ? "`\(text)`" : "<code>\(MarkdownText.escaped(text, atStart: false))</code>"
  }
}

/// Text of one style.
private struct Run {
  var text: String
  var style: TextStyle

  /// Takes the mark at the end of a strong run out of it: `**部门：**总经办` would not be read as
  /// emphasis, `**部门**：总经办` is.
  static func moveMark(from runs: inout [Run], at index: Int) {
    let style = runs[index].style
    guard style == .strong || style == .emphasis, runs[index + 1].style.isEmpty,
      let last = runs[index].text.last, "：，。；、！？".contains(last), runs[index].text.count > 1
    else { return }
    runs[index].text.removeLast()
    runs[index + 1].text = String(last) + runs[index + 1].text
  }

  /// With the marks of its style, or with elements where marks would not be read as such.
  func marked(after before: Unicode.Scalar?, before after: Unicode.Scalar?) -> String {
    let style = style.subtracting(.code)
    guard !style.isEmpty, !text.isEmpty else { return text }
    if style.isSubset(of: [.strong, .emphasis]),
      MarkdownText.canBeMarked(text, after: before, before: after)
    {
      let marks = style == .strong ? "**" : style == .emphasis ? "*" : "***"
      return marks + text + marks
    }
    let all: [(TextStyle, String)] = [
      (.strong, "strong"), (.emphasis, "em"), (.underline, "u"), (.superscript, "sup"),
      (.subscripted, "sub"),
    ]
    let elements = all.filter { style.contains($0.0) }.map(\.1)
    return elements.map { "<\($0)>" }.joined() + text
      + elements.reversed().map { "</\($0)>" }.joined()
  }
}

extension Inline {
  fileprivate var textStyle: TextStyle {
    switch self {
    case .text(_, let style, _), .gap(_, let style), .mark(_, _, let style): style
    case .reference(let reference): reference.style
    case .changed(_, let inline): inline.textStyle
    case .lineBreak, .tab, .field, .link, .blank: []
    }
  }

}
