/// Bookmarks, and the fields and links that point at them.
extension PackageRules {
  /// Bookmark ids and names are unique, each start has its end, and names fit Word's 40 characters.
  @Sendable static func checkBookmarks(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    var (ids, names) = (Uniques(), Uniques())
    for (name, root) in WordParts(contents).stories {
      var open: Set<String> = []
      var last = 0
      root.visitOnce { element in
        last = max(last, element.line)
        let id = element.word("id") ?? ""
        if element.isWord("bookmarkStart") {
          let mark = element.word("name") ?? ""
          if !ids.add(id) { report(name, element.line, "the bookmark id \(id) is there twice") }
          if !names.add(mark.lowercased()) {
            report(name, element.line, "the bookmark '\(mark)' is there twice")
          }
          if mark.isEmpty || mark.utf16.count > 40 {
            report(name, element.line, "the bookmark name '\(mark)' is empty or too long")
          }
          open.insert(id)
        } else if element.isWord("bookmarkEnd"), open.remove(id) == nil {
          report(name, element.line, "the bookmark \(id) ends but did not start")
        }
      }
      for id in open.sorted() { report(name, last, "the bookmark \(id) does not end") }
    }
  }

  /// What links and fields point at exists.
  @Sendable static func checkAnchors(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    let stories = WordParts(contents).stories
    var names: Set<String> = ["_top"]
    for (_, root) in stories {
      root.visitOnce { element in
        if element.isWord("bookmarkStart"), let mark = element.word("name") {
          names.insert(mark.lowercased())
        }
      }
    }
    for (name, root) in stories {
      root.visitOnce { element in
        if element.isWord("hyperlink"), let anchor = element.word("anchor"),
          !names.contains(anchor.lowercased())
        {
          report(name, element.line, "the bookmark '\(anchor)' is not there")
        }
      }
      for (line, instruction) in WordFields(root).instructions {
        guard let target = WordFields.target(of: instruction),
          !names.contains(target.lowercased())
        else { continue }
        report(name, line, "the bookmark '\(target)' is not there")
      }
    }
  }

  /// Complex fields are begun, separated and ended in that order.
  @Sendable static func checkFields(
    _ contents: PackageContents, _ report: (String, Int, String) -> Void
  ) {
    for (name, root) in WordParts(contents).stories {
      for (line, problem) in WordFields(root).problems { report(name, line, problem) }
    }
  }
}

/// The fields of a story (ISO/IEC 29500-1 §17.16).
struct WordFields {
  private(set) var instructions: [(line: Int, text: String)] = []
  private(set) var problems: [(line: Int, message: String)] = []

  /// A complex field that has begun; its instruction may come in pieces.
  private struct Open {
    let line: Int
    var instruction = ""
    var isSeparated = false
  }

  init(_ root: XMLElement) {
    var open: [Open] = []
    var found = (instructions: instructions, problems: problems)
    root.visitOnce { element in
      guard element.name.namespace == WordParts.namespace else { return }
      switch element.name.local {
      case "fldSimple": found.instructions.append((element.line, element.word("instr") ?? ""))
      case "instrText":
        guard let field = open.last, !field.isSeparated else {
          found.problems.append((element.line, "an instruction outside a field"))
          return
        }
        open[open.count - 1].instruction += element.text
      case "fldChar":
        switch element.word("fldCharType") {
        case "begin": open.append(Open(line: element.line))
        case "separate":
          guard let field = open.last, !field.isSeparated else {
            found.problems.append((element.line, "a field is separated that has not begun"))
            return
          }
          open[open.count - 1].isSeparated = true
        default:
          guard let field = open.popLast() else {
            found.problems.append((element.line, "a field ends that has not begun"))
            return
          }
          found.instructions.append((field.line, field.instruction))
        }
      default: break
      }
    }
    for field in open { found.problems.append((field.line, "a field does not end")) }
    (instructions, problems) = found
  }

  /// The bookmark that an instruction points at: REF, PAGEREF, NOTEREF, HYPERLINK \l.
  static func target(of instruction: String) -> String? {
    let words = instruction.split(separator: " ").map { word in
      String(word).filter { $0 != "\"" }
    }
    guard let code = words.first?.uppercased() else { return nil }
    switch code {
    case "REF", "PAGEREF", "NOTEREF": return words.dropFirst().first { !$0.hasPrefix("\\") }
    case "HYPERLINK":
      guard let local = words.firstIndex(of: "\\l"), local + 1 < words.count else { return nil }
      return words[local + 1]
    default: return nil
    }
  }
}
