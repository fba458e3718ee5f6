internal import ManualModel
internal import Profiles
internal import SystemPackage

/// What a version was made from, kept beside its data for people: the manual itself needs none of it.
extension Issuing {
  /// The profile, the company's own templates, and the files that the profile names: its theme with
  /// those it builds on, its reference document, its logo.
  func sources(named facts: Facts) throws(FileError) -> [(name: String, bytes: [UInt8])] {
    let company = build.company
    let environment = build.workshop.environment
    var paths = [
      (name: company.profile.lastComponent?.string ?? Company.profileName, path: company.profile)
    ]
    for name in environment.files(below: company.templates) {
      paths.append(("templates/" + name, company.templates.pushing(FilePath(name))))
    }
    let theme = text(facts.fact("manual", "theme")).map(themes) ?? []
    let named = [facts.fact("manual", "reference"), facts.fact("company", "logo")].compactMap(text)
    for name in theme + named {
      guard let path = company.file(named: name), environment.kind(of: path) == .file,
        !paths.contains(where: { $0.path == path })
      else { continue }
      paths.append((FilePath(name).lexicallyNormalized().string, path))
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for (name, path) in paths { files.append(("source/" + name, try environment.read(path))) }
    return files
  }

  private func text(_ fact: Fact?) -> String? {
    if case .text(let text)? = fact?.value { text } else { nil }
  }

  /// A theme and those it builds on, as far as they are files of the company.
  private func themes(from name: String) -> [String] {
    var names: [String] = []
    var next: String? = name
    while let name = next, !names.contains(name), let path = build.company.file(named: name),
      let bytes = try? build.workshop.environment.read(path)
    {
      names.append(name)
      var (sources, diagnostics) = (SourceMap(), Diagnostics())
      let text = SourceText(bytes)
      let file = sources.add(name: name, text: text.text)
      next = ThemeFile.read(text, file: file, diagnostics: &diagnostics)?.base?.name
    }
    return names
  }
}
