import ManualModel
import Packaging

/// A header or footer part.
///
/// Landscape pages have parts of their own, because stops and tables are as wide as the page.
struct PageDecoration: Equatable {
  enum Edge: Equatable {
    case header, footer
  }

  enum Variant: Equatable {
    case upright, landscape
    /// With roman page numbers, where these have a footer of their own.
    case front, frontLandscape
    /// Without content: Word takes the header of the section before where there is no reference.
    case blank
  }

  var edge: Edge
  var variant: Variant
  /// `header1.xml`, relative to `word/`.
  var name: String

  /// The parts that these sheets need, in order.
  static func decorations(of manual: Manual, _ sheets: [Sheet]) -> [PageDecoration] {
    var decorations: [PageDecoration] = []
    for edge in [Edge.header, .footer] where manual.has(edge) {
      var variants: [Variant] = []
      for index in sheets.indices {
        guard let variant = variant(edge, of: sheets[index], after: sheets[..<index], in: manual),
          !variants.contains(variant)
        else { continue }
        variants.append(variant)
        decorations.append(
          PageDecoration(
            edge: edge, variant: variant, name: "\(edge.stem)\(variants.count).xml"))
      }
    }
    return decorations
  }

  /// Nil where a sheet has none and there is none before it to be taken over.
  static func variant(
    _ edge: Edge, of sheet: Sheet, after others: ArraySlice<Sheet>, in manual: Manual
  ) -> Variant? {
    let layout = sheet.layout
    guard layout.hasHeaderAndFooter else {
      return others.contains(where: \.layout.hasHeaderAndFooter) ? .blank : nil
    }
    if edge == .footer, layout.numbering != .decimal, !manual.frontFooter.isEmpty {
      return layout.isLandscape ? .frontLandscape : .front
    }
    return layout.isLandscape ? .landscape : .upright
  }

  var isLandscape: Bool { variant == .landscape || variant == .frontLandscape }

  var kind: Relationships.Kind {
    switch edge {
    case .header: .header
    case .footer: .footer
    }
  }
}

extension PageDecoration.Edge {
  fileprivate var stem: String {
    switch self {
    case .header: "header"
    case .footer: "footer"
    }
  }

  var root: StaticString {
    switch self {
    case .header: "w:hdr"
    case .footer: "w:ftr"
    }
  }

  var reference: StaticString {
    switch self {
    case .header: "w:headerReference"
    case .footer: "w:footerReference"
    }
  }

  var style: ParagraphStyle {
    switch self {
    case .header: .header
    case .footer: .footer
    }
  }
}

extension Theme {
  func line(of edge: PageDecoration.Edge) -> Line? {
    switch edge {
    case .header: headerLine
    case .footer: footerLine
    }
  }
}

extension Manual {
  fileprivate func has(_ edge: PageDecoration.Edge) -> Bool {
    switch edge {
    case .header: !header.isEmpty
    case .footer: !footer.isEmpty || !frontFooter.isEmpty
    }
  }

  func blocks(of decoration: PageDecoration) -> [Block] {
    switch (decoration.variant, decoration.edge) {
    case (.blank, _): []
    case (_, .header): header
    case (.front, .footer), (.frontLandscape, .footer): frontFooter
    case (.upright, .footer), (.landscape, .footer): footer
    }
  }
}

extension Body {
  /// Writes `w:hdr` or `w:ftr` (ISO/IEC 29500-1 §17.10.4, §17.10.3).
  mutating func decoration(_ decoration: PageDecoration, to writer: inout XMLWriter) {
    let environment = Environment(
      page: manual.theme.page, isLandscape: decoration.isLandscape,
      container: .headerFooter)
    state.cursor = Cursor()
    writer.element(decoration.edge.root) { writer in
      Namespaces.declare(on: &writer)
      let line = decoration.variant == .blank ? nil : manual.theme.line(of: decoration.edge)
      if let line, decoration.edge == .footer { rule(line, "w:bottom", to: &writer) }
      blocks(manual.blocks(of: decoration), in: environment, to: &writer)
      if let line, decoration.edge == .header { return rule(line, "w:top", to: &writer) }
      switch state.cursor.last {
      case .paragraph: break
      case .nothing:
        paragraph(
          ParagraphProperties(.paragraph(decoration.edge.style)), to: &writer
        ) { _, _ in }
      case .ruledTable, .plainTable: spacer(in: environment, to: &writer)
      }
    }
  }

  /// Writes a line across the page, in a paragraph without height.
  mutating func rule(
    _ line: Theme.Line, _ side: StaticString, to writer: inout XMLWriter
  ) {
    writer.element("w:p") { writer in
      writer.element("w:pPr") { writer in
        writer.empty("w:pStyle", "w:val", StyleID.spacer.id)
        writer.element("w:pBdr") { $0.border(side, line, space: 1) }
      }
    }
    state.cursor = Cursor(last: .paragraph)
  }
}
