import Foundation
import Packaging
import Testing

@testable import DOCXWriter

/// Schemas and package rules over everything the writer can write.
@Suite struct SchemaTests {
  /// The XSD of all parts: `$SHOUCE_SCHEMAS` or `../shared/schemas` beside the package.
  private static let schema: String? = {
    var folders: [URL] = []
    if let folder = ProcessInfo.processInfo.environment["SHOUCE_SCHEMAS"] {
      folders.append(URL(filePath: folder))
    }
    var above = URL(filePath: #filePath)
    for _ in 0..<6 {
      above.deleteLastPathComponent()
      folders.append(above.appending(path: "../shared/schemas").standardizedFileURL)
    }
    return folders.map { $0.appending(path: "ooxml/docx-all.xsd").path }
      .first { FileManager.default.fileExists(atPath: $0) }
  }()

  @Test(.enabled(if: schema != nil, "no schemas: set SHOUCE_SCHEMAS to their folder"))
  func satisfiesTheSchemasOfISO29500() throws {
    let validator = try XMLValidator(xsd: try #require(Self.schema))
    for (name, bytes) in try parts(of: Sample.manual).parts
    where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
      var compatibility = MarkupCompatibility()
      let seen = compatibility.process(try XMLReader.read(bytes))
      #expect(compatibility.problems.isEmpty, "\(name)")
      let issues = validator.validate(Array(seen.compact.utf8))
      #expect(issues.isEmpty, "\(name): \(issues)")
    }
  }

  @Test func keepsTheRulesOfThePackage() throws {
    let contents = PackageContents(try parts(of: Sample.manual))
    let findings = PackageRules.check(contents, by: PackageRules.docx)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }
}
