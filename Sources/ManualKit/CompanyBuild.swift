internal import DOCXWriter
internal import HTMLWriter
internal import ManualModel
internal import ODTWriter
internal import Packaging
internal import Profiles
internal import Revisions
internal import SystemPackage
internal import TemplateEngine
internal import TextWriter

/// The build of one company's manual: profile in, documents out.
///
/// Takes the parsed pack; gives a report; may not write anything before all documents are made.
struct CompanyBuild: Sendable {
  let company: Company
  let workshop: Workshop
  let options: BuildOptions
  let output: FilePath

  private var environment: any Environment { workshop.environment }

  /// A manual that can be written, and what there is to say besides.
  struct Draft: Sendable {
    let build: CompanyBuild
    let manual: Manual
    /// The name of its files, without what tells the format.
    let name: String
    let gaps: String
    let unused: String
    /// What was issued, where that is what the manual is; its bytes are known.
    var issued: FrozenIssue?
    /// Puts the diagnostics around a report.
    let framed: @Sendable (Report) -> Report
  }

  /// Either there is a manual to be written, or all there is is a report.
  enum Step: Sendable {
    case draft(Draft)
    case report(Report)
  }

  /// The documents of a company without numbers of pages.
  func run(
    with shared: LoadedSkeleton?, language: Language, isColoured: Bool
  ) async -> Report {
    switch draft(with: shared, language: language, isColoured: isColoured) {
    case .report(let report): report
    case .draft(let draft): await draft.finish(language: language)
    }
  }

  /// The manual of a company.
  ///
  /// `shared` is the skeleton of the pack as it is: what a company without templates of its own takes.
  func draft(
    with shared: LoadedSkeleton?, language: Language, isColoured: Bool
  ) -> Step {
    if let version = options.version {
      return draft(of: version, language: language, isColoured: isColoured)
    }
    if let report = missingProfile(language) { return .report(report) }
    do {
      let pack = try workshop.pack(for: company)
      let isShared = pack.own == nil
      let loaded =
        if isShared, let shared { shared } else {
          try LoadedSkeleton(pack, environment: environment)
        }
      return try draft(loaded, language: language, isColoured: isColoured)
    } catch let error as WorkshopError {
      return .report(error.report(in: language))
    } catch let error as FileError {
      return .report(error.report(in: language))
    } catch {
      return .report(Report(messages: "\(error)\n", status: .worldFailed))
    }
  }

  private func draft(
    _ loaded: LoadedSkeleton, language: Language, isColoured: Bool
  ) throws -> Step {
    let material = try Material(self, loaded)
    func stopped(by diagnostics: Diagnostics) -> Step {
      .report(
        framed(by: diagnostics, of: material, language: language, isColoured: isColoured)(Report()))
    }
    guard material.isComplete else { return stopped(by: material.diagnostics) }
    var diagnostics = material.diagnostics
    let proof: Proof
    do {
      proof = try Proof(of: material, today: options.today, diagnostics: &diagnostics)
    } catch let failure as LedgerFailure {
      return .report(failure.report(in: language))
    }
    if diagnostics.hasErrors { return stopped(by: diagnostics) }
    return .draft(
      Draft(
        build: self, manual: proof.manual,
        name: fileName(of: proof.manual, draftTitle: loaded.draftTitle) + proof.suffix,
        gaps: material.list(of: proof.gaps, in: proof.manual, language: language),
        unused: loaded.pack.own == nil
          ? "" : workshop.warnings(aboutUnusedTemplatesOf: loaded.pack, language: language),
        issued: proof.issued,
        framed: framed(
          by: diagnostics, of: material, language: language, isColoured: isColoured)))
  }

