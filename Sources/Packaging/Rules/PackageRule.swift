/// One thing that must hold in a package, with the place where the standard says so.
package struct PackageRule: Sendable {
  /// Stable, kebab-case.
  package let id: String
  package let citation: String
  let check:
    @Sendable (PackageContents, (_ part: String, _ line: Int, _ message: String) -> Void)
      -> Void

  init(
    _ id: String, _ citation: String,
    _ check:
      @escaping @Sendable (
        PackageContents, (_ part: String, _ line: Int, _ message: String) -> Void
      ) -> Void
  ) {
    self.id = id
    self.citation = citation
    self.check = check
  }
}

/// A rule that does not hold.
package struct PackageFinding: Hashable, Sendable {
  package let rule: String
  package let citation: String
  package let part: String
  /// 0 where the finding is about a whole part.
  package let line: Int
  package let message: String
}

extension PackageFinding: CustomStringConvertible {
  package var description: String { "\(part):\(line): \(message) [\(rule), \(citation)]" }
}

/// The rules of the two formats that no schema can say, as tables.
///
/// A package that the writers make must give no finding; all tests of the writers ask.
package enum PackageRules {
  package static let docx = wellFormed + opc + word
  package static let odt = wellFormed + odfPackage + odf

  /// Looks at a package by all rules of a table, in the order of the table.
  package static func check(
    _ contents: PackageContents, by rules: [PackageRule]
  ) -> [PackageFinding] {
    var findings: [PackageFinding] = []
    for rule in rules {
      rule.check(contents) { part, line, message in
        findings.append(
          PackageFinding(
            rule: rule.id, citation: rule.citation, part: part, line: line, message: message))
      }
    }
    return findings
  }

  static let wellFormed = [
    PackageRule("well-formed", "XML 1.0 §2.1") { contents, report in
      for (part, issue) in contents.malformed { report(part, issue.line, issue.message) }
    }
  ]
}
