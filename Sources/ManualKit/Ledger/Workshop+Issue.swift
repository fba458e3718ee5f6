internal import ManualModel
public import SystemPackage

extension Workshop {
  /// Issues the next version of a company's manual, if anything changed since the last one.
  ///
  /// Either all of it is issued, row, data and all, or nothing is; the documents are written after that.
  public func issue(
    _ source: FilePath, options: IssueOptions, language: Language, isColoured: Bool
  ) async -> Report {
    let company = Company(source, environment: environment)
    let build = CompanyBuild(
      company: company, workshop: self, options: options.build,
      output: company.folder.appending("out"))
    if let report = build.missingProfile(language) { return report }
    let plan = LayoutPlan(options.build, in: environment)
    if let report = plan.refusal(in: language) { return report }
    do {
      let lock = try environment.lock(company.lock)
      switch lock {
      case .taken(let holder): return Self.taken(by: holder, company, language)
      case .held(_, _, let wasLeft):
        defer { environment.unlock(lock) }
        let issuing = Issuing(
          build: build, options: options, plan: plan, wasLeft: wasLeft, language: language,
          isColoured: isColoured)
        var report = try await issuing.run()
        if report.status == .done { report.messages += plan.hint(in: language) }
        return report
      }
    } catch let error as WorkshopError {
      return error.report(in: language)
    } catch let error as FileError {
      return error.report(in: language)
    } catch let error as LedgerFailure {
      return error.report(in: language)
    } catch {
      return Report(messages: "\(error)\n", status: .worldFailed)
    }
  }

  private static func taken(
    by holder: String, _ company: Company, _ language: Language
  ) -> Report {
    let who = holder.isEmpty ? "?" : holder
    return Report(
      messages: language(
        zh: "错误: 有人正在发布「\(company.source)」（\(who)），这次没有发布\n"
          + "      = 等对方完成，用「shouce log \(company.source)」看结果，再决定是否发布\n",
        en:
          "error: '\(company.source)' is being issued by somebody else (\(who)); nothing was issued\n"
          + "      = wait, look at 'shouce log \(company.source)', then decide again\n"),
      status: .worldFailed)
  }
}

extension Company {
  /// Whoever has a lock on this file issues; nobody else does.
  var lock: FilePath { folder.appending(".shouce-issue.lock") }
}
