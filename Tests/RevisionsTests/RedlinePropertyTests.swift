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

  /// More sections than can be compared each with each, all with an edit, two of them swapped.
  @Test func findsTheSectionsOfALongDocumentOfOthersByTheirTitles() {
    func long(_ hours: Int) -> [Section] {
      (1...60).map { number in
        section(
          "s\(number)-\(hours)", "第\(number)节", .none,
          CarefulManual.paragraphs(
            CarefulManual.complaints.map { "\($0)时限\(hours)小时，第\(number)次。" }))
      }
    }
    let old = manual(long(24))
    var new = manual(long(12))
    new.divisions[0].sections.swapAt(20, 21)
    let redline = Redline.of(old, new, basis: .content)
    #expect(Redline.verify(redline, old, new).isEmpty)
    let marks = redline.marks.filter { $0.node == "text" }
    #expect(marks.count == 60 * 3 * 2)
    #expect(marks.allSatisfy { $0.text == "24小时" || $0.text == "12小时" || $0.text.count <= 2 })
    #expect(Set(redline.marks.map(\.change)).contains(.movedTo(1)))
    #expect(!Set(redline.marks.map(\.change)).contains(.movedTo(2)))
  }

  @Test func isTheSameEveryTime() {
    var random = RandomManual(seed: 77)
    let old = random.manual()
    let new = random.edited(old, times: 12)
    #expect("\(Redline.of(old, new))" == "\(Redline.of(old, new))")
  }
}
