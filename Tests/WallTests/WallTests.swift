import Foundation
import Testing

/// The walls between the rooms, held against the sources: SwiftPM does not enforce them all.
@Suite struct WallTests {
  /// What each room may import besides the standard library.
  static let allowed: [String: Set<String>] = [
    "ManualModel": [],
    "Packaging": ["CLibXML2", "CZlib"],
    "Profiles": ["ManualModel", "CLibYAML", "Glibc"],
    "TemplateEngine": ["ManualModel"],
    "DOCXWriter": ["ManualModel", "Packaging"],
    "ODTWriter": ["ManualModel", "Packaging"],
    "ManualKit": [
      "ManualModel", "Packaging", "Profiles", "TemplateEngine", "DOCXWriter", "ODTWriter",
      "SystemPackage", "Glibc",
    ],
    "shouce": ["ManualKit", "ArgumentParser", "SystemPackage", "Glibc"],
  ]

  /// The one folder or file through which each foreign library comes in.
  static let doors: [String: String] = [
    "CLibXML2": "Packaging/XML/",
    "CZlib": "Packaging/Zip/",
    "CLibYAML": "Profiles/YAML/",
  ]

  /// Where unsafe code may stand: behind the doors to C.
  static let unsafeRooms = [
    "Packaging/XML/", "Packaging/Zip/", "Profiles/YAML/", "ManualKit/FileSystem.swift", "shouce/",
  ]

  struct Source {
    var path: String
    var lines: [String]
    var room: String { String(path.prefix { $0 != "/" }) }

    var imports: [String] {
      lines.compactMap { line in
        line.firstMatch(
          of: /^(?:@\w+ )*(?:public |package |internal |private )?import (?:\w+ )?(\w+)/
        )
        .map { String($0.1) }
      }
    }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func sources() throws -> [Source] {
    let folder = root.appending(path: "Sources")
    let names = try #require(FileManager.default.enumerator(atPath: folder.path))
    let sources = try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
      .map { name in
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return Source(path: name, lines: text.components(separatedBy: "\n"))
      }
    try #require(sources.count > 20)
    return sources
  }

  @Test func everyImportIsInTheTable() throws {
    for source in try Self.sources() {
      let allowed = try #require(Self.allowed[source.room], "a room not in the table")
      for name in source.imports {
        #expect(allowed.contains(name), "\(source.path) imports \(name)")
      }
    }
  }

  @Test func foreignLibrariesComeInThroughTheirDoors() throws {
    for source in try Self.sources() {
      for name in source.imports {
        guard let door = Self.doors[name] else { continue }
        #expect(source.path.hasPrefix(door), "\(source.path) imports \(name)")
      }
    }
  }

  @Test func unsafeCodeStandsOnlyBehindTheDoors() throws {
    for source in try Self.sources()
    where !Self.unsafeRooms.contains(where: source.path.hasPrefix) {
      for (number, line) in source.lines.enumerated() {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        #expect(
          !code.contains(/\bunsafe\b|\bUnsafe\w+Pointer|@unchecked|nonisolated\(unsafe\)/),
          "\(source.path):\(number + 1)")
      }
    }
  }

  @Test func foundationStaysOutOfTheProduct() throws {
    for source in try Self.sources() {
      #expect(!source.imports.contains { $0.hasPrefix("Foundation") }, "\(source.path)")
    }
  }

  /// Chinese in `Sources` is messages to the user (`zh:`), the names of the profile's schema or of
  /// fonts, and examples in comments; the wording of a manual stands in `Templates`.
  @Test func writersAndEngineHoldNoWordingOfAManual() throws {
    for source in try Self.sources() where ["DOCXWriter", "ODTWriter"].contains(source.room) {
      for (number, line) in source.lines.enumerated() {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        #expect(!code.contains(/\p{Han}{2,}/), "\(source.path):\(number + 1): \(line)")
      }
    }
  }
}
