/// Leaves (blocks, rows of a table, fields of a signature) and the statements between them.
///
/// One type for the three places where statements may stand, so that they mean the same everywhere.
indirect enum Flow<Leaf: Sendable>: Sendable {
  case leaf(Leaf)
  case loop(Loop<Leaf>)
  case branch([Branch<Leaf>], otherwise: [Flow<Leaf>])
  /// `{% let name = value %}`: the name holds to the end of the enclosing flows.
  case binding(name: String, value: ExpressionID)
  /// An index of ``SectionTemplate/includes``.
  case include(Int)
}

/// A loop: `{% for name in list if condition %} … {% else %} … {% end %}`.
struct Loop<Leaf: Sendable>: Sendable {
  var name: String
  var list: ExpressionID
  var condition: ExpressionID?
  var body: [Flow<Leaf>]
  /// Nil without `{% else %}`: then a list that is missing makes a gap.
  var otherwise: [Flow<Leaf>]?
}

/// A condition and what stands under it: `{% if condition %} …`, `{% elif condition %} …`.
struct Branch<Leaf: Sendable>: Sendable {
  var condition: ExpressionID
  var body: [Flow<Leaf>]
}

/// Another file put here: `{% include "file" with name=value %}`.
struct IncludeTemplate: Sendable {
  var file: String
  var arguments: [(name: String, value: ExpressionID)]
  var range: TextRange
}
