import Testing

@testable import Packaging

@Suite struct ZipReaderTests {
  @Test func readsWhatTheWriterWrote() throws {
    var zip = ZipWriter()
    let long = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    try zip.bytes("mimetype", Array("a/b".utf8), stored: true)
    try zip.bytes("Pictures/标志.bin", long)
    try zip.bytes("empty", [])
    try zip.xml("content.xml", standalone: false) { $0.element("a", text: "手册") }
    let reader = try ZipReader(zip.finish())
    #expect(reader.entries.map(\.name) == ["mimetype", "Pictures/标志.bin", "empty", "content.xml"])
    #expect(reader.entries.map(\.method) == [0, 8, 8, 8])
    #expect(reader.entries.map(\.flags) == [0, 0x800, 0, 0])
    #expect(reader.entries.map(\.extraLength) == [0, 0, 0, 0])
    let parts = try reader.readAll()
    #expect(parts[0].bytes == Array("a/b".utf8))
    #expect(parts[1].bytes == long)
    #expect(parts[2].bytes == [])
    #expect(try XMLReader.read(parts[3].bytes).text == "手册")
    #expect(reader.entry("empty")?.size == 0)
    #expect(reader.entry("Empty") == nil)
  }

  @Test func acceptsDirectoriesAndDataDescriptors() throws {
    var zip = HostileZip()
    zip.entries = [
      .init("Configurations2/"),
      .init("a", data: Array("x".utf8)).with {
        $0.flags = 8
        $0.localChecksum = 0
        $0.localSizes = (0, 0)
        $0.trailer = [UInt8](repeating: 7, count: 16)
      },
    ]
    let reader = try ZipReader(zip.bytes)
    #expect(reader.entries.map(\.isDirectory) == [true, false])
    #expect(try reader.readAll().map(\.name) == ["a"])
  }

  @Test func acceptsACommentAtTheEnd() throws {
    var zip = HostileZip()
    zip.comment = Array("PK\u{5}\u{6} comment of more than twenty-two bytes".utf8)
    #expect(try ZipReader(zip.bytes).entries.map(\.name) == ["a"])
  }

  /// Hostile files, each with what is wrong with it.
  static let hostile: [(String, HostileZip, ZipError)] = [
    ("encrypted", .one { $0.flags = 1 }, .encrypted("a")),
    ("unknown method", .one { $0.method = 12 }, .unknownMethod("a", 12)),
    ("parent directory", .named("../a"), .badName("../a")),
    ("parent inside", .named("a/../../b"), .badName("a/../../b")),
    ("absolute", .named("/etc/passwd"), .badName("/etc/passwd")),
    ("backslash", .named("..\\a"), .badName("..\\a")),
    ("drive", .named("C:a"), .badName("C:a")),
    ("NUL", .named("a.png\0.exe"), .badName("a.png\0.exe")),
    ("empty name", .named(""), .badName("")),
    (
      "long name", .named(String(repeating: "a", count: 1025)),
      .badName(String(repeating: "a", count: 1025))
    ),
    ("directory with data", .named("a/"), .badName("a/")),
    ("not UTF-8", .one { $0.name = [0xB4, 0xF3] }, .badName("\u{FFFD}\u{FFFD}")),
    ("duplicate", .init(entries: [.init("a"), .init("a")]), .duplicate("a")),
    ("duplicate but for case", .init(entries: [.init("a"), .init("A")]), .duplicate("A")),
    ("other local name", .one { $0.localName = Array("b".utf8) }, .headersDiffer("a")),
    ("other local flags", .one { $0.localFlags = 0x800 }, .headersDiffer("a")),
    ("other local checksum", .one { $0.localChecksum = 9 }, .headersDiffer("a")),
    ("other local size", .one { $0.localSizes = (3, 4) }, .headersDiffer("a")),
    ("zeroes without descriptor", .one { $0.localSizes = (0, 0) }, .headersDiffer("a")),
    ("no local header", .one { $0.offset = 1 }, .headersDiffer("a")),
    ("offset beyond the end", .one { $0.offset = 5000 }, .truncated),
    ("zip64 size", .one { $0.size = 0xFFFF_FFFF }, .zip64),
    ("other disk", .one { $0.disk = 1 }, .split),
    ("wrong checksum", .one { $0.checksum = 1 }, .checksum("a")),
    ("stored with two sizes", .one { $0.size = 4 }, .corrupt("a")),
    ("not deflate", .one { $0.method = 8 }, .corrupt("a")),
    (
      "same data twice",
      .init(entries: [.init("a"), .init("b").with { $0.reusesPrevious = true }]),
      .headersDiffer("b")
    ),
    ("no end", .init(cut: 1), .notAZip),
    ("end only", .init(cut: 22), .notAZip),
    ("bytes after the end", .init(tail: [0]), .notAZip),
    ("more entries than there are", .init(count: 2), .truncated),
    ("fewer entries than there are", .init(count: 0), .split),
    ("directory beyond the end", .init(directoryShift: 1), .truncated),
    ("gap before the end", .init(directoryShift: -1), .split),
    ("zip64 count", .init(count: 0xFFFF), .zip64),
  ]

