import ManualModel
import Profiles

/// What reading one text gave.
struct Reading {
  var facts: Facts?
  /// The diagnostics as lines, `file:line:col: error: … [id]`.
  var chinese: [String]
  var english: [String]
  var remedies: [Wording?]
}

/// A catalogue of the two sections and four clauses that these tests speak of.
let catalogue = Catalogue(
  standard: "GB/T 27922-2011", title: "商品售后服务评价体系",
  clauses: ["5.1", "5.1.1", "5.1.2", "5.2", "5.2.4", "5.2.4.1", "5.2.6"].compactMap { number in
    ClauseID(number).map {
      Clause(
        id: $0, title: number, requirement: "", evidence: [], appliesTo: [], isVerified: true,
        span: .none)
    }
  })

let schema = Schema(parameters: [
  ParameterGroup(
    key: "repair", name: "维修",
    parameters: [
      Parameter(key: "respond_within_hours", name: "响应时限", isNumber: true, unit: "小时"),
      Parameter(
        key: "reschedule_notice_hours", name: "改期提前告知", isNumber: true, unit: "小时",
        defaultValue: "2"),
      Parameter(key: "manner", name: "方式", isNumber: false),
    ])
])

func read(_ bytes: [UInt8], name: String = "p.yaml") -> Reading {
  var sources = SourceMap()
  var diagnostics = Diagnostics()
  let facts = ProfileReader.read(
    bytes, name: name, sources: &sources, schema: schema, catalogue: catalogue,
    diagnostics: &diagnostics)
  return Reading(
    facts: facts, chinese: lines(diagnostics, sources, \.zh),
    english: lines(diagnostics, sources, \.en), remedies: diagnostics.all.map(\.remedy))
}

func read(_ text: String) -> Reading { read(Array(text.utf8)) }

func lines(
  _ diagnostics: Diagnostics, _ sources: SourceMap, _ language: KeyPath<Wording, String>
) -> [String] {
  func place(_ span: SourceSpan) -> String {
    "\(sources[span.file]?.name ?? "-"):\(span.start.line):\(span.start.column)"
  }
  return diagnostics.all.flatMap { diagnostic in
    let summary = diagnostic.summary[keyPath: language]
    return [
      "\(place(diagnostic.span)): \(diagnostic.severity): \(summary) [\(diagnostic.id)]"
    ]
      + diagnostic.notes.map { note in
        "\(place(note.span)): note: \(note.text[keyPath: language])"
      }
  }
}

extension Facts {
  /// The facts as `path = value`, one a line, without those that are missing.
  func dump() -> [String] {
    var lines: [String] = []
    dump(root, into: &lines)
    return lines
  }

  private func dump(_ fact: Fact, into lines: inout [String]) {
    let path = table.path(of: fact.id)
    switch fact.value {
    case .missing: break
    case .text(let text): lines.append("\(path) = \(text)")
    case .number(let number): lines.append("\(path) = #\(number)")
    case .boolean(let value): lines.append("\(path) = \(value)")
    case .date(let day): lines.append("\(path) = \(day.iso)")
    case .choice(let choice): lines.append("\(path) = <\(choice.english)>")
    case .list(let items):
      if items.isEmpty { lines.append("\(path) = []") }
      for item in items { dump(item, into: &lines) }
    case .record(let fields): for field in fields { dump(field, into: &lines) }
    case .map(let entries): for (_, fact) in entries { dump(fact, into: &lines) }
    }
  }
}
