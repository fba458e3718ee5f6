import ManualModel
import Packaging

/// A change as ODF tracks it (ODF 1.3 part 3 §5.5.2): who made it and when is the same for all.
struct TrackedRegion {
  enum Kind {
    case insertion, deletion, format
  }

  var kind: Kind
  /// The paragraph that bears the mark at its end: what is stored begins with an empty one like it.
  var before: ParagraphTag?
  /// The paragraph that bears the mark at its beginning: what is stored ends with an empty one like it.
  var after: ParagraphTag?
  var afterList: ListPath?
  /// Whether it does, even if nothing is known of that paragraph.
  var endsEmpty = false
  /// What was deleted.
  var content = Recording()
}

extension BodyWriter {
  /// Writes all changes of what `walk` writes, and gets ready to write it.
  mutating func recordChanges(
    _ tracking: Tracking, to out: inout XMLWriter,
    _ walk: (inout BodyWriter, inout Nowhere) -> Void
  ) {
    var recorder = self
    recorder.tracking = Tracking(
      tracking.stamp, plan: tracking.plan, keepsDeleted: true, scope: tracking.scope)
    var nowhere = Nowhere()
    walk(&recorder, &nowhere)
    if let recorded = recorder.tracking { trackedChanges(recorded, to: &out) }
    self.tracking = tracking
  }

  /// Writes all changes, before the text they are in.
  ///
  /// ```
  /// <text:tracked-changes><text:changed-region xml:id="change1"><text:deletion>
  ///   <office:change-info><dc:creator>沈知秋</dc:creator><dc:date>2026-09-01T00:00:00</dc:date>
  ///   </office:change-info><text:p …>24</text:p></text:deletion></text:changed-region>…
  /// ```
  ///
  /// ODF 1.3 part 3 §5.5.1. Nothing is tracked from then on unless someone asks for it.
  private func trackedChanges(_ recorded: Tracking, to out: inout XMLWriter) {
    guard let plan = recorded.plan else { return }
    let regions = plan.regions
    var roots: Set<ListPath.Chain> = []
    guard !regions.isEmpty || !recorded.inner.isEmpty else { return }
    out.start("text:tracked-changes")
    out.attribute("text:track-changes", "false")
    for (index, region) in regions.enumerated() {
      var region = region
      if let content = recorded.deleted[index] { region.content = content }
      if region.endsEmpty { end(&region, &roots) }
      self.region(region, id: recorded.id(ofRegion: index), recorded, to: &out)
    }
    for (index, region) in recorded.inner.enumerated() {
      self.region(region, id: recorded.id(ofInner: index), recorded, to: &out)
    }
    out.end()
  }

  private func region(
    _ region: TrackedRegion, id: String, _ recorded: Tracking, to out: inout XMLWriter
  ) {
    out.start("text:changed-region")
    out.attribute("xml:id", id)
    switch region.kind {
    case .insertion: out.start("text:insertion")
    case .deletion: out.start("text:deletion")
    case .format: out.start("text:format-change")
    }
    out.start("office:change-info")
    out.element("dc:creator", text: recorded.stamp.author)
    out.element(
      "dc:date",
      text: recorded.stamp.date.iso
        + (recorded.laterInsertions.contains(id) ? "T00:02:00" : "T00:00:00"))
    out.end()
    if region.kind == .deletion {
      if let before = region.before { paragraph(like: before, to: &out) { _ in } }
      region.content.write(to: &out)
    }
    out.end()
    out.end()
  }

  /// Puts an empty paragraph behind what is deleted, which the one that bears the mark becomes part of:
  /// in the same list, or LibreOffice takes it out.
  private func end(
    _ region: inout TrackedRegion, _ roots: inout Set<ListPath.Chain>
  ) {
    var end = Recording()
    for (level, style) in (region.afterList?.styles ?? []).enumerated() {
      end.start("text:list")
      if level == 0, let list = region.afterList {
        if list.pieces == 0, roots.insert(list.chain).inserted {
          end.attribute("xml:id", list.chain.id(ofPiece: 0))
          end.attribute("text:style-name", style)
        } else {
          end.attribute("text:style-name", style)
          end.attribute("text:continue-list", list.chain.id(ofPiece: list.pieces))
        }
      } else {
        end.attribute("text:style-name", style)
      }
      end.start(Tags.listItem)
    }
    paragraph(like: region.after, to: &end) { _ in }
    for _ in region.afterList?.styles ?? [] {
      end.end(Tags.listItem)
      end.end()
    }
    region.content.append(end)
  }

  /// Writes a paragraph that looks like another, or plain.
  func paragraph<Out: Markup & ~Copyable>(
    like tag: ParagraphTag?, to out: inout Out, _ body: (inout Out) -> Void
  ) {
    startParagraph(like: tag, to: &out)
    body(&out)
    out.end()
  }

  func startParagraph(like tag: ParagraphTag?, to out: inout some Markup & ~Copyable) {
    let style =
      tag.map { tag in tags.name(tag.style) { $0.paragraphs } } ?? NamedStyle.paragraph(.plain).name
    out.start(tag?.level == nil ? "text:p" : "text:h")
    out.attribute("text:style-name", style)
    if let level = tag?.level { out.attribute("text:outline-level", level) }
  }
}
