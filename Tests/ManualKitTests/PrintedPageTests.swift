import Foundation
import ManualKit
import Packaging
import SystemPackage
import Testing

/// The pages of the examples as LibreOffice prints them, against the numbers that stand in the files.
@Suite(.enabled(if: Printer.isThere, "left out: LibreOffice or poppler-utils is not installed"))
struct PrintedPageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var example: Example
    var format: OutputFormat

    var testDescription: String { "\(example) \(format)" }
  }

  private static let cases = Example.shown.flatMap { example in
    [OutputFormat.docx, .odt].map { Case(example: example, format: $0) }
  }

  /// Every line of the table of contents ends with the page its heading is on.
  @Test(arguments: cases)
  func contentsNameThePageOfEveryHeading(printed: Case) async throws {
    let printed = try await Printer.printed(printed.example, printed.format)
    let entries = printed.pages.flatMap(\.entries)
    try #require(entries.count > 50)
    #expect(entries.contains { $0.page == "ii" } && entries.contains { $0.page == "1" })
    var unique = 0
    for entry in entries {
      let pages = printed.pages(with: entry.title)
      #expect(pages.contains(entry.page), "\(entry.title)")
      if pages.count == 1 { unique += 1 }
    }
    // A row of the matrix can read like the heading; a few do.
    #expect(unique * 10 > entries.count * 8)
  }

  /// Every other number of a page in the file, those of the clause index first of all.
  @Test(arguments: cases)
  func referencesNameThePageOfTheirHeading(printed: Case) async throws {
    let printed = try await Printer.printed(printed.example, printed.format)
    let references = printed.reading.references.filter { $0.renewed == .page }
    try #require(references.count > 40)
    for reference in references {
      guard let place = printed.reading.places[reference.target] else {
        Issue.record("\(reference.target) is nowhere")
        continue
      }
      let title = (place.number + place.marked).filter { !$0.isWhitespace }
      guard !title.isEmpty else {
        #expect(reference.shown == printed.pages.last?.label, "how many pages there are")
        continue
      }
      #expect(printed.pages(with: title).contains(reference.shown), "\(title)")
    }
  }

  /// Front matter counts i, ii, …; the body 1, 2, … of as many as there are.
  @Test(arguments: cases)
  func countsThePagesOfTheBodyFromOne(printed: Case) async throws {
    let printed = try await Printer.printed(printed.example, printed.format)
    let labels = printed.pages.map(\.label)
    let body = try #require(labels.firstIndex(of: "1"))
    let count = labels[body...].count
    #expect(labels[0] == "" && labels[1..<body].first == "i")
    #expect(labels[body...].elementsEqual((1...count).map { String($0) }))
    let feet = printed.pages[body...].map { $0.lines.last ?? "" }
    #expect(feet == labels[body...].map { "第\($0)页共\(count)页" })
  }

  /// LibreOffice 7.4 loses rows of tables where pages end, if it is asked for too much.
  @Test(arguments: cases)
  func printsEveryCellOfEveryTable(printed: Case) async throws {
    let printed = try await Printer.printed(printed.example, printed.format)
    let cells = printed.reading.tables.flatMap(\.cells)
      .map { $0.pieces.flatMap(\.lines).joined().filter { !$0.isWhitespace } }
      .filter { $0.count >= 6 }
    try #require(cells.count > 400)
    for cell in Set(cells) where !printed.words.contains(cell) {
      Issue.record("\(cell) is not printed")
    }
  }

  /// LibreOffice computes every field when it lays a document out: what is cached does not matter.
  @Test(arguments: cases)
  func fieldsShowTheSameWhenTheyAreRenewed(printed: Case) async throws {
    let original = try await Printer.printed(printed.example, printed.format)
    let damaged = try Self.damaged(original.document, printed.format)
    try #require(damaged.count > 500)
    let again = try await Printer.pages(of: damaged.document, printed.format)
    #expect(again.count == original.pages.count)
    for (left, right) in zip(original.pages, again) where left.entries.isEmpty {
      #expect(left.lines == right.lines, "page \(left.label)")
    }
  }

  /// A document with other results, as wide as the right ones, in all fields that refer to something.
  private static func damaged(
    _ document: [UInt8], _ format: OutputFormat
  ) throws -> (document: [UInt8], count: Int) {
    var zip = ZipWriter()
    var count = 0
    for (name, bytes) in try ZipReader(document).readAll() {
      var text = String(decoding: bytes, as: UTF8.self)
      switch name {
      case "content.xml":
        let field = /(<text:(?:bookmark|sequence)-ref [^>]*>)([^<]+)(<\/text:)/
        count = text.matches(of: field).count
        text = text.replacing(field) { "\($0.1)\(wrong($0.2))\($0.3)" }
      case "word/document.xml":
        let field =
          /(> (?:PAGE)?REF [^<]*<\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r><w:r>(?:<w:rPr>(?:<[^\/][^>]*\/>)*<\/w:rPr>)?<w:t[^>]*>)([^<]+)/
        count = text.matches(of: field).count
        text = text.replacing(field) { "\($0.1)\(wrong($0.2))" }
      default:
        try zip.bytes(name, bytes, stored: name == "mimetype")
        continue
      }
      try zip.bytes(name, Array(text.utf8), stored: false)
    }
    return (try zip.finish(), count)
  }

  private static func wrong(_ text: Substring) -> String {
    String(text.map { $0.isNumber ? "0" : $0.isASCII ? $0 : "丢" })
  }

  @Test func writesATaggedPDFWithTitleAndOutline() async throws {
    let folder = try FileSystem().makeTemporaryFolder()
    defer { FileSystem().removeTemporaryFolder(folder) }
    let built = try await Printer.build(.studio, into: folder, formats: [.pdf])
    #expect(built.status == .done, "\(built.messages)")
    let name = try #require(FileSystem().files(below: folder).first { $0.hasSuffix(".pdf") })
    let path = folder.appending(name)
    let summary = try await Printer.run("pdfinfo", [path.string])
    #expect(summary.contains(/Tagged: +yes/) && summary.contains(/Title: +\S+手册/))
    // An entry of the outline for every heading.
    let bytes = String(decoding: try FileSystem().read(path), as: Unicode.ASCII.self)
    #expect(bytes.contains("/Outlines") && bytes.contains("/StructTreeRoot"))
    #expect(bytes.contains("/PageMode/UseOutlines"))
  }
}

