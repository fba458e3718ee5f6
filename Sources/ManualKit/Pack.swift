internal import ManualModel
internal import Profiles
internal import SystemPackage

/// A standard's pack as read: the order of the manual, the clauses, the schema of the profile.
///
/// A company's own `templates` folder may replace any file of it by one of the same name.
struct Pack: Sendable {
  let folder: FilePath
  let own: FilePath?
  /// The files below `own`, as names relative to it.
  let ownFiles: [String]
  let sources: SourceMap
  let manifest: PackManifest
  let catalogue: PackCatalogue
  let schema: Schema
  /// What is odd about its files, but no error.
  let warnings: Diagnostics

  init(folder: FilePath, own: FilePath? = nil, environment: any Environment)
    throws(WorkshopError)
  {
    self.folder = folder
    self.own = own
    let ownFiles = own.map { environment.files(below: $0) } ?? []
    self.ownFiles = ownFiles
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    func read(_ name: String) throws(WorkshopError) -> (SourceText, SourceFileID) {
      let path = Self.path(of: name, folder: folder, own: own, ownFiles: ownFiles)
      do {
        let text = SourceText(try environment.read(path))
        return (text, sources.add(name: path.string, text: text.text))
      } catch {
        throw .unreadable(error)
      }
    }
    let (manifestText, manifestFile) = try read(Self.manifestName)
    let manifest = PackManifest.read(
      manifestText, file: manifestFile, diagnostics: &diagnostics)
    let (catalogueText, catalogueFile) = try read(Self.catalogueName)
    let catalogue = PackCatalogue.read(
      catalogueText, file: catalogueFile, diagnostics: &diagnostics)
    let (parametersText, parametersFile) = try read(Self.parametersName)
    let parameters = PackParameters.read(
      parametersText, file: parametersFile, diagnostics: &diagnostics)
    guard let manifest, let catalogue, let parameters, !diagnostics.hasErrors else {
      throw .mistakes(in: sources, diagnostics)
    }
    self.sources = sources
    warnings = diagnostics
    self.manifest = manifest
    self.catalogue = catalogue
    schema = Schema(parameters: parameters)
  }

  static let manifestName = "pack.yaml"
  static let catalogueName = "catalogue.yaml"
  static let parametersName = "parameters.yaml"

  /// The file that counts for a name: the company's own where there is one.
  func path(of name: String) -> FilePath {
    Self.path(of: name, folder: folder, own: own, ownFiles: ownFiles)
  }

  /// Whether a name can only mean a file inside the pack's folder or the company's.
  func holds(_ name: String) -> Bool {
    let path = FilePath(name)
    return path.isRelative && !path.isEmpty
      && path.components.allSatisfy { $0.kind != .parentDirectory }
  }

  func isOwn(_ name: String) -> Bool { ownFiles.contains(name) }

  private static func path(
    of name: String, folder: FilePath, own: FilePath?, ownFiles: [String]
  ) -> FilePath {
    guard let own, ownFiles.contains(name) else { return folder.appending(name) }
    return own.appending(name)
  }

  /// The section files of the manual in its order, each with how deep it nests.
  var entries: [(name: String, depth: Int)] {
    var found: [(String, Int)] = []
    func collect(_ entries: [PackManifest.Entry], depth: Int) {
      for entry in entries {
        found.append((entry.file + ".md", depth))
        collect(entry.below, depth: depth + 1)
      }
    }
    for division in manifest.front { collect(division.sections, depth: 0) }
    collect(manifest.body, depth: 0)
    collect(manifest.appendices, depth: 0)
    return found
  }
}
