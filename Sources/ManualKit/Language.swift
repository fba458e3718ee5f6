internal import ManualModel

/// The language of messages.
public enum Language: String, Sendable, CaseIterable {
  case zh
  case en

  /// English where the locale says so, otherwise Chinese.
  ///
  /// `locale` is the value of `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set.
  public init(locale: String?) {
    self = locale?.lowercased().hasPrefix("en") == true ? .en : .zh
  }

  func callAsFunction(_ wording: Wording) -> String {
    switch self {
    case .zh: wording.zh
    case .en: wording.en
    }
  }

  func callAsFunction(zh: String, en: String) -> String { self(Wording(zh: zh, en: en)) }
}
