// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The rooms and what each may import; `Tests/WallTests` holds this table against `Sources/`.
let rooms: [(name: String, imports: [Target.Dependency])] = [
  ("ManualModel", []),
  ("Packaging", ["CLibXML2", "CLibDeflate", "CZlib"]),
  ("Profiles", ["ManualModel", "CLibYAML"]),
  ("TemplateEngine", ["ManualModel"]),
  ("Revisions", ["ManualModel", "Packaging", "CLibMD"]),
  ("DocumentReader", ["ManualModel", "Packaging"]),
  ("DOCXWriter", ["ManualModel", "Packaging"]),
  ("ODTWriter", ["ManualModel", "Packaging"]),
  ("HTMLWriter", ["ManualModel", "Packaging"]),
  ("TextWriter", ["ManualModel"]),
  (
    "ManualKit",
    [
      "ManualModel", "Packaging", "Profiles", "TemplateEngine", "Revisions", "DocumentReader",
      "DOCXWriter", "ODTWriter", "HTMLWriter", "TextWriter",
      .product(name: "SystemPackage", package: "swift-system"),
      .product(name: "Subprocess", package: "swift-subprocess"),
    ]
  ),
]

let package = Package(
  name: "shouce",
  products: [
    .executable(name: "shouce", targets: ["shouce"]),
    .library(name: "ManualKit", targets: ["ManualKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Without its traits: Foundation, and ICU with it, stays out of the program.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CLibMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
  ]
    + rooms.map { room in
      .target(
        name: room.name, dependencies: room.imports,
        exclude: room.name == "ManualModel" ? ["Diagnostics.md"] : [], swiftSettings: settings)
    }
    + [
      .executableTarget(
        name: "shouce",
        dependencies: [
          "ManualKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
          .product(name: "SystemPackage", package: "swift-system"),
        ], swiftSettings: settings),
      .testTarget(
        name: "ManualModelTests", dependencies: ["ManualModel"], swiftSettings: settings),
      .testTarget(name: "PackagingTests", dependencies: ["Packaging"], swiftSettings: settings),
      .testTarget(
        name: "ProfilesTests", dependencies: ["ManualModel", "Profiles"], swiftSettings: settings),
      .testTarget(
        name: "TemplateEngineTests", dependencies: ["ManualModel", "TemplateEngine"],
        swiftSettings: settings),
      // Pairs of manuals for the tests of redlines.
      .target(
        name: "RedlineSupport", dependencies: ["ManualModel", "Packaging"],
        path: "Tests/RedlineSupport",
        swiftSettings: settings),
      // What several test targets need to resolve tracked changes.
      .target(
        name: "WordResolution", dependencies: ["Packaging"], path: "Tests/WordResolution",
        swiftSettings: settings),
      .testTarget(
        name: "RevisionsTests",
        dependencies: [
          "ManualModel", "Packaging", "Profiles", "Revisions", "RedlineSupport", "DOCXWriter",
          "WordResolution",
        ],
        exclude: ["Formats"], swiftSettings: settings),
      .testTarget(
        name: "DocumentReaderTests",
        dependencies: ["ManualModel", "Packaging", "DocumentReader", "DOCXWriter", "ODTWriter"],
        swiftSettings: settings),
      .testTarget(
        name: "DOCXWriterTests", dependencies: ["ManualModel", "Packaging", "DOCXWriter"],
        exclude: ["Goldens"], swiftSettings: settings),
      .testTarget(
        name: "ODTWriterTests",
        dependencies: ["ManualModel", "Packaging", "ODTWriter", "Revisions", "RedlineSupport"],
        exclude: ["Goldens", "office.py"], swiftSettings: settings),
      .testTarget(
        name: "HTMLWriterTests", dependencies: ["ManualModel", "Packaging", "HTMLWriter"],
        exclude: ["Goldens"], swiftSettings: settings),
      .testTarget(
        name: "TextWriterTests", dependencies: ["ManualModel", "TextWriter"],
        exclude: ["Goldens"], swiftSettings: settings),
      .testTarget(
        name: "ManualKitTests",
        dependencies: [
          "ManualModel", "Packaging", "Profiles", "TemplateEngine", "Revisions", "DocumentReader",
          "DOCXWriter", "ODTWriter", "ManualKit", "shouce", "WordResolution", "RedlineSupport",
          .product(name: "SystemPackage", package: "swift-system"),
        ], swiftSettings: settings),
      .testTarget(
        name: "CommandLineTests", dependencies: ["shouce"], exclude: ["Transcripts"],
        swiftSettings: settings),
      .testTarget(name: "WallTests", swiftSettings: settings),
    ]
)
