import ManualModel
import ODTWriter
import Packaging
import Testing

struct PictureTests {
  private func parts(_ pictures: Picture..., images: [Image]) throws -> PartCollector {
    var parts = PartCollector()
    try ODTWriter.write(
      Manual(section("1", nil, pictures.map { block(.picture($0)) }), images: images), to: &parts)
    return parts
  }

  private func content(_ picture: Picture, _ image: Image) throws -> String {
    String(decoding: try parts(picture, images: [image])["content.xml"] ?? [], as: UTF8.self)
  }

  @Test func showsAPictureInItsNaturalSize() throws {
    let content = try content(Picture(image: 0, alternativeText: "标志"), .png)
    #expect(
      content.contains(
        "text:anchor-type=\"as-char\" svg:x=\"0mm\" svg:y=\"0mm\" svg:width=\"31.7mm\" svg:height=\"15.8mm\""
      ))
    #expect(content.contains("<svg:desc>标志</svg:desc>"))
  }

  @Test func takesTheShareOfTheTextThatIsAskedFor() throws {
    let content = try content(
      Picture(image: 0, width: 0.5, alternativeText: "", alignment: .end), .png)
    #expect(content.contains("svg:width=\"82.5mm\" svg:height=\"41.2mm\""))
    #expect(content.style("P1")?.contains("fo:text-align=\"end\"") == true)
    #expect(!content.contains("svg:desc"))
  }

  @Test func keepsAPictureOnThePage() throws {
    let tower = Image(format: .jpeg, bytes: [0xFF, 0xD8], width: 100, height: 10_000)
    let wide = Image(format: .png, bytes: [], width: 10_000, height: 100)
    #expect(
      try content(Picture(image: 0, alternativeText: ""), tower).contains(
        "svg:width=\"2.1mm\" svg:height=\"218.4mm\""))
    #expect(
      try content(Picture(image: 0, alternativeText: ""), wide).contains(
        "svg:width=\"165mm\" svg:height=\"1.6mm\""))
  }

  @Test func offersAFallbackForDrawings() throws {
    let parts = try parts(
      Picture(image: 1, alternativeText: ""), Picture(image: 1, alternativeText: ""),
      images: [.png, .svg])
    #expect(
      parts.parts.map(\.name).filter { $0.hasPrefix("Pictures/") } == [
        "Pictures/1.svg", "Pictures/1.png",
      ])
    let content = String(decoding: parts["content.xml"] ?? [], as: UTF8.self)
    let hrefs = content.tags("draw:image").map { $0.split(separator: "\"")[1] }
    #expect(hrefs == ["Pictures/1.svg", "Pictures/1.png", "Pictures/1.svg", "Pictures/1.png"])
    let manifest = String(decoding: parts["META-INF/manifest.xml"] ?? [], as: UTF8.self)
    #expect(
      manifest.contains("manifest:full-path=\"Pictures/1.png\" manifest:media-type=\"image/png\""))
    #expect(manifest.contains("manifest:media-type=\"image/svg+xml;charset=utf-8\""))
  }

  @Test func writesADrawingWithoutFallbackAlone() throws {
    var image = Image.svg
    image.fallback = nil
    let parts = try parts(Picture(image: 0, alternativeText: ""), images: [image])
    #expect(parts.parts.filter { $0.name.hasPrefix("Pictures/") }.count == 1)
  }

  @Test func captionsAPictureBelowIt() throws {
    let manual = Manual(
      section(
        "1", nil,
        [
          paragraph(""),
          block(
            .picture(
              Picture(
                image: 0, alternativeText: "方块",
                caption: Caption(target: "figure:a", text: [text("标志")])))),
        ]), targets: ["figure:a": Target("f_a", "图1", "标志", .figure)], images: [.png])
    let content = try part("content.xml", of: manual)
    #expect(content.contains("<svg:title>标志</svg:title><svg:desc>方块</svg:desc>"))
    #expect(content.style("P2")?.contains("fo:keep-with-next=\"always\"") == true)
    // The caption does not hold on to what follows, though its style does for tables.
    #expect(
      content.style("P3")?.contains(
        "style:parent-style-name=\"Caption\"><style:paragraph-properties fo:keep-with-next=\"auto\""
      ) == true)
  }
}
