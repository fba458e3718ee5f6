internal import ManualModel
internal import Revisions

/// Two manuals and what differs, with how far that can be trusted.
struct ManualComparison: Sendable {
  let old: DiffSide
  let new: DiffSide
  /// By what the two were compared.
  let basis: Redline.Basis
  let difference: Difference
  /// How facts and sections are called.
  let words: PackWords
  /// The two manuals as they were compared.
  private let manuals: (old: Manual, new: Manual)

  /// Manuals that are known as data are compared by identity; where one is known by its words only, the
  /// other is read in the same way.
  init(_ old: DiffSide, _ new: DiffSide, words: PackWords) throws {
    let labels = words.labels
    self.words = words
    self.old = old
    self.new = new
    guard old.isText || new.isText else {
      basis = .identity
      manuals = (old.manual, new.manual)
      difference = Difference(old.manual, new.manual)
      return
    }
    basis = .content
    func format(_ side: DiffSide, _ other: DiffSide) -> OutputFormat {
      (side.isText ? side : other).kind == .odt ? .odt : .docx
    }
    var (before, after) = (
      try old.readAgain(as: format(old, new), labels: labels),
      try new.readAgain(as: format(new, old), labels: labels)
    )
    if format(old, new) != format(new, old) {
      (before, after) = (before.plainTables, after.plainTables)
    }
    manuals = (before, after)
    difference = Difference(before, after, basis: .content)
  }

  /// The sections by their ids.
  func names(in language: Language) -> SectionNames {
    SectionNames(difference, untitled: words.untitled, language: language)
  }

  /// Where accepting or rejecting all marks does not give back the two manuals; empty as it should be.
  var mismatches: [Redline.Mismatch] {
    Redline.verify(difference.redline, manuals.old, manuals.new)
  }

  /// What to know before the difference is read.
  var notes: [Wording] { old.notes + new.notes + basisNotes }

  private var basisNotes: [Wording] {
    guard basis == .content else { return [] }
    return [
      Wording(
        zh: "按标题和文字比较，没有逐项的资料",
        en: "compared by headings and words; nothing is known of single facts")
    ]
  }
}

extension DiffSide {
  fileprivate var notes: [Wording] {
    var notes: [Wording] = []
    if wasEdited {
      notes.append(
        Wording(
          zh: "「\(name)」生成以后被人改过（约 \(max(editedLines, 1)) 处）；比较的是现在看到的文字",
          en: "'\(name)' was edited by hand after it was written (in about \(max(editedLines, 1)) "
            + "places); what it shows now is compared"))
    }
    if !hasOwnEdges {
      let (old, new) = editedEdges
      notes.append(
        Wording(
          zh: "「\(name)」的页眉、页脚或脚注被人改过："
            + [
              old.isEmpty ? nil : "原有「\(old.joined(separator: "」「"))」",
              new.isEmpty ? nil : "现有「\(new.joined(separator: "」「"))」",
            ].compactMap { $0 }.joined(separator: "，"),
          en: "a header, footer or note of '\(name)' was edited by hand: "
            + [
              old.isEmpty ? nil : "was '\(old.joined(separator: "', '"))'",
              new.isEmpty ? nil : "is '\(new.joined(separator: "', '"))'",
            ].compactMap { $0 }.joined(separator: ", ")))
    }
    if isForeign {
      notes.append(
        Wording(
          zh: "「\(name)」里没有本程序的数据；读的是文字",
          en: "'\(name)' carries no data of this program; its words are read"))
    }
    if hasTrackedChanges {
      notes.append(
        Wording(
          zh: "「\(name)」里有未处理的修订，按全部接受来读",
          en: "'\(name)' has tracked changes; it is read as if all were accepted"))
    }
    return notes
  }
}
