import Testing

@testable import Packaging

@Suite struct XMLReaderTests {
  private func read(
    _ text: String, limits: XMLReader.Limits = .init()
  ) throws(XMLIssues) -> XMLElement {
    try XMLReader.read(Array(text.utf8), limits: limits)
  }

  private func issues(_ text: String, limits: XMLReader.Limits = .init()) -> [XMLIssue] {
    do throws(XMLIssues) {
      _ = try read(text, limits: limits)
      return []
    } catch { return error.all }
  }

  @Test func readsNamesAttributesAndText() throws {
    let root = try read(
      """
      \u{FEFF}<?xml version="1.0" encoding="UTF-8"?>
      <!-- a > b -->
      <w:p xmlns:w="urn:w" xmlns="urn:d" w:id="1" plain="a&amp;b">
      <w:t>一<![CDATA[<二>]]>三&#x1F600;</w:t><e/></w:p>
      """)
    #expect(root.name == XMLName(namespace: "urn:w", local: "p"))
    #expect(root.name.qualified == "w:p")
    #expect(root.line == 3)
    #expect(
      root.declarations == [
        .init(prefix: "w", namespace: "urn:w"), .init(prefix: "", namespace: "urn:d"),
      ])
    #expect(root["w:id"] == "1")
    #expect(root["urn:w", "id"] == "1")
    #expect(root["plain"] == "a&b")
    #expect(root["id"] == nil)
    let text = try #require(root.first("w:t"))
    #expect(text.children == [.text("一<二>三😀")])
    #expect(text.line == 4)
    #expect(root.elements.last?.name == XMLName(namespace: "urn:d", local: "e"))
    #expect(root.all("e").count == 1)
    #expect(root.text == "\n一<二>三😀")
    #expect(root.first("t") == nil)
  }

  @Test func givesBackWhatTheWriterWrote() throws {
    let hostile = "|*#<&>\"']]>\r\n\t 😀{{ }}{% %}\u{7F}\u{FFFD}"
    var parts = PartCollector()
    try parts.xml("a") { w in
      w.element("x:a") { w in
        w.attribute("xmlns:x", "urn:x")
        w.attribute("b", hostile)
        w.text(hostile)
      }
    }
    let root = try XMLReader.read(#require(parts["a"]))
    #expect(root["b"] == hostile)
    #expect(root.text == hostile)
    #expect(try read(root.dump) == root)
    #expect(try read(root.compact) == root)
  }

  @Test func ignoresLinesInEquality() throws {
    let left = try read("<a><b c='1'>x</b></a>")
    let right = try read("\n\n<a\n><b\nc='1'>x</b></a>")
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(try left != read("<a><b c='2'>x</b></a>"))
  }

  @Test func dumpsElementsIndentedAndTextUntouched() throws {
    let root = try read(
      "<w:a xmlns:w='urn:w' w:x='1'><w:b><w:c/><d/></w:b><p>x <q>y</q></p></w:a>")
    #expect(
      root.dump == """
        <w:a
            xmlns:w="urn:w" w:x="1">
          <w:b>
            <w:c/>
            <d/>
          </w:b>
          <p>x <q>y</q></p>
        </w:a>

        """)
    #expect(
      root.compact
        == "<w:a xmlns:w=\"urn:w\" w:x=\"1\"><w:b><w:c/><d/></w:b><p>x <q>y</q></p></w:a>")
  }

  @Test(arguments: [
    ("<a>\n<b></a>", 2), ("<a/><b/>", 1), ("", 1), ("text", 1), ("<a b='1' b='2'/>", 1),
    ("<a>\n&nbsp;</a>", 2), ("<a>\n\n\u{1}</a>", 3), ("<w:a/>", 1), ("<?pi", 1),
  ])
  func reportsMalformedFilesWithTheirLines(text: String, line: Int) {
    let found = issues(text)
    #expect(found.first?.kind == .malformed, "\(found)")
    #expect(found.first?.line == line, "\(found)")
    #expect(found.first?.message.isEmpty == false)
  }

  @Test func reportsTheFirstErrorFirst() {
    let found = issues("<a>\n<b></c>\n</a>")
    #expect(found.first?.description.hasPrefix("2: ") == true, "\(found)")
    #expect(XMLIssues(found).description.contains("\n") == (found.count > 1))
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>",
    "<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "\u{FEFF} <?a?><!doctype a><a/>",
  ])
  func refusesDocumentTypes(text: String) {
    #expect(issues(text).map(\.kind) == [.doctype])
  }

  @Test func refusesWhatIsNotUTF8() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x3C, 0], [0xFE, 0xFF, 0, 0x3C], [0x3C, 0, 0x61, 0]] {
      #expect(throws: XMLIssues(.malformed, line: 1, "not UTF-8")) {
        try XMLReader.read(bytes)
      }
    }
    #expect(throws: XMLIssues.self) { try XMLReader.read(Array("<a>".utf8) + [0xB4, 0xF3]) }
  }

  @Test func refusesFilesBeyondItsLimits() {
    let limits = XMLReader.Limits(bytes: 30, depth: 3)
    #expect(issues("<a><b><c/></b></a>", limits: limits).isEmpty)
    #expect(issues("<a><b><c><d/></c></b></a>", limits: limits).map(\.kind) == [.depth])
    #expect(
      issues("<a>0123456789012345678901234567890</a>", limits: limits).map(\.kind) == [.size])
    let deep = String(repeating: "<a>", count: 220)
    #expect(issues(deep).map(\.kind) == [.depth])
    // Here libxml2's own bound strikes first.
    let bottomless = String(repeating: "<a>", count: 1_000_000)
    #expect(issues(bottomless).first?.message.contains("depth") == true)
  }

  @Test func readsAndWritesInManyTasksAtOnce() async throws {
    let texts = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for number in 0..<100 {
        group.addTask {
          var zip = ZipWriter()
          try zip.xml("a.xml") { w in
            w.element("a") { w in
              for line in 0..<200 { w.element("b", text: "第\(number)号第\(line)行 <&>") }
            }
          }
          let bytes = try zip.finish()
          let parts = try ZipReader(bytes).readAll()
          #expect(throws: XMLIssues.self) { try XMLReader.read(Array("<a><b>\(number)</a>".utf8)) }
          return (number, parts[0].bytes)
        }
      }
      var all: [Int: [UInt8]] = [:]
      for try await (number, bytes) in group { all[number] = bytes }
      return all
    }
    for number in 0..<100 {
      let root = try XMLReader.read(#require(texts[number]))
      #expect(root.elements.count == 200)
      #expect(root.elements.last?.text == "第\(number)号第199行 <&>")
    }
  }
}
