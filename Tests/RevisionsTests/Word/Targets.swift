import ManualModel

extension Manual {
  /// With a target for whatever is referred to or has a caption, as the templates give them.
  var withTargets: Manual {
    var manual = self
    // Rows that a cell spans are counted, as readers do.
    for index in divisions.indices {
      manual.divisions[index].sections = Projection(side: .new).sections(divisions[index].sections)
    }
    var finder = TargetFinder(labels: labels)
    for section in manual.divisions.flatMap(\.sections) { finder.add(section) }
    finder.add(header + footer + frontFooter)
    manual.targets = finder.targets.merging(targets) { _, own in own }
    manual.contents = divisions.flatMap(\.sections).compactMap { section in
      section.heading.map { .init(target: section.id, level: min($0.level, 3)) }
    }
    return manual
  }
}

private struct TargetFinder {
  let labels: Labels
  var targets: [String: Target] = [:]
  private var counts: [String: Int] = [:]

  init(labels: Labels) { self.labels = labels }

  mutating func add(_ section: Section) {
    targets[section.id] = Target(
      kind: .section, bookmark: "s_" + section.id.filter(\.isASCIIWord),
      number: section.heading?.numbering.label(labels) ?? "",
      title: section.heading?.text.plainText ?? "")
    add(section.heading?.text ?? [])
    add(section.blocks)
  }

  mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let paragraph): add(paragraph.text)
      case .list(let list): for item in list.items { add(item.blocks) }
      case .table(let table):
        add(table.caption, .table, labels.table)
        for cell in table.rows.flatMap(\.cells) { add(cell.content) }
      case .picture(let picture): add(picture.caption, .figure, labels.figure)
      case .drawing(let drawing):
        add(drawing.caption, .figure, labels.figure)
        for text in drawing.nodes.map(\.text) + drawing.edges.map(\.label) { add(text) }
      case .signature(let signature):
        for field in signature.fields { add(field.label + field.text) }
      case .keepTogether(let inner), .landscape(let inner): add(inner)
      case .pageBreak, .contents: break
      }
    }
  }

  private mutating func add(_ caption: Caption?, _ kind: Target.Kind, _ label: String) {
    guard let caption else { return }
    add(caption.text)
    guard targets[caption.target] == nil else { return }
    // Random edits give a table another name, of which nothing tells the number before.
    let isRandom = caption.target == "table:x" || caption.target == "table:y"
    if !isRandom { counts[label, default: 1] += 1 }
    targets[caption.target] = Target(
      kind: kind, bookmark: "c_" + caption.target.filter(\.isASCIIWord),
      number: label + String(isRandom ? 1 : counts[label] ?? 0), title: caption.text.plainText)
  }

  private mutating func add(_ text: [Inline]) {
    for inline in text {
      switch inline {
      case .reference(let reference): addPlace(reference.target, "见")
      case .mark(let name, let text, _): addPlace(name, text)
      case .text, .lineBreak, .tab, .gap, .field, .link, .blank, .changed: break
      }
    }
  }

  private mutating func addPlace(_ name: String, _ text: String) {
    guard targets[name] == nil else { return }
    targets[name] = Target(
      kind: .mark, bookmark: "m_" + name.filter(\.isASCIIWord), number: text, title: text)
  }
}

extension Character {
  fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}
