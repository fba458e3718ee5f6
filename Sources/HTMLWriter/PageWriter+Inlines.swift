import ManualModel
import Packaging

extension PageWriter {
  /// Writes the text of a paragraph; neighbours of one style share their elements.
  func inlines(_ inlines: [Inline], to out: inout XMLWriter) {
    var style: TextStyle = []
    for inline in inlines {
      let next = inline.style
      if next != style {
        for _ in style.elements { out.endFully() }
        for element in next.elements { out.start(element) }
        style = next
      }
      self.inline(inline, to: &out)
    }
    for _ in style.elements { out.endFully() }
  }

  private func inline(_ inline: Inline, to out: inout XMLWriter) {
    switch inline {
    case .text(let text, _, _): out.text(text)
    case .lineBreak: out.empty("br")
    case .tab: out.tag("span", class: "tab") { $0.text("\t") }
    case .reference(let reference): self.reference(reference, to: &out)
    case .gap(let text, _): out.tag("mark") { $0.text(text) }
    // A page on a screen has no number; in print the margins count.
    case .field: break
    case .link(let text, let address):
      guard Inline.isHarmless(address) else { return out.text(text) }
      out.tag("a") { out in
        out.attribute("href", address)
        out.text(text)
      }
    case .mark(let name, let text, _):
      out.tag("span", id: manual.targets[name].map { outline.anchor(of: $0) }) { $0.text(text) }
    case .changed(let change, let inline):
      switch change {
      case .inserted, .movedTo: out.tag("ins") { inlines([inline], to: &$0) }
      case .deleted, .movedFrom: out.tag("del") { inlines([inline], to: &$0) }
      case .formatted: inlines([inline], to: &out)
      }
    case .blank(let width):
      out.tag("span", class: "blank") { out in
        out.text(String(repeating: "\u{3000}", count: max(width, 1)))
      }
    }
  }

  /// Writes a reference as a link; where a page number would stand, an arrow leads there.
  private func reference(_ reference: Reference, to out: inout XMLWriter) {
    guard let target = manual.targets[reference.target] else {
      preconditionFailure("a reference to '\(reference.target)', which is no target")
    }
    let showsTitle = reference.form == .title || target.number.isEmpty
    out.tag("a", class: reference.form == .page ? "to-page" : "") { out in
      out.attribute("href", "#" + outline.anchor(of: target))
      if reference.form == .page {
        out.attribute("aria-label", target.label)
        out.text("→")
      } else {
        out.text(showsTitle ? target.title : target.number)
      }
    }
  }
}

extension Inline {
  var style: TextStyle {
    switch self {
    case .text(_, let style, _), .gap(_, let style), .mark(_, _, let style): style
    case .reference(let reference): reference.style
    case .lineBreak, .tab, .field, .link, .blank, .changed: []
    }
  }
}

extension TextStyle {
  /// The elements that show it, outermost first.
  fileprivate var elements: [StaticString] {
    if isEmpty { return [] }
    let all: [(TextStyle, StaticString)] = [
      (.strong, "strong"), (.emphasis, "em"), (.underline, "u"), (.code, "code"),
      (.superscript, "sup"), (.subscripted, "sub"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}
