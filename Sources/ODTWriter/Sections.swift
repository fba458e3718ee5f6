import ManualModel

extension BodyWriter {
  /// Writes a section of the manual: its heading, or its first paragraph, bears the bookmark by which it
  /// is found again.
  ///
  /// There is no `text:section` (ODF 1.3 part 3 §5.4) around it. With hundreds of them LibreOffice 7.4
  /// lays a document out wrongly: rows of a table that ends a section near the end of a page are lost,
  /// pages are counted that are not there, and references get the numbers of a layout half done.
  mutating func section(
    _ section: Section, in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    if section.startsNewPage { startNext(.page) }
    let target = target(section.id)
    if let heading = section.heading {
      if isShared {
        let number = typedBefore(heading, section.change)
        tracking?.typedBefore = number
      }
      self.heading(heading, bookmark: target?.bookmark, in: environment, to: &out)
    } else {
      state.bookmark = freeBookmark(target?.bookmark)
    }
    blocks(section.blocks, in: environment, to: &out)
    if state.bookmark != nil {
      // Something refers to a section of which nothing is shown but its place.
      paragraph(Paragraph(.plain, []), in: environment, to: &out)
    }
  }
}
