import Foundation
import Testing

/// The walls between the rooms, held against the sources: SwiftPM does not enforce them all.
@Suite struct WallTests {
  /// What each room may import besides the standard library.
  static let allowed: [String: Set<String>] = [
    "ManualModel": [],
    "Packaging": ["CLibXML2", "CLibDeflate", "CZlib"],
    "Profiles": ["ManualModel", "CLibYAML", "Glibc"],
    "TemplateEngine": ["ManualModel"],
    "Revisions": ["ManualModel", "Packaging", "CLibMD"],
    "DocumentReader": ["ManualModel", "Packaging"],
    "DOCXWriter": ["ManualModel", "Packaging"],
    "ODTWriter": ["ManualModel", "Packaging"],
    "HTMLWriter": ["ManualModel", "Packaging"],
    "TextWriter": ["ManualModel"],
    "ManualKit": [
      "ManualModel", "Packaging", "Profiles", "TemplateEngine", "Revisions", "DocumentReader",
      "DOCXWriter", "ODTWriter", "HTMLWriter", "TextWriter", "SystemPackage", "Subprocess", "Glibc",
    ],
    "shouce": ["ManualKit", "ArgumentParser", "SystemPackage", "Glibc", "Dispatch"],
  ]

  /// The floors of the house, from the ground up; imports point down only.
  static let floors: [Set<String>] = [
    [
      "CLibXML2", "CLibDeflate", "CZlib", "CLibYAML", "CLibMD", "Glibc", "Dispatch",
      "SystemPackage", "Subprocess", "ArgumentParser",
    ],
    ["ManualModel", "Packaging"],
    [
      "Profiles", "TemplateEngine", "Revisions", "DocumentReader", "DOCXWriter", "ODTWriter",
      "HTMLWriter", "TextWriter",
    ], ["ManualKit"], ["shouce"],
  ]

  /// The one folder or file through which each foreign library comes in.
  static let doors: [String: String] = [
    "CLibXML2": "Packaging/XML/",
    "CZlib": "Packaging/Zip/",
    "CLibDeflate": "Packaging/Zip/",
    "CLibYAML": "Profiles/YAML/",
    "CLibMD": "Revisions/Ledger/SHA256",
    "Subprocess": "ManualKit/Machine",
  ]

  /// Where unsafe code may stand: behind the doors to C.
  static let unsafeRooms = [
    "Packaging/XML/", "Packaging/Zip/", "Profiles/YAML/", "Revisions/Ledger/SHA256.swift",
    "ManualKit/FileSystem", "shouce/",
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
  @Test func writersAndSkeletonHoldNoWordingOfAManual() throws {
    let rooms = [
      "DOCXWriter/", "ODTWriter/", "HTMLWriter/", "TextWriter/", "Profiles/Skeleton/",
    ]
    for source in try Self.sources() where rooms.contains(where: source.path.hasPrefix) {
      for (number, line) in source.lines.enumerated() where !line.contains("zh:") {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        #expect(!code.contains(/\p{Han}{2,}/), "\(source.path):\(number + 1): \(line)")
      }
    }
  }

  @Test func importsPointDownOnly() throws {
    #expect(Set(Self.allowed.keys) == Self.floors.dropFirst().reduce([]) { $0.union($1) })
    for (floor, rooms) in Self.floors.enumerated() {
      let below = Self.floors[..<floor].reduce(Set<String>()) { $0.union($1) }
      for room in rooms {
        #expect(Self.allowed[room, default: []].isSubset(of: below), "\(room)")
      }
    }
  }

  /// `Package.swift` lets a room see what the table says, no more and no less.
  @Test func thePackageDeclaresWhatTheTableSays() throws {
    let package = try String(
      contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    var declared: [String: Set<String>] = [:]
    func add(_ room: Substring, _ list: Substring) {
      let names = list.matches(of: /(?:name: )?"(\w+)"(?!\w*-)/).map { String($0.1) }
      declared[String(room)] = Set(names.filter { !$0.contains("-") })
    }
    for match in package.matches(of: /\(\s*"(\w+)",\s*\[([^\]]*)\]\s*\),/) {
      add(match.1, match.2)
    }
    let program = try #require(
      package.firstMatch(of: /executableTarget\(\s*name: "(\w+)",\s*dependencies: \[([^\]]*)\]/))
    add(program.1, program.2)
    var expected = Self.allowed
    // The libraries of the system need no declaration.
    for room in expected.keys { expected[room]?.subtract(["Glibc", "Dispatch"]) }
    #expect(declared == expected)
  }

  /// Output is a pure function of input: below ManualKit nothing asks the world.
  @Test func nothingBelowTheTopFloorAsksTheWorld() throws {
    let asking =
      #/\b(?:Date\(|UUID\(|getenv|setenv|environ\b|setlocale|localeconv|clock_gettime|gettimeofday|time\(nil|localtime|gmtime|gethostname|getpid|ContinuousClock|SuspendingClock|SystemRandomNumberGenerator|arc4random|rand\(|random|shuffled?\(|randomElement|hashValue|ObjectIdentifier|fopen|print\(|CommandLine)/#
    var doors = 0
    for source in try Self.sources() {
      let isDoor = source.path.hasPrefix("shouce/") || source.path.hasPrefix("ManualKit/FileSystem")
      for (number, line) in source.lines.enumerated() {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        guard code.contains(asking) else { continue }
        doors += isDoor ? 1 : 0
        #expect(isDoor, "\(source.path):\(number + 1): \(line)")
      }
    }
    // The doors themselves do ask: the pattern finds what it looks for.
    #expect(doors >= 2)
  }

  /// Every message has words in both languages.
  @Test func everyMessageSpeaksBothLanguages() throws {
    var count = 0
    for source in try Self.sources() {
      let text = source.lines.joined(separator: "\n")
      for match in text.matches(of: /\bzh:\s*"((?:[^"\\]|\\.)*)"/) {
        count += 1
        // What is shown as it is typed, such as a date, is the same in both.
        let isSpeech = match.1.contains(/\p{Han}|^[ -~、；，（）]{1,10}$/)
        #expect(isSpeech, "\(source.path): zh: \"\(match.1)\"")
      }
      for match in text.matches(of: /\ben:\s*"((?:[^"\\]|\\.)*)"/) {
        let isSpeech = match.1.contains(/[A-Za-z]{2}|^[ -~]{1,10}$/)
        #expect(isSpeech, "\(source.path): en: \"\(match.1)\"")
      }
    }
    #expect(count > 100)
  }

  @Test func idsOfMessagesAreKebabCase() throws {
    var ids: Set<String> = []
    for source in try Self.sources() {
      let text = source.lines.joined(separator: "\n")
      for match in text.matches(of: /\b(?:Diagnostic|Mistake)\(\s*"([^"]*)"/) {
        ids.insert(String(match.1))
        #expect(match.1.contains(/^[a-z]+(?:-[a-z0-9]+)*$/), "\(source.path): \(match.1)")
      }
    }
    #expect(ids.count > 50)
  }
}