/// The LibreOffice and the poppler-utils of this machine.
enum Printer {
  static let isThere = ["soffice", "pdfinfo", "pdftotext"].allSatisfy {
    FileSystem().program([$0]) != nil
  }

  /// A page as it is printed.
  struct Page: Sendable {
    /// Its lines without blanks.
    var lines: [String]
    /// What it says in its footer; empty for a cover.
    var label: String
    /// The lines of the table of contents on it.
    var entries: [(title: String, page: String)] = []

    init(_ text: Substring) {
      let rows = text.split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }
      lines = []
      for row in rows {
        if let match = row.firstMatch(of: /^(.*?)\s*\.{4,}\s*([0-9ivxl]+)\s*$/) {
          entries.append((match.1.filter { !$0.isWhitespace }, String(match.2)))
        } else {
          lines.append(row.filter { !$0.isWhitespace })
        }
      }
      let footer = lines.last ?? ""
      let match = footer.firstMatch(of: /^(?:第([0-9]+)页共[0-9]+页|([ivxl]+))$/)
      label = match.map { String($0.1 ?? $0.2 ?? "") } ?? ""
    }
  }

  struct Printed: Sendable {
    var document: [UInt8]
    var reading: Reading
    var pages: [Page]
    /// All that is printed, in the order of the file, without blanks.
    var words: String

    /// The pages on which a line says just that.
    func pages(with line: String) -> [String] {
      pages.filter { $0.lines.contains(line) }.map(\.label)
    }
  }

  /// An example with numbers of pages, and its pages as LibreOffice prints the finished file.
  static func printed(_ example: Example, _ format: OutputFormat) async throws -> Printed {
    let built = try await #require(Self.builds[example]).value
    return try #require(format == .docx ? built.word : built.open)
  }

  private static let builds: [Example: Task<(word: Printed, open: Printed), any Error>] =
    Dictionary(
      uniqueKeysWithValues: Example.shown.map {
        ($0, Task { [example = $0] in try await both(example) })
      })

  private static func both(_ example: Example) async throws -> (word: Printed, open: Printed) {
    let folder = try FileSystem().makeTemporaryFolder()
    defer { FileSystem().removeTemporaryFolder(folder) }
    let report = try await build(example, into: folder, formats: OutputFormat.usual)
    try #require(
      report.status == .done && !report.messages.contains("warning"), "\(report.messages)")
    func document(_ format: OutputFormat) throws -> [UInt8] {
      let names = FileSystem().files(below: folder)
      let name = try #require(names.first { $0.hasSuffix("." + format.rawValue) })
      return try FileSystem().read(folder.appending(name))
    }
    let (word, open) = (try document(.docx), try document(.odt))
    let (printedWord, printedOpen) = (try await print(word, .docx), try await print(open, .odt))
    return (
      Printed(
        document: word, reading: try Reading(docx: word), pages: printedWord.pages,
        words: printedWord.words),
      Printed(
        document: open, reading: try Reading(odt: open), pages: printedOpen.pages,
        words: printedOpen.words)
    )
  }

  static func build(
    _ example: Example, into folder: FilePath, formats: [OutputFormat]
  ) async throws -> Report {
    try await Workshop(
      environment: FileSystem(), templates: FilePath(Repository.path("Templates")), executable: nil
    ).build(
      [FilePath(Repository.path(example.folder))],
      options: BuildOptions(formats: formats, output: folder, pagination: .always), language: .en,
      isColoured: false)
  }

  static func pages(of document: [UInt8], _ format: OutputFormat) async throws -> [Page] {
    try await print(document, format).pages
  }

  /// The pages of a document and its words, by a LibreOffice that is started for it alone.
  private static func print(
    _ document: [UInt8], _ format: OutputFormat
  ) async throws -> (pages: [Page], words: String) {
    let folder = try FileSystem().makeTemporaryFolder()
    defer { FileSystem().removeTemporaryFolder(folder) }
    let file = folder.appending("manual.\(format.rawValue)")
    try FileSystem().write(document, to: file)
    _ = try await run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "pdf",
        "--outdir", folder.string, file.string,
      ])
    let pages = folder.appending("manual.pdf").string
    let text = try await run("pdftotext", ["-layout", pages, "-"])
    let words = try await run("pdftotext", ["-raw", pages, "-"])
    return (
      text.split(separator: "\u{0C}").map { Page($0) }, words.filter { !$0.isWhitespace }
    )
  }

  static func run(_ program: String, _ arguments: [String]) async throws -> String {
    let path = try #require(FileSystem().program([program]))
    let bytes = try await FileSystem().run(Command(path, arguments, timeLimit: .seconds(600)))
    return String(decoding: bytes, as: UTF8.self)
  }
}
