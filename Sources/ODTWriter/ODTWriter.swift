package import ManualModel
package import Packaging

/// Writes a manual as an OpenDocument text (ODF 1.3, ISO/IEC 26300).
///
/// Takes a manual whose references all have targets, gives the parts of a package. It asks no
/// clock, file or locale: the same manual gives the same bytes.
package enum ODTWriter {
  /// Writes all parts of the package in their order.
  ///
  /// Without `pages` the numbers of pages are left out where no word processor computes them by itself.
  /// The marks of a redline become tracked changes of who is on the `stamp`, otherwise of the author of
  /// the manual on its date.
  package static func write(
    _ manual: Manual, pages: Pages? = nil, stamp: RedlineStamp? = nil,
    enclosing enclosures: [Enclosure] = [],
    to sink: inout some PackageSink & ~Copyable
  ) throws(PackagingError) {
    let isMarked = manual.isMarked(stamp) || manual.isRepaged(pages)
    let stamp = isMarked ? stamp ?? manual.ownStamp : nil
    var (survey, plan, _) = BodyWriter.survey(manual, stamp: stamp)
    let edges = HeaderFooter(manual, masters: survey.masters.values, pages: pages, stamp: stamp)
    for image in edges.images { _ = survey.images.index(of: image) }
    let images = survey.images.values.enumerated().flatMap { index, image in
      manual.images[image].parts(number: index + 1)
    }
    try sink.bytes("mimetype", Array(Manifest.mediaType.utf8), stored: true)
    try sink.xml("content.xml", standalone: false) {
      content(manual, survey, pages, stamp.map { Tracking($0, plan: plan) }, to: &$0)
    }
    try sink.xml("styles.xml", standalone: false) { styles(manual, survey, edges, to: &$0) }
    try sink.xml("meta.xml", standalone: false) {
      Properties(properties: manual.properties).write(to: &$0)
    }
    try sink.xml("settings.xml", standalone: false) { Settings.write(to: &$0) }
    for image in images {
      // PNG and JPEG are compressed already.
      try sink.bytes(image.name, image.bytes, stored: !image.name.hasSuffix(".svg"))
    }
    for enclosure in enclosures {
      try sink.bytes(Manifest.path(of: enclosure), enclosure.bytes, stored: false)
    }
    try sink.xml("META-INF/manifest.xml", standalone: false) {
      Manifest.write(images: images, enclosures: enclosures, to: &$0)
    }
  }

  /// Writes the text and the automatic styles it uses (ODF 1.3 part 3 §3.1.3.2).
  private static func content(
    _ manual: Manual, _ survey: Survey, _ pages: Pages?, _ tracking: Tracking?,
    to out: inout XMLWriter
  ) {
    out.start("office:document-content")
    out.namespaces([.office, .style, .text, .table, .draw, .fo, .svg, .xlink, .ooow])
    if tracking != nil { out.namespaces([.dc]) }
    out.attribute("office:version", "1.3")
    out.fontFaces(of: manual.theme)
    out.start("office:automatic-styles")
    AutomaticStyles(theme: manual.theme, survey: survey).write(to: &out)
    out.end()
    out.start("office:body")
    out.start("office:text")
    var writer = BodyWriter(manual, pages: pages, after: survey)
    if let tracking {
      writer.recordChanges(tracking, to: &out) { writer, out in writer.divisions(to: &out) }
    }
    writer.sequenceDeclarations(to: &out)
    writer.divisions(to: &out)
    out.end()
    out.end()
    out.end()
  }

  /// Writes named styles and master pages (ODF 1.3 part 3 §3.1.3.3).
  private static func styles(
    _ manual: Manual, _ survey: Survey, _ edges: HeaderFooter, to out: inout XMLWriter
  ) {
    out.start("office:document-styles")
    out.namespaces([.office, .style, .text, .table, .draw, .fo, .svg, .xlink])
    if edges.isTracking { out.namespaces([.dc]) }
    out.attribute("office:version", "1.3")
    out.fontFaces(of: manual.theme)
    Styles(manual: manual, survey: survey).write(to: &out)
    edges.styles(to: &out)
    edges.masterPages(images: survey.images, to: &out)
    out.end()
  }

  /// What the format cannot track of a redline, in the order in which it comes; empty for a manual
  /// without marks.
  package static func untracked(in manual: Manual) -> [Untracked] {
    guard manual.isMarked(nil) else { return [] }
    var finder = UntrackedFinder(manual)
    let (_, plan, tracking) = BodyWriter.survey(manual, stamp: manual.ownStamp)
    let sections = manual.divisions.flatMap(\.sections)
    for place in tracking?.pageStarts ?? [] where sections.indices.contains(place) {
      finder.add(.pageStart, in: sections[place])
    }
    for place in plan?.flows.flatMap(\.looks) ?? [] where sections.indices.contains(place) {
      finder.add(.look, in: sections[place])
    }
    for place in plan?.flows.flatMap(\.leftovers) ?? [] where sections.indices.contains(place) {
      finder.add(.emptyParagraph, in: sections[place])
    }
    return finder.found
  }
}
