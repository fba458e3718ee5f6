/// A stretch of atoms that one text has in place of a stretch of the other; either may be empty.
struct Region: Hashable {
  var old: Range<Int>
  var new: Range<Int>
}

/// Finds what a careful person would mark between two texts.
///
/// Keeps the atoms that tell most, but pays for every region, so that a single character shared by
/// chance between two changes is not kept. Texts that are too different and too long to be compared
/// cell by cell are first parted at what occurs once in both, so the cost stays linear.
struct AtomDiff {
  private let old: [Atom]
  private let new: [Atom]
  private var regions: [Region] = []

  /// What a region costs, in weight: more than a character, less than two.
  static let regionCost: Int32 = 6
  /// The largest table of cells.
  private static let mostCells = 250_000

  /// The changed regions, in order; no two touch.
  static func regions(old: [Atom], new: [Atom]) -> [Region] {
    var diff = AtomDiff(old: old, new: new)
    diff.compare(0..<old.count, 0..<new.count)
    return RegionTidier(old: old, new: new).tidy(diff.regions)
  }

  private init(old: [Atom], new: [Atom]) {
    self.old = old
    self.new = new
  }

  private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    var (a, b) = (oldRange, newRange)
    while let i = a.first, let j = b.first, old[i].id == new[j].id {
      a = (i + 1)..<a.upperBound
      b = (j + 1)..<b.upperBound
    }
    while let i = a.last, let j = b.last, old[i].id == new[j].id {
      a = a.lowerBound..<i
      b = b.lowerBound..<j
    }
    if a.isEmpty && b.isEmpty { return }
    if a.isEmpty || b.isEmpty { return add(Region(old: a, new: b)) }
    if a.count * b.count <= AtomDiff.mostCells { return table(a, b) }
    let anchors = self.anchors(a, b)
    guard !anchors.isEmpty else { return add(Region(old: a, new: b)) }
    var (i, j) = (a.lowerBound, b.lowerBound)
    for anchor in anchors {
      compare(i..<anchor.old, j..<anchor.new)
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
    compare(i..<a.upperBound, j..<b.upperBound)
  }

  private mutating func add(_ region: Region) {
    if let last = regions.last, last.old.upperBound == region.old.lowerBound,
      last.new.upperBound == region.new.lowerBound
    {
      regions[regions.count - 1] = Region(
        old: last.old.lowerBound..<region.old.upperBound,
        new: last.new.lowerBound..<region.new.upperBound)
    } else {
      regions.append(region)
    }
  }

  // MARK: Where to part long texts

