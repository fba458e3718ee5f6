/// Something in a sequence, as far as aligning needs to know it.
struct AlignedElement {
  /// What makes it the same in both manuals; -1 for nothing.
  var identity: Int32 = -1
  /// Whether the identity is the item of a list or the id of a section, not only a place in a file.
  var isStrong = false
  /// Equal for equal content.
  var content: Int32
  /// How much there is to read, in atoms' weight.
  var weight: Int32
  /// Only elements of one kind are ever the same.
  var kind: Int32 = 0
}

/// What became of the elements of two sequences, in the order in which a redline shows them.
enum AlignedStep: Hashable {
  case kept(old: Int, new: Int)
  case deleted(Int)
  case inserted(Int)
  /// The two halves of a move; both name both places.
  case movedFrom(old: Int, new: Int)
  case movedTo(old: Int, new: Int)
}

/// Finds which element of one sequence is which of the other.
///
/// By identity first, then by content that occurs once, then by likeness in what lies between. What
/// is then not in the heaviest order that both have was moved.
struct SequenceAligner {
  private let old: [AlignedElement]
  private let new: [AlignedElement]
  private let likeness: (Int, Int) -> Int
  private let allowsMoves: Bool
  /// The partner of each, -1 for none.
  private var newOf: [Int]
  private var oldOf: [Int]
  private var isMoved: [Bool]

  /// What is shorter is not worth being called a move: it was deleted here and inserted there.
  private static let leastMove: Int32 = 24
  /// The most pairs whose likeness is asked for at once.
  private static let mostPairs = 900

  /// `likeness` says in percent how alike an old and a new element are.
  static func steps(
    _ old: [AlignedElement], _ new: [AlignedElement], allowsMoves: Bool = true,
    likeness: (Int, Int) -> Int
  ) -> [AlignedStep] {
    withoutActuallyEscaping(likeness) { likeness in
      var aligner = SequenceAligner(old, new, allowsMoves, likeness)
      aligner.align()
      return aligner.steps()
    }
  }

  private init(
    _ old: [AlignedElement], _ new: [AlignedElement], _ allowsMoves: Bool,
    _ likeness: @escaping (Int, Int) -> Int
  ) {
    self.old = old
    self.new = new
    self.allowsMoves = allowsMoves
    self.likeness = likeness
    newOf = Array(repeating: -1, count: old.count)
    oldOf = Array(repeating: -1, count: new.count)
    isMoved = Array(repeating: false, count: new.count)
  }

  private mutating func match(_ i: Int, _ j: Int) {
    newOf[i] = j
    oldOf[j] = i
  }

  private mutating func align() {
    trim()
    matchUnique { $0.isStrong ? pair($0.identity, $0.kind) : nil }
    matchUnique { pair($0.identity, $0.content) }
    matchUnique { pair($0.content, -1) }
    matchIdentities()
    order()
    fillGaps()
    findMoves()
    order()
  }

  /// What begins and ends both alike is the same.
  private mutating func trim() {
    func areEqual(_ i: Int, _ j: Int) -> Bool {
      guard old[i].content == new[j].content else { return false }
      return !(old[i].isStrong && new[j].isStrong && old[i].identity != new[j].identity)
    }
    var (start, end, newEnd) = (0, old.count, new.count)
    while start < end, start < newEnd, areEqual(start, start) {
      match(start, start)
      start += 1
    }
    while end > start, newEnd > start, areEqual(end - 1, newEnd - 1) {
      end -= 1
      newEnd -= 1
      match(end, newEnd)
    }
  }

  /// Matches what is there once in both, among what has no partner yet.
  private mutating func matchUnique(by key: (AlignedElement) -> UInt64?) {
    var places: [UInt64: (old: Int, new: Int, oldCount: Int, newCount: Int)] = [:]
    for (i, element) in old.enumerated() where newOf[i] < 0 {
      guard let key = key(element) else { continue }
      places[key, default: (0, 0, 0, 0)].old = i
      places[key]?.oldCount += 1
    }
    guard !places.isEmpty else { return }
    for (j, element) in new.enumerated() where oldOf[j] < 0 {
      guard let key = key(element), places[key] != nil else { continue }
      places[key]?.new = j
      places[key]?.newCount += 1
    }
    for (i, element) in old.enumerated() where newOf[i] < 0 {
      guard let key = key(element), let found = places[key], found.oldCount == 1,
        found.newCount == 1, old[i].kind == new[found.new].kind
      else { continue }
      match(i, found.new)
    }
  }

  /// A place in a section file is the same only while what stands there is alike: a newer skeleton may
  /// have counted on.
  private mutating func matchIdentities() {
    var places: [Int32: (new: Int, count: Int)] = [:]
    for (j, element) in new.enumerated() where oldOf[j] < 0 && element.identity >= 0 {
      places[element.identity, default: (j, 0)].count += 1
    }
    var counts: [Int32: Int] = [:]
    for (i, element) in old.enumerated() where newOf[i] < 0 {
      counts[element.identity, default: 0] += 1
    }
    for (i, element) in old.enumerated() where newOf[i] < 0 && element.identity >= 0 {
      guard counts[element.identity] == 1, let found = places[element.identity],
        found.count == 1, oldOf[found.new] < 0, new[found.new].kind == element.kind,
        likeness(i, found.new) >= 30
      else { continue }
      match(i, found.new)
    }
  }

