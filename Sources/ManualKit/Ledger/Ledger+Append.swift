internal import ManualModel
internal import Profiles
internal import Revisions
internal import SystemPackage

// The one way in which a ledger grows.
//
// A folder is written under another name and renamed; then the ledger with its new row is written
// under another name and renamed. That second renaming is the moment of issue: before it nothing is
// issued, after it all is. What a crash leaves behind has names that no issue has, or is a folder
// without a row; both are cleared before the next issue, under the lock.
extension Ledger {
  private var unfinishedFolder: FilePath { company.issued.appending(".part") }
  private var unfinishedFile: FilePath { company.folder.appending(".revisions.yaml.part") }

  /// Freezes an issue and appends its row, or throws and leaves all as it was.
  func append(_ issue: LedgerEntry) throws(FileError) {
    let place = folder(of: issue.row)
    do {
      for (name, bytes) in issue.files {
        try environment.put(
          NewFile(path: unfinishedFolder.pushing(FilePath(name)), bytes: bytes))
      }
      try environment.move(unfinishedFolder, to: place)
      do {
        try environment.put(NewFile(path: unfinishedFile, bytes: issue.ledger))
        try environment.move(unfinishedFile, to: company.ledger)
      } catch {
        environment.remove(place)
        throw error
      }
    } catch {
      clearUnfinished()
      throw error as? FileError ?? FileError(.write, company.ledger, .ioError)
    }
  }

  private func clearUnfinished() {
    environment.remove(unfinishedFolder)
    environment.remove(unfinishedFile)
  }

  /// Clears what somebody left who did not come to the end.
  ///
  /// The folder of a version without a row may be one whose row was taken out: only when a lock
  /// was left behind is it known to be unfinished.
  func clearLeftovers(of versions: [String], wasLeft: Bool) {
    clearUnfinished()
    guard wasLeft else { return }
    for version in versions where !rows.contains(where: { $0.isVersion(version) }) {
      let folder = company.issued.appending(LedgerRow.folder(of: version))
      if environment.kind(of: folder) == .folder { environment.remove(folder) }
    }
  }
}

/// A row with all that is frozen with it, and the ledger that has it.
struct LedgerEntry {
  let row: LedgerRow
  let files: [(name: String, bytes: [UInt8])]
  let ledger: [UInt8]

  /// Puts the digests into a row and the row behind the others; nil where the file is so that a row
  /// cannot be put behind it.
  init?(_ row: LedgerRow, _ issue: FrozenIssue, in ledger: Ledger, isEnglish: Bool) throws {
    var row = row
    files = try issue.files()
    row.data = files.last.map { SHA256.digest($0.bytes) }
    row.chain = LedgerChain.link(of: row, after: LedgerChain.end(of: ledger.rows))
    self.row = row
    guard let bytes = ledger.bytes(with: row, isEnglish: isEnglish) else { return nil }
    self.ledger = bytes
  }
}

extension Ledger {
  /// The file with one more row; what was there stays byte for byte.
  fileprivate func bytes(with row: LedgerRow, isEnglish: Bool) -> [UInt8]? {
    var bytes = self.bytes ?? []
    var (isEnglish, indent) = (isEnglish, 0)
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if !bytes.isEmpty, lines.last?.isEmpty == false { bytes.append(0x0A) }
    if let last = rows.last {
      guard lines.indices.contains(Int(last.span.start.line) - 1) else { return nil }
      let line = lines[Int(last.span.start.line) - 1]
      indent = line.prefix { $0 == " " }.count
      isEnglish = lines.contains { $0.hasPrefix(LedgerField.list.en) }
    } else if !lines.contains(where: { line in
      [LedgerField.list.en, LedgerField.list.zh].contains { line.hasPrefix($0 + ":") }
    }) {
      bytes += LedgerText.head(isEnglish: isEnglish).utf8
    }
    bytes += LedgerText.lines(of: row, isEnglish: isEnglish, indent: indent).utf8
    return isRead(bytes, as: rows + [row]) ? bytes : nil
  }

  /// Whether a file says these rows and is without a mistake.
  private func isRead(_ bytes: [UInt8], as expected: [LedgerRow]) -> Bool {
    var diagnostics = Diagnostics()
    let found = LedgerReader.read(SourceText(bytes), file: .none, diagnostics: &diagnostics)
    return !diagnostics.hasErrors && found.count == expected.count
      && zip(found, expected).allSatisfy { one, other in
        LedgerField.allCases.allSatisfy { one[$0] == other[$0] }
      }
  }
}
