import ManualModel

/// What else tells that a changed fact is behind a mark, where no run of text names the fact.
extension FactComparison {
  /// The causes of words that tell no fact of their own but name what changed.
  var spelledCauses: [String: Int] {
    var causes: [String: Int] = [:]
    func add(_ text: String, _ cause: Int) {
      // A short number could be any.
      if text.utf8.count >= 4 { causes[text] = causes[text] ?? cause }
    }
    for (cause, change) in found.enumerated() {
      switch change.kind {
      case .changed(let from, let to):
        add(from, cause)
        add(to, cause)
      case .given(let text), .withdrawn(let text): add(text, cause)
      case .added(let item), .removed(let item): add(item.name, cause)
      case .renamed(let from, let to):
        add(from.name, cause)
        add(to.name, cause)
      case .list(let added, let removed):
        for text in added + removed { add(text, cause) }
        // Who has another role is named, or no longer named, for it.
        if let item = change.owners.last { add(item.name, cause) }
      }
    }
    return causes
  }

  /// The causes of rows that have the key of a changed fact for their name: a clause of the matrix.
  var keyedCauses: [String: Int] {
    var causes: [String: Int] = [:]
    for (cause, change) in found.enumerated() {
      for name in change.path.split(separator: "/") where ClauseID(String(name)) != nil {
        causes[String(name)] = causes[String(name)] ?? cause
      }
    }
    return causes
  }

  /// The changes by which something is counted anew: items that came, went or are of another kind.
  var countingCauses: Set<Int> {
    var causes: Set<Int> = []
    for (cause, change) in found.enumerated() {
      switch change.kind {
      case .added, .removed, .list: causes.insert(cause)
      case .changed, .given, .withdrawn: if !change.owners.isEmpty { causes.insert(cause) }
      case .renamed: break
      }
    }
    return causes
  }
}
