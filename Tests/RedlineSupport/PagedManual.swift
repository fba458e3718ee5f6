package import ManualModel

extension Manual {
  /// With a table of contents in front, and a reference to the page of every section behind it.
  package var withContents: Manual {
    var manual = self
    let titled = manual.divisions.flatMap(\.sections).filter { $0.heading != nil }
    manual.contents = titled.map { ContentsEntry(target: $0.id, level: $0.heading?.level ?? 1) }
    let index = titled.enumerated().map { place, section in
      item(
        [.reference(Reference(target: section.id, form: .page)), text("页")], key: section.id,
        node: 900 + place)
    }
    let front = RedlineSupport.section(
      "front", "", .none,
      [
        block(.contents, node: 800),
        block(.list(List(marker: .bullet, items: index)), node: 801),
      ])
    manual.divisions[0].sections.insert(front, at: 0)
    return manual
  }

  /// Page numbers: the sections in their order, from one on.
  package func pages(from first: Int) -> Pages {
    var labels: [String: String] = [:]
    var page = first
    for section in divisions.flatMap(\.sections) {
      if let bookmark = targets[section.id]?.bookmark { labels[bookmark] = String(page) }
      page += 1
    }
    return Pages(labels: labels, total: String(page))
  }
}

private func item(_ inlines: [Inline], key: String, node: Int) -> ListItem {
  ListItem([paragraph(inlines)], key: BlockKey(node: node), source: .none)
}
