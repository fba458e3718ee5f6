package import ManualModel

/// A row of the schema table: one key of a profile and all that is known of it.
package struct SchemaField: Sendable {
  package let english: String
  package let chinese: String
  package let type: SchemaType
  package let need: SchemaNeed
  /// One line for people who fill the profile in.
  package let doc: Wording
  /// A value as it may stand in a profile; empty where none helps.
  package let example: String
  /// What holds when the profile says nothing, written as in a profile.
  package let defaultValue: String?

  package init(
    _ english: String, _ chinese: String, _ type: SchemaType, _ need: SchemaNeed = .issue,
    zh: String, en: String, example: String = "", default defaultValue: String? = nil
  ) {
    self.english = english
    self.chinese = chinese
    self.type = type
    self.need = need
    self.doc = Wording(zh: zh, en: en)
    self.example = example
    self.defaultValue = defaultValue
  }

  package func name(in keys: SchemaKeys) -> String { keys == .english ? english : chinese }
}

/// When a fact must be there.
package enum SchemaNeed: Sendable {
  /// The manual is complete without it.
  case optional
  /// A gap in a draft and an error at issue, where the manual prints it.
  case issue
  /// What stands beside it makes no sense without: an error at once.
  case required
  /// The program supplies it; a profile may not.
  case computed
}

/// The language of the keys of a profile.
package enum SchemaKeys: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// What the value of a key is.
package indirect enum SchemaType: Sendable {
  case text
  /// Text of digits: a telephone number, a postcode; full-width digits are read as digits.
  case digits
  case number
  case boolean
  case date
  case choice([Choice])
  /// The name of something that must exist.
  case reference(SchemaReference)
  case list(SchemaType)
  case record(SchemaRecord)
  /// Records by clause number: the responsibility matrix.
  case clauses(SchemaRecord)
  case free

  /// The form that templates see.
  package var shape: Shape {
    switch self {
    case .text, .digits, .reference: .text
    case .number: .number
    case .boolean: .boolean
    case .date: .date
    case .choice(let choices): .choice(choices)
    case .list(let item): .list(item.shape)
    case .record(let record): .record(record.shape)
    case .clauses(let record): .map(.record(record.shape))
    case .free: .map(.free)
    }
  }
}

/// What a reference names.
package enum SchemaReference: Sendable {
  case department
  case person
  /// A clause of the pack's catalogue.
  case clause
  /// A parameter of a procedure: `repair.respond_within_hours`.
  case parameter
}

/// The keys of a record, in the order in which manuals and skeletons show them.
package final class SchemaRecord: Sendable {
  package let fields: [SchemaField]
  package let shape: RecordShape
  private let positions: KeyTable

  package init(_ fields: [SchemaField]) {
    self.fields = fields
    positions = KeyTable(
      fields.enumerated().flatMap { [($1.english, $0), ($1.chinese, $0)] })
    shape = RecordShape(
      fields.map { RecordShape.Field($0.english, $0.chinese, $0.type.shape) })
  }

  /// The position of the field of that English or Chinese name.
  package func index(of name: String) -> Int? { positions[name] }

  package subscript(name: String) -> SchemaField? { index(of: name).map { fields[$0] } }
}
