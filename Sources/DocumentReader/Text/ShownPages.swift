package import ManualModel
import Packaging

extension DocumentReader {
  /// The numbers of pages that a document of a manual shows: in its table of contents, in references,
  /// and at the foot of its pages; nil where it shows none.
  package static func pages(
    _ bytes: [UInt8], of manual: Manual
  ) throws(DocumentError) -> Pages? {
    let package = try DocumentPackage(bytes)
    var shown = ShownPages()
    switch package.format {
    case .word:
      for name in package.names where name.isWordStory {
        if let root = try package.xml(name) { shown.readWord(root) }
      }
    case .open:
      for name in ["content.xml", "styles.xml"] {
        if let root = try package.xml(name) { shown.readOpen(root) }
      }
    }
    let end = manual.targets[Target.end].map { shown.labels[$0.bookmark] }
    guard !shown.labels.isEmpty else { return nil }
    return Pages(labels: shown.labels, total: (end ?? shown.count) ?? "")
  }
}

/// Numbers of pages as they stand in a document, by the bookmarks they are for.
private struct ShownPages {
  var labels: [String: String] = [:]
  /// How many pages there are, where a field of its own says so.
  var count: String?

  private mutating func add(_ page: String, for bookmark: String) {
    if !page.isEmpty, !bookmark.isEmpty { labels[bookmark] = page }
  }

  // MARK: DOCX

  private struct Field {
    var instruction = ""
    var result = ""
    var isResult = false
  }

  /// Finds PAGEREF and NUMPAGES fields (ISO/IEC 29500-1 §17.16.5.45, §17.16.5.39).
  mutating func readWord(_ root: XMLElement) {
    var open: [Field] = []
    root.visit { element in
      switch element.name.qualified {
      case "w:fldChar":
        switch element["w:fldCharType"] {
        case "begin": open.append(Field())
        case "separate": if !open.isEmpty { open[open.count - 1].isResult = true }
        case "end": if let field = open.popLast() { take(field) }
        default: break
        }
      case "w:instrText": if !open.isEmpty { open[open.count - 1].instruction += element.text }
      case "w:t":
        if let last = open.last, last.isResult { open[open.count - 1].result += element.text }
      default: break
      }
    }
  }

  private mutating func take(_ field: Field) {
    let words = field.instruction.split(separator: " ").map(String.init)
    if words.first == "PAGEREF", words.count > 1 { add(field.result, for: words[1]) }
    if words.first == "NUMPAGES" { count = field.result }
  }

  // MARK: ODT

  /// Finds references to pages (ODF 1.3 part 3 §7.7.5, §7.7.8) and lines of the table of contents.
  mutating func readOpen(_ root: XMLElement) {
    root.visit { element in
      switch element.name.qualified {
      case "text:bookmark-ref", "text:sequence-ref":
        guard element["text:reference-format"] == "page" else { return }
        add(element.text, for: element["text:ref-name"] ?? "")
      case "text:page-count": count = element.text
      case "text:index-body":
        for line in element.all("text:a") {
          guard let last = line.children.last, case .text(let page) = last,
            let address = line["xlink:href"], address.hasPrefix("#")
          else { continue }
          add(page, for: String(address.dropFirst()))
        }
      default: break
      }
    }
  }
}

extension String {
  /// Whether a part of a DOCX package holds text with fields.
  fileprivate var isWordStory: Bool {
    hasSuffix(".xml")
      && ["word/document", "word/header", "word/footer"].contains { hasPrefix($0) }
  }
}
