import Testing

@testable import Packaging

@Suite struct ODTRulesTests {
  private func findings(_ parts: [Sample.Part]) -> [PackageFinding] {
    PackageRules.check(PackageContents(parts: parts), by: PackageRules.odt)
  }

  @Test func findsNothingInASoundPackage() throws {
    #expect(findings(Sample.odt) == [])
    var zip = ZipWriter()
    for part in Sample.odt {
      try zip.bytes(part.name, part.bytes, stored: part.name == "mimetype")
    }
    let contents = try PackageContents(zip: zip.finish())
    #expect(PackageRules.check(contents, by: PackageRules.odt) == [])
  }

  static let manifest = "META-INF/manifest.xml"
  static let content = "content.xml"
  static let styles = "styles.xml"

  static let breakages = [
    Breakage("well-formed", styles, "</office:styles>", "", "mismatch"),
    Breakage("odf-mimetype", "mimetype", "text", "text\n", "is not exactly the type"),
    Breakage(
      "odf-manifest", manifest, "Pictures/a.png", "Pictures/b.png",
      "'Pictures/b.png' is not in the package"),
    Breakage(
      "odf-manifest", manifest, "Pictures/a.png", "styles.xml", "'styles.xml' is there twice"),
    Breakage(
      "odf-manifest", manifest, "Pictures/a.png", "mimetype", "'mimetype' must not be listed"),
    Breakage(
      "odf-manifest", manifest, "\"styles.xml\"", "\"Pictures/\"", "does not list 'styles.xml'"),
    Breakage(
      "odf-manifest", manifest, "opendocument.text\"", "opendocument.text-template\"",
      "another media type"),
    Breakage("odf-manifest", manifest, "\"/\"", "\"Thumbnails/\"", "has no entry for '/'"),
    Breakage(
      "odf-version", content, "office:version=\"1.3\"", "office:version=\"1.2\"",
      "of version '1.2', not 1.3"),
    Breakage("odf-version", manifest, " manifest:version=\"1.3\"", "", "has no version"),
    Breakage(
      "odf-style-name", content, "style:family=\"text\"", "style:family=\"paragraph\"",
      "paragraph style 'P1' is there twice"),
    Breakage(
      "odf-style", content, "text:h text:style-name=\"P1\"", "text:h text:style-name=\"P2\"",
      "paragraph style 'P2' is not there"),
    Breakage(
      "odf-style", content, "text:span text:style-name=\"P1\"", "text:span text:style-name=\"S1\"",
      "text style 'S1' is not there"),
    Breakage(
      "odf-style", content, "draw:style-name=\"G1\"", "draw:style-name=\"P1\"",
      "graphic style 'P1' is not there"),
    Breakage(
      "odf-style", content, "style:master-page-name=\"M1\"", "style:master-page-name=\"M2\"",
      "master-page style 'M2' is not there"),
    Breakage(
      "odf-style", content, "style:list-style-name=\"L1\"", "style:list-style-name=\"L2\"",
      "list style 'L2' is not there"),
    Breakage(
      "odf-style", content, "style:data-style-name=\"N1\"", "style:data-style-name=\"N2\"",
      "data style 'N2' is not there"),
    Breakage(
      "odf-style", content, "table:style-name=\"T1\"", "table:style-name=\"T2\"",
      "table style 'T2' is not there"),
    Breakage(
      "odf-style", content, "parent-style-name=\"Standard\"", "parent-style-name=\"P1\"",
      "common paragraph style 'P1' is not there"),
    Breakage(
      "odf-style", styles, "page-layout-name=\"PL1\"", "page-layout-name=\"PL2\"",
      "page-layout style 'PL2' is not there"),
    Breakage(
      "odf-style", styles, "next-style-name=\"Standard\"", "next-style-name=\"Text\"",
      "common paragraph style 'Text' is not there"),
    Breakage(
      "odf-style", styles, "draw:style-name=\"D1\"", "draw:style-name=\"D2\"",
      "drawing-page style 'D2' is not there"),
    Breakage(
      "odf-font", content, "font-name-asian=\"宋体\"", "font-name-asian=\"黑体\"",
      "'黑体' is not declared"),
    Breakage(
      "odf-file", content, "Pictures/a.png", "./Pictures/c.png",
      "'./Pictures/c.png' is not in the package"),
    Breakage("odf-id", content, "xml:id=\"h1\"", "xml:id=\"1\"", "'1' is not a name"),
    Breakage("odf-id", content, "<text:note ", "<text:note xml:id=\"h1\" ", "'h1' is there twice"),
    Breakage("odf-name", content, "\"t2\"", "\"t1\"", "table 't1' is there twice"),
    Breakage(
      "odf-name", content, "</text:section>", "</text:section><text:section text:name=\"5.1\"/>",
      "section '5.1' is there twice"),
    Breakage(
      "odf-name", content, "<draw:frame ", "<draw:frame draw:name=\"f1\"/><draw:frame ",
      "frame 'f1' is there twice"),
    Breakage(
      "odf-bookmark", content, "<text:bookmark-end text:name=\"s1\"/>", "", "'s1' does not end"),
    Breakage(
      "odf-bookmark", content, "<text:bookmark-start text:name=\"s1\"/>", "",
      "'s1' ends but did not start"),
    Breakage("odf-bookmark", content, "\"point\"", "\"s1\"", "'s1' is there twice"),
    Breakage(
      "odf-reference", content, "bookmark-ref text:ref-name=\"s1\"",
      "bookmark-ref text:ref-name=\"s2\"", "text:bookmark-ref to 's2'"),
    Breakage(
      "odf-reference", content, "sequence-ref text:ref-name=\"r1\"",
      "sequence-ref text:ref-name=\"r2\"", "text:sequence-ref to 'r2'"),
    Breakage(
      "odf-reference", content, "reference-ref text:ref-name=\"m1\"",
      "reference-ref text:ref-name=\"m2\"", "text:reference-ref to 'm2'"),
    Breakage(
      "odf-reference", content, "note-ref text:ref-name=\"n1\"", "note-ref text:ref-name=\"n2\"",
      "text:note-ref to 'n2'"),
    Breakage("odf-reference", content, "\"#s1\"", "\"#s9\"", "a link to '#s9'"),
    Breakage(
      "odf-sequence", content, "sequence-decl text:name=\"表\"", "sequence-decl text:name=\"图\"",
      "'表' is not declared"),
    Breakage(
      "odf-sequence", content, "<text:note ",
      "<text:sequence text:name=\"表\" text:ref-name=\"r1\"/><text:note ", "'r1' is there twice"),
    Breakage(
      "odf-table", content, "columns-repeated=\"3\"/>", "columns-repeated=\"4\"/>",
      "a row of 3 cells in 4 columns"),
    Breakage(
      "odf-table", content, " table:number-rows-spanned=\"2\"", "",
      "a covered cell that nothing covers"),
    Breakage(
      "odf-table", content, "<table:covered-table-cell/>", "<table:table-cell/>",
      "a cell where one is covered"),
    Breakage("odf-white-space", content, "见 ", "见  ", "white space that would collapse"),
    Breakage("odf-white-space", content, "见 ", "见\t", "white space that would collapse"),
  ]

