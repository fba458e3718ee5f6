import ManualModel

/// All that one evaluation knows and never changes.
final class Context: Sendable {
  let root: [Fact]
  let table: FactTable
  let labels: PackLabels
  let gapPattern: Pattern
  let citationPattern: Pattern
  let register: Register
  let index: CitationIndex
  let catalogue: Catalogue

  init(
    root: [Fact], table: FactTable, labels: PackLabels, register: Register, index: CitationIndex,
    catalogue: Catalogue
  ) {
    self.root = root
    self.table = table
    self.labels = labels
    gapPattern = Pattern(labels.gap)
    citationPattern = Pattern(labels.citation)
    self.register = register
    self.index = index
    self.catalogue = catalogue
  }
}

/// The procedures and forms of a manual, as text names them.
struct CitationIndex: Sendable {
  struct Entry: Sendable {
    var key: String
    var section: String
    var code: String
    var name: String
  }

  var procedures: [String: Entry] = [:]
  var forms: [String: Entry] = [:]
  /// Keys of those that the pack has and this manual leaves out.
  var leftOut: Set<String> = []
}
