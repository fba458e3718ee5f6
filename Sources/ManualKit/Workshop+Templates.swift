internal import ManualModel
internal import Profiles
public import SystemPackage

extension Workshop {
  /// Which file each section of a company's manual comes from.
  ///
  /// Own files that replace nothing and are named by nothing are told as warnings: a misspelt name
  /// would otherwise do nothing without a word.
  public func listTemplates(
    of folder: FilePath, language: Language, isColoured: Bool
  ) -> Report {
    let company = Company(folder, environment: environment)
    guard environment.kind(of: folder) != .nothing else {
      return FileError(.read, folder, .noSuchFileOrDirectory).report(in: language)
    }
    let pack: Pack
    do {
      pack = try self.pack(for: company)
    } catch {
      return error.report(in: language)
    }
    var rows: [(name: String, path: String)] = []
    for entry in pack.entries {
      let name = String(repeating: "  ", count: entry.depth) + entry.name
      let mark = pack.isOwn(entry.name) ? language(zh: "  （本公司）", en: "  (own)") : ""
      rows.append((name, pack.path(of: entry.name).string + mark))
    }
    let width = rows.map(\.name.columns).max() ?? 0
    return Report(
      results: rows.map { $0.name.padded(to: width) + "  " + $0.path + "\n" }.joined(),
      messages: DiagnosticPrinter(
        sources: pack.sources, language: language, isColoured: isColoured
      ).text(of: pack.warnings.all) + warnings(aboutUnusedTemplatesOf: pack, language: language))
  }

  /// The pack with a company's own files in it.
  func pack(for company: Company) throws(WorkshopError) -> Pack {
    guard hasTemplates(company) else { return pack }
    return try Pack(folder: pack.folder, own: company.templates, environment: environment)
  }

  func hasTemplates(_ company: Company) -> Bool {
    !environment.files(below: company.templates).isEmpty
  }

  func warnings(aboutUnusedTemplatesOf pack: Pack, language: Language) -> String {
    let known = pack.fileNames(in: environment)
    return pack.ownFiles.filter { !known.contains($0) && !isIncluded($0, by: pack) }.map { name in
      let path = pack.own?.appending(name).string ?? name
      let hint = nearest(name, among: known.sorted()).map {
        language(zh: "\n      = 是否想写「\($0)」？", en: "\n      = did you mean '\($0)'?")
      }
      return language(
        zh: "警告: 模板「\(path)」没有替换任何章节，不起作用",
        en: "warning: the template '\(path)' replaces nothing and has no effect")
        + (hint
          ?? language(
            zh: "\n      = 文件名要和「shouce templates」列出的某一个相同",
            en: "\n      = name it like one of those that 'shouce templates' lists")) + "\n"
    }.joined()
  }

  /// Whether one of a company's own templates names a file, as `include` does.
  private func isIncluded(_ name: String, by pack: Pack) -> Bool {
    guard let own = pack.own, name.hasPrefix("partials/") else { return false }
    return pack.ownFiles.contains { other in
      guard other != name, let bytes = try? environment.read(own.appending(other)) else {
        return false
      }
      return String(decoding: bytes, as: UTF8.self).contains("\"\(name)\"")
    }
  }
}

extension Pack {
  /// The names of all files that the pack or its order of the manual knows.
  func fileNames(in environment: any Environment) -> Set<String> {
    Set(environment.files(below: folder)).union(entries.map(\.name))
      .union([manifest.header, manifest.footer, manifest.frontFooter].compactMap { $0 })
  }
}
