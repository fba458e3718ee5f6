import ManualModel

/// The names of all styles of a survey, by their index.
///
/// Formatting that a named style has already needs no automatic style: its name is the named
/// style's.
struct StyleNames {
  let paragraphs: [String]
  let texts: [String]
  let tables: [String]
  let columns: [String]
  let rows: [String]
  let cells: [String]

  init(_ survey: Survey) {
    paragraphs = StyleNames.number(survey.paragraphs.values, "P") { $0.namedStyle }
    texts = StyleNames.number(survey.texts.values, "T") { $0.namedStyle }
    tables = StyleNames.number(survey.tables.values, "Table") { _ in nil }
    columns = StyleNames.number(survey.columns.values, "co") { _ in nil }
    rows = StyleNames.number(survey.rows.values, "ro") { _ in nil }
    cells = StyleNames.number(survey.cells.values, "ce") { _ in nil }
  }

  private static func number<Format>(
    _ formats: [Format], _ prefix: String, named: (Format) -> String?
  ) -> [String] {
    var count = 0
    return formats.map { format in
      if let name = named(format) { return name }
      count += 1
      return "\(prefix)\(count)"
    }
  }
}

extension ParagraphFormat {
  /// The named style that says all there is to say, if one does.
  var namedStyle: String? {
    alignment == nil && keepsWithNext == nil && start == .here && tabs == nil && !isChanged
      ? style.name : nil
  }
}

extension TextFormat {
  /// The named style that says all there is to say, if one does.
  var namedStyle: String? {
    switch (style, isGap) {
    case ([], true): "Gap"
    case (.strong, false): "Strong_20_Emphasis"
    case (.emphasis, false): "Emphasis"
    case (.code, false): "Source_20_Text"
    default: nil
    }
  }
}
