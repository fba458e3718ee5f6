import Testing

@testable import Packaging

@Suite struct DOCXRulesTests {
  private func findings(_ parts: [Sample.Part]) -> [PackageFinding] {
    PackageRules.check(PackageContents(parts: parts), by: PackageRules.docx)
  }

  @Test func findsNothingInASoundPackage() {
    #expect(findings(Sample.docx) == [])
  }

  static let types = "[Content_Types].xml"
  static let document = "word/document.xml"
  static let related = "word/_rels/document.xml.rels"
  static let styles = "word/styles.xml"

  static let breakages = [
    Breakage("well-formed", document, "</w:body>", "", "mismatch"),
    Breakage(
      "opc-content-types", types, "Extension=\"png\"", "Extension=\"gif\"", "has no content type"),
    Breakage(
      "opc-content-types", types, "/word/styles.xml", "/word/style.xml",
      "'/word/style.xml' is not in the package"),
    Breakage("opc-content-types", types, "styles+xml", "settings+xml", "not 'application/vnd"),
    Breakage(
      "opc-content-types", types, "/word/styles.xml", "/Word/Numbering.xml", "two overrides"),
    Breakage("opc-content-types", types, "Extension=\"png\"", "Extension=\"RELS\"", "two defaults"),
    Breakage(
      "opc-content-types", types, "<Default Extension=\"png\"", "<Type Extension=\"png\"",
      "'Type' has no place here"),
    Breakage("opc-relationship-id", related, "Id=\"rId5\"", "Id=\"rId4\"", "'rId4' is there twice"),
    Breakage("opc-relationship-id", related, "Id=\"rId5\"", "Id=\"5\"", "'5' is not an xsd:ID"),
    Breakage(
      "opc-relationship-target", related, "\"styles.xml\"", "\"/word/styles.xml\"",
      "is not relative"),
    Breakage(
      "opc-relationship-target", related, "media/image1.png", "media/image2.png",
      "'media/image2.png' is not in the package"),
    Breakage(
      "opc-relationship-target", related, "../word/header1.xml", "../../header1.xml",
      "'../../header1.xml' is not in the package"),
    Breakage(
      "opc-relationship-target", related, " TargetMode=\"External\"", "", "'rId5' is not external"),
    Breakage(
      "opc-unreachable", related, "media/image1.png", "styles.xml", "no relationship leads here"),
    Breakage("opc-main-document", "_rels/.rels", "officeDocument\"", "other\"", "0 main documents"),
    Breakage(
      "opc-explicit-relationship", document, "r:embed=\"rId4\"", "r:embed=\"rId9\"",
      "'rId9' has no relationship"),
    Breakage(
      "opc-explicit-relationship", document, "r:embed=\"rId4\"", "r:embed=\"rId3\"",
      "a:blip needs image, 'rId3' is header"),
    Breakage(
      "word-style-id", styles, "\"Strong\"><w:name w:val=\"Strong\"",
      "\"Grid\"><w:name w:val=\"Strong\"", "'Grid' is there twice"),
    Breakage("word-style-id", styles, "\"heading 1\"", "\"normal\"", "'normal' is there twice"),
    Breakage("word-style", document, "\"Heading1\"", "\"Heading2\"", "'Heading2' is not there"),
    Breakage("word-style", document, "\"Strong\"", "\"Normal\"", "'Normal' is a paragraph style"),
    Breakage(
      "word-style", styles, "basedOn w:val=\"Normal\"", "basedOn w:val=\"Base\"",
      "'Base' is not there"),
    Breakage(
      "word-numbering-id", "word/numbering.xml", "</w:num>",
      "</w:num><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
      "numbering 1 is there twice"),
    Breakage(
      "word-numbering-id", "word/numbering.xml", "<w:abstractNumId w:val=\"0\"",
      "<w:abstractNumId w:val=\"8\"", "'8' is not there"),
    Breakage(
      "word-numbering-id", "word/numbering.xml", "<w:abstractNum ",
      "<w:abstractNum w:abstractNumId=\"0\"/><w:abstractNum ", "abstract numbering 0 is there twice"
    ),
    Breakage(
      "word-numbering", document, "<w:numId w:val=\"1\"", "<w:numId w:val=\"2\"",
      "numbering 2 is not there"),
    Breakage(
      "word-bookmark", document, "<w:bookmarkEnd w:id=\"0\"/>", "<w:bookmarkEnd w:id=\"1\"/>",
      "bookmark 1 ends but did not start"),
    Breakage(
      "word-bookmark", document, "<w:bookmarkEnd w:id=\"0\"/>", "", "bookmark 0 does not end"),
    Breakage(
      "word-bookmark", document, "<w:bookmarkEnd w:id=\"0\"/>",
      "<w:bookmarkEnd w:id=\"0\"/><w:bookmarkStart w:id=\"1\" w:name=\"S1\"/><w:bookmarkEnd w:id=\"1\"/>",
      "'S1' is there twice"),
    Breakage(
      "word-bookmark", document, "<w:bookmarkEnd w:id=\"0\"/>",
      "<w:bookmarkEnd w:id=\"0\"/><w:bookmarkStart w:id=\"0\" w:name=\"s2\"/><w:bookmarkEnd w:id=\"0\"/>",
      "id 0 is there twice"),
    Breakage(
      "word-bookmark", document, "w:name=\"s1\"",
      "w:name=\"s1234567890123456789012345678901234567890\"", "empty or too long"),
    Breakage("word-anchor", document, "w:anchor=\"s1\"", "w:anchor=\"s2\"", "'s2' is not there"),
    Breakage("word-anchor", document, "s1 \\n", "s3 \\n", "'s3' is not there"),
    Breakage("word-anchor", document, "PAGEREF s1", "PAGEREF s4", "'s4' is not there"),
    Breakage(
      "word-anchor", document, "PAGEREF s1", "HYPERLINK \\l &quot;s5&quot;", "'s5' is not there"),
    Breakage(
      "word-field", document, "<w:fldChar w:fldCharType=\"end\"/>", "", "a field does not end"),
    Breakage(
      "word-field", document, "<w:fldChar w:fldCharType=\"begin\"/>", "",
      "an instruction outside a field"),
    Breakage("word-field", document, "\"begin\"", "\"separate\"", "separated that has not begun"),
    Breakage("word-field", document, "\"begin\"", "\"end\"", "ends that has not begun"),
    Breakage(
      "word-drawing-id", document, "<w:ins w:id=\"90\"><w:r/>",
      "<w:ins w:id=\"90\"><wp:docPr id=\"3\"/>", "drawing id '3' is there twice"),
    Breakage(
      "word-control-id", document, "<w:sdt><w:sdtContent>",
      "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>", "control id '7' is there twice"
    ),
    Breakage(
      "word-control-id", document, "<w:id w:val=\"7\"/>", "<w:id w:val=\"2147483648\"/>",
      "'2147483648' is no number"),
    Breakage(
      "word-control-tag", document, "w:val=\"5.1\"",
      "w:val=\"\(String(repeating: "5", count: 65))\"", "w:tag has 65 characters"),
    Breakage(
      "word-revision-id", document, "<w:fldSimple ", "<w:del w:id=\"90\"/><w:fldSimple ",
      "revision id '90' is there twice"),
    Breakage("word-paragraph-id", document, "00000002", "00000001", "'00000001' is there twice"),
    Breakage(
      "word-cell", document, "</w:tbl><w:p/></w:tc>", "</w:tbl></w:tc>",
      "does not end with a paragraph"),
    Breakage(
      "word-cell", document, "<w:vMerge/></w:tcPr><w:p/>", "<w:vMerge/></w:tcPr>",
      "does not end with a paragraph"),
    Breakage(
      "word-table-grid", document, "<w:gridSpan w:val=\"2\"/>", "",
      "a row of 2 columns in a grid of 3"),
    Breakage(
      "word-table-grid", document, "<w:gridBefore w:val=\"2\"/>", "<w:gridAfter w:val=\"1\"/>",
      "a row of 2 columns in a grid of 3"),
    Breakage(
      "word-table-grid", document, "<w:vMerge w:val=\"restart\"/>", "",
      "a vertical merge continues nothing"),
    Breakage(
      "word-table-grid", document, "<w:tblGrid><w:gridCol/></w:tblGrid>", "",
      "a table without grid columns"),
    Breakage("word-space", document, "<w:t xml:space=\"preserve\">", "<w:t>", "loses its space"),
    Breakage(
      "word-section", document, "<w:sectPr>", "<w:sectPr><w:headerReference r:id=\"rId3\"/>",
      "two headerReference of the same type"),
  ]

