internal import ManualModel
internal import Profiles

/// What `shouce issue` can be told.
public struct IssueOptions: Sendable {
  /// Why there is a new version; it stands in the ledger.
  public var reason: String
  /// The day of issue as `yyyy-mm-dd`; that of the profile when nil.
  public var date: String?
  /// The day of effect; that of the profile when nil.
  public var effective: String?
  /// Whether a new edition begins: B0 after A3.
  public var isReissue: Bool
  /// What changed, in a person's own words; computed when empty.
  public var summary: [String]
  /// The formats to write.
  public var formats: [OutputFormat]
  /// Whether documents are laid out to fill in the numbers of pages.
  public var pagination: Pagination

  /// Options of an issue; words are taken as the ledger will give them back.
  public init(
    reason: String, date: String? = nil, effective: String? = nil, isReissue: Bool = false,
    summary: [String] = [], formats: [OutputFormat] = OutputFormat.usual,
    pagination: Pagination = .auto
  ) {
    self.reason = LedgerReader.words(reason)
    self.date = date
    self.effective = effective
    self.isReissue = isReissue
    self.summary = summary.map { LedgerReader.words($0) }.filter { !$0.isEmpty }
    self.formats = formats
    self.pagination = pagination
  }

  var issued: Day? { date.flatMap { Day(parsing: $0) } }
  var takesEffect: Day? { effective.flatMap { Day(parsing: $0) } }
  var build: BuildOptions { BuildOptions(formats: formats, pagination: pagination) }
}
