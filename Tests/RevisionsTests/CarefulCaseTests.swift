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

  @Test func marksThemAsWellInOneManual() {
    let together = CarefulCase.together
    let redline = Redline.of(CarefulCase.old, together.new)
    let measure = Measure(of: redline)
    #expect(Redline.verify(redline, CarefulCase.old, together.new).isEmpty)
    #expect(Double(measure.characters) <= Double(together.characters) * 1.02, "\(redline.marks)")
    #expect(Double(measure.regions) <= Double(together.changes) * 1.05, "\(redline.marks)")
    #expect(measure.moves == together.moves)
    #expect(measure.cutAtoms == 0)
  }
}
