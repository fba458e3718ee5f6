import ManualModel

/// The section of the manual that is being written, and its open `text:section`, if any.
struct OpenSection {
  var id = ""
  /// How many sections of the text were opened for it.
  var parts = 0
  var isOpen = false
}

extension BodyWriter {
  /// Writes a section of the manual as a section of the text that carries its id.
  ///
  /// ```
  /// Section(id: "5.2.4", …)
  /// <text:section text:name="5.2.4"> … </text:section>
  /// ```
  ///
  /// ODF 1.3 part 3 §5.4. The text begins with its first paragraph or table, so that a section
  /// without content leaves nothing behind.
  ///
  /// Sections above it that keep with it go into the same section of the text: LibreOffice keeps
  /// nothing together with what follows in another.
  mutating func section(
    _ section: Section, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    state.section = OpenSection(id: section.id)
    if (state.waiting.first ?? section).startsNewPage { startNext(.page) }
    for above in state.waiting {
      guard let heading = above.heading else { continue }
      openSection(to: &out)
      self.heading(
        heading, bookmark: manual.targets[above.id]?.bookmark, in: environment, to: &out)
      blocks(above.blocks, in: environment, to: &out)
    }
    state.waiting = []
    let target = target(section.id)
    if let heading = section.heading {
      if isShared {
        let number = typedBefore(heading, section.change)
        tracking?.typedBefore = number
      }
      openSection(to: &out)
      self.heading(heading, bookmark: target?.bookmark, in: environment, to: &out)
    } else {
      state.bookmark = freeBookmark(target?.bookmark)
    }
    blocks(section.blocks, in: environment, to: &out)
    if state.bookmark != nil {
      // Something refers to a section of which nothing is shown but its place.
      openSection(to: &out)
      paragraph(Paragraph(.plain, []), in: environment, to: &out)
    }
    closeSection(to: &out)
  }

  /// Opens a section of the text unless one is open: `id`, then `id~2`, `id~3`.
  mutating func openSection(to out: inout some Markup & ~Copyable) {
    // Changes reach over the ends of sections, which no word processor tracks.
    guard !isTracking, !state.section.isOpen, !state.section.id.isEmpty else { return }
    state.section.isOpen = true
    state.section.parts += 1
    let id = state.section.id
    let part = state.section.parts
    // Bookmarks and sections share their names: links go by them.
    let isPlain = part == 1 && !bookmarks.contains(id)
    out.start(Tags.section, [isPlain ? id : "\(id)~\(part)"])
  }

  /// Closes the section of the text, if one is open.
  mutating func closeSection(to out: inout some Markup & ~Copyable) {
    guard state.section.isOpen else { return }
    state.section.isOpen = false
    out.end(Tags.section)
  }
}

extension Section {
  /// Whether all of it must stand on the page of what follows: a heading alone, or with lines below it
  /// that keep with their next, such as the particulars of a procedure.
  var keepsWithNext: Bool {
    heading != nil
      && blocks.allSatisfy { block in
        switch block.kind {
        case .paragraph(let paragraph): paragraph.keepsWithNext
        case .table, .list, .picture, .drawing, .signature, .keepTogether, .landscape, .pageBreak,
          .contents:
          false
        }
      }
  }
}