  /// Keeps the heaviest order that both have; the rest was moved, or, where it is too short to be
  /// called so, is parted again.
  private mutating func order() {
    let matched = new.indices.filter { oldOf[$0] >= 0 }
    let kept = heaviestRising(
      matched.map { oldOf[$0] }, weights: matched.map { max(new[$0].weight, 1) })
    for j in matched { isMoved[j] = true }
    for place in kept { isMoved[matched[place]] = false }
    for j in matched where isMoved[j] {
      if !allowsMoves || min(old[oldOf[j]].weight, new[j].weight) < SequenceAligner.leastMove {
        newOf[oldOf[j]] = -1
        oldOf[j] = -1
        isMoved[j] = false
      }
    }
  }

  // MARK: Between what is the same

  private mutating func fillGaps() {
    var start = 0
    var newStart = 0
    for j in 0...new.count {
      let isEnd = j == new.count
      guard isEnd || (oldOf[j] >= 0 && !isMoved[j]) else { continue }
      let i = isEnd ? old.count : oldOf[j]
      let olds = (start..<i).filter { newOf[$0] < 0 }
      let news = (newStart..<j).filter { oldOf[$0] < 0 }
      if !olds.isEmpty, !news.isEmpty { fillGap(olds, news) }
      (start, newStart) = (i + 1, j + 1)
    }
  }

  private mutating func fillGap(_ olds: [Int], _ news: [Int]) {
    if olds.count == 1, news.count == 1, old[olds[0]].kind == new[news[0]].kind {
      let isSame = old[olds[0]].identity >= 0 && old[olds[0]].identity == new[news[0]].identity
      if isSame || score(olds[0], news[0]) > 0 { match(olds[0], news[0]) }
      return
    }
    guard olds.count * news.count <= SequenceAligner.mostPairs else {
      return matchEqual(olds, news)
    }
    let width = news.count + 1
    var sums = [Int](repeating: 0, count: (olds.count + 1) * width)
    for row in 1...olds.count {
      for column in 1...news.count {
        let cell = row * width + column
        sums[cell] = max(sums[cell - 1], sums[cell - width])
        let gain = score(olds[row - 1], news[column - 1])
        if gain > 0 { sums[cell] = max(sums[cell], sums[cell - width - 1] + gain) }
      }
    }
    var (row, column) = (olds.count, news.count)
    while row > 0, column > 0 {
      let cell = row * width + column
      if sums[cell] == sums[cell - width] {
        row -= 1
      } else if sums[cell] == sums[cell - 1] {
        column -= 1
      } else {
        match(olds[row - 1], news[column - 1])
        row -= 1
        column -= 1
      }
    }
  }

  /// What two elements have in common, for choosing among several; 0 for too little.
  private func score(_ i: Int, _ j: Int) -> Int {
    guard old[i].kind == new[j].kind else { return 0 }
    if old[i].isStrong, new[j].isStrong, old[i].identity != new[j].identity,
      old[i].content == new[j].content
    {
      return 60
    }
    if old[i].content == new[j].content { return 200 }
    let found = likeness(i, j)
    let isSame = old[i].identity >= 0 && old[i].identity == new[j].identity
    return found >= (isSame ? 20 : 40) ? found + (isSame ? 30 : 0) : 0
  }

  /// Too many to compare each with each: only equal ones, in order.
  private mutating func matchEqual(_ olds: [Int], _ news: [Int]) {
    var places: [Int32: [Int]] = [:]
    for i in olds.reversed() { places[old[i].content, default: []].append(i) }
    var last = -1
    for j in news {
      while let i = places[new[j].content]?.popLast() {
        guard i > last else { continue }
        match(i, j)
        last = i
        break
      }
    }
  }

  /// What has no partner may still be found elsewhere, rewritten.
  private mutating func findMoves() {
    guard allowsMoves else { return }
    let least = SequenceAligner.leastMove * 2
    let olds = old.indices.filter { newOf[$0] < 0 && old[$0].weight >= least }
    let news = new.indices.filter { oldOf[$0] < 0 && new[$0].weight >= least }
    guard !olds.isEmpty, olds.count * news.count <= SequenceAligner.mostPairs else { return }
    var found: [(percent: Int, old: Int, new: Int)] = []
    for i in olds {
      for j in news where old[i].kind == new[j].kind {
        let percent = likeness(i, j)
        if percent >= 45 { found.append((percent, i, j)) }
      }
    }
    for (_, i, j) in found.sorted(by: {
      ($1.percent, $0.old, $0.new) < ($0.percent, $1.old, $1.new)
    })
    where newOf[i] < 0 && oldOf[j] < 0 { match(i, j) }
  }

  // MARK: The order of a redline

  /// What is gone stands where it stood, before what came in its place.
  private func steps() -> [AlignedStep] {
    var steps: [AlignedStep] = []
    var next = 0
    func addGone(before end: Int) {
      while next < end {
        let j = newOf[next]
        steps.append(j < 0 ? .deleted(next) : .movedFrom(old: next, new: j))
        next += 1
      }
    }
    var waiting: [AlignedStep] = []
    for j in new.indices {
      let i = oldOf[j]
      if i < 0 {
        waiting.append(.inserted(j))
      } else if isMoved[j] {
        waiting.append(.movedTo(old: i, new: j))
      } else {
        addGone(before: i)
        steps += waiting
        waiting = []
        steps.append(.kept(old: i, new: j))
        next = i + 1
      }
    }
    addGone(before: old.count)
    return steps + waiting
  }
}
