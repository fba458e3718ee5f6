import ManualModel
import Packaging

extension OpenText {
  mutating func text(of element: XMLElement) throws(DocumentError) -> BodyParagraph {
    var paragraph = BodyParagraph()
    try inlines(element, into: &paragraph)
    return paragraph
  }

  private mutating func inlines(
    _ parent: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    for child in parent.children {
      switch child {
      case .text(let text):
        let words = text.collapsed
        if !words.isEmpty { paragraph.add(words) }
      case .element(let element): try inline(element, into: &paragraph)
      }
    }
  }

  private mutating func inline(
    _ element: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    switch element.name.qualified {
    case "text:span", "text:meta", "text:ruby", "text:ruby-base":
      try inlines(element, into: &paragraph)
    case "text:s":
      let count = min(max(Int(element["text:c"] ?? "") ?? 1, 1), 1000)
      paragraph.add(String(repeating: " ", count: count))
    case "text:tab": paragraph.text.append(.tab)
    case "text:line-break": paragraph.text.append(.lineBreak)
    case "text:a": try link(element, into: &paragraph)
    case "text:bookmark", "text:bookmark-start":
      if let name = element["text:name"] { paragraph.bookmarks.append(name) }
    case "text:bookmark-ref", "text:sequence-ref", "text:reference-ref":
      let form: Reference.Form = element["text:reference-format"] == "page" ? .page : .title
      paragraph.text.append(
        gatherer.reference(to: element["text:ref-name"] ?? "", form: form, shown: element.text))
    case "text:page-number": paragraph.text.append(.field(.page))
    case "text:page-count": paragraph.text.append(.field(.pageCount))
    case "text:sequence":
      paragraph.isCounted = true
      // The label in front belongs to the number.
      paragraph.text = []
    case "draw:frame", "draw:g", "draw:custom-shape", "draw:rect", "draw:ellipse":
      try drawing(element, into: &paragraph)
    case "text:note", "office:annotation", "office:annotation-end", "text:change",
      "text:change-start", "text:change-end", "text:soft-page-break":
      break
    default: try inlines(element, into: &paragraph)
    }
  }

  private mutating func link(
    _ element: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    let address = element["xlink:href"] ?? ""
    if address.hasPrefix("#") {
      let name = address.dropFirst().split(separator: "|").first.map(String.init) ?? ""
      return paragraph.text.append(
        gatherer.reference(to: name, form: .title, shown: element.text))
    }
    var inner = BodyParagraph()
    try inlines(element, into: &inner)
    paragraph.add(inner, linkedTo: address)
  }

  /// Reads the words of shapes as the boxes of a drawing, and a picture as one.
  mutating func drawing(
    _ element: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    var texts: [String] = []
    element.gatherLines(into: &texts)
    if !texts.isEmpty {
      paragraph.floating.append(.drawing(.read(texts)))
    } else if let name = element.all("draw:image").first?["xlink:href"],
      let bytes = try package.part(name)
    {
      pictures.append(bytes)
      paragraph.floating.append(
        .picture(
          Picture(
            image: pictures.count - 1, alternativeText: element.first("svg:desc")?.text ?? "")))
    }
  }
}

extension XMLElement {
  /// The text of each paragraph inside.
  fileprivate func gatherLines(into lines: inout [String]) {
    for element in elements {
      switch element.name.qualified {
      case "svg:title", "svg:desc", "draw:enhanced-geometry": break
      case "text:p", "text:h":
        let text = element.shownText
        if !text.isEmpty { lines.append(text) }
      default: element.gatherLines(into: &lines)
      }
    }
  }

  private var shownText: String {
    var shown = ""
    for child in children {
      switch child {
      case .text(let text): shown += text
      case .element(let element):
        switch element.name.qualified {
        case "text:line-break", "text:tab", "text:s": shown += " "
        default: shown += element.shownText
        }
      }
    }
    return shown
  }
}
