internal import SystemPackage

/// LibreOffice as the one that lays documents out: documents in, pages and PDFs out.
///
/// Takes documents as bytes; may not write anywhere but into its temporary folder. It is started with
/// a profile folder of its own, so that it neither meets a LibreOffice that is open nor leaves anything
/// behind, and with as many documents at once as there are.
struct LibreOffice: Sendable {
  let environment: any Environment
  private let office: FilePath
  private let pdfinfo: FilePath

  /// Nil where LibreOffice or `pdfinfo` (poppler-utils) is not installed.
  init?(in environment: any Environment) {
    guard let office = environment.program(["soffice", "libreoffice"]),
      let pdfinfo = environment.program(["pdfinfo"])
    else { return nil }
    self.environment = environment
    self.office = office
    self.pdfinfo = pdfinfo
  }

  /// Those of these fonts that are not installed, as far as fontconfig tells.
  func missing(_ fonts: Set<String>) async -> [String] {
    guard let list = environment.program(["fc-list"]) else { return [] }
    var missing: [String] = []
    for font in fonts.sorted() {
      let command = Command(list, [":family=\(font)", "family"], timeLimit: .seconds(20))
      if let found = try? await environment.run(command), found.isEmpty { missing.append(font) }
    }
    return missing
  }

  /// A document to be laid out.
  struct Document: Sendable {
    var bytes: [UInt8]
    /// `docx` or `odt`.
    var format: OutputFormat
    /// Whether its PDF is wanted too, with outline and tags.
    var keepsPDF = false
  }

  /// A document that was laid out.
  struct Layout: Sendable {
    var pages: PDFPages
    var pdf: [UInt8]?
  }

  /// Lays documents out in two runs at the same time.
  ///
  /// What they leave in the temporary folder, their profiles, saves time when it is used again.
  func layouts(
    of documents: [Document], in folder: FilePath
  ) async -> [Result<Layout, CommandFailure>] {
    let lanes = min(Self.lanes, documents.count)
    let order = Self.shares(of: documents, lanes: lanes)
    return await withTaskGroup(of: [(Int, Result<Layout, CommandFailure>)].self) { group in
      for (lane, indices) in order.enumerated() {
        group.addTask {
          await run(indices.map { ($0, documents[$0]) }, in: folder.appending("lane\(lane + 1)"))
        }
      }
      var results = [Result<Layout, CommandFailure>](
        repeating: .failure(.notStarted), count: documents.count)
      for await found in group { for (index, result) in found { results[index] = result } }
      return results
    }
  }

  /// LibreOffice works on one document at a time; a second one takes 250 MB of memory.
  private static let lanes = 2

  /// Indices of documents for each lane, about the same work in each.
  private static func shares(of documents: [Document], lanes: Int) -> [[Int]] {
    var shares = [[Int]](repeating: [], count: lanes)
    var loads = [Int](repeating: 0, count: lanes)
    let order = documents.indices.sorted { left, right in
      (documents[right].bytes.count, left) < (documents[left].bytes.count, right)
    }
    for index in order {
      guard let lane = loads.indices.min(by: { loads[$0] < loads[$1] }) else { break }
      shares[lane].append(index)
      loads[lane] += documents[index].bytes.count
    }
    return shares
  }

  /// One lane: all documents in one start; those that came to nothing again, each on its own, so that
  /// one that LibreOffice cannot read does not keep the others back.
  private func run(
    _ documents: [(Int, Document)], in folder: FilePath
  ) async -> [(Int, Result<Layout, CommandFailure>)] {
    var results = await start(documents, in: folder)
    guard documents.count > 1 else { return results }
    for index in results.indices {
      guard case .failure(let failure) = results[index].1, failure != .cancelled else { continue }
      let again = await start([documents[index]], in: folder)
      results[index] = again[0]
      // When it does not work alone either, the others are not to wait for it.
      if case .failure(.timedOut) = again[0].1 { break }
    }
    return results
  }

  private func start(
    _ documents: [(Int, Document)], in folder: FilePath
  ) async -> [(Int, Result<Layout, CommandFailure>)] {
    var sources: [NewFile] = []
    for (index, document) in documents {
      sources.append(
        NewFile(
          path: folder.appending("\(index).\(document.format.rawValue)"), bytes: document.bytes))
    }
    var failure = CommandFailure.notStarted
    do {
      try environment.write(sources)
      do {
        _ = try await environment.run(command(for: sources, documents, in: folder))
        failure = .failed(0)
      } catch {
        failure = error
      }
    } catch {
      failure = .notStarted
    }
    var results: [(Int, Result<Layout, CommandFailure>)] = []
    for (index, document) in documents {
      let layout =
        failure == .cancelled ? nil : await layout(of: document, index, in: folder)
      results.append((index, layout.map { .success($0) } ?? .failure(failure)))
    }
    environment.removeTemporaryFolder(folder.appending("pdf"))
    return results
  }

  private func command(
    for sources: [NewFile], _ documents: [(Int, Document)], in folder: FilePath
  ) -> Command {
    let filter = documents.contains { $0.1.keepsPDF } ? Self.fullExport : Self.plainExport
    let size = sources.reduce(0) { $0 + $1.bytes.count }
    return Command(
      office,
      [
        "-env:UserInstallation=\(Self.url(of: folder.appending("profile")))", "--headless",
        "--norestore", "--nologo", "--nodefault", "--convert-to",
        "pdf:writer_pdf_Export:{\(filter)}",
        "--outdir", folder.appending("pdf").string,
      ] + sources.map(\.path.string),
      // 160 KB are 140 pages and take about three seconds; a busy machine may take twenty times as long.
      timeLimit: .seconds(90 + size / 2500))
  }

  private static let plainExport =
    #""ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}"#
  /// With the outline, the title in the window, and tags for screen readers (ISO 14289).
  private static let fullExport =
    plainExport
    + ["ExportBookmarks", "UseTaggedPDF", "PDFUACompliance", "DisplayPDFDocumentTitle"].map {
      #","\#($0)":{"type":"boolean","value":"true"}"#
    }.joined() + #","InitialView":{"type":"long","value":"1"}"#

  /// A path as the URL of a file.
  private static func url(of path: FilePath) -> String {
    var url = "file://"
    for byte in path.string.utf8 {
      switch byte {
      case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: url.unicodeScalars.append(.init(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        url += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return url
  }

  /// What LibreOffice made of a document; nil for nothing, or for nothing that `pdfinfo` can read.
  private func layout(of document: Document, _ index: Int, in folder: FilePath) async -> Layout? {
    let path = folder.appending("pdf").appending("\(index).pdf")
    guard environment.kind(of: path) == .file else { return nil }
    do {
      let limit = Duration.seconds(60)
      let summary = try await environment.run(Command(pdfinfo, [path.string], timeLimit: limit))
      let destinations = try await environment.run(
        Command(pdfinfo, ["-dests", path.string], timeLimit: limit))
      guard let pages = PDFPages(summary: summary, destinations: destinations) else { return nil }
      return Layout(pages: pages, pdf: document.keepsPDF ? try environment.read(path) : nil)
    } catch {
      return nil
    }
  }
}
