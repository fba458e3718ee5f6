internal import DOCXWriter
internal import ManualModel
internal import ODTWriter
internal import Packaging
internal import Profiles
public import SystemPackage
internal import TemplateEngine

extension Workshop {
  /// Builds the manuals of companies, each on its own: the mistakes of one do not keep another back.
  ///
  /// With errors nothing of a company is written and what was there stays; with gaps the draft is
  /// written and the gaps are listed. Reports come in the order of `sources`.
  public func build(
    _ sources: [FilePath], options: BuildOptions, language: Language, isColoured: Bool
  ) async -> Report {
    let skeleton: LoadedSkeleton
    do {
      skeleton = try LoadedSkeleton(pack, environment: environment)
    } catch {
      return error.report(in: language)
    }
    let companies = sources.map { Company($0, environment: environment) }
    let reports = await withTaskGroup(of: (Int, Report).self) { group in
      for (index, company) in companies.enumerated() {
        group.addTask {
          let build = CompanyBuild(
            company: company, workshop: self, options: options,
            output: outputFolder(of: company, among: companies, options: options))
          return (index, await build.run(with: skeleton, language: language, isColoured: isColoured))
        }
      }
      var reports = [Report](repeating: Report(), count: companies.count)
      for await (index, report) in group { reports[index] = report }
      return reports
    }
    var whole = Report()
    for report in reports { whole.append(report) }
    return whole
  }

  /// `out` beside the profile, or the folder asked for; below it one for each of several companies.
  private func outputFolder(
    of company: Company, among companies: [Company], options: BuildOptions
  ) -> FilePath {
    guard let output = options.output else { return company.folder.appending("out") }
    guard companies.count > 1 else { return output }
    // Companies of one name must not overwrite each other's manuals.
    var earlier = 0
    for other in companies {
      if other.source == company.source { break }
      if other.name == company.name { earlier += 1 }
    }
    return output.appending(earlier == 0 ? company.name : "\(company.name)-\(earlier + 1)")
  }
}
