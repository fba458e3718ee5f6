internal import ManualModel
internal import Profiles
internal import SystemPackage

/// Finds the theme that a profile names, and those it builds on.
struct ThemeLoader {
  let company: Company
  /// The folder of a pack; themes stand beside it, or in it.
  let pack: FilePath
  let environment: any Environment

  static let usual = "qms-song"

  /// The theme of a company's manual; nil, with errors among the diagnostics, when there is none.
  func theme(
    for facts: Facts, sources: inout SourceMap, diagnostics: inout Diagnostics
  ) -> Theme? {
    var name = Self.usual
    var span = SourceSpan.none
    if let fact = facts.fact("manual", "theme"), case .text(let text) = fact.value {
      name = text
      span = facts.table.span(of: fact.id)
    }
    var accent: Colour?
    var accentSpan: SourceSpan?
    if let fact = facts.fact("company", "color"), case .text(let text) = fact.value {
      accentSpan = facts.table.span(of: fact.id)
      accent = Colour(text)
      if accent == nil { diagnostics.add(.notAColour(text, at: facts.table.span(of: fact.id))) }
    }
    let files = files(from: name, at: span, sources: &sources, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    let colour = accent ?? files.lazy.compactMap(\.accent).first ?? .black
    return files.reversed().reduce(nil) { base, file in
      file.theme(on: base, accent: colour, accentSpan: accentSpan, diagnostics: &diagnostics)
    }
  }

  /// The file of a theme, and those it builds on, the last one on none.
  private func files(
    from name: String, at span: SourceSpan, sources: inout SourceMap,
    diagnostics: inout Diagnostics
  ) -> [ThemeFile] {
    var files: [ThemeFile] = []
    var seen: Set<FilePath> = []
    var next: (name: String, span: SourceSpan)? = (name, span)
    while let (name, span) = next {
      guard let path = path(of: name) else {
        diagnostics.add(.unknownTheme(name, among: names, at: span))
        break
      }
      guard seen.insert(path.lexicallyNormalized()).inserted else {
        diagnostics.add(.themeOnItself(name, at: span))
        break
      }
      guard environment.kind(of: path) == .file, let bytes = try? environment.read(path) else {
        diagnostics.add(.missingTheme(path.string, at: span))
        break
      }
      let text = SourceText(bytes)
      let file = sources.add(name: path.string, text: text.text)
      guard let theme = ThemeFile.read(text, file: file, diagnostics: &diagnostics) else {
        if !diagnostics.hasErrors { diagnostics.add(.missingTheme(path.string, at: span)) }
        break
      }
      files.append(theme)
      next = theme.base
    }
    return files
  }

  /// Where a theme is: a file of the company's folder, or one of those that come with the program.
  private func path(of name: String) -> FilePath? {
    if Self.isFile(name) { return company.file(named: name) }
    guard FilePath(name).components.count == 1, name != "..", name != "." else { return nil }
    return folders.map { $0.appending(name + ".yaml") }.first {
      environment.kind(of: $0) == .file
    }
  }

  private static func isFile(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.hasSuffix(".yaml") || lower.hasSuffix(".yml")
  }

  private var folders: [FilePath] {
    [pack.removingLastComponent().appending("themes"), pack.appending("themes")]
  }

  /// The names of the themes that come with the program.
  private var names: [String] {
    folders.flatMap { environment.files(below: $0) }.filter(Self.isFile)
      .compactMap { FilePath($0).stem }
  }
}

extension Diagnostic {
  fileprivate static func notAColour(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "not-a-colour", at: span,
      Wording(zh: "企业的颜色「\(text)」看不懂", en: "'\(text)' is no colour"),
      remedy: Wording(
        zh: "写六位十六进制数并加引号，如 \"1F5C99\"；设计人员的文件里一般写作 #1F5C99",
        en: "write six hexadecimal digits in quotes, such as \"1F5C99\""))
  }

  fileprivate static func unknownTheme(
    _ name: String, among names: [String], at span: SourceSpan
  ) -> Diagnostic {
    let near = nearest(name, among: names)
    return Diagnostic(
      "unknown-theme", at: span,
      Wording(zh: "没有名为「\(name)」的主题", en: "there is no theme '\(name)'"),
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
        ?? Wording(
          zh: "可用：\(names.joined(separator: "、"))；自己的主题写文件名，如 theme.yaml，放在资料文件旁边",
          en: "there are \(names.joined(separator: ", ")); for your own write its file, such as "
            + "theme.yaml, beside the profile"))
  }

  fileprivate static func themeOnItself(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "theme-on-itself", at: span,
      Wording(zh: "主题「\(name)」绕了一圈又基于自己", en: "the theme '\(name)' builds on itself"),
      remedy: Wording(
        zh: "把其中一个「基于」改为 qms-song，或删除", en: "let one of them build on qms-song, or on none"))
  }

  fileprivate static func missingTheme(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "missing-theme", at: span,
      Wording(zh: "读不了主题文件「\(path)」", en: "the theme file '\(path)' cannot be read"),
      remedy: Wording(
        zh: "把它放在资料文件旁边并核对文件名；用程序自带的主题就写它的名称，如 qms-song",
        en:
          "put it beside the profile and check its name; for a theme of the program write its name, "
          + "such as qms-song"))
  }
}
