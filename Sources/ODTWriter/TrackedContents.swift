import ManualModel

extension BodyWriter {
  /// Writes the lines of the table of contents, with those that came and went.
  ///
  /// Who rejects has the older table again, before anybody updates it.
  mutating func trackedContents(
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    guard let predecessor = manual.predecessor else {
      for entry in manual.contents { contentsEntry(entry, in: environment, to: &out) }
      return
    }
    let (old, new) = (predecessor.contents, manual.contents)
    let pairs = ContentsLine.shared(
      old.map { ContentsLine(target: $0.target, level: $0.level) },
      new.map { ContentsLine(target: $0.target, level: $0.level) })
    var (i, j) = (0, 0)
    for pair in pairs + [(old.count, new.count)] {
      for entry in old[i..<pair.old] {
        delete(to: &out) { writer, out in
          writer.contentsEntry(entry, in: environment, to: &out)
        }
      }
      let outer = enter(.inserted)
      for entry in new[j..<pair.new] { contentsEntry(entry, in: environment, to: &out) }
      leave(outer)
      if pair.new < new.count { contentsEntry(new[pair.new], in: environment, to: &out) }
      (i, j) = (pair.old + 1, pair.new + 1)
    }
  }
}

/// What makes a line of the table of contents the same; its number and title may have changed.
private struct ContentsLine: Hashable {
  var target: String
  var level: Int

  /// The lines of two tables that are the same and in the same order, as many as there are: the
  /// longest row of places in which both grow, found by keeping the lowest end of each length.
  static func shared(
    _ old: [ContentsLine], _ new: [ContentsLine]
  ) -> [(old: Int, new: Int)] {
    var places: [ContentsLine: Int] = [:]
    for (place, line) in old.enumerated() { places[line] = place }
    /// The ends of rows of each length, and for each line of the newer table the one before it in its
    /// row.
    var ends: [(old: Int, new: Int)] = []
    var before = [Int](repeating: -1, count: new.count)
    for (index, line) in new.enumerated() {
      guard let place = places[line] else { continue }
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle].old < place { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1].new : -1
      if low == ends.count {
        ends.append((place, index))
      } else {
        ends[low] = (place, index)
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var index = ends.last?.new ?? -1
    while index >= 0 {
      pairs.append((places[new[index]] ?? 0, index))
      index = before[index]
    }
    return pairs.reversed()
  }
}
