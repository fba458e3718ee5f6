import ManualModel
import Packaging

extension PageWriter {
  /// Writes consecutive sections on pages of one layout; in print it begins a page.
  mutating func division(_ division: Division, to out: inout XMLWriter) {
    var names = "division"
    if division.layout.isLandscape { names += " landscape" }
    if !division.layout.hasHeaderAndFooter { names += " bare" }
    isAtPageTop = true
    isLandscape = division.layout.isLandscape
    out.start("div")
    out.attribute("class", names)
    out.text("\n")
    var open: [Int] = []
    for section in division.sections {
      let level = section.heading?.level ?? 1
      while let last = open.last, last >= level {
        end(to: &out)
        open.removeLast()
      }
      start(section, to: &out)
      open.append(level)
    }
    for _ in open { end(to: &out) }
    end(to: &out)
  }

  private func end(to out: inout XMLWriter) {
    out.endFully()
    out.text("\n")
  }

  /// Writes a section but its end: deeper ones stand inside it.
  private mutating func start(_ section: Section, to out: inout XMLWriter) {
    out.start("section")
    if let target = manual.targets[section.id] {
      out.attribute("id", outline.anchor(of: target))
    }
    if section.startsNewPage, !isAtPageTop { out.attribute("class", "new-page") }
    out.text("\n")
    var blocks = section.blocks[...]
    if section.heading != nil, case .landscape(let turned)? = blocks.first?.kind {
      // A heading goes with the block under it rather than staying alone on a page.
      blocks = blocks.dropFirst()
      landscape(turned, below: section.heading, of: section, to: &out)
    } else if let heading = section.heading {
      self.heading(heading, of: section, to: &out)
    }
    self.blocks(blocks, to: &out)
  }

  /// Writes a heading; its number links to itself, so that the address of a clause can be copied.
  ///
  /// ```
  /// <h4><a class="number" href="#clause-5.2.4">5.2.4</a> 维修</h4>
  /// ```
  private mutating func heading(_ heading: Heading, of section: Section, to out: inout XMLWriter) {
    let rank = outline.rank(ofLevel: heading.level)
    let number = heading.numbering.label(manual.labels)
    let isFront = heading.level == 1 && number.isEmpty
    let name = isFront ? "front" : "level\(min(max(heading.level, 1), 6))"
    out.heading(rank, class: name + (heading.isChanged ? " changed" : "")) { out in
      if !number.isEmpty {
        if let target = manual.targets[section.id] {
          link(to: outline.anchor(of: target), class: "number", to: &out) { $0.text(number) }
        } else {
          out.tag("span", class: "number") { $0.text(number) }
        }
        out.text(" ")
      }
      inlines(heading.text, to: &out)
    }
    isAtPageTop = false
  }

  /// Writes blocks on landscape pages of their own, with the heading they begin with, if any.
  mutating func landscape(
    _ blocks: [Block], below heading: Heading? = nil, of section: Section? = nil,
    to out: inout XMLWriter
  ) {
    let isAround = isLandscape
    isLandscape = true
    defer { isLandscape = isAround }
    out.tag("div", class: "landscape", endsLine: true) { out in
      out.text("\n")
      isAtPageTop = true
      if let heading, let section { self.heading(heading, of: section, to: &out) }
      self.blocks(blocks[...], to: &out)
    }
    isAtPageTop = true
  }
}
