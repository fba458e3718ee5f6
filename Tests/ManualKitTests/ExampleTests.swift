import Foundation
import Packaging
import Testing

@testable import ManualKit

/// The examples, from profile to files.
@Suite struct ExampleTests {
  @Test(arguments: Example.shown)
  func buildsWithoutDiagnosticsOrGaps(example: Example) async throws {
    let report = try await example.built().report
    #expect(report.messages.isEmpty, "\(report.messages)")
    #expect(report.status == .done)
    // Two files and nothing else: no list of gaps.
    let lines = report.results.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("written /company/out/") })
  }

  @Test(arguments: Example.allCases)
  func keepsTheRulesOfThePackages(example: Example) async throws {
    let built = try await example.built()
    for (bytes, rules) in [(built.docx, PackageRules.docx), (built.odt, PackageRules.odt)] {
      let findings = PackageRules.check(try PackageContents(zip: bytes), by: rules)
      #expect(findings.isEmpty, "\(findings.prefix(5).map(\.description))")
    }
  }

  @Test(.enabled(if: Repository.schemas != nil, "the schemas are not here; set SHOUCE_SCHEMAS"))
  func satisfiesTheSchemaOfISO29500() async throws {
    let folder = try #require(Repository.schemas)
    let validator = try XMLValidator(xsd: folder + "/ooxml/docx-all.xsd")
    for example in Example.allCases {
      let package = try PackageContents(zip: try await example.built().docx)
      for part in package.parts {
        // Custom XML has a vocabulary of its own.
        guard !part.name.hasPrefix("customXml/item1."), let root = package[part.name] else {
          continue
        }
        var compatibility = MarkupCompatibility()
        let seen = compatibility.process(root)
        #expect(compatibility.problems.isEmpty, "\(example): \(part.name)")
        let issues = validator.validate(Array(seen.compact.utf8))
        #expect(issues.isEmpty, "\(example): \(part.name): \(issues.prefix(3))")
      }
    }
  }

  @Test(.enabled(if: Repository.schemas != nil, "the schemas are not here; set SHOUCE_SCHEMAS"))
  func satisfiesTheSchemaOfODF() async throws {
    let folder = try #require(Repository.schemas) + "/odf/1.3/OpenDocument-v1.3"
    let document = try XMLValidator(relaxNG: folder + "-schema.rng")
    let manifest = try XMLValidator(relaxNG: folder + "-manifest-schema.rng")
    for example in Example.allCases {
      let package = try PackageContents(zip: try await example.built().odt)
      for part in package.parts where part.name.hasSuffix(".xml") {
        let issues =
          part.name.hasPrefix("META-INF/")
          ? manifest.validate(part.bytes) : document.validate(part.bytes)
        #expect(issues.isEmpty, "\(example): \(part.name): \(issues.prefix(3))")
      }
    }
  }

  @Test(arguments: Example.shown)
  func leavesNoPlaceholderBehind(example: Example) async throws {
    let left = /XXX|×××|某某|__|\{\{|\}\}|\{%|%\}|:::|待填|\bnil\b|\bnull\b|Optional\(/
    for (format, reading) in try await example.built().readings {
      let lines = reading.lines.filter { $0.contains(left) }
      #expect(lines.isEmpty, "\(format): \(lines.prefix(3))")
    }
  }

  /// Nobody's name may be left in another company's manual.
  @Test(arguments: Example.shown)
  func keepsTheNamesOfOthersOut(example: Example) async throws {
    let text = try await example.built().word.text
    let own = try names(of: example)
    // Not all are printed: the telephone numbers of people stay in the profile.
    let printed = own.filter { text.contains($0) }
    try #require(printed.count > 8)
    for other in Example.shown where other != example {
      let foreign = try names(of: other).subtracting(own).filter { text.contains($0) }
      #expect(foreign.isEmpty, "of \(other)")
    }
  }

  /// Companies, people, telephone numbers and addresses, as the profile spells them.
  private func names(of example: Example) throws -> Set<String> {
    let patterns = [
      /(?:姓名|holder|持有人|简称|short_name|english_name|英文名称|hotline|服务热线|投诉电话|complaint_line|电子邮箱|email|wechat|微信公众号): ([^,\n}]+)/,
      /(?:服务热线|电话|phone): ([^,\n}]+)/, /\{name: (\p{Han}{2,3}), department:/,
    ]
    let profile = try example.profile()
    return Set(patterns.flatMap { profile.matches(of: $0).map { String($0.1) } })
  }
}

/// Chapter 5 of every manual: the clauses of the standard, under their own numbers.
@Suite struct ClauseTests {
  /// What the catalogue lists, read from its file.
  private static func clauses() throws -> [(id: String, title: String)] {
    let text = try Repository.text("Templates/gbt27922-2011/catalogue.yaml")
    let found = text.matches(of: /(?m)^- id: "?(5[.0-9]*)"?\n  title: (.+)$/).map {
      (String($0.1), String($0.2))
    }
    try #require(found.count == 65)
    return found
  }

  @Test(arguments: Example.allCases)
  func putsEveryClauseUnderItsOwnNumber(example: Example) async throws {
    for (format, reading) in try await example.built().readings {
      let headings = Dictionary(
        reading.headings.map { ($0.number, $0.text) }, uniquingKeysWith: { first, _ in first })
      for (id, title) in try Self.clauses() {
        #expect(reading.numbers[id] == id, "\(format): section \(id)")
        #expect(headings[id] == title, "\(format): \(id)")
      }
    }
  }

  @Test(arguments: Example.allCases)
  func numbersNothingElseLikeAClause(example: Example) async throws {
    let ids = Set(try Self.clauses().map(\.id))
    for (format, reading) in try await example.built().readings {
      for (section, number) in reading.numbers where number.hasPrefix("5.") {
        // A subsection may go deeper than the standard, below the clause it belongs to.
        #expect(
          section == number || !ids.contains(number), "\(format): section \(section) is \(number)")
      }
      #expect(Set(reading.headings.map(\.number)).count == reading.headings.count, "\(format)")
    }
  }

  @Test func saysWhyAClauseIsExcluded() async throws {
    let profile = try Example.studio.profile()
    let exclusions = profile.matches(of: /\{条款: "([0-9.]+)", 理由: ([^}]+)\}/).map {
      (id: String($0.1), reason: String($0.2))
    }
    try #require(exclusions.count == 8)
    for (format, reading) in try await Example.studio.built().readings {
      for (id, _) in try Self.clauses() {
        let text = reading.pieces(under: id).flatMap(\.lines).joined(separator: "\n")
        let exclusion = exclusions.first { id == $0.id || id.hasPrefix($0.id + ".") }
        let reasons = exclusions.filter { text.contains($0.reason) }.map(\.id)
        if let exclusion {
          let saysSo = text.contains("不适用")
          #expect(saysSo, "\(format): \(id)")
          // The reason stands once; what is deeper points there.
          if id == exclusion.id {
            #expect(reasons == [id], "\(format)")
          } else {
            #expect(text.contains(exclusion.id) && reasons.isEmpty, "\(format): \(id)")
          }
        } else {
          #expect(reasons.isEmpty, "\(format): \(id)")
        }
      }
    }
  }
}
