import ManualModel

/// What functions look up by key: clauses, people and departments.
///
/// Made once for a profile, so that no lookup walks the profile, takes a clause number apart or asks
/// for the clause above.
struct Register: Sendable {
  struct Row: Sendable {
    var main: Fact
    var related: [Fact]
  }

  /// What a profile says about a clause, or about the nearest above it.
  struct ClauseEntry: Sendable {
    var id: ClauseID
    /// The record of ``RootNames/clause``, and its place in the catalogue.
    var listed: ListedRecord
    var record: Fact { listed.record }
    /// The reason for which it is excluded.
    var exclusion: Fact?
    var row: Row?
    var fits: Bool
  }

  /// By the number as text: `5.2.4`.
  private var clauses: [String: ClauseEntry] = [:]
  private(set) var roles: [Choice] = []
  private var people: [Choice: [Fact]] = [:]
  private var departments: [String: Fact] = [:]
  private let matrixID: FactID
  private let matrixName: FieldName
  private let mainName: FieldName
  private let peopleID: FactID

  init(_ facts: Facts, catalogue: Catalogue) {
    let root = Record(facts)
    matrixID = facts.fact("matrix")?.id ?? FactTable.root
    matrixName = root.name(of: "matrix")
    mainName = root.inner("matrix")?.name(of: "main") ?? FieldName("main", "")
    peopleID = facts.fact("people")?.id ?? FactTable.root
    for person in root.items("people") {
      for role in person["roles"]?.items ?? [] {
        if case .choice(let choice) = role.value { people[choice, default: []].append(person.fact) }
      }
    }
    roles = root.choices("people", "roles")
    for department in root.items("departments") {
      if let name = department["name"]?.text { departments[name] = department.fact }
    }
    addClauses(root, facts, catalogue)
  }

  private mutating func addClauses(_ root: Record, _ facts: Facts, _ catalogue: Catalogue) {
    var exclusions: [ClauseID: Fact] = [:]
    for exclusion in root.items("manual", "exclusions") {
      guard let text = exclusion["clause"]?.text, let id = ClauseID(text) else { continue }
      exclusions[id] = exclusion["reason"]
    }
    var matrix: [ClauseID: Row] = [:]
    if case .map(let rows) = facts.fact("matrix")?.value {
      for row in rows {
        guard let id = ClauseID(row.key), let record = root.row(row.fact),
          let main = record["main"]
        else { continue }
        matrix[id] = Row(main: main, related: record["related"]?.items ?? [])
      }
    }
    var kind: String?
    if case .choice(let choice) = facts.fact("company", "kind")?.value { kind = choice.english }
    for (place, clause) in catalogue.clauses.enumerated() {
      let fits = kind.map { clause.appliesTo.isEmpty || clause.appliesTo.contains($0) } ?? true
      clauses[clause.id.description] = ClauseEntry(
        id: clause.id,
        listed: ListedRecord(place: place, record: Fact(.missing, FactTable.root)),
        exclusion: exclusions.nearest(to: clause.id), row: matrix.nearest(to: clause.id),
        fits: fits)
    }
  }

  subscript(clause: String) -> ClauseEntry? { clauses[clause] }

  subscript(clause: ClauseID) -> ClauseEntry? { clauses[clause.description] }

  mutating func set(_ record: Fact, for clause: ClauseID) {
    clauses[clause.description]?.listed.record = record
  }

  func mainDepartment(of clause: ClauseEntry) -> Item {
    if let row = clause.row {
      if case .missing = row.main.value {
        return .absent(Absence(fact: row.main.id, name: name(of: clause.id)))
      }
      return .fact(row.main)
    }
    return .absent(
      Absence(
        fact: matrixID, steps: [clause.id.description, mainName.english], name: name(of: clause.id)
      ))
  }

  /// `职责分配 5.2.4 主要`: the keys of the profile that lead to the missing department.
  private func name(of id: ClauseID) -> FieldName {
    FieldName(
      "\(matrixName.english) \(id) \(mainName.english)",
      "\(matrixName.chinese) \(id) \(mainName.chinese)")
  }

  func people(with role: Choice) -> [Fact] { people[role] ?? [] }

  /// What is missing when nobody has a role.
  func absence(of role: Choice) -> Absence {
    Absence(fact: peopleID, steps: [role.english], name: FieldName(role.english, role.chinese))
  }

  func department(_ name: String) -> Fact? { departments[name] }
}

/// A record with its shape, for reading fields by their English names.
private struct Record {
  let fact: Fact
  let shape: RecordShape

  init(fact: Fact, shape: RecordShape) {
    self.fact = fact
    self.shape = shape
  }

  init(_ facts: Facts) { self.init(fact: facts.root, shape: facts.shape) }

  subscript(name: String) -> Fact? {
    guard let index = shape.index(of: name), case .record(let fields) = fact.value,
      fields.indices.contains(index)
    else { return nil }
    return fields[index]
  }

  func name(of name: String) -> FieldName {
    shape.index(of: name).map { FieldName(shape.fields[$0]) } ?? FieldName(name, name)
  }

  /// The record a map holds, without a fact: for its names.
  func inner(_ name: String) -> Record? {
    guard let index = shape.index(of: name), case .map(let value) = shape.fields[index].shape,
      let record = value.record
    else { return nil }
    return Record(fact: Fact(.missing, FactTable.root), shape: record)
  }

  /// A row of the matrix as a record.
  func row(_ fact: Fact) -> Record? {
    inner("matrix").map { Record(fact: fact, shape: $0.shape) }
  }

  /// The records of the list at a path.
  func items(_ path: String...) -> [Record] {
    var record = self
    for name in path.dropLast() {
      guard let index = record.shape.index(of: name),
        let shape = record.shape.fields[index].shape.record, let fact = record[name]
      else { return [] }
      record = Record(fact: fact, shape: shape)
    }
    guard let last = path.last, let index = record.shape.index(of: last),
      let shape = record.shape.fields[index].shape.element?.record
    else { return [] }
    return (record[last]?.items ?? []).map { Record(fact: $0, shape: shape) }
  }

  /// The choices of a field, or of its items, in the records of a list.
  func choices(_ list: String, _ field: String) -> [Choice] {
    guard let index = shape.index(of: list), let record = shape.fields[index].shape.element?.record,
      let inner = record.index(of: field)
    else { return [] }
    switch record.fields[inner].shape {
    case .choice(let choices), .list(.choice(let choices)): return choices
    default: return []
    }
  }
}

extension Dictionary where Key == ClauseID {
  /// The value of a clause, or of the nearest above it that has one.
  fileprivate func nearest(to id: ClauseID) -> Value? {
    var next: ClauseID? = id
    while let clause = next {
      if let value = self[clause] { return value }
      next = clause.parent
    }
    return nil
  }
}

extension Fact {
  fileprivate var text: String? { if case .text(let text) = value { text } else { nil } }
  fileprivate var items: [Fact]? { if case .list(let items) = value { items } else { nil } }
}
