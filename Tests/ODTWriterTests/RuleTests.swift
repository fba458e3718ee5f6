import Foundation
import ManualModel
import ODTWriter
import Packaging
import Testing

struct RuleTests {
  @Test func followsTheRulesOfThePackage() throws {
    var zip = ZipWriter()
    try ODTWriter.write(Sample.manual, to: &zip)
    let contents = try PackageContents(zip: try zip.finish())
    #expect(PackageRules.check(contents, by: PackageRules.odt).map(\.description) == [])
  }

  @Test(.enabled(if: Schemas.folder != nil, "no ../shared/schemas here, and no $SHOUCE_SCHEMAS"))
  func isValid() throws {
    let folder = try #require(Schemas.folder)
    let document = try XMLValidator(relaxNG: folder + "/OpenDocument-v1.3-schema.rng")
    let manifest = try XMLValidator(relaxNG: folder + "/OpenDocument-v1.3-manifest-schema.rng")
    for manual in [Sample.manual, Manual(section("1", "甲", .decimal([1])))] {
      var parts = PartCollector()
      try ODTWriter.write(manual, to: &parts)
      for (name, bytes) in parts.parts where name.hasSuffix(".xml") {
        let issues =
          name.hasPrefix("META-INF/") ? manifest.validate(bytes) : document.validate(bytes)
        #expect(issues.map(\.description) == [], "\(name)")
      }
    }
  }
}

/// Where the schemas of ODF 1.3 are, if they are.
enum Schemas {
  static let folder: String? = {
    let environment = ProcessInfo.processInfo.environment["SHOUCE_SCHEMAS"]
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let candidates: [String?] = [
      environment, root.appending(path: "../shared/schemas").path,
    ]
    return candidates.compactMap { $0.map { $0 + "/odf/1.3" } }
      .first { FileManager.default.fileExists(atPath: $0 + "/OpenDocument-v1.3-schema.rng") }
  }()
}
