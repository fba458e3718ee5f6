import DOCXWriter
import ManualModel
import Packaging
import Revisions
import Testing
import WordResolution

/// Redlines of a whole manual in Word.
@Suite struct TrackedChangeTests {
  private static let old = Task { try Example.abc.manual() }
  private static let stamp = Day(year: 2027, month: 1, day: 15).map {
    RedlineStamp(author: "沈知秋", date: $0)
  }

  private static let oldOutline = Task {
    try WordOutline(parts(try await old.value), accepting: true)
  }

  fileprivate static func parts(_ manual: Manual, _ stamp: RedlineStamp? = nil) throws
    -> PartCollector
  {
    var parts = PartCollector()
    try DOCXWriter.write(manual, stamp: stamp, to: &parts)
    return parts
  }

  private func check(_ new: Manual) async throws {
    let redline = try Self.parts(Redline.of(try await Self.old.value, new), Self.stamp)
    #expect(try WordOutline.difference(redline, accepting: true, Self.parts(new)) == nil)
    let outline = try await Self.oldOutline.value
    #expect(try WordOutline.difference(redline, accepting: false, outline) == nil)
    let findings = PackageRules.check(PackageContents(redline), by: PackageRules.docx)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test(arguments: [RevisionTests.Edit.all, .excluded])
  func giveBackBothDocuments(edit: RevisionTests.Edit) async throws {
    try await check(Example.abc.manual { try edit.apply(&$0) })
  }

  /// What no profile does: a procedure elsewhere, one less, another column.
  @Test(arguments: Rework.allCases)
  func giveBackBothDocumentsOfAReworkedManual(rework: Rework) async throws {
    try await check(rework.new(try await Self.old.value))
  }

  enum Rework: CaseIterable {
    case move, removal, column

    func new(_ old: Manual) throws -> Manual {
      var new = old
      switch self {
      case .move:
        let place = try #require(new.place { $0.heading?.level == 2 && $0.blocks.count > 2 })
        let moved = new.divisions[place.division].sections.remove(at: place.section)
        new.divisions[place.division].sections.append(moved)
      case .removal:
        let text = String(
          decoding: try TrackedChangeTests.parts(old)["word/document.xml"] ?? [], as: UTF8.self)
        let place = try #require(
          new.place { section in
            let bookmark = new.targets[section.id]?.bookmark ?? ""
            return (section.heading?.level ?? 0) > 1 && !section.blocks.isEmpty
              && section.blocks.allSatisfy(\.isPlain) && !text.contains("REF \(bookmark) ")
          })
        let removed = new.divisions[place.division].sections.remove(at: place.section)
        new.targets[removed.id] = nil
        new.contents.removeAll { $0.target == removed.id }
      case .column:
        let place = try #require(
          new.place { section in
            section.blocks.contains { $0.isTable(columns: 5) }
          })
        let sections = new.divisions[place.division].sections
        for block in sections[place.section].blocks.indices {
          new.divisions[place.division].sections[place.section].blocks[block].addColumn()
        }
      }
      return new
    }
  }
}

extension Manual {
  fileprivate func place(_ isIt: (Section) -> Bool) -> (division: Int, section: Int)? {
    for (division, sections) in divisions.map(\.sections).enumerated() {
      if let section = sections.firstIndex(where: isIt) { return (division, section) }
    }
    return nil
  }
}

extension Block {
  fileprivate var isPlain: Bool {
    switch kind {
    case .paragraph, .list: true
    case .table, .picture, .drawing, .signature, .keepTogether, .landscape, .pageBreak, .contents:
      false
    }
  }

  fileprivate func isTable(columns: Int) -> Bool {
    if case .table(let table) = kind { table.columns.count == columns } else { false }
  }

  /// Adds a column behind the first to a table of five.
  fileprivate mutating func addColumn() {
    guard case .table(var table) = kind, table.columns.count == 5 else { return }
    table.columns.insert(Table.Column(share: 4), at: 1)
    for row in table.rows.indices {
      let style: ParagraphStyle = row < table.headerRows ? .cellHeader : .cell
      let text = Inline.text(row < table.headerRows ? "核对人" : "复核", style: [], fact: nil)
      let content = Block(
        .paragraph(Paragraph(style, [text])), key: BlockKey(node: 0), source: .none)
      table.rows[row].cells.insert(TableCell([content]), at: 1)
    }
    kind = .table(table)
  }
}
