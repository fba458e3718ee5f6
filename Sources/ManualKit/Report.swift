/// What a command has to say: results for standard output, messages for standard error.
public struct Report: Sendable {
  /// How a command ended; the raw value is the exit status.
  public enum Status: Int32, Sendable, Comparable {
    /// Done.
    case done = 0
    /// The input has errors; all of them are in the messages.
    case inputHasErrors = 1
    /// A file could not be read or written.
    case worldFailed = 2

    /// The worse of two is the greater.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// For standard output.
  public var results: String
  /// For standard error.
  public var messages: String
  /// How it ended.
  public var status: Status

  /// A report of that text and status.
  public init(results: String = "", messages: String = "", status: Status = .done) {
    self.results = results
    self.messages = messages
    self.status = status
  }

  /// Puts another report behind this one; the worse status counts.
  mutating func append(_ other: Report) {
    results += other.results
    messages += other.messages
    status = max(status, other.status)
  }
}

/// The kinds of company that `shouce new` knows; see `company.kind` of the profile.
public enum CompanyKind: String, Sendable, CaseIterable {
  /// 生产型
  case manufacturer
  /// 销售型
  case retailer
  /// 服务型
  case service
}

/// A format of document.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// ISO/IEC 29500 Transitional, for Word and WPS.
  case docx
  /// ODF 1.3, for LibreOffice.
  case odt
  /// Pages as they are printed, made by LibreOffice.
  case pdf
  /// One page of HTML, for browsers.
  case html
  /// Markdown with tables, as GitHub, Typora and pandoc read it.
  case md
  /// Text for people and for programs that know no formats.
  case text

  /// What is written when nothing is asked for: what people go on editing.
  public static let usual: [OutputFormat] = [.docx, .odt]

  /// What the names of its files end with.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    default: rawValue
    }
  }
}
