internal import ManualModel
internal import Revisions
internal import SystemPackage
internal import TemplateEngine

/// The issue of one version of one company's manual, from its files to the row in the ledger.
///
/// Done under the lock of the company. Nothing is written before all is known to be right.
struct Issuing {
  let build: CompanyBuild
  let options: IssueOptions
  let plan: LayoutPlan
  /// Whether somebody before did not come to the end.
  let wasLeft: Bool
  let language: Language
  let isColoured: Bool

  private var environment: any Environment { build.workshop.environment }

  /// A version that is ready to be frozen.
  private struct Candidate {
    var row: LedgerRow
    var manual: Manual
    var difference: Difference?
    var phrases: ChangePhrases
    var outcome = Paginator.Outcome()
  }

  func run() async throws -> Report {
    let material = try Material(
      build, LoadedSkeleton(try build.workshop.pack(for: build.company), environment: environment))
    var diagnostics = material.diagnostics
    func stopped(_ more: Report = Report()) -> Report {
      build.framed(by: diagnostics, of: material, language: language, isColoured: isColoured)(more)
    }
    guard material.isComplete else { return stopped() }
    let ledger = material.ledger
    ledger.clearLeftovers(of: material.nextVersions, wasLeft: wasLeft)
    for index in LedgerChain.breaks(in: ledger.rows) {
      diagnostics.add(.brokenPast(ledger.rows[index].version, at: ledger.rows[index].span))
    }
    if diagnostics.hasErrors { return stopped() }
    let ofProfile = diagnostics
    let standing = try Standing(of: material, diagnostics: &diagnostics)
    if let standing, isNothing(standing) { return stopped(nothingToIssue(standing)) }
    // What comparing found will be found again.
    diagnostics = ofProfile
    let made = try candidate(material, standing, diagnostics: &diagnostics)
    guard var candidate = made.candidate, !diagnostics.hasErrors, made.gaps.isEmpty else {
      return stopped(refusal(made, material))
    }
    candidate = try await laidOut(candidate, material, standing)
    if Task.isCancelled { return Report(status: .worldFailed) }
    return try await finish(candidate, material, diagnostics: diagnostics)
  }

  // MARK: What there is to issue

  private func isNothing(_ standing: Standing) -> Bool {
    if options.isReissue { return false }
    return standing.isUnchanged || standing.isSilent && options.summary.isEmpty
  }

  private func nothingToIssue(_ standing: Standing) -> Report {
    let version = standing.last.version
    return Report(
      results: standing.isUnchanged
        ? language(
          zh: "自版本 \(version) 以来没有改动，没有发布新版本\n",
          en: "nothing has changed since \(version); nothing was issued\n")
        : language(
          zh: "自版本 \(version) 以来改的只是日期、外观、页眉或封面，没有发布新版本\n"
            + "      = 确要发布，请用 --summary 写明修订内容\n",
          en:
            "only dates, looks, header or cover have changed since \(version); nothing was issued\n"
            + "      = say with --summary what is new to issue it all the same\n"))
  }

  private func candidate(
    _ material: Material, _ standing: Standing?, diagnostics: inout Diagnostics
  ) throws -> (candidate: Candidate?, gaps: [Gap], manual: Manual?) {
    let phrases = try material.loaded.pack.phrases(in: environment)
    let checks = IssueChecks(material: material, options: options)
    let next =
      standing.map { standing in
        material.nextRow(
          after: standing.last, isReissue: options.isReissue, diagnostics: &diagnostics)
      } ?? material.firstRow()
    guard var row = next else { return (nil, [], nil) }
    if let day = options.issued { row.issued = day }
    if let day = options.takesEffect { row.effective = day }
    row.reason = options.reason
    if let standing {
      row.content = content(standing, row, phrases)
      row.clauses = standing.summary?.numbers ?? []
      if standing.frozen == nil, options.summary.isEmpty {
        diagnostics.add(.noWords(standing.last.version))
      }
    } else if !options.summary.isEmpty {
      row.content = options.summary
    }
    checks.check(row, after: standing?.last, diagnostics: &diagnostics)
    checks.checkFolder(of: row, diagnostics: &diagnostics)
    var candidate = Candidate(
      row: row, manual: .empty, difference: standing?.difference, phrases: phrases)
    let (manual, gaps) = self.manual(
      of: candidate, material, standing, diagnostics: &diagnostics)
    candidate.manual = manual
    return (candidate, gaps, manual)
  }

  /// What the table of revisions says: a person's words where there are any, else the computed ones.
  private func content(
    _ standing: Standing, _ row: LedgerRow, _ phrases: ChangePhrases
  ) -> [String] {
    let isReissue =
      IssueVersion(row.version).map { $0.revision == 0 } ?? false
    let words = options.summary.isEmpty ? standing.summary?.texts ?? [] : options.summary
    return (isReissue ? [phrases.word("reissue")] : []) + words
  }

  private func manual(
    of candidate: Candidate, _ material: Material, _ standing: Standing?,
    diagnostics: inout Diagnostics
  ) -> (manual: Manual, gaps: [Gap]) {
    let rows = material.ledger.rows + [candidate.row]
    let (manual, gaps) = material.manual(
      Edition(
        version: candidate.row.version, isDraft: false,
        revisions: rows.map { $0.printed(candidate.phrases) }),
      dates: .init(issued: candidate.row.issued, effective: candidate.row.effective),
      diagnostics: &diagnostics)
    return (standing?.barred(manual) ?? manual, gaps)
  }

