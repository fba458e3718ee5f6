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

/// A record of a list that templates can look up by key, and its place in that list.
struct ListedRecord: Sendable {
  var place: Int
  var record: Fact
}

/// The procedures and forms of a manual, as text names them.
struct CitationIndex: Sendable {
  struct Entry: Sendable {
    var key: String
    var section: String
    var code: String
    var name: String
    /// Its record in the list of forms or procedures, and where it stands there.
    var listed: ListedRecord
  }

  var procedures: [String: Entry] = [:]
  var forms: [String: Entry] = [:]
  /// What the code of one refers to: `form:dispatch`, `procedure:repair`.
  var targets: [String: String] = [:]
  /// Keys of those that the pack has and this manual leaves out.
  var leftOut: Set<String> = []
}
