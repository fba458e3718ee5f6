import Foundation
import Testing

/// `Sources/ManualModel/Diagnostics.md` against the sources.
@Suite struct DiagnosticListTests {
  /// The ids that sources raise, with the file of each.
  static func raised() throws -> [String: String] {
    let folder = Runner.root.appending(path: "Sources")
    let names = try #require(FileManager.default.enumerator(atPath: folder.path))
    var found: [String: String] = [:]
    for name in names.compactMap({ $0 as? String }) where name.hasSuffix(".swift") {
      // Package rules are for programmers; no author of a profile or a template meets them.
      if name.hasPrefix("Packaging/") { continue }
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /(?:Diagnostic|Mistake|self\.init)\(\s*"([a-z][a-z0-9-]*)"/) {
        found[String(match.1)] = name
      }
    }
    return found
  }

  /// The rows of the table: id, place, Chinese, English.
  static func rows() throws -> [[String]] {
    let file = Runner.root.appending(path: "Sources/ManualModel/Diagnostics.md")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
      .map { line in
        line.replacing("\\|", with: "\u{1}").split(separator: "|").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
      }
  }

  @Test func listsEveryDiagnosticOnceInOrder() throws {
    let raised = try Self.raised()
    try #require(raised.count > 100)
    let listed = try Self.rows().map { $0[0].trimmingCharacters(in: ["`"]) }
    #expect(listed == listed.sorted())
    for (id, file) in raised.sorted(by: { $0.key < $1.key }) where !listed.contains(id) {
      Issue.record("'\(id)' of \(file) is not in Diagnostics.md")
    }
    for id in listed where raised[id] == nil {
      Issue.record("'\(id)' in Diagnostics.md is raised nowhere")
    }
    #expect(Set(listed).count == listed.count)
  }

  @Test func saysInBothLanguagesWhatEachMeans() throws {
    for row in try Self.rows() {
      try #require(row.count == 4, "\(row)")
      #expect(row[2].unicodeScalars.contains { $0.value > 0x2E80 }, "\(row)")
      #expect(!row[3].unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(row)")
      #expect(row[3].contains { $0.isLetter }, "\(row)")
    }
  }
}
