internal import ManualModel
internal import SystemPackage

extension Workshop {
  /// Builds with numbers of pages: a handful of companies at a time, whose documents share the starts
  /// of LibreOffice.
  func build(
    _ builds: [CompanyBuild], with skeleton: LoadedSkeleton?, _ paginator: Paginator,
    _ plan: LayoutPlan, language: Language, isColoured: Bool
  ) async -> [Report] {
    let folder: FilePath
    do {
      folder = try environment.makeTemporaryFolder()
    } catch {
      return [error.report(in: language)]
    }
    defer {
      environment.removeTemporaryFolder(folder)
      environment.showProgress(nil)
    }
    var reports: [Report] = []
    var fonts: Set<String> = []
    for start in stride(from: 0, to: builds.count, by: Self.companiesAtOnce) {
      let batch = builds[start..<min(start + Self.companiesAtOnce, builds.count)]
      let steps = await drafts(
        of: batch, with: skeleton, language: language, isColoured: isColoured)
      let drafts = steps.compactMap { if case .draft(let draft) = $0 { draft } else { nil } }
      environment.showProgress(
        language(zh: "排版中…", en: "laying out …")
          + (builds.count > 1 ? " \(start + batch.count)/\(builds.count)" : ""))
      var outcomes: [Paginator.Outcome] = []
      do {
        outcomes = try await paginator.documents(
          of: drafts.map { ($0.manual, $0.formats(of: plan.formats)) }, in: folder)
      } catch {
        reports.append(Report(messages: "\(error)\n", status: .worldFailed))
      }
      for draft in drafts { fonts.formUnion(draft.manual.theme.fonts.map(\.eastAsian)) }
      var next = outcomes.makeIterator()
      for step in steps {
        switch step {
        case .report(let report): reports.append(report)
        case .draft(let draft):
          guard let outcome = next.next() else { continue }
          reports.append(await draft.finish(outcome, language: language))
        }
      }
    }
    let missing = await paginator.office.missing(fonts)
    if !missing.isEmpty, reports.contains(where: { $0.status < .worldFailed }) {
      reports.append(Report(messages: LayoutPlan.note(aboutMissing: missing, in: language)))
    }
    return reports
  }

  /// Documents for about half a minute of LibreOffice; its start is half a second.
  private static let companiesAtOnce = 8

  private func drafts(
    of builds: ArraySlice<CompanyBuild>, with skeleton: LoadedSkeleton?, language: Language,
    isColoured: Bool
  ) async -> [CompanyBuild.Step] {
    await withTaskGroup(of: (Int, CompanyBuild.Step).self) { group in
      for (index, build) in builds.enumerated() {
        group.addTask {
          (index, build.draft(with: skeleton, language: language, isColoured: isColoured))
        }
      }
      var steps = [CompanyBuild.Step](repeating: .report(Report()), count: builds.count)
      for await (index, step) in group { steps[index] = step }
      return steps
    }
  }
}

extension CompanyBuild.Draft {
  /// Those of some formats that have to be laid out: the pages of what was issued are known.
  fileprivate func formats(of formats: [OutputFormat]) -> [OutputFormat] {
    issued == nil ? formats : formats.filter { $0 == .pdf }
  }
}
