internal import ManualModel
internal import Profiles
internal import Revisions
internal import SystemPackage

/// What a company has issued: the rows of `revisions.yaml`, and what `issued/` holds of each.
///
/// Takes the company's folder; gives rows and old manuals; writes nothing.
struct Ledger: Sendable {
  let company: Company
  let environment: any Environment
  /// In the order of the file, which is that of the issues.
  let rows: [LedgerRow]
  /// The bytes of the file; nil where there is none.
  let bytes: [UInt8]?

  /// Reads the rows; the mistakes in them are told, and with errors nothing may be built on them.
  ///
  /// A company without the file has issued nothing.
  init(
    of company: Company, environment: any Environment, sources: inout SourceMap,
    diagnostics: inout Diagnostics
  ) throws(FileError) {
    self.company = company
    self.environment = environment
    guard environment.kind(of: company.ledger) != .nothing else {
      bytes = nil
      rows = []
      return
    }
    let bytes = try environment.read(company.ledger)
    self.bytes = bytes
    let text = SourceText(bytes)
    let file = sources.add(name: company.ledger.string, text: text.text)
    rows = LedgerReader.read(text, file: file, diagnostics: &diagnostics)
  }

  /// The row of a version; `a1` and `A/1` are one.
  func row(version: String) throws(LedgerFailure) -> LedgerRow {
    guard let row = rows.first(where: { $0.isVersion(version) }) else {
      throw .unknown(version, known: rows.map(\.version))
    }
    return row
  }

  /// The manual of a version as it was issued.
  func manual(version: String) throws(LedgerFailure) -> Manual {
    try frozen(try row(version: version)).manual
  }

  /// All that was frozen with a row.
  func frozen(_ row: LedgerRow) throws(LedgerFailure) -> FrozenIssue {
    guard row.data != nil else { throw .typedIn(row.version) }
    return try FrozenIssue.read(row, in: folder(of: row), environment: environment)
  }

  /// Where the data of a row is.
  func folder(of row: LedgerRow) -> FilePath { company.issued.appending(row.folder) }
}

extension Company {
  /// The history of revisions.
  var ledger: FilePath { folder.appending("revisions.yaml") }

  /// What was issued, a folder for each version.
  var issued: FilePath { folder.appending("issued") }
}

/// Why there is no manual of a version.
enum LedgerFailure: Error, Hashable {
  /// No row has it.
  case unknown(String, known: [String])
  /// A row from before the tool: nothing was frozen.
  case typedIn(String)
  /// What is in the folder is not what was frozen.
  case damaged(String, FilePath, [FrozenIssue.Flaw])
  /// A newer program froze it.
  case newer(String, format: Int)
  /// A file that is as it was, but no manual.
  case unreadable(String, FilePath, String)
}

extension LedgerFailure {
  /// The failure in words.
  func report(in language: Language) -> Report {
    switch self {
    case .unknown(let version, let known):
      Report(
        messages: language(
          zh: "错误: 修订记录里没有版本「\(version)」\n      = "
            + (known.isEmpty
              ? "还没有发布过；发布用「shouce issue」" : "已有的版本：\(known.joined(separator: "、"))") + "\n",
          en: "error: the revision history has no version '\(version)'\n      = "
            + (known.isEmpty
              ? "nothing was issued yet; 'shouce issue' does"
              : "there are \(known.joined(separator: ", "))") + "\n"), status: .inputHasErrors)
    case .typedIn(let version):
      Report(
        messages: language(
          zh: "错误: 版本「\(version)」是补记的，没有用本程序发布过，无法重新生成\n      = 请查找当时的文件\n",
          en:
            "error: '\(version)' was typed in and not issued by this program; it cannot be made again\n"
            + "      = look for the files of that time\n"), status: .inputHasErrors)
    case .damaged(let version, let folder, let flaws):
      Report(
        messages: language(
          zh: "错误: 版本「\(version)」冻结的数据和发布时不同\n",
          en: "error: the frozen data of '\(version)' is not what was issued\n")
          + flaws.map { "      - " + language($0.wording(in: folder)) + "\n" }.joined()
          + language(
            zh: "      = 从备份恢复「\(folder)」，再运行一次\n",
            en: "      = restore '\(folder)' from a backup and run again\n"),
        status: .inputHasErrors)
    case .newer(let version, let format):
      Report(
        messages: language(
          zh: "错误: 版本「\(version)」是由更新的程序发布的（数据格式 \(format)）\n      = 请升级 shouce\n",
          en: "error: '\(version)' was issued by a newer program (format \(format))\n"
            + "      = update shouce\n"), status: .worldFailed)
    case .unreadable(let version, let path, let reason):
      Report(
        messages: language(
          zh: "错误: 读不懂版本「\(version)」的数据「\(path)」: \(reason)\n",
          en: "error: cannot read '\(path)' of '\(version)': \(reason)\n"), status: .worldFailed)
    }
  }
}

extension FrozenIssue.Flaw {
  /// What is wrong with which file.
  func wording(in folder: FilePath) -> Wording {
    switch self {
    case .missing(let name):
      Wording(
        zh: "缺少文件「\(folder.appending(name))」", en: "'\(folder.appending(name))' is missing")
    case .changed(let name):
      Wording(
        zh: "文件「\(folder.appending(name))」被改动过", en: "'\(folder.appending(name))' was changed")
    case .stranger(let name):
      Wording(
        zh: "多出了文件「\(folder.appending(name))」",
        en: "'\(folder.appending(name))' was put there later")
    }
  }
}
