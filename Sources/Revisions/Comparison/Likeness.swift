/// How alike two texts are, by the pairs of neighbouring atoms they share (Dice 1945).
struct Likeness {
  private let pairs: [UInt64]
  let weight: Int32

  init(_ atoms: [Atom]) {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(atoms.count + 1)
    var last: Int32 = -1
    for atom in atoms where atom.kind != .space {
      pairs.append(pair(last, atom.id))
      last = atom.id
    }
    pairs.append(pair(last, -1))
    pairs.sort()
    self.pairs = pairs
    weight = atoms.reduce(0) { $0 + $1.weight }
  }

  /// In percent of all pairs of both.
  func percent(_ other: Likeness) -> Int {
    var (i, j, shared) = (0, 0, 0)
    while i < pairs.count, j < other.pairs.count {
      if pairs[i] == other.pairs[j] {
        (i, j, shared) = (i + 1, j + 1, shared + 1)
      } else if pairs[i] < other.pairs[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 200 * shared / (pairs.count + other.pairs.count)
  }
}
