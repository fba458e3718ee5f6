internal import ManualModel
internal import Revisions
internal import SystemPackage

/// What `issued/A1/` holds: the manual as data, and what it was made from.
///
/// ```
/// issued/A1/files.sha256       the digests of all that follows; the row of the ledger has its digest
///           manual.xml         ManualArchive, with image-1.png … beside it
///           pages-docx.txt     on which page everything is, where the document was laid out
///           documents.sha256   the digests of the documents that were written
///           source/            the profile, the company's own templates, theme, reference document and
///                              logo as they were
/// ```
struct FrozenIssue: Sendable {
  var manual: Manual
  var pages: [OutputFormat: Pages] = [:]
  /// The documents that were written, by their names.
  var documents: DigestList
  /// What it was made from, under `source/`.
  var sources: [(name: String, bytes: [UInt8])] = []

  /// The format of the folder, beside which the manual has its own.
  static let format = 1
  static let listName = "files.sha256"
  static let listTitle = "shouce issued \(format)"
  static let documentsName = "documents.sha256"
  static let documentsTitle = "shouce documents \(format)"
  private static let manualName = "manual.xml"
  private static let laidOut: [OutputFormat] = [.docx, .odt]

  private static func pagesName(_ format: OutputFormat) -> String { "pages-\(format.rawValue).txt" }

  /// All files of the folder, the list of digests last.
  func files() throws -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = [
      (
        Self.manualName,
        try ManualArchive.bytes(of: manual, digest: { SHA256.digest($0) })
      )
    ]
    for image in ManualArchive.files(of: manual) { files.append((image.name, image.bytes)) }
    for format in Self.laidOut {
      guard let pages = pages[format] else { continue }
      files.append((Self.pagesName(format), PageList.bytes(of: pages)))
    }
    files.append((Self.documentsName, documents.bytes))
    files += sources
    files.append((Self.listName, DigestList(title: Self.listTitle, of: files).bytes))
    return files
  }

  /// Reads the folder of a row, after everything in it was held against its digest.
  static func read(
    _ row: LedgerRow, in folder: FilePath, environment: any Environment
  ) throws(LedgerFailure) -> FrozenIssue {
    let check = check(row, in: folder, environment: environment)
    if let newer = check.newerFormat { throw .newer(row.version, format: newer) }
    // A file that somebody put beside them does no harm; `shouce log --verify` tells of it.
    let flaws = check.flaws.filter { if case .stranger = $0 { false } else { true } }
    guard flaws.isEmpty else { throw .damaged(row.version, folder, flaws) }
    let files = check.files
    let manual: Manual
    do {
      manual = try ManualArchive.read(
        files[manualName] ?? [], file: { files[$0] }, digest: { SHA256.digest($0) })
    } catch {
      if case .newer(let format) = error.reason { throw .newer(row.version, format: format) }
      throw .unreadable(row.version, folder.appending(manualName), error.description)
    }
    var issue = FrozenIssue(
      manual: manual,
      documents: DigestList(files[documentsName] ?? []))
    for format in laidOut {
      guard let bytes = files[pagesName(format)] else { continue }
      issue.pages[format] = PageList.read(bytes)
    }
    return issue
  }

  /// What is wrong with a folder, and its files.
  struct Check {
    var files: [String: [UInt8]] = [:]
    var flaws: [Flaw] = []
    var newerFormat: Int?
  }

  /// A file that is not what was frozen.
  enum Flaw: Hashable, Sendable {
    case missing(String)
    case changed(String)
    /// A file that nobody froze.
    case stranger(String)
  }

  /// Holds a folder against the digests that the ledger and the folder have.
  static func check(
    _ row: LedgerRow, in folder: FilePath, environment: any Environment
  ) -> Check {
    var check = Check()
    guard let bytes = try? environment.read(folder.appending(listName)) else {
      check.flaws = [.missing(listName)]
      return check
    }
    guard SHA256.digest(bytes) == row.data else {
      check.flaws = [.changed(listName)]
      return check
    }
    let list = DigestList(bytes)
    if let format = list.format, format > Self.format {
      check.newerFormat = format
      return check
    }
    for entry in list.entries {
      guard let bytes = try? environment.read(folder.appending(entry.name)) else {
        check.flaws.append(.missing(entry.name))
        continue
      }
      if SHA256.digest(bytes) == entry.digest {
        check.files[entry.name] = bytes
      } else {
        check.flaws.append(.changed(entry.name))
      }
    }
    for name in environment.files(below: folder)
    where name != listName && list[name] == nil {
      check.flaws.append(.stranger(name))
    }
    return check
  }
}
