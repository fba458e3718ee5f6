import ManualModel

/// An expression whose names are resolved: fields by index, local names by their place on the stack.
indirect enum Bound: Sendable {
  case constant(Item)
  /// A field of the root record.
  case top(Int, FieldName)
  case local(Int)
  /// `loop.index` and its siblings; the slot holds ``Item/loop(index:count:)``.
  case loop(slot: Int, LoopField)
  case field(Bound, Int, FieldName, TextRange)
  /// An element of a list, or the value of a key that is known only when evaluated.
  case element(Bound, Bound, TextRange)
  /// An index of ``Library/functions``.
  case call(Int, [Bound], TextRange)
  case not(Bound)
  case negative(Bound, TextRange)
  case and(Bound, Bound)
  case or(Bound, Bound)
  case binary(Expression.Operator, Bound, Bound, TextRange)
  case conditional(Bound, condition: Bound, otherwise: Bound)
  case list([Bound])
  case invalid
}

enum LoopField: String, CaseIterable, Sendable {
  case index, first, last, count
}

/// The two names of a field, for the gap it leaves when it is missing.
///
/// An object, because every evaluation of a field takes it along and hardly any needs it.
final class FieldName: Sendable {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  convenience init(_ field: RecordShape.Field) { self.init(field.english, field.chinese) }
}

/// A template whose expressions mean something: bound to a shape and the names around it.
final class BoundTemplate: Sendable {
  let template: SectionTemplate
  /// By ``ExpressionID``.
  let expressions: [Bound]
  /// By the index of ``Flow/include(_:)``; nil where the file was not found.
  let includes: [BoundInclude?]
  /// What the ordinals of its blocks begin with: those of an included file follow the section's.
  let firstOrdinal: Int32

  init(
    _ template: SectionTemplate, expressions: [Bound], includes: [BoundInclude?],
    firstOrdinal: Int32
  ) {
    self.template = template
    self.expressions = expressions
    self.includes = includes
    self.firstOrdinal = firstOrdinal
  }

  subscript(id: ExpressionID) -> Bound { expressions[Int(id.index)] }
}

struct BoundInclude: Sendable {
  let arguments: [Bound]
  let template: BoundTemplate
}
