import ManualModel

extension Evaluator {
  /// The records of some procedures or forms; those that this manual leaves out are not among them.
  mutating func records(
    _ keys: Item, among entries: [String: CitationIndex.Entry], _ range: TextRange
  ) -> Item {
    records(keys) { evaluator, key in
      guard !evaluator.context.index.leftOut.contains(key) else { return nil }
      return evaluator.entry(key, among: entries, range)?.listed
    }
  }

  /// What is found by one key or by each of a list, in the order of the list it stands in.
  mutating func records(
    _ keys: Item, find: (inout Evaluator, String) -> ListedRecord?
  ) -> Item {
    var words = [plainText(keys)]
    if case .fact(let fact) = keys, case .list(let items) = fact.value {
      words = items.map { plainText(.fact($0)) }
    }
    var found: [Int: Fact] = [:]
    for word in words {
      if let listed = find(&self, word) { found[listed.place] = listed.record }
    }
    return .list(found.sorted { $0.key < $1.key }.map(\.value))
  }
}
