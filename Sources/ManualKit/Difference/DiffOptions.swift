internal import ManualModel
public import SystemPackage

/// What `shouce diff` can be told.
public struct DiffOptions: Sendable {
  /// How the difference is shown.
  public var format: DiffFormat
  /// Where to write; standard output when nil, and a file beside the newer one for documents.
  public var output: FilePath?
  /// Whether the table of revisions is held against what changed.
  public var isAudit: Bool
  /// Who made the changes, in a document with tracked changes; the author of the newer manual when nil.
  public var author: String?
  /// On which day, as `yyyy-mm-dd`; the date of the newer manual when nil.
  public var date: String?

  /// Options of a difference.
  public init(
    format: DiffFormat = .text, output: FilePath? = nil, isAudit: Bool = false,
    author: String? = nil, date: String? = nil
  ) {
    self.format = format
    self.output = output
    self.isAudit = isAudit
    self.author = author
    self.date = date
  }

  /// Who and when, for tracked changes: no clock is asked.
  func stamp(for manual: Manual) -> RedlineStamp {
    let properties = manual.properties
    let names = [author ?? "", properties.author, properties.company, "shouce"]
    return RedlineStamp(
      author: names.first { !$0.isEmpty } ?? "",
      date: date.flatMap { Day(parsing: $0) } ?? properties.date ?? Day.unknown)
  }
}

extension Day {
  /// What stands for the day of a document that has none.
  fileprivate static var unknown: Day {
    guard let day = Day(year: 2000, month: 1, day: 1) else {
      preconditionFailure("2000 began with a first of January")
    }
    return day
  }
}

/// A way to show a difference.
public enum DiffFormat: String, Sendable, CaseIterable {
  /// For a terminal.
  case text
  /// For programs.
  case json
  /// One page to review side by side, for browsers.
  case html
  /// The newer manual with tracked changes, for Word and WPS.
  case docx
  /// The same for LibreOffice.
  case odt
}
