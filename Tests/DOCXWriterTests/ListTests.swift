import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

@Suite struct ListTests {
  @Test func letsEveryListBeginAtOne() throws {
    let parts = try parts(
      of: manual(
        unheaded(
          "s", list(.decimal, item(paragraph("甲")), item(paragraph("乙"))),
          list(.decimal, item(paragraph("丙"))))))
    let root = try parts.xml("word/document.xml")
    let ids = try ["甲", "乙", "丙"].map { text in
      try #require(root.paragraphs(text).first?.value("w:numId"))
    }
    #expect(ids[0] == ids[1])
    #expect(ids[1] != ids[2])
    let numbering = try parts.xml("word/numbering.xml")
    for id in [ids[0], ids[2]] {
      let instance = try #require(numbering.find("w:num").first { $0["w:numId"] == id })
      #expect(instance.value("w:startOverride") == "1")
    }
    let definitions = numbering.find("w:num").suffix(2).map { $0.value("w:abstractNumId") }
    #expect(Set(definitions).count == 1)
  }

  @Test func givesADeeperListItsLevel() throws {
    let root = try document(
      list(.bullet, item(paragraph("甲"), list(.letter, item(paragraph("乙"))))))
    #expect(root.paragraphs("甲")[0].value("w:ilvl") == "0")
    #expect(root.paragraphs("乙")[0].value("w:ilvl") == "1")
  }

  @Test func indentsFurtherParagraphsOfAnItem() throws {
    let root = try document(list(.decimal, item(paragraph("甲"), paragraph("乙"))))
    let second = try #require(root.paragraphs("乙").first)
    #expect(second.find("w:numPr").isEmpty)
    #expect(second.find("w:ind").first?["w:left"] == "960")
    #expect(second.value("w:pStyle") == "ListParagraph")
  }

  @Test func numbersAnItemThatBeginsWithATable() throws {
    let root = try document(
      list(.decimal, item(table([1], headerRows: 0, row("甲")))), paragraph("乙"))
    #expect(root.find("w:numPr").count == 1)
    #expect(root.find("w:tblInd").first?["w:w"] == "960")
  }

  @Test(arguments: [
    (List.Marker.bullet, "bullet", "●"), (.decimal, "decimal", "%1."),
    (.decimalParenthesis, "decimal", "%1)"), (.letter, "lowerLetter", "%1)"),
    (.parenthesised, "decimal", "（%1）"),
  ])
  func definesTheMarker(marker: List.Marker, format: String, text: String) throws {
    let parts = try parts(of: manual(unheaded("s", list(marker, item(paragraph("甲"))))))
    let definition = try #require(try parts.xml("word/numbering.xml").find("w:abstractNum").last)
    #expect(definition.find("w:lvl").count == 9)
    #expect(definition.value("w:numFmt") == format)
    #expect(definition.value("w:lvlText") == text)
    #expect(definition.value("w:lvlJc") == "left")
  }

  @Test func countsAllBulletsByOneInstance() throws {
    let root = try document(
      list(.bullet, item(paragraph("甲"))), list(.bullet, item(paragraph("乙"))))
    #expect(Set(root.find("w:numId").map { $0["w:val"] }).count == 1)
  }

  @Test func beginsListsInCellsAtTheEdge() throws {
    let cell = TableCell([list(.decimal, item(paragraph("甲"), paragraph("乙")))])
    let root = try document(table([1], headerRows: 0, row(cell)), paragraph("丙"))
    #expect(root.paragraphs("甲")[0].value("w:pStyle") == "Cell")
    #expect(root.paragraphs("乙")[0].find("w:ind").first?["w:left"] == "420")
  }

  @Test func keepsTheItemsOfAKeptListTogether() throws {
    let root = try document(
      block(.keepTogether([list(.decimal, item(paragraph("甲")), item(paragraph("乙")))])))
    #expect(root.paragraphs("甲")[0].find("w:keepNext").count == 1)
    #expect(root.paragraphs("乙")[0].find("w:keepNext").isEmpty)
  }
}
