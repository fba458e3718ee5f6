import ManualModel
import ODTWriter
import Packaging
import Testing

struct PartTests {
  @Test func beginsWithTheMimetype() throws {
    var zip = ZipWriter()
    try ODTWriter.write(Manual(section("1", "甲")), to: &zip)
    let bytes = try zip.finish()
    // ODF 1.3 part 2 §3.3: the type can be read at offset 38.
    #expect(
      String(decoding: bytes[30..<77], as: UTF8.self)
        == "mimetypeapplication/vnd.oasis.opendocument.text")
    #expect(Array(bytes[8..<10]) == [0, 0])
  }

  @Test func listsEveryPartInTheManifest() throws {
    var parts = PartCollector()
    try ODTWriter.write(Sample.manual, to: &parts)
    #expect(
      parts.parts.map(\.name) == [
        "mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "Pictures/1.png",
        "Pictures/2.svg", "Pictures/2.png", "META-INF/manifest.xml",
      ])
    let manifest = String(decoding: parts["META-INF/manifest.xml"] ?? [], as: UTF8.self)
    for part in parts.parts.map(\.name) where part != "mimetype" && !part.hasPrefix("META-INF/") {
      #expect(manifest.contains("manifest:full-path=\"\(part)\""))
    }
  }

  @Test func carriesDataInAFolderOfItsOwn() throws {
    let data = Enclosure(name: "a.data", bytes: [1, 2], mediaType: "application/x")
    var parts = PartCollector()
    try ODTWriter.write(Sample.manual, enclosing: [data], to: &parts)
    #expect(parts["shouce/a.data"] == [1, 2])
    let manifest = String(decoding: parts["META-INF/manifest.xml"] ?? [], as: UTF8.self)
    #expect(
      manifest.contains(
        "manifest:full-path=\"shouce/\" manifest:media-type=\"application/vnd.shouce\""))
    #expect(
      manifest.contains(
        "manifest:full-path=\"shouce/a.data\" manifest:media-type=\"application/x\""))
  }

  @Test func saysWhatTheDocumentIs() throws {
    let meta = try part("meta.xml", of: Sample.manual)
    #expect(meta.contains("<dc:title>售后服务手册</dc:title><dc:subject>GB/T 27922-2011</dc:subject>"))
    #expect(meta.contains("<dc:creator>李示例</dc:creator>"))
    #expect(meta.contains("<meta:creation-date>2026-11-22T00:00:00</meta:creation-date>"))
    #expect(meta.contains("<dc:language>zh-CN</dc:language>"))
    #expect(
      meta.contains(
        "<meta:user-defined meta:name=\"Version\" meta:value-type=\"string\">A0</meta:user-defined>"
      ))
  }

  @Test func asksNoClock() throws {
    var manual = Manual(section("1", "甲"))
    manual.properties.company = "示例公司"
    let meta = try part("meta.xml", of: manual)
    #expect(!meta.contains("date>"))
    #expect(meta.contains("<dc:creator>示例公司</dc:creator>"))
    #expect(!meta.contains("dc:subject"))
  }

  @Test func setsChineseTextByTheTheme() throws {
    let styles = try part("styles.xml", of: Manual(section("1", "甲")))
    #expect(styles.contains("style:language-asian=\"zh\" style:country-asian=\"CN\""))
    #expect(styles.contains("fo:language=\"en\" fo:country=\"US\""))
    #expect(
      styles.contains(
        "<style:font-face style:name=\"Times New Roman\" svg:font-family=\"'Times New Roman'\" style:font-family-generic=\"roman\""
      ))
    #expect(styles.contains("style:line-break=\"strict\""))
    let body = try #require(styles.style("Text_20_body"))
    #expect(body.contains("style:display-name=\"Text body\""))
    #expect(
      body.contains(
        """
        style:line-height-at-least="19.50pt" fo:text-align="justify" fo:text-indent="24pt"
        """))
    #expect(body.contains("style:font-name-asian=\"宋体\""))
    #expect(body.contains("style:font-size-asian=\"12pt\""))
    #expect(styles.style("Table_20_Contents")?.contains("fo:font-size=\"10.5pt\"") == true)
    #expect(styles.style("Heading_20_2")?.contains("style:default-outline-level=\"2\"") == true)
  }

  @Test(arguments: [("zh-Hant-TW", "zh", "TW"), ("ja", "ja", "none")])
  func takesTheLanguageFromTheProperties(tag: String, language: String, country: String) throws {
    var manual = Manual(section("1", "甲"))
    manual.properties.language = tag
    let styles = try part("styles.xml", of: manual)
    #expect(
      styles.contains("style:language-asian=\"\(language)\" style:country-asian=\"\(country)\""))
  }

  @Test func takesOtherLanguagesForLatinText() throws {
    var manual = Manual(section("1", "甲"))
    manual.properties.language = "de-AT"
    let styles = try part("styles.xml", of: manual)
    #expect(styles.contains("fo:language=\"de\" fo:country=\"AT\""))
  }

  @Test func refusesCharactersThatXMLCannotHold() {
    #expect(throws: PackagingError.self) {
      try part("content.xml", of: Manual(section("1", nil, [paragraph("\u{1}")])))
    }
  }

  @Test func laysOutLikeARecentLibreOffice() throws {
    let settings = try part("settings.xml", of: Manual(section("1", "甲")))
    #expect(
      settings.contains("config:name=\"UseFormerLineSpacing\" config:type=\"boolean\">false<"))
  }
}
