import Packaging

/// The numberings of a DOCX file while its paragraphs are counted (ISO/IEC 29500-1 §17.9).
struct WordNumberings {
  private struct Level {
    var start = 1
    var format = "decimal"
    /// `%1.%2` and what stands around.
    var text = ""
    var style: String?

    init(_ element: XMLElement) {
      start = Int(numbering: element.first("w:start")?["w:val"]) ?? 1
      format = element.first("w:numFmt")?["w:val"] ?? "decimal"
      text = element.first("w:lvlText")?["w:val"] ?? ""
      style = element.first("w:pStyle")?["w:val"]
    }
  }

  private struct Instance {
    var definition: String
    var levels: [Int: Level] = [:]
    var starts: [Int: Int] = [:]
    /// The levels whose own start has been used.
    var begun: Set<Int> = []
  }

  private var definitions: [String: [Int: Level]] = [:]
  private var instances: [String: Instance] = [:]
  /// For each definition, the last number of each level; nil where none was counted yet.
  private var counters: [String: [Int?]] = [:]

  init(_ root: XMLElement?) {
    for element in root?.elements ?? [] {
      switch element.name.qualified {
      case "w:abstractNum":
        guard let id = element["w:abstractNumId"] else { continue }
        definitions[id] = Self.levels(of: element.elements)
      case "w:num":
        guard let id = element["w:numId"],
          let definition = element.first("w:abstractNumId")?["w:val"]
        else { continue }
        var instance = Instance(definition: definition)
        for override in element.elements where override.name.qualified == "w:lvlOverride" {
          guard let level = Int(override["w:ilvl"] ?? "") else { continue }
          instance.levels.merge(Self.levels(of: override.elements)) { $1 }
          if let start = Int(numbering: override.first("w:startOverride")?["w:val"]) {
            instance.starts[level] = start
          }
        }
        instances[id] = instance
      default: break
      }
    }
  }

  private static func levels(of elements: [XMLElement]) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for element in elements where element.name.qualified == "w:lvl" {
      if let level = Int(element["w:ilvl"] ?? "") { levels[level] = Level(element) }
    }
    return levels
  }

  private func level(_ level: Int, of instance: Instance) -> Level? {
    instance.levels[level] ?? definitions[instance.definition]?[level]
  }

  /// The level whose numbers a style has.
  func level(ofStyle style: String, in numbering: String) -> Int? {
    guard let instance = instances[numbering] else { return nil }
    return (0...8).first { level($0, of: instance)?.style == style }
  }

  func isBullet(_ place: WordOutline.Place) -> Bool {
    instances[place.numbering].flatMap { level(place.level, of: $0) }?.format == "bullet"
  }

  /// The next number of a place as it is shown; empty for signs and for what is not known.
  mutating func count(_ place: WordOutline.Place) -> String {
    guard var instance = instances[place.numbering], let own = level(place.level, of: instance)
    else { return "" }
    var counts = counters[instance.definition] ?? Array(repeating: nil, count: 9)
    if let start = instance.starts[place.level], instance.begun.insert(place.level).inserted {
      counts[place.level] = start
    } else {
      counts[place.level] = counts[place.level].map { $0 + 1 } ?? own.start
    }
    for above in 0..<place.level where counts[above] == nil {
      counts[above] = instance.starts[above] ?? level(above, of: instance)?.start ?? 1
    }
    for below in (place.level + 1)..<max(9, place.level + 1) { counts[below] = nil }
    counters[instance.definition] = counts
    instances[place.numbering] = instance
    guard own.format != "bullet", own.format != "none" else { return "" }
    var text = own.text
    for above in 0...place.level {
      guard let count = counts[above], let level = level(above, of: instance) else { continue }
      text = text.replacing("%\(above + 1)", with: Self.number(count, level.format))
    }
    return text
  }

  private static func number(_ count: Int, _ format: String) -> String {
    switch format {
    case "upperLetter", "lowerLetter":
      guard (1...26).contains(count) else { return String(count) }
      let first: UInt8 = format == "upperLetter" ? 0x40 : 0x60
      return String(Unicode.Scalar(first + UInt8(count)))
    default: return String(count)
    }
  }
}

extension Int {
  /// A number that a numbering begins with; as large as those of Word at the most, so that it can be
  /// counted on.
  init?(numbering text: String?) {
    guard let number = text.flatMap({ Int($0) }) else { return nil }
    self = Swift.min(Swift.max(number, 0), 32_767)
  }
}
