internal import ManualModel
internal import SystemPackage

/// Fills in the numbers of pages: lays documents out, writes what it found, and lays them out again
/// to see that nothing moved.
///
/// Every format has pages of its own: Word and LibreOffice need not agree for each file to be right.
struct Paginator {
  let office: LibreOffice

  /// The documents of a manual as they are written.
  struct Outcome: Sendable {
    var documents: [(format: OutputFormat, bytes: [UInt8])] = []
    /// The pages that the documents show.
    var pages: [OutputFormat: Pages] = [:]
    /// Formats whose numbers of pages are left out, with the reason.
    var failures: [(format: OutputFormat, reason: CommandFailure)] = []
    /// Formats in which the last layout was not the one before.
    var unsettled: [OutputFormat] = []
  }

  /// How often a document is laid out at most.
  private static let mostRounds = 3

  /// The documents of manuals, each in its formats; a PDF is that of the ``OutputFormat/pdfSource``.
  func documents(
    of manuals: [(manual: Manual, formats: [OutputFormat])], in folder: FilePath
  ) async throws -> [Outcome] {
    var drafts: [Draft] = []
    for (index, (manual, formats)) in manuals.enumerated() {
      let enclosing = try CompanyBuild.enclosures(of: manual, for: formats)
      for format in OutputFormat.laidOut(for: formats) {
        drafts.append(
          Draft(
            manual: index, format: format,
            keepsPDF: format == .pdfSource && formats.contains(.pdf),
            enclosing: enclosing,
            bytes: try CompanyBuild.document(
              of: manual, in: format, pages: nil, enclosing: enclosing)))
      }
    }
    for round in 1...Self.mostRounds {
      let open = drafts.indices.filter { drafts[$0].isOpen }
      if open.isEmpty || Task.isCancelled { break }
      let layouts = await office.layouts(
        of: open.map { index in
          LibreOffice.Document(
            bytes: drafts[index].bytes, format: drafts[index].format,
            keepsPDF: drafts[index].keepsPDF && round > 1)
        }, in: folder)
      for (index, layout) in zip(open, layouts) {
        try drafts[index].take(
          layout, of: manuals[drafts[index].manual].manual, isLast: round == Self.mostRounds)
      }
    }
    return manuals.indices.map { index in
      Self.outcome(of: drafts.filter { $0.manual == index }, formats: manuals[index].formats)
    }
  }

  private static func outcome(of drafts: [Draft], formats: [OutputFormat]) -> Outcome {
    var outcome = Outcome()
    for format in formats {
      guard let draft = drafts.first(where: { $0.format == (format == .pdf ? .pdfSource : format) })
      else { continue }
      if format != .pdf {
        outcome.documents.append((format, draft.bytes))
        outcome.pages[format] = draft.pages
      } else if let pdf = draft.pdf {
        outcome.documents.append((.pdf, pdf))
      }
      if let failure = draft.failure {
        outcome.failures.append((format, failure))
      } else if draft.state == .unsettled {
        outcome.unsettled.append(format)
      }
    }
    return outcome
  }
}

/// A document on its way to its numbers of pages.
private struct Draft {
  enum State {
    case open, settled, unsettled
  }

  let manual: Int
  let format: OutputFormat
  let keepsPDF: Bool
  let enclosing: [Enclosure]
  var bytes: [UInt8]
  var pages: Pages?
  var pdf: [UInt8]?
  var failure: CommandFailure?
  var state = State.open

  var isOpen: Bool { state == .open && failure == nil }

  /// Takes in what a layout found: done if that is what the document says already.
  mutating func take(
    _ layout: Result<LibreOffice.Layout, CommandFailure>, of manual: Manual, isLast: Bool
  ) throws {
    let found: LibreOffice.Layout
    switch layout {
    case .failure(let reason):
      // Numbers that a first layout found stay; that nobody confirmed them is told.
      if pages == nil || keepsPDF { failure = reason } else { state = .unsettled }
      return
    case .success(let layout): found = layout
    }
    let bookmarks = manual.targets.values.map(\.bookmark)
    let sheets = found.pages.sheets(of: bookmarks)
    let isWhole = manual.contents.allSatisfy { entry in
      manual.targets[entry.target].map { sheets[$0.bookmark] != nil } ?? false
    }
    guard isWhole else {
      failure = .failed(0)
      return
    }
    let pages = Pages(of: manual, sheets: sheets, count: found.pages.count)
    pdf = found.pdf
    if pages == self.pages {
      state = .settled
    } else if isLast {
      state = .unsettled
    } else {
      self.pages = pages
      bytes = try CompanyBuild.document(
        of: manual, in: format, pages: pages, enclosing: enclosing)
    }
  }
}

extension OutputFormat {
  /// What a PDF is made from.
  static let pdfSource = OutputFormat.odt

  /// The formats that have to be laid out to make these.
  static func laidOut(for formats: [OutputFormat]) -> [OutputFormat] {
    var needed = formats.filter { $0 == .docx || $0 == .odt }
    if formats.contains(.pdf), !needed.contains(.pdfSource) { needed.append(.pdfSource) }
    return needed
  }
}
