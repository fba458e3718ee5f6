internal import ManualModel
internal import Packaging
internal import Revisions
public import SystemPackage

extension Workshop {
  /// What differs between two manuals: versions, profiles, folders, DOCX and ODT files.
  ///
  /// - Parameters:
  ///   - old: The older one, as named on the command line.
  ///   - new: The newer one.
  ///   - options: How to show it, and where.
  ///   - language: The language of everything said.
  ///   - isColoured: Whether messages go to a terminal with colours.
  ///   - showsColour: Whether results do.
  /// - Returns: The difference, or why there is none.
  public func diff(
    _ old: FilePath, _ new: FilePath, options: DiffOptions, language: Language, isColoured: Bool,
    showsColour: Bool
  ) -> Report {
    let comparison: ManualComparison
    let audit: RevisionAudit?
    do {
      let loader = DiffLoader(workshop: self, language: language, isColoured: isColoured)
      let sides = try loader.sides(old, new)
      comparison = try ManualComparison(
        sides.old, sides.new, words: try PackWords(of: self))
      audit =
        options.isAudit ? RevisionAudit(comparison, phrases: comparison.words.phrases) : nil
    } catch let failure as DiffLoader.Failure {
      return failure.report
    } catch let error as WorkshopError {
      return error.report(in: language)
    } catch {
      return Report(messages: "\(error)\n", status: .worldFailed)
    }
    var report = Report()
    if options.isAudit, audit == nil { report.append(noRevisions(comparison.new, language)) }
    if let audit, !audit.isClean { report.status = .inputHasErrors }
    do {
      let shown = try DifferenceShower(
        comparison: comparison, audit: audit, options: options, language: language,
        showsColour: showsColour
      ).report(environment: environment)
      report.append(shown)
    } catch let error as FileError {
      report.append(error.report(in: language))
    } catch {
      report.append(Report(messages: "\(error)\n", status: .worldFailed))
    }
    return report
  }

  private func noRevisions(_ side: DiffSide, _ language: Language) -> Report {
    Report(
      messages: language(
        zh: "错误: 「\(side.name)」里找不到修订记录，无法对照\n"
          + "      = --audit 用于已发布的版本，或有「\(LedgerField.content.chinese)」一栏的文件\n",
        en: "error: '\(side.name)' has no table of revisions to audit\n"
          + "      = use --audit with an issued version, or a file with a column "
          + "'\(LedgerField.content.chinese)'\n"), status: .inputHasErrors)
  }
}

/// Shows a difference in the format that was asked for, on standard output or in a file.
struct DifferenceShower {
  let comparison: ManualComparison
  let audit: RevisionAudit?
  let options: DiffOptions
  let language: Language
  let showsColour: Bool

  func report(environment: any Environment) throws -> Report {
    switch options.format {
    case .text:
      let isColoured = showsColour && options.output == nil
      let text =
        DifferenceText(comparison, language: language, isColoured: isColoured).text
        + (audit?.text(in: language, names: comparison.names(in: language)) ?? "")
      return try written(Array(text.utf8), to: environment)
    case .json:
      return try written(
        Array(DifferenceJSON(comparison: comparison, audit: audit).text.utf8), to: environment)
    case .html:
      return try written(
        try DifferencePage(comparison, audit: audit, language: language).bytes(), to: environment)
    case .docx, .odt: return try redline(to: environment)
    }
  }

  /// Text on standard output, or in the file that was named.
  private func written(_ bytes: [UInt8], to environment: any Environment) throws -> Report {
    guard let path = options.output else {
      return Report(results: String(decoding: bytes, as: UTF8.self))
    }
    try environment.write(bytes, to: path)
    return Report(
      results: language(zh: "已生成 \(path)\n", en: "written \(path)\n"))
  }
}
