internal import ManualModel
internal import SystemPackage

/// What must be right before a version is issued; all that is wrong is told at once.
struct IssueChecks {
  let material: Material
  let options: IssueOptions

  /// Checks the dates of a row against each other and against the row before it.
  func check(_ row: LedgerRow, after last: LedgerRow?, diagnostics: inout Diagnostics) {
    if options.reason.allSatisfy(\.isWhitespace) { diagnostics.add(.noReason) }
    guard let issued = row.issued else { return }
    let place = options.issued == nil ? material.span("issued") : .none
    if let last, let before = last.issued {
      if issued < before {
        diagnostics.add(.issuedBefore(issued, last.version, before, at: place))
      } else if issued == before, options.issued == nil {
        diagnostics.add(.issuedAlready(issued, last.version, at: place))
      }
    }
    if let effective = row.effective, effective < issued {
      diagnostics.add(
        .effectiveTooEarly(
          effective, issued,
          at: options.takesEffect == nil ? material.span("effective") : .none))
    }
    if let day = material.date("approved_on"), let last, let before = last.issued, day < before {
      diagnostics.add(
        .approvedForTheLast(day, last.version, before, at: material.span("approved_on")))
    }
    // Those of the profile among each other were checked when it was read.
    for field in ["prepared_on", "reviewed_on", "approved_on"] where options.issued != nil {
      guard let day = material.date(field), day > issued else { continue }
      diagnostics.add(.signedTooLate(day, issued, at: material.span(field)))
    }
  }

  /// A folder that has the version's name already, although no row has the version.
  func checkFolder(of row: LedgerRow, diagnostics: inout Diagnostics) {
    let folder = material.ledger.folder(of: row)
    guard material.build.workshop.environment.kind(of: folder) != .nothing else { return }
    diagnostics.add(.folderWithoutRow(folder.string, row.version))
  }
}

extension Diagnostic {
  fileprivate static var noReason: Diagnostic {
    Diagnostic(
      "no-reason", at: .none,
      Wording(zh: "没有写修订原因", en: "the reason is missing"),
      remedy: Wording(
        zh: "用 --reason 写明为什么发布，如 --reason \"年度评审\"",
        en: "say why with --reason, as in --reason \"yearly review\""))
  }

  fileprivate static func issuedBefore(
    _ day: Day, _ last: String, _ before: Day, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "issued-too-early", at: span,
      Wording(
        zh: "发布日期 \(day.iso) 早于上一个版本 \(last) 的发布日期 \(before.iso)",
        en: "the date of issue \(day.iso) is before that of \(last), \(before.iso)"),
      remedy: Wording(
        zh: "在资料里写新的「发布日期」，或用 --date 指定",
        en: "write the new date of issue into the profile, or give --date"))
  }

  fileprivate static func issuedAlready(
    _ day: Day, _ last: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "issued-too-early", at: span,
      Wording(
        zh: "资料里的发布日期 \(day.iso) 还是上一个版本 \(last) 的",
        en: "the date of issue in the profile, \(day.iso), is still that of \(last)"),
      remedy: Wording(
        zh: "在资料里写新的「发布日期」，或用 --date 指定（同一天再发布也用 --date）",
        en: "write the new date into the profile, or give --date (also to issue twice in a day)"))
  }

  fileprivate static func effectiveTooEarly(
    _ effective: Day, _ issued: Day, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "effective-too-early", at: span,
      Wording(
        zh: "实施日期 \(effective.iso) 早于发布日期 \(issued.iso)",
        en: "it would take effect on \(effective.iso), before its issue on \(issued.iso)"),
      remedy: Wording(
        zh: "在资料里写新的「实施日期」，或用 --effective 指定",
        en: "write the new date of effect into the profile, or give --effective"))
  }

  fileprivate static func signedTooLate(
    _ day: Day, _ issued: Day, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "signed-too-late", at: span,
      Wording(
        zh: "\(day.iso) 晚于发布日期 \(issued.iso)；编制、审核、批准应在发布之前",
        en:
          "\(day.iso) is after the issue on \(issued.iso); preparing, reviewing and approving come first"
      ),
      remedy: Wording(zh: "改正其中一个日期", en: "correct one of the dates"))
  }

  fileprivate static func approvedForTheLast(
    _ day: Day, _ last: String, _ before: Day, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "approved-before-last", .warning, at: span,
      Wording(
        zh: "批准日期 \(day.iso) 早于上一个版本 \(last) 的发布日期 \(before.iso)，像是上一个版本的",
        en:
          "the date of approval \(day.iso) is before the issue of \(last) on \(before.iso), as if it "
          + "were that of the last version"),
      remedy: Wording(
        zh: "这次修订重新批准以后，把「编制日期」「审核日期」「批准日期」都改成这次的",
        en: "once this version is approved, write its dates of preparation, review and approval"))
  }

  fileprivate static func folderWithoutRow(_ folder: String, _ version: String) -> Diagnostic {
    Diagnostic(
      "folder-without-row", at: .none,
      Wording(
        zh: "文件夹「\(folder)」已经存在，修订记录里却没有版本 \(version)",
        en: "the folder '\(folder)' is there, but the revision history has no \(version)"),
      remedy: Wording(
        zh: "如果删掉了那一行，请恢复；否则把这个文件夹移到别处",
        en: "restore the row if it was deleted, else move the folder away"))
  }

  static func noWords(_ last: String) -> Diagnostic {
    Diagnostic(
      "no-summary", at: .none,
      Wording(
        zh: "版本 \(last) 是补记的，没有数据可以比较，程序写不出改了什么",
        en: "\(last) was typed in, so what changed since cannot be computed"),
      remedy: Wording(
        zh: "用 --summary 写明修订内容，几条就写几次", en: "say it with --summary, once for each change"))
  }

  static func cannotAppend(_ file: String) -> Diagnostic {
    Diagnostic(
      "cannot-append", at: .none,
      Wording(
        zh: "「\(file)」的写法使新的一行接不上去", en: "a row cannot be put behind those of '\(file)'"),
      remedy: Wording(
        zh: "用 UTF-8 保存；「修订记录:」放在文件最后，下面每项以「- 版本: A0」开头",
        en: "save it as UTF-8, with 'revisions:' last and items such as '- version: A0' below it"))
  }

  static func brokenPast(_ version: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "broken-chain", at: span,
      Wording(
        zh: "版本「\(version)」这一行（或它前面的行）在发布后被改动过",
        en: "the row of '\(version)', or one above it, was changed after it was issued"),
      remedy: Wording(
        zh: "从备份恢复 revisions.yaml；更正应写进下一个版本",
        en: "restore revisions.yaml from a backup; corrections belong to the next version"))
  }
}
