package import ManualModel

/// A fact that is shown as missing somewhere in a manual.
package struct Gap: Sendable {
  /// Where it belongs: `company/hotline`, `outlets/上海/phone`.
  package let path: String
  package let chinese: String
  package let english: String
  /// Where in the profile it belongs, as far as that is known.
  package let span: SourceSpan
  /// The sections that show it, in order.
  package internal(set) var sections: [String]
}
