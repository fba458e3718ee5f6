import ManualModel
import Packaging

/// Reads the look of an ODT file.
struct OpenReference {
  private(set) var document = ReferenceDocument()
  private let package: DocumentPackage

  init(_ package: DocumentPackage) throws(DocumentError) {
    self.package = package
    let root = try package.needed("styles.xml")
    read(OpenStyles(root))
    let masters = root.first("office:master-styles")?.all("style:master-page") ?? []
    let layouts = root.first("office:automatic-styles")?.all("style:page-layout") ?? []
    func layout(_ master: XMLElement) -> XMLElement? {
      layouts.first { $0["style:name"] == master["style:page-layout-name"] }
    }
    func isUpright(_ master: XMLElement) -> Bool {
      layout(master)?.first("style:page-layout-properties")?["style:print-orientation"]
        != "landscape"
    }
    let upright = masters.filter(isUpright)
    // A cover has no header; the page of the text has one.
    guard
      let master = upright.first(where: { $0.first("style:header") != nil })
        ?? upright.first(where: { $0["style:name"] == "Standard" }) ?? upright.first
        ?? masters.first
    else { return }
    if let layout = layout(master) { readPage(layout) }
    if master.first("style:header-first") != nil || master.first("style:header-left") != nil {
      document.omit(.otherPages)
    }
    var reader = OpenEdgeReader(
      root, package: package,
      width: document.page.map { $0.width - $0.left - $0.right } ?? 1600, document: document)
    document.header = try reader.blocks(of: master.first("style:header"), .header)
    document.footer = try reader.blocks(of: master.first("style:footer"), .footer)
    document.pictures = reader.document.pictures
    document.omissions = reader.document.omissions
  }

  private mutating func read(_ styles: OpenStyles) {
    guard styles.hasStyles else { return }
    let standard = styles.format(named: ["Standard"])
    document.formats[.paragraph(.plain)] = standard
    document.formats[.paragraph(.body)] = styles.format(named: ["Text_20_body"]) ?? standard
    for level in 1...4 {
      document.formats[.heading(level)] = styles.format(named: ["Heading_20_\(level)"])
    }
    let named: [(ParagraphStyle, [String])] = [
      (.title, ["Title"]), (.subtitle, ["Subtitle"]), (.caption, ["Caption"]),
      (.header, ["Header"]), (.footer, ["Footer"]), (.cell, ["Table_20_Contents"]),
      (.cellHeader, ["Table_20_Heading"]),
    ]
    for (style, names) in named {
      document.formats[.paragraph(style)] = styles.format(named: names)
    }
  }

  /// Reads a page layout (ODF 1.3 part 3 §17.2): the text begins below the header and its distance.
  private mutating func readPage(_ layout: XMLElement) {
    guard let properties = layout.first("style:page-layout-properties"),
      let width = Length.tenths(properties["fo:page-width"]),
      let height = Length.tenths(properties["fo:page-height"])
    else { return }
    func margin(_ side: String) -> Int {
      Length.tenths(properties["fo:margin-" + side]) ?? Length.tenths(properties["fo:margin"])
        ?? 200
    }
    func edge(_ name: String, _ side: String) -> Int {
      guard let edge = layout.first(name)?.first("style:header-footer-properties") else { return 0 }
      let least = Length.tenths(edge["fo:min-height"]) ?? Length.tenths(edge["svg:height"]) ?? 0
      return least + (Length.tenths(edge["fo:margin-" + side]) ?? 0)
    }
    let isTurned = width > height
    let (top, bottom) = (margin("top"), margin("bottom"))
    let page = Theme.Page(
      width: isTurned ? height : width, height: isTurned ? width : height,
      top: top + edge("style:header-style", "bottom"),
      bottom: bottom + edge("style:footer-style", "top"), left: margin("left"),
      right: margin("right"), header: top, footer: bottom)
    if page.isSensible { document.page = page }
  }
}
