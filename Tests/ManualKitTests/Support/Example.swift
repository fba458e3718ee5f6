import Foundation
import ManualKit
import Packaging
import Testing

/// An example of the repository with its manual in both formats.
enum Example: String, CaseIterable, CustomTestStringConvertible {
  case abc, plant, studio, stress

  /// Those that a user sees: complete, without a gap.
  static let shown: [Example] = [.abc, .plant, .studio]

  var testDescription: String { rawValue }

  var folder: String { self == .stress ? "Tests/Stress" : "Examples/\(rawValue)" }

  func profile() throws -> String { try Repository.text(folder + "/profile.yaml") }

  /// A disk that holds the example at `/company`, its profile changed.
  func disk(_ change: (inout String) throws -> Void = { _ in }) throws -> MemoryDisk {
    var profile = try self.profile()
    try change(&profile)
    var files = ["/company/profile.yaml": Array(profile.utf8)]
    files["/company/logo.png"] = try? Repository.bytes(folder + "/logo.png")
    return MemoryDisk(files)
  }

  /// The manual, built once for all tests.
  func built() async throws -> Built { try await #require(Self.builds[self]).value }

  private static let builds: [Example: Task<Built, any Error>] = Dictionary(
    uniqueKeysWithValues: allCases.map { example in
      (example, Task { try await Built(of: try example.disk()) })
    })
}

/// A manual in both formats, and what they say to a reader.
struct Built: Sendable {
  var report: Report
  var docx: [UInt8]
  var odt: [UInt8]
  var word: Reading
  var open: Reading

  /// The manual of the company at `/company`.
  init(of disk: MemoryDisk) async throws {
    report = try await disk.build("/company")
    docx = try #require(disk.document("/company/out", "docx"), "\(report.messages)")
    odt = try #require(disk.document("/company/out", "odt"), "\(report.messages)")
    word = try Reading(docx: docx)
    open = try Reading(odt: odt)
  }

  init(
    of example: Example, changing change: (inout String) throws -> Void
  ) async throws {
    try await self.init(of: try example.disk(change))
  }

  var readings: [(format: String, reading: Reading)] { [("docx", word), ("odt", open)] }
}

extension String {
  /// Replaces every occurrence; there must be one.
  mutating func replace(every old: String, by new: String) throws {
    try #require(contains(old), "'\(old)' is not in the profile")
    self = replacingOccurrences(of: old, with: new)
  }
}
