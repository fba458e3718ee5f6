import ManualModel

/// What a field of a DOCX file shows, by its instruction (ISO/IEC 29500-1 §17.16).
enum WordField: Hashable {
  case field(Inline.Field)
  case reference(String, Reference.Form)
  case sequence
  case contents
  /// Its result is text like any other: a link, a form field.
  case text

  init(_ instruction: String) {
    let words = instruction.split(separator: " ")
    let argument = words.dropFirst().first { !$0.hasPrefix("\\") }.map(String.init) ?? ""
    switch words.first?.uppercased() {
    case "PAGE": self = .field(.page)
    case "NUMPAGES", "SECTIONPAGES": self = .field(.pageCount)
    case "REF", "STYLEREF", "NOTEREF": self = .reference(argument, .title)
    case "PAGEREF": self = .reference(argument, .page)
    case "SEQ": self = .sequence
    case "TOC": self = .contents
    default: self = .text
    }
  }
}

/// The fields that are open at a place of the text; they nest, and go on over paragraphs.
struct WordFields {
  private struct Open {
    var instruction = ""
    var kind: WordField?
    var shown = ""
  }

  private var open: [Open] = []

  /// What ended, with the text it shows.
  struct Ended {
    var kind: WordField
    var shown: String
  }

  var isInContents: Bool { open.contains { $0.kind == .contents } }

  mutating func begin() { open.append(Open()) }

  mutating func instruct(_ text: String) {
    if !open.isEmpty { open[open.count - 1].instruction += text }
  }

  mutating func separate() {
    guard let last = open.last else { return }
    open[open.count - 1].kind = WordField(last.instruction)
  }

  mutating func end() -> Ended? {
    guard let last = open.popLast() else { return nil }
    let ended = Ended(kind: last.kind ?? WordField(last.instruction), shown: last.shown)
    // What an inner field shows is part of what the outer one does.
    if let place = open.lastIndex(where: { $0.kind.map { $0 != .text } ?? true }) {
      open[place].shown += last.shown
      return nil
    }
    return ended
  }

  /// A link inside the document counts as a reference.
  mutating func link(to bookmark: String) {
    open.append(Open(kind: .reference(bookmark, .title)))
  }

  /// Takes text that is a result or an instruction; false where it stands in the text itself.
  mutating func take(_ text: String) -> Bool {
    guard let place = open.lastIndex(where: { $0.kind != .text }) else { return false }
    if open[place].kind != nil { open[place].shown += text }
    return true
  }
}
