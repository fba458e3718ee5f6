package import Packaging

extension WrittenMeasure {
  /// Counts the tracked changes of an ODT document (ODF 1.3 part 3 §5.5), which knows no moves.
  ///
  /// Cells do not part what is marked: where a row came, its words are one place. Numbers of headings that
  /// had to be typed follow from other things.
  package init(open stories: [XMLElement]) {
    var walker = OpenWalker(stories)
    for story in stories { walker.read(story, isFollow: false) }
    walker.counter.endText()
    self = walker.counter.measure
  }
}

private struct OpenWalker {
  var counter = MarkCounter()
  private var changes: [String: XMLElement] = [:]
  /// The insertions that are open.
  private var open: Set<String> = []
  private var isLook = false

  init(_ stories: [XMLElement]) {
    for story in stories {
      story.visit { element in
        guard element.name.local == "changed-region", let id = element["xml:id"],
          let change = element.elements.first
        else { return }
        changes[id] = change
      }
    }
  }

  mutating func read(_ parent: XMLElement, isFollow: Bool) {
    let nodes = parent.children
    for (index, node) in nodes.enumerated() {
      switch node {
      case .text(let text):
        add(text, isFollow: isFollow || parent.isHeading && text.isTypedNumber)
      case .element(let element):
        let isNumber = parent.isHeading && isTyped(nodes, at: index)
        read(element: element, isFollow: isFollow || isNumber || follows(nodes, at: index))
      }
    }
  }

  private mutating func add(_ text: String, isFollow: Bool) {
    if !open.isEmpty {
      counter.text(text, .inserted, isFollow: isFollow)
    } else if isLook {
      counter.place()
    } else {
      counter.text(text, nil)
    }
  }

  private mutating func read(element: XMLElement, isFollow: Bool) {
    switch element.name.local {
    case "tracked-changes", "sequence-decls", "table-of-content-source", "title", "desc",
      "automatic-styles", "styles", "font-face-decls":
      break
    case "index-body": read(element, isFollow: true)
    case "p", "h":
      read(element, isFollow: isFollow)
      counter.endText()
    case "s": add(" ", isFollow: isFollow)
    case "tab", "line-break": add("\t", isFollow: isFollow)
    case "change": delete(element["text:change-id"] ?? "", isFollow: isFollow)
    case "change-start":
      let id = element["text:change-id"] ?? ""
      if changes[id]?.name.local == "format-change" {
        isLook = true
      } else if open.insert(id).inserted, !isFollow {
        counter.place()
      }
    case "change-end":
      open.remove(element["text:change-id"] ?? "")
      isLook = false
    default: read(element, isFollow: isFollow)
    }
  }

  private mutating func delete(_ id: String, isFollow: Bool) {
    guard let deletion = changes[id] else {
      counter.measure.problems.append("\(id) is no change")
      return
    }
    if !isFollow { counter.place() }
    for (index, block) in deletion.elements.dropFirst().enumerated() {
      if index > 0 { counter.endText(new: false) }
      counter.text(block.shownText, .deleted, isFollow: isFollow)
    }
  }

  /// Whether an element marks the number of a heading.
  private func isTyped(_ nodes: [XMLNode], at index: Int) -> Bool {
    guard case .element(let element) = nodes[index] else { return false }
    if element.name.local == "change" {
      let deletion = changes[element["text:change-id"] ?? ""]
      return deletion?.elements.dropFirst().first?.words.isTypedNumber ?? false
    }
    guard element.name.local == "change-start", nodes.indices.contains(index + 1),
      case .text(let text) = nodes[index + 1]
    else { return false }
    return text.isTypedNumber
  }

  /// Whether an element marks a field that shows something else: what it showed is left out in front of
  /// it, or it is put in alone.
  private func follows(_ nodes: [XMLNode], at index: Int) -> Bool {
    func name(_ place: Int) -> String {
      guard nodes.indices.contains(place), case .element(let element) = nodes[place] else {
        return ""
      }
      if ["a", "span"].contains(element.name.local), element.children.count == 1,
        case .element(let inner)? = element.children.first
      {
        return inner.name.local
      }
      return element.name.local
    }
    let fields = ["bookmark-ref", "sequence-ref", "sequence", "page-count"]
    for start in [index, index + 1, index - 1] where name(start) == "change-start" {
      if fields.contains(name(start + 1)), name(start + 2) == "change-end" { return true }
    }
    return false
  }
}

extension XMLElement {
  fileprivate var isHeading: Bool { name.local == "h" }

  /// The text of what was left out, without the typed numbers of headings.
  fileprivate var shownText: String {
    guard isHeading, let space = words.firstIndex(of: " ") else { return words }
    let behind = words.index(after: space)
    return String(words[..<behind]).isTypedNumber ? String(words[behind...]) : words
  }

  /// All text, with spaces and tabs.
  fileprivate var words: String {
    var text = ""
    for node in children {
      switch node {
      case .text(let piece): text += piece
      case .element(let element):
        switch element.name.local {
        case "s": text += String(repeating: " ", count: Int(element["text:c"] ?? "") ?? 1)
        case "tab", "line-break": text += "\t"
        case "title", "desc": break
        default: text += element.shownText
        }
      }
    }
    return text
  }
}

extension String {
  /// `B.4 `, as a writer types it in front of a title.
  fileprivate var isTypedNumber: Bool {
    wholeMatch(of: /(附录)?[A-Z0-9]+(\.[0-9]+)*\x20/) != nil
  }
}
