/// A clause number such as `5.2.4.1`.
package struct ClauseID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let components: [Int]

  /// Nil unless the text is numbers joined by dots.
  package init?(_ text: some StringProtocol) {
    var components: [Int] = []
    for piece in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard piece.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(piece),
        components.count < 8
      else { return nil }
      components.append(number)
    }
    guard !components.isEmpty else { return nil }
    self.components = components
  }

  private init(components: [Int]) { self.components = components }

  package var description: String { components.map(String.init).joined(separator: ".") }

  /// `5.2.4` for `5.2.4.1`; nil for a single number.
  package var parent: ClauseID? {
    components.count > 1 ? ClauseID(components: Array(components.dropLast())) : nil
  }

  /// Whether this clause is `other` or lies below it.
  package func isWithin(_ other: ClauseID) -> Bool { components.starts(with: other.components) }

  package static func < (left: Self, right: Self) -> Bool {
    left.components.lexicographicallyPrecedes(right.components)
  }
}

/// A clause of the standard as the catalogue of the pack describes it.
package struct Clause: Sendable {
  package var id: ClauseID
  package var title: String
  /// What the clause asks for, in the pack's own words.
  package var requirement: String
  /// What an auditor typically wants to see.
  package var evidence: [String]
  /// The English names of the kinds of company it applies to; see `company.kind`.
  package var appliesTo: [String]
  /// False where number or text of the clause is from memory.
  package var isVerified: Bool
  package var span: SourceSpan

  package init(
    id: ClauseID, title: String, requirement: String, evidence: [String], appliesTo: [String],
    isVerified: Bool, span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.requirement = requirement
    self.evidence = evidence
    self.appliesTo = appliesTo
    self.isVerified = isVerified
    self.span = span
  }
}

/// The clause tree of a standard, flat and in the order of the standard.
package struct Catalogue: Sendable {
  /// `GB/T 27922-2011`.
  package var standard: String
  package var title: String
  package let clauses: [Clause]
  private let indices: [ClauseID: Int]

  package init(standard: String, title: String, clauses: [Clause]) {
    self.standard = standard
    self.title = title
    self.clauses = clauses
    var indices: [ClauseID: Int] = [:]
    for (index, clause) in clauses.enumerated() { indices[clause.id] = index }
    self.indices = indices
  }

  package subscript(id: ClauseID) -> Clause? { indices[id].map { clauses[$0] } }
}
