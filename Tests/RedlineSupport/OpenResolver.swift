package import ManualModel
package import Packaging

/// Accepts or rejects all tracked changes of an ODT document, by the letter of ODF 1.3 part 3 §5.5, and
/// says what is left.
///
/// It shares nothing with the writer: paragraphs with their kind, named style and depth in lists, and
/// where tables and cells begin and end.
package struct OpenResolver {
  private enum Token {
    /// A paragraph begins, with its look.
    case open(String)
    case text(String)
    case close
    /// A table or cell begins or ends.
    case edge(String)

    var isOpen: Bool { if case .open = self { true } else { false } }
    var isClose: Bool { if case .close = self { true } else { false } }
  }

  /// What cannot be right, whatever the text.
  package private(set) var problems: [String] = []
  private let side: Change.Side
  private let readsContents: Bool
  private var styles: [String: String] = [:]
  private var deletions: [String: XMLElement] = [:]
  private var insertions: Set<String> = []
  private var used: [String: Int] = [:]
  private var tokens: [Token] = []
  /// Where each insertion that is being left out begins.
  private var starts: [String: Int] = [:]
  private var isInParagraph = false

  /// Without `contents`, tables of contents are left out.
  package init(_ content: XMLElement, side: Change.Side, contents: Bool = true) {
    self.side = side
    readsContents = contents
    for style in content.all("automatic-styles").flatMap(\.elements) {
      styles[style.value("name")] = style.value("parent-style-name")
    }
    for region in content.all("changed-region") {
      let id = region.value("id")
      if deletions[id] != nil || insertions.contains(id) { problems.append("\(id) twice") }
      for change in region.elements {
        if change.name.local == "deletion" { deletions[id] = change }
        if change.name.local == "insertion" { insertions.insert(id) }
      }
    }
    for body in content.all("body").flatMap(\.elements) { read(body.children, lists: 0) }
    for id in deletions.keys where used[id] != 1 { problems.append("\(id) is not marked once") }
    for id in insertions where used[id] != 2 { problems.append("\(id) has not both ends") }
  }

  /// A line for each paragraph; `isExact` with looks, tables and empty paragraphs.
  package func lines(isExact: Bool) -> [String] {
    var lines: [String] = []
    var text: String?
    for token in tokens {
      switch token {
      case .open(let look): text = isExact ? look + " " : ""
      case .text(let piece): text?.append(piece)
      case .close:
        if let line = text, isExact || !line.isEmpty { lines.append(line) }
        text = nil
      case .edge(let edge): if isExact { lines.append(edge) }
      }
    }
    return lines
  }

  private mutating func read(_ nodes: [XMLNode], lists: Int) {
    for node in nodes {
      switch node {
      case .text(let text): if isInParagraph { tokens.append(.text(text)) }
      case .element(let element): read(element, lists: lists)
      }
    }
  }

  private mutating func read(_ element: XMLElement, lists: Int) {
    switch element.name.local {
    case "tracked-changes", "sequence-decls", "table-of-content-source", "title", "desc": break
    case "table-of-content" where !readsContents:
      let outer = tokens
      read(element.children, lists: lists)
      tokens = outer
    case "p", "h":
      let style = element.value("style-name")
      tokens.append(
        .open(
          element.name.local + element.value("outline-level") + "/" + (styles[style] ?? style)
            + "/\(lists)"
        ))
      isInParagraph = true
      read(element.children, lists: lists)
      isInParagraph = false
      tokens.append(.close)
    case "list": read(element.children, lists: lists + 1)
    case "table", "table-row", "table-cell":
      tokens.append(.edge(element.name.local))
      read(element.children, lists: 0)
      tokens.append(.edge("/" + element.name.local))
    case "s": tokens.append(.text(String(repeating: " ", count: Int(element.value("c")) ?? 1)))
    case "tab": tokens.append(.text("\t"))
    case "line-break": tokens.append(.text("\n"))
    case "g", "frame": tokens.append(.text("<\(element.name.local)>"))
    case "change": restore(element.value("change-id"))
    case "change-start": start(element.value("change-id"))
    case "change-end": end(element.value("change-id"))
    default: read(element.children, lists: lists)
    }
  }

  private mutating func restore(_ id: String) {
    used[id, default: 0] += 1
    guard side == .old else { return }
    guard let deletion = deletions[id] else { return problems.append("\(id) is no deletion") }
    if !starts.isEmpty { problems.append("\(id) is inside an insertion") }
    let (outer, wasInParagraph) = (tokens, isInParagraph)
    tokens = []
    isInParagraph = false
    for child in deletion.elements where child.name.local != "change-info" { read(child, lists: 0) }
    var content = tokens
    tokens = outer
    isInParagraph = wasInParagraph
    guard wasInParagraph else { return tokens += content }
    // The first start tag and the last end tag go; a table that comes first stands before the paragraph.
    if content.first?.isOpen == true {
      content.removeFirst()
    } else if tokens.last?.isOpen == true {
      tokens.removeLast()
    } else {
      problems.append("\(id) has a table inside a paragraph")
    }
    if content.last?.isClose == true { content.removeLast() }
    tokens += content
  }

  private mutating func start(_ id: String) {
    used[id, default: 0] += 1
    if side == .old, insertions.contains(id) { starts[id] = tokens.count }
  }

  private mutating func end(_ id: String) {
    used[id, default: 0] += 1
    guard let start = starts.removeValue(forKey: id) else { return }
    let last = tokens.count > start ? tokens.last : nil
    tokens.removeSubrange(start...)
    // What ends at the beginning of a paragraph leaves that one; it began with another, or a table.
    guard let last, last.isOpen else { return }
    if case .text? = tokens.last { return }
    if tokens.last?.isOpen == true { tokens.removeLast() }
    tokens.append(last)
  }
}

extension XMLElement {
  /// All elements of that name in it.
  fileprivate func all(_ name: String) -> [XMLElement] {
    (self.name.local == name ? [self] : []) + elements.flatMap { $0.all(name) }
  }

  /// The value of an attribute by its local name; empty if there is none.
  fileprivate func value(_ name: String) -> String {
    attributes.first { $0.name.local == name }?.value ?? ""
  }
}