  /// What keeps a version from being issued: gaps, besides the diagnostics.
  private func refusal(
    _ made: (candidate: Candidate?, gaps: [Gap], manual: Manual?), _ material: Material
  ) -> Report {
    guard let manual = made.manual, !made.gaps.isEmpty else { return Report() }
    return Report(
      results: material.list(of: made.gaps, in: manual, language: language),
      messages: language(
        zh: "错误: 还有待填的内容，不能发布\n      = 按清单填写后再运行；只要草案请用「shouce build」\n",
        en: "error: with gaps it cannot be issued\n"
          + "      = fill in what is listed and run again; 'shouce build' writes a draft\n"),
      status: .inputHasErrors)
  }

  // MARK: Pages

  /// Lays the documents out, and once more where the pages that changed are told in them.
  private func laidOut(
    _ candidate: Candidate, _ material: Material, _ standing: Standing?
  ) async throws -> Candidate {
    guard let paginator = plan.paginator else { return candidate }
    var candidate = candidate
    let folder = try environment.makeTemporaryFolder()
    defer {
      environment.removeTemporaryFolder(folder)
      environment.showProgress(nil)
    }
    environment.showProgress(language(zh: "排版中…", en: "laying out …"))
    func layOut() async throws {
      let outcomes = try await paginator.documents(
        of: [(candidate.manual, plan.formats)], in: folder)
      if let outcome = outcomes.first { candidate.outcome = outcome }
    }
    try await layOut()
    guard let pages = candidate.outcome.pages[.docx] ?? candidate.outcome.pages[.odt],
      standing != nil
    else { return candidate }
    let isReissue = IssueVersion(candidate.row.version)?.revision == 0
    if isReissue {
      candidate.row.pages = candidate.phrases.word("all_pages")
    } else if let difference = candidate.difference {
      candidate.row.pages = ChangedPages.text(
        of: difference, in: candidate.manual, pages: pages, phrases: candidate.phrases)
    }
    guard !candidate.row.pages.isEmpty else { return candidate }
    var known = Diagnostics()
    candidate.manual = manual(of: candidate, material, standing, diagnostics: &known).manual
    try await layOut()
    return candidate
  }

  // MARK: Freezing

  private func finish(
    _ candidate: Candidate, _ material: Material, diagnostics: Diagnostics
  ) async throws -> Report {
    func framed(_ diagnostics: Diagnostics, _ report: Report) -> Report {
      build.framed(
        by: diagnostics, of: material, language: language, isColoured: isColoured)(report)
    }
    var draft = CompanyBuild.Draft(
      build: build, manual: candidate.manual,
      name: build.fileName(of: candidate.manual, draftTitle: material.loaded.draftTitle),
      gaps: "", unused: "", issued: nil, framed: { $0 })
    let told = candidate.outcome.report(of: draft, in: language)
    if told.status > .done { return framed(diagnostics, told) }
    let documents = try await draft.documents(besides: candidate.outcome.documents)
    var issue = FrozenIssue(
      manual: candidate.manual, pages: candidate.outcome.pages,
      documents: DigestList(
        title: FrozenIssue.documentsTitle,
        // LibreOffice never writes the same PDF twice.
        of: documents.filter { $0.format != .pdf }.map { format, bytes in
          (draft.path(format).lastComponent?.string ?? "", bytes)
        }))
    issue.sources = try sources(named: material.facts)
    guard
      let entry = try LedgerEntry(
        candidate.row, issue, in: material.ledger, isEnglish: try isEnglish())
    else {
      var diagnostics = diagnostics
      diagnostics.add(.cannotAppend(build.company.ledger.string))
      return framed(diagnostics, Report())
    }
    try material.ledger.append(entry)
    draft.issued = issue
    var report = Report(results: summary(of: entry.row, material.ledger), messages: told.messages)
    // They are made once: what is written is what the digests are of.
    var outcome = candidate.outcome
    outcome.documents = documents
    report.append(await draft.finish(outcome, language: language, isNew: true))
    if report.status > .done {
      report.messages += language(
        zh:
          "说明: 版本 \(entry.row.version) 已经发布，只是文件没有写成；排除故障后运行「shouce build \(build.company.source)」即可\n",
        en: "note: \(entry.row.version) is issued, only its files are missing; "
          + "then run: shouce build \(build.company.source)\n")
    }
    return framed(diagnostics, report)
  }

  /// Whether the profile has English keys; a new ledger then has them too.
  private func isEnglish() throws(FileError) -> Bool {
    let text = String(decoding: try environment.read(build.company.profile), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).contains {
      $0.hasPrefix("company:") || $0.hasPrefix("manual:")
    }
  }

  private func summary(of row: LedgerRow, _ ledger: Ledger) -> String {
    let day = row.issued?.iso ?? ""
    let lines = row.content.map { "      - \($0)\n" }.joined()
    return language(
      zh: "已发布 \(row.version)（\(day)），数据在 \(ledger.folder(of: row))\n",
      en: "issued \(row.version) (\(day)); its data are in \(ledger.folder(of: row))\n") + lines
  }
}

extension Material {
  /// The versions that may come next.
  var nextVersions: [String] {
    guard let last = ledger.rows.last else { return [firstRow().version] }
    return [false, true].compactMap { isReissue in
      IssueVersion(last.version).map {
        $0.next(mostRevisions: mostRevisions, isReissue: isReissue).text(style: versionStyle)
      }
    }
  }
}
