import ManualModel

/// Puts what a document shows, in reading order, into the sections of a manual.
struct SectionGatherer {
  private(set) var sections: [Section] = []
  /// The bookmarks on headings and before sections without, each with the id of its section.
  private(set) var bookmarks: [String: String] = [:]
  private(set) var targets: [String: Target] = [:]
  /// The id that the document itself has for the section that comes.
  var announced: String?
  private var ids: Set<String> = []
  /// The heading that was read last and those it stands under: titles come again, paths seldom do.
  private var above: [(level: Int, title: String)] = []
  private let labels: Labels

  init(labels: Labels) { self.labels = labels }

  /// Begins a section.
  ///
  /// A number that stands in the text is taken for one that is counted: it may change without the title.
  mutating func heading(
    _ text: [Inline], level: Int, label: String, bookmarks names: [String]
  ) {
    var (text, label) = (text, label)
    if label.isEmpty, case .text(let first, let style, let fact)? = text.first,
      let (number, title) = first.typedNumber(labels)
    {
      label = number
      text[0] = .text(title, style: style, fact: fact)
    }
    let numbering = Heading.Numbering(label: label, labels) ?? .none
    let title = text.plainText.filter { !$0.isWhitespace && $0 != "/" }
    above.removeAll { $0.level >= level }
    above.append((level, title.isEmpty ? "section" : title))
    let id = unique(announced ?? above.map(\.title).joined(separator: "/"))
    announced = nil
    let section = Section(
      id: id,
      heading: Heading(
        text: text, level: min(max(level, 1), 6), numbering: numbering, source: .none),
      blocks: [], source: .none)
    sections.append(section)
    for name in names { bookmarks[name] = id }
    targets[id] = Target(
      kind: .section, bookmark: "h\(sections.count)", number: numbering.label(labels),
      title: text.plainText)
  }

  /// What comes begins a section that has no heading but a bookmark.
  mutating func announce(bookmark: String) {
    announced = bookmark
    bookmarks[bookmark] = bookmark
  }

  /// Adds a block to the section; those in front of the first heading have one of their own.
  mutating func add(_ kind: Block.Kind) {
    if sections.isEmpty || announced != nil {
      sections.append(
        Section(id: unique(announced ?? "start"), heading: nil, blocks: [], source: .none))
      announced = nil
    }
    sections[sections.count - 1].blocks.append(.read(kind))
  }

  /// A reference by the name of its bookmark; what it shows is its target's.
  mutating func reference(to bookmark: String, form: Reference.Form, shown: String) -> Inline {
    let key = "bookmark:\(bookmark):\(form)"
    if targets[key] == nil {
      targets[key] = Target(kind: .mark, bookmark: bookmark, number: shown, title: shown)
    }
    return .reference(Reference(target: key, form: form == .page ? .page : .title))
  }

  private mutating func unique(_ id: String) -> String {
    var name = id
    var count = 1
    while !ids.insert(name).inserted {
      count += 1
      name = "\(id)~\(count)"
    }
    return name
  }
}

extension Block {
  static func read(_ kind: Kind) -> Block { Block(kind, key: BlockKey(node: 0), source: .none) }
}

extension Heading.Numbering {
  /// From a number as it is shown: `5.2.4`, `附录A`, `A.2`; nil for any other text.
  init?(label: String, _ labels: Labels) {
    var text = label.filter { !$0.isWhitespace }
    if !labels.appendix.isEmpty, text.hasPrefix(labels.appendix) {
      text.removeFirst(labels.appendix.count)
    }
    while let last = text.last, ".、．".contains(last) { text.removeLast() }
    var pieces = text.split(separator: ".", omittingEmptySubsequences: false)[...]
    guard let first = pieces.first, pieces.count <= 8 else { return nil }
    var numbers: [Int] = []
    if first.utf8.count == 1, let letter = first.utf8.first, (0x41...0x5A).contains(letter) {
      numbers.append(Int(letter) - 0x40)
      pieces = pieces.dropFirst()
    }
    let isAppendix = !numbers.isEmpty
    for piece in pieces {
      guard piece.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(piece),
        number < 10_000
      else { return nil }
      numbers.append(number)
    }
    self = isAppendix ? .appendix(numbers) : .decimal(numbers)
  }
}

extension String {
  /// A number in front of a title, and the title: `5.2.4 维修`, `附录A　程序文件`.
  fileprivate func typedNumber(_ labels: Labels) -> (number: String, title: String)? {
    let start = drop { $0.isWhitespace }
    var end = start.startIndex
    if !labels.appendix.isEmpty, start.hasPrefix(labels.appendix) {
      end = start.index(end, offsetBy: labels.appendix.count)
    }
    while end < start.endIndex, start[end].isASCII,
      start[end].isNumber || start[end].isUppercase
        || start[end] == "."
    {
      end = start.index(after: end)
    }
    let number = String(start[..<end])
    let rest = start[end...]
    let title = rest.drop { $0.isWhitespace || $0 == "、" || $0 == "．" }
    // A year or a quantity is not parted from what follows.
    let isParted = title.startIndex != rest.startIndex || number.contains(".")
    guard !number.isEmpty, isParted, !title.isEmpty,
      Heading.Numbering(label: number, labels) != nil
    else { return nil }
    return (number, String(title))
  }
}
