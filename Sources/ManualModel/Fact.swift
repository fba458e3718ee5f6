/// The number of a fact in a ``FactTable``.
///
/// Small, so that every run of text can say what it tells.
package struct FactID: Hashable, Sendable {
  package let index: Int32

  package init(index: Int) { self.index = Int32(index) }
}

/// Where the facts of a profile come from: for each its path (`outlets/上海/phone`) and its place.
///
/// Items of a list are named by what identifies them (their `name`) and by their position only when
/// nothing does, so that a fact keeps its path when a list is reordered.
package struct FactTable: Sendable {
  private struct Entry: Sendable {
    var parent: Int32
    var name: String
    var span: SourceSpan
  }

  private var entries: [Entry] = [Entry(parent: -1, name: "", span: .none)]

  package init() {}

  /// The whole profile.
  package static let root = FactID(index: 0)

  package mutating func add(_ name: String, under parent: FactID, at span: SourceSpan) -> FactID {
    entries.append(Entry(parent: parent.index, name: name, span: span))
    return FactID(index: entries.count - 1)
  }

  package func span(of id: FactID) -> SourceSpan { entries[Int(id.index)].span }

  package func name(of id: FactID) -> String { entries[Int(id.index)].name }

  package func parent(of id: FactID) -> FactID? {
    let parent = entries[Int(id.index)].parent
    return parent < 0 ? nil : FactID(index: Int(parent))
  }

  /// `outlets/上海/phone`; empty for the root.
  package func path(of id: FactID) -> String {
    guard let parent = parent(of: id) else { return "" }
    let above = path(of: parent)
    return above.isEmpty ? name(of: id) : above + "/" + name(of: id)
  }

  package var count: Int { entries.count }
}

/// A located value of a profile.
package struct Fact: Sendable {
  package var value: Value
  package var id: FactID

  package init(_ value: Value, _ id: FactID) {
    self.value = value
    self.id = id
  }
}

/// What a fact can be.
///
/// Records hold one fact per field of their ``RecordShape``, in its order.
package indirect enum Value: Sendable {
  /// In the schema, but not in the profile (or left empty there).
  case missing
  case text(String)
  case number(Int)
  case boolean(Bool)
  case date(Day)
  /// The index of a ``Choice`` of the field's shape.
  case choice(Choice)
  case list([Fact])
  case record([Fact])
  /// Free names, in the order of the file: `variables`, and `matrix` (clause → record).
  case map([(key: String, fact: Fact)])
}

/// One of the words a field accepts, in both languages: `manufacturer` 生产型.
package struct Choice: Hashable, Sendable {
  package var english: String
  package var chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}

/// The form of a fact, known before any profile is read: templates are checked against it.
package indirect enum Shape: Sendable {
  case text
  case number
  case boolean
  case date
  case choice([Choice])
  case list(Shape)
  case record(RecordShape)
  /// Free keys; all values have this shape. Names below are resolved only when evaluated.
  case map(Shape)
  /// Anything: what the user put under `variables`.
  case free
}

/// The fields of a record, each under its English and its Chinese name.
package final class RecordShape: Sendable {
  package struct Field: Sendable {
    package let english: String
    package let chinese: String
    package let shape: Shape

    package init(_ english: String, _ chinese: String, _ shape: Shape) {
      self.english = english
      self.chinese = chinese
      self.shape = shape
    }
  }

  package let fields: [Field]
  private let indices: [String: Int]

  package init(_ fields: [Field]) {
    self.fields = fields
    var indices: [String: Int] = [:]
    for (index, field) in fields.enumerated() {
      indices[field.english] = index
      indices[field.chinese] = index
    }
    self.indices = indices
  }

  /// The position of the field of that English or Chinese name.
  package func index(of name: String) -> Int? { indices[name] }
}

/// The facts a manual is made from: the root record, its shape, and where each fact comes from.
package struct Facts: Sendable {
  package var root: Fact
  package var shape: RecordShape
  package var table: FactTable

  package init(root: Fact, shape: RecordShape, table: FactTable) {
    self.root = root
    self.shape = shape
    self.table = table
  }

  /// The fact at a path of English field names, such as `fact("manual", "title")`.
  ///
  /// Nil when a name is not in the shape or a record on the way is missing.
  package func fact(_ names: String...) -> Fact? {
    var fact = root
    var shape = Shape.record(shape)
    for name in names {
      guard case .record(let record) = shape, case .record(let fields) = fact.value,
        let index = record.index(of: name)
      else { return nil }
      fact = fields[index]
      shape = record.fields[index].shape
    }
    return fact
  }
}
