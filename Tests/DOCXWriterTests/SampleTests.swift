import Foundation
import ManualModel
import Packaging
import Testing

@testable import DOCXWriter

/// The sample, as a whole: what people, schemas and other programs see.
@Suite struct SampleTests {
  @Test func writesTheSampleWhereItCanBeLookedAt() throws {
    var zip = ZipWriter()
    try DOCXWriter.write(Sample.manual, to: &zip)
    let bytes = try zip.finish()
    #expect(bytes.starts(with: Array("PK".utf8)))
    guard let folder = ProcessInfo.processInfo.environment["SHOUCE_SAMPLE_DIR"] else { return }
    try Data(bytes).write(to: URL(filePath: folder).appending(path: "sample.docx"))
  }

  @Test func writesTheSameBytesTwice() throws {
    let first = try parts(of: Sample.manual)
    let second = try parts(of: Sample.manual)
    #expect(first.parts.map { $0.name } == second.parts.map { $0.name })
    #expect(first.parts.map { $0.bytes } == second.parts.map { $0.bytes })
  }
}
