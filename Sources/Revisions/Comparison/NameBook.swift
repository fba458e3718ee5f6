import ManualModel

/// The names that the profiles of two manuals give.
///
/// All of them are known where a run of text tells the fact; those of companies, departments, people
/// and outlets wherever they stand, for lists of them are joined to text that tells no fact.
struct NameBook {
  private var names: Set<String> = []
  /// The names to find in text by their first characters, the longest first.
  private var spelled: [UInt32: [[UInt32]]] = [:]

  /// No names where one of the manuals has no profile: what is one in one of them must be one in
  /// the other.
  init(_ manuals: [Manual]) {
    guard manuals.allSatisfy({ !$0.sheet.entries.isEmpty }) else { return }
    for manual in manuals {
      for entry in manual.sheet.entries { add(entry, manual.facts) }
    }
    for key in spelled.keys { spelled[key]?.sort { $0.count > $1.count } }
  }

  private mutating func add(_ entry: FactSheet.Entry, _ table: FactTable) {
    guard case .text(let text) = entry.value,
      entry.name.en == "name" || entry.name.en.hasSuffix("_name")
    else { return }
    guard names.insert(text).inserted else { return }
    let scalars = text.unicodeScalars.map(\.value)
    if scalars.count > 1, NameBook.isOfSomebody(entry.fact, table) {
      spelled[scalars[0], default: []].append(scalars)
    }
  }

  /// Whether a fact is `company/name` or `departments/…/name`, not the name of something in them.
  private static func isOfSomebody(_ fact: FactID, _ table: FactTable) -> Bool {
    var names: [String] = []
    var next: FactID? = fact
    while let fact = next, fact != FactTable.root {
      names.append(table.name(of: fact))
      next = table.parent(of: fact)
    }
    switch names.last {
    case "company": return names.count == 2
    case "departments", "people", "outlets": return names.count == 3
    default: return false
    }
  }

  func isName(_ text: String) -> Bool { names.contains(text) }

  /// How long the longest name is that begins there; 0 for none.
  func length(ofNameIn scalars: [UInt32], from start: Int, to end: Int) -> Int {
    guard let candidates = spelled[scalars[start]] else { return 0 }
    for name in candidates
    where name.count <= end - start
      && name.indices.allSatisfy({ scalars[start + $0] == name[$0] })
    {
      return name.count
    }
    return 0
  }
}
