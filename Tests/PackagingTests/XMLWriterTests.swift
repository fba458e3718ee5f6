import Testing

@testable import Packaging

@Suite struct XMLWriterTests {
  /// The bytes after the declaration, as text.
  private func written(_ body: (inout XMLWriter) -> Void) throws -> String {
    var parts = PartCollector()
    try parts.xml("a.xml", standalone: false, body)
    let text = try String(decoding: #require(parts["a.xml"]), as: UTF8.self)
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    #expect(text.hasPrefix(declaration))
    return String(text.dropFirst(declaration.count))
  }

  private func failure(_ body: (inout XMLWriter) -> Void) -> PackagingError? {
    var parts = PartCollector()
    do {
      try parts.xml("a.xml", body)
      return nil
    } catch { return error }
  }

  @Test func writesElementsAttributesAndText() throws {
    let text = try written { w in
      w.element("w:p") { w in
        w.attribute("xmlns:w", "urn:x")
        w.attribute("w:id", 12)
        w.attribute("w:name", String("甲"))
        w.empty("w:b")
        w.empty("w:jc", "w:val", "center")
        w.empty("w:outlineLvl", "w:val", -3)
        w.empty("w:pStyle", "w:val", String("Title"))
        w.empty("w:sz", ("w:val", "4"), ("w:x", "y"))
        w.element("w:t", text: "服务")
        w.text("")
      }
    }
    #expect(
      text == """
        <w:p xmlns:w="urn:x" w:id="12" w:name="甲"><w:b/><w:jc w:val="center"/>\
        <w:outlineLvl w:val="-3"/><w:pStyle w:val="Title"/><w:sz w:val="4" w:x="y"/>\
        <w:t>服务</w:t></w:p>
        """)
  }

  @Test func declaresStandaloneForOPCOnly() throws {
    var parts = PartCollector()
    try parts.xml("a.xml") { $0.empty("a") }
    #expect(
      parts["a.xml"]
        == Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>".utf8))
  }

