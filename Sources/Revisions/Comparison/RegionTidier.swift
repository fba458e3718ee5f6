/// Makes regions as a careful person would mark them.
struct RegionTidier {
  let old: [Atom]
  let new: [Atom]

  func tidy(_ regions: [Region]) -> [Region] {
    guard !regions.isEmpty else { return [] }
    if isRewritten(regions) { return [Region(old: old.indices, new: new.indices)] }
    return slide(joined(regions).flatMap(parted))
  }

  // MARK: Crumbs

  /// Whether so little is shared that the parts would only confuse.
  private func isRewritten(_ regions: [Region]) -> Bool {
    let oldWeight = weight(old, old.indices)
    let newWeight = weight(new, new.indices)
    guard regions.count > 2, min(oldWeight, newWeight) > 60 else { return false }
    let changed = regions.reduce(0) { $0 + weight(old, $1.old) }
    return (oldWeight - changed) * 100 < 35 * min(oldWeight, newWeight)
      && !old.contains { $0.kind == .end } && !new.contains { $0.kind == .end }
  }

  /// Absorbs what was kept between two regions where it is little compared with both.
  private func joined(_ regions: [Region]) -> [Region] {
    var result: [Region] = []
    for region in regions {
      var region = region
      while let last = result.last, isCrumb(between: last, and: region) {
        region = Region(
          old: last.old.lowerBound..<region.old.upperBound,
          new: last.new.lowerBound..<region.new.upperBound)
        result.removeLast()
      }
      result.append(region)
    }
    return result
  }

  private func isCrumb(between left: Region, and right: Region) -> Bool {
    let kept = left.old.upperBound..<right.old.lowerBound
    guard !old[kept].contains(where: { $0.kind == .end }) else { return false }
    let size = weight(old, kept)
    let least = min(size2(left), size2(right))
    return size < AtomDiff.regionCost + least / 4
  }

  private func size2(_ region: Region) -> Int32 {
    max(weight(old, region.old), weight(new, region.new))
  }

  private func weight(_ atoms: [Atom], _ range: Range<Int>) -> Int32 {
    var sum: Int32 = 0
    for index in range { sum += atoms[index].weight }
    return sum
  }

  /// Parts a region again that only puts numbers or names for others: 8:30—18:00 → 9:00—17:30 is
  /// two changes.
  private func parted(_ region: Region) -> [Region] {
    guard region.old.count == region.new.count, region.old.count > 1 else { return [region] }
    var pieces: [Region] = []
    for (i, j) in zip(region.old, region.new) {
      if old[i].id == new[j].id { continue }
      guard old[i].isReplaceable, new[j].isReplaceable, old[i].kind == new[j].kind else {
        return [region]
      }
      if let last = pieces.last, last.old.upperBound == i {
        pieces[pieces.count - 1] = Region(
          old: last.old.lowerBound..<(i + 1), new: last.new.lowerBound..<(j + 1))
      } else {
        pieces.append(Region(old: i..<(i + 1), new: j..<(j + 1)))
      }
    }
    return pieces
  }

  // MARK: Boundaries

  /// Moves what was only put in, or only left out, to where sentences and clauses part.
  private func slide(_ regions: [Region]) -> [Region] {
    var result = regions
    for index in regions.indices {
      let region = result[index]
      let before = index > 0 ? result[index - 1] : nil
      let after = index + 1 < result.count ? result[index + 1] : nil
      if region.old.isEmpty {
        let shift = bestShift(
          new, region.new, from: (before?.new.upperBound ?? 0) + (before == nil ? 0 : 1),
          to: (after?.new.lowerBound ?? new.count) - (after == nil ? 0 : 1))
        result[index] = region.shifted(by: shift)
      } else if region.new.isEmpty {
        let shift = bestShift(
          old, region.old, from: (before?.old.upperBound ?? 0) + (before == nil ? 0 : 1),
          to: (after?.old.lowerBound ?? old.count) - (after == nil ? 0 : 1))
        result[index] = region.shifted(by: shift)
      }
    }
    return result
  }

  /// How far a stretch is best moved, within bounds, so that the text stays the same.
  private func bestShift(
    _ atoms: [Atom], _ range: Range<Int>, from least: Int, to most: Int
  ) -> Int {
    var best = (shift: 0, score: score(atoms, range.lowerBound) + score(atoms, range.upperBound))
    var (start, end) = (range.lowerBound, range.upperBound)
    func judge() {
      let found = score(atoms, start) + score(atoms, end)
      if found > best.score { best = (start - range.lowerBound, found) }
    }
    while start > least, atoms[start - 1].id == atoms[end - 1].id {
      start -= 1
      end -= 1
      judge()
    }
    (start, end) = (range.lowerBound, range.upperBound)
    while end < most, atoms[start].id == atoms[end].id {
      start += 1
      end += 1
      judge()
    }
    return best.shift
  }

  /// How natural it is to part a text before this atom.
  private func score(_ atoms: [Atom], _ index: Int) -> Int {
    guard index > 0, index < atoms.count else { return 6 }
    let (left, right) = (atoms[index - 1], atoms[index])
    if left.kind == .end || right.kind == .end { return 6 }
    switch left.kind {
    case .stop: return 5
    case .mark: return RegionTidier.opens(left.id) ? 0 : 4
    case .han, .number, .word, .name, .space, .object, .end: break
    }
    if right.kind == .mark { return RegionTidier.opens(right.id) ? 3 : 1 }
    if right.kind == .stop { return 1 }
    return left.kind == right.kind ? 0 : 1
  }

  /// Whether a mark belongs to what follows it: （ 《 “ 「 【 (.
  private static func opens(_ id: Int32) -> Bool {
    switch id {
    case 0xFF08, 0x300A, 0x201C, 0x300C, 0x300E, 0x3010, 0x28, 0x2018, 0x3008: true
    default: false
    }
  }
}

extension Region {
  fileprivate func shifted(by shift: Int) -> Region {
    Region(
      old: old.lowerBound + shift..<old.upperBound + shift,
      new: new.lowerBound + shift..<new.upperBound + shift)
  }
}
