/// Breaks text into lines of a width in columns.
///
/// A line ends at a blank or between Chinese characters; it does not begin with a mark that closes
/// (`，`, `）`) nor end with one that opens (`（`), after GB/T 15834-2011 §5.1.
struct LineBreaker {
  /// The width of a line.
  let width: Int
  /// What stands before the first line, and before the others, in columns.
  var first = 0
  var others = 0

  func lines(of text: String) -> [String] {
    var lines: [String] = []
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      add(part, to: &lines)
    }
    return lines
  }

  /// The width of the widest piece that should not be broken.
  static func widestWord(of text: Substring) -> Int {
    Chunks(text).reduce(0) { max($0, $1.columns) }
  }

  private func add(_ text: Substring, to lines: inout [String]) {
    var line = ""
    var used = 0
    var room = width - (lines.isEmpty ? first : others)
    func indent(_ isFirst: Bool) -> String {
      String(repeating: " ", count: isFirst ? first : others)
    }
    func finish() {
      while line.last == " " { line.removeLast() }
      lines.append(line.isEmpty ? "" : indent(lines.isEmpty) + line)
      line = ""
      used = 0
      room = width - others
    }
    for chunk in Chunks(text) {
      let columns = chunk.columns
      if used + columns > room, !chunk.isBlank {
        if used > 0 { finish() }
        guard columns > room else {
          line = String(chunk.text)
          used = columns
          continue
        }
        // Wider than a line: cut where it must be.
        for character in chunk.text {
          if used + character.columns > room, used > 0 { finish() }
          line.append(character)
          used += character.columns
        }
        continue
      }
      line += chunk.text
      used += columns
    }
    finish()
  }
}

/// A piece of text that no line ends in.
private struct Chunk {
  var text: Substring
  var columns: Int
  var isBlank: Bool
}

/// The chunks of a text: words, blanks, and Chinese characters each with the marks that cling to it.
private struct Chunks: Sequence, IteratorProtocol {
  private var rest: Substring

  init(_ text: Substring) { rest = text }

  mutating func next() -> Chunk? {
    guard let first = rest.first else { return nil }
    var end = rest.startIndex
    var columns = 0
    func isAtEnd() -> Bool { end == rest.endIndex }
    func take(while holds: (Character) -> Bool, limit: Int = Int.max) {
      var count = 0
      while !isAtEnd(), count < limit, holds(rest[end]) {
        columns += rest[end].columns
        end = rest.index(after: end)
        count += 1
      }
    }
    if first == " " {
      take(while: { $0 == " " })
    } else {
      take(while: \.opens, limit: 4)
      if !isAtEnd(), rest[end].isWordPart {
        take(while: \.isWordPart)
        // `5.2.4` and `08:30` are words.
        while !isAtEnd(), ".,:".contains(rest[end]),
          let next = rest[end...].dropFirst().first, next.isWordPart
        {
          take(while: { _ in true }, limit: 1)
          take(while: \.isWordPart)
        }
      } else if !isAtEnd(), rest[end] != " " {
        take(while: { _ in true }, limit: 1)
      }
      take(while: \.closes, limit: 4)
    }
    let text = rest[..<end]
    rest = rest[end...]
    return Chunk(text: text, columns: columns, isBlank: first == " ")
  }
}

extension Character {
  /// Whether no line ends with it: brackets and quotation marks that open.
  fileprivate var opens: Bool {
    switch category {
    case .openPunctuation, .initialPunctuation: true
    default: false
    }
  }

  /// Whether no line begins with it: what closes, and the marks of a sentence.
  fileprivate var closes: Bool {
    switch category {
    case .closePunctuation, .finalPunctuation: true
    case .otherPunctuation, .dashPunctuation, .otherSymbol: Self.marks.contains(self)
    default: false
    }
  }

  /// The marks `，。、；：？！…—·,.;:?!%℃`.
  private static let marks =
    "\u{FF0C}\u{3002}\u{3001}\u{FF1B}\u{FF1A}\u{FF1F}\u{FF01}\u{2026}\u{2014}\u{B7},.;:?!%\u{2103}"

  /// Nil for letters and Chinese characters, which most are.
  private var category: Unicode.GeneralCategory? {
    guard let scalar = unicodeScalars.first else { return nil }
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: return nil
    default: return scalar.properties.generalCategory
    }
  }

  /// Whether it is a letter or digit of a word that is not Chinese.
  fileprivate var isWordPart: Bool {
    columns == 1 && self != " " && !opens && !closes
  }
}
