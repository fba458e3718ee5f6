import ManualKit
import Packaging
import Testing

/// The page and the texts of an example, built once for all tests.
struct Outputs: Sendable {
  var html: [UInt8]
  var markdown: String
  var text: String
  var page: XMLElement
  var reading: Reading

  init(of disk: MemoryDisk) async throws {
    let report = try await disk.build("/company", formats: [.html, .md, .text])
    html = try #require(disk.document("/company/out", "html"), "\(report.messages)")
    markdown = String(
      decoding: try #require(disk.document("/company/out", "md")), as: UTF8.self)
    text = String(decoding: try #require(disk.document("/company/out", "txt")), as: UTF8.self)
    page = try XMLReader.read(Array(html.dropFirst(HTMLPage.documentType.utf8.count)))
    reading = Reading(page: page)
  }

  private static let builds: [Example: Task<Outputs, any Error>] = Dictionary(
    uniqueKeysWithValues: Example.allCases.map { example in
      (example, Task { try await Outputs(of: try example.disk()) })
    })

  static func of(_ example: Example) async throws -> Outputs {
    try await #require(builds[example]).value
  }
}
