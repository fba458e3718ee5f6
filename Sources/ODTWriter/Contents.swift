import ManualModel

extension BodyWriter {
  /// Writes the table of contents: how to make it, and its entries as they are now.
  ///
  /// ```
  /// <text:table-of-content …><text:table-of-content-source …>…</text:table-of-content-source>
  ///   <text:index-body><text:p …><text:a xlink:href="#c_5">5<text:tab/>服务管理<text:tab/></text:a></text:p>…
  /// ```
  ///
  /// ODF 1.3 part 3 §8.3. A word processor puts the page numbers behind the tabs when it updates
  /// the table; a wrong number would be worse than none.
  mutating func contents(
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    // LibreOffice 7.4 crashes when it rejects an index.
    if isDeleting { return }
    let outer = tracking?.place
    tracking?.place.side = nil
    unit(to: &out) { writer, out in writer.index(in: environment, to: &out) }
    leave(outer)
  }

  private mutating func index(
    in environment: Environment, to out: inout some Markup & ~Copyable
  ) {
    state.contents += 1
    let name = "Contents\(state.contents)"
    let depth = manual.contents.map(\.level).max() ?? 3
    out.start("text:table-of-content")
    out.attribute("text:name", name)
    out.attribute("text:protected", "true")
    contentsSource(depth: min(max(depth, 1), 6), to: &out)
    out.start("text:index-body")
    if isTracking {
      flow(to: &out) { writer, out in writer.trackedContents(in: environment, to: &out) }
    } else {
      for entry in manual.contents { contentsEntry(entry, in: environment, to: &out) }
    }
    out.end()
    out.end()
  }

  private func contentsSource(depth: Int, to out: inout some Markup & ~Copyable) {
    out.start("text:table-of-content-source")
    out.attribute("text:outline-level", depth)
    out.attribute("text:use-index-marks", "false")
    for level in 1...depth {
      out.start("text:table-of-content-entry-template")
      out.attribute("text:outline-level", level)
      out.attribute("text:style-name", NamedStyle.contents(level).name)
      out.start("text:index-entry-link-start")
      out.attribute("text:style-name", "Index_20_Link")
      out.end()
      out.mark("text:index-entry-chapter")
      out.start("text:index-entry-tab-stop")
      out.attribute("style:type", "left")
      out.attribute("style:position", "0mm")
      out.end()
      out.mark("text:index-entry-text")
      out.start("text:index-entry-tab-stop")
      out.attribute("style:type", "right")
      out.attribute("style:leader-char", ".")
      out.end()
      out.mark("text:index-entry-page-number")
      out.mark("text:index-entry-link-end")
      out.end()
    }
    out.end()
  }

  mutating func contentsEntry(
    _ entry: Manual.ContentsEntry, in environment: Environment,
    to out: inout some Markup & ~Copyable
  ) {
    guard let target = target(entry.target) else {
      preconditionFailure("an entry for '\(entry.target)', which is no target")
    }
    let level = min(max(entry.level, 1), 6)
    var format = ParagraphFormat(style: .contents(level))
    format.start = takeStart(in: environment)
    let theme = manual.theme
    if let start = theme.contentsTitleStart(behind: target.number, level: level) {
      let indent = theme.contentsTitleStart(level: level)
      format.tabs = .contents(
        title: tenths(twips: start - indent), page: environment.width - tenths(twips: indent))
    }
    paragraph(index(of: format), in: environment, to: &out) { writer, out in
      writer.startLink("#" + target.bookmark, style: "Index_20_Link", to: &out)
      let old = writer.isShared ? writer.manual.predecessor?.targets[entry.target] : nil
      let number = old?.number ?? target.number
      writer.put(target.number, inPlaceOf: number, in: environment, to: &out)
      if !target.number.isEmpty || !number.isEmpty { out.mark("text:tab") }
      writer.put(target.title, inPlaceOf: old?.title ?? target.title, in: environment, to: &out)
      out.mark("text:tab")
      let page = writer.page(of: target) ?? ""
      let before = old.flatMap { writer.formerPages?[$0.bookmark] } ?? page
      writer.put(page, inPlaceOf: before, in: environment, to: &out)
      out.end()
    }
  }
}
