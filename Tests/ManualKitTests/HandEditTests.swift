import Foundation
import ManualKit
import SystemPackage
import Testing

/// What people did to documents by hand is never overwritten.
@Suite struct HandEditTests {
  private static let path = "/company/out/售后服务手册-A0.txt"
  private static func copy(_ number: Int) -> String {
    "/company/out/售后服务手册-A0-手工修改-\(number).txt"
  }

  @Test func keepsADocumentThatWasEdited() async throws {
    let disk = SmallCompany.disk()
    _ = try await disk.buildCompany()
    let written = disk[Self.path]
    try disk.write([1], to: FilePath(Self.path))
    let report = try await disk.buildCompany()
    #expect(report.status == .done)
    #expect(disk[Self.path] == written && disk[Self.copy(1)] == [1])
    #expect(report.messages.contains("it was kept as '\(Self.copy(1))'"))
    #expect(report.messages.contains("shouce diff /company \(Self.copy(1))"))
    // Kept once: what stands there now is ours again.
    #expect(try await disk.buildCompany().messages.isEmpty)
    #expect(disk[Self.copy(2)] == nil)
  }

  @Test func countsTheDocumentsItKeeps() async throws {
    let disk = SmallCompany.disk()
    for number in 1...3 {
      _ = try await disk.buildCompany()
      try disk.write([UInt8(number)], to: FilePath(Self.path))
    }
    _ = try await disk.buildCompany()
    for number in 1...3 { #expect(disk[Self.copy(number)] == [UInt8(number)]) }
  }

  @Test func keepsADocumentThatItDoesNotKnow() async throws {
    let disk = SmallCompany.disk()
    try disk.write([9], to: FilePath(Self.path))
    _ = try await disk.buildCompany()
    #expect(disk[Self.copy(1)] == [9])
  }

  @Test func overwritesItsOwnDocumentsWithoutAWord() async throws {
    let disk = SmallCompany.disk()
    _ = try await disk.buildCompany()
    try disk.edit(hotline: "2")
    #expect(try await disk.buildCompany().messages.isEmpty)
    #expect(disk[Self.copy(1)] == nil && disk.text(Self.path).contains("热线2"))
    // Nor where its notes are gone and the document is what it would write.
    disk.remove("/company/out/.shouce-digests")
    #expect(try await disk.buildCompany().messages.isEmpty)
  }

  @Test func keepsADocumentBeforeAnIssueTakesItsPlace() async throws {
    let disk = SmallCompany.disk()
    _ = try await disk.buildCompany()
    try disk.write([1], to: FilePath(Self.path))
    let report = try await disk.issue()
    #expect(report.status == .done && report.messages.contains(Self.copy(1)))
    #expect(disk[Self.copy(1)] == [1])
  }

  @Test func writesNothingWhereTheOldDocumentCannotBeRead() async throws {
    let disk = SmallCompany.disk()
    try disk.write([9], to: FilePath(Self.path))
    disk.fail(at: "A0.txt", .permissionDenied)
    let report = try await disk.buildCompany()
    #expect(report.status == .worldFailed && disk[Self.path] == [9])
    #expect(disk[Self.copy(1)] == nil)
  }
}
