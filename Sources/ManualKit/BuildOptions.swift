internal import ManualModel
public import SystemPackage

/// What `shouce build` can be told.
public struct BuildOptions: Sendable {
  /// The formats to write, each once.
  public var formats: [OutputFormat]
  /// Where to write; `out` beside the profile when nil.
  public var output: FilePath?
  /// Today's date in the manual, as `yyyy-mm-dd`; see ``isDate(_:)``.
  public var date: String?

  /// Whether documents are laid out to fill in the numbers of pages.
  public var pagination: Pagination

  /// A version that was issued, to be written again; what stands now when nil.
  public var version: String?

  /// Options of a build.
  public init(
    formats: [OutputFormat] = OutputFormat.usual, output: FilePath? = nil, date: String? = nil,
    pagination: Pagination = .auto, version: String? = nil
  ) {
    self.pagination = pagination
    self.version = version
    self.formats = formats
    self.output = output
    self.date = date
  }

  /// Whether a text is a day that exists, such as `2026-11-22`.
  public static func isDate(_ text: String) -> Bool { Day(parsing: text) != nil }

  var today: Day? { date.flatMap { Day(parsing: $0) } }
}

/// Whether documents are laid out to fill in the numbers of pages.
public enum Pagination: String, Sendable, CaseIterable {
  /// Where LibreOffice is installed.
  case auto
  /// Without LibreOffice nothing is written.
  case always
  /// The numbers are left out.
  case never
}
