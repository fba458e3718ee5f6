import Foundation
import ManualKit
import Testing

/// Values never change structure: a profile full of marks gives the manual of its harmless twin.
@Suite struct StressTests {
  /// What every single-line text of the stress profile ends with, as YAML and as text.
  private static let marks = ##" | * # < & " ' ]]> {{ company.name }} {% end %} ::: ^^ << 𠮷😀"##
  private static let quoted = marks.replacing("'", with: "''")
  /// The lines of its longer texts, and what stands for them in the twin.
  private static let lines: [(hostile: String, harmless: String)] = [
    (##" | * # < & " ' ]]>"##, ""), ("# 像标题 {{ company.name }}", "第二行"),
    ("| 像 | 表格 |", "第三行"), ("|---|---|", "第四行"), ("::: landscape", "第五行"),
    ("{% if true %}", "第六行"), ("^^", "第七行"), ("<<", "第八行"),
    ("- 像列表 **像强调** `像代码` [像链接](javascript:alert(1))", "第九行"),
    (##"::: 末行 \ 反斜杠 \| %% 注释 <br> &amp; &#x0; <w:p/>"##, "末行"),
  ]

  private static func twin(of profile: String) throws -> String {
    let text = profile.components(separatedBy: "\n")
      .map { $0.replacing(quoted, with: "").harmless(lines) }.joined(separator: "\n")
    try #require(!text.replacing(marks, with: "").contains("😀 "))
    return text
  }

  /// A line as the twin has it.
  private static func harmless(_ line: String) -> String {
    line.replacing(marks, with: "").harmlessInside(lines)
  }

  private static let twinBuild = Task {
    try await Built(of: .stress) { $0 = try twin(of: $0) }
  }

  @Test func buildsWithoutAnError() async throws {
    let report = try await Example.stress.built().report
    #expect(report.status == .done)
    #expect(!report.messages.contains("error"), "\(report.messages)")
  }

  @Test func keepsTheShapeOfItsHarmlessTwin() async throws {
    let hostile = try await Example.stress.built()
    let twin = try await Self.twinBuild.value
    for ((format, one), (_, other)) in zip(hostile.readings, twin.readings) {
      let changes = difference(one.pieces.map(\.shape), other.pieces.map(\.shape))
      #expect(changes.isEmpty, "\(format)")
      #expect(one.sections == other.sections)
    }
  }

  @Test func bringsEveryCharacterThrough() async throws {
    let hostile = try await Example.stress.built()
    let twin = try await Self.twinBuild.value
    for ((format, one), (_, other)) in zip(hostile.readings, twin.readings) {
      let marks = one.text.ranges(of: Self.marks).count
      #expect(marks > 500)
      // The twin is another manual, and only the marks tell them apart.
      let isTwin = other.text.contains("第五行") && !one.text.contains("第五行")
      #expect(isTwin)
      let changes = difference(one.lines.map(Self.harmless), other.lines.map(Self.harmless))
      #expect(changes.isEmpty, "\(format)")
      // A family of four is one character of seven scalars, beyond the basic plane and joined.
      let hasFamily = one.text.contains("𠮷😀👨‍👩‍👧‍👦")
      #expect(hasFamily)
    }
  }

  @Test func leadsNowhereDangerous() async throws {
    for bytes in [try await Example.stress.built().docx, try await Example.stress.built().odt] {
      let addresses = try addresses(in: bytes)
      #expect(addresses.allSatisfy { $0.contains(/^(https?|mailto|tel):/) }, "\(addresses)")
    }
  }
}

extension String {
  /// A line of a profile without its marks.
  fileprivate func harmless(_ lines: [(hostile: String, harmless: String)]) -> String {
    let indent = prefix { $0 == " " }
    let words = String(dropFirst(indent.count))
    for (hostile, harmless) in lines {
      if words == hostile { return String(indent) + harmless }
      if harmless.isEmpty, words.hasSuffix(hostile) {
        return String(indent) + String(words.dropLast(hostile.count))
      }
    }
    return self
  }

  /// A line of a document, which may hold a whole text of several lines.
  fileprivate func harmlessInside(_ lines: [(hostile: String, harmless: String)]) -> String {
    lines.reduce(self) { $0.replacing($1.hostile, with: $1.harmless) }
  }
}
