import ManualModel
import Packaging

extension PageWriter {
  /// Writes the table of contents as nested lists of links.
  ///
  /// It stands where the manual has it, once; the stylesheet puts it beside the text on wide screens
  /// and hides it on narrow ones until a link to it is followed.
  mutating func contents(to out: inout XMLWriter) {
    guard !manual.contents.isEmpty, !hasWrittenContents else { return }
    hasWrittenContents = true
    out.tag("nav", id: Self.contents, endsLine: true) { out in
      out.attribute("aria-label", manual.labels.contents)
      out.text("\n")
      var depth = 0
      for entry in manual.contents {
        guard let target = manual.targets[entry.target] else {
          preconditionFailure("an entry for '\(entry.target)', which is no target")
        }
        // A level that is missing on the way down gets no list of its own.
        let level = min(max(entry.level, 1), depth + 1)
        if level > depth {
          if depth > 0 { out.text("\n") }
          out.start("ol")
          out.text("\n")
        } else {
          for _ in level..<depth { endList(to: &out) }
          endItem(to: &out)
        }
        depth = level
        out.start("li")
        link(to: outline.anchor(of: target), to: &out) { out in
          if !target.number.isEmpty {
            out.tag("span", class: "number") { $0.text(target.number) }
            out.text(" ")
          }
          out.text(target.title)
        }
      }
      for _ in 0..<depth { endList(to: &out) }
    }
  }

  private func endItem(to out: inout XMLWriter) {
    out.endFully()
    out.text("\n")
  }

  private func endList(to out: inout XMLWriter) {
    endItem(to: &out)
    endItem(to: &out)
  }
}