  /// Puts diagnostics around a report; with errors its status is that of errors.
  func framed(
    by diagnostics: Diagnostics, of material: Material, language: Language, isColoured: Bool
  ) -> @Sendable (Report) -> Report {
    let printer = DiagnosticPrinter(
      sources: material.sources, language: language, isColoured: isColoured)
    // Those of the shared templates are told once, not for every company.
    let warnings = material.loaded.pack.own == nil ? Diagnostics() : material.loaded.warnings
    let before = printer.text(of: warnings.all + diagnostics.all)
    let behind = printer.summary(of: diagnostics.all, in: company.profile.string)
    let status = diagnostics.hasErrors ? Report.Status.inputHasErrors : .done
    return { report in
      Report(
        results: report.results, messages: before + report.messages + behind,
        status: max(report.status, status))
    }
  }

  /// The manual of an edition, and what the profile does not say yet.
  func manual(
    _ loaded: LoadedSkeleton, facts: Facts, edition: Edition, diagnostics: inout Diagnostics
  ) -> (Manual, [Gap]) {
    let shelf = ImageShelf(company: company, environment: environment)
    let result = Assembler.assemble(
      loaded.skeleton, facts: facts, edition: edition, labels: loaded.labels,
      images: { shelf.number(of: $0) }, diagnostics: &diagnostics)
    var manual = result.manual
    manual.images = shelf.images
    return (manual.turningWideDrawings(), result.gaps)
  }

  /// What to say when there is no profile at all; nil when there is one.
  func missingProfile(_ language: Language) -> Report? {
    guard environment.kind(of: company.profile) == .nothing else { return nil }
    let isFolder = !company.folder.isEmpty && environment.kind(of: company.source) == .folder
    return Report(
      messages: isFolder
        ? language(
          zh: "错误: 文件夹「\(company.source)」里没有资料文件 \(Company.profileName)\n"
            + "      = 把资料文件放进去，或运行「shouce new \(company.source)」新建一份\n",
          en: "error: there is no \(Company.profileName) in the folder '\(company.source)'\n"
            + "      = put the profile there, or make one: shouce new \(company.source)\n")
        : language(
          zh: "错误: 没有「\(company.source)」这个文件夹或资料文件\n"
            + "      = 核对名称和所在位置；新客户用「shouce new」建立\n",
          en: "error: there is no folder or profile '\(company.source)'\n"
            + "      = check the name and where you are; 'shouce new' makes a new one\n"),
      status: .worldFailed)
  }

  /// The logo is a picture that both formats can show, told where the profile names it.
  func checkLogo(_ facts: Facts, diagnostics: inout Diagnostics) {
    guard let logo = facts.fact("company", "logo"), case .text(let name) = logo.value else {
      return
    }
    let span = facts.table.span(of: logo.id)
    guard let path = company.file(named: name) else {
      return diagnostics.add(.pictureOutside(name, at: span))
    }
    guard environment.kind(of: path) == .file, let bytes = try? environment.read(path) else {
      return diagnostics.add(.missingPicture(name, in: company.folder.string, at: span))
    }
    guard let image = ImageReader.image(bytes) else {
      return diagnostics.add(.notAPicture(name, at: span))
    }
    guard image.format == .svg else { return }
    var beside = FilePath(name)
    beside.extension = "png"
    if let bytes = try? environment.read(company.folder.pushing(beside)),
      ImageReader.image(bytes)?.format == .png
    {
      return
    }
    diagnostics.add(.noFallback(name, beside.string, at: span))
  }

  /// A document of a manual; a PDF is none of ours.
  static func document(
    of manual: Manual, in format: OutputFormat, pages: Pages?, enclosing: [Enclosure] = []
  ) throws -> [UInt8] {
    var zip = ZipWriter()
    switch format {
    case .docx: try DOCXWriter.write(manual, pages: pages, enclosing: enclosing, to: &zip)
    case .odt: try ODTWriter.write(manual, pages: pages, enclosing: enclosing, to: &zip)
    case .pdf: preconditionFailure("LibreOffice writes PDFs")
    case .html: return try HTMLWriter.write(manual)
    case .md: return TextWriter.markdown(of: manual)
    case .text: return TextWriter.plainText(of: manual)
    }
    return try zip.finish()
  }

