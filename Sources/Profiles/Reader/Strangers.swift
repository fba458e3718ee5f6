import ManualModel

/// Names that references use although nothing has them, each told once with all its places.
///
/// A department that was renamed is one mistake, however often it is named.
struct Strangers {
  /// What is referred to.
  enum Kind {
    case department, person

    var list: Wording {
      switch self {
      case .department: Wording(zh: "部门", en: "departments")
      case .person: Wording(zh: "人员", en: "people")
      }
    }
  }

  /// A name, the key under which it is first used, and all its places.
  struct Stranger {
    var name: String
    var kind: Kind
    var key: String
    var spans: [SourceSpan]
  }

  private(set) var all: [Stranger] = []
  private var indices: [String: Int] = [:]
  /// Whether a key at the top is unknown: perhaps the misspelt list of departments.
  var hasUnknownList = false

  /// Nobody reads more; the reporter stops there as well.
  private static let limit = 200

  mutating func add(_ name: String, _ kind: Kind, _ key: String, at span: SourceSpan) {
    let index = indices["\(kind) \(name)"]
    if let index {
      all[index].spans.append(span)
    } else if all.count <= Self.limit {
      indices["\(kind) \(name)"] = all.count
      all.append(Stranger(name: name, kind: kind, key: key, spans: [span]))
    }
  }
}

extension FactDecoder {
  /// Tells which names nothing has, unless that is because their list could not be read.
  mutating func reportStrangers() {
    guard !reporter.isTruncated else { return }
    for kind in [Strangers.Kind.department, .person] {
      let known = kind == .department ? names.departments.inOrder : names.people.inOrder
      let found = strangers.all.filter { $0.kind == kind }
      if known.isEmpty, found.count > 1 || strangers.hasUnknownList {
        let spans = found.flatMap(\.spans)
        guard !strangers.hasUnknownList, let first = spans.first else { continue }
        reporter.report(.missingList(kind.list, uses: spans.count, at: first))
      } else {
        for stranger in found { reporter.report(.unknownName(stranger, among: known)) }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownName(
    _ stranger: Strangers.Stranger, among known: [String]
  ) -> Diagnostic {
    let (name, key, list) = (stranger.name, stranger.key, stranger.kind.list)
    let near = likeliest(name, among: known)
    var remedy =
      near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") }
      ?? Wording(
        zh: "在「\(list.zh)」里加上「\(name)」，或改成已有的名称",
        en: "add '\(name)' to '\(list.en)', or use a name that is there")
    if stranger.spans.count > 1 {
      var lines: [Int32] = []
      for span in stranger.spans.dropFirst() where !lines.contains(span.start.line) {
        lines.append(span.start.line)
        if lines.count > 6 { break }
      }
      let shown = lines.prefix(6).map { String($0) }
      let count = stranger.spans.count
      let rest = Wording(
        zh: shown.joined(separator: "、") + " 行" + (lines.count > 6 ? "等" : ""),
        en: shown.joined(separator: ", ") + (lines.count > 6 ? " …" : ""))
      remedy.zh += "（共用到 \(count) 处，还有第 \(rest.zh)）"
      remedy.en += " (used \(count) times, also in lines \(rest.en))"
    }
    return Diagnostic(
      "unknown-name", at: stranger.spans[0],
      Wording(
        zh: "「\(key)」写的「\(name)」不在「\(list.zh)」里",
        en: "'\(name)' in '\(key)' is not among the \(list.en)"), remedy: remedy)
  }

  fileprivate static func missingList(
    _ list: Wording, uses: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "missing-list", at: span,
      Wording(
        zh: "资料里没有「\(list.zh)」，却有 \(uses) 处用到",
        en: "the profile has no '\(list.en)', but names some \(uses) times"),
      remedy: Wording(
        zh: "写上「\(list.zh):」，每一项以「- 」开头", en: "add '\(list.en):' with an item '- …' for each"))
  }
}

/// The nearest of `candidates`, or else the one that a short or long form stands for: 售后部 for 售后服务部.
func likeliest(_ name: String, among candidates: [String]) -> String? {
  if let near = nearest(name, among: candidates) { return near }
  let wanted = Array(name.unicodeScalars.prefix(65))
  guard (2...64).contains(wanted.count), wanted.contains(where: { $0.value > 0x7F }) else {
    return nil
  }
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars.prefix(65))
    guard (2...64).contains(other.count) else { continue }
    let (short, long) = wanted.count < other.count ? (wanted, other) : (other, wanted)
    guard short.isSpread(over: long) else { continue }
    let distance = long.count - short.count
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

extension [Unicode.Scalar] {
  /// Whether all of it occurs in another text, in the same order.
  fileprivate func isSpread(over text: [Unicode.Scalar]) -> Bool {
    var rest = self[...]
    for scalar in text where scalar == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