  @Test(arguments: breakages)
  func findsWhatBreaksARule(breakage: Breakage) throws {
    let parts = try #require(breakage.broken(Sample.docx), "nothing to replace")
    let found = findings(parts)
    #expect(
      found.contains { $0.rule == breakage.rule && $0.description.contains(breakage.message) },
      "\(found)")
  }

  @Test func hasABreakageForEveryRule() {
    let broken = Set(Self.breakages.map(\.rule)).union([
      "opc-first", "opc-relationship-source", "opc-media",
    ])
    #expect(Set(PackageRules.docx.map(\.id)) == broken)
    #expect(PackageRules.docx.allSatisfy { !$0.citation.isEmpty })
  }

  @Test func findsPartsThatAreMissingOrOutOfPlace() {
    #expect(findings(Array(Sample.docx.reversed())).map(\.rule) == ["opc-first"])
    #expect(
      findings(Sample.docx.filter { $0.name != Self.types }).map(\.rule)
        == ["opc-content-types", "opc-first"])
    let orphan = Sample.docx + Sample.parts([("word/_rels/none.xml.rels", "<a/>")])
    #expect(findings(orphan).map(\.rule) == ["opc-relationship-source"])
    let picture = Sample.docx.map {
      ($0.name, $0.name.hasSuffix(".png") ? Array("JFIF".utf8) : $0.bytes)
    }
    #expect(findings(picture).map(\.rule) == ["opc-media"])
    #expect(findings([]).map(\.rule) == ["opc-content-types", "opc-first", "opc-main-document"])
  }
}
