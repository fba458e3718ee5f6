import Packaging
import Testing

/// The page and the texts say what the documents say.
@Suite struct OutputParityTests {
  @Test(arguments: Example.allCases)
  func pageSaysTheSameTextInTheSameOrder(example: Example) async throws {
    let word = try await example.built().word
    let page = try await Outputs.of(example).reading
    let lines = word.shown.flatMap(\.lines)
    try #require(lines.count > 1000)
    let changes = difference(lines, page.shown.flatMap(\.lines))
    #expect(changes.isEmpty)
  }

  @Test(arguments: Example.allCases)
  func pageHasTheSameHeadingsTablesListsAndPictures(example: Example) async throws {
    let word = try await example.built().word
    let page = try await Outputs.of(example).reading
    let changes = difference(word.shown.map(\.shape), page.shown.map(\.shape))
    #expect(changes.isEmpty)
    let arePicturesAlike = word.pictures == page.pictures
    #expect(arePicturesAlike)
  }

  @Test(arguments: Example.allCases)
  func pageLinksToTheSamePlaces(example: Example) async throws {
    let word = try await example.built().word
    let page = try await Outputs.of(example).reading
    try #require(page.references.count > 300)
    let changes = difference(word.leads.map(\.description), page.leads.map(\.description))
    #expect(changes.isEmpty)
  }

  @Test(arguments: Example.allCases)
  func markdownSaysTheSameText(example: Example) async throws {
    let word = try await example.built().word
    let markdown = MarkdownReader(try await Outputs.of(example).markdown)
    // Pictures are told as 〔图：…〕.
    let expected = word.shown.compactMap(\.told).map { piece in
      guard case .picture(let picture) = piece else { return piece.lines.joined() }
      return "〔图：\(picture.alternativeText)〕"
    }
    let changes = Self.firstDifference(
      MarkdownReader.bare(expected.joined()), markdown.text)
    #expect(changes == nil)
  }

  @Test(arguments: Example.allCases)
  func markdownTablesHaveACellForEveryColumn(example: Example) async throws {
    let outputs = try await Outputs.of(example)
    let tables = MarkdownReader(outputs.markdown).tables
    // Tables that only align, and places to sign beside each other, are lines.
    let expected = outputs.page.all("table").filter { $0["role"] == nil }.map {
      $0.first("colgroup")?.elements.count ?? 0
    }
    try #require(expected.count > 50)
    #expect(tables.map { $0.first?.count ?? 0 } == expected)
    for table in tables {
      #expect(Set(table.map(\.count)).count == 1, "\(table.first ?? [])")
    }
  }

  @Test(arguments: Example.allCases)
  func markdownLinksLeadSomewhere(example: Example) async throws {
    let markdown = MarkdownReader(try await Outputs.of(example).markdown)
    let anchors = Set(markdown.anchors)
    #expect(anchors.count == markdown.anchors.count)
    try #require(markdown.references.count > 300)
    #expect(Set(markdown.references).subtracting(anchors).isEmpty)
  }

  @Test(arguments: Example.allCases)
  func textTellsEveryParagraphInOrder(example: Example) async throws {
    let word = try await example.built().word
    let text = Self.bare(try await Outputs.of(example).text)
    var rest = text[...]
    var count = 0
    for piece in word.shown.compactMap(\.told) {
      if case .table = piece { continue }
      for line in piece.lines.map(Self.bare) where !line.isEmpty {
        count += 1
        guard let range = rest.firstRange(of: line) else {
          Issue.record("'\(line)' is not in the text")
          return
        }
        rest = rest[range.upperBound...]
      }
    }
    #expect(count > 1000)
  }

  @Test(arguments: Example.allCases)
  func linesOfTextFitOnTheScreen(example: Example) async throws {
    let lines = try await Outputs.of(example).text.split(separator: "\n")
    let wide = lines.filter { $0.reduce(0) { $0 + Self.columns($1) } > 78 }
    #expect(wide.isEmpty, "\(wide.prefix(3))")
  }

  /// Chinese characters, their marks and pictograms are two columns wide.
  private static func columns(_ character: Character) -> Int {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: 0
    case ..<0x2010, 0xFB50...0xFDFF: 1
    default: 2
    }
  }

  private static func bare(_ words: String) -> [UInt8] {
    Array(words.filter { !$0.isWhitespace && $0 != "_" }.utf8)
  }

  /// The place where two texts begin to differ, for messages.
  private static func firstDifference(_ left: String, _ right: String) -> String? {
    guard left != right else { return nil }
    let same = zip(left, right).prefix { $0 == $1 }.count
    func around(_ text: String) -> Substring { text.dropFirst(max(same - 30, 0)).prefix(70) }
    return "\(around(left))\n\(around(right))"
  }
}

extension Reading {
  /// The pieces with something in them: empty paragraphs make room only.
  fileprivate var shown: [Piece] { pieces.compactMap(\.shown) }
}

