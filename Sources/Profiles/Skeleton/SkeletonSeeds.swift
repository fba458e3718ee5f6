import ManualModel

/// The profile that a skeleton writes down: what the pack fills in, and what follows from the schema,
/// the catalogue and the kind of company.
struct SkeletonSeeds {
  let seeds: PackSeeds
  let schema: Schema
  let catalogue: PackCatalogue

  func profile(name: String, kind: Choice) -> YAMLNode {
    var own: [(String, [(String, YAMLNode?)])] = [
      ("company", [("name", .text(name)), ("kind", .text(kind.english))]),
      ("service", [("commitments", .list(promises))]),
    ]
    if let reason = seeds.exclusionReason {
      own.append(("manual", [("exclusions", .list(exclusions(kind, reason)))]))
    }
    let filled = seeds.profile(of: kind)
    own.append(("matrix", rows(filled)))
    return filled.overlaid(
      with: .record(own.map { ($0.0, .record($0.1)) }), depth: 2)
  }

  /// The clauses that do not concern a kind of company.
  private func exclusions(_ kind: Choice, _ reason: String) -> [YAMLNode] {
    catalogue.catalogue.clauses
      .filter { $0.id.components.count == 3 && !$0.appliesTo.contains(kind.english) }
      .map { clause in
        let reason = reason.replacing("{kind}", with: kind.chinese)
          .replacing("{clause}", with: clause.title)
        return .record([("clause", .text(clause.id.description)), ("reason", .text(reason))])
      }
  }

  /// One promise for each number of a procedure that the pack leaves to the company.
  private var promises: [YAMLNode] {
    schema.parameters.filter { seeds.promises.contains($0.key) }.flatMap { group in
      group.parameters.filter { $0.defaultValue == nil && $0.isNumber }.map { parameter in
        let name = parameter.name
        return .record([
          ("name", .text(name.hasPrefix(group.name) ? name : group.name + name)),
          ("parameter", .text("\(group.key).\(parameter.key)")),
        ])
      }
    }
  }

  /// A row of the matrix for each second-level clause; the usual owner is the main department.
  private func rows(_ filled: YAMLNode) -> [(String, YAMLNode?)] {
    var ignored = Reporter()
    let names = NameIndex(filled, schema: schema, reporter: &ignored).departments
    let service = schema.root["service"].flatMap { filled.value($0) }
    let usual = Schema.service["department"].flatMap { service?.value($0)?.scalar }
    return catalogue.catalogue.clauses.filter { $0.id.components.count == 3 }.map { clause in
      let owner = catalogue.owners[clause.id].flatMap { names.contains($0) ? $0 : nil }
      return (
        clause.id.description,
        .record([
          ("main", (owner ?? usual).map { .text($0) }),
          ("related", YAMLNode(.sequence([]), span: .none)),
        ])
      )
    }
  }
}

extension YAMLNode {
  fileprivate static func text(_ text: String) -> YAMLNode {
    YAMLNode(.scalar(text, .doubleQuoted), span: .none)
  }

  /// Nil for no items: then the skeleton shows an example.
  fileprivate static func list(_ items: [YAMLNode]) -> YAMLNode? {
    items.isEmpty ? nil : YAMLNode(.sequence(items), span: .none)
  }

  /// A mapping of those keys that have a value.
  fileprivate static func record(_ fields: [(String, YAMLNode?)]) -> YAMLNode {
    let entries = fields.compactMap { key, value in
      value.map { YAMLEntry(key: key, keySpan: .none, value: $0) }
    }
    return YAMLNode(.mapping(entries), span: .none)
  }
}
