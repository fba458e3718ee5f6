/// References inside a WordprocessingML document, ISO/IEC 29500-1 §17.
extension PackageRules {
  static let word = [
    PackageRule("word-style-id", "ISO/IEC 29500-1 §17.7.4.17", checkStyleIDs),
    PackageRule("word-style", "ISO/IEC 29500-1 §17.7.4.17", checkStyleReferences),
    PackageRule("word-numbering-id", "ISO/IEC 29500-1 §17.9.15", checkNumberingIDs),
    PackageRule("word-numbering", "ISO/IEC 29500-1 §17.9.18", checkNumberingReferences),
    PackageRule("word-bookmark", "ISO/IEC 29500-1 §17.13.6", checkBookmarks),
    PackageRule("word-anchor", "ISO/IEC 29500-1 §17.16.5, §17.16.22", checkAnchors),
    PackageRule("word-field", "ISO/IEC 29500-1 §17.16.18", checkFields),
    PackageRule("word-drawing-id", "ISO/IEC 29500-1 §20.4.2.5") { contents, report in
      checkUnique(contents, report, "drawing id") { element in
        element.name.local == "docPr" ? element["", "id"] : nil
      }
    },
    PackageRule("word-control-id", "ISO/IEC 29500-1 §17.5.2.18") { contents, report in
      checkUnique(contents, report, "control id") { element in
        element.isWord("sdtPr") ? element.firstWord("id")?.word("val") : nil
      }
      for (name, root) in WordParts(contents).stories {
        root.visit { element in
          guard element.isWord("sdtPr"), let id = element.firstWord("id")?.word("val") else {
            return
          }
          if Int32(id) == nil { report(name, element.line, "the control id '\(id)' is no number") }
        }
      }
    },
    PackageRule("word-control-tag", "ISO/IEC 29500-1 §17.5.2.42; Word allows 64") {
      contents, report in
      for (name, root) in WordParts(contents).stories {
        root.visit { element in
          for local in ["tag", "alias"] where element.isWord(local) {
            let count = (element.word("val") ?? "").utf16.count
            if count > 64 { report(name, element.line, "w:\(local) has \(count) characters") }
          }
        }
      }
    },
    PackageRule("word-revision-id", "ISO/IEC 29500-1 §17.13.5") { contents, report in
      checkUnique(contents, report, "revision id") { element in
        revisions.contains(element.name.local) && element.name.namespace == WordParts.namespace
          ? element.word("id") : nil
      }
    },
    PackageRule("word-paragraph-id", "[MS-DOCX], w14:paraId") { contents, report in
      checkUnique(contents, report, "paragraph id") { element in
        element["http://schemas.microsoft.com/office/word/2010/wordml", "paraId"]
      }
    },
    PackageRule("word-cell", "ISO/IEC 29500-1 §17.4, w:tc", checkCells),
    PackageRule("word-table-grid", "ISO/IEC 29500-1 §17.4, w:tblGrid, w:vMerge", checkTables),
    PackageRule("word-space", "ISO/IEC 29500-1 §17.3.3.31", checkSpaces),
    PackageRule("word-section", "ISO/IEC 29500-1 §17.10.5") { contents, report in
      for (name, root) in WordParts(contents).stories {
        root.visit { element in
          guard element.isWord("sectPr") else { return }
          var seen = Uniques()
          for child in element.elements
          where child.isWord("headerReference") || child.isWord("footerReference") {
            if !seen.add("\(child.name.local) \(child.word("type") ?? "default")") {
              report(name, child.line, "two \(child.name.local) of the same type")
            }
          }
        }
      }
    },
  ]

  private static let revisions: Set<String> = [
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
    "tcPrChange", "sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    "tblGridChange", "tblPrExChange",
  ]

