import ManualModel

/// The lists around a paragraph of a redline.
///
/// What is deleted of a list is a list of its own, stored before the text. That the list in the text
/// goes on from there makes them one, so that items that come back are counted right.
struct ListPath: Hashable {
  /// A list with all its pieces.
  enum Chain: Hashable {
    case appendix
    /// By its place among all lists.
    case list(Int)
  }

  var chain: Chain
  /// How many pieces were stored before it.
  var pieces: Int
  /// The style of each level, the outermost first.
  var styles: [String]
}

extension ListPath.Chain {
  /// The id of a piece of what was deleted, counted from 1; 0 is a piece without items, for a
  /// paragraph that bears a mark before anything of the list was deleted.
  func id(ofPiece piece: Int) -> String {
    switch self {
    case .appendix: "deletedAppendix\(piece)"
    case .list(let number): "deletedList\(number)-\(piece)"
    }
  }
}

extension TrackingPlan {
  /// The piece that a new one goes on from, with so many before it.
  func piece(before pieces: Int, in chain: ListPath.Chain) -> String? {
    pieces > 0 || roots.contains(chain) ? chain.id(ofPiece: pieces) : nil
  }

  /// The piece that the list in the text goes on from.
  func lastPiece(of chain: ListPath.Chain) -> String? {
    piece(before: self.pieces[chain] ?? 0, in: chain)
  }
}
