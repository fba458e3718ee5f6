import ManualModel
import RedlineSupport
import Revisions
import Testing

/// Each change of the issue alone, and all together: what is marked against what a careful person
/// would mark.
@Suite struct CarefulCaseTests {
  @Test(arguments: CarefulCase.all)
  func marksHardlyMoreThanACarefulPersonWould(careful: CarefulCase) {
    let redline = Redline.of(CarefulCase.old, careful.new)
    let measure = Measure(of: redline)
    #expect(Redline.verify(redline, CarefulCase.old, careful.new).isEmpty)
    #expect(Double(measure.characters) <= Double(careful.characters) * 1.05, "\(redline.marks)")
    #expect(measure.characters * 10 >= careful.characters * 9, "\(redline.marks)")
    #expect(Double(measure.regions) <= Double(careful.changes) * 1.05, "\(redline.marks)")
    #expect(measure.moves == careful.moves)
    #expect(measure.cutAtoms == 0)
  }

  @Test func marksAllOfThemTogetherAsWell() {
    var (characters, careful, regions, changes) = (0, 0, 0, 0)
    for one in CarefulCase.all {
      let measure = Measure(of: Redline.of(CarefulCase.old, one.new))
      characters += measure.characters
      careful += one.characters
      regions += measure.regions
      changes += one.changes
    }
    #expect(Double(characters) <= Double(careful) * 1.02)
    #expect(Double(regions) <= Double(changes) * 1.05)
  }

  /// Changes of most kinds in one manual, in an order in which none disturbs the place of the next.
  private static let together = [
    "a number in a sentence", "a sentence in the middle of a paragraph", "a Chinese numeral",
    "a rewritten paragraph", "half-width punctuation", "a Chinese numeral of one character",
    "a department renamed everywhere", "a list item inserted", "header and footer", "a row added",
    "a mark put into an empty cell", "a column added", "a section retitled", "a paragraph added",
    "a section moved",
  ]

  @Test func marksThemAsWellInOneManual() throws {
    var new = CarefulCase.old
    var (characters, changes, moves) = (0, 0, 0)
    for name in Self.together {
      let one = try #require(CarefulCase.all.first { $0.name == name })
      one.change(&new)
      characters += one.characters
      changes += one.changes
      moves += one.moves
    }
    let redline = Redline.of(CarefulCase.old, new)
    let measure = Measure(of: redline)
    #expect(Redline.verify(redline, CarefulCase.old, new).isEmpty)
    #expect(Double(measure.characters) <= Double(characters) * 1.02, "\(redline.marks)")
    #expect(Double(measure.regions) <= Double(changes) * 1.05, "\(redline.marks)")
    #expect(measure.moves == moves)
    #expect(measure.cutAtoms == 0)
  }
}
