import Foundation
import Packaging
import SystemPackage
import Testing

@testable import ManualKit

/// Files from strangers: nothing outside the company's folder is read, nothing brings the program
/// down, and what is refused is said.
@Suite struct StrangerTests {
  // MARK: Paths

  @Test(arguments: [
    "../secret.png", "/secret.png", "a/../../secret.png", "./../secret.png", "//secret.png",
    "/company/../secret.png",
  ])
  func readsNoLogoFromOutsideTheFolder(name: String) async throws {
    let disk = try Example.abc.disk { try $0.replace(every: "标志: logo.png", by: "标志: \(name)") }
    try disk.write(try Repository.bytes("Examples/plant/logo.png"), to: "/secret.png")
    let report = try await disk.build("/company")
    #expect(report.status == .inputHasErrors)
    #expect(report.messages.contains("profile.yaml:"))
    #expect(report.messages.contains("[picture-outside]"))
    #expect(disk.document("/company/out", "docx") == nil)
  }

  @Test(arguments: ["../secret.png", "/secret.png"])
  func showsNoPictureFromOutsideTheFolder(name: String) async throws {
    let disk = try Example.abc.disk()
    try disk.write(try Repository.bytes("Examples/plant/logo.png"), to: "/secret.png")
    let section = "---\nid: laws\ntitle: 法\n---\n::: picture file=\"\(name)\" alt=\"甲\"\n"
    try disk.write(section, to: "/company/templates/laws.md")
    let report = try await disk.build("/company")
    #expect(report.status == .inputHasErrors)
    #expect(report.messages.contains("templates/laws.md:5:"))
  }

  @Test func readsALogoFromAFolderBelow() async throws {
    let disk = try Example.abc.disk {
      try $0.replace(every: "标志: logo.png", by: "标志: ./pictures/logo.png")
    }
    try disk.write(
      try Repository.bytes("Examples/plant/logo.png"), to: "/company/pictures/logo.png")
    let built = try await Built(of: disk)
    #expect(built.report.messages.isEmpty, "\(built.report.messages)")
    #expect(!built.word.pictures.isEmpty)
  }

