import ManualModel
import Packaging
import RedlineSupport
import Revisions
import SystemPackage
import Testing
import WordResolution

@testable import ManualKit

/// Numbers of pages in redlines: those of both documents, where both are known.
@Suite struct RedlinePageTests {
  private static let versions = ["A0", "A1"]

  private func manuals() throws -> [Manual] {
    try Self.versions.map { version in
      var manual = try Example.studio.manual { profile in
        if version == "A1" { try profile.replace(every: "曲映雪", by: "柯南风") }
      }
      manual.properties.version = version
      return manual
    }
  }

  /// The two versions as issued in `/company`, and as documents; all pages of the second are one later.
  private func disk(_ manuals: [Manual]) throws -> MemoryDisk {
    let disk = try Example.studio.disk()
    var rows = "修订记录:\n"
    for (index, manual) in manuals.enumerated() {
      let pages = manual.pages(from: 3 + index)
      var issue = FrozenIssue(
        manual: manual, documents: DigestList(title: FrozenIssue.documentsTitle))
      for format in [OutputFormat.docx, .odt] {
        issue.pages[format] = pages
        try disk.write(
          try document(manual, format, pages), to: FilePath("/\(index).\(format.rawValue)"))
      }
      let folder = "/company/issued/\(Self.versions[index])"
      let files = try issue.files()
      for (name, bytes) in files {
        try disk.write(bytes, to: FilePath(folder).pushing(FilePath(name)))
      }
      rows +=
        "- 版本: \(Self.versions[index])\n  数据摘要: \(SHA256.digest(try #require(files.last).bytes))\n"
    }
    try disk.write(rows, to: "/company/revisions.yaml")
    return disk
  }

  private func document(
    _ manual: Manual, _ format: OutputFormat, _ pages: Pages?
  ) throws -> [UInt8] {
    try CompanyBuild.document(
      of: manual, in: format, pages: pages,
      enclosing: CompanyBuild.enclosures(of: manual, for: [format]))
  }

  private func redline(
    _ disk: MemoryDisk, _ old: String, _ new: String, _ format: DiffFormat
  ) throws -> PartCollector {
    let report = try DiffTests.diff(
      disk, old, new, DiffOptions(format: format, output: "/redline"))
    #expect(report.status == .done, "\(report.messages)")
    return try parts(try #require(disk["/redline"]))
  }

  private func parts(_ bytes: [UInt8]) throws -> PartCollector {
    let archive = try ZipReader(bytes)
    var parts = PartCollector()
    for entry in archive.entries {
      try parts.bytes(entry.name, try archive.read(entry), stored: false)
    }
    return parts
  }

  @Test(arguments: [
    ["/company/A0", "/company/A1"], ["/0.docx", "/1.docx"], ["/0.docx", "/company/A1"],
  ])
  func areThoseOfBothDocumentsInWord(sides: [String]) throws {
    let manuals = try manuals()
    let redline = try redline(
      try disk(manuals), sides[0], sides[1], .docx)
    for (index, manual) in manuals.enumerated() {
      let wanted = try parts(document(manual, .docx, manual.pages(from: 3 + index)))
      #expect(try WordOutline.difference(redline, accepting: index == 1, wanted) == nil)
    }
  }

  @Test(arguments: [["/company/A0", "/company/A1"], ["/0.odt", "/1.odt"]])
  func areThoseOfBothDocumentsInODT(sides: [String]) throws {
    let manuals = try manuals()
    let redline = try redline(try disk(manuals), sides[0], sides[1], .odt)
    for (side, index) in [(Change.Side.old, 0), (.new, 1)] {
      let manual = manuals[index]
      let wanted = try parts(document(manual, .odt, manual.pages(from: 3 + index)))
      let found = OpenResolver(try redline.element("content.xml"), side: side)
      #expect(
        found.lines(isExact: true)
          == OpenResolver(try wanted.element("content.xml"), side: side).lines(isExact: true))
    }
  }

  /// The pages of a DOCX are not those of an ODT, and nobody laid out a profile.
  @Test(arguments: [["/0.odt", "/1.odt"], ["/company/A0", "/company"], ["/0.docx", "/1.odt"]])
  func areLeftOutWhereTheyAreNotKnownOfBoth(sides: [String]) throws {
    let manuals = try manuals()
    let redline = try redline(
      try disk(manuals), sides[0], sides[1], .docx)
    let plain = try parts(document(manuals[0], .docx, nil))
    let difference = try WordOutline.difference(redline, accepting: false, plain)
    #expect(difference == nil, "\(difference ?? "")")
  }
}
