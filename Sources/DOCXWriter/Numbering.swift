import ManualModel

/// A place in a numbering: `w:numPr` (ISO/IEC 29500-1 §17.3.1.19).
struct NumberingReference: Hashable, Sendable {
  /// `w:ilvl`, from 0.
  var level: Int
  /// `w:numId`; 0 takes a paragraph out of the numbering of its style.
  var id: Int

  static func none(level: Int) -> NumberingReference { NumberingReference(level: level, id: 0) }
}

/// The numberings of a document: definitions, and instances that count on their own.
struct Numbering {
  /// The look of a list, defined once and used by every list that looks so.
  struct ListLook: Hashable {
    var marker: List.Marker
    /// Lists in cells begin at the edge, lists of the text where its first lines do.
    var isInCell: Bool
  }

  /// A `w:num`: a definition, and where it departs from it.
  struct Instance: Equatable {
    var definition: Int
    var overrides: [Override]
  }

  /// A `w:lvlOverride` (ISO/IEC 29500-1 §17.9.8).
  struct Override: Equatable {
    var level: Int
    var start: Int
    /// The levels above as text, where they do not count as they should: `5.2.`.
    var prefix: String?
  }

  /// The definition (`w:abstractNumId`) of the numbered headings.
  static let headings = 0
  /// That of the appendices.
  static let appendices = 1

  private(set) var looks: [ListLook] = []
  private(set) var instances = [
    Instance(definition: headings, overrides: []), Instance(definition: appendices, overrides: []),
  ]
  private var bullets: [ListLook: Int] = [:]

  /// The `w:numId` that the styles of headings name.
  static func styleInstance(of definition: Int) -> Int { definition + 1 }

  /// A new instance of the headings' or the appendices' numbering.
  mutating func instance(of definition: Int, overrides: [Override]) -> Int {
    instances.append(Instance(definition: definition, overrides: overrides))
    return instances.count
  }

  /// The number of a list's items: an instance for each list that counts, one for all bullets.
  mutating func instance(of look: ListLook, level: Int) -> Int {
    if let id = bullets[look] { return id }
    let definition: Int
    if let index = looks.firstIndex(of: look) {
      definition = index + 2
    } else {
      looks.append(look)
      definition = looks.count + 1
    }
    guard look.marker == .bullet else {
      return instance(of: definition, overrides: [Override(level: level, start: 1)])
    }
    let id = instance(of: definition, overrides: [])
    bullets[look] = id
    return id
  }
}

extension Numbering.ListLook {
  static let levels = 9

  /// Where the marker of a level stands, in twips, for text of that size.
  func markerIndent(level: Int, characterWidth: Int) -> Int {
    (isInCell ? 0 : 2 * characterWidth) + level * 2 * characterWidth
  }

  /// Where the text of an item begins.
  func textIndent(level: Int, characterWidth: Int) -> Int {
    markerIndent(level: level, characterWidth: characterWidth)
      + marker.characters * characterWidth
  }
}
