import Foundation
import ManualModel
import Testing

@testable import TemplateEngine

/// `Templates/README.md` is the reference of the section language, and every example in it holds.
struct ReferenceTests {
  private let text: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(contentsOf: root.appending(path: "Templates/README.md"), encoding: .utf8)
  }

  /// A fenced block: what stands behind the fence, its text and its line.
  private struct Fence {
    var kind: String
    var text: String
    var line: Int
  }

  private var fences: [Fence] {
    var fences: [Fence] = []
    var open: Fence?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        if let done = open {
          fences.append(done)
          open = nil
        } else {
          open = Fence(kind: String(line.dropFirst(3)), text: "", line: index + 1)
        }
      } else {
        open?.text += line + "\n"
      }
    }
    return fences
  }

  /// Evaluates an example in a manual that has a procedure and a form besides.
  private func result(of source: String, partials: [Fence]) -> String {
    var bench = Bench()
    let isWhole = source.hasPrefix("---")
    let section = bench.parse(isWhole ? source : "---\nid: s\ntitle: 标题\n---\n" + source)
    let files = partials.map { bench.parse($0.text, name: String($0.kind.dropFirst(7))) }
    func entry(_ text: String, below: [Skeleton.Entry] = []) -> Skeleton.Entry {
      .init(bench.parse(text), below: below)
    }
    let repair = entry("---\nid: repair\ntitle: 维修程序\nprocedure: repair\n---\n")
    let dispatch = entry("---\nid: form-dispatch\ntitle: 派工单\nform: dispatch\n---\n")
    let manual = bench.manual(
      Skeleton.Parts(
        body: [.init(section)],
        appendices: [
          entry("---\nid: procedures\ntitle: 程序\n---\n", below: [repair]),
          entry("---\nid: forms\ntitle: 表单\n---\n", below: [dispatch]),
        ], partials: files))
    // Lines of mistakes count from the example's first.
    let shift = isWhole ? 0 : 4
    var lines = bench.diagnostics.all.map { diagnostic in
      let start = diagnostic.span.start
      let remedy = diagnostic.remedy.map { "；" + $0.zh } ?? ""
      return
        "\(Int(start.line) - shift):\(start.column): \(diagnostic.summary.zh)\(remedy) [\(diagnostic.id)]"
    }
    var dump = Dump(targets: manual.targets)
    for section in manual.divisions.flatMap(\.sections).prefix(while: { $0.id != "procedures" }) {
      if section.id == "s" {
        for block in section.blocks { dump.block(block, 0) }
      } else {
        dump.section(section, 0)
      }
    }
    lines += dump.lines
    return lines.map { $0 + "\n" }.joined()
  }

  @Test func holdsInEveryExample() {
    var count = 0
    let fences = fences
    let partials = fences.filter { $0.kind.hasPrefix("shouce ") }
    for (index, fence) in fences.enumerated() where fence.kind == "shouce" {
      guard fences.indices.contains(index + 1), fences[index + 1].kind == "result" else {
        Issue.record("the example in line \(fence.line) has no result")
        continue
      }
      count += 1
      #expect(
        result(of: fence.text, partials: partials) == fences[index + 1].text,
        "Templates/README.md:\(fence.line)")
    }
    #expect(count >= 18)
  }

  @Test func describesEveryFunctionByARowThatHolds() {
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(cells)
    for function in Library.functions {
      guard let row = rows.first(where: { $0[0] == "`\(function.signature)`" }), row.count == 5
      else {
        Issue.record("no row for \(function.signature)")
        continue
      }
      #expect(row[1] == function.doc.zh)
      #expect(row[2] == function.doc.en)
      #expect(
        result(of: String(row[3].dropFirst().dropLast()), partials: []) == "body: \(row[4])\n",
        "\(function.name)")
    }
  }

  /// The cells of a row; `\|` is a bar.
  private func cells(_ row: Substring) -> [String] {
    row.replacing("\\|", with: "\u{1}").dropFirst().dropLast()
      .split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces).replacing("\u{1}", with: "|") }
  }

  @Test func namesEveryDirectiveKeyAndStatement() {
    for directive in Directive.allCases {
      #expect(text.contains("::: \(directive.rawValue)"), "\(directive)")
      for argument in directive.arguments {
        #expect(text.contains("`\(argument)`") || text.contains("\(argument)="), "\(argument)")
      }
    }
    for key in FrontKey.allCases { #expect(text.contains("| `\(key.rawValue)` |")) }
    for keyword in Keyword.allCases { #expect(text.contains("{% \(keyword.rawValue) ")) }
    for field in LoopField.allCases { #expect(text.contains(field.rawValue)) }
    for symbol in ["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "and", "or", "not", "in"] {
      #expect(text.contains(symbol))
    }
  }
}
