import Testing

/// DOCX and ODT say the same: each is read from its file and held against the other.
@Suite struct ParityTests {
  @Test(arguments: Example.allCases)
  func saysTheSameTextInTheSameOrder(example: Example) async throws {
    let built = try await example.built()
    try #require(built.word.lines.count > 1000)
    #expect(
      built.word.lines == built.open.lines, "\(difference(built.word.lines, built.open.lines))")
  }

  @Test(arguments: Example.allCases)
  func numbersTheSameHeadingsAlike(example: Example) async throws {
    let built = try await example.built()
    let word = built.word.headings.map { $0.number + " " + $0.text }
    let open = built.open.headings.map { $0.number + " " + $0.text }
    try #require(word.count > 100)
    #expect(word == open, "\(difference(word, open))")
  }

  @Test(arguments: Example.allCases)
  func drawsTheSameTablesListsAndPictures(example: Example) async throws {
    let built = try await example.built()
    let word = built.word.pieces.map(\.shape)
    let open = built.open.pieces.map(\.shape)
    try #require(built.word.tables.count > 60)
    #expect(word == open, "\(difference(word, open))")
    #expect(built.word.pictures == built.open.pictures)
    if example != .stress { #expect(!built.word.pictures.isEmpty) }
  }

  @Test(arguments: Example.allCases)
  func refersToTheSamePlaces(example: Example) async throws {
    let built = try await example.built()
    let word = built.word.leads.map(\.description)
    let open = built.open.leads.map(\.description)
    try #require(word.count > 300)
    #expect(word == open, "\(difference(word, open))")
  }

  @Test(arguments: Example.allCases)
  func divideIntoTheSameSections(example: Example) async throws {
    let built = try await example.built()
    try #require(built.word.sections.count > 100)
    #expect(
      built.word.sections == built.open.sections,
      "\(difference(built.word.sections, built.open.sections))")
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
    for (format, reading) in try await example.built().readings {
      let stale = reading.stale
      #expect(
        stale.isEmpty, "\(format): \(stale.count) stale\n\(stale.prefix(5).joined(separator: "\n"))")
    }
  }
}
