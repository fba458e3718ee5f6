import Foundation
import ManualModel
import Testing

@testable import DocumentReader

/// The words of documents of others.
@Suite struct TextTests {
  private func text(_ bytes: [UInt8]) throws -> DocumentText {
    try DocumentReader.text(
      bytes,
      labels: Labels(
        table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、"))
  }

  /// Headings with their numbers, and what stands below them.
  private func outline(_ bytes: [UInt8]) throws -> [String] {
    let text = try text(bytes)
    return text.manual.divisions.flatMap(\.sections).flatMap { section in
      section.heading.map { ["# \($0.numbering.label(text.manual.labels)) \($0.text.plainText)"] }
        ?? []
        + lines(section.blocks)
    }
  }

  // MARK: Numbers that a file should not say

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0", "5"])
  func countsOnFromAnyNumberOfAnODTFile(number: String) throws {
    let styles = """
      <text:outline-style><text:outline-level-style text:level="1" style:num-format="1" \
      text:start-value="\(number)" text:display-levels="\(number)"/></text:outline-style>
      """
    let heading = "<text:h text:outline-level=\"1\">甲</text:h>"
    let restarted = """
      <text:h text:outline-level="1" text:restart-numbering="true" text:start-value="\(number)">乙\
      </text:h>
      """
    let found = try outline(open(text: heading + restarted + heading, styles: styles))
    #expect(found.count == 3)
    #expect(
      found.last
        == (number == "5" ? "# 6 甲" : number.count > 5 && !number.hasPrefix("-") ? "#  甲" : "# 1 甲")
    )
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0", "5"])
  func countsOnFromAnyNumberOfADOCXFile(number: String) throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="\(number)"/>\
      <w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      """
    let heading = """
      <w:p><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>\
      </w:pPr><w:r><w:t>甲</w:t></w:r></w:p>
      """
    let found = try outline(word(body: heading + heading, numbering: numbering))
    #expect(found.count == 2)
    #expect(found.last == (number == "5" ? "# 6 甲" : number.hasPrefix("92") ? "#  甲" : "# 1 甲"))
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808"])
  func readsAnyIndentOfAStyle(number: String) throws {
    for attribute in ["w:firstLineChars", "w:firstLine", "w:left"] {
      let style = """
        <w:style w:type="paragraph" w:styleId="a"><w:name w:val="Body Text"/><w:pPr><w:ind \
        \(attribute)="\(number)"/><w:spacing w:before="\(number)" w:after="\(number)" \
        w:line="\(number)"/></w:pPr></w:style>
        """
      let look = try DocumentReader.reference(word(styles: style)).dressing(.qmsSong).look(
        of: .body)
      #expect((0...10).contains(look.firstLineCharacters) && (0...200).contains(look.spaceBefore))
    }
  }

  // MARK: Rows and cells that are repeated

  @Test func repeatsRowsAndCells() throws {
    let table = """
      <table:table><table:table-column table:number-columns-repeated="3"/>\
      <table:table-row table:number-rows-repeated="2">\
      <table:table-cell table:number-columns-repeated="2"><text:p>甲</text:p></table:table-cell>\
      <table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>
      """
    #expect(try outline(open(text: table)) == ["甲 | 甲 | 乙 ‖ 甲 | 甲 | 乙"])
  }

  @Test func refusesRepetitionsBeyondMeasure() throws {
    let row = """
      <table:table-row table:number-rows-repeated="1000"><table:table-cell \
      table:number-columns-repeated="1000"/></table:table-row>
      """
    let table = """
      <table:table><table:table-column table:number-columns-repeated="1000"/>\
      \(String(repeating: row, count: 40))</table:table>
      """
    #expect(throws: DocumentError.damaged("content.xml: table:number-rows-repeated")) {
      try text(open(text: table))
    }
  }

  @Test func saysATableInsideARepeatedCellOnce() throws {
    var table = "<text:p>甲</text:p>"
    for _ in 0..<8 {
      table = """
        <table:table><table:table-column table:number-columns-repeated="2"/>\
        <table:table-row table:number-rows-repeated="900"><table:table-cell \
        table:number-columns-repeated="2">\(table)</table:table-cell></table:table-row></table:table>
        """
    }
    let found = try outline(open(text: table)).joined()
    #expect(found.count { $0 == "甲" } == 1800)
  }

  // MARK: Tracked changes of others

  @Test func leavesOutDeletedRowsAndCells() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
    }
    let kept = cell("甲") + cell("乙", "<w:cellDel w:id=\"1\"/>") + cell("丙")
    let body = """
      <w:tbl><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>\
      <w:tr>\(kept)</w:tr></w:tbl>
      """
    #expect(try outline(word(body: body)) == ["甲 | 丙"])
    #expect(try text(word(body: body)).hasTrackedChanges)
    let deleted = """
      <w:tbl><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr>\(cell("甲"))</w:tr>\
      <w:tr><w:trPr><w:del w:id="1"/></w:trPr>\(cell("乙"))</w:tr></w:tbl>
      """
    #expect(try outline(word(body: deleted)) == ["甲"])
    #expect(try text(word(body: deleted)).hasTrackedChanges)
    #expect(
      try !text(word(body: deleted.replacingOccurrences(of: "w:del ", with: "w:x ")))
        .hasTrackedChanges)
  }

  @Test func joinsParagraphsWhoseMarkWasDeleted() throws {
    func paragraph(_ text: String, _ mark: String = "") -> String {
      "<w:p><w:pPr><w:rPr>\(mark)</w:rPr></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }
    let deleted = "<w:del w:id=\"1\"/>"
    let body = paragraph("甲", deleted) + paragraph("乙") + paragraph("丙", "<w:ins w:id=\"2\"/>")
    let table = """
      <w:tbl><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc>\(body)</w:tc></w:tr></w:tbl>
      """
    let found = try outline(
      word(body: body + paragraph("丁", deleted) + table + paragraph("戊", deleted)))
    #expect(found == ["甲乙", "丙", "丁", "甲乙/丙", "戊"])
    #expect(try text(word(body: body)).hasTrackedChanges)
  }

  // MARK: Words

  @Test func takesARunOfBlanksForOneButKeepsWideOnes() throws {
    let found = try outline(
      open(text: "<text:p>甲\n    乙<text:s text:c=\"2\"/>丙\u{3000}\n丁</text:p>"))
    #expect(found == ["甲 乙  丙\u{3000} 丁"])
  }

  @Test func keepsTheBookmarksInsideALink() throws {
    let heading = """
      <text:h text:outline-level="1"><text:a xlink:href="https://a.cn"><text:bookmark \
      text:name="m"/>甲</text:a></text:h>
      """
    #expect(try text(open(text: heading)).bookmarks == ["m": "甲"])
  }
}
