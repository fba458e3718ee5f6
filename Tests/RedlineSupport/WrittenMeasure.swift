/// How much a redline marks as it is written, counted in the document and not in the tree.
///
/// What follows from another change by itself is counted apart: lines of the table of contents, and
/// fields that show another number. Word tracks these too when it renews them, and without them accepting
/// would not give the newer document, nor rejecting the older one.
package struct WrittenMeasure: Equatable, Sendable {
  /// Characters put in or left out.
  package var characters = 0
  /// Marked places without moves; neighbours are one, what is left out and what is put in its stead too.
  package var regions = 0
  package var moves = 0
  /// Characters in both halves of moves that are neither put in nor left out.
  package var movedCharacters = 0
  /// Numbers, dates, numerals and words of letters of which only a part is marked.
  package var cutAtoms = 0
  /// Fields and lines of contents with a mark, and the characters marked in them.
  package var follows = 0
  package var followCharacters = 0
  /// Halves of moves without the other, and the like.
  package var problems: [String] = []

  package init() {}

  /// Atoms of a text of which some characters are marked and others are not.
  static func cuts(_ text: [(Character, isMarked: Bool)]) -> Int {
    guard text.contains(where: \.isMarked) else { return 0 }
    let string = String(text.map(\.0))
    let atoms =
      /[0-9]{4}年[0-9]+月[0-9]+日|[0-9]+([.:\-][0-9]+)*|[A-Za-z]+([\-\/][A-Za-z0-9]+)*|[一二三四五六七八九十百千]{2,}/
    return string.matches(of: atoms).count { match in
      let start = string.distance(from: string.startIndex, to: match.range.lowerBound)
      return Set(text[start..<(start + match.output.0.count)].map(\.isMarked)).count > 1
    }
  }
}

/// Counts marks as they come, one after the other.
struct MarkCounter {
  var measure = WrittenMeasure()
  /// Whether the last thing met is marked, so that the next mark belongs to the same place.
  var isOpen = false
  private var isFollowOpen = false
  private var old: [(Character, isMarked: Bool)] = []
  private var new: [(Character, isMarked: Bool)] = []

  enum Mark {
    case inserted, deleted, moved
    /// In one of the two documents, but what it belongs to is counted as one already.
    case covered(isNew: Bool)
  }

  mutating func text(_ text: String, _ mark: Mark?, isFollow: Bool = false) {
    guard !text.isEmpty else { return }
    switch mark {
    case nil:
      isOpen = false
      isFollowOpen = false
      old += text.map { ($0, false) }
      new += text.map { ($0, false) }
    case .moved:
      isOpen = false
      measure.movedCharacters += text.count
      old += text.map { ($0, false) }
    case .inserted, .deleted:
      let isNew = if case .inserted? = mark { true } else { false }
      if isNew { new += text.map { ($0, true) } } else { old += text.map { ($0, true) } }
      if isFollow {
        if !isFollowOpen { measure.follows += 1 }
        isFollowOpen = true
        measure.followCharacters += text.count
      } else {
        place()
        measure.characters += text.count
      }
    case .covered(let isNew):
      measure.characters += text.count
      if isNew { new += text.map { ($0, true) } } else { old += text.map { ($0, true) } }
    }
  }

  /// Meets a mark, whatever is in it.
  mutating func place() {
    if !isOpen { measure.regions += 1 }
    isOpen = true
  }

  /// A paragraph ends on both sides, or on one.
  mutating func endText(old endsOld: Bool = true, new endsNew: Bool = true) {
    if endsOld {
      measure.cutAtoms += WrittenMeasure.cuts(old)
      old = []
    }
    if endsNew {
      measure.cutAtoms += WrittenMeasure.cuts(new)
      new = []
    }
    isFollowOpen = false
  }
}
