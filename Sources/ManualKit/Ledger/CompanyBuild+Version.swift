internal import ManualModel
internal import SystemPackage

extension CompanyBuild {
  /// A version as it was issued, from what was frozen: no profile and no template has a say in it.
  func draft(of version: String, language: Language, isColoured: Bool) -> Step {
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    do {
      let ledger = try Ledger(
        of: company, environment: workshop.environment, sources: &sources,
        diagnostics: &diagnostics)
      guard !diagnostics.hasErrors else {
        return .report(
          Report(
            messages: DiagnosticPrinter(
              sources: sources, language: language, isColoured: isColoured
            ).text(of: diagnostics.all), status: .inputHasErrors))
      }
      let issued = try ledger.frozen(try ledger.row(version: version))
      return .draft(
        Draft(
          build: self, manual: issued.manual,
          name: fileName(of: issued.manual, draftTitle: ""), gaps: "", unused: "",
          issued: issued, framed: { $0 }))
    } catch let failure as LedgerFailure {
      return .report(failure.report(in: language))
    } catch let failure as FileError {
      return .report(failure.report(in: language))
    } catch {
      preconditionFailure("a ledger fails in two ways")
    }
  }
}
