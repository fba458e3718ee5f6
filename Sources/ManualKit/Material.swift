internal import ManualModel
internal import Profiles
internal import SystemPackage
internal import TemplateEngine

/// All that the manual of a company is made from, read and checked.
///
/// Takes the files of a company; makes its manual in any edition. With errors among its diagnostics
/// there is nothing to make one from.
struct Material: Sendable {
  let build: CompanyBuild
  let loaded: LoadedSkeleton
  let sources: SourceMap
  /// What is wrong with the company's files.
  let diagnostics: Diagnostics
  let ledger: Ledger
  private let ingredients: Ingredients?

  private struct Ingredients: Sendable {
    var facts: Facts
    var theme: Theme
    var reference: CompanyReference?
  }

  init(_ build: CompanyBuild, _ loaded: LoadedSkeleton) throws(FileError) {
    self.build = build
    self.loaded = loaded
    let (company, environment) = (build.company, build.workshop.environment)
    var sources = loaded.sources
    var diagnostics = Diagnostics()
    let facts = ProfileReader.read(
      try environment.read(company.profile), name: company.profile.string, sources: &sources,
      schema: loaded.pack.schema, catalogue: loaded.pack.catalogue.catalogue,
      diagnostics: &diagnostics)
    if let facts { build.checkLogo(facts, diagnostics: &diagnostics) }
    let theme = facts.flatMap {
      ThemeLoader(company: company, pack: loaded.pack.folder, environment: environment)
        .theme(for: $0, sources: &sources, diagnostics: &diagnostics)
    }
    let reference = facts.flatMap {
      CompanyReference(
        of: $0, company: company, environment: environment, diagnostics: &diagnostics)
    }
    ledger = try Ledger(
      of: company, environment: environment, sources: &sources, diagnostics: &diagnostics)
    ingredients =
      if let facts, let theme, !diagnostics.hasErrors {
        Ingredients(facts: facts, theme: theme, reference: reference)
      } else { nil }
    self.sources = sources
    self.diagnostics = diagnostics
  }

  /// Whether a manual can be made.
  var isComplete: Bool { ingredients != nil }

  /// The facts of the profile.
  var facts: Facts {
    guard let ingredients else { preconditionFailure("asked for facts with errors in them") }
    return ingredients.facts
  }

  /// The days of an issue, where they are not those of the profile.
  struct Dates: Sendable {
    var issued: Day?
    var effective: Day?
  }

  /// The manual of an edition, dressed in its theme, and what the profile does not say yet.
  func manual(
    _ edition: Edition, dates: Dates = Dates(), diagnostics: inout Diagnostics
  ) -> (manual: Manual, gaps: [Gap]) {
    var facts = facts
    if let day = dates.issued { facts.fill("manual", "issued", with: .date(day)) }
    if let day = dates.effective { facts.fill("manual", "effective", with: .date(day)) }
    var (manual, gaps) = build.manual(
      loaded, facts: facts, edition: edition, diagnostics: &diagnostics)
    guard let ingredients else { return (manual, gaps) }
    manual.theme = ingredients.reference?.dressing(ingredients.theme) ?? ingredients.theme
    ingredients.reference?.dress(&manual)
    return (manual, gaps)
  }

  /// The list of what the profile does not say, for people.
  func list(of gaps: [Gap], in manual: Manual, language: Language) -> String {
    GapList(
      gaps: gaps, facts: facts, targets: manual.targets, sources: sources, language: language
    ).text
  }

  // MARK: What the profile says of versions

  /// How a version is written: `A0` or `A/0`.
  var versionStyle: String {
    if case .choice(let choice)? = facts.fact("manual", "versions", "style")?.value {
      choice.english
    } else {
      "A0"
    }
  }

  /// After how many revisions a new edition begins.
  var mostRevisions: Int {
    if case .number(let count)? = facts.fact("manual", "versions", "reissue_after")?.value {
      count
    } else {
      10
    }
  }

  /// A date of `manual` in the profile.
  func date(_ field: String) -> Day? {
    if case .date(let day)? = facts.fact("manual", field)?.value { day } else { nil }
  }

  /// A text of `manual` in the profile.
  func text(_ field: String) -> String {
    if case .text(let text)? = facts.fact("manual", field)?.value { text } else { "" }
  }

  /// Where the profile says it.
  func span(_ field: String) -> SourceSpan {
    facts.fact("manual", field).map { facts.table.span(of: $0.id) } ?? .none
  }
}