  @Test(arguments: breakages)
  func findsWhatBreaksARule(breakage: Breakage) throws {
    let parts = try #require(breakage.broken(Sample.odt), "nothing to replace")
    let found = findings(parts)
    #expect(
      found.contains { $0.rule == breakage.rule && $0.description.contains(breakage.message) },
      "\(found)")
  }

  @Test func hasABreakageForEveryRule() {
    let broken = Set(Self.breakages.map(\.rule)).union(["odf-content", "odf-media"])
    #expect(Set(PackageRules.odt.map(\.id)) == broken)
    #expect(PackageRules.odt.allSatisfy { !$0.citation.isEmpty })
  }

  @Test func findsPartsThatAreMissingOrOutOfPlace() {
    #expect(findings(Array(Sample.odt.reversed())).map(\.rule) == ["odf-mimetype"])
    #expect(findings(Sample.parts([("mimetype", "x")])).map(\.rule).contains("odf-content"))
    let picture = Sample.odt.map {
      ($0.name, $0.name.hasSuffix(".png") ? Array("GIF8".utf8) : $0.bytes)
    }
    #expect(findings(picture).map(\.rule) == ["odf-media"])
    #expect(
      findings([]).map(\.rule) == ["odf-mimetype", "odf-manifest", "odf-version", "odf-content"])
  }

  @Test func looksAtHowTheMimetypeLiesInTheFile() throws {
    func messages(_ entry: HostileZip.Entry) throws -> [String] {
      let zip = HostileZip(entries: [entry])
      let contents = try PackageContents(zip: zip.bytes)
      return PackageRules.check(contents, by: PackageRules.odt)
        .filter { $0.rule == "odf-mimetype" }.map(\.message)
    }
    let type = Array("application/vnd.oasis.opendocument.text".utf8)
    let good = HostileZip.Entry("mimetype", data: type)
    #expect(try messages(good) == [])
    #expect(try messages(good.with { $0.flags = 8 }) == ["has a data descriptor"])
    #expect(try messages(good.with { $0.extra = [1, 2, 0, 0] }) == ["has an extra field"])
    #expect(try messages(HostileZip.Entry("mimetype ", data: type)) == ["is not the first entry"])
    var zip = ZipWriter()
    try zip.bytes("mimetype", type)
    let contents = try PackageContents(zip: zip.finish())
    #expect(
      PackageRules.check(contents, by: PackageRules.odt).map(\.message).contains("is compressed"))
    let late = HostileZip(prefix: [0], entries: [good.with { $0.offset = 1 }])
    let lateContents = try PackageContents(zip: late.bytes)
    #expect(
      PackageRules.check(lateContents, by: PackageRules.odt).map(\.message)
        .contains("does not begin the file"))
  }
}
