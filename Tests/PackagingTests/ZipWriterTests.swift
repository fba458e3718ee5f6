import Testing

@testable import Packaging

@Suite struct ZipWriterTests {
  private func sample() throws -> [UInt8] {
    var zip = ZipWriter()
    try zip.bytes("mimetype", Array("application/vnd.oasis.opendocument.text".utf8), stored: true)
    try zip.xml("content.xml", standalone: false) { w in
      w.element("a") { w in
        for number in 0..<20_000 { w.empty("b", "n", number) }
      }
    }
    try zip.bytes("Pictures/标志.png", [1, 2, 3])
    return try zip.finish()
  }

  @Test func writesTheSameBytesTwice() throws {
    #expect(try sample() == sample())
  }

  @Test func putsTheMimetypeWhereODFWantsIt() throws {
    let bytes = try sample()
    #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4])
    #expect(Array(bytes[6..<14]) == [0, 0, 0, 0, 0, 0, 0x21, 0])
    #expect(Array(bytes[26..<30]) == [8, 0, 0, 0])
    #expect(
      String(decoding: bytes[30..<77], as: UTF8.self)
        == "mimetypeapplication/vnd.oasis.opendocument.text")
  }

  @Test(arguments: [
    "", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "C:a", "a\0b", "a\nb", "a\u{7F}",
  ])
  func refusesNamesNobodyShouldUnpack(name: String) throws {
    var zip = ZipWriter()
    #expect(throws: PackagingError.badName(part: name)) { try zip.bytes(name, []) }
  }

  @Test func refusesASecondPartOfTheSameName() throws {
    var zip = ZipWriter()
    try zip.bytes("word/Media.png", [])
    #expect(throws: PackagingError.duplicate(part: "word/media.png")) {
      try zip.xml("word/media.png") { $0.empty("a") }
    }
  }

  @Test func refusesMorePartsThanAZipFileCanHave() throws {
    var names = PartNames()
    for number in 1...65_535 { try names.add("\(number)") }
    #expect(throws: PackagingError.tooManyParts) { try names.add("65536") }
  }

  @Test func namesThePlaceInItsErrors() {
    let errors: [(PackagingError, String)] = [
      (
        .illegalCharacter(part: "a.xml", path: "/p", scalar: 0xB),
        "a.xml: U+000B is not an XML character, at /p"
      ),
      (.misuse(part: "a.xml", path: "/p"), "a.xml: markup out of place at /p"),
      (.unbalanced(part: "a.xml", path: "/p"), "a.xml: elements do not balance at /p"),
      (.badName(part: "../a"), "'../a' is not a part name"),
      (.duplicate(part: "a"), "'a' is in the package already"),
      (.tooLarge(part: "a"), "a: beyond 4 GiB"),
      (.tooManyParts, "more than 65,535 parts"),
    ]
    for (error, text) in errors { #expect(error.description == text) }
  }

  @Test func leavesOutAPartThatFailed() throws {
    var whole = ZipWriter()
    try whole.bytes("a", [1])
    var broken = ZipWriter()
    try broken.bytes("a", [1])
    #expect(throws: PackagingError.misuse(part: "b.xml", path: "/x")) {
      try broken.xml("b.xml") { w in
        w.element("x") { w in
          w.text("y")
          w.attribute("z", "")
        }
      }
    }
    #expect(try broken.finish() == whole.finish())
  }
}
