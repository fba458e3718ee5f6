import ManualModel

/// A stretch of the bytes of a template file.
///
/// Places are kept as byte offsets, which cost nothing; lines and columns are counted only for what
/// is shown to somebody.
struct TextRange: Hashable, Sendable {
  var start: Int32
  var end: Int32

  init(_ start: Int, _ end: Int) {
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
  }

  static let none = TextRange(0, 0)

  var isEmpty: Bool { start >= end }
  var bounds: Range<Int> { Int(start)..<Int(max(start, end)) }
}

/// A line of a template file, without its line end and the blanks behind its text.
struct SourceLine: Sendable {
  var start: Int32
  var end: Int32
  /// The first byte that is not a blank; `end` where there is none.
  var content: Int32
  /// Columns before the content; a tab reaches to the next multiple of four.
  var indent: Int32
}

/// The bytes of a template file and where its lines begin.
struct SourceText: Sendable {
  let file: SourceFileID
  let bytes: [UInt8]
  let lines: [SourceLine]

  init(_ bytes: [UInt8], file: SourceFileID) {
    self.file = file
    self.bytes = bytes
    self.lines = SourceText.lines(of: bytes)
  }

  private static func lines(of bytes: [UInt8]) -> [SourceLine] {
    var lines: [SourceLine] = []
    lines.reserveCapacity(bytes.count / 40 + 1)
    // A byte order mark is no text.
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let next = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var end = next
      while end > start, bytes[end - 1].isBlank { end -= 1 }
      var content = start
      var indent = 0
      while content < end, bytes[content].isBlank {
        indent = bytes[content] == UInt8(ascii: "\t") ? (indent / 4 + 1) * 4 : indent + 1
        content += 1
      }
      lines.append(
        SourceLine(
          start: Int32(clamping: start), end: Int32(clamping: end),
          content: Int32(clamping: content), indent: Int32(clamping: indent)))
      start = next + 1
    }
    return lines
  }

  /// The text of a range; the file is UTF-8, and what is not becomes U+FFFD.
  func text(_ range: TextRange) -> String {
    String(decoding: bytes[range.bounds], as: UTF8.self)
  }

  /// Line and column of a byte, in Unicode scalars and from one.
  func position(of offset: Int32) -> SourcePosition {
    guard let index = line(of: offset) else { return SourcePosition(line: 1, column: 1) }
    let start = Int(lines[index].start)
    let end = min(max(Int(offset), start), bytes.count)
    var column = 1
    for byte in bytes[start..<end] where byte & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: index + 1, column: column)
  }

  func span(_ range: TextRange) -> SourceSpan {
    SourceSpan(file: file, start: position(of: range.start), end: position(of: range.end))
  }

  /// The place where the content of a line begins; blanks are one column each.
  func start(ofLine index: Int) -> SourcePosition {
    guard lines.indices.contains(index) else { return SourcePosition(line: index + 1, column: 1) }
    return SourcePosition(
      line: index + 1, column: Int(lines[index].content - lines[index].start) + 1)
  }

  /// The index of the line that holds a byte, by halving.
  private func line(of offset: Int32) -> Int? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}

extension UInt8 {
  /// A blank, a tab or the first half of a CRLF.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  var isLowercase: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }

  /// A byte a name may hold: ASCII letters, digits, `_`, and every byte of a character beyond ASCII.
  var isNamePart: Bool {
    isLowercase || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self || isDigit
      || self == UInt8(ascii: "_") || self >= 0x80
  }

  /// What a backslash can take its meaning from.
  var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
