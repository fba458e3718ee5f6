package import ManualModel
package import Packaging

/// Writes a manual as an Office Open XML document (ISO/IEC 29500, Transitional).
///
/// The phases, each over what the one before found:
///
/// 1. divisions become ``Sheet``s, between which Word turns the page;
/// 2. the header and footer parts they need;
/// 3. content types and package relationships, which come first in the package;
/// 4. the body, which counts ids and collects relationships, numberings and pictures;
/// 5. headers and footers, which go on counting;
/// 6. the parts those two refer to;
/// 7. what the document carries inside.
package enum DOCXWriter {
  /// Writes the parts of the document in a fixed order: the same manual gives the same bytes.
  ///
  /// Without `pages` the numbers of pages are left out where no word processor computes them by itself.
  /// A redline is written with tracked changes, of the author and the day of `stamp`; with numbers of
  /// pages where those of both manuals are known (``Predecessor/pages``).
  package static func write(
    _ manual: Manual, pages: Pages? = nil, stamp: RedlineStamp? = nil,
    enclosing enclosures: [Enclosure] = [], to sink: inout some PackageSink & ~Copyable
  ) throws(PackagingError) {
    guard let predecessor = manual.predecessor else {
      let sheets = Sheet.sheets(of: manual)
      let decorations = PageDecoration.decorations(of: manual, sheets)
      var body = Body(manual, decorations: decorations, pages: pages)
      return try write(manual, &body, decorations, enclosures, to: &sink) {
        $0.document(sheets, to: &$1)
      }
    }
    guard let stamp else {
      preconditionFailure("a redline is written with the author and the day of its changes")
    }
    var body = RedlineBody(manual, predecessor, stamp, pages: pages)
    let decorations = body.decorations
    try write(manual, &body, decorations, enclosures, to: &sink) { $0.document(to: &$1) }
  }

  private static func write<Writer: DocumentBody>(
    _ manual: Manual, _ body: inout Writer, _ decorations: [PageDecoration],
    _ enclosures: [Enclosure], to sink: inout some PackageSink & ~Copyable,
    document: (inout Writer, inout XMLWriter) -> Void
  ) throws(PackagingError) {
    let custom = CustomXML(enclosures: enclosures)
    let types = ContentTypes(
      of: manual, decorations: decorations, dataProperties: custom.propertyParts)
    try sink.xml("[Content_Types].xml") { types.write(to: &$0) }
    try sink.xml("_rels/.rels") { Relationships.writePackage(to: &$0) }

    for kind in [.styles, .numbering, .settings, .fontTable] as [Relationships.Kind] {
      _ = body.state.relationships.id(kind, "\(kind.rawValue).xml")
    }
    _ = body.state.relationships.id(.theme, ThemePart.name)
    for target in custom.targets { _ = body.state.relationships.id(.customXml, target) }
    try sink.xml("word/document.xml") { document(&body, &$0) }
    try write(body.state.relationships, of: "document.xml", to: &sink)
    for decoration in decorations {
      body.state.relationships = Relationships()
      try sink.xml("word/\(decoration.name)") { body.decoration(decoration, to: &$0) }
      try write(body.state.relationships, of: decoration.name, to: &sink)
    }

    let numbering = NumberingPart(manual: manual, numbering: body.state.numbering)
    try sink.xml("word/styles.xml") { StylesPart(manual).write(to: &$0) }
    try sink.xml("word/numbering.xml") { numbering.write(to: &$0) }
    try sink.xml("word/settings.xml") { SettingsPart(manual: manual).write(to: &$0) }
    try sink.xml("word/fontTable.xml") { FontTable(theme: manual.theme).write(to: &$0) }
    try sink.xml("word/\(ThemePart.name)") { ThemePart(theme: manual.theme).write(to: &$0) }
    let properties = DocumentProperties(manual.properties)
    try sink.xml("docProps/core.xml") { properties.core(to: &$0) }
    try sink.xml("docProps/app.xml") { properties.extended(to: &$0) }
    for (index, image) in manual.images.enumerated() where body.state.usedImages.contains(index) {
      try write(image, at: index, to: &sink)
    }
    for (index, bytes) in body.state.metafiles.enumerated() {
      try sink.bytes(MediaName.metafile(index, isPart: true), bytes, stored: false)
    }
    try custom.write(to: &sink)
  }

  private static func write(
    _ relationships: Relationships, of part: String, to sink: inout some PackageSink & ~Copyable
  ) throws(PackagingError) {
    guard !relationships.isEmpty else { return }
    try sink.xml("word/_rels/\(part).rels") { relationships.write(to: &$0) }
  }

  /// PNG and JPEG are compressed already.
  private static func write(
    _ image: Image, at index: Int, to sink: inout some PackageSink & ~Copyable
  ) throws(PackagingError) {
    try sink.bytes(
      MediaName.part(index, image.format), image.bytes, stored: image.format != .svg)
    if image.format == .svg, let fallback = image.fallback {
      try sink.bytes(MediaName.part(index, .png), fallback, stored: true)
    }
  }
}

/// What writes the document, its headers and footers: a ``Body``, or the two of a ``RedlineBody``.
protocol DocumentBody {
  var state: State { get set }
  mutating func decoration(_ decoration: PageDecoration, to writer: inout XMLWriter)
}

extension Body: DocumentBody {}
extension RedlineBody: DocumentBody {}
