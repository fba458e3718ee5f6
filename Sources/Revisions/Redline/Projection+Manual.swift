import ManualModel

extension Projection {
  /// One of the two manuals, as a whole.
  ///
  /// Of the older one with its own properties, targets, contents and images.
  func manual(_ redline: Manual) -> Manual {
    var manual = redline
    manual.predecessor = nil
    manual.header = blocks(redline.header)
    manual.footer = blocks(redline.footer)
    manual.frontFooter = blocks(redline.frontFooter)
    for index in manual.divisions.indices {
      manual.divisions[index].sections = sections(redline.divisions[index].sections)
    }
    guard let predecessor = redline.predecessor else { return manual }
    guard side == .old else {
      manual.images = Array(redline.images.prefix(predecessor.newImages))
      return manual
    }
    manual.properties = predecessor.properties
    manual.theme = predecessor.theme
    manual.labels = predecessor.labels
    manual.targets = predecessor.targets
    manual.contents = predecessor.contents
    manual.sheet = predecessor.sheet
    manual.divisions = divided(manual.divisions.flatMap(\.sections), predecessor.divisions)
    return OldImages(predecessor.images).restored(manual)
  }

  private func divided(
    _ sections: [Section], _ frames: [Predecessor.Division]
  ) -> [Division] {
    var rest = sections[...]
    var divisions = frames.map { frame in
      defer { rest = rest.dropFirst(frame.sections) }
      return Division(layout: frame.layout, sections: Array(rest.prefix(frame.sections)))
    }
    // Never lost, even if a redline was changed by hand.
    if !rest.isEmpty, !divisions.isEmpty { divisions[divisions.count - 1].sections += rest }
    return divisions
  }
}
