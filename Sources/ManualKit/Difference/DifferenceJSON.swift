internal import ManualModel
internal import Revisions

/// A difference for programs; `Templates/diff.schema.json` describes it.
struct DifferenceJSON {
  let comparison: ManualComparison
  let audit: RevisionAudit?

  /// The format of what is written; it changes only where a member is no longer what it was.
  static let format = 1

  var text: String {
    let difference = comparison.difference
    let names = SectionNames(difference)
    var members: [(String, JSONValue)] = [
      ("format", .number(Self.format)), ("old", comparison.old.json), ("new", comparison.new.json),
      ("basis", .string(comparison.basis == .identity ? "identity" : "content")),
      ("same", .boolean(difference.isEmpty)),
      ("facts", .array(difference.facts.map { $0.json(names) })),
      ("sections", .array(difference.sections.map(\.json))),
      ("otherChanges", .boolean(difference.hasOtherChanges)),
    ]
    if let audit { members.append(("audit", audit.json)) }
    return JSONValue.object(members).text() + "\n"
  }
}

extension DiffSide {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("kind", .string(kind.rawValue)),
      ("title", .string(manual.properties.title)), ("version", .string(manual.properties.version)),
      ("company", .string(manual.properties.company)), ("edited", .boolean(wasEdited)),
      ("foreign", .boolean(isForeign)), ("trackedChanges", .boolean(hasTrackedChanges)),
    ])
  }
}

extension Wording {
  fileprivate var json: JSONValue { .object([("zh", .string(zh)), ("en", .string(en))]) }
}

extension [String] {
  fileprivate var json: JSONValue { .array(map { .string($0) }) }
}

extension FactChange {
  fileprivate func json(_ names: SectionNames) -> JSONValue {
    let (word, values) = kind.json
    let places = places.map { place -> JSONValue in
      let name = names[place.section]
      return .object([
        ("section", .string(place.section)), ("number", .string(name.number)),
        ("title", .string(name.title)), ("count", .number(place.count)),
      ])
    }
    return .object(
      [
        ("path", .string(path)), ("name", name.json),
        (
          "owners",
          .array(owners.map { .object([("list", $0.list.json), ("name", .string($0.name))]) })
        ), ("kind", .string(word)),
      ] + values + [("count", .number(count)), ("places", .array(places))])
  }
}

extension FactChange.Kind {
  fileprivate var json: (word: String, values: [(String, JSONValue)]) {
    switch self {
    case .changed(let from, let to):
      ("changed", [("from", .string(from)), ("to", .string(to))])
    case .given(let value): ("given", [("to", .string(value))])
    case .withdrawn(let value): ("withdrawn", [("from", .string(value))])
    case .list(let added, let removed):
      ("list", [("added", added.json), ("removed", removed.json)])
    case .added(let item): ("added", [("to", .string(item.name)), ("item", item.json)])
    case .removed(let item): ("removed", [("from", .string(item.name)), ("item", item.json)])
    case .renamed(let from, let to):
      ("renamed", [("from", .string(from.name)), ("to", .string(to.name)), ("item", to.json)])
    }
  }
}

extension FactChange.Item {
  fileprivate var json: JSONValue {
    .array(facts.map { .object([("name", $0.name.json), ("value", .string($0.value))]) })
  }
}

extension SectionChange {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)), ("kinds", DiffWords.kinds(kinds).map(\.key).json),
      ("old", old?.json ?? .null), ("new", new?.json ?? .null),
      ("causes", .array(causes.map { .number($0) })), ("explained", .boolean(isExplained)),
      ("passages", .array(passages.map(\.json))),
    ])
  }
}

extension SectionChange.Face {
  fileprivate var json: JSONValue {
    .object([
      ("number", .string(number)), ("title", .string(title)),
      ("level", level.map { .number($0) } ?? .null), ("clauses", clauses.map(\.description).json),
    ])
  }
}

extension Passage {
  fileprivate var json: JSONValue {
    .object([
      ("kind", .string("\(kind)")), ("change", change.json),
      ("table", table.map { .string($0) } ?? .null), ("heads", heads.json),
      ("cells", .array(cells.map { .array($0.map(\.json)) })),
    ])
  }
}

extension Passage.Run {
  fileprivate var json: JSONValue {
    .object([("text", .string(text)), ("change", change.json)])
  }
}

extension Change? {
  /// One word; null where nothing is marked.
  fileprivate var json: JSONValue {
    switch self {
    case nil: .null
    case .inserted?: .string("inserted")
    case .deleted?: .string("deleted")
    case .movedFrom?: .string("movedFrom")
    case .movedTo?: .string("movedTo")
    case .formatted?: .string("formatted")
    }
  }
}

extension RevisionAudit {
  fileprivate var json: JSONValue {
    .object([
      ("declared", declaration.numbers.json), ("text", .string(declaration.text)),
      (
        "undeclared",
        .array(
          undeclared.map { change in
            .object([
              ("id", .string(change.id)),
              ("number", .string((change.new ?? change.old)?.number ?? "")),
              ("title", .string((change.new ?? change.old)?.title ?? "")),
            ])
          })
      ), ("unfounded", unfounded.json),
    ])
  }
}