  /// What the documents of a manual carry inside: the manual as data, where a format has room for it.
  static func enclosures(
    of manual: Manual, for formats: [OutputFormat]
  ) throws -> [Enclosure] {
    guard formats.contains(.docx) || formats.contains(.odt) else { return [] }
    return [try EnclosedManual.enclosure(of: manual)]
  }

  /// `商品售后服务管理手册-A0`, without what a file name of Windows cannot hold.
  ///
  /// A long title is cut: file systems allow 255 bytes, and the draft beside the file needs some.
  func fileName(of manual: Manual, draftTitle: String) -> String {
    let title = manual.properties.title.isEmpty ? draftTitle : manual.properties.title
    let version = manual.properties.version.filter { $0 != "/" }
    var name = String.UnicodeScalarView()
    var count = 0
    for scalar in title.unicodeScalars {
      count += UTF8.width(scalar)
      guard count <= 180 else { break }
      name.append(scalar)
    }
    name.append(contentsOf: "-\(version)".unicodeScalars)
    return String(
      String.UnicodeScalarView(
        name.map { scalar in
          let isAllowed =
            scalar.value >= 0x20 && scalar.value != 0x7F
            && !"\\/:*?\"<>|".unicodeScalars.contains(scalar)
          return isAllowed ? scalar : "_"
        }))
  }
}

/// The pictures of a company's folder, read when they are first asked for.
private final class ImageShelf {
  private let company: Company
  private let environment: any Environment
  private var numbers: [String: Int?] = [:]
  private(set) var images: [Image] = []

  init(company: Company, environment: any Environment) {
    self.company = company
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
    guard let path = company.file(named: name), let bytes = try? environment.read(path) else {
      return nil
    }
    var beside = path
    beside.extension = "png"
    let fallback = beside == path ? nil : try? environment.read(beside)
    return ImageReader.image(bytes, fallback: fallback)
  }
}

extension Diagnostic {
  fileprivate static func missingPicture(
    _ name: String, in folder: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "missing-picture", at: span,
      Wording(zh: "找不到图片文件「\(name)」", en: "there is no picture '\(name)'"),
      remedy: Wording(
        zh: "把图片放进文件夹「\(folder.isEmpty ? "." : folder)」并核对文件名；没有标志就删除这一行",
        en: "put it into '\(folder.isEmpty ? "." : folder)' and check its name, or delete this line"
      ))
  }

  fileprivate static func pictureOutside(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "picture-outside", at: span,
      Wording(
        zh: "图片「\(name)」不在资料文件的文件夹里", en: "the picture '\(name)' is not in the profile's folder"),
      remedy: Wording(
        zh: "把图片复制到资料文件旁边，这里只写文件名",
        en: "copy it beside the profile and write only its name here"))
  }

  fileprivate static func notAPicture(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "not-a-picture", at: span,
      Wording(
        zh: "「\(name)」不是 PNG、JPEG 或 SVG 图片", en: "'\(name)' is not a PNG, JPEG or SVG picture"),
      remedy: Wording(
        zh: "用画图等软件打开，另存为 PNG（只改扩展名不行）",
        en: "open it in a paint program and save it as PNG (renaming it is not enough)"))
  }

  fileprivate static func noFallback(
    _ name: String, _ beside: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "svg-without-png", at: span,
      Wording(
        zh: "SVG 图片「\(name)」旁边没有同名的 PNG「\(beside)」",
        en: "the SVG picture '\(name)' has no PNG '\(beside)' beside it"),
      remedy: Wording(
        zh: "另存一份 PNG，取名「\(beside)」放在旁边；旧版 Word 和 WPS 显示的是它",
        en: "save it as '\(beside)' too, for programs that cannot show SVG"))
  }
}
