internal import DocumentReader
internal import ManualModel
internal import Revisions

/// Where the numbers of pages are that the documents of a manual show.
enum PageSource: Sendable {
  /// Nobody laid it out: a profile, or words alone.
  case none
  /// Frozen with the issue, by format.
  case issue([OutputFormat: Pages])
  /// In the document itself.
  case document([UInt8])
}

extension DiffSide {
  /// What its document of a format shows; the pages of the other format are others.
  fileprivate func pages(as format: OutputFormat) throws(DocumentError) -> Pages? {
    switch pages {
    case .none: return nil
    case .issue(let pages): return pages[format]
    case .document(let bytes):
      guard (kind == .odt) == (format == .odt) else { return nil }
      return try DocumentReader.pages(bytes, of: manual)
    }
  }
}

extension ManualComparison {
  /// The numbers of pages in the documents of both, where both are known: with those of one alone, a
  /// redline could not be rejected, or not accepted.
  func pages(as format: OutputFormat) throws -> (old: Pages, new: Pages)? {
    guard basis == .identity, let old = try old.pages(as: format),
      let new = try new.pages(as: format)
    else { return nil }
    return (old, new)
  }
}
