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
  ("Packaging", ["CLibXML2", "CZlib"]),
  ("Profiles", ["ManualModel", "CLibYAML"]),
  ("TemplateEngine", ["ManualModel"]),
  ("DOCXWriter", ["ManualModel", "Packaging"]),
  ("ODTWriter", ["ManualModel", "Packaging"]),
]

let package = Package(
  name: "shouce",
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
  ]
    + rooms.map { room in
      .target(name: room.name, dependencies: room.imports, swiftSettings: settings)
    }
    + [
      .testTarget(
        name: "ManualModelTests", dependencies: ["ManualModel"], swiftSettings: settings),
      .testTarget(name: "PackagingTests", dependencies: ["Packaging"], swiftSettings: settings),
      .testTarget(
        name: "ProfilesTests", dependencies: ["ManualModel", "Profiles"], swiftSettings: settings),
      .testTarget(
        name: "TemplateEngineTests", dependencies: ["ManualModel", "TemplateEngine"],
        swiftSettings: settings),
      .testTarget(
        name: "DOCXWriterTests", dependencies: ["ManualModel", "Packaging", "DOCXWriter"],
        exclude: ["Goldens"], swiftSettings: settings),
      .testTarget(
        name: "ODTWriterTests", dependencies: ["ManualModel", "Packaging", "ODTWriter"],
        swiftSettings: settings),
    ]
)
