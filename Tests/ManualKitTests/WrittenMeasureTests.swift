import DOCXWriter
import Foundation
import ManualModel
import ODTWriter
import Packaging
import RedlineSupport
import Revisions
import Testing
import WordResolution

/// How much redlines mark as they are written, against what a careful person would mark.
@Suite struct WrittenMeasureTests {
  private static let stamp = Day(year: 2027, month: 1, day: 15).map {
    RedlineStamp(author: "沈知秋", date: $0)
  }

  private func word(_ redline: Manual) throws -> WrittenMeasure {
    var parts = PartCollector()
    try DOCXWriter.write(redline, stamp: Self.stamp, to: &parts)
    // Pages of two layouts have headers with the same words.
    var stories: [XMLElement] = []
    for part in parts.parts.map(\.name)
    where ["word/document", "word/header", "word/footer"].contains(where: part.hasPrefix) {
      let story = try parts.element(part)
      if !stories.contains(where: { $0.text == story.text }) { stories.append(story) }
    }
    return WrittenMeasure(word: stories)
  }

  private func open(_ redline: Manual) throws -> WrittenMeasure {
    var parts = PartCollector()
    try ODTWriter.write(redline, stamp: Self.stamp, to: &parts)
    return WrittenMeasure(open: [try parts.element("content.xml"), try parts.element("styles.xml")])
  }

  private func redline(_ careful: CarefulCase) -> Manual {
    Redline.of(CarefulCase.old.targeted, careful.new.targeted)
  }

  // MARK: Word

  @Test(arguments: CarefulCase.all)
  func marksInWordHardlyMoreThanACarefulPersonWould(careful: CarefulCase) throws {
    let measure = try word(redline(careful))
    let careful = careful.inWord
    #expect(Double(measure.characters) <= Double(careful.characters) * 1.05, "\(measure)")
    #expect(measure.characters * 10 >= careful.characters * 9, "\(measure)")
    #expect(measure.regions + measure.moves <= careful.changes, "\(measure)")
    #expect(measure.moves == careful.moves)
    #expect(measure.cutAtoms == 0 && measure.follows == 0)
    #expect(measure.problems.isEmpty)
  }

  @Test func marksAllOfThemTogetherInWord() throws {
    var sum = Sum()
    for careful in CarefulCase.all {
      sum.add(try word(redline(careful)), against: careful.inWord)
    }
    try sum.report("docx")
    #expect(sum.noise <= 1.02 && sum.placesForEachChange <= 1.05)
    #expect(sum.found.moves == sum.moves)
  }

  // MARK: ODT

  /// ODF 1.3 knows neither moves nor columns: what moves is left out here and put in there, and of a
  /// column every word is marked.
  @Test(arguments: CarefulCase.all)
  func marksInODTHardlyMoreThanItHasTo(careful: CarefulCase) throws {
    let redline = redline(careful)
    let measure = try open(redline)
    let careful = careful.inODT(moving: try word(redline).movedCharacters)
    #expect(Double(measure.characters) <= Double(careful.characters) * 1.05, "\(measure)")
    #expect(measure.characters * 10 >= careful.characters * 9, "\(measure)")
    if !careful.name.contains("column") {
      #expect(measure.regions <= careful.changes, "\(measure)")
    }
    #expect(measure.cutAtoms == 0)
    #expect(measure.problems.isEmpty)
  }

  @Test func marksAllOfThemTogetherInODT() throws {
    var sum = Sum()
    for careful in CarefulCase.all {
      let redline = redline(careful)
      sum.add(
        try open(redline), against: careful.inODT(moving: try word(redline).movedCharacters),
        countsPlaces: !careful.name.contains("column"))
    }
    try sum.report("odt")
    #expect(sum.noise <= 1.02 && sum.placesForEachChange <= 1.05)
  }

  // MARK: A whole manual

  /// All changes at once in a chapter in front of the manual of abc; the lines of the table of contents
  /// that follow are counted apart.
  @Test func marksThemAsWellInAWholeManual() throws {
    let abc = try Example.abc.manual()
    let careful = CarefulCase.together
    let redline = Redline.of(abc.with(CarefulCase.old), abc.with(careful.new))
    let word = try word(redline)
    #expect(Double(word.characters) <= Double(careful.characters) * 1.02, "\(word)")
    #expect(word.regions + word.moves <= careful.changes, "\(word)")
    #expect(word.moves == careful.moves && word.problems.isEmpty)
    #expect(word.cutAtoms == 0)
    // A line of the contents left out, another put in, and a title in it reworded.
    #expect(word.follows == 3 || word.follows == 2, "\(word)")
    let open = try open(redline)
    let wanted = careful.inODT(moving: word.movedCharacters)
    #expect(Double(open.characters) <= Double(wanted.characters) * 1.02, "\(open)")
    #expect(open.cutAtoms == 0 && open.problems.isEmpty)
  }
}

extension CarefulCase {
  /// As Word can say it: columns do not move.
  fileprivate var inWord: CarefulCase {
    guard isColumnMove else { return self }
    return CarefulCase(name, characters: 14, changes: 2, moves: 0, change)
  }

  /// As ODF can say it: a move is two places, and all its words are marked.
  fileprivate func inODT(moving characters: Int) -> CarefulCase {
    let word = inWord
    return CarefulCase(
      name, characters: word.characters + characters, changes: word.changes + word.moves, change)
  }
}

/// What is marked in all cases together.
private struct Sum {
  private(set) var found = WrittenMeasure()
  private var characters = 0
  private var changes = 0
  private(set) var moves = 0
  private var places = 0

  mutating func add(
    _ measure: WrittenMeasure, against careful: CarefulCase, countsPlaces: Bool = true
  ) {
    found.characters += measure.characters
    found.moves += measure.moves
    found.cutAtoms += measure.cutAtoms
    characters += careful.characters
    moves += careful.moves
    guard countsPlaces else { return }
    places += measure.regions + measure.moves
    changes += careful.changes
  }

  var noise: Double { Double(found.characters) / Double(characters) }
  var placesForEachChange: Double { Double(places) / Double(changes) }

  /// Appends a line to the file that `make bench` reads.
  func report(_ format: String) throws {
    guard let path = ProcessInfo.processInfo.environment["SHOUCE_MEASURES"] else { return }
    let line =
      "\(format) noise \(noise) places \(placesForEachChange) moves \(found.moves)/\(moves) "
      + "cuts \(found.cutAtoms)\n"
    let before = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    try (before + line).write(toFile: path, atomically: true, encoding: .utf8)
  }
}

extension Manual {
  /// With the chapter that the careful cases change in front.
  fileprivate func with(_ careful: Manual) -> Manual {
    var careful = careful
    for index in careful.divisions[0].sections.indices {
      careful.divisions[0].sections[index].id = "careful/\(careful.divisions[0].sections[index].id)"
    }
    careful = careful.targeted
    var whole = self
    whole.divisions.insert(contentsOf: careful.divisions, at: 0)
    whole.targets.merge(careful.targets) { own, _ in own }
    whole.contents =
      careful.divisions[0].sections.map {
        ContentsEntry(target: $0.id, level: $0.heading?.level ?? 1)
      } + contents
    whole.header += careful.header
    whole.footer += careful.footer
    whole.sheet.entries += careful.sheet.entries
    return whole
  }
}
