import Packaging

/// Which paragraphs of a DOCX file are headings, captions and list items (ISO/IEC 29500-1 §17.7, §17.9).
struct WordOutline {
  private struct Style {
    var name: String
    var parent: String?
    var properties: XMLElement?

    /// By the names Word gives its own styles, in English and in Chinese.
    var headingLevel: Int? {
      for prefix in ["heading ", "标题 "] where name.hasPrefix(prefix) {
        return Int(name.dropFirst(prefix.count)).flatMap { (1...9).contains($0) ? $0 : nil }
      }
      return nil
    }
  }

  /// A place in a numbering.
  struct Place: Hashable {
    var numbering: String
    var level: Int
  }

  private var styles: [String: Style] = [:]
  private var defaultStyle: String?
  private var numberings = WordNumberings(nil)

  init(_ package: DocumentPackage) throws(DocumentError) {
    numberings = WordNumberings(try package.xml("word/numbering.xml"))
    guard let root = try package.xml("word/styles.xml") else { return }
    for element in root.elements where element.name.qualified == "w:style" {
      guard element["w:type"] ?? "paragraph" == "paragraph", let id = element["w:styleId"],
        styles[id] == nil
      else { continue }
      styles[id] = Style(
        name: (element.first("w:name")?["w:val"] ?? id).lowercased(),
        parent: element.first("w:basedOn")?["w:val"], properties: element.first("w:pPr"))
      if element["w:default"].isOn { defaultStyle = id }
    }
  }

  /// What a paragraph is by its own properties and those of its style.
  struct Role {
    /// 1 for the highest; nil where it is no heading.
    var level: Int?
    var isCaption = false
    var place: Place?
  }

  func role(of properties: XMLElement?) -> Role {
    let style = properties?.first("w:pStyle")?["w:val"] ?? defaultStyle
    var role = Role()
    var outline = properties?.first("w:outlineLvl")?["w:val"].flatMap { Int($0) }
    var numbering = properties?.first("w:numPr")?.first("w:numId")?["w:val"]
    var level = properties?.first("w:numPr")?.first("w:ilvl")?["w:val"].flatMap { Int($0) }
    var next = style
    var steps = 0
    // A broken file may be based on itself.
    while let id = next, let current = styles[id], steps < 30 {
      // Our own headings outside the table of contents, which Word takes for text.
      if current.name == "front heading", steps == 0 { outline = 0 }
      if current.name.hasPrefix("caption") || current.name.hasPrefix("题注") { role.isCaption = true }
      outline =
        outline ?? current.properties?.first("w:outlineLvl")?["w:val"].flatMap { Int($0) }
        ?? current.headingLevel.map { $0 - 1 }
      let place = current.properties?.first("w:numPr")
      if numbering == nil, let found = place?.first("w:numId")?["w:val"] {
        numbering = found
        level = level ?? numberings.level(ofStyle: id, in: found)
      }
      level = level ?? place?.first("w:ilvl")?["w:val"].flatMap { Int($0) }
      next = current.parent
      steps += 1
    }
    if let outline, (0...8).contains(outline) { role.level = outline + 1 }
    if let numbering, numbering != "0" {
      role.place = Place(numbering: numbering, level: min(max(level ?? 0, 0), 8))
    }
    return role
  }

  /// Counts a numbered paragraph and gives its number as it is shown.
  mutating func count(_ place: Place) -> String { numberings.count(place) }

  /// Whether the items of a numbering have signs instead of numbers.
  func isBullet(_ place: Place) -> Bool { numberings.isBullet(place) }
}