  /// Values that may occur only once in all stories.
  private static func checkUnique(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void, _ what: String,
    _ value: (XMLElement) -> String?
  ) {
    var seen = Uniques()
    for (name, root) in WordParts(contents).stories {
      root.visitOnce { element in
        if let id = value(element), !seen.add(id.uppercased()) {
          report(name, element.line, "the \(what) '\(id)' is there twice")
        }
      }
    }
  }

  /// Style ids are unique, and so are names within a type.
  @Sendable private static func checkStyleIDs(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let (name, root) = WordParts(contents).styles else { return }
    var (ids, names) = (Uniques(), Uniques())
    for style in root.elements where style.isWord("style") {
      let id = style.word("styleId") ?? ""
      if !ids.add(id) { report(name, style.line, "the style '\(id)' is there twice") }
      let spoken = style.firstWord("name")?.word("val") ?? ""
      if !names.add("\(style.word("type") ?? "") \(spoken.lowercased())") {
        report(name, style.line, "the style name '\(spoken)' is there twice")
      }
    }
  }

  /// Styles that are used exist and are of the right type.
  @Sendable private static func checkStyleReferences(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    let parts = WordParts(contents)
    var types: [String: String] = [:]
    for style in parts.styles?.root.elements ?? [] where style.isWord("style") {
      types[style.word("styleId") ?? ""] = style.word("type") ?? "paragraph"
    }
    let wanted = ["pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"]
    for (name, root) in parts.all {
      root.visit { element in
        guard element.name.namespace == WordParts.namespace else { return }
        let isLink = ["basedOn", "next", "link"].contains(element.name.local)
        guard wanted[element.name.local] != nil || isLink, let id = element.word("val") else {
          return
        }
        guard let type = types[id] else {
          return report(name, element.line, "the style '\(id)' is not there")
        }
        if let expected = wanted[element.name.local], type != expected {
          report(name, element.line, "'\(id)' is a \(type) style")
        }
      }
    }
  }

  /// Numbering ids are unique and stand on an abstract numbering.
  @Sendable private static func checkNumberingIDs(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    guard let (name, root) = WordParts(contents).numbering else { return }
    var (abstract, numbers) = (Uniques(), Uniques())
    for element in root.elements where element.isWord("abstractNum") {
      let id = element.word("abstractNumId") ?? ""
      if !abstract.add(id) {
        report(name, element.line, "the abstract numbering \(id) is there twice")
      }
    }
    for element in root.elements where element.isWord("num") {
      let id = element.word("numId") ?? ""
      if !numbers.add(id) { report(name, element.line, "the numbering \(id) is there twice") }
      let base = element.firstWord("abstractNumId")?.word("val") ?? ""
      if !abstract.contains(base) {
        report(name, element.line, "the abstract numbering '\(base)' is not there")
      }
    }
  }

  /// Numberings that are used exist; 0 takes a numbering away.
  @Sendable private static func checkNumberingReferences(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    let parts = WordParts(contents)
    let defined = (parts.numbering?.root.elements ?? []).filter { $0.isWord("num") }
      .compactMap { $0.word("numId") }
    let known = Set(defined + ["0"])
    for (name, root) in parts.stories + [parts.styles].compactMap(\.self) {
      root.visit { element in
        guard element.isWord("numId"), let id = element.word("val"), !known.contains(id) else {
          return
        }
        report(name, element.line, "the numbering \(id) is not there")
      }
    }
  }

  /// White space at the ends of a text only counts with `xml:space`.
  @Sendable private static func checkSpaces(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    let xml = "http://www.w3.org/XML/1998/namespace"
    for (name, root) in WordParts(contents).stories {
      root.visit { element in
        guard ["t", "delText", "instrText"].contains(element.name.local),
          element.name.namespace == WordParts.namespace, element[xml, "space"] != "preserve"
        else { return }
        let text = element.text.unicodeScalars
        guard let first = text.first, let last = text.last else { return }
        if isSpace(first) || isSpace(last) {
          report(name, element.line, "the text loses its space without xml:space")
        }
      }
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }
}
