import ManualModel
import Packaging

/// Writes the page, block by block; what it accumulates stands here too.
struct PageWriter {
  let manual: Manual
  var outline: PageOutline
  /// Whether something stands on the current page of the print.
  var isAtPageTop = true
  /// How many drawings were written.
  var drawings = 0
  /// Whether the print has landscape pages here.
  var isLandscape = false
  /// Whether a bar stands beside what is being written.
  var isChanged = false
  /// Whether the title of the manual was written.
  private var hasWrittenTitle = false
  /// Whether the table of contents was written.
  var hasWrittenContents = false

  /// The names of the page's own parts; bookmarks hold no hyphen.
  static let top = "page-top"
  static let contents = "page-contents"

  init(_ manual: Manual) {
    self.manual = manual
    outline = PageOutline(of: manual)
  }

  /// Writes the `html` element (HTML Living Standard §4.1.1).
  mutating func page(to out: inout XMLWriter) {
    out.start("html")
    out.attribute("xmlns", "http://www.w3.org/1999/xhtml")
    out.attribute("lang", manual.properties.language)
    out.text("\n")
    head(to: &out)
    out.tag("body", id: Self.top, endsLine: true) { out in
      out.text("\n")
      skipLinks(to: &out)
      out.tag("main", endsLine: true) { out in
        out.text("\n")
        if !outline.hasTitle { hiddenTitle(to: &out) }
        if !manual.hasContents { contents(to: &out) }
        for division in manual.divisions { self.division(division, to: &out) }
      }
    }
    out.endFully()
    out.text("\n")
  }

  private func head(to out: inout XMLWriter) {
    let properties = manual.properties
    out.tag("head", endsLine: true) { out in
      out.text("\n")
      out.empty("meta", "charset", "utf-8" as StaticString)
      out.text("\n")
      out.meta("viewport", "width=device-width, initial-scale=1")
      out.meta("color-scheme", "light")
      let name = [properties.title, properties.version].filter { !$0.isEmpty }
      let parts = [name.joined(separator: " "), properties.company].filter { !$0.isEmpty }
      out.tag("title", endsLine: true) { $0.text(parts.joined(separator: " · ")) }
      out.meta("description", properties.subject)
      out.meta("author", properties.author.isEmpty ? properties.company : properties.author)
      out.meta("dcterms.date", properties.date?.iso ?? "")
      out.meta("dcterms.identifier", properties.number)
      out.tag("style", endsLine: true) { $0.text(Stylesheet(manual).text) }
    }
  }

  /// Writes links past the table of contents and to it (WCAG 2.2, 2.4.1); they say where they lead.
  private func skipLinks(to out: inout XMLWriter) {
    if let start = outline.start, let target = manual.targets[start.target] {
      link(to: outline.anchor(of: target), class: "skip", to: &out) { out in
        out.text(target.label)
      }
      out.text("\n")
    }
    guard !manual.contents.isEmpty, !manual.labels.contents.isEmpty else { return }
    link(to: Self.contents, class: "skip to-contents", to: &out) { $0.text(manual.labels.contents) }
    out.text("\n")
  }

  /// Writes the title for those who hear the page, where the manual does not show one.
  private func hiddenTitle(to out: inout XMLWriter) {
    let title = [manual.properties.title, manual.properties.company].first { !$0.isEmpty }
    guard let title else { return }
    out.heading(1, class: "unseen") { $0.text(title) }
  }

  /// Whether this paragraph is the title of the manual, asked once.
  mutating func takesTitle(_ paragraph: Paragraph) -> Bool {
    guard paragraph.style == .title, !hasWrittenTitle else { return false }
    hasWrittenTitle = true
    return true
  }

  /// Writes a link within the page.
  func link(
    to anchor: String, class names: String = "", to out: inout XMLWriter,
    _ body: (inout XMLWriter) -> Void
  ) {
    out.tag("a", class: names) { out in
      out.attribute("href", "#" + anchor)
      body(&out)
    }
  }
}

extension Manual {
  /// Whether a section shows the table of contents.
  fileprivate var hasContents: Bool {
    divisions.contains { $0.sections.contains { $0.blocks.haveContents } }
  }
}

extension [Block] {
  fileprivate var haveContents: Bool {
    contains { block in
      switch block.kind {
      case .contents: true
      case .keepTogether(let blocks), .landscape(let blocks): blocks.haveContents
      default: false
      }
    }
  }
}

extension Target {
  /// Number and title: `5.2.4 维修`.
  var label: String { [number, title].filter { !$0.isEmpty }.joined(separator: " ") }
}
