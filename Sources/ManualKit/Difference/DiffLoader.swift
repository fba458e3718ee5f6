internal import DocumentReader
internal import ManualModel
internal import Revisions
internal import SystemPackage

/// Finds out what the arguments of `shouce diff` mean, and reads it.
struct DiffLoader {
  let workshop: Workshop
  let language: Language
  let isColoured: Bool

  private var environment: any Environment { workshop.environment }

  /// Why there is nothing to compare.
  struct Failure: Error {
    var report: Report
  }

  /// Both sides; each may say where the other's versions are.
  func sides(_ old: FilePath, _ new: FilePath) throws(Failure) -> (old: DiffSide, new: DiffSide) {
    (try side(old, besides: new), try side(new, besides: old))
  }

  /// What there is at a path counts before a version of that name.
  private func side(_ path: FilePath, besides other: FilePath) throws(Failure) -> DiffSide {
    switch environment.kind(of: path) {
    case .folder: return try profile(path)
    case .file: return try file(path)
    case .nothing: break
    }
    guard let (folder, version) = version(of: path) else {
      throw Failure(report: nothing(at: path))
    }
    return try self.version(version, named: path, in: folder ?? self.folder(besides: other))
  }

  // MARK: Versions

  /// `acme/A0`, `A0`, `A/0`: a version, and the folder of the company if it is named.
  private func version(of path: FilePath) -> (folder: FilePath?, version: String)? {
    let names = path.components.map(\.string)
    for count in [2, 1] where names.count >= count {
      let version = names.suffix(count).joined(separator: "/")
      guard IssueVersion(version) != nil else { continue }
      var folder = path
      for _ in 0..<count { folder.removeLastComponent() }
      // A folder such as `A/0` could be meant; what is there decides.
      if count == 2, environment.kind(of: path.removingLastComponent()) == .folder { continue }
      return (folder.isEmpty ? nil : folder, version)
    }
    return nil
  }

  /// Where versions are looked for that name no folder: with the other side, or here.
  private func folder(besides other: FilePath) -> FilePath {
    switch environment.kind(of: other) {
    case .folder: return other
    case .file:
      let folder = other.removingLastComponent()
      let company = Company(folder.isEmpty ? "." : folder, environment: environment)
      return environment.kind(of: company.ledger) == .file ? company.folder : "."
    case .nothing:
      guard let (folder, _) = version(of: other), let folder else { return "." }
      return folder
    }
  }

  private func version(
    _ version: String, named path: FilePath, in folder: FilePath
  ) throws(Failure) -> DiffSide {
    let company = Company(folder, environment: environment)
    guard [company.ledger, company.profile].contains(where: { environment.kind(of: $0) == .file })
    else { throw Failure(report: nothing(at: path)) }
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    do {
      let ledger = try Ledger(
        of: company, environment: environment, sources: &sources, diagnostics: &diagnostics)
      guard !diagnostics.hasErrors else {
        let printer = DiagnosticPrinter(
          sources: sources, language: language, isColoured: isColoured)
        throw Failure(
          report: Report(messages: printer.text(of: diagnostics.all), status: .inputHasErrors))
      }
      let row = try ledger.row(version: version)
      let frozen = try ledger.frozen(row)
      var side = DiffSide(name: row.version, kind: .version, manual: frozen.manual)
      side.pages = .issue(frozen.pages)
      side.row = row
      return side
    } catch let failure as LedgerFailure {
      throw Failure(report: failure.report(in: language))
    } catch let error as FileError {
      throw Failure(report: error.report(in: language))
    } catch let failure as Failure {
      throw failure
    } catch {
      preconditionFailure("a ledger fails in two ways")
    }
  }

  // MARK: Profiles

  private func profile(_ path: FilePath) throws(Failure) -> DiffSide {
    let company = Company(path, environment: environment)
    let build = CompanyBuild(
      company: company, workshop: workshop, options: BuildOptions(), output: company.folder)
    switch build.draft(with: nil, language: language, isColoured: isColoured) {
    case .report(let report): throw Failure(report: report)
    case .draft(let draft):
      return DiffSide(name: path.string, kind: .profile, manual: draft.manual)
    }
  }

  // MARK: Documents

  private func file(_ path: FilePath) throws(Failure) -> DiffSide {
    let bytes: [UInt8]
    do {
      bytes = try environment.read(path)
    } catch {
      throw Failure(report: error.report(in: language))
    }
    let isDocument =
      bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
      || ["docx", "odt", "doc", "wps"].contains(path.extension?.lowercased() ?? "")
    guard isDocument else { return try profile(path) }
    do {
      return try document(bytes, at: path)
    } catch let error as DocumentError {
      throw Failure(report: error.report(on: path, in: language))
    } catch let error as ArchiveError {
      throw Failure(report: error.report(on: path, in: language))
    } catch {
      preconditionFailure("a document fails in two ways")
    }
  }

  private func document(_ bytes: [UInt8], at path: FilePath) throws -> DiffSide {
    var text = try DocumentReader.text(bytes, labels: workshop.pack.labels)
    var side = DiffSide(name: path.string, kind: text.isOpen ? .odt : .docx, manual: text.manual)
    side.hasTrackedChanges = text.hasTrackedChanges
    if let data = text.enclosed, let enclosed = try enclosed(data, in: text) {
      let visible = VisibleText(of: text.manual, edges: text.edges)
      if enclosed.isBound(to: visible) {
        side.manual = enclosed.manual
        side.pages = .document(bytes)
        return side
      }
      let written = VisibleText(of: enclosed.manual)
      side.editedEdges = (
        written.edges.filter { !visible.edges.contains($0) },
        visible.edges.filter { !written.edges.contains($0) }
      )
      if visible.lines == written.lines {
        side.manual = enclosed.manual
        return side
      }
      side.wasEdited = true
      side.editedLines = visible.lines.difference(from: written.lines).insertions.count
      text.nameSections(of: enclosed.manual)
      text.manual.properties = enclosed.manual.properties
    } else {
      side.isForeign = true
    }
    text.takePictures()
    side.isText = true
    side.manual = text.manual.withoutClauses
    return side
  }

  /// Nil where the data is there and cannot be used: its pictures were replaced or taken out.
  private func enclosed(_ data: [UInt8], in text: DocumentText) throws -> EnclosedManual? {
    do {
      return try EnclosedManual.read(data, pictures: text.media)
    } catch let error {
      if case .newer = error.reason { throw error }
      return nil
    }
  }

  private func nothing(at path: FilePath) -> Report {
    Report(
      messages: language(
        zh: "错误: 没有「\(path)」\n"
          + "      = 可以写：已发布的版本（如 A0、acme/A0）、公司文件夹、资料文件、.docx 或 .odt 文件\n",
        en: "error: there is no '\(path)'\n"
          + "      = name an issued version (A0, acme/A0), a company folder, a profile, a .docx or "
          + "an .odt file\n"), status: .worldFailed)
  }
}
