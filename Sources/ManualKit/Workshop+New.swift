internal import ManualModel
internal import Profiles
public import SystemPackage

extension Workshop {
  /// Makes a folder for a new client: a commented profile, and the schema that editors check it by.
  ///
  /// Never overwrites: when one of the files is there, nothing is written.
  public func makeCompany(
    in folder: FilePath, name: String?, kind: CompanyKind, keys: Language, language: Language
  ) -> Report {
    let seeds: PackSeeds
    do {
      seeds = try pack.seeds(in: environment)
    } catch {
      return error.report(in: language)
    }
    let text = ProfileSkeleton.text(
      name: name ?? "", kind: kind.rawValue, keys: keys == .zh ? .chinese : .english,
      schema: pack.schema, catalogue: pack.catalogue, seeds: seeds, schemaPath: Self.schemaName)
    let files = [
      (path: folder.appending(Company.profileName), text: text),
      (path: folder.appending(Self.schemaName), text: JSONSchema.text(of: pack.schema)),
    ]
    if let there = files.first(where: { environment.kind(of: $0.path) != .nothing }) {
      return Report(
        messages: language(
          zh: "错误: 「\(there.path)」已经存在，没有改动任何文件\n"
            + "      = 换一个文件夹名；要生成手册请运行「shouce build \(folder)」\n",
          en: "error: '\(there.path)' exists; nothing was changed\n"
            + "      = choose another folder; to write its manual: shouce build \(folder)\n"),
        status: .worldFailed)
    }
    var report = Report()
    for file in files {
      do {
        try environment.write(Array(file.text.utf8), to: file.path)
      } catch {
        report.append(error.report(in: language))
        return report
      }
      report.results += language(zh: "已建立 \(file.path)\n", en: "created \(file.path)\n")
    }
    let profile = folder.appending(Company.profileName)
    report.results += language(
      zh: "下一步: 填写 \(profile)，然后运行：shouce build \(folder)\n",
      en: "next: fill in \(profile), then run: shouce build \(folder)\n")
    return report
  }

  /// The JSON Schema of the profile, as shipped in `Templates/`.
  public func jsonSchema() -> Report { Report(results: JSONSchema.text(of: pack.schema)) }

  private static let schemaName = "profile.schema.json"
}

extension Pack {
  /// What the pack fills in for a new profile: nothing when it has no such file.
  ///
  /// Read when a profile is made and not with the rest of the pack: a build has no use for it.
  fileprivate func seeds(in environment: any Environment) throws(WorkshopError) -> PackSeeds {
    let path = folder.appending("skeleton.yaml")
    if environment.kind(of: path) == .nothing { return .none }
    var sources = sources
    var diagnostics = Diagnostics()
    let seeds: PackSeeds
    do {
      let text = SourceText(try environment.read(path))
      let file = sources.add(name: path.string, text: text.text)
      seeds = PackSeeds.read(
        text, file: file, schema: schema, catalogue: catalogue.catalogue,
        diagnostics: &diagnostics)
    } catch {
      throw .unreadable(error)
    }
    if diagnostics.hasErrors { throw .mistakes(in: sources, diagnostics) }
    return seeds
  }
}
