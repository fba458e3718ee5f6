import ManualModel

/// A page layout of the document: what ODF calls a master page with its page layout.
struct MasterPage: Hashable {
  var isLandscape: Bool
  var hasHeaderAndFooter: Bool
  var numbering: PageLayout.Numbering

  init(_ layout: PageLayout) {
    isLandscape = layout.isLandscape
    hasHeaderAndFooter = layout.hasHeaderAndFooter
    numbering = layout.numbering
  }

  /// The value of `style:name`; the most usual page is the `Standard` of every word processor.
  var name: String { parts.isEmpty ? "Standard" : parts.joined(separator: "_20_") }

  var displayName: String? { parts.count > 1 ? parts.joined(separator: " ") : nil }

  private var parts: [String] {
    var parts: [String] = []
    if isLandscape { parts.append("Landscape") }
    if !hasHeaderAndFooter { parts.append("Cover") }
    switch numbering {
    case .decimal: break
    case .lowerRoman: parts.append("i")
    case .upperRoman: parts.append("I")
    }
    return parts
  }
}