  @Test func doesNotFollowLinksRoundInCircles() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "shouce-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let below = folder.appending(path: "partials")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    for name in ["one", "two"] {
      try FileManager.default.createSymbolicLink(
        at: below.appending(path: name), withDestinationURL: folder)
    }
    try Data().write(to: below.appending(path: "a.md"))
    #expect(FileSystem().files(below: FilePath(folder.path)) == ["partials/a.md"])
  }

  // MARK: Pictures

  /// A PNG header that says it is that large.
  private static func png(_ width: UInt32, _ height: UInt32) -> [UInt8] {
    func bytes(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + bytes(width) + bytes(height) + [8, 6, 0, 0, 0, 0, 0, 0, 0]
  }

  private static func svg(_ attributes: String) -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(attributes)/>".utf8)
  }

  /// An SVG of entities that unfold to gigabytes.
  private static let laughs: [UInt8] = {
    var text = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
    for (inner, outer) in zip("abcdefgh", "bcdefghi") {
      text += "<!ENTITY \(outer) \"" + String(repeating: "&\(inner);", count: 10) + "\">"
    }
    return Array((text + "]><svg width=\"1\" height=\"1\">&i;</svg>").utf8)
  }()

  private static let noPictures: [[UInt8]] = [
    png(0, 10), png(10, 0), png(.max, .max), png(1 << 31, 1), Array(png(9, 9).prefix(30)),
    [0xFF, 0xD8], [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 100),
    [0xFF, 0xD8, 0xFF, 0xC0, 0, 0, 8, 0, 0, 0, 0, 3], svg("width=\"inf\" height=\"1\""),
    svg("width=\"nan\" height=\"nan\""), svg("width=\"1e300\" height=\"-1e300\""),
    svg("viewBox=\"0 0 1e999 1e999\""), svg("viewBox=\"0 0 nan 5\""), svg("width=\"100%\""),
    laughs, [], Array("GIF89a".utf8), Array("%PDF-1.7".utf8),
  ]

  @Test func refusesWhatIsNoPictureOfAReadableSize() async throws {
    for (index, bytes) in Self.noPictures.enumerated() {
      #expect(ImageReader.image(bytes) == nil, "\(index)")
    }
    let disk = try Example.abc.disk()
    try disk.write(Self.laughs, to: "/company/logo.png")
    let report = try await disk.build("/company")
    #expect(report.status == .inputHasErrors)
    #expect(report.messages.contains("[not-a-picture]"), "\(report.messages)")
  }

  @Test(arguments: [(100_000, 1), (1, 100_000)] as [(UInt32, UInt32)])
  func keepsHugePicturesOnThePage(width: UInt32, height: UInt32) async throws {
    let disk = try Example.abc.disk()
    try disk.write(Self.png(width, height), to: "/company/logo.png")
    let built = try await Built(of: disk)
    let document = try PackageContents(zip: built.docx)["word/document.xml"]
    for extent in document?.all("wp:extent") ?? [] {
      // A4 in EMU.
      let size = [extent["cx"], extent["cy"]].compactMap { $0.flatMap { Int($0) } }
      #expect(size.count == 2 && size[0] <= 7_560_000 && size[1] <= 10_692_000)
      #expect(size.allSatisfy { $0 >= 0 })
    }
    for frame in try PackageContents(zip: built.odt)["content.xml"]?.all("draw:frame") ?? [] {
      let size = [frame["svg:width"], frame["svg:height"]].compactMap { text in
        text.flatMap { Double($0.replacing("mm", with: "")) }
      }
      #expect(size.count == 2 && size[0] <= 210 && size[1] <= 297)
    }
  }

  // MARK: Templates

  /// Sections that go deep, each in its own way.
  private static func deep(_ depth: Int) -> [String] {
    func repeated(_ text: String) -> String { String(repeating: text, count: depth) }
    return [
      repeated("{% if true %}\n") + "甲\n" + repeated("{% end %}\n"), repeated("::: keep\n") + "甲\n",
      "{{ " + repeated("(") + "1" + repeated(")") + " }}", "{{ " + repeated("not ") + "true }}",
      "{{ " + repeated("[") + repeated("]") + " }}", repeated("> ") + "甲", repeated("**") + "甲",
      repeated("*") + "甲" + repeated("*"), repeated("["), "{{ " + repeated("1 + ") + "1 }}",
      "{{ 1" + repeated(" | default(1)") + " }}",
      (0..<min(depth, 2000)).map { String(repeating: "  ", count: $0) + "- 甲\n" }.joined(),
      "{{ company" + repeated(".name") + " }}", "| 甲 |\n|---|\n| " + repeated("<br>") + " |\n",
      "| " + repeated("甲 | ") + "\n|" + repeated("---|") + "\n", repeated("#") + " 甲\n",
      "{{ \"" + repeated("\\") + "\" }}", repeated("{{"), repeated("}}"), repeated("{% for "),
    ]
  }

  @Test(arguments: 0..<deep(1).count)
  func survivesDeepTemplates(index: Int) async throws {
    let disk = try Example.studio.disk()
    let text = "---\nid: laws\ntitle: 法\n---\n" + Self.deep(20_000)[index] + "\n"
    try disk.write("name: deep\nbody: [laws]\n", to: "/company/templates/pack.yaml")
    try disk.write(text, to: "/company/templates/laws.md")
    let report = try await disk.build("/company", formats: [.odt])
    // Written or refused with a place; never a crash, never in silence.
    if report.status == .done {
      #expect(disk.document("/company/out", "odt") != nil)
    } else {
      #expect(report.status == .inputHasErrors)
      let saysWhere = report.messages.contains("/company/templates/laws.md:")
      #expect(saysWhere)
    }
  }

  @Test(arguments: [
    ["partials/a.md": "{% include \"partials/a.md\" %}\n"],
    [
      "partials/a.md": "{% include \"partials/b.md\" %}\n{% include \"partials/b.md\" %}\n",
      "partials/b.md": "{% include \"partials/a.md\" %}\n{% include \"partials/a.md\" %}\n",
    ],
  ])
  func refusesFilesThatIncludeThemselves(files: [String: String]) async throws {
    let disk = try Example.studio.disk()
    let section = "---\nid: laws\ntitle: 法\n---\n{% include \"partials/a.md\" %}\n"
    for (name, text) in files.merging(["laws.md": section], uniquingKeysWith: { $1 }) {
      try disk.write(text, to: "/company/templates/\(name)")
    }
    let report = try await disk.build("/company")
    #expect(report.status == .inputHasErrors)
    #expect(report.messages.contains("/company/templates/partials/"))
  }

  /// Each file includes the next ten times over: a billion blocks, if anybody let it.
  @Test func boundsIncludesThatMultiply() async throws {
    let disk = try Example.studio.disk()
    for level in 0..<9 {
      let line = level < 8 ? "{% include \"partials/p\(level + 1).md\" %}\n\n" : "甲\n\n"
      let text = String(repeating: line, count: 10)
      try disk.write(text, to: "/company/templates/partials/p\(level).md")
    }
    let section = "---\nid: laws\ntitle: 法\n---\n{% include \"partials/p0.md\" %}\n"
    try disk.write(section, to: "/company/templates/laws.md")
    let report = try await disk.build("/company")
    #expect(report.status == .inputHasErrors)
    #expect(report.messages.contains("/company/templates/"))
  }

  // MARK: Profiles

  /// Ten megabytes and more of nothing sensible, each in its own way.
  private static let junk = [
    "a word": String(repeating: "a", count: 10 << 20),
    "brackets": String(repeating: "[", count: 1 << 20),
    "dashes": String(repeating: "- ", count: 1 << 20),
    "one key": String(repeating: "键: 值\n", count: 200_000),
    "a long name": "企业: {名称: \"" + String(repeating: "长", count: 3 << 20) + "\"}\n",
    "zeros": String(repeating: "\u{0}", count: 1 << 20),
    "anchors": String(repeating: "&a *a ", count: 100_000),
    "aliases": "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c]\n"
      + "e: &e [*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f]\n",
  ]

  @Test(arguments: junk.keys.sorted())
  func survivesJunk(kind: String) async throws {
    let disk = MemoryDisk(text: ["/company/profile.yaml": try #require(Self.junk[kind])])
    let report = try await disk.build("/company")
    // A long name is odd but no mistake.
    if report.status == .done {
      #expect(kind == "a long name" && disk.document("/company/out", "docx") != nil)
    } else {
      #expect(report.status == .inputHasErrors)
      let saysWhere = report.messages.contains("/company/profile.yaml")
      #expect(saysWhere)
      // Readable: not a message for each of a million lines.
      let length = report.messages.utf8.count
      #expect(length < 100_000)
    }
  }
}
