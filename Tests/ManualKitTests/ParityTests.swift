import Testing

/// DOCX and ODT say the same: each is read from its file and held against the other.
@Suite struct ParityTests {
  @Test(arguments: Example.allCases)
  func saysTheSameTextInTheSameOrder(example: Example) async throws {
    let built = try await example.built()
    let count = built.word.lines.count
    try #require(count > 1000)
    let changes = difference(built.word.lines, built.open.lines)
    #expect(changes.isEmpty)
  }

  @Test(arguments: Example.allCases)
  func numbersTheSameHeadingsAlike(example: Example) async throws {
    let built = try await example.built()
    let word = built.word.headings.map { $0.number + " " + $0.text }
    let open = built.open.headings.map { $0.number + " " + $0.text }
    try #require(word.count > 100)
    let changes = difference(word, open)
    #expect(changes.isEmpty)
  }

  @Test(arguments: Example.allCases)
  func drawsTheSameTablesListsAndPictures(example: Example) async throws {
    let built = try await example.built()
    let word = built.word.pieces.map(\.shape)
    let open = built.open.pieces.map(\.shape)
    let count = built.word.tables.count
    try #require(count > 60)
    let changes = difference(word, open)
    #expect(changes.isEmpty)
    let arePicturesAlike = built.word.pictures == built.open.pictures
    #expect(arePicturesAlike)
    if example != .stress {
      let pictures = built.word.pictures.count
      #expect(pictures > 0)
    }
  }

  @Test(arguments: Example.allCases)
  func refersToTheSamePlaces(example: Example) async throws {
    let built = try await example.built()
    let word = built.word.leads.map(\.description)
    let open = built.open.leads.map(\.description)
    try #require(word.count > 300)
    let changes = difference(word, open)
    #expect(changes.isEmpty)
  }

  @Test(arguments: Example.allCases)
  func divideIntoTheSameSections(example: Example) async throws {
    let built = try await example.built()
    try #require(built.word.sections.count > 100)
    let changes = difference(built.word.sections, built.open.sections)
    #expect(changes.isEmpty)
  }

  @Test(arguments: Example.allCases)
  func printTheSameHeadersAndFooters(example: Example) async throws {
    let built = try await example.built()
    #expect(!built.word.headers.isEmpty && !built.word.footers.isEmpty)
    #expect(built.word.headers == built.open.headers)
    #expect(built.word.footers == built.open.footers)
  }

  /// A word processor renews fields when it likes; nothing may change then.
  @Test(arguments: Example.allCases)
  func referencesStayAsTheyAreWhenTheyAreRenewed(example: Example) async throws {
    let built = try await example.built()
    let word = built.word.stale.joined(separator: "\n")
    #expect(word.isEmpty)
    let open = built.open.stale.joined(separator: "\n")
    #expect(open.isEmpty)
  }
}
