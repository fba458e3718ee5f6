import ManualModel

/// The keys of a front matter; the one table of them.
enum FrontKey: String, CaseIterable {
  case id, title, level, number, clauses, when, page, contents, form, name, retention
  case usedBy = "used_by"
  case procedure
}

extension TemplateParser {
  /// The front matter, if the file begins with `---`.
  mutating func frontMatter() -> FrontMatter {
    var front = FrontMatter()
    guard !source.lines.isEmpty, isFence(0) else { return front }
    line = 1
    var seen: Set<FrontKey> = []
    while line < source.lines.count, !isFence(line) {
      readKey(&front, &seen)
      line += 1
    }
    guard line < source.lines.count else {
      report(.unclosedFrontMatter, at: content(ofLine: 0))
      return front
    }
    line += 1
    return front
  }

  private func isFence(_ index: Int) -> Bool {
    bytes[content(ofLine: index).bounds].elementsEqual("---".utf8)
  }

  private mutating func readKey(_ front: inout FrontMatter, _ seen: inout Set<FrontKey>) {
    let range = content(ofLine: line)
    guard !range.isEmpty, bytes[Int(range.start)] != UInt8(ascii: "#") else { return }
    guard let colon = bytes[range.bounds].firstIndex(of: UInt8(ascii: ":")) else {
      report(.missingColon, at: range)
      return
    }
    let keyRange = TextRange(Int(range.start), colon)
    let word = source.text(keyRange)
    guard let key = FrontKey(rawValue: word) else {
      report(.unknownKey(word), at: keyRange)
      return
    }
    guard seen.insert(key).inserted else {
      report(.repeatedKey(word), at: keyRange)
      return
    }
    let value = value(from: colon + 1, to: Int(range.end))
    read(key, value, into: &front)
  }

  private mutating func read(_ key: FrontKey, _ value: TextRange, into front: inout FrontMatter) {
    let text = source.text(value)
    switch key {
    case .id:
      front.id = text
      front.idRange = value
      if text.isEmpty { report(.emptyID, at: content(ofLine: line)) }
    case .title: front.title = plainPieces(value)
    case .name: front.name = plainPieces(value)
    case .level:
      front.level = Int(text)
      if !(1...6).contains(front.level ?? 0) {
        report(.wrongValue("level", "1 … 6"), at: value)
        front.level = nil
      }
    case .number:
      front.isNumbered = text != "none"
      if text != "none", text != "auto" { report(.wrongValue("number", "auto, none"), at: value) }
    case .clauses: front.clauses = words(value).map { (source.text($0), $0) }
    case .when: front.when = expression(value)
    case .page:
      front.startsNewPage = text == "new"
      front.isLandscape = text == "landscape"
      if text != "new", text != "landscape" {
        report(.wrongValue("page", "new, landscape"), at: value)
      }
    case .contents:
      front.isInContents = text == "true"
      if text != "true", text != "false" {
        report(.wrongValue("contents", "true, false"), at: value)
      }
    case .form: front.form = text
    case .retention: front.retention = text
    case .usedBy: front.usedBy = words(value).map { (source.text($0), $0) }
    case .procedure: front.procedure = text
    }
  }

  /// A value without its quotes or the comment behind it.
  private func value(from start: Int, to end: Int) -> TextRange {
    var start = start
    while start < end, bytes[start].isBlank { start += 1 }
    guard start < end else { return TextRange(start, start) }
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let close = bytes[(start + 1)..<end].firstIndex(of: quote),
      isCommentOrEnd(close + 1, end)
    {
      return TextRange(start + 1, close)
    }
    var index = start
    var open: UInt8?
    while index < end {
      let byte = bytes[index]
      if let quote = open {
        if byte == quote { open = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        open = byte
      } else if byte == UInt8(ascii: "#"), bytes[index - 1].isBlank {
        break
      }
      index += 1
    }
    while index > start, bytes[index - 1].isBlank { index -= 1 }
    return TextRange(start, index)
  }

  private func isCommentOrEnd(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, bytes[index].isBlank { index += 1 }
    return index == end || bytes[index] == UInt8(ascii: "#")
  }

  /// The words of `[a, "b", c]` or of a single word.
  private func words(_ range: TextRange) -> [TextRange] {
    var words: [TextRange] = []
    var start = -1
    for index in Int(range.start)...Int(range.end) {
      let byte = index < range.end ? bytes[index] : UInt8(ascii: ",")
      let isPart =
        !byte.isBlank
        && ![
          UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""),
          UInt8(ascii: "'"),
        ].contains(byte)
      if isPart, start < 0 { start = index }
      if !isPart, start >= 0 {
        words.append(TextRange(start, index))
        start = -1
      }
    }
    return words
  }
}

extension Mistake {
  fileprivate static var unclosedFrontMatter: Mistake {
    Mistake(
      "unclosed-front-matter", zh: "文件开头的「---」没有第二个「---」",
      en: "the '---' at the beginning has no second '---'",
      remedy: Wording(zh: "在各项说明后面另起一行写「---」", en: "write '---' on a line behind the keys"))
  }

  fileprivate static var missingColon: Mistake {
    Mistake(
      "missing-colon", zh: "这里每行写「键: 值」", en: "each line here is 'key: value'",
      remedy: Wording(zh: "冒号用半角「:」", en: "with an ASCII colon"))
  }

  fileprivate static func unknownKey(_ key: String) -> Mistake {
    let near = nearest(key, among: FrontKey.allCases.map(\.rawValue))
    return Mistake(
      "unknown-front-matter", zh: "章节文件没有「\(key)」这一项", en: "a section file has no key '\(key)'",
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") })
  }

  fileprivate static func repeatedKey(_ key: String) -> Mistake {
    Mistake("repeated-front-matter", zh: "「\(key)」写了两次", en: "'\(key)' is given twice")
  }

  fileprivate static var emptyID: Mistake {
    Mistake("missing-id", zh: "id 不能为空", en: "the id cannot be empty")
  }

  fileprivate static func wrongValue(_ key: String, _ values: String) -> Mistake {
    Mistake("wrong-front-matter", zh: "「\(key)」只能是 \(values)", en: "'\(key)' is one of \(values)")
  }
}
