import DOCXWriter
import Foundation
import ManualModel
import ODTWriter
import Packaging
import Profiles
import Revisions
import Testing

/// Redlines and differences of whole manuals.
@Suite struct RevisionTests {
  /// Edits of the profile of abc, as a consultant makes them.
  enum Edit: String, CaseIterable {
    case hotline, department, person, numbers, outlets, products, excluded, all, nothing

    func apply(_ profile: inout String) throws {
      switch self {
      case .hotline: try profile.replace(every: "400-000-5168", by: "400-000-6000")
      case .department: try profile.replace(every: "售后服务部", by: "客户服务部")
      case .person: try profile.replace(every: "沈知秋", by: "林望舒")
      case .numbers:
        try profile.replace(every: "到场时限: 4\n", by: "到场时限: 2\n")
        try profile.replace(every: "维修质保期: 90", by: "维修质保期: 180")
        try profile.replace(every: "发布日期: 2026-08-26", by: "发布日期: 2027-01-15")
      case .outlets:
        try profile.replace(
          every: "- {名称: 云岭服务网点, 类型: 委托, 区域: 云岭县",
          by:
            "- {名称: 云河服务网点, 类型: 自建, 区域: 云河县, 地址: 云河县长堤路9号, 电话: 0000-88886401, 负责人: 黄远, 人数: 4}\n- {名称: 云岭服务网点, 类型: 委托, 区域: 云岭县"
        )
        let line = try #require(profile.split(separator: "\n").first { $0.contains("名称: 澄东服务网点") })
        try profile.replace(every: line + "\n", by: "")
      case .products:
        try profile.replace(every: "云川市澄湖区书院路18号澄湖科创园3号楼", by: "云川市澄湖区书院路20号澄湖科创园5号楼")
      case .excluded:
        try profile.replace(every: "  删减: []", by: "  删减:\n  - {条款: 5.2.6, 理由: 不回收废弃商品}")
      case .all:
        for edit in [Edit.numbers, .outlets, .products, .hotline, .person, .department] {
          try edit.apply(&profile)
        }
      case .nothing: break
      }
    }
  }

  private static let old = Task { try Example.abc.manual() }
  private static let differences: [Edit: Task<(new: Manual, difference: Difference), any Error>] =
    Dictionary(
      uniqueKeysWithValues: Edit.allCases.map { edit in
        (
          edit,
          Task {
            let new = try Example.abc.manual { try edit.apply(&$0) }
            return (new, Difference(try await old.value, new))
          }
        )
      })

  private func made(_ edit: Edit) async throws -> (new: Manual, difference: Difference) {
    try await #require(Self.differences[edit]).value
  }

  private static func phrases() throws -> ChangePhrases {
    let text = SourceText(try Repository.bytes("Templates/gbt27922-2011/changes.yaml"))
    var diagnostics = Diagnostics()
    let read = PackPhrases.read(text, file: .none, diagnostics: &diagnostics)
    return ChangePhrases(try #require(read).phrases)
  }

  // MARK: Both manuals again

  @Test(arguments: Edit.allCases)
  func givesBackBothManuals(edit: Edit) async throws {
    let old = try await Self.old.value
    let (new, difference) = try await made(edit)
    #expect(Redline.verify(difference.redline, old, new).isEmpty)
    let withoutKeys = Redline.of(old, new, basis: .content)
    #expect(Redline.verify(withoutKeys, old, new).isEmpty)
  }

  /// Not only the same text: the same documents, byte for byte.
  @Test(arguments: [Edit.all, .excluded])
  func makesTheDocumentsOfBoth(edit: Edit) async throws {
    let old = try await Self.old.value
    let (new, difference) = try await made(edit)
    let redline = difference.redline
    for (given, wanted) in [(Redline.accepting(redline), new), (Redline.rejecting(redline), old)] {
      for (one, other) in zip(try parts(of: given), try parts(of: wanted)) {
        #expect(one.name == other.name)
        #expect(one.bytes == other.bytes, "\(one.name)")
      }
    }
  }

  private func parts(of manual: Manual) throws -> [(name: String, bytes: [UInt8])] {
    var docx = PartCollector()
    try DOCXWriter.write(manual, to: &docx)
    var odt = PartCollector()
    try ODTWriter.write(manual, to: &odt)
    return docx.parts + odt.parts
  }

  @Test func givesBackManualsThatShareLittle() throws {
    let manuals = try [Example.plant, .studio, .stress].map { try $0.manual() }
    for (old, new) in [(0, 1), (1, 2), (2, 0)] {
      let redline = Redline.of(manuals[old], manuals[new])
      #expect(Redline.verify(redline, manuals[old], manuals[new]).isEmpty)
    }
  }

  // MARK: What is marked

  @Test func findsNothingWhereNothingChanged() async throws {
    let (_, difference) = try await made(.nothing)
    #expect(difference.isEmpty)
  }

  /// Wherever a fact stands, the fact is marked and not a character more.
  @Test(arguments: [
    (Edit.hotline, ["400-000-5168", "400-000-6000"]),
    (.department, ["售后服务部", "客户服务部", "售后服务部经理", "客户服务部经理"]), (.person, ["沈知秋", "林望舒"]),
  ])
  func marksTheFactAndNothingElse(edit: Edit, words: [String]) async throws {
    let (_, difference) = try await made(edit)
    let runs = difference.sections.flatMap(\.passages).flatMap { $0.cells.flatMap { $0 } }
      .filter { $0.change == .inserted || $0.change == .deleted }
    #expect(runs.count > 8)
    let others = Set(runs.map(\.text)).subtracting(words)
    #expect(others.isEmpty)
  }

  @Test func marksANumberAndNotItsUnit() async throws {
    let (_, difference) = try await made(.numbers)
    let runs = difference.sections.flatMap(\.passages).flatMap { $0.cells.flatMap { $0 } }
      .filter { $0.change == .inserted || $0.change == .deleted }
    let words = Set(runs.map(\.text))
    #expect(
      words.isSubset(of: [
        "4", "2", "90", "180", "2026年8月26日", "2027年1月15日", "2026-08-26", "2027-01-15", "四", "两",
      ]))
  }

  // MARK: What is told

  @Test(arguments: [
    (
      Edit.hotline,
      "5.2.4.1 服务热线由400-000-5168改为400-000-6000；5.1.1.2 网点“安博辰总部维修中心”的电话由400-000-5168改为400-000-6000"
    ),
    (.department, "5.1.1 售后服务部更名为客户服务部"), (.person, "5.1.1.1 售后服务部经理由沈知秋改为林望舒"),
    (.nothing, ""),
  ])
  func tellsItInAFewWords(edit: Edit, words: String) async throws {
    let (_, difference) = try await made(edit)
    #expect(ChangeSummary(difference, try Self.phrases()).text == words)
  }

  @Test func tellsWhichOutletsCameAndWent() async throws {
    let (_, difference) = try await made(.outlets)
    let text = ChangeSummary(difference, try Self.phrases()).text
    #expect(text.contains("新增服务网点1个：云河服务网点"))
    #expect(text.contains("撤销服务网点1个：澄东服务网点"))
  }

  @Test func tellsOneCauseForManySections() async throws {
    let (_, difference) = try await made(.department)
    #expect(difference.facts.count == 1)
    #expect(difference.sections.count > 80)
    let unexplained = difference.sections.filter { !$0.isExplained }.map(\.id)
    #expect(unexplained.isEmpty)
    #expect(difference.facts[0].places.count > 80)
  }
}
