public import SystemPackage

/// What `shouce diff` can be told.
public struct DiffOptions: Sendable {
  /// How the difference is shown.
  public var format: DiffFormat
  /// Where to write; standard output when nil.
  public var output: FilePath?
  /// Whether the table of revisions is held against what changed.
  public var isAudit: Bool

  /// Options of a difference.
  public init(
    format: DiffFormat = .text, output: FilePath? = nil, isAudit: Bool = false
  ) {
    self.format = format
    self.output = output
    self.isAudit = isAudit
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
}
