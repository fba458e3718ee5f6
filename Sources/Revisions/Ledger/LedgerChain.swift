package import ManualModel

/// The digests that tie each row of a ledger to the one before it.
///
/// The chain of a row is the digest of the row above and of all that the row says, the digest of its
/// frozen data among it: who changes a row, or takes one out, breaks the chain there. Rows that were
/// typed in have no chain written down; theirs is made anew and held by the first that has one.
package enum LedgerChain {
  /// The chain of a row that follows one with the chain `previous`; "" for the first row.
  package static func link(of row: LedgerRow, after previous: String) -> String {
    var text = "shouce row 1\n\(previous)\n"
    for field in LedgerField.allCases where field != .chain {
      for value in row[field] {
        let plain = value.split(separator: "\n", omittingEmptySubsequences: false)
        text += "\(field.english): \(plain.joined(separator: "\n  "))\n"
      }
    }
    return SHA256.digest(text)
  }

  /// The chain that the next row continues.
  package static func end(of rows: [LedgerRow]) -> String {
    rows.reduce("") { previous, row in row.chain ?? link(of: row, after: previous) }
  }

  /// The rows whose chain is not what it was when they were issued, by place.
  ///
  /// Each is held against the chain that the row above has written down: what was changed there
  /// is told there and not again for all that follow.
  package static func breaks(in rows: [LedgerRow]) -> [Int] {
    var previous = ""
    var found: [Int] = []
    for (index, row) in rows.enumerated() {
      let link = link(of: row, after: previous)
      if let chain = row.chain, chain != link { found.append(index) }
      previous = row.chain ?? link
    }
    return found
  }
}
