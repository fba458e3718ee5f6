import ManualModel

/// A function of the section language; each can also be written as a filter.
struct Function: Sendable {
  struct Parameter: Sendable {
    enum Kind: Sendable {
      case value
      /// A field of the items of the first argument, in quotes.
      case field
    }

    var name: String
    var kind: Kind
    var isRequired: Bool
  }

  typealias Body = @Sendable (inout Evaluator, [Item], TextRange) -> Item

  let name: String
  let parameters: [Parameter]
  let result: Result
  let doc: Wording
  /// Whether a missing first argument makes the result missing without a call.
  let passesAbsence: Bool
  let body: Body

  /// The shape of what it gives.
  enum Result: Sendable {
    case text, number, boolean, date, free
    /// That of the first argument.
    case first
    /// That of the items of the first argument.
    case element
    /// A list of what the second argument is.
    case listOfSecond
    case list(ListOf)
    /// Records of `key` and `items`.
    case groups
    case clause
    /// An item of the list of that name in the profile.
    case item(of: String)

    enum ListOf: Sendable {
      case texts, numbers, items(of: String)
    }

    func shape(_ arguments: [Shape], root: RecordShape) -> Shape {
      switch self {
      case .text: .text
      case .number: .number
      case .boolean: .boolean
      case .date: .date
      case .free: .free
      case .first: arguments.first ?? .free
      case .element: arguments.first?.element ?? .free
      case .listOfSecond: .list(arguments.count > 1 ? arguments[1] : .free)
      case .list(.texts): .list(.text)
      case .list(.numbers): .list(.number)
      case .list(.items(let name)): .list(Result.element(of: name, root))
      case .groups:
        .list(
          .record(
            RecordShape([
              .init("key", "键", arguments.count > 1 ? arguments[1] : .free),
              .init("items", "各项", arguments.first ?? .free),
            ])))
      case .clause: .record(RootNames.clause)
      case .item(let name): Result.element(of: name, root)
      }
    }

    private static func element(of name: String, _ root: RecordShape) -> Shape {
      guard let index = root.index(of: name) else { return .free }
      return root.fields[index].shape.element ?? .free
    }
  }

  /// `name(a, b[, c])`; parameters: `a b c?`, a field as `"field"`.
  init(
    _ name: String, _ parameters: String, _ result: Result, zh: String, en: String,
    passesAbsence: Bool = true, _ body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters.split(separator: " ").map { word in
      let isRequired = !word.hasSuffix("?")
      let name = isRequired ? word : word.dropLast()
      return Parameter(
        name: String(name), kind: name == "\"field\"" ? .field : .value, isRequired: isRequired)
    }
    self.result = result
    self.doc = Wording(zh: zh, en: en)
    self.passesAbsence = passesAbsence
    self.body = body
  }

  var required: Int { parameters.count { $0.isRequired } }

  var signature: String {
    var text = name + "("
    for (index, parameter) in parameters.enumerated() {
      let separator = index == 0 ? "" : ", "
      text +=
        parameter.isRequired ? separator + parameter.name : "[" + separator + parameter.name + "]"
    }
    return text + ")"
  }
}

/// All functions, as one table.
enum Library {
  static let functions: [Function] =
    dates + numbers + lists + texts + references + clauses + people

  private static let indices: [String: Int] = {
    var indices: [String: Int] = [:]
    for (index, function) in functions.enumerated() { indices[function.name] = index }
    return indices
  }()

  static func index(of name: String) -> Int? { indices[name] }
}