  /// Atoms that occur once in both, with the atom after them, in an order that both have.
  private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(old: Int, new: Int)] {
    func places(_ atoms: [Atom], _ range: Range<Int>) -> [UInt64: Int] {
      var places: [UInt64: Int] = [:]
      for index in range.dropLast() {
        let key = pair(atoms[index].id, atoms[index + 1].id)
        // Twice is never.
        places[key] = places[key] == nil ? index : -1
      }
      return places
    }
    let oldPlaces = places(old, a)
    let newPlaces = places(new, b)
    var found: [(old: Int, new: Int)] = []
    for index in b.dropLast() {
      let key = pair(new[index].id, new[index + 1].id)
      if newPlaces[key] == index, let place = oldPlaces[key], place >= 0 {
        found.append((place, index))
      }
    }
    let kept = heaviestRising(found.map(\.old), weights: found.map { old[$0.old].weight })
    return kept.map { found[$0] }
  }

  // MARK: Cell by cell

  /// The best alignment of two stretches (Gotoh 1982, with one cost for a region of both kinds).
  ///
  /// For every cell two scores: with its last step a shared atom, and with it inside a region.
  private mutating func table(_ a: Range<Int>, _ b: Range<Int>) {
    let width = b.count + 1
    let impossible = Int32.min / 2
    var shared = [Int32](repeating: impossible, count: width)
    var inside = [Int32](repeating: impossible, count: width)
    var steps = [UInt8](repeating: 0, count: (a.count + 1) * width)
    shared[0] = 0
    for column in 1..<width {
      inside[column] = -AtomDiff.regionCost
      steps[column] = column == 1 ? Step.openNew : Step.new
    }
    for row in 1...a.count {
      let atom = old[a.lowerBound + row - 1]
      let weight = atom.weight
      var diagonalShared = shared[0]
      var diagonalInside = inside[0]
      shared[0] = impossible
      inside[0] = -AtomDiff.regionCost
      steps[row * width] = row == 1 ? Step.openOld : Step.old
      for column in 1..<width {
        let aboveShared = shared[column]
        let aboveInside = inside[column]
        var step: UInt8 = 0
        if new[b.lowerBound + column - 1].id == atom.id {
          if diagonalShared >= diagonalInside {
            shared[column] = diagonalShared + weight
            step = Step.fromShared
          } else {
            shared[column] = diagonalInside + weight
          }
        } else {
          shared[column] = impossible
        }
        // Inside a region what is left out stands before what is put in.
        var best = inside[column - 1]
        var way = Step.new
        if shared[column - 1] - AtomDiff.regionCost > best {
          best = shared[column - 1] - AtomDiff.regionCost
          way = Step.openNew
        }
        if aboveInside > best {
          best = aboveInside
          way = Step.old
        }
        if aboveShared - AtomDiff.regionCost > best {
          best = aboveShared - AtomDiff.regionCost
          way = Step.openOld
        }
        inside[column] = best
        steps[row * width + column] = step | way
        diagonalShared = aboveShared
        diagonalInside = aboveInside
      }
    }
    walk(steps, width, a, b, isShared: shared[width - 1] >= inside[width - 1])
  }

  /// How the best score of a cell came about.
  private enum Step {
    static let new: UInt8 = 0
    static let openNew: UInt8 = 1
    static let old: UInt8 = 2
    static let openOld: UInt8 = 3
    static let way: UInt8 = 3
    static let fromShared: UInt8 = 4
  }

  private mutating func walk(
    _ steps: [UInt8], _ width: Int, _ a: Range<Int>, _ b: Range<Int>, isShared: Bool
  ) {
    var (row, column, isShared) = (a.count, b.count, isShared)
    var (endRow, endColumn) = (row, column)
    var found: [Region] = []
    func close() {
      if row < endRow || column < endColumn {
        found.append(
          Region(
            old: (a.lowerBound + row)..<(a.lowerBound + endRow),
            new: (b.lowerBound + column)..<(b.lowerBound + endColumn)))
      }
    }
    while row > 0 || column > 0 {
      let step = steps[row * width + column]
      if isShared {
        isShared = step & Step.fromShared != 0
        row -= 1
        column -= 1
        (endRow, endColumn) = (row, column)
        continue
      }
      let way = step & Step.way
      if way == Step.old || way == Step.openOld { row -= 1 } else { column -= 1 }
      if way == Step.openOld || way == Step.openNew {
        close()
        (endRow, endColumn) = (row, column)
        isShared = true
      }
    }
    close()
    for region in found.reversed() { add(region) }
  }
}

func pair(_ left: Int32, _ right: Int32) -> UInt64 {
  UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
}

/// The places of the heaviest subsequence of different numbers that rises.
func heaviestRising(_ numbers: [Int], weights: [Int32]) -> [Int] {
  guard let most = numbers.max() else { return [] }
  // A tree of maxima over the numbers (Fenwick 1994): the best sum that ends at or below each.
  var sums = [Int](repeating: 0, count: most + 2)
  var ends = [Int](repeating: -1, count: most + 2)
  var before = [Int](repeating: -1, count: numbers.count)
  var best = (sum: -1, end: -1)
  for (index, number) in numbers.enumerated() {
    var (sum, end) = (0, -1)
    var place = number
    while place > 0 {
      if sums[place] > sum { (sum, end) = (sums[place], ends[place]) }
      place &= place - 1
    }
    before[index] = end
    sum += Int(max(weights[index], 1))
    if sum > best.sum { best = (sum, index) }
    place = number + 1
    while place < sums.count {
      if sum > sums[place] { (sums[place], ends[place]) = (sum, index) }
      place += place & -place
    }
  }
  var kept: [Int] = []
  var next = best.end
  while next >= 0 {
    kept.append(next)
    next = before[next]
  }
  return kept.reversed()
}
