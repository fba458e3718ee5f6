internal import ManualModel
internal import Profiles
internal import SystemPackage
internal import TemplateEngine

/// The section files of a pack, parsed and bound: what any number of profiles are built from.
struct LoadedSkeleton: Sendable {
  let pack: Pack
  let sources: SourceMap
  let skeleton: Skeleton
  /// What is odd about the files of the pack or of a company's own templates, but no error.
  let warnings: Diagnostics
  let labels: PackLabels
  /// What the first row of a revision history says (新制订).
  let firstRevision: String
  /// The name of a manual whose profile gives none, for its file.
  let draftTitle: String
  /// What a draft is called (草案), for the names of its files.
  let draftWord: String

  init(_ pack: Pack, environment: any Environment) throws(WorkshopError) {
    var reader = SectionReader(pack: pack, environment: environment)
    let partials = pack.fileNames(in: environment).union(pack.ownFiles)
      .filter { $0.hasPrefix("partials/") }.sorted()
    var parts = Skeleton.Parts()
    for division in pack.manifest.front {
      guard let layout = Skeleton.layout(named: division.layout) else {
        reader.diagnostics.add(.unknownLayout(division.layout, at: division.span))
        continue
      }
      parts.front.append((layout, try reader.entries(division.sections)))
    }
    parts.body = try reader.entries(pack.manifest.body)
    parts.appendices = try reader.entries(pack.manifest.appendices)
    parts.header = try pack.manifest.header.map { name throws(WorkshopError) in
      try reader.section(name)
    }
    parts.footer = try pack.manifest.footer.map { name throws(WorkshopError) in
      try reader.section(name)
    }
    parts.frontFooter = try pack.manifest.frontFooter.map { name throws(WorkshopError) in
      try reader.section(name)
    }
    for name in partials { parts.partials.append(try reader.section(name)) }
    let skeleton = Skeleton(
      parts, shape: pack.schema.shape, catalogue: pack.catalogue.catalogue,
      diagnostics: &reader.diagnostics)
    let sources = reader.sources
    if reader.diagnostics.hasErrors { throw .mistakes(in: sources, reader.diagnostics) }
    func label(_ name: String) -> String { pack.manifest.label(name) ?? "" }
    self.pack = pack
    self.sources = sources
    self.skeleton = skeleton
    warnings = reader.diagnostics
    labels = PackLabels(
      labels: pack.labels, gap: label("gap"), citation: label("citation"))
    firstRevision = label("first_version")
    draftTitle = label("draft_title")
    draftWord = label("draft")
  }
}

extension Pack {
  /// The few words that documents are read and written with.
  var labels: Labels {
    func label(_ name: String) -> String { manifest.label(name) ?? "" }
    return Labels(
      table: label("table"), figure: label("figure"), appendix: label("appendix"),
      contents: label("contents"), listSeparator: label("list_separator"))
  }
}

/// Reads and parses section files, each under its name in the pack.
private struct SectionReader {
  let pack: Pack
  let environment: any Environment
  var sources: SourceMap
  var diagnostics: Diagnostics

  init(pack: Pack, environment: any Environment) {
    self.pack = pack
    self.environment = environment
    sources = pack.sources
    diagnostics = pack.warnings
  }

  mutating func section(_ name: String) throws(WorkshopError) -> SectionTemplate {
    guard pack.holds(name) else {
      diagnostics.add(.outsidePack(name, at: pack.manifest.span))
      throw .mistakes(in: sources, diagnostics)
    }
    let path = pack.path(of: name)
    let bytes: [UInt8]
    do {
      bytes = try environment.read(path)
    } catch {
      throw .unreadable(error)
    }
    let file = sources.add(name: path.string, text: String(decoding: bytes, as: UTF8.self))
    return SectionParser.parse(bytes, name: name, file: file, diagnostics: &diagnostics)
  }

  mutating func entries(
    _ entries: [PackManifest.Entry]
  ) throws(WorkshopError) -> [Skeleton.Entry] {
    var found: [Skeleton.Entry] = []
    for entry in entries {
      let file = try section(entry.file + ".md")
      found.append(Skeleton.Entry(file, below: try self.entries(entry.below)))
    }
    return found
  }
}

extension Diagnostic {
  /// The names of sections are checked where they are read; those of the header and the footer are not.
  fileprivate static func outsidePack(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "bad-path", at: span,
      Wording(
        zh: "页眉或页脚「\(name)」不是模板文件夹里的文件",
        en: "the header or footer '\(name)' is not a file inside the pack"),
      remedy: Wording(zh: "写文件名，如 header.md", en: "write a file name such as header.md"))
  }

  fileprivate static func unknownLayout(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unknown-layout", at: span,
      Wording(zh: "没有名为「\(name)」的页面版式", en: "there is no page layout '\(name)'"),
      remedy: Wording(
        zh: "可用：cover、front、body、landscape", en: "use cover, front, body or landscape"))
  }
}
