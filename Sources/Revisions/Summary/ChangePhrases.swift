/// The phrases in which a pack tells what changed: 「{name}由{old}改为{new}」.
///
/// A key may name the list or the fact it is for (`added/outlets`); the longest that fits counts. The
/// pack's are in `changes.yaml`, which says what each may hold.
package struct ChangePhrases: Sendable {
  private let phrases: [String: String]
  /// The paths of facts that a revision does not speak of, such as its own dates.
  private let silent: Set<String>
  /// The paths of facts that decide what is written without being written themselves.
  private let always: Set<String>
  /// What may stand behind a number, the longest first.
  package let unitWords: [String]

  /// `units` are those of facts by their paths, besides the ones that the pack's file gives.
  package init(
    _ phrases: [(key: String, text: String)], units: [(path: String, unit: String)] = []
  ) {
    var known: [String: String] = [:]
    for (path, unit) in units { known["unit/\(path)"] = unit }
    for (key, text) in phrases { known[key] = text }
    unitWords = (known["units"] ?? "").split(separator: " ").map(String.init)
      .sorted { $0.count > $1.count }
    always = Set((known["always"] ?? "").split(separator: " ").map(String.init))
    silent = Set((known["silent"] ?? "").split(separator: " ").map(String.init))
    self.phrases = known
  }

  /// Whether a revision does not speak of that fact: its dates and those who sign it.
  package func isSilent(_ path: String) -> Bool {
    var rest = path[...]
    while true {
      if silent.contains(String(rest)) { return true }
      guard let slash = rest.lastIndex(of: "/") else { return false }
      rest = rest[..<slash]
    }
  }

  /// The phrase of a key for a path, its placeholders filled; empty where the pack has none.
  ///
  /// One for a value of its own comes first: `changed/manual/controlled=否`.
  package func fill(
    _ key: String, for path: String = "", saying value: String = "",
    _ values: [(name: String, value: String)]
  ) -> String {
    var template = value.isEmpty ? "" : phrases["\(key)/\(path)=\(value)"] ?? ""
    var rest = path[...]
    while template.isEmpty {
      template = phrases[rest.isEmpty ? key : "\(key)/\(rest)"] ?? ""
      guard !rest.isEmpty else { break }
      rest = rest.lastIndex(of: "/").map { rest[..<$0] } ?? ""
    }
    return filled(template, values)
  }

  /// A phrase without placeholders.
  package func word(_ key: String) -> String { phrases[key] ?? "" }

  /// Whether a revision speaks of that fact though no text shows its value.
  package func isAlwaysTold(_ path: String) -> Bool { always.contains(path) }

  /// The unit that the numbers of a fact are counted in; empty for none.
  package func unit(of path: String) -> String { phrases["unit/\(path)"] ?? "" }

  /// A placeholder without a value says nothing; one that begins with what stands right before it
  /// says that once: 售后服务部 and 售后服务部经理.
  private func filled(_ template: String, _ values: [(name: String, value: String)]) -> String {
    var result = ""
    var rest = template[...]
    var last = ""
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      let value = values.first { $0.name == name }?.value ?? ""
      let isDoubled = open == rest.startIndex && !last.isEmpty && value.hasPrefix(last)
      result += isDoubled ? value.dropFirst(last.count) : value[...]
      last = value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
