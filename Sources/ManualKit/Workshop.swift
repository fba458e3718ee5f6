internal import ManualModel
public import SystemPackage

/// The program with a standard's pack at hand: makes company folders and builds manuals.
///
/// The only public way in. Data enters by ``Environment`` (profile, own templates, pack) and leaves by it
/// (documents); what there is to say leaves as a ``Report``.
public struct Workshop: Sendable {
  let environment: any Environment
  let pack: Pack

  /// Finds and reads the templates.
  ///
  /// - Parameters:
  ///   - environment: The files.
  ///   - templates: The folder of the templates; looked for beside the program and above it when nil.
  ///   - executable: Where the program is.
  /// - Throws: ``WorkshopError`` when there is no pack, or a file of it cannot be read or has mistakes.
  public init(
    environment: any Environment, templates: FilePath?, executable: FilePath?
  ) throws(WorkshopError) {
    self.environment = environment
    guard
      let folder = Self.packFolder(
        environment: environment, templates: templates, executable: executable)
    else { throw .noTemplates(templates) }
    pack = try Pack(folder: folder, environment: environment)
  }

  private static let packName = "gbt27922-2011"

  /// `Templates` beside the program (an installed copy) or in a folder above it (a build folder).
  private static func packFolder(
    environment: any Environment, templates: FilePath?, executable: FilePath?
  ) -> FilePath? {
    func pack(in folder: FilePath) -> FilePath? {
      [folder.appending(packName), folder].first {
        environment.kind(of: $0.appending("pack.yaml")) == .file
      }
    }
    if let templates { return pack(in: templates) }
    var folder = executable?.removingLastComponent()
    while let current = folder {
      if let found = pack(in: current.appending("Templates")) { return found }
      folder = current.components.isEmpty ? nil : current.removingLastComponent()
    }
    return nil
  }
}

/// Why there is no ``Workshop``.
public enum WorkshopError: Error {
  /// No templates in the given folder, or beside and above the program.
  case noTemplates(FilePath?)
  /// A file of the pack cannot be read.
  case unreadable(FileError)
  /// The pack has mistakes; the report lists them.
  case mistakes(@Sendable (Language) -> Report)

  /// The mistakes of a pack or of a company's own templates.
  static func mistakes(in sources: SourceMap, _ diagnostics: Diagnostics) -> WorkshopError {
    .mistakes { language in
      let printer = DiagnosticPrinter(sources: sources, language: language, isColoured: false)
      let ordered = diagnostics.all.enumerated().sorted { left, right in
        (left.element.span.file.index, left.element.span.start, left.offset)
          < (right.element.span.file.index, right.element.span.start, right.offset)
      }.map(\.element)
      return Report(
        messages: printer.text(of: ordered)
          + printer.summary(of: ordered, in: language(zh: "模板", en: "templates")),
        status: .inputHasErrors)
    }
  }

  /// The failure in words.
  public func report(in language: Language) -> Report {
    switch self {
    case .noTemplates(let folder?):
      Report(
        messages: language(
          zh: "错误: 文件夹「\(folder)」里没有模板（pack.yaml）\n",
          en: "error: there are no templates (pack.yaml) in '\(folder)'\n"), status: .worldFailed)
    case .noTemplates(nil):
      Report(
        messages: language(
          zh: "错误: 找不到模板文件夹 Templates；请把它放在程序旁边，或用 --templates 指出\n",
          en: "error: the folder Templates is not beside the program; put it there or name it with "
            + "--templates\n"), status: .worldFailed)
    case .unreadable(let failure): failure.report(in: language)
    case .mistakes(let report): report(language)
    }
  }
}
