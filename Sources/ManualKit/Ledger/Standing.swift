internal import ManualModel
internal import Profiles
internal import Revisions
internal import SystemPackage
internal import TemplateEngine

/// What stands in a company's files, beside what was issued last.
///
/// Both are compared in the dress of the last version, because what a version prints of itself (its
/// number, its dates, its row in the table of revisions) is no change.
struct Standing {
  /// The row issued last.
  let last: LedgerRow
  /// What was frozen with it; nil for a row that was typed in.
  let frozen: FrozenIssue?
  /// Whether every byte of the manual is what it was.
  let isUnchanged: Bool
  /// What differs; nil where nothing does, or nothing is known of the last version.
  let difference: Difference?
  private let phrases: ChangePhrases

  /// Nil where nothing was issued yet.
  init?(of material: Material, diagnostics: inout Diagnostics) throws {
    guard let last = material.ledger.rows.last else { return nil }
    self.last = last
    let phrases = try material.loaded.pack.phrases(in: material.build.workshop.environment)
    self.phrases = phrases
    guard last.data != nil else {
      (frozen, isUnchanged, difference) = (nil, false, nil)
      return
    }
    let frozen = try material.ledger.frozen(last)
    self.frozen = frozen
    let edition = Edition(
      version: last.version, isDraft: false,
      revisions: material.ledger.rows.map { $0.printed(phrases) })
    let now = material.manual(
      edition, dates: .init(issued: last.issued, effective: last.effective),
      diagnostics: &diagnostics
    ).manual
    let before = ChangeBars.removed(from: frozen.manual)
    let isUnchanged = try ManualArchive.bytes(of: now) == ManualArchive.bytes(of: before)
    self.isUnchanged = isUnchanged
    difference = isUnchanged ? nil : Difference(before, now)
  }

  /// What the table of revisions says of the difference.
  var summary: ChangeSummary? { difference.map { ChangeSummary($0, phrases) } }

  /// Whether the table of revisions has nothing to tell: only dates, looks, the header or the cover
  /// are others.
  var isSilent: Bool { summary.map(\.texts.isEmpty) ?? isUnchanged }

  /// The manual of the next version with bars beside what changed.
  func barred(_ manual: Manual) -> Manual {
    guard let difference else { return manual }
    return ChangeBars.copied(from: ChangeBars.marked(difference.redline), to: manual)
  }
}

extension LedgerRow {
  /// The row as the table of revisions prints it.
  func printed(_ phrases: ChangePhrases, isDraft: Bool = false) -> Edition.Revision {
    Edition.Revision(
      number: number, date: issued, revision: revision,
      content: content.joined(separator: phrases.word("line_separator")), version: version,
      pages: pages, isDraft: isDraft)
  }
}

extension Pack {
  /// How changes are told; read when there is something to compare and not with the rest.
  func phrases(in environment: any Environment) throws(WorkshopError) -> ChangePhrases {
    let path = path(of: "changes.yaml")
    var sources = sources
    var diagnostics = Diagnostics()
    let read: PackPhrases?
    do {
      let text = SourceText(try environment.read(path))
      let file = sources.add(name: path.string, text: text.text)
      read = PackPhrases.read(text, file: file, diagnostics: &diagnostics)
    } catch {
      throw .unreadable(error)
    }
    guard let read, !diagnostics.hasErrors else { throw .mistakes(in: sources, diagnostics) }
    return ChangePhrases(
      read.phrases,
      units: schema.parameters.flatMap { group in
        group.parameters.map { ("procedures/\(group.key)/\($0.key)", $0.unit) }
      })
  }
}
