internal import ManualModel
internal import Revisions
public import SystemPackage

/// How `shouce log` shows a history.
public enum LogFormat: String, Sendable, CaseIterable {
  /// A table for people.
  case text
  /// A list of records with English keys (RFC 8259).
  case json
}

extension Workshop {
  /// The history of a company's manual; with `isVerified`, held against what was frozen.
  public func log(
    of source: FilePath, format: LogFormat, isVerified: Bool, language: Language, isColoured: Bool
  ) -> Report {
    let company = Company(source, environment: environment)
    if environment.kind(of: source) == .nothing {
      return FileError(.read, source, .noSuchFileOrDirectory).report(in: language)
    }
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    let ledger: Ledger
    do {
      ledger = try Ledger(
        of: company, environment: environment, sources: &sources, diagnostics: &diagnostics)
    } catch {
      return error.report(in: language)
    }
    let verdict = isVerified ? Verdict(of: ledger) : nil
    for diagnostic in verdict?.diagnostics ?? [] { diagnostics.add(diagnostic) }
    let history = History(rows: ledger.rows, verdict: verdict, language: language)
    var report = Report(
      results: format == .json ? history.json : history.text,
      messages: DiagnosticPrinter(
        sources: sources, language: language, isColoured: isColoured
      ).text(of: diagnostics.all), status: diagnostics.hasErrors ? .inputHasErrors : .done)
    if format == .text, let verdict, !diagnostics.hasErrors {
      report.results += verdict.praise(in: language)
    }
    return report
  }
}

/// What holding a ledger against the frozen data found.
struct Verdict {
  let diagnostics: [Diagnostic]
  /// The rows that have frozen data, and those of them in which something is wrong, by place.
  let frozen: [Int]
  let broken: Set<Int>

  init(of ledger: Ledger) {
    var diagnostics: [Diagnostic] = []
    var broken: Set<Int> = []
    for index in LedgerChain.breaks(in: ledger.rows) {
      broken.insert(index)
      diagnostics.append(
        .brokenPast(ledger.rows[index].version, at: ledger.rows[index].span))
    }
    let frozen = ledger.rows.indices.filter { ledger.rows[$0].data != nil }
    for index in frozen {
      let row = ledger.rows[index]
      let folder = ledger.folder(of: row)
      let check = FrozenIssue.check(row, in: folder, environment: ledger.environment)
      if let format = check.newerFormat {
        broken.insert(index)
        diagnostics.append(.newerFormat(row.version, format, at: row.span))
      }
      for flaw in check.flaws {
        broken.insert(index)
        diagnostics.append(.flaw(flaw, row.version, folder, at: row.span))
      }
    }
    for name in Self.strangers(ledger) {
      diagnostics.append(.strangeFolder(ledger.company.issued.appending(name).string))
    }
    self.diagnostics = diagnostics
    self.frozen = frozen
    self.broken = broken
  }

  /// The folders of issues that no row speaks of.
  private static func strangers(_ ledger: Ledger) -> [String] {
    var names: [String] = []
    for file in ledger.environment.files(below: ledger.company.issued) {
      guard let slash = file.firstIndex(of: "/") else { continue }
      let name = String(file[..<slash])
      guard !names.contains(name), !name.hasPrefix("."),
        !ledger.rows.contains(where: { $0.folder == name && $0.data != nil })
      else { continue }
      names.append(name)
    }
    return names
  }

  func praise(in language: Language) -> String {
    frozen.isEmpty
      ? language(zh: "没有可以核对的冻结数据\n", en: "there are no frozen data to verify\n")
      : language(
        zh: "已核对 \(frozen.count) 个版本，和发布时完全一致\n",
        en: "\(frozen.count) version\(frozen.count == 1 ? "" : "s") verified: all as issued\n")
  }
}

/// A history in words.
private struct History {
  let rows: [LedgerRow]
  let verdict: Verdict?
  let language: Language

  var text: String {
    if rows.isEmpty {
      return language(zh: "还没有发布过\n", en: "nothing was issued yet\n")
    }
    let heads: [LedgerField] = [.version, .issued, .effective, .approvedBy, .pages, .content]
    var lines = [heads.map { language(zh: $0.chinese, en: $0.english) }]
    for row in rows {
      var first = heads.dropLast().map { row[$0].first ?? "" }
      var told = row.content
      if !row.reason.isEmpty {
        told.append(language(zh: "原因: ", en: "reason: ") + row.reason)
      }
      // Words of several lines would break the table.
      told = told.flatMap { $0.split(separator: "\n").map(String.init) }
      first.append(told.first ?? "")
      lines.append(first)
      for more in told.dropFirst() { lines.append(heads.dropLast().map { _ in "" } + [more]) }
    }
    let widths = heads.indices.map { column in lines.map { $0[column].columns }.max() ?? 0 }
    return lines.map { line in
      let cells = line.indices.map { column in
        column == heads.count - 1 ? line[column] : line[column].padded(to: widths[column])
      }
      var text = cells.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  var json: String {
    JSONValue.array(
      rows.enumerated().map { index, row in
        var members: [(String, JSONValue)] = LedgerField.allCases.map { field in
          (field.english, value(of: row, field))
        }
        if let verdict {
          members.append(("frozen", .boolean(verdict.frozen.contains(index))))
          members.append(("intact", .boolean(!verdict.broken.contains(index))))
        }
        return .object(members)
      }
    ).text() + "\n"
  }

  private func value(of row: LedgerRow, _ field: LedgerField) -> JSONValue {
    switch field {
    case .number: .number(row.number)
    case .clauses, .content: .array(row[field].map { .string($0) })
    case .version, .revision, .prepared, .issued, .effective, .reason, .preparedBy, .reviewedBy,
      .approvedBy, .pages, .data, .chain:
      row[field].first.map { .string($0) } ?? .null
    }
  }
}

extension Diagnostic {
  fileprivate static func flaw(
    _ flaw: FrozenIssue.Flaw, _ version: String, _ folder: FilePath, at span: SourceSpan
  ) -> Diagnostic {
    let what = flaw.wording(in: folder)
    return Diagnostic(
      "frozen-data-changed", at: span,
      Wording(zh: "版本「\(version)」\(what.zh)", en: "of '\(version)', \(what.en)"),
      remedy: Wording(
        zh: "从备份恢复文件夹「\(folder)」", en: "restore the folder '\(folder)' from a backup"))
  }

  fileprivate static func newerFormat(
    _ version: String, _ format: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "newer-format", at: span,
      Wording(
        zh: "版本「\(version)」是由更新的程序发布的（数据格式 \(format)）",
        en: "'\(version)' was issued by a newer program (format \(format))"),
      remedy: Wording(zh: "请升级 shouce", en: "update shouce"))
  }

  fileprivate static func strangeFolder(_ folder: String) -> Diagnostic {
    Diagnostic(
      "folder-without-row", at: .none,
      Wording(
        zh: "文件夹「\(folder)」在修订记录里没有对应的一行",
        en: "no row of the revision history speaks of the folder '\(folder)'"),
      remedy: Wording(
        zh: "如果删掉了那一行，请恢复；否则把这个文件夹移到别处",
        en: "restore the row if it was deleted, else move the folder away"))
  }
}
