/// The parts of a WordprocessingML package by their roles (ISO/IEC 29500-1 §11.3).
struct WordParts {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// The main document, headers, footers, notes and comments: what holds paragraphs.
  let stories: [(name: String, root: XMLElement)]
  let styles: (name: String, root: XMLElement)?
  let numbering: (name: String, root: XMLElement)?

  init(_ contents: PackageContents) {
    func roots(_ names: [String]) -> [(name: String, root: XMLElement)] {
      names.compactMap { name in contents[name].map { (name, $0) } }
    }
    let main = Relationships(of: "", in: contents).targets("officeDocument").first
    guard let main else {
      (stories, styles, numbering) = ([], nil, nil)
      return
    }
    let related = Relationships(of: main, in: contents)
    stories = roots(
      [main]
        + ["header", "footer", "footnotes", "endnotes", "comments"].flatMap(related.targets))
    styles = roots(related.targets("styles")).first
    numbering = roots(related.targets("numbering")).first
  }

  /// Stories, styles and numbering.
  var all: [(name: String, root: XMLElement)] { stories + [styles, numbering].compactMap(\.self) }
}

extension XMLElement {
  /// Whether this is `w:local`.
  func isWord(_ local: String) -> Bool { isNamed(WordParts.namespace, local) }

  /// The value of `w:local`.
  func word(_ local: String) -> String? { self[WordParts.namespace, local] }

  /// The first child `w:local`.
  func firstWord(_ local: String) -> XMLElement? {
    for case .element(let element) in children where element.isWord(local) { return element }
    return nil
  }

  /// Like ``visit(_:)``, but for what `mc:Fallback` holds: it says again what `mc:Choice` said.
  func visitOnce(_ show: (XMLElement) -> Void) {
    if isNamed(MarkupCompatibility.namespace, "Fallback") { return }
    show(self)
    for case .element(let element) in children { element.visitOnce(show) }
  }
}
