import Foundation
import ODTWriter
import Packaging
import Testing

struct SampleTests {
  /// Set SHOUCE_SAMPLE_DIR to look at the document.
  @Test func writesEverythingAManualCanHold() throws {
    var zip = ZipWriter()
    try ODTWriter.write(Sample.manual, to: &zip)
    let bytes = try zip.finish()
    #expect(bytes.count > 10_000)
    guard let folder = ProcessInfo.processInfo.environment["SHOUCE_SAMPLE_DIR"] else { return }
    let file = URL(filePath: folder).appending(path: "sample.odt")
    try Data(bytes).write(to: file)
  }

  @Test func writesTheSameBytesTwice() throws {
    var first = ZipWriter()
    try ODTWriter.write(Sample.manual, to: &first)
    var second = ZipWriter()
    try ODTWriter.write(Sample.manual, to: &second)
    #expect(try first.finish() == second.finish())
  }
}
