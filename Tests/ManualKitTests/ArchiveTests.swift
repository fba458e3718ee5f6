import DOCXWriter
import ManualModel
import ODTWriter
import Packaging
import Revisions
import Testing

/// Whole manuals as data and back.
@Suite struct ArchiveTests {
  /// What is read again makes the same documents, byte for byte.
  @Test(arguments: Example.allCases)
  func makesTheSameDocumentsAgain(example: Example) throws {
    let manual = try example.manual()
    let files = Dictionary(
      uniqueKeysWithValues: ManualArchive.files(of: manual).map { ($0.name, $0.bytes) })
    let bytes = try ManualArchive.bytes(of: manual)
    let again = try ManualArchive.read(bytes, file: { files[$0] })
    for (one, other) in zip(try parts(of: manual), try parts(of: again)) {
      #expect(one.name == other.name)
      #expect(one.bytes == other.bytes, "\(one.name)")
    }
    #expect(try ManualArchive.bytes(of: again) == bytes)
    #expect(again.sheet.entries.count == manual.sheet.entries.count)
    #expect(manual.sheet.entries.count > 400)
  }

  private func parts(of manual: Manual) throws -> [(name: String, bytes: [UInt8])] {
    var docx = PartCollector()
    try DOCXWriter.write(manual, to: &docx)
    var odt = PartCollector()
    try ODTWriter.write(manual, to: &odt)
    return docx.parts + odt.parts
  }

  @Test func knowsFactsByPathNameAndValue() throws {
    let manual = try Example.abc.manual()
    let known = manual.sheet.entries.map { entry in
      (manual.facts.path(of: entry.fact), entry.name, entry.value)
    }
    func value(_ path: String) -> FactSheet.Value? { known.first { $0.0 == path }?.2 }
    #expect(value("company/hotline") == .text("400-000-5168"))
    #expect(value("manual/issued") == .text("2026年8月26日"))
    #expect(value("departments/总经办") == .item)
    #expect(known.first { $0.0 == "company/hotline" }?.1.zh == "服务热线")
    guard case .texts(let duties)? = value("departments/总经办/duties") else {
      Issue.record("no duties")
      return
    }
    #expect(duties.count == 4)
  }
}