  @Test func escapesTextAndAttributes() throws {
    let hostile = "|*#<&>\"']]>\r\n\t😀{{ }}"
    let text = try written { w in
      w.element("a") { w in
        w.attribute("b", hostile)
        w.attribute("c", "<\"")
        w.text(hostile)
      }
    }
    #expect(
      text == """
        <a b="|*#&lt;&amp;&gt;&quot;']]&gt;&#13;&#10;&#9;😀{{ }}" c="&lt;&quot;">\
        |*#&lt;&amp;&gt;"']]&gt;&#13;\n\t😀{{ }}</a>
        """)
  }

  @Test(arguments: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1F, 0xFFFE, 0xFFFF] as [UInt32])
  func reportsIllegalCharacterWithItsPath(scalar: UInt32) throws {
    let text = "甲" + String(try #require(Unicode.Scalar(scalar))) + "乙"
    let expected = PackagingError.illegalCharacter(
      part: "a.xml", path: "/w:body/w:p", scalar: scalar)
    #expect(
      failure { w in
        w.element("w:body") { w in
          w.element("w:p") { $0.text(text) }
          w.element("w:p") { $0.text("\u{2}") }
        }
      } == expected)
    #expect(
      failure { w in
        w.element("w:body") { w in w.element("w:p") { $0.attribute("w:x", text) } }
      } == expected)
  }

  @Test(arguments: [
    "\u{7F}", "\u{85}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{FF0C}", "\u{FEFF}", "\u{1FFFE}",
    "\u{10FFFF}",
  ])
  func acceptsEveryOtherCharacter(text: String) throws {
    #expect(try written { $0.element("a", text: text) } == "<a>\(text)</a>")
  }

  @Test func reportsMarkupOutOfPlace() {
    #expect(
      failure { w in
        w.element("a") { w in
          w.text("x")
          w.attribute("b", "y")
        }
      } == .misuse(part: "a.xml", path: "/a"))
  }

  @Test func reportsElementsThatDoNotBalance() {
    #expect(failure { $0.start("a") } == .unbalanced(part: "a.xml", path: "/a"))
    #expect(failure { $0.end() } == .unbalanced(part: "a.xml", path: "/"))
  }

  @Test func keepsSmallAndLargePiecesInTheirOrder() throws {
    let mark = XMLFragment { w in
      w.element("m") { $0.hole("n") }
    }
    let run = XMLOpening { $0.start("r") }
    let large = String(repeating: "长", count: 5000)
    var expected = "<a>"
    let text = try written { w in
      w.element("a") { w in
        for index in 0..<400 {
          w.raw(mark, "\(index)")
          w.element(run, text: "短&")
          expected += "<m n=\"\(index)\"/><r>短&amp;</r>"
          guard index.isMultiple(of: 100) else { continue }
          w.element("t", text: large)
          w.element(run) { $0.empty("b", "c", index) }
          expected += "<t>\(large)</t><r><b c=\"\(index)\"/></r>"
        }
      }
    }
    #expect(text == expected + "</a>")
  }

  @Test func closesAnOpeningStartedEarlier() throws {
    let cell = XMLOpening { w in
      w.start("tc")
      w.hole("w")
      w.start("p")
    }
    let text = try written { w in
      w.start("a")
      w.start(cell, ["7"])
      w.text("x")
      w.end(cell)
      w.end()
    }
    #expect(text == "<a><tc w=\"7\"><p>x</p></tc></a>")
    let other = XMLOpening { $0.start("p") }
    #expect(
      failure { w in
        w.start(cell, ["7"])
        w.end(other)
        w.end(other)
      } == .unbalanced(part: "a.xml", path: "/tc"))
    #expect(failure { $0.end(other) } == .unbalanced(part: "a.xml", path: "/"))
    #expect(failure { $0.start(cell) } == .misuse(part: "a.xml", path: "/"))
  }

  @Test func repeatsFragments() throws {
    let bold = XMLFragment { $0.element("rPr") { $0.empty("b") } }
    let text = try written { w in
      w.element("r") { w in
        w.raw(bold)
        w.raw(bold)
      }
    }
    #expect(text == "<r><rPr><b/></rPr><rPr><b/></rPr></r>")
  }

  @Test func closesWhatAnOpeningOpened() throws {
    let run = XMLOpening { w in
      w.start("p")
      w.attribute("s", "1")
      w.empty("pPr")
      w.start("r")
    }
    let text = try written { w in
      w.element("body") { w in
        w.element(run) { $0.empty("t") }
        w.element(run, text: "&")
      }
    }
    #expect(
      text == """
        <body><p s="1"><pPr/><r><t/></r></p><p s="1"><pPr/><r>&amp;</r></p></body>
        """)
  }

  @Test func fillsTheHolesOfFragmentsAndOpenings() throws {
    let mark = XMLFragment { w in
      w.element("mark") { w in
        w.hole("id")
        w.attribute("kind", "x")
        w.hole("name")
        w.hole()
        w.empty("end")
        w.hole()
      }
    }
    let cell = XMLOpening { w in
      w.start("tc")
      w.element("tcW") { $0.hole("w") }
      w.start("p")
    }
    let text = try written { w in
      w.element("a") { w in
        w.raw(mark, "1", "\"\n", "<\n", "")
        w.element(cell, "20") { $0.empty("r") }
        w.element(cell, "&", text: "&")
      }
    }
    #expect(
      text == """
        <a><mark id="1" kind="x" name="&quot;&#10;">&lt;\n<end/></mark>\
        <tc><tcW w="20"/><p><r/></p></tc><tc><tcW w="&amp;"/><p>&amp;</p></tc></a>
        """)
    #expect(
      failure { w in w.element("a") { $0.raw(mark, "1") } } == .misuse(part: "a.xml", path: "/a"))
    #expect(
      failure { w in w.element("a") { $0.raw(mark, "1", "2", "\0", "") } }
        == .illegalCharacter(part: "a.xml", path: "/a", scalar: 0))
    #expect(
      failure { w in w.element("a") { $0.hole("b") } } == .misuse(part: "a.xml", path: "/a"))
    #expect(failure { w in w.element("a") { $0.hole() } } == .misuse(part: "a.xml", path: "/a"))
    #expect(
      failure { w in
        w.element("a") { w in
          w.element(cell, "") { w in
            for _ in 0..<3 { w.end() }
          }
        }
      } != nil)
  }

  @Test func reportsWhatWentWrongInAFragment() {
    let bad = XMLFragment { $0.element("t") { $0.text("\u{1}") } }
    #expect(
      failure { w in w.element("p") { $0.raw(bad) } }
        == .illegalCharacter(part: "a.xml", path: "/p/t", scalar: 1))
    let open = XMLFragment { $0.start("t") }
    #expect(
      failure { w in w.element("p") { $0.raw(open) } } == .unbalanced(part: "a.xml", path: "/p/t"))
    let shut = XMLOpening { $0.empty("t") }
    #expect(
      failure { w in w.element("p") { $0.element(shut, text: "x") } }
        == .unbalanced(part: "a.xml", path: "/p"))
    let opening = XMLOpening { $0.start("t") }
    #expect(
      failure { w in w.element("p") { $0.element(opening) { $0.start("u") } } }
        == .unbalanced(part: "a.xml", path: "/p/t/u"))
  }
}
