internal import ManualModel
internal import Profiles
internal import Revisions
internal import TemplateEngine

/// What a pack calls the parts of a manual and of a profile, for those who read a difference.
struct PackWords: Sendable {
  let labels: Labels
  let phrases: ChangePhrases
  /// The names of sections without a heading, by their ids.
  let untitled: [String: String]
  private let schema: Schema

  init(of workshop: Workshop) throws {
    let skeleton = try LoadedSkeleton(workshop.pack, environment: workshop.environment)
    labels = skeleton.labels.labels
    untitled = skeleton.skeleton.untitledNames
    phrases = try workshop.pack.phrases(in: workshop.environment)
    schema = workshop.pack.schema
  }

  /// Whether the field of a fact says too little without the group that it is in: `related`, of a row of
  /// the matrix; a unit, of a parameter.
  func group(of change: FactChange) -> Wording? {
    let names = change.path.split(separator: "/").map(String.init)
    guard change.owners.isEmpty, names.count > 2, let field = schema.root[names[0]] else {
      return nil
    }
    let top = Wording(zh: field.chinese, en: field.english)
    switch field.type {
    case .clauses: return top.followed(by: names[1], names[1])
    case .record(let record):
      guard let inner = record[names[1]] else { return nil }
      // An item of a list is called as its list is.
      guard inner.chinese != change.name.zh else { return top }
      return top.followed(by: inner.chinese, inner.english)
    case .text, .digits, .number, .boolean, .date, .choice, .reference, .list, .free: return nil
    }
  }

  /// The unit of the numbers that a fact is: 4小时; empty for none.
  func units(of change: FactChange) -> (old: String, new: String) {
    let unit = phrases.unit(of: change.kindPath)
    guard unit.isEmpty, change.name.en == "value" else { return (unit, unit) }
    func beside(_ fields: [FactChange.Field]) -> String {
      fields.first { $0.name.en == "unit" }?.value ?? ""
    }
    return (beside(change.besideBefore), beside(change.beside))
  }
}

extension Wording {
  fileprivate func followed(by chinese: String, _ english: String) -> Wording {
    Wording(zh: [zh, chinese].joined(separator: " "), en: [en, english].joined(separator: " "))
  }
}
