internal import DOCXWriter
internal import ManualModel
internal import ODTWriter
internal import Packaging
internal import Profiles
internal import SystemPackage
internal import TemplateEngine

/// The build of one company's manual: profile in, documents out.
///
/// Takes the parsed pack; gives a report; may not write anything before all documents are made.
struct CompanyBuild: Sendable {
  let company: Company
  let workshop: Workshop
  let options: BuildOptions
  let output: FilePath

  private var environment: any Environment { workshop.environment }

  func run(
    with shared: LoadedSkeleton, language: Language, isColoured: Bool
  ) async -> Report {
    do {
      let pack = try workshop.pack(for: company)
      let loaded = pack.own == nil ? shared : try LoadedSkeleton(pack, environment: environment)
      return try await run(loaded, language: language, isColoured: isColoured)
    } catch let error as WorkshopError {
      return error.report(in: language)
    } catch let error as FileError {
      return error.report(in: language)
    } catch {
      return Report(messages: "\(error)\n", status: .worldFailed)
    }
  }

  private func run(
    _ loaded: LoadedSkeleton, language: Language, isColoured: Bool
  ) async throws -> Report {
    var sources = loaded.sources
    var diagnostics = Diagnostics()
    let facts = ProfileReader.read(
      try environment.read(company.profile), name: company.profile.string, sources: &sources,
      schema: loaded.pack.schema, catalogue: loaded.pack.catalogue.catalogue,
      diagnostics: &diagnostics)
    func report(_ report: Report = Report()) -> Report {
      var report = report
      let printer = DiagnosticPrinter(
        sources: sources, language: language, isColoured: isColoured)
      report.messages = printer.text(of: diagnostics.all) + report.messages
      if diagnostics.hasErrors { report.status = max(report.status, .inputHasErrors) }
      return report
    }
    guard let facts, !diagnostics.hasErrors else { return report() }
    var (manual, gaps) = manual(
      loaded, facts: facts, isDraft: false, diagnostics: &diagnostics)
    if !gaps.isEmpty, !diagnostics.hasErrors {
      // What is shown only in drafts can be known only when the gaps are.
      diagnostics = Diagnostics()
      (manual, gaps) = self.manual(loaded, facts: facts, isDraft: true, diagnostics: &diagnostics)
    }
    if diagnostics.hasErrors { return report() }
    let documents = try await Self.documents(of: manual, formats: options.formats)
    let name = fileName(of: manual, draftTitle: loaded.draftTitle)
    var results = ""
    for (format, bytes) in documents {
      let path = output.appending("\(name).\(format.rawValue)")
      try environment.write(bytes, to: path)
      results += language(zh: "已生成 \(path)\n", en: "written \(path)\n")
    }
    results += GapList(gaps: gaps, sources: sources, language: language).text
    return report(Report(results: results))
  }

  private func manual(
    _ loaded: LoadedSkeleton, facts: Facts, isDraft: Bool, diagnostics: inout Diagnostics
  ) -> (Manual, [Gap]) {
    var style = "A0"
    if case .choice(let choice)? = facts.fact("manual", "versions", "style")?.value {
      style = choice.english
    }
    var issued: Day?
    if case .date(let day)? = facts.fact("manual", "issued")?.value { issued = day }
    let edition = Edition(
      version: style, isDraft: isDraft,
      revisions: [
        Edition.Revision(
          number: 1, date: issued, revision: "-", content: loaded.firstRevision, version: style,
          pages: "-")
      ], today: options.today)
    let shelf = ImageShelf(folder: company.folder, environment: environment)
    let result = Assembler.assemble(
      loaded.skeleton, facts: facts, edition: edition, labels: loaded.labels,
      images: { shelf.number(of: $0) }, diagnostics: &diagnostics)
    var manual = result.manual
    manual.images = shelf.images
    return (manual, result.gaps)
  }

  /// The documents, made at the same time, in the order asked for.
  private static func documents(
    of manual: Manual, formats: [OutputFormat]
  ) async throws -> [(OutputFormat, [UInt8])] {
    try await withThrowingTaskGroup(of: (OutputFormat, [UInt8]).self) { group in
      for format in formats {
        group.addTask {
          var zip = ZipWriter()
          switch format {
          case .docx: try DOCXWriter.write(manual, to: &zip)
          case .odt: try ODTWriter.write(manual, to: &zip)
          }
          return (format, try zip.finish())
        }
      }
      var documents: [OutputFormat: [UInt8]] = [:]
      for try await (format, bytes) in group { documents[format] = bytes }
      return formats.compactMap { format in documents[format].map { (format, $0) } }
    }
  }

  /// `商品售后服务管理手册-A0`, without what a file name of Windows cannot hold.
  private func fileName(of manual: Manual, draftTitle: String) -> String {
    let title = manual.properties.title.isEmpty ? draftTitle : manual.properties.title
    let version = manual.properties.version.filter { $0 != "/" }
    let name = "\(title)-\(version)".unicodeScalars.map { scalar in
      scalar.value < 0x20 || "\\/:*?\"<>|".unicodeScalars.contains(scalar) ? "_" : scalar
    }
    return String(String.UnicodeScalarView(name.prefix(60)))
  }
}

/// The pictures of a company's folder, read when they are first asked for.
private final class ImageShelf {
  private let folder: FilePath
  private let environment: any Environment
  private var numbers: [String: Int?] = [:]
  private(set) var images: [Image] = []

  init(folder: FilePath, environment: any Environment) {
    self.folder = folder
    self.environment = environment
  }

  /// Nil when there is no such picture, or it is none.
  func number(of name: String) -> Int? {
    if let known = numbers[name] { return known }
    let number = read(name).map { image in
      images.append(image)
      return images.count - 1
    }
    numbers[name] = number
    return number
  }

  private func read(_ name: String) -> Image? {
    let path = folder.pushing(FilePath(name))
    guard let bytes = try? environment.read(path) else { return nil }
    var beside = path
    beside.extension = "png"
    let fallback = beside == path ? nil : try? environment.read(beside)
    return ImageReader.image(bytes, fallback: fallback)
  }
}
