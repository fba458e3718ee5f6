import DOCXWriter
import ManualModel
import Packaging
import RedlineSupport
import Revisions
import Testing
import WordResolution

/// Tracked changes of Word: accepted they are the newer document, rejected the older one.
@Suite struct TrackedChangeTests {
  static let stamp = Day(year: 2026, month: 11, day: 22).map {
    RedlineStamp(author: "沈知秋", date: $0)
  }

  static func parts(_ manual: Manual, pages: Pages? = nil) throws -> PartCollector {
    var parts = PartCollector()
    let stamp = manual.predecessor == nil ? nil : Self.stamp
    try DOCXWriter.write(manual, pages: pages, stamp: stamp, to: &parts)
    return parts
  }

  /// Compares both resolutions of a redline with the two documents themselves.
  static func check(
    _ old: Manual, _ new: Manual, _ name: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let parts = try parts(Redline.of(old, new))
    for (accepting, manual) in [(true, new), (false, old)] {
      let difference = try WordOutline.difference(
        parts, accepting: accepting, try Self.parts(manual))
      let verb = accepting ? "accepted" : "rejected"
      #expect(
        difference == nil, "\(name) \(verb): \(difference ?? "")", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: CarefulCase.all)
  func giveBackBothDocuments(careful: CarefulCase) throws {
    try Self.check(CarefulCase.old.withTargets, careful.new.withTargets)
    try Self.check(careful.new.withTargets, CarefulCase.old.withTargets)
  }

  /// Numbers of pages in the contents, in references and at the foot: all shift by one.
  @Test(arguments: CarefulCase.all)
  func giveBackTheNumbersOfPages(careful: CarefulCase) throws {
    let old = CarefulCase.old.withContents.withTargets
    let new = careful.new.withContents.withTargets
    var redline = Redline.of(old, new)
    redline.predecessor?.pages = old.pages(from: 9)
    let marked = try Self.parts(redline, pages: new.pages(from: 10))
    #expect(
      try WordOutline.difference(
        marked, accepting: true, Self.parts(new, pages: new.pages(from: 10))) == nil)
    #expect(
      try WordOutline.difference(
        marked, accepting: false, Self.parts(old, pages: old.pages(from: 9))) == nil)
  }

  /// Of one document alone they would be wrong in the other.
  @Test func leaveOutPagesThatAreKnownOfOneDocument() throws {
    let manual = CarefulCase.old.withContents.withTargets
    let redline = Redline.of(manual, CarefulCase.all[0].new.withContents.withTargets)
    let parts = try Self.parts(redline, pages: manual.pages(from: 1))
    #expect(try WordOutline.difference(parts, accepting: false, Self.parts(manual)) == nil)
  }

  @Test(arguments: 0..<10)
  func giveBackBothDocumentsWhateverWasChanged(group: Int) throws {
    for seed in 0..<20 {
      var random = RandomManual(seed: UInt64(group * 1000 + seed))
      let old = random.manual()
      let new = random.edited(old, times: 1 + seed % 9)
      try Self.check(old.withTargets, new.withTargets, "seed \(group * 1000 + seed)")
    }
  }

  @Test func giveBackTwoDocumentsThatHaveNothingInCommon() throws {
    for seed in 0..<20 {
      var random = RandomManual(seed: UInt64(50_000 + seed))
      let (old, new) = (random.manual(), random.manual())
      try Self.check(old.withTargets, new.withTargets, "seed \(50_000 + seed)")
    }
  }

  @Test func giveBackTheManualOfEverything() throws {
    var old = KitchenSink.manual
    let new = CarefulCase.old
    // What the pages look like cannot be tracked.
    old.theme = new.theme
    old.targets = [:]
    try Self.check(old.withTargets, new.withTargets)
    try Self.check(new.withTargets, old.withTargets)
  }

  /// Ids are unique, fields and bookmarks whole, grids full: what Word would call unreadable else.
  @Test(arguments: CarefulCase.all)
  func keepTheRulesOfThePackage(careful: CarefulCase) throws {
    let redline = Redline.of(CarefulCase.old.withTargets, careful.new.withTargets)
    let findings = PackageRules.check(
      PackageContents(try Self.parts(redline)), by: PackageRules.docx)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test func areNoneWhereNothingChanged() throws {
    let manual = CarefulCase.old.withTargets
    let document = try Self.parts(Redline.of(manual, manual)).element("word/document.xml")
    document.visit { element in
      let name = element.name.local
      #expect(element["w:author"] == nil, "\(name)")
    }
  }

  @Test func areTheSameEveryTime() throws {
    let redline = Redline.of(CarefulCase.old.withTargets, CarefulCase.all[20].new.withTargets)
    let (one, other) = (try Self.parts(redline), try Self.parts(redline))
    #expect(one.parts.map(\.name) == other.parts.map(\.name))
    #expect(one.parts.map(\.bytes) == other.parts.map(\.bytes))
  }

  /// LibreOffice loses the changes of the first paragraph of a control.
  @Test(arguments: CarefulCase.all)
  func doNotBeginAControl(careful: CarefulCase) throws {
    let redline = Redline.of(CarefulCase.old.withTargets, careful.new.withTargets)
    let document = try Self.parts(redline).element("word/document.xml")
    let controls = document.all("w:sdtContent")
    for control in controls {
      let first = try #require(control.elements.first)
      for name in ["w:ins", "w:del", "w:moveFrom", "w:moveTo"] {
        #expect(first.all(name).isEmpty)
      }
    }
    // Sections that do not begin with a change have their controls.
    #expect(controls.count >= 3)
  }

  /// LibreOffice loses the words of a second drawing in a paragraph.
  @Test func showARewordedDrawingAboveTheNewOne() throws {
    func manual(_ word: String) -> Manual {
      let drawing = Drawing(
        kind: .organisation,
        nodes: [
          .init(key: "a", shape: .unit, text: [text("总经理")]),
          .init(key: "b", shape: .unit, text: [text(word)]),
        ], edges: [.init(from: 0, to: 1)], alternativeText: word)
      return RedlineSupport.manual(block(.drawing(drawing))).withTargets
    }
    let (old, new) = (manual("售后服务部"), manual("客户服务部"))
    try Self.check(old, new)
    let document = try Self.parts(Redline.of(old, new)).element("word/document.xml")
    let holders = document.all("w:p").filter {
      $0.first("w:pPr") != nil && !$0.all("wpg:wgp").isEmpty
    }
    #expect(holders.map { $0.all("wpg:wgp").count } == [1, 1])
    #expect(holders.map { $0.all("w:delText").isEmpty } == [false, true])
  }
}
