import Packaging

/// The words of the headers, the footers and the notes of a document.
///
/// Takes a package, gives a line for each paragraph, in no order that counts: every kind of page has
/// a header of its own, mostly the same. What fields show is left out, for programs compute it.
struct EdgeText {
  private(set) var lines: [String] = []
  private var field = FieldState()

  static func lines(of package: DocumentPackage) throws(DocumentError) -> [String] {
    var text = EdgeText()
    switch package.format {
    case .word:
      for name in package.names.sorted() where name.isWordEdge {
        guard let root = try package.xml(name) else { continue }
        for element in root.elements where !element.isNoteSeparator { text.word(element) }
      }
    case .open:
      let styles = try package.xml("styles.xml")
      for page in styles?.first("office:master-styles")?.all("style:master-page") ?? [] {
        for edge in page.elements where edge["style:display"] != "false" { text.open(edge) }
      }
      let content = try package.xml("content.xml")
      var notes: [XMLElement] = []
      content?.visit { if $0.name.qualified == "text:note-body" { notes.append($0) } }
      for note in notes { text.open(note) }
    }
    return text.lines
  }

  // MARK: DOCX

  /// Reads paragraphs wherever they stand (ISO/IEC 29500-1 §17.10, §17.11).
  private mutating func word(_ element: XMLElement) {
    var outside = ""
    word(element, into: &outside)
  }

  private mutating func word(_ element: XMLElement, into line: inout String) {
    switch element.name.qualified {
    case "w:p":
      let around = field
      field = FieldState()
      var own = ""
      for child in element.elements { word(child, into: &own) }
      lines.append(own)
      field = around
    case "w:t": if !field.hidesText { line += element.text }
    case "w:fldChar": field.take(element["w:fldCharType"] ?? "")
    case "w:instrText": field.instruction += element.text
    case "w:fldSimple" where !FieldState.keepsResult(element["w:instr"] ?? ""): break
    case "w:del", "w:moveFrom", "w:pPr", "w:rPr", "mc:Fallback": break
    default: for child in element.elements { word(child, into: &line) }
    }
  }

  // MARK: ODT

  /// Reads paragraphs wherever they stand (ODF 1.3 part 3 §16.10, §6.3).
  private mutating func open(_ element: XMLElement) {
    var outside = ""
    open(element, into: &outside)
  }

  private mutating func open(_ element: XMLElement, into line: inout String) {
    switch element.name.qualified {
    case "text:p", "text:h":
      var own = ""
      openContent(of: element, into: &own)
      lines.append(own)
    case "text:span", "text:a", "text:ruby", "text:ruby-base", "text:meta":
      openContent(of: element, into: &line)
    case "text:section", "text:list", "text:list-item", "text:list-header", "text:note-body":
      for child in element.elements { open(child, into: &line) }
    case "text:tracked-changes", "office:annotation", "text:note": break
    default:
      // All else in text is a field, or a mark without words.
      guard element.name.prefix != "text" else { break }
      for child in element.elements { open(child, into: &line) }
    }
  }

  private mutating func openContent(of element: XMLElement, into line: inout String) {
    for node in element.children {
      switch node {
      case .text(let text): line += text
      case .element(let child): open(child, into: &line)
      }
    }
  }
}

/// Where in a field of many runs one is (ISO/IEC 29500-1 §17.16.18).
private struct FieldState {
  var instruction = ""
  private var depth = 0
  private var isResult = false

  /// A link shows words of the author; all else is computed.
  static func keepsResult(_ instruction: String) -> Bool {
    instruction.split(separator: " ").first?.uppercased() == "HYPERLINK"
  }

  var hidesText: Bool { depth > 0 && !(isResult && Self.keepsResult(instruction)) }

  mutating func take(_ type: String) {
    switch type {
    case "begin":
      depth += 1
      if depth == 1 { (instruction, isResult) = ("", false) }
    case "separate": isResult = true
    case "end": depth = max(depth - 1, 0)
    default: break
    }
  }
}

extension String {
  /// Whether it names a part with a header, a footer or notes.
  fileprivate var isWordEdge: Bool {
    let starts = ["word/header", "word/footer", "word/footnotes", "word/endnotes"]
    return hasSuffix(".xml") && starts.contains { hasPrefix($0) }
  }
}

extension XMLElement {
  /// The line above notes, which is no note.
  fileprivate var isNoteSeparator: Bool {
    ["w:footnote", "w:endnote"].contains(name.qualified)
      && !(self["w:type"] ?? "normal").elementsEqual("normal")
  }
}
