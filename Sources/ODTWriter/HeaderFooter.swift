import ManualModel
import Packaging

/// Master pages: paper, margins, and what stands at the top and bottom of every page.
///
/// ODF 1.3 part 3 §16.5 (page layouts), §16.9 (master pages).
struct HeaderFooter {
  let manual: Manual
  let masters: [MasterPage]
  private let pages: Pages?
  /// The styles that headers and footers use.
  private let survey: Survey
  private let stamp: RedlineStamp?

  var isTracking: Bool { stamp != nil }

  init(_ manual: Manual, masters: [MasterPage], pages: Pages?, stamp: RedlineStamp? = nil) {
    self.manual = manual
    self.masters = masters
    self.pages = pages
    self.stamp = stamp
    var writer = BodyWriter(manual)
    var nowhere = Nowhere()
    for master in masters where master.hasHeaderAndFooter {
      for blocks in [manual.header, manual.footer(on: master.numbering)] {
        writer.tracking = stamp.map { Tracking($0) }
        writer.pageBlocks(blocks, on: master, to: &nowhere)
      }
    }
    survey = writer.survey
  }

  /// The images that headers and footers show, as indices of ``Manual/images``.
  var images: [Int] { survey.images.values }

  /// Writes the automatic styles of headers and footers, and the page layouts.
  func styles(to out: inout XMLWriter) {
    out.start("office:automatic-styles")
    AutomaticStyles(theme: manual.theme, survey: survey).write(to: &out)
    for (index, master) in masters.enumerated() { layout(master, number: index + 1, to: &out) }
    out.end()
  }

  /// Writes `office:master-styles`; `images` gives the files of the pictures.
  func masterPages(images: Register<Int>, to out: inout XMLWriter) {
    var survey = survey
    survey.images = images
    var writer = BodyWriter(manual, pages: pages, after: survey)
    out.start("office:master-styles")
    for (index, master) in masters.enumerated() {
      out.start("style:master-page")
      out.attribute("style:name", master.name)
      if let display = master.displayName { out.attribute("style:display-name", display) }
      out.attribute("style:page-layout-name", "pm\(index + 1)")
      if master.hasHeaderAndFooter {
        if !manual.header.isEmpty {
          out.start("style:header")
          edge(manual.header, on: master, "header\(index + 1)-", &writer, to: &out)
          out.end()
        }
        let footer = manual.footer(on: master.numbering)
        if !footer.isEmpty {
          out.start("style:footer")
          edge(footer, on: master, "footer\(index + 1)-", &writer, to: &out)
          out.end()
        }
      }
      out.end()
    }
    out.end()
  }

  /// Writes a header or footer, which has its changes with it (ODF 1.3 part 3 §16.10).
  private func edge(
    _ blocks: [Block], on master: MasterPage, _ scope: String, _ writer: inout BodyWriter,
    to out: inout XMLWriter
  ) {
    guard let stamp else { return writer.pageBlocks(blocks, on: master, to: &out) }
    var scout = writer
    scout.tracking = Tracking(stamp, scope: scope)
    var nowhere = Nowhere()
    scout.pageBlocks(blocks, on: master, to: &nowhere)
    let tracking = Tracking(
      stamp, plan: scout.tracking.map(TrackingPlan.init), scope: scope)
    writer.recordChanges(tracking, to: &out) { writer, out in
      writer.pageBlocks(blocks, on: master, to: &out)
    }
    writer.pageBlocks(blocks, on: master, to: &out)
  }

  /// Writes a page layout.
  ///
  /// The margins of the paper end where the header begins; its least height reaches to the text.
  private func layout(_ master: MasterPage, number: Int, to out: inout XMLWriter) {
    let page = manual.theme.page
    let hasHeader = master.hasHeaderAndFooter && !manual.header.isEmpty
    let hasFooter = master.hasHeaderAndFooter && !manual.footer(on: master.numbering).isEmpty
    out.start("style:page-layout")
    out.attribute("style:name", "pm\(number)")
    out.start("style:page-layout-properties")
    out.attribute("fo:page-width", millimetres(master.isLandscape ? page.height : page.width))
    out.attribute("fo:page-height", millimetres(master.isLandscape ? page.width : page.height))
    out.attribute("style:print-orientation", master.isLandscape ? "landscape" : "portrait")
    out.attribute("fo:margin-top", millimetres(hasHeader ? page.header : page.top))
    out.attribute("fo:margin-bottom", millimetres(hasFooter ? page.footer : page.bottom))
    out.attribute("fo:margin-left", millimetres(page.left))
    out.attribute("fo:margin-right", millimetres(page.right))
    out.attribute("style:num-format", master.numbering.format)
    out.attribute("style:writing-mode", "lr-tb")
    if let grid = page.grid {
      // ODF 1.3 part 3 §20.324 and those around it.
      out.attribute("style:layout-grid-mode", "line")
      out.attribute("style:layout-grid-base-height", points(twips: page.linePitch(of: grid)))
      out.attribute("style:layout-grid-ruby-height", "0pt")
      out.attribute("style:layout-grid-lines", grid.lines)
      out.attribute("style:layout-grid-display", "false")
      out.attribute("style:layout-grid-print", "false")
    }
    out.end()
    if hasHeader {
      edge(
        "style:header-style", page.top - page.header, "fo:margin-bottom",
        line: manual.theme.headerLine, "fo:border-bottom", "fo:padding-bottom", to: &out)
    }
    if hasFooter {
      edge(
        "style:footer-style", page.bottom - page.footer, "fo:margin-top",
        line: manual.theme.footerLine, "fo:border-top", "fo:padding-top", to: &out)
    }
    out.end()
  }

  /// Writes the height of a header or footer, and its distance from the text.
  private func edge(
    _ name: StaticString, _ height: Int, _ margin: StaticString, line: Theme.Line?,
    _ side: StaticString, _ padding: StaticString, to out: inout XMLWriter
  ) {
    let distance = 20
    out.start(name)
    out.start("style:header-footer-properties")
    out.attribute("fo:min-height", millimetres(max(height - distance, 0)))
    out.attribute(margin, millimetres(distance))
    out.attribute("fo:margin-left", "0mm")
    out.attribute("fo:margin-right", "0mm")
    if let line {
      out.attribute(side, line.value)
      out.attribute(padding, "1mm")
    }
    out.end()
    out.end()
  }
}

extension BodyWriter {
  /// Writes the blocks of a header or footer.
  fileprivate mutating func pageBlocks(
    _ blocks: [Block], on master: MasterPage, to out: inout some Markup & ~Copyable
  ) {
    var environment = Environment(master, theme: manual.theme)
    environment.place = .header
    self.blocks(blocks, in: environment, to: &out)
  }
}

extension PageLayout.Numbering {
  fileprivate var format: StaticString {
    switch self {
    case .decimal: "1"
    case .lowerRoman: "i"
    case .upperRoman: "I"
    }
  }
}
