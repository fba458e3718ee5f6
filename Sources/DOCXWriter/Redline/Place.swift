import ManualModel

/// Where a node of a redline stands: in the environment of both manuals, under the nearest mark.
struct Place {
  var old: Environment
  var new: Environment
  /// Nil where both manuals have what stands here.
  var mark: Change?
  /// False where the two halves of a move could not be told apart from others.
  var allowsMoves = true

  func exists(on side: Change.Side) -> Bool { mark?.exists(on: side) ?? true }

  subscript(side: Change.Side) -> Environment {
    get { side == .old ? old : new }
    set { if side == .old { old = newValue } else { new = newValue } }
  }

  /// The side whose properties are written; the other's are those before a change.
  var side: Change.Side { mark?.side ?? .new }

  /// Inside a node with that mark.
  func inside(_ change: Change?) -> Place {
    guard let change = change?.whole else { return self }
    var place = self
    place.mark = allowsMoves ? change : change.withoutMove
    return place
  }

  /// The same place with both environments changed alike.
  func changing(_ change: (inout Environment) -> Void) -> Place {
    var place = self
    change(&place.old)
    change(&place.new)
    return place
  }

  /// Both sides, the older first, or the one that has what stands here.
  var sides: [Change.Side] {
    [Change.Side.old, .new].filter { exists(on: $0) }
  }
}

/// A value of each manual, where it has one.
struct Sides<Value> {
  var old: Value?
  var new: Value?

  subscript(side: Change.Side) -> Value? {
    get { side == .old ? old : new }
    set { if side == .old { old = newValue } else { new = newValue } }
  }

  /// What is written: the newer one, or the only one.
  var written: Value? { new ?? old }
}

extension Sides: Equatable where Value: Equatable {}
