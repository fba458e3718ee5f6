package import ManualModel

/// A section file, parsed once; evaluated as often as needed, by as many tasks as wanted.
package struct SectionTemplate: Sendable {
  /// Its name in the pack, `partials/steps.md`: what `include` calls it.
  package let name: String
  let source: SourceText
  let front: FrontMatter
  let body: [Flow<BlockTemplate>]
  let expressions: [Expression]
  let includes: [IncludeTemplate]
  /// The headings of subsections in the order of the file, also those under a condition.
  let headings: [HeadingTemplate]
  /// How many ordinals its blocks, items and rows have taken.
  let ordinals: Int32

  package var file: SourceFileID { source.file }
  /// The `id` of its front matter.
  package var id: String? { front.id }
}

/// What stands between the two `---` lines at the beginning of a section file.
struct FrontMatter: Sendable {
  var id: String?
  var idRange = TextRange.none
  /// Nil: not given; empty: no heading.
  var title: [Piece]?
  var level: Int?
  var isNumbered = true
  var clauses: [(id: String, range: TextRange)]?
  var when: ExpressionID?
  var startsNewPage = false
  var isLandscape = false
  var isInContents: Bool?
  var form: String?
  var name: [Piece]?
  var retention: String?
  var usedBy: [(key: String, range: TextRange)] = []
  var procedure: String?
}

/// Reads section files.
package enum SectionParser {
  /// Parses a section file; mistakes are reported, and what can be understood is kept.
  ///
  /// `bytes` is the file in UTF-8, `name` its name in the pack such as `partials/steps.md`, `file`
  /// its number in the ``SourceMap`` of the run.
  package static func parse(
    _ bytes: [UInt8], name: String, file: SourceFileID, diagnostics: inout Diagnostics
  ) -> SectionTemplate {
    var parser = TemplateParser(SourceText(bytes, file: file), mode: .template)
    let front = parser.frontMatter()
    let body = parser.document()
    diagnostics.add(contentsOf: parser.mistakes.diagnostics)
    return SectionTemplate(
      name: name, source: parser.source, front: front, body: body,
      expressions: parser.expressions, includes: parser.includes, headings: parser.headings,
      ordinals: parser.ordinal)
  }

  /// Parses a value as `markdown(…)` asks for: blocks and inlines, but no statements, expressions
  /// or directives, and nothing in it is a mistake.
  static func parse(value: String) -> [Flow<BlockTemplate>] {
    var parser = TemplateParser(SourceText(Array(value.utf8), file: .none), mode: .value)
    return parser.document()
  }
}
