import Packaging

/// The numberings of an ODT file while its headings are counted (ODF 1.3 part 3 §16.32, §16.30).
struct OpenOutline {
  private struct Level {
    var format: String
    var prefix: String
    var suffix: String
    var displayed: Int
    var start: Int

    init(_ element: XMLElement) {
      format = element["style:num-format"] ?? ""
      prefix = element["style:num-prefix"] ?? ""
      suffix = element["style:num-suffix"] ?? ""
      displayed = min(max(Int(element["text:display-levels"] ?? "") ?? 1, 1), 10)
      start = Int(numbering: element["text:start-value"]) ?? 1
    }
  }

  private var lists: [String: [Int: Level]] = [:]
  private var outline: [Int: Level] = [:]
  /// The parent and the list style of each paragraph style.
  private var styles: [String: (parent: String?, list: String?, name: String)] = [:]
  private var counters: [String: [Int?]] = [:]

  init(_ roots: [XMLElement?]) {
    for root in roots.compactMap({ $0 }) {
      for group in root.elements {
        for element in group.elements { read(element) }
      }
    }
  }

  private mutating func read(_ element: XMLElement) {
    switch element.name.qualified {
    case "text:list-style":
      if let name = element["style:name"] { lists[name] = Self.levels(of: element) }
    case "text:outline-style": outline = Self.levels(of: element)
    case "style:style" where element["style:family"] == "paragraph":
      guard let name = element["style:name"] else { return }
      styles[name] = (
        element["style:parent-style-name"], element["style:list-style-name"],
        (element["style:display-name"] ?? name).lowercased()
      )
    default: break
    }
  }

  private static func levels(of element: XMLElement) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for element in element.elements {
      if let level = Int(element["text:level"] ?? ""), (1...10).contains(level) {
        levels[level] = Level(element)
      }
    }
    return levels
  }

  /// Whether the style, or one it is based on, is that of captions.
  func isCaption(_ style: String?) -> Bool {
    var next = style
    for _ in 0..<30 {
      guard let name = next, let found = styles[name] else { return false }
      if ["caption", "题注", "illustration", "table", "figure", "插图", "表格"].contains(found.name) {
        return true
      }
      next = found.parent
    }
    return false
  }

  /// The level that a style has for its name, `标题 1`, or that the style has on which it is based.
  func headingLevel(_ style: String?) -> Int? {
    guard let found = style.flatMap({ styles[$0] }) else { return nil }
    for name in [found.name, found.parent.flatMap { styles[$0]?.name } ?? ""] {
      if name.hasPrefix("标题 "), let level = Int(name.dropFirst(3)), (1...9).contains(level) {
        return level
      }
    }
    return nil
  }

  /// Whether the items of a list have signs instead of numbers.
  func isBullet(_ list: String, level: Int) -> Bool {
    lists[list]?[level].map { $0.format.isEmpty } ?? false
  }

  /// The next number of a heading as it is shown: of the outline, or of the list it stands in.
  mutating func count(level: Int, list: String?, restart: Int?) -> String {
    let key = list ?? ""
    let levels = list.map { lists[$0] ?? [:] } ?? outline
    guard (1...10).contains(level), let own = levels[level], !own.format.isEmpty else { return "" }
    var counts = counters[key] ?? Array(repeating: nil, count: 11)
    counts[level] = restart ?? counts[level].map { $0 + 1 } ?? own.start
    for above in 1..<level where counts[above] == nil { counts[above] = levels[above]?.start ?? 1 }
    for below in (level + 1)..<max(11, level + 1) { counts[below] = nil }
    counters[key] = counts
    let first = max(1, level - own.displayed + 1)
    let numbers = (first...level).compactMap { place -> String? in
      guard let count = counts[place], let level = levels[place], !level.format.isEmpty else {
        return nil
      }
      return Self.number(count, level.format)
    }
    return own.prefix + numbers.joined(separator: ".") + own.suffix
  }

  private static func number(_ count: Int, _ format: String) -> String {
    guard format == "A", (1...26).contains(count) else { return String(count) }
    return String(Unicode.Scalar(0x40 + UInt8(count)))
  }
}