  @Test(arguments: hostile)
  func refusesHostileFile(name: String, zip: HostileZip, expected: ZipError) {
    #expect(throws: expected) {
      _ = try ZipReader(zip.bytes).readAll()
    }
    #expect(!expected.description.isEmpty)
  }

  @Test func refusesEntriesThatOverlap() throws {
    var zip = HostileZip()
    // The second entry's local header stands inside the first one's data.
    let inner = HostileZip.Entry("b", data: [1, 2, 3])
    zip.entries = [
      HostileZip.Entry("a", data: inner.local + inner.data),
      inner.with {
        $0.offset = 31; $0.isWritten = false
      },
    ]
    #expect(throws: ZipError.overlap("b")) { try ZipReader(zip.bytes) }
    zip.entries = [.init("a").with { $0.grow = 30 }]
    #expect(throws: ZipError.overlap("a")) { try ZipReader(zip.bytes) }
  }

  @Test func refusesFilesBeyondItsLimits() throws {
    var zip = ZipWriter()
    try zip.bytes("a", [UInt8](repeating: 0, count: 3 << 20))
    try zip.bytes("b", [UInt8](repeating: 0, count: 1000))
    let bytes = try zip.finish()
    func error(_ change: (inout ZipReader.Limits) -> Void) -> ZipError? {
      var limits = ZipReader.Limits()
      limits.ratio = 2000
      change(&limits)
      do {
        _ = try ZipReader(bytes, limits: limits)
        return nil
      } catch { return error }
    }
    #expect(error { _ in } == nil)
    #expect(error { $0.entries = 1 } == .tooManyEntries(2))
    #expect(error { $0.entryBytes = 1 << 20 } == .tooLarge("a"))
    #expect(error { $0.totalBytes = 3 << 20 } == .tooLargeInTotal)
    #expect(error { $0.ratio = 500 } == .ratio("a"))
    #expect(
      error {
        $0.ratio = 500; $0.freeBytes = 4 << 20
      } == nil)
  }

  @Test func refusesDataLongerOrShorterThanDeclared() throws {
    var zip = ZipWriter()
    try zip.bytes("a", Array("0123456789".utf8))
    let honest = try zip.finish()
    for size: UInt8 in [9, 11] {
      var bytes = honest
      let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: [1, 2]) }) - 2
      for offset in [22, directory + 24] where bytes[offset] == 10 { bytes[offset] = size }
      let reader = try ZipReader(bytes)
      #expect(reader.entries[0].size == Int(size))
      #expect(throws: ZipError.corrupt("a")) { try reader.read(reader.entries[0]) }
    }
  }

  @Test func survivesAnyTruncationAndAnyChangedByte() throws {
    var zip = ZipWriter()
    try zip.xml("a.xml") { $0.element("a", text: "手册") }
    try zip.bytes("b", [1, 2, 3], stored: true)
    let honest = try zip.finish()
    let parts = try ZipReader(honest).readAll().map(\.bytes)
    for length in 0..<honest.count {
      #expect(throws: ZipError.self) { try ZipReader(Array(honest[..<length])) }
    }
    for index in honest.indices {
      var bytes = honest
      bytes[index] ^= 0x41
      // Either refused, or a byte that carries no content, such as a date.
      if let read = try? ZipReader(bytes).readAll() { #expect(read.map(\.bytes) == parts) }
    }
  }
}
