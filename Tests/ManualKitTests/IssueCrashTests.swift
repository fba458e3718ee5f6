import Foundation
import Synchronization
import SystemPackage
import Testing

@testable import ManualKit

/// A crash, a kill or a full disk at any moment of an issue leaves the old state or the new one.
@Suite struct IssueCrashTests {
  /// How a disk fails.
  enum Failure: CaseIterable {
    /// Nothing is done any more, not even tidying up: the power went, or the program was killed.
    case dies
    /// Nothing more can be written; the rest works.
    case isFull
  }

  /// A disk on which a step of writing fails, and the steps after it.
  final class FailingDisk: Environment {
    let disk: MemoryDisk
    private let step: Int
    private let failure: Failure
    private let count = Mutex(0)

    init(_ disk: MemoryDisk, at step: Int, _ failure: Failure) {
      self.disk = disk
      self.step = step
      self.failure = failure
    }

    /// Steps that were begun.
    var steps: Int { count.withLock { $0 } }

    private var isDead: Bool { failure == .dies && steps > step }

    /// Whether the next step fails.
    private func fails() -> Bool {
      count.withLock { count in
        count += 1
        return count > step
      }
    }

    func put(_ file: NewFile) throws(FileError) {
      let wasDead = isDead
      guard fails() else { return try disk.put(file) }
      // The first half of a file may have reached the disk.
      if !wasDead {
        try disk.put(
          NewFile(path: file.path, bytes: Array(file.bytes.prefix(file.bytes.count / 2))))
      }
      throw FileError(.write, file.path, .noSpace)
    }

    func move(_ path: FilePath, to place: FilePath) throws(FileError) {
      if failure == .isFull { return try disk.move(path, to: place) }
      if fails() { throw FileError(.write, place, .ioError) }
      try disk.move(path, to: place)
    }

    func write(_ files: [NewFile]) throws(FileError) {
      let wasDead = isDead
      guard fails() else { return try disk.write(files) }
      // Some of several files may have been renamed already.
      if failure == .dies, !wasDead { try disk.write(Array(files.prefix(1))) }
      throw FileError(.write, files[0].path, .noSpace)
    }

    func remove(_ path: FilePath) { if !isDead { disk.remove(path) } }
    func read(_ path: FilePath) throws(FileError) -> [UInt8] { try disk.read(path) }
    func kind(of path: FilePath) -> FileKind { disk.kind(of: path) }
    func files(below folder: FilePath) -> [String] { disk.files(below: folder) }
    func lock(_ path: FilePath) throws(FileError) -> FileLock { try disk.lock(path) }
    func unlock(_ lock: FileLock) { if !isDead { disk.unlock(lock) } }
  }

  private func changed() async throws -> MemoryDisk {
    let disk = SmallCompany.disk()
    _ = try await disk.issue()
    try disk.edit(hotline: "2")
    return disk
  }

  /// Issues A1 on a disk that fails after so many steps; gives the disk and whether it came to the end.
  private func issue(failingAt step: Int, _ failure: Failure) async throws -> (MemoryDisk, Bool) {
    let disk = try await changed()
    let failing = FailingDisk(disk, at: step, failure)
    let report = try await failing.issue(date: "2027-01-15")
    return (disk, report.status == .done)
  }

  @Test(arguments: Failure.allCases)
  func leavesTheOldStateOrTheNewOne(failure: Failure) async throws {
    let old = try await changed().company
    let whole = try await changed()
    _ = try await whole.issue(date: "2027-01-15")
    let new = whole.company
    var (olds, news) = (0, 0)
    for step in 0..<40 {
      let (disk, isDone) = try await issue(failingAt: step, failure)
      if isDone { break }
      let ledger = disk["/company/revisions.yaml"]
      let isNew = ledger == new["/company/revisions.yaml"]
      #expect(isNew || ledger == old["/company/revisions.yaml"], "step \(step)")
      if isNew { news += 1 } else { olds += 1 }
      // What anybody who looks now finds is whole.
      let log = try disk.log()
      if failure == .isFull || isNew {
        #expect(log.status == .done, "step \(step): \(log.messages)")
      }
      #expect(log.results.contains("A1") == isNew)
      if failure == .isFull, !isNew {
        #expect(disk.company == old, "step \(step)")
      }
      // Once more, as the message says, and all is as if nothing had happened.
      let again = try await disk.issue(date: "2027-01-15")
      #expect(again.status == .done, "step \(step): \(again.messages)")
      _ = try await disk.buildCompany()
      #expect(Set(disk.company.keys) == Set(new.keys), "step \(step)")
      #expect(disk.company == new, "step \(step)")
    }
    #expect(olds >= 8 && news >= 1, "\(olds) \(news)")
  }

  /// The folder of a version that was not finished by somebody who was killed.
  @Test func clearsWhatAKilledProgramLeft() async throws {
    let disk = try await changed()
    try disk.write([1], to: "/company/issued/A1/manual.xml")
    try disk.write([1], to: "/company/issued/.part/manual.xml")
    try disk.write([1], to: "/company/.revisions.yaml.part")
    try disk.write([1], to: "/company/.shouce-issue.lock")
    let report = try await disk.issue(date: "2027-01-15")
    #expect(report.status == .done, "\(report.messages)")
    #expect(try disk.log().status == .done)
    #expect(disk["/company/issued/.part/manual.xml"] == nil)
    #expect(disk["/company/.revisions.yaml.part"] == nil)
  }

  @Test func saysThatAVersionIsIssuedWhereOnlyItsFilesAreMissing() async throws {
    let disk = try await changed()
    disk.fail(at: "A1.txt", .noSpace)
    let report = try await disk.issue(date: "2027-01-15")
    #expect(report.status == .worldFailed)
    #expect(report.messages.contains("A1 is issued, only its files are missing"))
    #expect(try disk.log().status == .done)
  }
}
