import ManualModel
import Packaging

extension WordText {
  mutating func text(of element: XMLElement) throws(DocumentError) -> BodyParagraph {
    var paragraph = BodyParagraph()
    try inlines(element, into: &paragraph)
    return paragraph
  }

  private mutating func inlines(
    _ parent: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    for element in parent.elements {
      switch element.name.qualified {
      case "w:r": try run(element, into: &paragraph)
      case "w:ins", "w:moveTo":
        hasTrackedChanges = true
        try inlines(element, into: &paragraph)
      case "w:del", "w:moveFrom": hasTrackedChanges = true
      case "w:smartTag", "w:customXml", "w:dir", "w:bdo": try inlines(element, into: &paragraph)
      case "w:sdt":
        guard let content = element.first("w:sdtContent"), !repeats(element, in: parent) else {
          continue
        }
        try inlines(content, into: &paragraph)
      case "w:hyperlink": try hyperlink(element, into: &paragraph)
      case "w:fldSimple":
        fields.begin()
        fields.instruct(element["w:instr"] ?? "")
        fields.separate()
        try inlines(element, into: &paragraph)
        endField(&paragraph)
      case "w:bookmarkStart":
        if let name = element["w:name"], name != "_GoBack" { paragraph.bookmarks.append(name) }
      default: break
      }
    }
  }

  /// Whether a control says again what one before it with the same title said.
  ///
  /// LibreOffice 7.4 saves a control around a single heading as several with the text of the first.
  private func repeats(_ control: XMLElement, in parent: XMLElement) -> Bool {
    guard let title = control.title, let text = control.first("w:sdtContent")?.text,
      let first = parent.elements.first(where: { $0.title == title }), first != control,
      let words = first.first("w:sdtContent")?.text, !words.isEmpty, title.hasSuffix(words)
    else { return false }
    return text.replacing(words, with: "").isEmpty
  }

  private mutating func hyperlink(
    _ element: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    if let anchor = element["w:anchor"] {
      fields.link(to: anchor)
      try inlines(element, into: &paragraph)
      return endField(&paragraph)
    }
    var inner = BodyParagraph()
    try inlines(element, into: &inner)
    paragraph.add(inner, linkedTo: element["r:id"].flatMap { links[$0] } ?? "")
  }

  private mutating func run(
    _ run: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    for element in run.elements {
      switch element.name.qualified {
      case "w:t": add(element.text, to: &paragraph)
      case "w:tab", "w:ptab": if !fields.take(" ") { paragraph.text.append(.tab) }
      case "w:br", "w:cr":
        if element["w:type"] == nil || element["w:type"] == "textWrapping", !fields.take(" ") {
          paragraph.text.append(.lineBreak)
        }
      case "w:noBreakHyphen": add("-", to: &paragraph)
      case "w:instrText": fields.instruct(element.text)
      case "w:fldChar":
        switch element["w:fldCharType"] {
        case "begin": fields.begin()
        case "separate": fields.separate()
        case "end": endField(&paragraph)
        default: break
        }
      case "w:drawing", "w:pict", "w:object": try drawing(element, into: &paragraph)
      case "mc:AlternateContent":
        // Both say the same; who knows shapes reads the first.
        if let choice = element.first("mc:Choice") ?? element.first("mc:Fallback") {
          try self.run(choice, into: &paragraph)
        }
      default: break
      }
    }
  }

  private mutating func add(_ text: String, to paragraph: inout BodyParagraph) {
    if !text.isEmpty, !fields.take(text) { paragraph.add(text) }
  }

  private mutating func endField(_ paragraph: inout BodyParagraph) {
    guard let ended = fields.end() else { return }
    switch ended.kind {
    case .field(let field): paragraph.text.append(.field(field))
    case .reference(let name, let form):
      paragraph.text.append(gatherer.reference(to: name, form: form, shown: ended.shown))
    case .sequence:
      paragraph.isCounted = true
      // The label in front belongs to the number.
      paragraph.text = []
    case .contents, .text: break
    }
  }

  /// Reads the words of shapes as the boxes of a drawing, and a picture as one.
  private mutating func drawing(
    _ element: XMLElement, into paragraph: inout BodyParagraph
  ) throws(DocumentError) {
    let boxes = element.all("w:txbxContent")
    var texts: [String] = []
    for box in boxes {
      for line in box.elements where line.name.qualified == "w:p" {
        // What fields show in a box is drawn as it is.
        let text = line.shownText
        if !text.isEmpty { texts.append(text) }
      }
    }
    if !texts.isEmpty {
      paragraph.floating.append(.drawing(.read(texts)))
    } else if let blip = element.all("a:blip").first, let id = blip["r:embed"],
      let target = relations[id], let bytes = try package.part("word/" + target)
    {
      pictures.append(bytes)
      paragraph.floating.append(
        .picture(
          Picture(
            image: pictures.count - 1,
            alternativeText: element.all("wp:docPr").first?["descr"] ?? "")))
    }
  }
}

extension XMLElement {
  /// The title of a content control.
  fileprivate var title: String? {
    name.qualified == "w:sdt" ? first("w:sdtPr")?.first("w:alias")?["w:val"] : nil
  }

  /// The text of the runs, without instructions of fields and what was deleted.
  fileprivate var shownText: String {
    var text = ""
    for element in elements {
      switch element.name.qualified {
      case "w:t": text += element.text
      case "w:instrText", "w:delText", "w:del", "w:moveFrom", "w:pPr", "w:rPr": break
      case "w:br", "w:tab": text += " "
      default: text += element.shownText
      }
    }
    return text
  }
}
