import Foundation
import ManualModel
import ODTWriter
import Packaging
import RedlineSupport
import Revisions
import Testing

/// What LibreOffice makes of tracked changes; left out where it or its Python is missing.
@Suite(.enabled(if: Office.isThere, "soffice and its Python are there"), .serialized)
struct OfficeTests {
  @Test func acceptsAndRejectsWhatACarefulPersonChanged() throws {
    try check(
      CarefulCase.all.map { careful in
        (careful.name.filter { $0.isASCII && $0.isLetter }, CarefulCase.old, careful.new)
      })
  }

  @Test func acceptsAndRejectsRandomChanges() throws {
    try check(
      (0..<10).map { seed in
        var random = RandomManual(seed: UInt64(300_000 + seed))
        let old = random.manual()
        return ("seed\(seed)", old, random.edited(old, times: 1 + seed % 6))
      })
  }

  /// Writes the documents and lets LibreOffice judge.
  private func check(_ cases: [(name: String, old: Manual, new: Manual)]) throws {
    let date = try #require(Day(year: 2026, month: 9, day: 1))
    let stamp = RedlineStamp(author: "沈知秋", date: date)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "shouce-redlines-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let isKept = ProcessInfo.processInfo.environment["SHOUCE_SAMPLE_DIR"] != nil
    if isKept { print(folder.path()) }
    defer { if !isKept { try? FileManager.default.removeItem(at: folder) } }
    for (name, old, new) in cases {
      let (old, new) = (old.targeted, new.targeted)
      let redline = Redline.of(old, new)
      for (kind, manual) in [("old", old), ("new", new), ("redline", redline)] {
        var zip = ZipWriter()
        try ODTWriter.write(manual, stamp: stamp, to: &zip)
        try Data(zip.finish()).write(to: folder.appending(path: "\(name).\(kind).odt"))
      }
      if !ODTWriter.untracked(in: redline).allSatisfy({ $0.kind.isExact }) {
        try Data().write(to: folder.appending(path: "\(name).inexact"))
      }
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = [
      URL(filePath: #filePath).deletingLastPathComponent().appending(path: "office.py").path(),
      folder.path(),
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let lines = output.split(separator: "\n")
    #expect(lines.count == cases.count)
    for line in lines { #expect(line.hasSuffix("\tsame"), "\(line)") }
  }
}

enum Office {
  static let isThere =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")
    && FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/uno.py")
}

extension Untracked.Kind {
  /// Whether all is as it should be, though the format does not know why.
  var isExact: Bool { if case .moved = self { true } else { false } }
}
