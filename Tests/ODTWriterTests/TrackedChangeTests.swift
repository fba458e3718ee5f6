import ManualModel
import ODTWriter
import Packaging
import RedlineSupport
import Revisions
import Testing

/// Who accepts all tracked changes has the newer manual, who rejects them the older one.
struct TrackedChangeTests {
  @Test(arguments: CarefulCase.all)
  func givesBackWhatACarefulPersonChanged(careful: CarefulCase) throws {
    try check(CarefulCase.old, careful.new, careful.name)
  }

  /// Numbers of pages in the contents and in references: all shift by one.
  @Test(arguments: CarefulCase.all)
  func givesBackTheNumbersOfPages(careful: CarefulCase) throws {
    let old = CarefulCase.old.withContents
    var new = CarefulCase.old
    careful.change(&new)
    try check(old, new.withContents, careful.name, pages: (9, 10))
  }

  @Test(arguments: 0..<10)
  func givesBackBothManualsWhateverWasChanged(group: Int) throws {
    for seed in 0..<30 {
      var random = RandomManual(seed: UInt64(400_000 + group * 100 + seed))
      let old = random.manual()
      try check(
        old, random.edited(old, times: 1 + seed % 8), "seed \(400_000 + group * 100 + seed)")
    }
  }

  @Test func givesBackManualsThatHaveNothingInCommon() throws {
    for seed in 0..<40 {
      var random = RandomManual(seed: UInt64(500_000 + seed))
      try check(random.manual(), random.manual(), "seed \(500_000 + seed)")
    }
    try check(CarefulCase.old, KitchenSink.manual, "kitchen sink")
    try check(KitchenSink.manual, CarefulCase.old, "kitchen sink gone")
  }

  @Test func writesTheSameBytesWhereNothingIsMarked() throws {
    let manual = CarefulCase.old.targeted
    let redline = Redline.of(manual, manual)
    #expect(redline.predecessor != nil)
    var (plain, marked) = (PartCollector(), PartCollector())
    try ODTWriter.write(manual, to: &plain)
    try ODTWriter.write(redline, stamp: try stamp, to: &marked)
    #expect(plain.parts.map(\.bytes) == marked.parts.map(\.bytes))
    #expect(ODTWriter.untracked(in: redline) == [])
  }

  /// Headers and footers of all page layouts stand in one part, each with changes of its own.
  @Test func namesTheChangesOfEveryHeaderApart() throws {
    var old = CarefulCase.old
    var turned = old.divisions[0]
    turned.layout.isLandscape = true
    for index in turned.sections.indices { turned.sections[index].id += "~" }
    old.divisions.append(turned)
    let careful = try #require(CarefulCase.all.first { $0.name == "header and footer" })
    var new = old
    careful.change(&new)
    var parts = PartCollector()
    try ODTWriter.write(
      Redline.of(old.targeted, new.targeted), stamp: try stamp, to: &parts)
    let styles = try XMLReader.read(try #require(parts["styles.xml"]))
    var (ids, named): ([String], [String]) = ([], [])
    styles.visit { element in
      if let id = element["xml:id"] { ids.append(id) }
      if let id = element["text:change-id"] { named.append(id) }
    }
    #expect(ids.count >= 4 && Set(ids).count == ids.count)
    #expect(!named.isEmpty && Set(named).isSubset(of: ids))
  }

  private var stamp: RedlineStamp {
    get throws {
      RedlineStamp(author: "沈知秋", date: try #require(Day(year: 2026, month: 9, day: 1)))
    }
  }

  private func content(_ manual: Manual, pages: Pages? = nil) throws -> XMLElement {
    var parts = PartCollector()
    try ODTWriter.write(
      manual, pages: pages, stamp: manual.predecessor == nil ? nil : try stamp, to: &parts)
    return try XMLReader.read(try #require(parts["content.xml"]))
  }

  private func check(
    _ old: Manual, _ new: Manual, _ name: String, pages: (old: Int, new: Int)? = nil
  ) throws {
    let (old, new) = (old.targeted, new.targeted)
    var redline = Redline.of(old, new)
    let (before, after) = (
      pages.map { old.pages(from: $0.old) }, pages.map { new.pages(from: $0.new) }
    )
    redline.predecessor?.pages = before
    let untracked = ODTWriter.untracked(in: redline)
    let isExact = untracked.allSatisfy { $0.kind.isExact }
    let contents = !untracked.contains { $0.kind == .contents }
    let content = try content(redline, pages: after)
    for (side, manual) in [(Change.Side.old, old), (.new, new)] {
      let resolved = OpenResolver(content, side: side, contents: contents)
      let wanted = OpenResolver(
        try self.content(manual, pages: side == .old ? before : after), side: side,
        contents: contents
      )
      .lines(isExact: isExact)
      let found = resolved.lines(isExact: isExact)
      #expect(resolved.problems == [], "\(name)")
      let place = zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
      #expect(
        found == wanted,
        "\(name) \(side) \(found.dropFirst(place).first ?? "") \(wanted.dropFirst(place).first ?? "")"
      )
    }
  }
}
