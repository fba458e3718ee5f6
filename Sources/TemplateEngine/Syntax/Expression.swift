import ManualModel

/// An expression as written, with the place of everything that can be wrong about it.
indirect enum Expression: Sendable {
  case literal(Value, TextRange)
  case list([Expression], TextRange)
  case name(String, TextRange)
  /// The range is that of the member's name.
  case member(Expression, String, TextRange)
  case element(Expression, Expression, TextRange)
  /// A function, or a filter, whose first argument stands before the bar; the range is its name's.
  case call(String, [Expression], TextRange)
  case not(Expression)
  case negative(Expression, TextRange)
  case binary(Operator, Expression, Expression, TextRange)
  case conditional(Expression, condition: Expression, otherwise: Expression)
  /// Not to be understood; reported when it was parsed.
  case invalid

  enum Operator: String, Sendable {
    case or, and
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case within = "in"
    case plus = "+"
    case minus = "-"
    case times = "*"

    /// How strongly it binds; `a if c else b` has 0, `not` stands between `and` and comparisons.
    var strength: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .within: 4
      case .plus, .minus: 5
      case .times: 6
      }
    }
  }

  /// Where to point when the whole is meant.
  var range: TextRange {
    switch self {
    case .literal(_, let range), .list(_, let range), .name(_, let range), .call(_, _, let range),
      .negative(_, let range), .binary(_, _, _, let range):
      range
    case .member(let inner, _, let range), .element(let inner, _, let range):
      TextRange(Int(inner.range.start), Int(range.end))
    case .not(let inner): inner.range
    case .conditional(let inner, _, _): inner.range
    case .invalid: .none
    }
  }
}

/// The number of an expression among those of its file.
///
/// The tree of a template holds numbers, so that one tree serves however often its expressions are
/// bound: a partial means something else wherever it is included.
struct ExpressionID: Hashable, Sendable {
  let index: Int32
}
