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
    let companies = companies(of: sources)
    var shared: LoadedSkeleton?
    do {
      if options.version == nil, companies.contains(where: { !hasTemplates($0) }) {
        shared = try LoadedSkeleton(pack, environment: environment)
      }
    } catch {
      return error.report(in: language)
    }
    let skeleton = shared
    let folders = outputFolders(of: companies, options: options)
    let builds = zip(companies, folders).map { company, folder in
      CompanyBuild(company: company, workshop: self, options: options, output: folder)
    }
    let plan = LayoutPlan(options, in: environment)
    if let report = plan.refusal(in: language) { return report }
    let reports =
      if let paginator = plan.paginator {
        await build(
          builds, with: skeleton, paginator, plan, language: language, isColoured: isColoured)
      } else {
        await build(builds, with: skeleton, language: language, isColoured: isColoured)
      }
    var whole = Report()
    if let skeleton {
      let printer = DiagnosticPrinter(
        sources: skeleton.sources, language: language, isColoured: isColoured)
      whole.messages = printer.text(of: skeleton.warnings.all)
    }
    for report in reports { whole.append(report) }
    whole.messages += plan.hint(in: language)
    return whole
  }

  /// Builds without a layout, each company on its own.
  private func build(
    _ builds: [CompanyBuild], with skeleton: LoadedSkeleton?, language: Language, isColoured: Bool
  ) async -> [Report] {
    await withTaskGroup(of: (Int, Report).self) { group in
      var reports = [Report](repeating: Report(), count: builds.count)
      for (index, build) in builds.enumerated() {
        // One begins when another ends: two hundred manuals at once would fill the memory.
        if index >= Self.buildsAtOnce, let (done, report) = await group.next() {
          reports[done] = report
        }
        group.addTask {
          (index, await build.run(with: skeleton, language: language, isColoured: isColoured))
        }
      }
      for await (done, report) in group { reports[done] = report }
      return reports
    }
  }

  /// Enough to keep the cores of a desk busy while files are read and written.
  private static let buildsAtOnce = 8

  /// The companies that are named, each once.
  private func companies(of sources: [FilePath]) -> [Company] {
    var seen: Set<FilePath> = []
    return sources.map { Company($0, environment: environment) }
      .filter { seen.insert($0.profile.lexicallyNormalized()).inserted }
  }

  /// `out` beside the profile, or the folder asked for; where several companies would write to one
  /// folder each has one of its own below it.
  private func outputFolders(of companies: [Company], options: BuildOptions) -> [FilePath] {
    let wanted = companies.map { options.output ?? $0.folder.appending("out") }
    var counts: [FilePath: Int] = [:]
    for folder in wanted { counts[folder.lexicallyNormalized(), default: 0] += 1 }
    var given: Set<FilePath> = []
    return zip(companies, wanted).map { company, folder in
      guard counts[folder.lexicallyNormalized()] ?? 0 > 1 else { return folder }
      var own = folder.appending(company.name)
      var count = 1
      while !given.insert(own.lexicallyNormalized()).inserted {
        count += 1
        own = folder.appending("\(company.name)-\(count)")
      }
      return own
    }
  }
}