extension Piece {
  fileprivate var shown: Piece? {
    switch self {
    case .paragraph(let text): return text.isEmpty ? nil : self
    case .table(var grid):
      for index in grid.cells.indices {
        grid.cells[index].pieces = grid.cells[index].pieces.compactMap(\.shown)
      }
      return .table(grid)
    case .heading, .item, .picture, .entry: return self
    }
  }
}

/// What a page must be for everybody who opens it.
@Suite struct PageRuleTests {
  @Test(arguments: Example.allCases)
  func namesArePlacedOnceAndLinksLeadToThem(example: Example) async throws {
    let page = try await Outputs.of(example).page
    var ids: [String] = []
    var links: [String] = []
    page.visit { element in
      if let id = element["id"] { ids.append(id) }
      if let href = element["href"] { links.append(href) }
    }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) })
    let inner = links.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    try #require(inner.count > 500)
    #expect(Set(inner).subtracting(ids).isEmpty)
    let outer = links.filter { !$0.hasPrefix("#") }
    #expect(outer.allSatisfy { $0.contains(/^(https?|mailto|tel):/) }, "\(outer)")
  }

  @Test(arguments: Example.allCases)
  func everyClauseHasItsAddress(example: Example) async throws {
    let outputs = try await Outputs.of(example)
    let word = try await example.built().word
    let clauses = word.headings.map(\.number).filter { $0.contains(/^5(\.\d)*$/) }
    try #require(clauses.count >= 65)
    for clause in clauses where word.numbers[clause] == clause {
      #expect(outputs.reading.places["clause-" + clause]?.number == clause)
    }
  }

  @Test(arguments: Example.allCases)
  func headingsSkipNoRankAndBeginWithTheTitle(example: Example) async throws {
    let page = try await Outputs.of(example).page
    var ranks: [Int] = []
    page.visit { element in
      if element.name.local.contains(/^h[1-6]$/) {
        ranks.append(Int(element.name.local.suffix(1)) ?? 0)
      }
    }
    #expect(ranks.first == 1 && ranks.count { $0 == 1 } == 1)
    for (above, below) in zip(ranks, ranks.dropFirst()) { #expect(below <= above + 1) }
  }

  @Test(arguments: Example.allCases)
  func picturesAndTablesSayWhatTheyAre(example: Example) async throws {
    let page = try await Outputs.of(example).page
    #expect(page.all("img").allSatisfy { $0["alt"]?.isEmpty == false })
    let tables = page.all("table").filter { $0["role"] != "presentation" }
    try #require(tables.count > 50)
    for table in tables {
      let heads = table.all("th")
      #expect(!heads.isEmpty, "\(table.text.prefix(80))")
      #expect(heads.allSatisfy { ["col", "colgroup", "row", "rowgroup"].contains($0["scope"]) })
      #expect(heads.allSatisfy { !$0.text.isEmpty })
    }
  }

  @Test(arguments: Example.allCases)
  func hasNothingFromElsewhereAndNoScript(example: Example) async throws {
    let page = try await Outputs.of(example).page
    var names: Set<String> = []
    var sources: [String] = []
    var attributes: Set<String> = []
    page.visit { element in
      names.insert(element.name.local)
      if let source = element["src"] { sources.append(String(source.prefix(11))) }
      for attribute in element.attributes { attributes.insert(attribute.name.qualified) }
    }
    #expect(
      names.isDisjoint(with: ["script", "link", "iframe", "object", "embed", "form", "input"]))
    #expect(sources.allSatisfy { $0 == "data:image/" })
    #expect(!attributes.contains { $0.hasPrefix("on") })
    #expect(page.all("style").count == 1 && page.all("style")[0].text.contains("@page{size:"))
  }

  /// A browser reads `<td/>` as a start tag: nothing but void elements may end so.
  @Test func closesAllButVoidElements() async throws {
    let html = String(decoding: try await Outputs.of(.abc).html, as: UTF8.self)
    let short = Set(html.matches(of: #/<([a-z0-9]+)(?: [^<>]*)?/>/#).map { String($0.1) })
    // Elements of SVG end as in XML.
    let shapes: Set = ["path", "rect", "ellipse"]
    #expect(short.subtracting(shapes).isSubset(of: ["meta", "col", "br", "img"]))
    #expect(short.count >= 3)
  }

  @Test func givesTheSameBytesAgain() async throws {
    let first = try await Outputs.of(.abc)
    let second = try await Outputs(of: try Example.abc.disk())
    #expect(first.html == second.html)
    #expect(first.markdown == second.markdown && first.text == second.text)
  }

  @Test func marksGapsWhereTheDraftHasThem() async throws {
    let whole = try await Outputs.of(.abc)
    #expect(whole.page.all("mark").isEmpty && !whole.text.contains("待填"))
    let draft = try await Outputs(
      of: try Example.abc.disk { try $0.replace(every: "  服务热线: 400-000-5168\n", by: "") })
    let gaps = draft.page.all("mark").map(\.text)
    #expect(gaps.count > 2 && gaps.allSatisfy { $0 == "【待填:服务热线】" })
    #expect(draft.markdown.ranges(of: "【待填:服务热线】").count == gaps.count)
    #expect(draft.text.contains("【待填:服务热线】"))
  }
}
