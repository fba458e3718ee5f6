import ManualModel

extension BodyWriter {
  /// Writes the text of a paragraph that both manuals have, with its changes.
  ///
  /// ```
  /// 应在 ‹deleted 24› ‹inserted 12› 小时内
  /// 应在<text:change text:change-id="edit1"/><text:change-start text:change-id="edit2"/>12<text:change-end …/>小时内
  /// ```
  ///
  /// Several texts are paragraphs whose ends were deleted; with `endIsInserted` the end of this one
  /// belongs to an insertion that may go on in the next. ODF 1.3 part 3 §5.5.7.
  mutating func trackedText(
    _ texts: [[Inline]], endIsInserted: Bool = false, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    var run = Run()
    var deleted: [[Inline]] = []
    for (index, text) in texts.enumerated() {
      if index > 0 { deleted = deleted.isEmpty ? [[], []] : deleted + [[]] }
      for inline in text.flatMap(parted) {
        guard case .changed(let change, let inner) = inline else {
          flush(&deleted, &run, in: environment, to: &out)
          endInsertion(&run, to: &out)
          tracking?.textBegan = true
          write(inline, &run, to: &out)
          continue
        }
        switch change {
        case .deleted, .movedFrom:
          if deleted.isEmpty { deleted = [[]] }
          deleted[deleted.count - 1].append(inner)
        case .inserted, .movedTo:
          flush(&deleted, &run, in: environment, to: &out)
          startInsertion(&run, to: &out)
          write(inner, &run, to: &out)
        case .formatted:
          flush(&deleted, &run, in: environment, to: &out)
          endInsertion(&run, to: &out)
          self.change(&run, to: nil, to: &out)
          let id = addRegion(.format)
          out.raw(Tags.changeStart, [id])
          write(inner, &run, to: &out)
          self.change(&run, to: nil, to: &out)
          out.raw(Tags.changeEnd, [id])
        }
      }
    }
    flush(&deleted, &run, in: environment, to: &out)
    if endIsInserted { startInsertion(&run, to: &out) } else { endInsertion(&run, to: &out) }
    change(&run, to: nil, to: &out)
  }

  /// Writes what `body` does as put in the place of a text.
  mutating func replace<Out: Markup & ~Copyable>(
    _ old: String, in environment: Environment, to out: inout Out,
    _ body: (inout BodyWriter, inout Out) -> Void
  ) {
    var run = Run()
    var deleted: [[Inline]] = old.isEmpty ? [] : [[.text(old, style: [], fact: nil)]]
    flush(&deleted, &run, in: environment, to: &out)
    startInsertion(&run, to: &out)
    body(&self, &out)
    endInsertion(&run, to: &out)
  }

  /// Writes a text, in a redline with the one it replaces.
  mutating func put(
    _ text: String, inPlaceOf old: String, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    guard text != old else { return out.text(text) }
    replace(old, in: environment, to: &out) { _, out in out.text(text) }
  }

  /// What shows something else than before is replaced: nobody counts for who rejects.
  private func parted(_ inline: Inline) -> [Inline] {
    guard let before = shown(inline, on: .old), before != shown(inline, on: .new) else {
      return [inline]
    }
    let text = Inline.text(before, style: inline.style ?? [], fact: nil)
    return (before.isEmpty ? [] : [.changed(.deleted, text)]) + [.changed(.inserted, inline)]
  }

  /// What a reference or the number of all pages shows in one of the two manuals; nil for what says its
  /// own text, and where it is not known.
  func shown(_ inline: Inline, on side: Change.Side) -> String? {
    let targets = side == .old ? manual.predecessor?.targets ?? [:] : manual.targets
    let pages = side == .old ? formerPages : pages
    switch inline {
    case .reference(let reference):
      guard let target = targets[reference.target] else { return nil }
      return reference.form == .page ? pages?[target.bookmark] : [inline].shown(targets)
    case .field(.pageCount): return pages?.total
    case .text, .lineBreak, .tab, .gap, .field(.page), .link, .mark, .blank, .changed: return nil
    }
  }

  private mutating func startInsertion(
    _ run: inout Run, to out: inout some Markup & ~Copyable
  ) {
    guard tracking?.openInsertion == nil else { return }
    change(&run, to: nil, to: &out)
    let region = tracking?.inner.count
    tracking?.openInsertion = region
    let id = addRegion(.insertion)
    let isFirst = tracking?.textBegan == false
    tracking?.start(id, atBeginning: isFirst)
    tracking?.textBegan = true
    out.raw(Tags.changeStart, [id])
  }

  private mutating func endInsertion(_ run: inout Run, to out: inout some Markup & ~Copyable) {
    guard let region = tracking?.openInsertion, let id = tracking?.id(ofInner: region) else {
      return
    }
    tracking?.openInsertion = nil
    change(&run, to: nil, to: &out)
    out.raw(Tags.changeEnd, [id])
  }

  /// Writes the mark of what is deleted here, and stores it.
  private mutating func flush(
    _ deleted: inout [[Inline]], _ run: inout Run, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    guard !deleted.isEmpty else { return }
    endInsertion(&run, to: &out)
    change(&run, to: nil, to: &out)
    var content = Recording()
    let outer = tracking?.place
    tracking?.place.side = .old
    tracking?.place.isRecording = true
    for text in deleted {
      // What is kept looks like the paragraph it was in; only readers that show it apart will see.
      let tag = tracking?.bearer
      startParagraph(like: tag, to: &content)
      self.text(text, in: environment, to: &content)
      content.end()
    }
    if let outer { tracking?.place = outer }
    deleted = []
    let id = addRegion(.deletion)
    if tracking?.keepsDeleted == true, let last = tracking?.inner.count {
      tracking?.inner[last - 1].content = content
    }
    out.raw(Tags.change, [id])
  }

  private mutating func addRegion(_ kind: TrackedRegion.Kind) -> String {
    guard let number = tracking?.inner.count, let id = tracking?.id(ofInner: number) else {
      return ""
    }
    tracking?.inner.append(TrackedRegion(kind: kind))
    return id
  }
}
