import ManualModel

/// The names a template can use at one place: local ones, innermost last, and the root record.
struct Scope {
  enum Local {
    case value(Shape)
    /// The `loop` of a `for`.
    case loop
  }

  let root: RecordShape
  private(set) var locals: [(name: String, local: Local)] = []

  init(root: RecordShape) { self.root = root }

  var depth: Int { locals.count }

  mutating func push(_ name: String, _ local: Local) { locals.append((name, local)) }

  mutating func pop(to depth: Int) { locals.removeLast(locals.count - depth) }

  func slot(of name: String) -> Int? { locals.lastIndex { $0.name == name } }

  /// The names near which a wrong one may be meant, in the language it was written in.
  func candidates(for name: String) -> [String] {
    locals.map(\.name) + root.names(like: name)
  }
}

extension RecordShape {
  /// The English or the Chinese names of the fields, as `name` is English or Chinese.
  func names(like name: String) -> [String] {
    let isEnglish = name.utf8.allSatisfy { $0 < 0x80 }
    return fields.map { isEnglish ? $0.english : $0.chinese }
  }
}

extension Shape {
  var record: RecordShape? { if case .record(let record) = self { record } else { nil } }

  /// What a list of this shape holds; `free` may hold anything.
  var element: Shape? {
    switch self {
    case .list(let element): element
    case .map(let value):
      .record(RecordShape([.init("key", "键", .text), .init("value", "值", value)]))
    case .free: .free
    case .text, .number, .boolean, .date, .choice, .record: nil
    }
  }
}
