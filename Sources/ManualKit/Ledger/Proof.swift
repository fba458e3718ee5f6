internal import ManualModel
internal import Revisions
internal import TemplateEngine

/// The manual that a build writes: what was issued, while nothing changed; else a draft of the next
/// version.
struct Proof {
  let manual: Manual
  let gaps: [Gap]
  /// What was frozen, where the manual is that.
  let issued: FrozenIssue?
  /// What tells the file of a draft from that of an issue.
  let suffix: String

  /// With errors among the diagnostics the manual must not be written.
  init(of material: Material, today: Day?, diagnostics: inout Diagnostics) throws {
    let isFirst = material.ledger.rows.isEmpty
    let ofProfile = diagnostics
    guard let standing = try Standing(of: material, diagnostics: &diagnostics) else {
      precondition(isFirst, "a ledger with rows has a last one")
      self = Self.first(of: material, today: today, diagnostics: &diagnostics)
      return
    }
    if standing.isUnchanged, let frozen = standing.frozen {
      self.init(manual: frozen.manual, gaps: [], issued: frozen, suffix: "")
      return
    }
    // What comparing found will be found again.
    diagnostics = ofProfile
    let phrases = try material.loaded.pack.phrases(in: material.build.workshop.environment)
    guard let row = material.nextRow(after: standing.last, diagnostics: &diagnostics) else {
      self.init(manual: standing.frozen?.manual ?? .empty, gaps: [], issued: nil, suffix: "")
      return
    }
    var next = row
    next.content = standing.summary?.texts ?? []
    // The date of the last issue is no date of the next one.
    if let last = standing.last.issued, let day = next.issued, day <= last { next.issued = nil }
    let edition = Edition(
      version: next.version, isDraft: true,
      revisions: material.ledger.rows.map { $0.printed(phrases) }
        + [next.printed(phrases, isDraft: true)], today: today)
    let (manual, gaps) = material.manual(edition, diagnostics: &diagnostics)
    self.init(
      manual: standing.barred(manual), gaps: gaps, issued: nil,
      suffix: "-" + material.loaded.draftWord)
  }

  private init(manual: Manual, gaps: [Gap], issued: FrozenIssue?, suffix: String) {
    self.manual = manual
    self.gaps = gaps
    self.issued = issued
    self.suffix = suffix
  }

  /// The first version; a draft only while something is missing.
  private static func first(
    of material: Material, today: Day?, diagnostics: inout Diagnostics
  ) -> Proof {
    func edition(isDraft: Bool) -> Edition {
      Edition(
        version: IssueVersion.first.text(style: material.versionStyle), isDraft: isDraft,
        revisions: [material.firstRow().printed(.none)], today: today)
    }
    let ofProfile = diagnostics
    var (manual, gaps) = material.manual(edition(isDraft: false), diagnostics: &diagnostics)
    if !gaps.isEmpty, !diagnostics.hasErrors {
      // What is shown only in drafts can be known only when the gaps are.
      diagnostics = ofProfile
      (manual, gaps) = material.manual(edition(isDraft: true), diagnostics: &diagnostics)
    }
    return Proof(manual: manual, gaps: gaps, issued: nil, suffix: "")
  }
}

extension Material {
  /// The row of the first version.
  func firstRow() -> LedgerRow {
    var row = LedgerRow(
      version: IssueVersion.first.text(style: versionStyle), number: 1)
    row.revision = "-"
    row.content = [loaded.firstRevision]
    row.pages = "-"
    row.sign(by: self)
    return row
  }

  /// The row after another, its content and pages still empty; nil, and an error, where versions
  /// are not counted in letters and numbers.
  func nextRow(
    after last: LedgerRow, isReissue: Bool = false, diagnostics: inout Diagnostics
  ) -> LedgerRow? {
    guard let version = IssueVersion(last.version) else {
      diagnostics.add(.uncountedVersion(last.version, at: last.span))
      return nil
    }
    let next = version.next(mostRevisions: mostRevisions, isReissue: isReissue)
    var row = LedgerRow(version: next.text(style: versionStyle), number: last.number + 1)
    row.revision = last.number < 10 ? "0\(last.number)" : "\(last.number)"
    row.sign(by: self)
    return row
  }
}

extension LedgerRow {
  /// Takes the names and the dates of the profile.
  fileprivate mutating func sign(by material: Material) {
    prepared = material.date("prepared_on")
    issued = material.date("issued")
    effective = material.date("effective")
    preparedBy = material.text("prepared_by")
    reviewedBy = material.text("reviewed_by")
    approvedBy = material.text("approved_by")
  }
}

extension ChangePhrases {
  /// No phrases, for rows of one line.
  static let none = ChangePhrases([])
}

extension Manual {
  /// A manual that says nothing, beside an error.
  static let empty = Manual(
    properties: Properties(title: ""),
    labels: Labels(table: "", figure: "", appendix: "", contents: "", listSeparator: ""),
    divisions: [])
}

extension Diagnostic {
  fileprivate static func uncountedVersion(_ version: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "uncounted-version", at: span,
      Wording(
        zh: "最后一个版本「\(version)」不是 A0 或 A/0 这样的写法，程序不知道下一个版本号",
        en: "the last version '\(version)' is not written like A0 or A/0, so the next is not known"),
      remedy: Wording(
        zh: "把它改写成字母加数字，如 A3", en: "write it as a letter and a number, such as A3"))
  }
}
