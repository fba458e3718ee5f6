package import ManualModel

/// A theme as its author wrote it: how a manual looks, or what is to look different from another
/// theme.
///
/// Takes located YAML; gives a ``Theme`` of the model. Files are found by others: a theme only names
/// the one it builds on.
package struct ThemeFile: Sendable {
  /// The theme that holds where this one is silent.
  package let base: (name: String, span: SourceSpan)?
  /// The colour of the company, if the file gives one.
  package let accent: Colour?
  let root: ThemeRecord

  /// Nil when the file has no tree.
  package static func read(
    _ source: SourceText, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> ThemeFile? {
    var reporter = Reporter()
    defer { reporter.finish(into: &diagnostics) }
    guard
      let node = YAMLDocument.read(
        source, file: file, keys: ThemeNames.all, reporter: &reporter),
      let root = ThemeRecord(node, "theme", keys: ThemeNames.file, &reporter)
    else { return nil }
    return ThemeFile(root, &reporter)
  }

  private init(_ root: ThemeRecord, _ reporter: inout Reporter) {
    self.root = root
    base = root.text("base", &reporter).map { ($0.text, $0.span) }
    var accent: Colour?
    if let colors = root.record("colors", keys: ThemeNames.colors, &reporter),
      let (key, text, span) = colors.text("company", &reporter)
    {
      accent = Colour(text)
      if accent == nil { reporter.report(.badColour(text, key, at: span)) }
    }
    self.accent = accent
  }

  /// The theme; `base` holds where the file is silent, `accent` is the colour of the company, and
  /// `accentSpan` its place if it comes from elsewhere.
  package func theme(
    on base: Theme?, accent: Colour, accentSpan: SourceSpan?, diagnostics: inout Diagnostics
  ) -> Theme {
    var builder = ThemeBuilder(base ?? Theme.bare, accent: accent, accentSpan: accentSpan)
    builder.read(root)
    builder.reporter.finish(into: &diagnostics)
    return builder.theme
  }
}

extension Theme {
  /// What a theme file without a base begins with: one font in one size.
  static let bare = Theme(
    page: Page(top: 254, bottom: 254, left: 254, right: 254, header: 150, footer: 150),
    fonts: [FontPair(eastAsian: "SimSun", latin: "Times New Roman", isSans: false)],
    headerShading: "FFFFFF", gapHighlight: "FFF2A8", styles: [:], headings: [])
}

extension Diagnostic {
  static func badColour(_ text: String, _ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-colour", at: span,
      Wording(zh: "「\(key)」的颜色「\(text)」看不懂", en: "'\(text)' of '\(key)' is no colour"),
      remedy: Wording(
        zh: "写六位十六进制数并加引号，如 \"1F4E79\"；主题里还可以写 企业、企业 15%、黑、白",
        en: "write six hexadecimal digits in quotes, such as \"1F4E79\"; themes also know company, "
          + "company 15%, black and white"))
  }
}
