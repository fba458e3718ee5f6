import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

@Suite struct PictureTests {
  private func image(_ format: Image.Format, _ width: Int, _ height: Int, fallback: Bool = false)
    -> Image
  {
    Image(
      format: format, bytes: png(width: 1, height: 1), width: width, height: height,
      fallback: fallback ? png(width: 1, height: 1) : nil)
  }

  private func parts(_ images: [Image], _ pictures: Picture...) throws -> PartCollector {
    try DOCXWriterTests.parts(
      of: Manual(
        properties: Manual.Properties(title: ""), labels: labels,
        divisions: [
          Division(
            layout: PageLayout(),
            sections: [
              Section(
                id: "s", heading: nil, blocks: pictures.map { block(.picture($0)) }, source: .none)
            ])
        ], images: images))
  }

  @Test func showsAPictureInItsNaturalSize() throws {
    let root = try parts([image(.png, 100, 50)], Picture(image: 0, alternativeText: "标志"))
      .xml("word/document.xml")
    let extent = try #require(root.find("wp:extent").first)
    #expect([extent["cx"], extent["cy"]] == ["952500", "476250"])
    #expect(root.find("wp:docPr").first?["descr"] == "标志")
    #expect(root.value("w:jc") == "center")
  }

  @Test func standsALittleBelowTheTextAboveIt() throws {
    let root = try parts([image(.png, 9, 9)], Picture(image: 0, alternativeText: ""))
      .xml("word/document.xml")
    #expect(root.find("w:spacing").first?["w:before"] == "180")
  }

  @Test func neverExceedsThePage() throws {
    let root = try parts(
      [image(.png, 3000, 100), image(.png, 100, 3000)], Picture(image: 0, alternativeText: ""),
      Picture(image: 1, width: 1, alternativeText: "")
    ).xml("word/document.xml")
    let sizes = root.find("wp:extent").map { (Int($0["cx"] ?? "") ?? 0, Int($0["cy"] ?? "") ?? 0) }
    #expect(sizes[0].0 == 9354 * 635)
    #expect(sizes[1].1 <= 14570 * 635)
    #expect(sizes[1].0 < sizes[1].1)
  }

  @Test func takesTheShareOfTheWidthAskedFor() throws {
    let root = try parts([image(.jpeg, 10, 10)], Picture(image: 0, width: 0.5, alternativeText: ""))
      .xml("word/document.xml")
    #expect(root.find("wp:extent").first?["cx"] == String(9354 * 635 / 2))
  }

  @Test func givesEveryPictureAnIDAndEveryImageOnePart() throws {
    let parts = try parts(
      [image(.png, 9, 9), image(.jpeg, 9, 9), image(.png, 9, 9)],
      Picture(image: 1, alternativeText: ""), Picture(image: 0, alternativeText: ""),
      Picture(image: 1, alternativeText: ""))
    let root = try parts.xml("word/document.xml")
    #expect(root.find("wp:docPr").map { $0["id"] } == ["1", "2", "3"])
    #expect(
      parts.parts.map { $0.name }.filter { $0.hasPrefix("word/media/") }
        == ["word/media/image1.png", "word/media/image2.jpeg"])
    let embedded = root.find("a:blip").map { $0["r:embed"] }
    #expect(embedded[0] == embedded[2])
    #expect(embedded[0] != embedded[1])
  }

  @Test func givesSVGWithItsFallback() throws {
    let parts = try parts(
      [image(.svg, 9, 9, fallback: true)], Picture(image: 0, alternativeText: ""))
    let root = try parts.xml("word/document.xml")
    let targets = try parts.xml("word/_rels/document.xml.rels").find("Relationship")
    func part(_ id: String?) -> String? { targets.first { $0["Id"] == id }?["Target"] }
    #expect(part(root.find("a:blip").first?["r:embed"]) == "media/image1.png")
    #expect(part(root.find("asvg:svgBlip").first?["r:embed"]) == "media/image1.svg")
    #expect(parts["word/media/image1.png"] != nil)
    #expect(parts.text("[Content_Types].xml").contains("image/svg+xml"))
  }

  @Test func givesSVGAloneWithoutFallback() throws {
    let parts = try parts([image(.svg, 9, 9)], Picture(image: 0, alternativeText: ""))
    #expect(parts["word/media/image1.svg"] != nil)
    #expect(!parts.text("[Content_Types].xml").contains("image/png"))
  }
}
