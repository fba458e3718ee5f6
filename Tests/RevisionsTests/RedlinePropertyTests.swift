import ManualModel
import RedlineSupport
import Revisions
import Testing

/// Whatever happens to a manual, its redline gives back both.
@Suite struct RedlinePropertyTests {
  @Test(arguments: 0..<12)
  func givesBackBothManualsWhateverWasChanged(group: Int) {
    for seed in 0..<40 {
      var random = RandomManual(seed: UInt64(group * 1000 + seed))
      let old = random.manual()
      let new = random.edited(old, times: 1 + seed % 9)
      check(old, new, "seed \(group * 1000 + seed)")
    }
  }

  @Test func givesBackTwoManualsThatHaveNothingInCommon() {
    for seed in 0..<60 {
      var random = RandomManual(seed: UInt64(50_000 + seed))
      check(random.manual(), random.manual(), "seed \(50_000 + seed)")
    }
  }

  private func check(_ old: Manual, _ new: Manual, _ name: String) {
    for basis in [Redline.Basis.identity, .content] {
      let redline = Redline.of(old, new, basis: basis)
      let mismatches = Redline.verify(redline, old, new)
      #expect(mismatches.isEmpty, "\(name) \(basis)")
      #expect(redline.isWellFormed, "\(name) \(basis)")
    }
  }

  @Test func marksNothingWhereNothingChanged() {
    for seed in 0..<40 {
      var random = RandomManual(seed: UInt64(90_000 + seed))
      let manual = random.manual()
      #expect(Redline.of(manual, manual).marks.isEmpty, "seed \(90_000 + seed)")
    }
  }

  /// Documents of others have ids that mean nothing.
  @Test func givesBackManualsWhoseIdsMeanNothing() {
    for seed in 0..<40 {
      var random = RandomManual(seed: UInt64(70_000 + seed))
      let old = random.manual()
      var new = random.edited(old, times: 3)
      for division in new.divisions.indices {
        for section in new.divisions[division].sections.indices {
          new.divisions[division].sections[section].id = "other-\(section)"
        }
      }
      check(old, new, "seed \(70_000 + seed)")
    }
  }

  @Test func isTheSameEveryTime() {
    var random = RandomManual(seed: 77)
    let old = random.manual()
    let new = random.edited(old, times: 12)
    #expect("\(Redline.of(old, new))" == "\(Redline.of(old, new))")
  }
}
